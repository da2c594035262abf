"""The first look at a large pile: which pairs may hang together, and which of their sentences would show it.

Reading every sentence with the encoder is what a large pile can't afford. So rough vectors and rare words say
which articles might meet (`propose`), each pair that is not hopeless names the few sentences in which it
should show if it is so (`telltale`), and only what these show to the encoder decides who is read whole
(`winnow`). Hopeless is what a small logistic model holds for so: it was fitted on what came of pairs that
were read whole (`training/sieve.py`); its coefficients stand in `weights.json`.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from variorum.candidates.best import among_best, chance, named
from variorum.candidates.lexical import Codes, Integers, Weights, Words, lexical
from variorum.candidates.near import votes
from variorum.data import Pair, Telling
from variorum.models.shipped import coefficients

SENTENCES = 4  # of a passage
STEP = 2  # sentences from one passage to the next: what is borrowed lies whole in one of them, or nearly
OWN = 50.0  # passages of a language from which its own mean is half taken off
PARTNERS = 8  # of an article that each road brings
READ = 6  # of these, the likeliest of either article, whose telltale sentences are read: kin bring the rest
PROBED = 48  # articles of the commonest language that share most with one in another, and are probed for it
FEW = 0.15  # weight of rare words, as a share of one key's, under which a meeting is chance
NEARER = 2.0  # standard deviations above two passages by chance, from which a neighbour counts
PROBE_FLOOR = 3.0  # the same for the encoder's vectors of single sentences in two languages
TELLTALE = 3  # pairs of sentences that a pair of articles is judged by
# Chance that something comes of a pair, under which it is let go: before its sentences are read, after, and
# after where the two are in two languages: there roads bring few pairs, and cosines say less.
ROUGHLY, SHOWN, ACROSS = 0.005, 0.03, 0.01
NEAR = 0.6  # cosine of centred vectors that is near in any pile, one about a single story too

Rows = NDArray[np.floating]
Cells = tuple[tuple[int, int], ...]
Probe = Callable[[Sequence[str]], Mapping[str, Rows]]


def probes(t: Telling) -> tuple[int, ...]:
    """Return the sentences by which an article is found from another language: first two and longest two.

    News says first what is new; long sentences carry names and numbers.
    """
    long = sorted(range(len(t.sentences)), key=lambda i: (-len(t.sentences[i]), i))[:2]
    return tuple(sorted({*range(min(2, len(t.sentences))), *long}))


def propose(
    tellings: Sequence[Telling], rough: Mapping[str, Rows], probe: Probe | None = None
) -> tuple[Pair, ...]:
    """Return the pairs that may hang together, sorted; PARTNERS an article and road at most, either's best.

    `rough` holds a row a sentence, of any length. Where the pile has several languages, `probe` is asked for
    the encoder's unit rows of `probes` of the articles that may meet across them, by id. The order of the
    tellings changes nothing.
    """
    ordered = sorted(tellings, key=lambda t: t.id)
    n = len(ordered)
    if n < 2:
        return ()
    met, weights, rare_words = lexical(ordered)
    weights = weights / chance(met, ordered) / np.log(1 + n / 2)
    roads = {"words": _best(met[weights >= FEW], weights[weights >= FEW], n)}
    passages = _centred([_windows(np.asarray(rough[t.id], np.float32)) for t in ordered], ordered)
    codes, votes_ = votes(passages, NEARER)
    roads["passages"] = _best(codes, votes_ / chance(codes, ordered), n)
    if probe is not None and len({t.lang for t in ordered}) > 1:
        who = across(ordered, rare_words)
        rows = probe([ordered[k].id for k in who])
        a, b, near = _between(who, [rows[ordered[k].id] for k in who], [ordered[k].lang for k in who])
        roads["probes"] = _best(a * n + b, near, n)
    found = np.unique(np.concatenate([road[0] for road in roads.values()]))
    rare = dict(zip(*(x.tolist() for x in roads["words"]), strict=True))
    pairs = zip(named(found, roads, ordered), found.tolist(), strict=True)
    return tuple(replace(p, rare=round(rare.get(code, 0.0), 4)) for p, code in pairs)


def across(ordered: Sequence[Telling], rare: Sequence[Words]) -> Integers:
    """Return the articles that may meet across languages, as places in `ordered`, sorted.

    All that are not of the commonest language, and the PROBED of it that share most names, numbers and other
    rare words with each of them: a pile with a handful of foreign articles is not read for their sake. `rare`
    holds each article's rare words as sorted numbers.
    """
    n = len(ordered)
    count = Counter(t.lang for t in ordered)
    most = max(count, key=lambda k: (count[k], k))
    foreign = np.array([t.lang != most for t in ordered])
    guests, hosts = np.flatnonzero(foreign), np.flatnonzero(~foreign)
    if len(guests) * PROBED >= len(hosts):
        return np.arange(n)
    told = [rare[k] for k in guests.tolist()]
    word = np.concatenate(told)
    order = np.argsort(word, kind="stable")
    holder = np.repeat(np.arange(len(guests)), [len(w) for w in told])[order]
    word = word[order]
    near = np.zeros((len(guests), len(hosts)), np.float32)
    for j, k in enumerate(hosts.tolist()):
        first, last = np.searchsorted(word, rare[k], "left"), np.searchsorted(word, rare[k], "right")
        held = [holder[a:b] for a, b in zip(first, last, strict=True) if a < b]
        if held:
            shared = np.bincount(np.concatenate(held), minlength=len(guests))
            near[:, j] = shared / np.sqrt(len(rare[k]))
    best = np.argsort(-near, axis=1, kind="stable")[:, :PROBED]
    met = np.take_along_axis(near, best, 1) > 0
    return np.unique(np.concatenate([guests, hosts[best[met]]]))


def _between(
    who: Integers, rows: Sequence[Rows], lang: Sequence[str]
) -> tuple[Integers, Integers, Weights]:
    """Return the pairs of `who` with near neighbours in another language, and their votes."""
    codes, near = votes(rows, PROBE_FLOOR, lang)
    return who[codes // len(who)], who[codes % len(who)], near


def _best(codes: Codes, weights: Weights, n: int) -> tuple[Codes, Weights]:
    keep = among_best(codes, weights, n, PARTNERS)
    return codes[keep], weights[keep]


def _windows(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return unit sums over runs of SENTENCES sentences, STEP apart."""
    if not len(rows):
        return rows
    until = np.concatenate([np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0, dtype=np.float64)])
    starts = np.arange(0, max(1, len(rows) - SENTENCES + STEP), STEP)
    return _unit(until[np.minimum(starts + SENTENCES, len(rows))] - until[starts])


