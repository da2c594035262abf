"""Evidence for every pair of sentences of two tellings, as one matrix a kind.

Everything is made free of the encoder's scale: cosines are measured in the spread of the two texts' own
background (how near different sentences of one text lie), or against the rivals in row and column, as in
margin-based mining (Artetxe & Schwenk 2019) and cross-domain similarity local scaling (Conneau et al. 2018).
All features are symmetrical: seen from the other side the matrices are transposed.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.signs import Signs

Matrix = NDArray[np.float64]

NEIGHBOURS = 3  # rivals that a sentence's background is taken from
MIN_SPREAD = 0.01  # of cosines: below this a background is too flat to measure in
CLIP = 8.0  # spreads: beyond it more says nothing
SHRINK = 4.0  # sentences: how many a text must have before its mean is half taken off

LOCAL = (
    "near", "near_cross", "csls", "margin_low", "margin_high", "rank_low", "rank_high",
    "words_low", "words_high", "names_low", "names_high", "shared_names", "numbers_low", "numbers_high",
    "grams_low", "grams_high", "quoted_low", "quoted_high", "words_margin_low", "words_margin_high",
    "same", "length", "place", "across", "size",
)  # fmt: skip
CONTEXT = (
    "first", "rival_low", "rival_high", "sum_low", "sum_high", "diagonal", "beside", "gain_near_low",
    "gain_near_high", "gain_words_low", "gain_words_high", "density_low", "density_high",
)  # fmt: skip


def cosines(
    va: NDArray[np.floating], vb: NDArray[np.floating]
) -> tuple[Matrix, Matrix, Matrix, Matrix, Matrix]:
    """Return centred unit rows of both sides, cosines between them, and each side's cosines within.

    The mean of both texts' rows is taken off in part (all of it for long texts, little for single sentences):
    encoders crowd their vectors in a cone, and what all sentences share tells none of them apart.
    """
    a, b = np.asarray(va, np.float64), np.asarray(vb, np.float64)
    n = len(a) + len(b)
    mean = (a.mean(0) + b.mean(0)) / 2 * (n / (n + 2 * SHRINK))
    a, b = _unit(a - mean), _unit(b - mean)
    return a, b, a @ b.T, a @ a.T, b @ b.T


def _unit(x: Matrix) -> Matrix:
    norm: Matrix = np.linalg.norm(x, axis=1, keepdims=True)
    return np.asarray(x / np.maximum(norm, 1e-9))


def spread(x: Matrix) -> tuple[float, float]:
    """Return median and robust standard deviation (1.4826 median absolute deviations)."""
    if not x.size:
        return 0.0, MIN_SPREAD
    middle = float(np.median(x))
    return middle, max(MIN_SPREAD, 1.4826 * float(np.median(np.abs(x - middle))))


def _off_diagonal(x: Matrix) -> Matrix:
    return x[~np.eye(len(x), dtype=bool)]


def others(x: Matrix, axis: int, empty: float) -> Matrix:
    """Return, for each cell, the largest other value along an axis."""
    if x.shape[axis] < 2:
        return np.full_like(x, empty)
    top2 = np.partition(x, -2, axis=axis)
    first = np.take(top2, [-1], axis=axis)
    second = np.take(top2, [-2], axis=axis)
    return np.where(x >= first, second, first)


def _rank(x: Matrix, axis: int) -> Matrix:
    order = np.argsort(np.argsort(-x, axis=axis, kind="stable"), axis=axis, kind="stable")
    return np.asarray(1.0 / (1.0 + order))


def idf(a: Sequence[Signs], b: Sequence[Signs]) -> dict[str, float]:
    """Return how rare each key is among the sentences of the two texts, in nats.

    A key that many sentences of one text hold is common, however the other text words it; so the larger
    share of the two texts counts.
    """
    out: dict[str, float] = {}
    for side in (a, b):
        df = Counter(k for s in side for k in s.keys)
        for k, n in df.items():
            rare = math.log((len(side) + 1.0) / (n + 0.5)) + 0.1
            out[k] = min(rare, out.get(k, math.inf))
    return out


def _table(side: Sequence[Iterable[Any]], index: Mapping[Any, int]) -> Matrix:
    out = np.zeros((len(side), len(index)))
    for i, row in enumerate(side):
        cols = [index[k] for k in row if k in index]
        out[i, cols] = 1.0
    return out


def _shared(
    a: Sequence[Collection[Any]], b: Sequence[Collection[Any]], weight: Mapping[Any, float] | None
) -> tuple[Matrix, Matrix, Matrix]:
    """Return the weight that each pair of sets shares, and each set's own weight."""
    both = sorted(set().union(*a) & set().union(*b)) if len(a) and len(b) else []
    index = {k: i for i, k in enumerate(both)}
    w = np.array([weight[k] if weight else 1.0 for k in both])
    own = [
        np.array([sum(weight[k] for k in row) if weight else float(len(row)) for row in side])
        for side in (a, b)
    ]
    if not both:
        return np.zeros((len(a), len(b))), own[0], own[1]
    return (_table(a, index) * w) @ _table(b, index).T, own[0], own[1]


