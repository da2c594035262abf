"""Which pairs of tellings are worth aligning: two roads, unioned, neither of them all pairs of articles.

The lexical road meets on what is rare: sampled runs of words (copied and edited text; Broder 1997) and rare
names, numbers and words standing together in one sentence (rewritten and translated text, keys being
script-free). The semantic road meets on sentence vectors: each sentence's nearest neighbours in other
articles, exactly in small piles, through cells of nearby sentences (inverted file; Jegou et al. 2011) in
large ones. Both work on sentences, so that three borrowed sentences in twenty are enough.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from variorum.data import Pair, Telling
from variorum.signs import runs, signs

PILE = 24  # articles up to which every pair is looked at: what a person lays side by side, in a second
KEEP = 12  # best partners of an article that are looked at, however weak
WEAK = 0.8  # weight under which a pair is not looked at, even so
SURE = 12.0  # weight from which a pair is looked at beyond KEEP: a family of fifty copies is found whole
RUN = 5  # words in a row that are a key
SAMPLE = 4  # one run in this many is kept, chosen by its checksum
RAREST = 6  # words of a sentence whose pairs are keys
COMMON = 64  # articles: a key that more of them hold is boilerplate or too common to tell
EXACT = 24_000  # sentences up to which neighbours are searched among all of them
CELL = 256  # sentences a cell holds on average in larger piles
PROBES = 3  # cells a sentence looks into
NEIGHBOURS = 16  # of a sentence that vote
BLOCK = 1024  # sentences compared at a time: bounds memory
FLOOR = 3.5  # standard deviations above two random sentences, from which a neighbour's vote counts

Codes = NDArray[np.int64]
Weights = NDArray[np.float64]


def candidates(tellings: Sequence[Telling], vectors: Mapping[str, NDArray[np.floating]]) -> tuple[Pair, ...]:
    """Return the pairs worth aligning, sorted; in a small pile all of them.

    `vectors` maps a telling's id to unit rows, one a sentence. The order of the tellings changes
    nothing. Cost grows about in line with the number of sentences.
    """
    ordered = sorted(tellings, key=lambda t: t.id)
    n = len(ordered)
    if n < 2:
        return ()
    if n <= PILE:
        ids = [t.id for t in ordered if t.sentences]
        return tuple(Pair(left=a, right=b, by="pile") for i, a in enumerate(ids) for b in ids[i + 1 :])
    roads = {"words": _lexical(ordered), "vectors": _semantic(ordered, vectors)}
    codes, weights = _summed(*(np.concatenate([road[i] for road in roads.values()]) for i in (0, 1)))
    # By chance, long texts share more: the fluctuation of a sum grows with the root of its terms.
    size = np.array([max(1, len(t.sentences)) for t in ordered])
    best = _best(codes, weights / np.sqrt(np.minimum(size[codes // n], size[codes % n])), n).tolist()
    on = {name: set(road[0].tolist()) for name, road in roads.items()}
    return tuple(
        Pair(
            left=ordered[code // n].id,
            right=ordered[code % n].id,
            by="+".join(name for name in roads if code in on[name]),
        )
        for code in best
    )


def _best(codes: Codes, weights: Weights, n: int) -> Codes:
    """Return the codes, in order, that are among the KEEP heaviest of either article, or heavy anyway."""
    if not len(codes):
        return codes
    keep = weights >= SURE
    ends = np.concatenate([codes // n, codes % n])
    both = np.concatenate([weights, weights])
    index = np.concatenate([np.arange(len(codes))] * 2)
    order = np.lexsort((codes[index], -both, ends))
    place = np.arange(len(order)) - np.searchsorted(ends[order], ends[order])
    keep[index[order[place < KEEP]]] = True
    return codes[keep & (weights >= WEAK)]


def _summed(codes: Codes, weights: Weights) -> tuple[Codes, Weights]:
    """Return each code once, with its weights added up."""
    unique, inverse = np.unique(codes, return_inverse=True)
    return unique, np.bincount(inverse, weights, len(unique)).astype(np.float64)


def _lexical(tellings: Sequence[Telling]) -> tuple[Codes, Weights]:
    """Return pairs of articles that share rare keys, and how much (nats)."""
    n = len(tellings)
    df: Counter[str] = Counter()
    for t in tellings:
        df.update(frozenset().union(*(s.keys for s in signs(t))))
    index = {k: i for i, k in enumerate(sorted(k for k, m in df.items() if 2 <= m <= max(COMMON, n // 50)))}
    keys: list[NDArray[np.int64]] = []
    owner: list[NDArray[np.int64]] = []
    for i, t in enumerate(tellings):
        own = _keys(t, index, df)
        keys.append(own)
        owner.append(np.full(len(own), i))
    key, who = np.concatenate(keys), np.concatenate(owner)
    order = np.lexsort((who, key))
    key, who = key[order], who[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(key)])
    codes: list[Codes] = []
    weights: list[Weights] = []
    for m in range(2, COMMON + 1):
        group = starts[sizes == m]
        if not len(group):
            continue
        members = who[group[:, None] + np.arange(m)]
        a, b = np.triu_indices(m, 1)
        code = (members[:, a] * n + members[:, b]).ravel()
        codes.append(code)
        weights.append(np.full(len(code), np.log(1 + n / m)))
    if not codes:
        return np.zeros(0, np.int64), np.zeros(0)
    return _summed(np.concatenate(codes), np.concatenate(weights))


def _keys(t: Telling, index: Mapping[str, int], df: Mapping[str, int]) -> NDArray[np.int64]:
    """Return the keys of one article, each once: pairs of rare words, and sampled runs (negative numbers)."""
    out: set[int] = set()
    for s in signs(t):
        rare = sorted((k for k in s.keys if k in index), key=lambda k: (df[k], k))[:RAREST]
        out.update(index[x] * len(index) + index[y] for x, y in combinations(sorted(rare), 2))
        out.update(-1 - c for c in runs(s.folded.split(" "), RUN) if c % SAMPLE == 0)
    return np.array(sorted(out), np.int64)


def _semantic(
    tellings: Sequence[Telling], vectors: Mapping[str, NDArray[np.floating]]
) -> tuple[Codes, Weights]:
    """Return pairs of articles with sentences that are near neighbours, and their summed votes."""
    n = len(tellings)
    rows = [np.asarray(vectors[t.id], np.float32) for t in tellings]
    who = np.repeat(np.arange(n), [len(r) for r in rows])
    if len(who) < 2:
        return np.zeros(0, np.int64), np.zeros(0)
    v = np.concatenate(rows)
    v -= v.mean(0)
    v /= np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9)
    middle, spread = _background(v)
    left, right, near = _exact(v, who) if len(v) <= EXACT else _celled(v, who)
    vote = (near - middle) / spread - FLOOR
    ok = vote > 0
    left, right, vote = left[ok], right[ok], vote[ok]
    # a sentence votes once for an article: by its nearest sentence there
    ballot = left * n + who[right]
    order = np.lexsort((-vote, ballot))
    firsts = order[np.r_[True, ballot[order][1:] != ballot[order][:-1]]] if len(order) else order
    x, y = who[left[firsts]], who[right[firsts]]
    return _summed(np.minimum(x, y) * n + np.maximum(x, y), vote[firsts].astype(np.float64))


def _background(v: NDArray[np.float32]) -> tuple[float, float]:
    """Return mean and deviation of cosines between sentences that lie far apart in the pile."""
    step = max(1, len(v) // 4096)
    sample = v[::step]
    c = (sample * np.roll(sample, len(sample) // 2, axis=0)).sum(1)
    return float(c.mean()), max(1e-3, float(c.std()))


Found = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]


def _top(
    queries: NDArray[np.int64], members: NDArray[np.int64], v: NDArray[np.float32], who: NDArray[np.int64]
) -> Found:
    """Return (query, neighbour, cosine) of each query's nearest members in other articles."""
    c = v[queries] @ v[members].T
    c[who[queries][:, None] == who[members][None, :]] = -2.0
    k = min(NEIGHBOURS, len(members))
    at = np.argpartition(-c, k - 1, axis=1)[:, :k]
    near = np.take_along_axis(c, at, 1)
    ok = near > -1.5
    return np.repeat(queries, k).reshape(-1, k)[ok], members[at][ok], near[ok]