def _centred(rows: list[NDArray[np.float32]], ordered: Sequence[Telling]) -> list[NDArray[np.float32]]:
    """Return unit rows with what their language has in common taken off, the less the rarer it is here."""
    by: dict[str, list[int]] = {}
    for k, t in enumerate(ordered):
        by.setdefault(t.lang, []).append(k)
    out = list(rows)
    for own in by.values():
        count = sum(len(rows[k]) for k in own)
        mean = np.sum([rows[k].sum(0) for k in own], axis=0) / (count + OWN)
        for k in own:
            out[k] = _unit(rows[k] - mean)
    return out


def _unit(rows: Rows) -> NDArray[np.float32]:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)


def telltale(
    tellings: Sequence[Telling], rough: Mapping[str, Rows], pairs: Sequence[Pair]
) -> tuple[Cells, ...]:
    """Return for each pair the sentences of left and right that would show it: the nearest by rough vectors.

    Of two languages, which rough vectors don't compare, all pairs of `probes`. None for a hopeless pair, and
    for one that is not among the READ likeliest of either.
    """
    found = nearest(tellings, rough, pairs)
    sure = [
        chance_of("rough", cosines, p.rare) if cosines else 0.0
        for p, (_, cosines) in zip(pairs, found, strict=True)
    ]
    likeliest: dict[str, list[float]] = {}
    for p, chance_ in zip(pairs, sure, strict=True):
        for k in (p.left, p.right):
            likeliest.setdefault(k, []).append(chance_)
    bar = {k: sorted(own)[-READ:][0] for k, own in likeliest.items()}
    return tuple(
        cells if not cosines or (c >= ROUGHLY and c >= min(bar[p.left], bar[p.right])) else ()
        for p, (cells, cosines), c in zip(pairs, found, sure, strict=True)
    )


