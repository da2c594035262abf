"""Which pairs are worth aligning."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from variorum.candidates import candidates
from variorum.candidates import near as module
from variorum.data import Telling
from variorum.testing import tell

Rows = NDArray[np.float64]


def rows(seed: int, n: int) -> Rows:
    v = np.random.default_rng(seed).normal(size=(n, 32))
    return np.asarray(v / np.linalg.norm(v, axis=1, keepdims=True))


def near(v: Rows, seed: int, noise: float = 0.3) -> Rows:
    out = v + noise * rows(seed, len(v))
    return np.asarray(out / np.linalg.norm(out, axis=1, keepdims=True))


def pile(articles: int, sentences: int = 8) -> tuple[list[Telling], dict[str, Rows]]:
    """Return articles of invented words that have nothing to do with one another."""
    tellings, vectors = [], {}
    for k in range(articles):
        rng = np.random.default_rng(1000 + k)
        texts = [" ".join(f"w{x}" for x in rng.integers(0, 3000, 12)) + "." for _ in range(sentences)]
        tellings.append(tell(*texts, id=f"p{k:03}"))
        vectors[f"p{k:03}"] = rows(k, sentences)
    return tellings, vectors


def found(tellings: Sequence[Telling], vectors: dict[str, Rows]) -> dict[tuple[str, str], str]:
    return {(p.left, p.right): p.by for p in candidates(tellings, vectors)}


def test_articles_with_near_sentences_meet_by_vectors() -> None:
    tellings, vectors = pile(60)
    tellings.append(tell(*(f"x{k} y{k} z{k}." for k in range(8)), id="rewrite"))
    vectors["rewrite"] = near(vectors["p007"], 5000)
    assert "vectors" in found(tellings, vectors)["p007", "rewrite"]


def test_two_borrowed_sentences_in_ten_are_enough() -> None:
    tellings, vectors = pile(60)
    tellings.append(tell(*(f"x{k} y{k} z{k}." for k in range(10)), id="column"))
    vectors["column"] = np.concatenate([rows(6000, 8), near(vectors["p007"][2:4], 6001)])
    assert ("column", "p007") in found(tellings, vectors)


def test_copied_words_meet_whatever_the_vectors_say() -> None:
    tellings, vectors = pile(60)
    tellings.append(tell(*(tellings[7].sentence(k) for k in range(1, 8)), id="copy"))
    vectors["copy"] = rows(7000, 7)
    assert "words" in found(tellings, vectors)["copy", "p007"]


def test_rare_names_and_numbers_meet_across_scripts() -> None:
    tellings, vectors = pile(60)
    tellings.append(tell("In Brenik paid Danilo Vreshko 4,180 crowns to Hartwell.", id="en"))
    tellings.append(tell("Даниел Хартвелл взял у Данило Врешко 4 180 крон в Бренике.", id="ru", lang="ru"))
    vectors |= {"en": rows(8000, 1), "ru": rows(8001, 1)}
    assert "words" in found(tellings, vectors)["en", "ru"]


def test_few_pairs_of_unrelated_articles_are_looked_at() -> None:
    tellings, vectors = pile(120)
    assert len(candidates(tellings, vectors)) < 120 * 119 / 2 / 4


def test_boilerplate_makes_no_pairs() -> None:
    tellings, vectors = pile(120)
    notice = "All rights reserved by the owners of this page and copying it is forbidden."
    stamped = [tell(*(t.sentence(k) for k in range(8)), notice, id=t.id) for t in tellings]
    bare = {k for k, by in found(tellings, vectors).items() if "words" in by}
    assert {k for k, by in found(stamped, {k: rows(i, 9) for i, k in enumerate(vectors)}).items() if "words" in by} == bare


def test_order_of_input_changes_nothing() -> None:
    tellings, vectors = pile(30)
    assert candidates(tellings, vectors) == candidates(tellings[::-1], vectors)


def test_cells_find_what_the_full_search_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    tellings, vectors = pile(80)
    for k in range(20):
        tellings.append(tell(*(f"x{k}{j} y{k}{j}." for j in range(8)), id=f"r{k:03}"))
        vectors[f"r{k:03}"] = near(vectors[f"p{k:03}"], 9000 + k)
    true = {(f"p{k:03}", f"r{k:03}") for k in range(20)}
    assert true <= set(found(tellings, vectors))
    monkeypatch.setattr(module, "EXACT", 100)
    monkeypatch.setattr(module, "CELL", 32)
    assert true <= set(found(tellings, vectors))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_small_piles(count: int) -> None:
    tellings, vectors = pile(count)
    assert len(candidates(tellings, vectors)) <= count * (count - 1) // 2


def test_tellings_without_sentences_are_passed_over() -> None:
    tellings, vectors = pile(3)
    tellings.append(tell(id="none"))
    vectors["none"] = np.zeros((0, 32))
    assert not any("none" in p for p in found(tellings, vectors))
