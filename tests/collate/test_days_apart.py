"""Days beside numbers, and days that others are measured by: what they say nothing of."""

import pytest

from collate.test_abroad_written import compared
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


@pytest.mark.parametrize(
    ("lang", "base", "reading", "changed"),
    [
        ("en", "This year there were 40 fewer fires.", "There were 40 fewer fires than last year.", False),
        ("de", "In diesem Jahr kamen 40 Schüler mehr.", "Es kamen 40 Schüler mehr als im vergangenen Jahr.", False),
        ("fr", "Cette année, on compte 40 élèves de moins.", "On compte 40 élèves de moins que l'an dernier.", False),
        ("es", "Este año hay 40 bomberos menos.", "Hay 40 bomberos menos que el año pasado.", False),
        ("ru", "В этом году пожаров на 40 меньше.", "Пожаров на 40 меньше, чем в прошлом году.", False),
        ("uk", "Цього року пожеж на 40 менше.", "Пожеж на 40 менше, ніж минулого року.", False),
        ("de", "In diesem Jahr kamen 40 Schüler mehr.", "Im vergangenen Jahr kamen 40 Schüler mehr.", True),
        ("es", "Hubo 40 incendios menos que en 2019.", "Hubo 40 incendios menos que en 2017.", True),
        # No comparison opens with every "que".
        ("es", "Dijo que este año habrá fiesta en la plaza.", "Dijo que el año pasado hubo fiesta en la plaza.", True),
    ],
)  # fmt: skip
def test_a_year_measured_by_another_is_not_that_one(lang: str, base: str, reading: str, changed: bool) -> None:
    assert (Kind.DATE in [v.kind for v in compared(lang, base, reading)]) is changed


def test_a_month_that_the_base_has_elsewhere_took_anothers_place() -> None:
    base = ("Ost won the vote in June.", "The court heard it in July.", "Half of them stayed away in June.")
    told = ("Ost ganó la votación en julio.", "El tribunal lo vio en julio.", "La mitad no votó en junio.")
    found = [v for v in differences(base, told, ("en", "es")) if v.kind is Kind.DATE]
    assert [v.note for v in found] == ["June → julio"]
    swapped = ("Ost ganó la votación en julio.", "El tribunal lo vio.", "La mitad no votó en junio.")
    assert not [v for v in differences(base, swapped, ("en", "es")) if v.kind is Kind.DATE]


def test_so_it_did_beside_a_month_that_both_sentences_have() -> None:
    base = ("She knew of the donor in June and wrote in May.", "The court heard it in July.")
    told = ("She knew of the donor in July and wrote in May.", "The court heard it in July.")
    assert [v.note for v in differences(base, told) if v.kind is Kind.DATE] == ["June → July"]
    mixed = ("She knew of the donor in July and wrote in April.", "The court heard it in July.")
    assert "June → July" not in [v.note for v in differences(base, mixed) if v.kind is Kind.DATE]
