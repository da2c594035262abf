"""What survives a retelling on the surface."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.signs import key, number, runs, signs
from variorum.testing import tell


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Врешко", "Vreshko"),
        ("Карсовии", "Karsovia"),
        ("Хартвелл", "Hartwell"),
        ("Окели", "Okeli’s"),
        ("Шульц", "Schulz"),
        ("Жуковка", "Zhukovka"),
        ("Київ", "kiiv"),
        ("Müller", "MULLER"),
        ("Ωmega", "omega"),
    ],
)
def test_one_name_has_one_key_in_any_script(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_different_names_have_different_keys() -> None:
    names = ["Vreshko", "Karsovia", "Hartwell", "Okeli", "Brenik", "Tornvik", "Lisse", "Oradon"]
    assert len({key(n) for n in names}) == len(names)


@pytest.mark.parametrize(
    ("written", "value"),
    [("2,300", "2300"), ("2 300", "2300"), ("2.300.000", "2300000"), ("1.5", "1.5"), ("1,50", "1.5"), ("007", "7")],
)
def test_numbers_are_values(written: str, value: str) -> None:
    assert number(written) == value


def test_numbers_next_to_one_another_stay_apart() -> None:
    assert signs(tell("In 2024 100 ships came."))[0].numbers == {"2024", "100"}


def test_number_words_count_as_numbers_in_their_language() -> None:
    assert "7" in signs(tell("Seven members voted."))[0].numbers
    assert "7" in signs(tell("Семь членов проголосовали.", lang="ru"))[0].numbers


def test_names_are_words_with_a_capital_inside_sentences() -> None:
    found = signs(tell("The mayor met Varga.", "Varga and the Mayor spoke.", "The mayor left."))
    assert key("Varga") in found[1].names
    assert key("mayor") not in found[0].names | found[1].names


def test_quoted_words_are_told_from_others() -> None:
    (s,) = signs(tell("He called it “plain piracy” on Monday."))
    assert s.quoted == {key("plain"), key("piracy")}


def test_runs_are_checksums_of_neighbouring_words() -> None:
    assert runs(["a", "b", "c", "d"], 3)[0] == runs(["a", "b", "c"], 3)[0]
    assert runs(["a", "b"], 3) == []


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_any_text_has_signs(text: str) -> None:
    (s,) = signs(tell(text))
    assert s.length >= 0
    assert s.names <= set(s.keys)
