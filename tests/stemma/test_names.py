import pytest

from variorum.data import Article
from variorum.stemma.names import holders, key, named_in, outlet_of, signed, sourced_in

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


@pytest.mark.parametrize(
    ("lang", "text", "sourced"),
    [
        ("en", "The survey was commissioned by the newspaper Slow Boat.", False),
        ("en", "The mayor told the Slow Boat that she would stay.", True),
        ("en", "The survey, commissioned by the Slow Boat, was wrong, the Slow Boat wrote.", True),
        ("en", "The survey was commissioned by Vesk, and what it says of ferries the Slow Boat calls odd.", True),
        ("de", "Die Umfrage entstand im Auftrag der Zeitung Slow Boat.", False),
        ("fr", "Le sondage a été commandé par le quotidien Slow Boat.", False),
        ("es", "La encuesta se hizo por encargo del diario Slow Boat.", False),
        ("ru", "Опрос провели по заказу газеты Slow Boat.", False),
        ("uk", "Опитування провели на замовлення газети Slow Boat.", False),
    ],
)
def test_who_had_a_survey_made_is_not_its_tellers_source(lang: str, text: str, sourced: bool) -> None:
    assert sourced_in(text, "Slow Boat", lang) is sourced


def of(text: str, outlet: str = "") -> Article:
    return Article(id="a", text=text, outlet=outlet)


def test_a_dateline_signs_a_text() -> None:
    assert signed(of("ORRENA, May 3 (Tidemark) - The harbour", "Tidemark News Service"))
    assert not signed(of("The Tidemark rose (in May) again.", "Harrow Post"))


def test_a_text_of_nobody_known_is_whose_dateline_it_has() -> None:
    text = "Harbour shut\n\nORRENA, May 3 (Tidemark) - The harbour is shut."
    assert outlet_of(of(text)) == "Tidemark"
    assert signed(of(text))
    assert outlet_of(of(text, "Harrow Post")) == "Harrow Post"
    assert not signed(of(text, "Harrow Post"))
    assert outlet_of(of("Prices rose (in May) - and fell.")) == ""


def test_two_letters_are_initials_where_they_are_capitals() -> None:
    assert signed(of("ORRENA (CW) - The harbour", "Continental Wire"))
    assert not signed(of("ORRENA (we) - The harbour", "Western Echo"))
    assert holders("CW", ("Harrow Post", "Continental Wire")) == (1,)
    assert holders("cw", ("Harrow Post", "Continental Wire")) == ()
    assert holders("CW", ("Central News Wire",)) == ()


def test_initials_pass_over_the_small_words_of_a_name() -> None:
    assert signed(of("VALDEMORA, 15 sep (AMN).- El río", "Agencia Meridiana de Noticias"))
    assert holders("AMN", ("Diario de la Ribera", "Agencia Meridiana de Noticias")) == (1,)
