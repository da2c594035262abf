"""A negation that another language spells out: "not go out" is "stay in"."""

import pytest

from collate.told import by
from variorum.data import Kind

BASE = "Жителей трёх деревень просят не выходить из дома до среды."


@pytest.mark.parametrize(
    ("reading", "lang"),
    [
        ("Die Bewohner dreier Dörfer sollen bis Mittwoch in ihren Häusern bleiben.", "de"),
        ("The people of three villages are asked to stay at home until Wednesday.", "en"),
        ("Les habitants de trois villages doivent rester chez eux jusqu'à mercredi.", "fr"),
        ("Se pide a los vecinos de tres pueblos que se queden en casa hasta el miércoles.", "es"),
    ],
)
def test_to_stay_in_is_not_to_go_out(reading: str, lang: str) -> None:
    assert by("negated", BASE, reading, ("ru", lang)) == []


def test_to_go_out_is_the_contrary() -> None:
    reading = "People in three villages are asked to leave home before Wednesday."
    assert [kind for kind, _ in by("negated", BASE, reading, ("ru", "en"))] == [Kind.POLARITY]
