"""siblings in German, French, Spanish, Russian and Ukrainian: sides, quarters, colours, kin."""

import pytest

from collate.test_abroad_written import compared
from variorum.data import Kind


def kinds(lang: str, base: str, reading: str) -> list[Kind]:
    return [v.kind for v in compared(lang, base, reading) if v.by.split("@")[0] == "siblings"]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Der Verein sperrte den linken Flügel der Tribüne im Stadion.", "Der Verein sperrte den rechten Flügel der Tribüne im Stadion."),
        ("fr", "Les secours ont fouillé le versant nord de la montagne.", "Les secours ont fouillé le versant sud de la montagne."),
        ("fr", "Le coureur s'est blessé à la main gauche pendant la course.", "Le coureur s'est blessé à la main droite pendant la course."),
        ("es", "El instituto elevó la alerta del volcán a naranja el lunes.", "El instituto elevó la alerta del volcán a roja el lunes."),
        ("es", "Dedicó el premio a su abuelo, que trabajó en la mina.", "Dedicó el premio a su hermana, que trabajó en la mina."),
        ("ru", "Снаряды попали в северную окраину посёлка у реки.", "Снаряды попали в южную окраину посёлка у реки."),
        ("uk", "Снаряди влучили в північну околицю селища біля річки.", "Снаряди влучили в південну околицю селища біля річки."),
    ],
)  # fmt: skip
def test_another_of_its_sort_is_found(lang: str, base: str, reading: str) -> None:
    assert kinds(lang, base, reading) == [Kind.ENTITY]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("fr", "Les secours ont fouillé le versant nord de la montagne.", "Le versant septentrional de la montagne a été fouillé par les secours."),
        ("ru", "Снаряды попали в северную окраину посёлка у реки.", "Снаряды попали в посёлок у реки, на севере."),
        # Both are told.
        ("es", "La alerta del volcán pasó de amarilla a roja el lunes.", "La alerta del volcán es roja desde el lunes, y no amarilla."),
        # A name, a verb, another sense.
        ("ru", "Порт Северный открыли на реке в мае.", "Порт Южный открыли на реке в мае."),
        ("fr", "Le versant nord de la montagne a été fouillé.", "Le versant de la montagne est fouillé."),
        ("uk", "Місто почне правити за новим планом у травні.", "Місто має ліву раду за новим планом у травні."),
    ],
)  # fmt: skip
def test_what_may_be_the_same_is_no_change(lang: str, base: str, reading: str) -> None:
    assert kinds(lang, base, reading) == []
