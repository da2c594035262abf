"""Days beside numbers: they say nothing of what a number counts, and the first of some days counts nothing."""

import pytest

from collate.told import differences
from variorum.collate.view import Whole
from variorum.data import Kind
from variorum.testing import tell


def test_a_weekday_beside_two_numbers_does_not_make_one_of_them() -> None:
    base = "The fire at the mill killed at least three people and injured 17 early on Monday, police said."
    reading = "The death toll of the fire at the mill rose to eight on Monday, police said."
    assert not [v for v in differences(base, reading) if v.kind is Kind.NUMBER]


@pytest.mark.parametrize(
    ("lang", "text", "left"),
    [
        ("en", "The thief was in the system from 9 to 13 August.", []),
        ("en", "The thief was in the system on 9-13 August.", []),
        ("de", "Der Dieb war vom 9. bis 13. August im System.", []),
        ("ru", "Вор был в системе с 9 по 13 августа.", [9]),  # "по" leads to other numbers, too
        ("uk", "Злодій був у системі від 9 до 13 серпня.", []),
        ("fr", "Le voleur était dans le système du 9 au 13 août.", [9]),
        ("es", "El ladrón estuvo en el sistema entre el 9 y 13 de agosto.", []),
        ("en", "The thief took 9 files and 13 August letters.", [9]),
        ("en", "The thief copied 9 to 13 files in August.", [9, 13]),
    ],
)
def test_the_first_of_some_days_counts_nothing(lang: str, text: str, left: list[float]) -> None:
    assert [q.value for q in Whole(tell(text, lang=lang), ()).quantities] == left
