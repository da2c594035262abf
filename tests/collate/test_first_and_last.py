"""The day from which something is so and the day until which it is."""

import pytest

from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("base", "reading", "langs", "words"),
    [
        ("The rule applies from Tuesday.", "The rule applies until Tuesday.", ("en", "en"), "until Tuesday"),
        ("The road is closed until May 12.", "The road is closed from May 12.", ("en", "en"), "from May 12"),
        ("Die Straße ist ab dem 12. Mai gesperrt.", "Die Straße ist bis zum 12. Mai gesperrt.", ("de", "de"), "bis zum 12. Mai"),
        ("La route est fermée à partir du 12 mai.", "La route est fermée jusqu'au 12 mai.", ("fr", "fr"), "jusqu'au 12 mai"),
        ("La carretera cerrará desde el 12 de mayo.", "La carretera cerrará hasta el 12 de mayo.", ("es", "es"), "hasta el 12 de mayo"),
        ("Дорога закрыта с 12 мая.", "Дорога закрыта до 12 мая.", ("ru", "ru"), "до 12 мая"),
        ("Дорога закрита з 12 травня.", "Дорога закрита до 12 травня.", ("uk", "uk"), "до 12 травня"),
        ("The road is closed from May 12.", "Дорога закрыта до 12 мая.", ("en", "ru"), "до 12 мая"),
    ],
)  # fmt: skip
def test_a_first_day_told_as_the_last(base: str, reading: str, langs: tuple[str, str], words: str) -> None:
    assert by("bounds", base, reading, langs) == [(Kind.DATE, words)]


@pytest.mark.parametrize(
    ("base", "reading", "langs"),
    [
        ("The road is closed from Monday to Friday.", "The road is closed until Friday.", ("en", "en")),
        ("The road was closed from May 12 to May 14.", "La route a été fermée du 12 au 14 mai.", ("en", "fr")),
        ("The road is closed since Monday.", "Дорога перекрыта с понедельника.", ("en", "ru")),
        ("The road is closed from Monday.", "The road is closed from Monday until Monday.", ("en", "en")),
    ],
)
def test_both_ends_or_the_same_one_are_no_change(base: str, reading: str, langs: tuple[str, str]) -> None:
    assert by("bounds", base, reading, langs) == []