def nearest(
    tellings: Sequence[Telling], rough: Mapping[str, Rows], pairs: Sequence[Pair]
) -> list[tuple[Cells, list[float]]]:
    """Return each pair's telltale sentences and their rough cosines, the greatest first.

    Two languages have no cosines.
    """
    ordered = sorted(tellings, key=lambda t: t.id)
    unit = [_unit(np.asarray(rough[t.id], np.float32)) for t in ordered]
    rows = dict(zip((t.id for t in ordered), _centred(unit, ordered), strict=True))
    by = {t.id: t for t in ordered}
    out: list[tuple[Cells, list[float]]] = []
    for p in pairs:
        a, b = by[p.left], by[p.right]
        if a.lang != b.lang:
            out.append((tuple((i, j) for i in probes(a) for j in probes(b)), []))
            continue
        near = rows[p.left] @ rows[p.right].T
        cells, cosines = [], []
        for _ in range(min(TELLTALE, *near.shape)):
            i, j = divmod(int(near.argmax()), near.shape[1])
            cells.append((i, j))
            cosines.append(float(near[i, j]))
            near[i, :] = near[:, j] = -2.0
        out.append((tuple(cells), cosines))
    return out


def winnow(
    tellings: Sequence[Telling],
    pairs: Sequence[Pair],
    cells: Sequence[Cells],
    vectors: Mapping[tuple[str, int], Rows],
) -> tuple[Pair, ...]:
    """Return the pairs whose telltale sentences lie near enough for something to come of them.

    `vectors` holds the encoder's unit row of every sentence named in `cells`, by (telling, sentence).
    """
    lang = {t.id: t.lang for t in tellings}
    out = []
    for p, cosines in zip(pairs, shown(cells, pairs, vectors), strict=True):
        model, floor = ("read", SHOWN) if lang[p.left] == lang[p.right] else ("across", ACROSS)
        if cosines and (cosines[0] >= NEAR or chance_of(model, cosines, p.rare) >= floor):
            out.append(p)
    return tuple(out)


def shown(
    cells: Sequence[Cells], pairs: Sequence[Pair], vectors: Mapping[tuple[str, int], Rows]
) -> list[list[float]]:
    """Return the TELLTALE greatest cosines of each pair's telltale sentences, what all share taken off."""
    if not vectors:
        return [[] for _ in pairs]
    names = sorted(vectors)
    mean = np.zeros(len(vectors[names[0]]))
    for k in names:
        mean += vectors[k]
    mean /= len(names)
    out = []
    for p, own in zip(pairs, cells, strict=True):  # pair by pair: of a large pile there are many sentences
        left = [vectors[p.left, i] for i, _ in own]
        right = [vectors[p.right, j] for _, j in own]
        near = (_unit(np.array(left) - mean) * _unit(np.array(right) - mean)).sum(1) if own else np.zeros(0)
        out.append(sorted(near.tolist(), reverse=True)[:TELLTALE])
    return out


def chance_of(model: str, cosines: Sequence[float], rare: float) -> float:
    """Return the probability that reading two articles whole finds a relation, by one of three models."""
    w = weights()[model]
    z = w["bias"] + w["rare"] * np.log1p(5 * rare)
    z += sum(w[f"cosine {k + 1}"] * c for k, c in enumerate(sorted(cosines, reverse=True)[:TELLTALE]))
    return float(1 / (1 + np.exp(-z)))


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the coefficients by model ("rough", "read", "across") and name."""
    return coefficients("variorum.candidates", dict[str, dict[str, float]])
