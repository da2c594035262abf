"""Which pairs of tellings are worth aligning: several roads, unioned, none of them all pairs of articles.

A small pile is read whole, and the encoder's vectors of every sentence take part (`candidates`). In a large
one reading is what costs: `first.py` says which articles are worth being read at all. Whoever turns out to be
related brings the relatives of its relatives along (`kindred`).
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.candidates.best import among_best, chance, named
from variorum.candidates.first import probes, propose, telltale, winnow
from variorum.candidates.kin import kindred
from variorum.candidates.lexical import lexical, summed
from variorum.candidates.near import votes
from variorum.data import Pair, Telling

__all__ = ["candidates", "kindred", "probes", "propose", "telltale", "winnow"]

PILE = 24  # articles up to which every pair is looked at: what a person lays side by side, in a second
KEEP = 12  # best partners of an article that are looked at, however weak
WEAK = 0.8  # weight under which a pair is not looked at, even so
SURE = 12.0  # weight from which a pair is looked at beyond KEEP: a family of fifty copies is found whole
FLOOR = 3.5  # standard deviations above two random sentences, from which a neighbour's vote counts

Rows = NDArray[np.floating]


def candidates(tellings: Sequence[Telling], vectors: Mapping[str, Rows]) -> tuple[Pair, ...]:
    """Return the pairs worth aligning, sorted; in a small pile all of them.

    `vectors` maps a telling's id to unit rows, one a sentence. The order of the tellings changes
    nothing. Cost grows about in line with the number of sentences.
    """
    ordered = sorted(tellings, key=lambda t: t.id)
    if len(ordered) < 2:
        return ()
    if len(ordered) <= PILE:
        ids = [t.id for t in ordered if t.sentences]
        return tuple(Pair(left=a, right=b, by="pile") for i, a in enumerate(ids) for b in ids[i + 1 :])
    roads = {
        "words": lexical(ordered)[:2],
        "vectors": votes([vectors[t.id] for t in ordered], FLOOR),
    }
    codes, weights = summed(*(np.concatenate([road[i] for road in roads.values()]) for i in (0, 1)))
    weights = weights / chance(codes, ordered)
    keep = among_best(codes, weights, len(ordered), KEEP) | (weights >= SURE)
    return named(codes[keep & (weights >= WEAK)], roads, ordered)
