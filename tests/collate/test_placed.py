"""standings between two languages: places by size told otherwise, and those told in other words."""

import pytest

from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("langs", "base", "reading", "kind", "words"),
    [
        (("en", "ru"), "Marl is the second-largest yard in the country, behind Norsund.", "Марл — крупнейшая верфь страны.", Kind.NUMBER, "крупнейшая"),
        (("de", "es"), "Marl ist die zweitgrößte Werft des Landes.", "Marl es el mayor astillero del país.", Kind.NUMBER, "mayor"),
        (("es", "fr"), "Marl es el tercer mayor astillero del país.", "Marl est le plus grand chantier du pays.", Kind.NUMBER, "plus grand"),
        (("fr", "uk"), "Marl est l'un des plus grands chantiers du pays.", "Марл — найбільша верф країни.", Kind.STRENGTH, "найбільша"),
        (("fr", "uk"), "Marl est la plus ancienne centrale du pays.", "Марл є однією з найстаріших станцій країни.", Kind.STRENGTH, "однією з найстаріших"),
        (("uk", "en"), "Марл — друга за розміром верф країни.", "Marl is the biggest yard in the country.", Kind.NUMBER, "biggest"),
    ],
)  # fmt: skip
def test_another_place_by_size_is_found(langs: tuple[str, str], base: str, reading: str, kind: Kind, words: str) -> None:
    assert by("placed", base, reading, langs) == [(kind, words)]


@pytest.mark.parametrize(
    ("langs", "base", "reading"),
    [
        (("en", "ru"), "Marl is the second-largest yard in the country.", "Марл — вторая по величине верфь страны."),
        (("en", "de"), "Marl is the second-largest yard in the country.", "Marl ist nach Norsund die größte Werft des Landes."),
        (("en", "es"), "Marl is the second-largest yard in the country.", "Marl es uno de los mayores astilleros del país."),
        # A part, an age, and another order.
        (("en", "es"), "Marl is the second-largest yard.", "En Marl trabaja la mayor parte de los obreros."),
        (("en", "fr"), "Marl is the second-largest yard.", "Marl est le chantier le plus ancien."),
        (("en", "ru"), ("Marl is the second-largest yard.", "Norsund is the largest."), ("Марл — крупнейшая верфь юга.", "Вторая по величине — Норсунн.")),
    ],
)  # fmt: skip
def test_a_place_in_other_words_is_no_finding(
    langs: tuple[str, str], base: str | tuple[str, ...], reading: str | tuple[str, ...]
) -> None:
    assert by("placed", base, reading, langs) == []
