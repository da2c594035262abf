"""trades: two speakers who changed places in a translation."""

from collections.abc import Mapping

from variorum.collate import collate
from variorum.data import Alignment, Link
from variorum.statements import extract, resolve
from variorum.testing import tell

BASE = ("\u201cThe roof is sound,\u201d said Ada Brock.", "\u201cNobody asked us,\u201d said Tomas Velt.")
CROSSED = {(0, 0): 0.9, (1, 1): 0.95, (0, 1): 0.9, (1, 0): 0.8}


def traded(reading: tuple[str, str], scores: Mapping[tuple[int, int], float]) -> list[str]:
    """Return the words of the reading for speakers who changed places."""
    a, b = tell(*BASE, id="a", lang="en"), tell(*reading, id="b", lang="de")
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    links = tuple(Link(i, j, x) for (i, j), x in scores.items())
    found = collate(a, b, Alignment(left="a", right="b", links=links, by="test"), said)
    return sorted(v.reading.span.of(b.text) for v in found if v.reading and v.by.startswith("trades"))


TURNED = ("\u201eDas Dach ist heil\u201c, sagte Tomas Velt.", "\u201eUns hat keiner gefragt\u201c, sagte Ada Brock.")


def test_two_speakers_who_changed_places_are_found() -> None:
    assert traded(TURNED, CROSSED) == ["Ada Brock", "Tomas Velt"]


def test_two_sentences_that_changed_places_are_not() -> None:
    assert traded(TURNED, {(0, 0): 0.8, (1, 1): 0.7, (0, 1): 0.95, (1, 0): 0.9}) == []


def test_speakers_who_stayed_are_not() -> None:
    kept = ("\u201eDas Dach ist heil\u201c, sagte Ada Brock.", "\u201eUns hat keiner gefragt\u201c, sagte Tomas Velt.")
    assert traded(kept, CROSSED) == []
