import pytest

from variorum.stemma.names import holders, issuer, key, named_in, signed
from variorum.testing import tell

POOL = ("Tidemark News Service", "Агенція «Полонина»", "The Daily Harrow", "Nordlicht Presse (nlp)", "Вестник-Юг")


@pytest.mark.parametrize(
    ("credit", "index"),
    [
        ("Tidemark", 0),
        ("TNS", 0),
        ("Полонина", 1),
        ("Polonyna", 1),
        ("Daily Harrow", 2),
        ("nlp", 3),
        ("Westnik-Jug", 4),
        ("Reporters Abroad", None),
        ("", None),
        ("!?", None),
    ],
)
def test_a_credit_means_the_outlet_it_shortens_or_respells(credit: str, index: int | None) -> None:
    assert holders(credit, POOL) == (() if index is None else (index,))


def test_a_credit_that_fits_two_outlets_may_mean_either() -> None:
    assert holders("Harrow", ("Harrow Post", "Harrow Mail", "Valley News")) == (0, 1)


def test_one_name_in_two_alphabets_has_one_key() -> None:
    assert key("Оскаран") == key("Oskaran")
    assert key("Летмарк") == key("Lethmark")


def test_an_outlet_is_named_only_with_its_capitals() -> None:
    assert named_in("as the Slow Boat wrote on Monday", "The Slow Boat") is False
    assert named_in("as The Slow Boat wrote on Monday", "The Slow Boat")
    assert not named_in("we took the slow boat home", "The Slow Boat")


def test_a_dateline_signs_a_text() -> None:
    assert signed("ORRENA, May 3 (Tidemark) - The harbour", "Tidemark News Service")
    assert not signed("The Tidemark rose (in May) again.", "Harrow Post")


def test_a_text_without_an_outlet_is_from_the_agency_that_signs_its_dateline() -> None:
    assert issuer(tell("ORRENA, May 3 (Tidemark) - The harbour", credit="Tidemark")) == "Tidemark"
    assert issuer(tell("ORRENA, May 3 (Tidemark) - The harbour", credit="Tidemark", outlet="Harrow Post")) == "Harrow Post"
    assert issuer(tell("The harbour is shut, Tidemark reported.", credit="Tidemark")) == ""


def test_two_letters_are_initials_where_they_are_capitals() -> None:
    assert signed("ORRENA (CW) - The harbour", "Continental Wire")
    assert not signed("ORRENA (we) - The harbour", "Western Echo")
    assert holders("CW", ("Harrow Post", "Continental Wire")) == (1,)
    assert holders("cw", ("Harrow Post", "Continental Wire")) == ()
    assert holders("CW", ("Central News Wire",)) == ()
