"""missing: what is known of an omission comes from what it holds, where it stood, what stands in its place."""

import pytest

from variorum.collate.missing import of_loss
from variorum.collate.view import View, Whole, found
from variorum.data import Alignment, Kind, Link, Span, Telling
from variorum.testing import tell

BASE = tell(
    "The ferry sailed at noon.", "Its owner, Ada Vale, paid 400 crowns for it.", "Snow fell all day.", id="base"
)


def about(reading: Telling, words: str, *pairs: tuple[int, int]) -> dict[str, float]:
    """Return what is known of some words of BASE that a reading is said to lack."""
    links = tuple(Link(i, j, 0.9) for i, j in pairs)
    view = View(Whole(BASE, ()), Whole(reading, ()), Alignment(left="base", right=reading.id, links=links, by="test"))
    at = BASE.text.index(words)
    span = Span(at, at + len(words))
    note = "left out: a fact with a number or a name"
    return of_loss(found(view, Kind.OMISSION, span, None, by="omissions@1", confidence=0.85, note=note), 3, view)


def test_a_sentence_that_is_nowhere_has_all_its_names_and_figures_gone() -> None:
    known = about(tell("The ferry sailed.", "It snowed.", id="b"), BASE.sentence(1), (0, 0), (2, 1))
    assert (known["linked"], known["before"], known["behind"], known["losses"]) == (0, 1, 1, 3)
    assert (known["names"], known["names gone"], known["figures"], known["figures gone"]) == (1, 1, 1, 1)
    assert (known["near"], known["anywhere"], known["share"]) == (0, 0, 1)
    assert known["place"] == pytest.approx(1 / 3)
    assert known["left out: a fact with a number or a name"] == 1


def test_what_stands_in_its_sentences_place_counts_and_what_stands_anywhere() -> None:
    reading = tell("Ada Vale owns it.", "She paid 400 crowns for the ferry, it is said.", id="b")
    known = about(reading, BASE.sentence(1), (1, 0))
    assert (known["names gone"], known["figures gone"], known["linked"], known["bond"]) == (0, 0, 1, 0.9)
    assert 0 < known["near"] < known["anywhere"]
    assert known["length"] < 0  # what it is linked to is shorter than the sentence


def test_a_clause_is_a_share_of_its_sentence_and_words_count_in_one_language_alone() -> None:
    reading = tell("Die Fähre fuhr mittags.", "Es schneite.", lang="de", id="b")
    known = about(reading, "Ada Vale", (0, 0), (2, 1))
    assert 0 < known["share"] < 1
    assert known["across"] == 1
    assert not {"near", "anywhere", "together"} & known.keys()
