"""Links between the sentences of two tellings."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from variorum.align import LINK_CUT, align
from variorum.data import Telling
from variorum.testing import tell

# Sentences are vectors of topics: a stand-in for an encoder that knows what each sentence is about.
TOPICS = 24


def about(*topics: set[int], noise: float = 0.15, seed: int = 0) -> NDArray[np.float64]:
    """Return unit rows, each the sum of its topics' directions and a little noise."""
    base = np.linalg.qr(np.random.default_rng(1).normal(size=(64, 64)))[0]
    rng = np.random.default_rng(seed)
    rows = np.array([base[sorted(t)].sum(0) + noise * rng.normal(size=64) / 8 for t in topics])
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


WIRE = tell(
    "The council of Brenholt closed the Arven bridge on Monday after divers found cracks in two piers.",
    "Engineer Ottilie Varga said the repair would cost 14 million crowns.",
    "About 3,200 lorries use the crossing every day.",
    '"We would rather be late than sorry," Mayor Piet Lanssen said.',
    "Ferry owners have offered 40 extra sailings.",
    "The bridge was opened in 1961 and last inspected nine years ago.",
    id="wire",
)
WIRE_TOPICS = [{0, 1}, {2}, {3}, {4}, {5}, {6}]


def cells(a: Telling, b: Telling, va: NDArray[np.float64], vb: NDArray[np.float64]) -> set[tuple[int, int]]:
    return {(k.left, k.right) for k in align(a, b, va, vb).links}


def test_a_text_aligns_with_itself_sentence_by_sentence() -> None:
    v = about(*WIRE_TOPICS)
    assert cells(WIRE, WIRE, v, v) == {(i, i) for i in range(6)}


def test_repeated_sentences_pair_off_in_order() -> None:
    a = tell("He said no.", "The vote is on Friday.", "He said no.", "Nobody else spoke.", id="a")
    v = about({0}, {1}, {0}, {2}, noise=0)
    assert cells(a, a, v, v) == {(i, i) for i in range(4)}


def test_rewritten_and_moved_sentences_are_linked() -> None:
    b = tell(
        "Some 40 additional ferry trips are on offer from operators.",
        "Cracks in two piers, spotted by divers, made Brenholt shut its Arven bridge at the start of the week.",
        "Repairs come at 14 million crowns, according to Ottilie Varga, an engineer.",
        "Being late beats being sorry, said Lanssen.",
        id="b",
    )
    assert cells(WIRE, b, about(*WIRE_TOPICS), about({5}, {0, 1}, {2}, {4}, seed=1)) == {(4, 0), (0, 1), (1, 2), (3, 3)}


def test_a_sentence_that_packs_two_is_linked_to_both() -> None:
    b = tell(
        "Brenholt has shut the Arven bridge, where divers saw cracks in two piers.",
        "Ottilie Varga, an engineer, puts repairs at 14 million crowns, while 3,200 lorries a day must go elsewhere.",
        "Lanssen, the mayor, would rather be late than sorry.",
        "It opened in 1961 and was last looked at nine years ago.",
        id="b",
    )
    got = cells(WIRE, b, about(*WIRE_TOPICS), about({0, 1}, {2, 3}, {4}, {6}, seed=2))
    assert {(1, 1), (2, 1)} <= got
    assert got == {(0, 0), (1, 1), (2, 1), (3, 2), (5, 3)}


def test_names_and_numbers_link_across_scripts() -> None:
    b = tell(
        "Мэр Пит Ланссен: лучше опоздать, чем жалеть.",
        "Инженер Оттилия Варга оценила ремонт в 14 миллионов крон.",
        "Паромщики предложили 40 дополнительных рейсов.",
        id="b",
        lang="ru",
    )
    assert cells(WIRE, b, about(*WIRE_TOPICS), about({4}, {2}, {5}, seed=3, noise=0.5)) == {(3, 0), (1, 1), (4, 2)}


def test_texts_on_other_things_share_no_link() -> None:
    b = tell(
        "A new species of moss was described on Tuesday.",
        "It grows on roofs and takes most of its water from fog.",
        "Botanists collected it over three winters.",
        id="b",
    )
    assert cells(WIRE, b, about(*WIRE_TOPICS), about({12}, {13}, {14}, seed=4)) == set()


def test_scores_are_probabilities_above_the_cut() -> None:
    v = about(*WIRE_TOPICS)
    links = align(WIRE, WIRE, v, v).links
    assert len(links) >= len(WIRE.sentences)
    assert all(LINK_CUT <= k.score <= 1 for k in links)


def test_a_dropped_sentence_takes_its_links_only() -> None:
    v = about(*WIRE_TOPICS)
    short = tell(*(WIRE.sentence(i) for i in range(6) if i != 2), id="short")
    got = cells(WIRE, short, v, v[[0, 1, 3, 4, 5]])
    assert got == {(0, 0), (1, 1), (3, 2), (4, 3), (5, 4)}


def test_empty_tellings_have_no_links() -> None:
    assert align(WIRE, tell(id="none"), about(*WIRE_TOPICS), np.zeros((0, 64))).links == ()


def test_rows_must_match_sentences() -> None:
    with pytest.raises(ValueError, match="5 vectors for 6 sentences"):
        align(WIRE, WIRE, about(*WIRE_TOPICS)[:5], about(*WIRE_TOPICS))


sentence = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Zs", "Cc")), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(sentence, min_size=1, max_size=6), st.lists(sentence, min_size=1, max_size=6), st.integers(0, 9))
def test_swapping_sides_mirrors_links_whatever_the_text(left: list[str], right: list[str], seed: int) -> None:
    a, b = tell(*left, id="a"), tell(*right, id="b")
    rng = np.random.default_rng(seed)
    va, vb = rng.normal(size=(len(left), 16)), rng.normal(size=(len(right), 16))
    assert align(a, b, va, vb) == align(b, a, vb, va).mirrored()
