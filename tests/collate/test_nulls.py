"""nulls: what was not shown told as not there."""

import pytest

from collate.told import by
from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell

BASE = "The lower dose of the syrup did not differ significantly from sugar water."


@pytest.mark.parametrize(
    ("reading", "found"),
    [
        ("The lower dose of the syrup had no effect.", [(Kind.STRENGTH, "no effect")]),
        ("The lower dose of the syrup was no better than sugar water.", [(Kind.STRENGTH, "no better")]),
        ("The lower dose of the syrup was no better than sugar water to a statistically significant degree.", []),
        ("The lower dose of the syrup did not beat sugar water.", []),
        ("Nobody liked it, and it had no effect.", []),
    ],
)
def test_what_was_not_shown_may_be_there(reading: str, found: list[tuple[Kind, str]]) -> None:
    assert by("nulls", BASE, reading) == found


@pytest.mark.parametrize(
    ("lang", "reading", "words"),
    [
        ("de", "Die niedrigere Dosis des Sirups war wirkungslos.", "wirkungslos"),
        ("de", "Die niedrigere Dosis des Sirups unterschied sich nicht signifikant von Zuckerwasser.", ""),
        ("fr", "La dose la plus faible du sirop n'a eu aucun effet.", "aucun effet"),
        ("es", "La dosis más baja del jarabe no tuvo efecto.", "no tuvo efecto"),
        ("ru", "Меньшая доза сиропа не помогает.", "не помогает"),
        ("uk", "Менша доза сиропу не діє.", "не діє"),
    ],
)
def test_it_is_found_across_languages(lang: str, reading: str, words: str) -> None:
    a, b = tell(BASE, id="a"), tell(reading, id="b", lang=lang)
    alignment = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    found = [v for v in collate(a, b, alignment, ()) if v.by.startswith("nulls")]

    assert [v.reading.span.of(b.text) for v in found if v.reading] == ([words] if words else [])
