from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.stemma.tree import best, marginals, others, total

Scores = npt.NDArray[np.float64]
SCORES = st.integers(1, 5).flatmap(
    lambda n: st.lists(st.integers(-4, 4), min_size=(n + 1) ** 2, max_size=(n + 1) ** 2).map(
        lambda xs: np.array(xs, dtype=float).reshape(n + 1, n + 1)
    )
)


def forests(n: int) -> Iterator[list[int]]:
    """Every forest over nodes 1..n, written as parents, by trying them all."""
    for parents in product(range(n + 1), repeat=n):
        forest = [0, *parents]
        if all(reaches_ground(forest, c) for c in range(1, n + 1)):
            yield forest


def reaches_ground(forest: Sequence[int], v: int) -> bool:
    seen: set[int] = set()
    while v and v not in seen:
        seen.add(v)
        v = forest[v]
    return v == 0


@settings(max_examples=60, deadline=None)
@given(SCORES)
def test_the_best_forest_is_the_best_of_all(scores: Scores) -> None:
    found = best(scores)
    assert reaches_ground(found, len(found) - 1)
    assert total(scores, found) == max(total(scores, f) for f in forests(len(scores) - 1))


@settings(max_examples=40, deadline=None)
@given(SCORES)
def test_marginals_are_shares_of_all_forests(scores: Scores) -> None:
    every = list(forests(len(scores) - 1))
    weight = np.exp([total(scores, f) for f in every])
    expected = np.zeros_like(scores)
    for f, w in zip(every, weight, strict=True):
        for c in range(1, len(f)):
            expected[f[c], c] += w / weight.sum()
    sure, log_total = marginals(scores)
    assert np.allclose(sure, expected, atol=1e-8)
    assert log_total == pytest.approx(np.log(weight.sum()))


@settings(max_examples=40, deadline=None)
@given(SCORES)
def test_the_second_best_forest_is_found(scores: Scores) -> None:
    chosen = best(scores)
    rest = sorted((total(scores, f) for f in forests(len(scores) - 1) if f != chosen), reverse=True)
    found = others(scores, chosen, within=100.0, most=3)
    assert bool(found) == bool(rest)
    if rest:
        assert total(scores, found[0]) == rest[0]
        assert chosen not in found


def test_edges_that_cannot_be_are_never_chosen() -> None:
    scores = np.full((4, 4), -np.inf)
    scores[0, 1:] = -5.0
    scores[1, 2] = 3.0
    assert best(scores) == [0, 0, 1, 0]
    sure, _ = marginals(scores)
    assert sure[3, 2] == 0.0
    assert sure[0, 3] == pytest.approx(1.0)


def test_a_long_ring_opens_where_it_costs_least() -> None:
    n = 6
    scores = np.full((n + 1, n + 1), -np.inf)
    scores[0, 1:] = -10.0
    scores[0, 4] = -9.0
    for i in range(1, n + 1):
        scores[i, i % n + 1] = 5.0
    assert best(scores) == [0, 6, 1, 2, 0, 4, 5]
