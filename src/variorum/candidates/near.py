"""Pairs of articles with near neighbours among their vectors: exactly in small piles, by cells in large ones.

A cell holds the vectors nearest to one centre, and a vector looks into the few cells nearest to it (inverted
file; Jegou et al. 2011), so that cost grows about in line with the number of vectors.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.candidates.lexical import Codes, Integers, Weights, summed

EXACT = 24_000  # vectors up to which neighbours are searched among all of them
CELL = 256  # vectors a cell holds on average in larger piles
PROBES = 3  # cells a vector looks into
NEIGHBOURS = 16  # of a vector that vote
BLOCK = 1024  # vectors compared at a time: bounds memory

Rows = NDArray[np.float32]
Places = NDArray[np.int32]
Found = tuple[Places, Places, Rows]


def votes(
    rows: Sequence[NDArray[np.floating]], floor: float, side: Sequence[str] | None = None
) -> tuple[Codes, Weights]:
    """Return pairs of articles that hold near neighbours, and their summed votes.

    `rows` holds one matrix an article. A neighbour's vote is how far, in standard deviations, it lies
    nearer than two vectors by chance, less `floor`. With `side`, only articles of different sides meet.
    """
    n = len(rows)
    who = np.repeat(np.arange(n), [len(r) for r in rows])
    if len(who) < 2:
        return np.zeros(0, np.int64), np.zeros(0)
    v = np.concatenate([np.asarray(r, np.float32) for r in rows])
    v -= v.mean(0)
    v /= np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9)
    # Vectors with the same mark never meet: those of one article, or of one side.
    mark = who if side is None else np.unique(np.array(side), return_inverse=True)[1][who]
    middle, spread = _background(v, mark)
    found = _exact(v, mark) if len(v) <= EXACT else _celled(v, mark)
    left, right, vote = _joined([(a, b, (near - middle) / spread - floor) for a, b, near in found])
    del found  # the largest arrays of a large pile: none is held twice
    # a vector votes once for an article: by its nearest one there
    ballot = left.astype(np.int64) * n + who[right]
    order = np.lexsort((-vote, ballot))
    ballot = ballot[order]
    firsts = order[np.r_[True, ballot[1:] != ballot[:-1]]] if len(order) else order
    del ballot, order
    x, y = who[left[firsts]], who[right[firsts]]
    return summed(np.minimum(x, y) * n + np.maximum(x, y), vote[firsts].astype(np.float64))


def _background(v: Rows, mark: Integers) -> tuple[float, float]:
    """Return mean and deviation of cosines between vectors that lie far apart in the pile."""
    step = max(1, len(v) // 4096)
    sample, own = v[::step], mark[::step]
    shift = len(sample) // 2
    c = (sample * np.roll(sample, shift, axis=0)).sum(1)
    apart = own != np.roll(own, shift)
    c = c[apart] if apart.any() else c
    return float(c.mean()), max(1e-3, float(c.std()))


def _top(queries: Integers, members: Integers, v: Rows, mark: Integers) -> tuple[Places, Rows]:
    """Return each query's nearest members with another mark and their cosines: NEIGHBOURS or fewer a row.

    Where there is none the cosine is under -1.
    """
    c = v[queries] @ v[members].T
    c[mark[queries][:, None] == mark[members][None, :]] = -2.0
    k = min(NEIGHBOURS, len(members))
    at = np.argpartition(-c, k - 1, axis=1)[:, :k]
    return members[at].astype(np.int32), np.take_along_axis(c, at, 1)


def _listed(queries: Integers, members: Places, near: Rows) -> Found:
    """Return (query, neighbour, cosine) of what `_top` found."""
    ok = near > -1.5
    left = np.repeat(queries.astype(np.int32), near.shape[1]).reshape(near.shape)[ok]
    return left, members[ok], near[ok]


def _joined(parts: Sequence[Found]) -> Found:
    """Return the parts with a vote above nothing, as one."""
    kept = [(a[vote > 0], b[vote > 0], vote[vote > 0]) for a, b, vote in parts]
    left, right, vote = (np.concatenate([p[i] for p in kept]) for i in range(3))
    return left, right, vote


def _exact(v: Rows, mark: Integers) -> list[Found]:
    everyone = np.arange(len(v))
    blocks = [everyone[i : i + BLOCK] for i in range(0, len(v), BLOCK)]
    return [_listed(own, *_top(own, everyone, v, mark)) for own in blocks]


def _celled(v: Rows, mark: Integers) -> list[Found]:
    """As `_exact`, but among the vectors of the PROBES nearest cells only."""
    centres = _centres(v, len(v) // CELL)
    probes = np.concatenate([
        _nearest(v[i : i + BLOCK] @ centres.T, PROBES) for i in range(0, len(v), BLOCK)
    ])  # fmt: skip
    home = np.argsort(probes[:, 0], kind="stable")
    bounds = np.searchsorted(probes[home, 0], np.arange(len(centres) + 1))
    asking = np.argsort(probes.ravel(), kind="stable")
    asked = np.searchsorted(probes.ravel()[asking], np.arange(len(centres) + 1))
    best = np.full((len(v), NEIGHBOURS), -2.0, np.float32)
    which = np.zeros((len(v), NEIGHBOURS), np.int32)
    for c in range(len(centres)):
        members = np.sort(home[bounds[c] : bounds[c + 1]])
        queries = np.sort(asking[asked[c] : asked[c + 1]] // PROBES)
        for i in range(0, len(queries) if len(members) else 0, BLOCK):
            own = queries[i : i + BLOCK]
            found, near = _top(own, members, v, mark)
            near = np.concatenate([best[own], near], axis=1)
            keep = np.argpartition(-near, NEIGHBOURS - 1, axis=1)[:, :NEIGHBOURS]
            best[own] = np.take_along_axis(near, keep, 1)
            which[own] = np.take_along_axis(np.concatenate([which[own], found], axis=1), keep, 1)
    return [_listed(np.arange(len(v)), which, best)]


def _nearest(near: Rows, k: int) -> Integers:
    """Return the columns of the k largest values of each row, the largest first."""
    k = min(k, near.shape[1])
    at = np.sort(np.argpartition(-near, k - 1, axis=1)[:, :k], axis=1)
    order = np.argsort(-np.take_along_axis(near, at, 1), axis=1, kind="stable")
    return np.asarray(np.take_along_axis(at, order, 1))


def _centres(v: Rows, count: int) -> Rows:
    """Return unit centres by two rounds of spherical k-means over an even sample."""
    sample = v[:: max(1, len(v) // (count * 16))]
    centres = sample[:: max(1, len(sample) // count)][:count].copy()
    for _ in range(2):
        nearest = np.concatenate(
            [(sample[i : i + BLOCK] @ centres.T).argmax(1) for i in range(0, len(sample), BLOCK)]
        )
        total = np.zeros_like(centres)
        np.add.at(total, nearest, sample)
        norm = np.linalg.norm(total, axis=1, keepdims=True)
        centres = np.where(norm > 1e-6, total / np.maximum(norm, 1e-6), centres)
    return centres
