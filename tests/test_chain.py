"""Label probabilities under a linear chain, against the sum over every sequence there is."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.models.chain import Floats, marginals


def by_hand(row: Floats, step: Floats, first: Floats) -> Floats:
    n, k = row.shape
    out = np.zeros((n, k))
    for labels in product(range(k), repeat=n):
        score = first[labels[0]] + sum(row[t, y] for t, y in enumerate(labels))
        weight = np.exp(score + sum(step[a, b] for a, b in pairwise(labels)))
        for t, y in enumerate(labels):
            out[t, y] += weight
    total: Floats = (out / out.sum(1, keepdims=True)).astype(np.float32)
    return total


@settings(max_examples=40)
@given(st.lists(st.integers(0, 4), min_size=1, max_size=5), st.integers(0, 10_000))
def test_marginals_are_the_sum_over_all_sequences(lengths: list[int], seed: int) -> None:
    """Also for rows of different length summed together, and for empty ones."""
    rng = np.random.default_rng(seed)
    rows = [rng.normal(0, 3, (n, 3)).astype(np.float32) for n in lengths]
    step, first = rng.normal(0, 2, (3, 3)).astype(np.float32), rng.normal(0, 2, 3).astype(np.float32)
    for row, got in zip(rows, marginals(rows, step, first), strict=True):
        assert got.shape == row.shape
        if len(row):
            assert np.allclose(got, by_hand(row, step, first), atol=1e-4)


def test_a_forbidden_step_is_never_taken() -> None:
    """Both words want 0 then 1; where 1 may not follow 0, the second is 1 only where the first is."""
    step = np.array([[0, -1e4], [0, 0]], np.float32)
    (p,) = marginals([np.array([[9, 0], [0, 9]], np.float32)], step, np.zeros(2, np.float32))
    assert p[1, 1] <= p[0, 1] + 1e-6
    assert 0.4 < p[1, 1] < 0.6


def test_long_rows_stay_in_range() -> None:
    row = np.random.default_rng(1).normal(0, 20, (4_000, 7)).astype(np.float32)
    (p,) = marginals([row], np.zeros((7, 7), np.float32), np.zeros(7, np.float32))
    assert np.isfinite(p).all()
    assert np.allclose(p.sum(1), 1, atol=1e-4)
