"""terms: a term of prison that was asked for, told as given, and the reverse."""

import pytest

from collate.told import by
from variorum.data import Kind

ASKED = "Prosecutors had asked for seven years in prison and a ban on holding public office."


@pytest.mark.parametrize(
    ("langs", "base", "reading", "words"),
    [
        (("en", "en"), ASKED, "The judge gave Rask seven years in prison.", "gave Rask seven years"),
        (("en", "en"), "Rask faces seven years in prison.", "Rask was jailed for seven years.", "jailed for seven years"),
        (("en", "de"), ASKED, "Rask wurde zu sieben Jahren Haft verurteilt.", "sieben Jahren Haft verurteilt"),
        (("de", "en"), "Die Anklage hatte sieben Jahre Haft gefordert.", "Rask was sentenced to seven years.",
         "sentenced to seven years"),
        (("en", "fr"), ASKED, "M. Rask a été condamné à sept ans de prison.", "condamné à sept ans"),
        (("en", "es"), ASKED, "Rask fue condenado a siete años de prisión.", "condenado a siete años"),
        (("en", "ru"), ASKED, "Раска приговорили к семи годам колонии.", "приговорили к семи годам"),
        (("uk", "en"), "Прокурор просить сім років позбавлення волі.", "He was sentenced to seven years in prison.",
         "sentenced to seven years"),
    ],
)  # fmt: skip
def test_a_term_that_was_asked_for_is_none_that_was_given(
    langs: tuple[str, str], base: str, reading: str, words: str
) -> None:
    assert by("terms", base, reading, langs) == [(Kind.CERTAINTY, words)]


@pytest.mark.parametrize(
    ("langs", "base", "reading"),
    [
        (("en", "en"), ASKED, "The prosecution wanted Rask jailed; it sought seven years behind bars."),
        (("en", "de"), ASKED, "Die Anklage hatte sieben Jahre Haft gefordert."),
        (("en", "en"), (ASKED, "The court gave him seven years in prison."), ("He was jailed for seven years.", "x")),
        (("en", "en"), ASKED, "Rask was jailed for three years."),
        (("en", "en"), "The lease was for seven years; the owner asked for more.", "The court gave the tenant seven years."),
    ],
)  # fmt: skip
def test_what_either_text_tells_of_the_term_is_no_change(
    langs: tuple[str, str], base: str | tuple[str, ...], reading: str | tuple[str, ...]
) -> None:
    assert by("terms", base, reading, langs) == []
