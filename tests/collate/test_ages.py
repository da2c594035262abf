"""ages: how old somebody is, where another of the base is as old."""

import pytest

from collate.told import by
from variorum.data import Kind

TRIAL = "The trial of Edvard Rask, 61, and Pavel Orsic, 48, opened on Monday."
DEAD = "Two passengers, a woman of 33 and a man of 70, died on the way to hospital."


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("en", TRIAL, "On Monday Pavel Orsic, 61, and Edvard Rask, 48, went on trial.", ["61", "48"]),
        ("en", "The 54-year-old coach driver, Emil Sauter, died.", "Driver Emil Sauter, 29, died.", ["29"]),
        ("de", TRIAL, "Der Prozess gegen Edvard Rask (48) und den 61-jährigen Pavel Orsic begann.",
         ["48", "61-jährigen"]),
        ("fr", TRIAL, "Le procès d'Edvard Rask, âgé de 48 ans, s'est ouvert lundi.", ["48 ans"]),
        ("es", TRIAL, "El juicio contra Edvard Rask, de 48 años, comenzó el lunes.", ["48 años"]),
        ("ru", TRIAL, "В понедельник начался суд над 48-летним Эдвардом Раском.", ["48-летним"]),
        ("en", DEAD, "A 70-year-old woman and a 33-year-old man died.", ["70-year", "33-year"]),
        ("uk", DEAD, "Померли 70-річна жінка і 33-річний чоловік.", ["70-річна", "33-річний"]),
    ],
)  # fmt: skip
def test_an_age_that_is_anothers_is_found(lang: str, base: str, reading: str, words: list[str]) -> None:
    assert by("ages", base, reading, ("en", lang)) == [(Kind.NUMBER, w) for w in words]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("en", TRIAL, "Edvard Rask (61) and Pavel Orsic, who is 48, went on trial."),
        ("de", TRIAL, "Der 61-jährige Edvard Rask und Pavel Orsic (48) stehen vor Gericht."),
        ("en", "Edvard Rask, 61, was given 12 years.", "Rask's 12-year term began. He is 61."),
        ("en", "Edvard Rask, 61, was fined.", "Edvard Rask, 62, was fined."),
        ("en", "Emil Sauter, 54, and Jonas Sauter, 22, were there.", "Jonas Sauter, 22, came with Emil Sauter, 54."),
        ("en", "Emil Sauter, 54, died.", "The 29-year-old driver from Sauter was hurt."),
        ("en", DEAD, "A 33-year-old woman and a 70-year-old man died."),
        ("en", "A woman of 33 died.", "A 70-year-old woman, the aunt of a man of 33, saw it."),
    ],
)  # fmt: skip
def test_other_words_for_one_age_are_no_change(lang: str, base: str, reading: str) -> None:
    assert by("ages", base, reading, ("en", lang)) == []


def test_an_age_is_no_other_length_of_a_case() -> None:
    base = "The former harbour chief, Edvard Rask, was fined in a case that has gripped the city for two years."
    reading = "L'ancien directeur du port, Edvard Rask, 61 ans, a été condamné à une amende."
    assert by("dates", base, reading, ("en", "fr")) == []


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("Police say Sauter, 54, is held over two deaths.", "Held over the deaths of Hanna Roth, 31, and Lena Sauter, 22, is Emil Sauter."),
        (("Dead are Lena Sauter, 71, and Hanna Roth, 31.",), ("Emil Sauter, 44, was charged.", "On Monday Sauter was silent.")),
    ],
)  # fmt: skip
def test_a_last_name_that_a_family_has_is_nobody_s(base: str | tuple[str, ...], reading: str | tuple[str, ...]) -> None:
    assert by("ages", base, reading) == []
