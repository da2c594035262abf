"""Evidence for every pair of sentences of two tellings, as one matrix a kind.

Everything is made free of the encoder's scale: cosines are measured in the spread of the two texts' own
background (how near different sentences of one text lie), or against the rivals in row and column, as in
margin-based mining (Artetxe & Schwenk 2019) and cross-domain similarity local scaling (Conneau et al. 2018).
All features are symmetrical: seen from the other side the matrices are transposed.
"""

import math

import numpy as np
from numpy.typing import NDArray

from variorum.align.sheet import Sheet

Matrix = NDArray[np.float64]

NEIGHBOURS = 3  # rivals that a sentence's background is taken from
MIN_SPREAD = 0.01  # of cosines: below this a background is too flat to measure in
CLIP = 8.0  # spreads: beyond it more says nothing
# Two texts of a few sentences have no background of their own: it is drawn towards what the shipped encoder
# gives different sentences of one news text (median and robust deviation over 232 articles of RETOLD dev).
USUAL_MIDDLE, USUAL_SPREAD = 0.31, 0.12
USUAL_PAIRS = 20.0  # pairs of sentences from which a text's own background weighs as much
SHRINK = 4.0  # sentences: how many a text must have before its mean is half taken off

LOCAL = (
    "near", "near_cross", "csls", "margin_low", "margin_high", "rank_low", "rank_high",
    "words_low", "words_high", "names_low", "names_high", "shared_names", "numbers_low", "numbers_high",
    "grams_low", "grams_high", "quoted_low", "quoted_high", "words_margin_low", "words_margin_high",
    "same", "length", "place", "across", "size",
)  # fmt: skip
CONTEXT = (
    "first", "rival_low", "rival_high", "sum_low", "sum_high", "diagonal", "beside", "gain_near_low",
    "gain_near_high", "gain_words_low", "gain_words_high", "density_low", "density_high", "between_low",
    "between_high", "bridge", "bridge_near",
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
    order = np.argsort(
        np.argsort(-x, axis=axis, kind="stable"), axis=axis, kind="stable"
    )
    return np.asarray(1.0 / (1.0 + order))


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
        a: Sheet,
        b: Sheet,
        va: NDArray[np.floating],
        vb: NDArray[np.floating],
        across: bool,
    ) -> None:
        self.sheets, self.across = (a, b), across
        self.a, self.b, self.cos, within_a, within_b = cosines(va, vb)
        own = np.concatenate([_off_diagonal(within_a), _off_diagonal(within_b)])
        middle, wide = spread(own)
        trust = own.size / (own.size + USUAL_PAIRS)
        self.middle = trust * middle + (1 - trust) * USUAL_MIDDLE
        self.spread = trust * wide + (1 - trust) * USUAL_SPREAD
        # A key that many sentences of one text hold is common, however rare it is in the other.
        both = sorted(a.rare.keys() & b.rare.keys())
        self.weight = {k: min(a.rare[k], b.rare[k]) for k in both}
        self.tables = a.table("keys", both), b.table("keys", both)
        w = np.array([self.weight[k] for k in both])
        self.columns = self.tables[1] * w, self.tables[0] * w
        self.shared = self.columns[1] @ self.tables[1].T
        self.mass_a, self.mass_b = (self._mass(side, "keys") for side in (0, 1))

    def _mass(self, side: int, kind: str) -> Matrix:
        """Return the weight of each sentence's signs of a kind, the other text's opinion included."""
        own, other = self.sheets[side], self.sheets[1 - side]
        both = sorted(own.where[kind].keys() & other.rare.keys())
        over = np.array([own.rare[k] - self.weight[k] for k in both])
        return np.asarray(own.own[kind] - own.table(kind, both) @ over)

    def _common(self, kind: str) -> Matrix:
        """Return how many signs of a kind each pair of sentences shares (names: what they weigh)."""
        a, b = self.sheets
        both = sorted(a.where[kind].keys() & b.where[kind].keys())
        w = np.array([self.weight[k] if kind == "names" else 1.0 for k in both])
        return np.asarray((a.table(kind, both) * w) @ b.table(kind, both).T)

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
        la, lb = (sheet.lengths for sheet in self.sheets)
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
        f["shared_names"] = self._common("names")
        f["names_low"], f["names_high"] = _shares(
            f["shared_names"], self._mass(0, "names"), self._mass(1, "names")
        )
        a, b = self.sheets
        for name in ("numbers", "grams", "quoted"):
            f[name + "_low"], f[name + "_high"] = _shares(
                self._common(name), a.own[name], b.own[name]
            )
        f["same"] = (a.copies[:, None] == b.copies[None, :]).astype(float)
        return f

    def context(self, first: Matrix) -> dict[str, Matrix]:
        """Return the features that a first guess at the links allows: rivals, order, what one more adds."""
        p = first
        f: dict[str, Matrix] = {"first": p}
        row, col = others(p, 1, 0.0), others(p, 0, 0.0)
        f["rival_low"], f["rival_high"] = _both(row, col)
        f["sum_low"], f["sum_high"] = _both(
            p.sum(1, keepdims=True) - p, p.sum(0, keepdims=True) - p
        )
        pad = np.pad(p, 1)
        f["diagonal"] = np.maximum(pad[:-2, :-2], pad[2:, 2:])
        f["beside"] = np.maximum.reduce(
            [pad[:-2, 1:-1], pad[2:, 1:-1], pad[1:-1, :-2], pad[1:-1, 2:]]
        )
        inside_b, inside_a = _between(p), _between(p.T).T
        f["between_low"], f["between_high"] = _both(inside_a, inside_b)
        f["bridge"] = np.maximum(
            inside_b * (1 - np.minimum(col, 1)), inside_a * (1 - np.minimum(row, 1))
        )
        f["bridge_near"] = f["bridge"] * np.clip(
            (self.cos - self.middle) / self.spread, -CLIP, CLIP
        )
        over_b = self._gain(
            p, self.a, self.cos
        )  # another sentence of a beside the one b already has
        over_a = self._gain(p.T, self.b, self.cos.T)
        f["gain_near_low"], f["gain_near_high"] = _both(
            over_b / self.spread, over_a.T / self.spread
        )
        words_b = _gain_words(p, self.tables[0], self.columns[0], self.mass_b)
        words_a = _gain_words(p.T, self.tables[1], self.columns[1], self.mass_a)
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
        joined = (have + cos) / np.sqrt(
            np.maximum(2 + 2 * within[best, np.arange(n)[:, None]], 1e-9)
        )
        return np.asarray(joined - have)


