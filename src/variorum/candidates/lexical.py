"""Pairs of articles that meet on what is rare: runs of words, and rare words standing together in a sentence.

Sampled runs find copied and edited text (Broder 1997); rare names, numbers and words of one sentence find
rewritten and translated text, keys being script-free. Both stand below the article, so that three borrowed
sentences in twenty are enough.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from variorum.data import Telling
from variorum.signs import runs, signs

RUN = 5  # words in a row that are a key
SAMPLE = 4  # one run in this many is kept, chosen by its checksum
RAREST = 6  # words of a sentence whose pairs are keys
ADDED = 2_000_000  # meetings that are held before they are added up
COMMON = 64  # articles: a key that more of them hold is boilerplate or too common to tell

Codes = NDArray[np.int64]
Weights = NDArray[np.float64]
Integers = NDArray[np.int64]
Words = NDArray[np.int32]  # as numbers


def summed(codes: Codes, weights: Weights) -> tuple[Codes, Weights]:
    """Return each code once, with its weights added up."""
    unique, inverse = np.unique(codes, return_inverse=True)
    return unique, np.bincount(inverse, weights, len(unique)).astype(np.float64)


def lexical(tellings: Sequence[Telling]) -> tuple[Codes, Weights, list[Words]]:
    """Return pairs of articles that share rare keys, how much (nats), and each article's rare words.

    A pair is `i * len(tellings) + j`, i < j. Words are numbers in the order of their rareness, sorted. A
    telling's signs are read once and kept as numbers, so that memory grows by some kilobytes an article.
    """
    n = len(tellings)
    index: dict[str, int] = {}
    read = [_read(t, index) for t in tellings]
    df = np.zeros(len(index), np.int64)
    for words, _, _ in read:
        df[np.unique(words)] += 1
    # Words in the order of their rareness; the name breaks ties, so that the order of input changes nothing.
    names = np.array(list(index), dtype=object)
    order = np.array(sorted(range(len(names)), key=lambda k: (df[k], names[k])), np.int64)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    telling = (df >= 2) & (df <= max(COMMON, n // 50))
    keys = [_keys(words, bounds, sampled, rank, telling) for words, bounds, sampled in read]
    owner = np.repeat(np.arange(n), [len(k) for k in keys])
    rare = [np.unique(rank[words[telling[words]]]).astype(np.int32) for words, _, _ in read]
    return *_met(np.concatenate(keys) if keys else np.zeros(0, np.int64), owner, n), rare


def _read(t: Telling, index: dict[str, int]) -> tuple[Integers, Integers, Integers]:
    """Return the words of all sentences as numbers, where each sentence ends, and the sampled runs."""
    words: list[int] = []
    bounds: list[int] = []
    sampled: set[int] = set()
    for s in signs(t):
        words += [index.setdefault(k, len(index)) for k in s.keys]
        bounds.append(len(words))
        sampled.update(c for c in runs(s.folded.split(" "), RUN) if c % SAMPLE == 0)
    return np.array(words, np.int32), np.array(bounds, np.int32), np.array(sorted(sampled), np.int64)


def _keys(
    words: Integers, bounds: Integers, sampled: Integers, rank: Integers, telling: NDArray[np.bool_]
) -> Codes:
    """Return the keys of one article, each once: pairs of rare words, and sampled runs (negative numbers)."""
    out: set[int] = set()
    n = len(rank)
    start = 0
    for end in bounds.tolist():
        own = words[start:end]
        rare = np.sort(rank[own[telling[own]]])[:RAREST].tolist()
        out.update(x * n + y for x, y in combinations(rare, 2))
        start = end
    return np.concatenate([np.array(sorted(out), np.int64), -1 - sampled])


def _met(key: Codes, who: Integers, n: int) -> tuple[Codes, Weights]:
    """Return the pairs that hold a key together, each key weighing more the fewer hold it."""
    order = np.lexsort((who, key))
    key, who = key[order], who[order]
    del order
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(key)])
    out = np.zeros(0, np.int64), np.zeros(0)
    codes: list[Codes] = []
    weights: list[Weights] = []
    held = 0
    for m in range(2, COMMON + 1):
        groups = starts[sizes == m]
        a, b = np.triu_indices(m, 1)
        # Groups are taken some at a time, and what they bring is added up: bounds memory.
        for k in range(0, len(groups), max(1, ADDED // len(a))):
            members = who[groups[k : k + max(1, ADDED // len(a)), None] + np.arange(m)]
            code = (members[:, a] * n + members[:, b]).ravel()
            codes.append(code)
            weights.append(np.full(len(code), np.log(1 + n / m)))
            held += len(code)
            if held >= ADDED:
                out = summed(np.concatenate([out[0], *codes]), np.concatenate([out[1], *weights]))
                codes, weights, held = [], [], 0
    return summed(np.concatenate([out[0], *codes]), np.concatenate([out[1], *weights]))