def _joined(parts: list[Found]) -> Found:
    left, right, near = (np.concatenate([p[i] for p in parts]) for i in range(3))
    return left, right, near


def _exact(v: NDArray[np.float32], who: NDArray[np.int64]) -> Found:
    everyone = np.arange(len(v))
    return _joined([_top(everyone[i : i + BLOCK], everyone, v, who) for i in range(0, len(v), BLOCK)])


def _celled(v: NDArray[np.float32], who: NDArray[np.int64]) -> Found:
    """As `_exact`, but among the sentences of the PROBES nearest cells only."""
    centres = _centres(v, len(v) // CELL)
    probes = np.concatenate([
        np.argsort(-(v[i : i + BLOCK] @ centres.T), axis=1, kind="stable")[:, :PROBES]
        for i in range(0, len(v), BLOCK)
    ])  # fmt: skip
    home = np.argsort(probes[:, 0], kind="stable")
    bounds = np.searchsorted(probes[home, 0], np.arange(len(centres) + 1))
    asking = np.argsort(probes.ravel(), kind="stable")
    asked = np.searchsorted(probes.ravel()[asking], np.arange(len(centres) + 1))
    parts: list[Found] = []
    for c in range(len(centres)):
        members = np.sort(home[bounds[c] : bounds[c + 1]])
        queries = np.sort(asking[asked[c] : asked[c + 1]] // PROBES)
        if len(members):
            parts += [_top(queries[i : i + BLOCK], members, v, who) for i in range(0, len(queries), BLOCK)]
    return _joined(parts)


def _centres(v: NDArray[np.float32], count: int) -> NDArray[np.float32]:
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
