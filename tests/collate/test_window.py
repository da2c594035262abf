"""window: a name counts as one word, and what stands in a heading's capitals is no name for that."""

import pytest

from variorum.collate import collate
from variorum.collate.clauses import clauses, length, size
from variorum.collate.view import Whole
from variorum.collate.window import named_tokens
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell

BASE = "Officials warned that Karsk could attack the northern harbour before spring."


def kinds(reading: str) -> list[Kind]:
    a, b = tell(BASE, id="a"), tell(reading, id="b")
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    return [v.kind for v in collate(a, b, links, ())]


@pytest.mark.parametrize(
    "name",
    [
        "Ursel von der Lohe", "the Bank of Karsk", "the Republic of the Vale", "Marn Le Pell", "Kel Jon Un",
        "Coppa-Sola", "al-Shabar", "J.P. Marn", "Mothers Against Karsk", "Bo", "BO",
    ],
)  # fmt: skip
def test_a_name_is_one_token_and_one_word(name: str) -> None:
    t = tell(f"Then envoys met {name} again.")
    told = [x.span.of(t.text) for x in named_tokens(0, Whole(t, ()))]
    assert told == ["Then", "envoys", "met", name, "again", "."]
    assert size(t.text, "en") == 5
    assert length(t.text, "en") == length("Then envoys met Karsk again.", "en")


def test_words_of_one_language_are_no_small_words_of_another() -> None:
    told = "envoys met Kel Un and Marn Le Pell"
    assert [size(told, lang) for lang in ("en", "fr")] == [5, 7]


@pytest.mark.parametrize(
    ("text", "lang", "stems"),
    [
        ("Members of Karsk agreed", "en", {"membe", "kars", "agre"}),
        ("Nach Angaben der Polizei", "de", {"nach", "angab", "poliz"}),
        ("The Bank of Karsk agreed", "en", {"kars", "agre"}),
    ],
)
def test_what_a_clause_is_about_leaves_out_the_first_words_of_names_alone(
    text: str, lang: str, stems: set[str]
) -> None:
    (clause,) = clauses(text, 0, lang)
    assert clause.stems == stems


@pytest.mark.parametrize("figure", ["04:20", "4,200", "4.20"])
def test_a_mark_within_a_figure_ends_no_clause(figure: str) -> None:
    text = f"The ministry said that boats had crossed at about {figure} and had opened fire"
    assert not any(text[c.span.start :].startswith("20") for c in clauses(text, 0, "en"))


@pytest.mark.parametrize(
    "told",
    [
        "Karsk COULD ATTACK the northern harbour before spring.",
        "Karsk Could Attack the northern harbour before spring.",
        "Karsk Reportedly Plans to attack the northern harbour before spring.",
    ],
)
def test_a_doubt_in_capitals_is_a_doubt(told: str) -> None:
    assert Kind.CERTAINTY not in kinds(told)


def test_a_doubt_gone_is_found() -> None:
    assert Kind.CERTAINTY in kinds("Karsk will attack the northern harbour before spring.")
