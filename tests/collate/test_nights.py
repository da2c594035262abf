"""dates: a night that is told by the day it leads to, in the languages that do."""

import pytest

from collate.test_abroad_written import compared
from variorum.data import Kind


def dates(lang: str, base: str, reading: str, to: str) -> list[str]:
    return [v.note for v in compared(lang, base, reading, to=to) if v.kind is Kind.DATE]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("en", "de", "The fire began on the night of January 8.", "Der Brand begann in der Nacht zum 9. Januar."),
        ("en", "ru", "The fire began on the night of January 8.", "Пожар начался в ночь на 9 января."),
        ("uk", "en", "Пожежа почалася в ніч на 1 березня.", "The fire began on the night of February 28."),
        ("de", "en", "Der Brand begann in der Nacht auf Mittwoch.", "The fire began on Tuesday night."),
        ("ru", "de", "Пожар начался в ночь на среду.", "Der Brand begann am Dienstagabend."),
        ("de", "ru", "Der Brand begann in der Nacht zum Mittwoch.", "Пожар начался в ночь на среду."),
        ("en", "de", "The fire began in the early hours of January 9.", "Der Brand begann in der Nacht zum 9. Januar."),
        ("es", "en", "El incendio empezó en la madrugada del 9 de enero.", "The fire began on the night of January 8."),
    ],
)
def test_the_night_to_a_day_is_that_of_the_day_before(lang: str, to: str, base: str, reading: str) -> None:
    assert dates(lang, base, reading, to) == []


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("en", "de", "The fire began on the night of January 7.", "Der Brand begann in der Nacht zum 9. Januar."),
        ("de", "ru", "Der Brand begann in der Nacht zum Samstag.", "Пожар начался в ночь на понедельник."),
        ("en", "de", "The fire began on January 8.", "Der Brand begann am 9. Januar."),
    ],
)
def test_another_night_is_a_change(lang: str, to: str, base: str, reading: str) -> None:
    assert len(dates(lang, base, reading, to)) == 1
