"""Pairs that the first look missed, found by way of a relative of both."""

from collections.abc import Collection, Sequence

from variorum.data import Alignment, Pair

TIED = 2  # links from which two tellings count as relatives here
MOST = 24  # relatives of relatives that one telling brings: a round-up ties half a pile together


def kindred(linked: Sequence[Alignment], known: Collection[tuple[str, str]]) -> tuple[Pair, ...]:
    """Return the pairs not yet looked at that have a relative in common, sorted.

    Two tellings are relatives where their alignment has TIED links. `known` holds the pairs looked at,
    each as (lesser id, greater id).
    """
    near: dict[str, dict[str, float]] = {}
    for x in linked:
        if len(x.links) >= TIED:
            tie = sum(k.score for k in x.links)
            near.setdefault(x.left, {})[x.right] = tie
            near.setdefault(x.right, {})[x.left] = tie
    out = set()
    for a, beside in near.items():
        weight: dict[str, float] = {}
        for m, first in beside.items():
            for b, second in near[m].items():
                if b != a and (min(a, b), max(a, b)) not in known:
                    weight[b] = max(weight.get(b, 0.0), min(first, second))
        best = sorted(weight, key=lambda b: (-weight[b], b))[:MOST]
        out |= {(min(a, b), max(a, b)) for b in best}
    return tuple(Pair(left=a, right=b, by="kin") for a, b in sorted(out))