def _gain_words(p: Matrix, rows: Matrix, cols: Matrix, mass: Matrix) -> Matrix:
    """Return the share of column j's words that row i holds and the row it already has does not.

    `rows` tells which row holds which word, `cols` what each word weighs in which column.
    """
    n, m = p.shape
    if n < 2 or not rows.shape[1]:
        return np.zeros_like(p)
    best = _best_other(p)
    alone = rows @ cols.T
    out = np.empty((n, m))
    for j in range(m):
        out[:, j] = alone[:, j] - (rows * rows[best[:, j]]) @ cols[j]
    return out / np.maximum(mass, 1e-9)


def _between(p: Matrix) -> Matrix:
    """Return, for each cell, how surely the columns beside it go with its own or a neighbouring row."""
    pad = np.pad(p, 1)
    near = np.maximum.reduce([pad[:-2], pad[1:-1], pad[2:]])
    return np.asarray(np.minimum(near[:, :-2], near[:, 2:]))


def _best_other(p: Matrix) -> NDArray[np.intp]:
    """Return, for each cell, the row other than its own that is likeliest in its column."""
    order = np.argsort(-p, axis=0, kind="stable")
    first, second = order[0], order[1]
    out: NDArray[np.intp] = np.where(np.arange(len(p))[:, None] == first, second, first)
    return out
