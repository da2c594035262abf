"""Numbers of German, French and Spanish news: scales, and how far one thing is off another."""

import pytest

from collate.told import by
from variorum.collate.quantities import quantities
from variorum.data import Kind


@pytest.mark.parametrize(
    ("langs", "base", "reading", "words"),
    [
        (("de", "de"), "Den Schaden bezifferte er auf rund 1,5 Mio. Euro.", "Der Schaden ist groß: 1,5 Milliarden Euro.", "1,5 Milliarden Euro"),
        (("fr", "fr"), "Le maire estime que rebâtir coûterait environ 3,2 millions d'euros.", "Selon le maire, il faudra 3,2 milliards d'euros.", "3,2 milliards d'euros"),
        (("es", "es"), "Los daños ascenderían a 45 millones de euros.", "Perdieron 45.000 millones de euros.", "45.000 millones de euros"),
        (("de", "es"), "Der Schaden liegt bei 1,2 Milliarden Euro.", "Los daños llegan a 1,2 billones de euros.", "1,2 billones de euros"),
        (("en", "en"), "He put the damage at about 3.2 million euros.", "The damage is huge: 3.2 billion euros.", "3.2 billion euros"),
    ],
)  # fmt: skip
def test_another_scale_of_the_same_figures_is_another_number(langs: tuple[str, str], base: str, reading: str, words: str) -> None:
    assert by("numbers", base, reading, langs) == [(Kind.NUMBER, words)]


@pytest.mark.parametrize(
    ("langs", "base", "reading"),
    [
        (("es", "es"), "Los daños ascenderían a 1.200 millones de euros.", "Los daños llegan a 1,2 mil millones de euros."),
        (("de", "es"), "Der Schaden liegt bei 1,2 Billionen Euro.", "Los daños llegan a 1,2 billones de euros."),
        (("fr", "en"), "Les dégâts atteignent 1,2 milliard d'euros.", "Damage comes to 1.2 billion euros."),
    ],
)  # fmt: skip
def test_scales_are_read_as_each_language_has_them(langs: tuple[str, str], base: str, reading: str) -> None:
    assert by("numbers", base, reading, langs) == []


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Die Bahn fuhr etwa 30 Kilometer pro Stunde; erlaubt sind 25.", "Die Bahn fuhr etwa fünf Kilometer pro Stunde schneller als erlaubt."),
        ("en", "The train was doing about 30 km/h; 25 are allowed.", "The train was five km/h faster than allowed."),
        ("fr", "Le train roulait à 30 km/h ; la limite est de 25.", "Le train roulait à 5 km/h de plus que la limite."),
        ("es", "El tren iba a 30 km/h; el límite es de 25.", "El tren iba a 5 km/h más de lo permitido."),
    ],
)  # fmt: skip
def test_how_far_a_thing_is_off_another_is_no_other_number(lang: str, base: str, reading: str) -> None:
    assert by("numbers", base, reading, (lang, lang)) == []


def test_another_difference_is() -> None:
    base = "Die Bahn fuhr fünf Kilometer pro Stunde schneller als erlaubt."
    reading = "Die Bahn fuhr 20 Kilometer pro Stunde schneller als erlaubt."
    assert by("numbers", base, reading, ("de", "de")) == [(Kind.NUMBER, "20 Kilometer")]


@pytest.mark.parametrize(
    ("langs", "base", "reading", "words"),
    [
        (("es", "es"), "Gastaron 1.200 millones de pesos.", "Gastaron 1.200 millones de dólares.", "1.200 millones de dólares"),
        (("de", "fr"), "Der Schaden beträgt 40 Millionen Euro.", "Les dégâts atteignent 40 millions de dollars.", "40 millions de dollars"),
    ],
)  # fmt: skip
def test_the_same_figure_in_other_money_is_another_sum(langs: tuple[str, str], base: str, reading: str, words: str) -> None:
    assert by("numbers", base, reading, langs) == [(Kind.NUMBER, words)]


@pytest.mark.parametrize(
    "reading",
    ["Gastaron 60 millones de dólares.", "Gastaron 1.200 millones.", "Gastaron 1.200 millones de pesos, 60 millones de dólares."],
)
def test_a_sum_worked_out_in_other_money_is_not(reading: str) -> None:
    base = "Gastaron 1.200 millones de pesos, unos 60 millones de dólares."
    assert by("numbers", base, reading, ("es", "es")) == []


def test_a_figure_in_another_unit_is_changed_whichever_way_it_is_told() -> None:
    base = "The crate was 19 kilograms heavier than the scales allowed."
    reading = "The crate was 19 pounds over what the scales allowed."
    assert by("numbers", base, reading) == [(Kind.NUMBER, "19 pounds")]


def test_a_sum_whose_scale_is_written_otherwise_has_kept_it() -> None:
    assert by("numbers", "The firm paid $27.5MM for the docks.", "The firm paid $27.5 million for the docks.") == []
    assert by("numbers", "La valeur est estimée entre 5 et 7,5 millions d'euros.", "Il valore è stimato tra i 5 e i 7,5 milioni di euro.", ("fr", "it")) == []


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("Plus d'un million d'euros a disparu.", 1e6, "above"),
        ("Près d’une centaine de maisons ont brûlé.", 100, "near"),
        ("Il a fallu moins d'une heure.", 3600, "below"),
        ("Une part d'au moins 15 wagons a brûlé.", 15, "above"),
    ],
)  # fmt: skip
def test_a_french_number_is_read_behind_what_elides_before_its_article(text: str, value: float, hedge: str) -> None:
    assert [(q.value, q.hedge) for q in quantities(text, 0, "fr")] == [(value, hedge)]