def _shares(shared: Matrix, own_a: Matrix, own_b: Matrix) -> tuple[Matrix, Matrix]:
    """Return shared weight as a share of the heavier and of the lighter side (low, high)."""
    a, b = own_a[:, None], own_b[None, :]
    low = shared / np.maximum(np.maximum(a, b), 1e-9)
    high = shared / np.maximum(np.minimum(a, b), 1e-9)
    return low, np.where(np.minimum(a, b) > 0, high, 0.0)


def _both(x: Matrix, y: Matrix) -> tuple[Matrix, Matrix]:
    return np.minimum(x, y), np.maximum(x, y)


class Evidence:
    """All that is known of the pairs of sentences of two tellings before any of them is linked."""

    def __init__(
        self,
        sa: Sequence[Signs],
        sb: Sequence[Signs],
        va: NDArray[np.floating],
        vb: NDArray[np.floating],
        across: bool,
    ) -> None:
        self.a, self.b, self.cos, within_a, within_b = cosines(va, vb)
        own = np.concatenate([_off_diagonal(within_a), _off_diagonal(within_b)])
        self.middle, self.spread = spread(own if own.size else self.cos.ravel() * 0.0)
        weight = idf(sa, sb)
        self.shared, self.mass_a, self.mass_b = _shared([s.keys for s in sa], [s.keys for s in sb], weight)
        self.sa, self.sb, self.weight, self.across = sa, sb, weight, across

    def local(self) -> dict[str, Matrix]:
        """Return the features that need no links, by name."""
        c, s = self.cos, self.spread
        n, m = c.shape
        f: dict[str, Matrix] = {"near": (c - self.middle) / s}
        middle, wide = spread(c.ravel())
        f["near_cross"] = (c - middle) / wide
        k = NEIGHBOURS
        row = np.sort(c, axis=1)[:, -k:].mean(1, keepdims=True)
        col = np.sort(c, axis=0)[-k:].mean(0, keepdims=True)
        f["csls"] = (2 * c - row - col) / s
        in_row, in_col = (c - others(c, axis, self.middle) for axis in (1, 0))
        f["margin_low"], f["margin_high"] = _both(in_row / s, in_col / s)
        f["rank_low"], f["rank_high"] = _both(_rank(c, 1), _rank(c, 0))
        f |= self._surface()
        la, lb = (np.array([max(1.0, x.length) for x in side]) for side in (self.sa, self.sb))
        f["length"] = np.abs(np.log(la[:, None] / lb[None, :]))
        place_a, place_b = (np.arange(n) + 0.5) / n, (np.arange(m) + 0.5) / m
        f["place"] = np.abs(place_a[:, None] - place_b[None, :])
        f["across"] = np.full((n, m), float(self.across))
        f["size"] = np.full((n, m), math.log(min(n, m)))
        return {name: np.clip(f[name], -CLIP, CLIP) for name in LOCAL}

    def _surface(self) -> dict[str, Matrix]:
        f: dict[str, Matrix] = {}
        low, high = _shares(self.shared, self.mass_a, self.mass_b)
        f["words_low"], f["words_high"] = low, high
        in_row, in_col = (low - others(low, axis, 0.0) for axis in (1, 0))
        f["words_margin_low"], f["words_margin_high"] = _both(in_row, in_col)
        shared, a, b = _shared([x.names for x in self.sa], [x.names for x in self.sb], self.weight)
        f["names_low"], f["names_high"] = _shares(shared, a, b)
        f["shared_names"] = shared
        for name in ("numbers", "grams", "quoted"):
            sides = ([getattr(x, name) for x in self.sa], [getattr(x, name) for x in self.sb])
            f[name + "_low"], f[name + "_high"] = _shares(*_shared(*sides, None))
        f["same"] = np.array(
            [[float(x.folded == y.folded and x.length > 0) for y in self.sb] for x in self.sa]
        )
        return f

    def context(self, first: Matrix) -> dict[str, Matrix]:
        """Return the features that a first guess at the links allows: rivals, order, what one more adds."""
        p = first
        f: dict[str, Matrix] = {"first": p}
        row, col = others(p, 1, 0.0), others(p, 0, 0.0)
        f["rival_low"], f["rival_high"] = _both(row, col)
        f["sum_low"], f["sum_high"] = _both(p.sum(1, keepdims=True) - p, p.sum(0, keepdims=True) - p)
        pad = np.pad(p, 1)
        f["diagonal"] = np.maximum(pad[:-2, :-2], pad[2:, 2:])
        f["beside"] = np.maximum.reduce([pad[:-2, 1:-1], pad[2:, 1:-1], pad[1:-1, :-2], pad[1:-1, 2:]])
        over_b = self._gain(p, self.a, self.cos)  # another sentence of a beside the one b already has
        over_a = self._gain(p.T, self.b, self.cos.T)
        f["gain_near_low"], f["gain_near_high"] = _both(over_b / self.spread, over_a.T / self.spread)
        words_b = self._gain_words(p, [x.keys for x in self.sa], [x.keys for x in self.sb], self.mass_b)
        words_a = self._gain_words(p.T, [x.keys for x in self.sb], [x.keys for x in self.sa], self.mass_a)
        f["gain_words_low"], f["gain_words_high"] = _both(words_b, words_a.T)
        dense_a, dense_b = float(p.max(1).mean()), float(p.max(0).mean())
        f["density_low"] = np.full_like(p, min(dense_a, dense_b))
        f["density_high"] = np.full_like(p, max(dense_a, dense_b))
        return {name: np.clip(f[name], -CLIP, CLIP) for name in CONTEXT}

    @staticmethod
    def _gain(p: Matrix, rows: Matrix, cos: Matrix) -> Matrix:
        """Return how much nearer column j comes when row i joins the row it already has.

        The vector of two sentences put together is taken as their sum's direction.
        """
        n, m = cos.shape
        if n < 2:
            return np.zeros_like(cos)
        best = _best_other(p)
        within = rows @ rows.T
        cols = np.arange(m)[None, :]
        have = cos[best, cols]
        joined = (have + cos) / np.sqrt(np.maximum(2 + 2 * within[best, np.arange(n)[:, None]], 1e-9))
        return np.asarray(joined - have)

    def _gain_words(
        self, p: Matrix, rows: Sequence[Counter[str]], cols: Sequence[Counter[str]], mass: Matrix
    ) -> Matrix:
        """Return the share of column j's words that row i holds and the row it already has does not."""
        n, m = p.shape
        both = sorted(set().union(*rows) & set().union(*cols))
        if n < 2 or not both:
            return np.zeros_like(p)
        index = {k: i for i, k in enumerate(both)}
        ta, tb = _table(rows, index), _table(cols, index)
        tb = tb * np.array([self.weight[k] for k in both])
        best = _best_other(p)
        out = np.empty((n, m))
        for j in range(m):
            out[:, j] = ((ta - ta[best[:, j]]).clip(0) @ tb[j]) / max(mass[j], 1e-9)
        return out


def _best_other(p: Matrix) -> NDArray[np.intp]:
    """Return, for each cell, the row other than its own that is likeliest in its column."""
    order = np.argsort(-p, axis=0, kind="stable")
    first, second = order[0], order[1]
    out: NDArray[np.intp] = np.where(np.arange(len(p))[:, None] == first, second, first)
    return out
