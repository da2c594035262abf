"""Parts of the day told in several words, and clocks with 24 hours."""

import pytest

from collate.told import by, differences
from variorum.data import Kind


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("es", "El río se desbordó a las cuatro de la madrugada.", "El río se desbordó a las cuatro de la tarde.", "de la tarde"),
        ("es", "La sesión empezó por la mañana.", "La sesión empezó por la noche.", "por la noche"),
        ("fr", "La séance a commencé dans la matinée.", "La séance a commencé dans la soirée.", "soirée"),
        ("fr", "La séance a commencé lundi matin.", "La séance a commencé lundi après-midi.", "après-midi"),
        ("de", "Die Sitzung begann am frühen Morgen.", "Die Sitzung begann am Nachmittag.", "Nachmittag"),
        ("fr", "Le feu s'est déclaré vers 4h30 à Karsk.", "Le feu s'est déclaré vers 16h30 à Karsk.", "16h30"),
        ("de", "Das Feuer brach um 15.10 Uhr aus.", "Das Feuer brach um 3.10 Uhr aus.", "3.10 Uhr"),
    ],
)  # fmt: skip
def test_another_part_of_the_day_is_found(lang: str, base: str, reading: str, words: str) -> None:
    assert by("moments", base, reading, (lang, lang)) == [(Kind.DATE, words)]


@pytest.mark.parametrize(
    ("langs", "base", "reading"),
    [
        (("de", "de"), "Das Feuer brach um 15.10 Uhr aus.", "Das Feuer brach um 3.10 Uhr am Nachmittag aus."),
        (("es", "es"), "El río se desbordó a las 16:00 de la tarde.", "El río se desbordó a las 4:00."),
        (("en", "en"), "The fire began at 16:30 in Karsk.", "The fire began at 4:30 in Karsk."),
        (("fr", "fr"), "La séance a commencé dans la soirée.", "La séance a commencé hier soir."),
        (("es", "es"), "El río se desbordó de madrugada.", "El río se desbordó a las cuatro de la mañana."),
        (("de", "fr"), "Das Feuer brach um 15.10 Uhr aus.", "Le feu a pris à 15h10."),
    ],
)  # fmt: skip
def test_the_same_part_of_the_day_in_other_words_is_not(langs: tuple[str, str], base: str, reading: str) -> None:
    assert by("moments", base, reading, langs) == []


ALERT = "La alerta se envió media hora antes de la crecida."


@pytest.mark.parametrize(
    ("lang", "reading", "words"),
    [
        ("en", "The alert went out half an hour after the flood.", "half an hour after"),
        ("de", "Die Warnung kam eine halbe Stunde nach der Flut.", "halbe Stunde nach"),
        ("fr", "L'alerte a été envoyée une demi-heure après la crue.", "une demi-heure après"),
        ("ru", "Сигнал подали через полчаса после паводка.", "полчаса после"),
        ("uk", "Попередження надіслали через пів години після повені.", "пів години після"),
    ],
)
def test_a_length_before_told_as_after_is_found_abroad(lang: str, reading: str, words: str) -> None:
    assert by("moments", ALERT, reading, ("es", lang)) == [(Kind.DATE, words)]


@pytest.mark.parametrize(
    ("lang", "reading"),
    [
        ("en", "The alert went out half an hour before the flood."),
        ("en", "The flood came half an hour later, after the alert."),
        ("en", "The alert went out two hours after the rain."),
        ("de", "Eine halbe Stunde vor der Flut kam die Warnung."),
        ("uk", "Попередження надіслали за пів години до повені."),
    ],
)
def test_the_same_order_is_not(lang: str, reading: str) -> None:
    assert by("moments", ALERT, reading, ("es", lang)) == []


def test_a_minister_delegate_is_no_minister() -> None:
    base = "La ministre déléguée à la Santé, Ada Vale, s'est rendue sur place."
    reading = "La ministre de la Santé, Ada Vale, s'est rendue sur place."
    (v,) = differences(base, reading, ("fr", "fr"))
    assert (v.kind, v.note) == (Kind.ENTITY, "ministre déléguée → ministre")
