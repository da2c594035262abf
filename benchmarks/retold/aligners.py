"""Two published sentence aligners over our vectors: vecalign and bertalign, each after its paper and code.

Both return the best chain of beads that runs forward on both sides; a bead of several sentences is here the
product of its links. `a` and `b` are vectors of runs of sentences, as `encoded` or `runs` returns them:
`a[k, i]` is that of the k + 1 sentences ending at i. The originals encode each run as one text (`encoded`);
`runs` takes the direction of its sentences' sum.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]
Cells = set[tuple[int, int]]
Step = tuple[int, int]

LONGEST = 4  # sentences of a bead, both sides (vecalign: alignment_max_size)
SAMPLE = 100  # random runs, as many a length, that say how common a run is (vecalign: num_samps_for_norm)
GAP_SHARE = 0.2  # of 1-1 costs that lie below a deletion's (vecalign: del_percentile_frac)
MAX_ALIGN = 5  # sentences of a bead, both sides (bertalign: max_align)
SKIP = -0.1  # score of a sentence left alone (bertalign: skip)


def runs(v: Rows, longest: int) -> Rows:
    """Return unit sums of `k + 1` rows ending at row `i`, (longest, rows, d); zero where too few."""
    total = np.concatenate([np.zeros((1, v.shape[1])), np.cumsum(v, axis=0)])
    out = np.zeros((longest, *v.shape))
    for k in range(min(longest, len(v))):
        sums = total[k + 1 :] - total[: len(v) - k]
        out[k, k:] = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return out


def encoded(sentences: Sequence[str], longest: int, read: Callable[[Sequence[str]], Rows]) -> Rows:
    """Return what `runs` does, each run read by the encoder as one text."""
    at = [(k, i) for k in range(longest) for i in range(k, len(sentences))]
    found = read([" ".join(sentences[i - k : i + 1]) for k, i in at])
    out = np.zeros((longest, len(sentences), found.shape[1]))
    for (k, i), v in zip(at, found, strict=True):
        out[k, i] = v / max(1e-9, float(np.linalg.norm(v)))
    return out


def vecalign(a: Rows, b: Rows, _la: Rows, _lb: Rows) -> Cells:
    """Return links by the cost of Thompson & Koehn (2019), equation 1, in an exact search.

    The cost of a bead is 1 - cosine, times the sentences of both sides, over what either side costs with
    random runs of the other. A deletion costs what GAP_SHARE of all 1-1 beads do at most. The original
    looks near the best path of 1-1 beads only, which texts of this length do not need.
    """
    rng = np.random.default_rng(0)
    usual_a = 1 - (a @ _sample(b, rng).T).mean(2)
    usual_b = 1 - (b @ _sample(a, rng).T).mean(2)

    def cost(x: int, y: int) -> Rows:
        near = a[x - 1] @ b[y - 1].T
        usual = usual_a[x - 1][:, None] + usual_b[y - 1][None, :]
        return np.asarray((1 - near) * x * y * 2 / np.maximum(usual, 1e-6))

    steps = [(x, y) for x in range(1, LONGEST) for y in range(1, LONGEST) if x + y <= LONGEST]
    gap = float(np.quantile(cost(1, 1), GAP_SHARE))
    return _chain({s: -cost(*s) for s in steps}, -gap)


def _sample(v: Rows, rng: np.random.Generator) -> Rows:
    """Return SAMPLE runs, as many of each length that there is."""
    lengths = min(len(v), v.shape[1])
    each = -(-SAMPLE // lengths)
    return np.concatenate([v[k, rng.integers(k, v.shape[1], each)] for k in range(lengths)])


def bertalign(a: Rows, b: Rows, la: Rows, lb: Rows) -> Cells:
    """Return links by the second pass of Liu & Zhu (2022), without the band that its first pass lays.

    A bead scores its cosine less the mean cosine to the sentences beside it on both sides, times a penalty on
    lengths (`la` and `lb`: bytes) that differ from the ratio of the texts; a sentence alone scores SKIP.
    """
    ratio = float(la.sum() / max(1.0, lb.sum()))
    ends_a, ends_b = (np.concatenate([[0.0], np.cumsum(x)]) for x in (la, lb * ratio))

    def score(x: int, y: int) -> Rows:
        near = a[x - 1] @ b[y - 1].T
        margin = (_beside(a[x - 1], b[0], y) + _beside(b[y - 1], a[0], x).T) / 2
        long_a = np.array([ends_a[i + 1] - ends_a[max(0, i + 1 - x)] for i in range(len(la))])
        long_b = np.array([ends_b[j + 1] - ends_b[max(0, j + 1 - y)] for j in range(len(lb))])
        low = np.minimum(long_a[:, None], long_b[None, :])
        share = low / np.maximum(1, np.maximum(long_a[:, None], long_b[None, :]))
        return np.asarray((near - margin) * np.log2(1 + share))

    steps = [(x, y) for x in range(1, MAX_ALIGN) for y in range(1, MAX_ALIGN) if x + y <= MAX_ALIGN]
    return _chain({s: score(*s) for s in steps}, SKIP)


def _beside(own: Rows, single: Rows, size: int) -> Rows:
    """Return, for each pair of runs, the mean cosine of one to the sentences just before and after the other.

    `single` holds the other text's sentences, `size` the length of its runs, which end at them.
    """
    near = own @ single.T
    left, right, count = np.zeros_like(near), np.zeros_like(near), np.zeros(near.shape[1])
    left[:, size:] = near[:, :-size]
    count[size:] += 1
    right[:, :-1] = near[:, 1:]
    count[:-1] += 1
    return np.asarray((left + right) / np.maximum(count, 1)[None, :])


def _chain(gain: dict[Step, Rows], gap: float) -> Cells:
    """Return the links of the chain of beads and gaps with the greatest sum."""
    n, m = gain[1, 1].shape
    best = np.full((n + 1, m + 1), -np.inf)
    back: dict[Step, Step] = {}
    best[0, 0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            moves = [((1, 0), gap)] if i else []
            moves += [((0, 1), gap)] if j else []
            moves += [(s, g[i - 1, j - 1]) for s, g in gain.items() if s[0] <= i and s[1] <= j]
            for (x, y), value in moves:
                reached = best[i - x, j - y] + value
                if reached > best[i, j]:
                    best[i, j], back[i, j] = reached, (x, y)
    out: Cells = set()
    i, j = n, m
    while i or j:
        x, y = back[i, j]
        out |= {(p, q) for p in range(i - x, i) for q in range(j - y, j)}
        i, j = i - x, j - y
    return out
