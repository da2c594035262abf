"""trim: what both texts call a side stands at no end of a finding, however long the name."""

import pytest

from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell

BASE = ("{A} met {B} in Ostelin.", "{B} did not rule out a meeting with {A}.")
READING = ("{A} met {B} in Ostelin.", "{B} ruled out a meeting with {A}.")
SHORT = ("Karla Veit", "Pavel Orn")


def shown(a: str, b: str) -> list[tuple[Kind, str]]:
    """Return kind and words of what is found where the two sides have these names."""
    base, reading = (
        tell(*(s.format(A=a, B=b) for s in told), id=name) for name, told in (("a", BASE), ("b", READING))
    )
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0), Link(1, 1, 1.0)), by="test")
    return [(v.kind, v.reading.span.of(reading.text)) for v in collate(base, reading, links, ()) if v.reading]


@pytest.mark.parametrize("long", ["Ursel von der Lohe", "the Party of Ostelin", "Jean de la Tour"])
def test_a_long_name_moves_no_finding(long: str) -> None:
    found = shown(*SHORT)
    assert found == [(Kind.POLARITY, "ruled out a meeting with")]
    assert shown(long, SHORT[1]) == shown(SHORT[1], long)
