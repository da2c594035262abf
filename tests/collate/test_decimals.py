"""Decimals in words, hundreds and tens that are counted, and what comes round for the third time."""

import pytest

from variorum.collate.quantities import quantities


@pytest.mark.parametrize(
    ("lang", "text", "value", "unit"),
    [
        ("en", "eight point four millimetres", 0.0084, "measure:length"),
        ("en", "one point two five million people", 1.25e6, "count"),
        ("de", "acht Komma vier Prozent", 0.084, "share"),
        ("fr", "huit virgule quatre pour cent", 0.084, "share"),
        ("es", "ocho coma cuatro por ciento", 0.084, "share"),
        ("it", "otto virgola quattro", 8.4, "count"),
        ("ru", "восемь целых четыре десятых процента", 0.084, "share"),
        ("ru", "две целых и двадцать пять сотых", 2.25, "count"),
        ("uk", "вісім цілих чотири десятих", 8.4, "count"),
    ],
)
def test_spoken_decimals_are_one_number(lang: str, text: str, value: float, unit: str) -> None:
    (q,) = quantities(text, lang=lang)
    assert q.value == pytest.approx(value)
    assert q.unit == unit


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "a jug of 2 ½ pints, 2½ pints or 2-1/2 pints", [2.5, 2.5, 2.5]),
        ("en", "6 1/4 points", [6.25]),
        ("de", "1¾ Seiten", [1.75]),
        ("en", "reached .20 parts, above the .08 of last year", [0.2, 0.08]),
        ("en", "a .38-calibre gun", [38]),
        ("en", "on the board 3 1/25 stood", [3, 1, 25]),
    ],
)
def test_vulgar_fractions_and_bare_decimals_are_numbers(lang: str, text: str, values: list[float]) -> None:
    assert [q.value for q in quantities(text, lang=lang)] == values


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "at one point four people left", [4]),
        ("en", "the point five of them made", [5]),
        ("ru", "три целых дома и пять сараев", [3, 5]),
    ],
)
def test_a_point_that_parts_no_number_leaves_them_be(lang: str, text: str, values: list[float]) -> None:
    assert [q.value for q in quantities(text, lang=lang)] == values


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("ru", "около полутора сотен человек", 150),
        ("ru", "две сотни человек", 200),
        ("ru", "пять десятков домов", 50),
        ("ru", "полтораста домов", 150),
        ("uk", "півтори сотні людей", 150),
        ("uk", "три сотні людей", 300),
        ("uk", "два десятки людей", 20),
    ],
)
def test_hundreds_and_tens_are_counted(lang: str, text: str, value: float) -> None:
    assert [q.value for q in quantities(text, lang=lang)] == [value]


@pytest.mark.parametrize(("lang", "text"), [("ru", "сотни людей"), ("uk", "десятки людей")])
def test_hundreds_by_themselves_are_vague(lang: str, text: str) -> None:
    (q,) = quantities(text, lang=lang)
    assert q.hedge == "vague"


def test_a_third_night_is_no_share_and_a_third_of_the_night_is() -> None:
    (night,) = quantities("after a third night of fire")
    (share,) = quantities("for a third of the night")
    assert (night.unit, night.value) == ("ordinal", 3)
    assert share.unit == "share"
    assert share.value == pytest.approx(1 / 3)
