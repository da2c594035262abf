"""What the roads share in choosing: the best partners of an article, and names for pairs of numbers."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.candidates.lexical import Codes, Weights
from variorum.data import Pair, Telling


def chance(codes: Codes, ordered: Sequence[Telling]) -> Weights:
    """Return what a pair's weight is measured in: by chance, long texts share more.

    The fluctuation of a sum grows with the root of its terms.
    """
    n = len(ordered)
    size = np.array([max(1, len(t.sentences)) for t in ordered])
    return np.asarray(np.sqrt(np.minimum(size[codes // n], size[codes % n])))


def among_best(codes: Codes, weights: Weights, n: int, keep: int) -> NDArray[np.bool_]:
    """Return which pairs are among the `keep` heaviest of either article."""
    out = np.zeros(len(codes), bool)
    ends = np.concatenate([codes // n, codes % n])
    both = np.concatenate([weights, weights])
    index = np.concatenate([np.arange(len(codes))] * 2)
    order = np.lexsort((codes[index], -both, ends))
    place = np.arange(len(order)) - np.searchsorted(ends[order], ends[order])
    out[index[order[place < keep]]] = True
    return out


def named(
    codes: Codes, roads: Mapping[str, tuple[Codes, Weights]], ordered: Sequence[Telling]
) -> tuple[Pair, ...]:
    """Return pairs by the ids of their tellings, with the roads that brought them."""
    n = len(ordered)
    on = {name: set(road[0].tolist()) for name, road in roads.items()}
    return tuple(
        Pair(
            left=ordered[code // n].id,
            right=ordered[code % n].id,
            by="+".join(name for name in roads if code in on[name]),
        )
        for code in codes.tolist()
    )
