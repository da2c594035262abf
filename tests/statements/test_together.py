"""Several who speak with one voice are none of them alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_resolve import says, speaker

from variorum.statements import resolve
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "source", "expected"),
    [
        ("en", "Ada Vale and Ira Reyl", "Ada Vale and Ira Reyl"),
        ("en", "Both Kyiv and Moscow", "Russia and Ukraine"),
        ("en", "Mayor Ada Vale and Judge Ira Reyl", "Ada Vale and Ira Reyl"),
        ("en", "Ukraine, Russia and Turkey", "Russia, Turkey and Ukraine"),
        ("en", "The Karsk and Dvorin Hospitals Trust", "Karsk and Dvorin Hospitals Trust"),
        ("ru", "Карск и Дворин", "Дворин и Карск"),
        ("uk", "Карськ та Дворин", "Дворин та Карськ"),
        ("de", "Ada Vale und Ira Reyl", "Ada Vale und Ira Reyl"),
        ("fr", "Ada Vale et Ira Reyl", "Ada Vale et Ira Reyl"),
        ("es", "Ada Vale y Ira Reyl", "Ada Vale y Ira Reyl"),
    ],
)
def test_two_who_are_joined_are_both(lang: str, source: str, expected: str) -> None:
    assert speaker(tell(f"{source} said no.", lang=lang), source) == expected


def test_last_names_joined_are_the_people_named_before() -> None:
    t = tell("Ira Reyl left.", "Ada Vale came.", "Vale and Reyl said no.")
    assert speaker(t, "Vale and Reyl") == "Ada Vale and Ira Reyl"


def test_one_of_two_named_in_what_she_is_called_speaks_alone() -> None:
    t = tell("Ada Vale, the envoy for Karsk and Dvorin, said no.")
    assert speaker(t, "Ada Vale, the envoy for Karsk and Dvorin,") == "Ada Vale"


def test_where_somebody_posts_is_no_he() -> None:
    t = tell("Governor Oleh Stoyan said one thing.", "In a post on Telegram, he said another.")
    assert resolve([t], [says(t, "Governor Oleh Stoyan"), says(t, "he")])[1].speaker == "Oleh Stoyan"


@pytest.mark.parametrize("source", ["The mayor and Ada Vale", "and Ada Vale", "— and Ada Vale"])
def test_one_name_behind_and_is_no_pair(source: str) -> None:
    assert "and" not in (speaker(tell("It rained.", f"So {source} said no."), source) or "").split()


@given(st.lists(st.sampled_from(["Ada", "Vale", "and", ",", "the", "mayor", "—", "Karsk's", "Board", "both", "of"]), max_size=8))
def test_any_row_of_words_has_a_speaker_or_none(row: list[str]) -> None:
    source = " ".join(["Reyl", *row])
    speaker(tell(f"{source} said no."), source)


@pytest.mark.parametrize(
    ("lang", "sentences", "source", "expected"),
    [
        ("en", ("Mayor Ada Vale spoke.", "The police and the mayor said no."), "The police and the mayor", "police and the mayor"),
        ("de", ("Bürgermeisterin Ada Vale sprach.", "Die Polizei und die Bürgermeisterin verneinten."),
         "Die Polizei und die Bürgermeisterin", "Polizei und die Bürgermeisterin"),
        ("de", ("Die Feuerwehr sowie die Polizei verneinten.",), "Die Feuerwehr sowie die Polizei", "Feuerwehr sowie die Polizei"),
    ],
)  # fmt: skip
def test_two_without_a_name_are_none_of_them(lang: str, sentences: tuple[str, ...], source: str, expected: str) -> None:
    assert speaker(tell(*sentences, lang=lang), source) == expected
