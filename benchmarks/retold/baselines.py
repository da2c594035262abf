"""What others would do: four ways to a tree that need none of our evidence. Each returns child -> parent."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.data import DERIVED, Alignment, Relation, Telling
from variorum.stemma.tree import best

Tree = dict[str, str]
Baseline = Callable[[Sequence[Telling], Sequence[Alignment]], Tree]
# A leaf this near to its inner node is taken for that node: neighbour joining knows no witness that
# is an ancestor.
SAME_NODE = 0.05


def containment(tellings: Sequence[Telling], alignments: Sequence[Alignment]) -> NDArray[np.float64]:
    """Return share[c, p]: how much of c has a counterpart in p. Only derived and partial pairs count."""
    at = {t.id: i for i, t in enumerate(tellings)}
    out = np.zeros((len(tellings), len(tellings)))
    for a in alignments:
        if a.left in at and a.right in at and (a.relation in DERIVED or a.relation is Relation.PARTIAL):
            out[at[a.left], at[a.right]] = a.coverage_left
            out[at[a.right], at[a.left]] = a.coverage_right
    return out


def earliest(tellings: Sequence[Telling], alignments: Sequence[Alignment]) -> Tree:
    """The earliest date is the root: everybody hangs from the earliest telling it shares material with."""
    share = containment(tellings, alignments)
    out = {}
    for c, t in enumerate(tellings):
        dated = [
            (u.article.published, p)
            for p, u in enumerate(tellings)
            if share[c, p] > 0 and u.article.published and t.article.published
        ]
        first = min(dated, default=None)
        if first and t.article.published and first[0] < t.article.published:
            out[t.id] = tellings[first[1]].id
    return out


def nearest(tellings: Sequence[Telling], alignments: Sequence[Alignment]) -> Tree:
    """Nearest neighbour by links: everybody hangs from the telling that covers most of it, but for the root,
    which is the one that covers most of the others."""
    share = containment(tellings, alignments)
    root = int(np.argmax(share.sum(axis=0)))
    return {
        t.id: tellings[int(np.argmax(share[c]))].id
        for c, t in enumerate(tellings)
        if c != root and share[c].max() > 0
    }


def arborescence(tellings: Sequence[Telling], alignments: Sequence[Alignment]) -> Tree:
    """Minimum spanning arborescence on containment: Edmonds on the share of the child that the parent has."""
    share = containment(tellings, alignments)
    n = len(tellings)
    scores = np.full((n + 1, n + 1), -np.inf)
    scores[0, 1:] = -10.0  # as few roots as possible
    scores[1:, 1:] = np.where(share.T > 0, share.T, -np.inf)
    found = best(scores)
    return {tellings[c - 1].id: tellings[p - 1].id for c, p in enumerate(found) if c and p}


def joined(distance: NDArray[np.float64]) -> list[tuple[int, int, float]]:
    """Return the branches of the neighbour-joining tree (Saitou & Nei 1987) as (node, node, length)."""
    n = len(distance)
    d = {(i, j): float(distance[i, j]) for i in range(n) for j in range(n)}
    alive, branches, fresh = list(range(n)), [], n
    while len(alive) > 2:
        size = len(alive)
        total = {i: sum(d[i, j] for j in alive) for i in alive}
        i, j = min(
            ((i, j) for k, i in enumerate(alive) for j in alive[k + 1 :]),
            key=lambda x: ((size - 2) * d[x] - total[x[0]] - total[x[1]], x),
        )
        length = 0.5 * d[i, j] + (total[i] - total[j]) / (2 * (size - 2))
        branches += [(fresh, i, max(0.0, length)), (fresh, j, max(0.0, d[i, j] - length))]
        for k in alive:
            if k not in {i, j}:
                d[fresh, k] = d[k, fresh] = 0.5 * (d[i, k] + d[j, k] - d[i, j])
        d[fresh, fresh] = 0.0
        alive = [k for k in alive if k not in {i, j}] + [fresh]
        fresh += 1
    if len(alive) == 2:
        branches.append((alive[0], alive[1], max(0.0, d[alive[0], alive[1]])))
    return branches


def joining(tellings: Sequence[Telling], alignments: Sequence[Alignment]) -> Tree:
    """Neighbour joining on 1 - mean containment, rooted at the node nearest to all."""
    share = containment(tellings, alignments)
    kept = [i for i in range(len(tellings)) if share[i].max() > 0]
    if len(kept) < 3:
        return {}
    mean = (share + share.T)[np.ix_(kept, kept)] / 2
    distance = 1.0 - mean
    np.fill_diagonal(distance, 0.0)
    around: dict[int, list[tuple[int, float]]] = {}
    for a, b, length in joined(distance):
        around.setdefault(a, []).append((b, length))
        around.setdefault(b, []).append((a, length))
    named: dict[int, int] = {}
    for leaf in range(len(kept)):
        inner, length = around[leaf][0]
        if length <= SAME_NODE and inner >= len(kept):
            named.setdefault(inner, leaf)
    inside = [v for v in around if v >= len(kept)]
    root = min(inside, key=lambda v: (sum(_distances(around, v).values()), v))
    above = _above(around, root)
    out = {}
    for leaf in range(len(kept)):
        v = above.get(leaf)
        while v is not None and named.get(v) in {None, leaf}:
            v = above.get(v)
        if v is not None:
            out[tellings[kept[leaf]].id] = tellings[kept[named[v]]].id
    return out


def _distances(around: Mapping[int, list[tuple[int, float]]], root: int) -> dict[int, float]:
    found, todo = {root: 0.0}, [root]
    while todo:
        v = todo.pop()
        for u, length in around[v]:
            if u not in found:
                found[u] = found[v] + length
                todo.append(u)
    return found


def _above(around: Mapping[int, list[tuple[int, float]]], root: int) -> dict[int, int]:
    above: dict[int, int] = {}
    todo = [root]
    while todo:
        v = todo.pop()
        for u, _ in around[v]:
            if u != root and u not in above:
                above[u] = v
                todo.append(u)
    return above


BASELINES: dict[str, Baseline] = {
    "earliest date is the root": earliest,
    "nearest neighbour by links": nearest,
    "neighbour joining": joining,
    "spanning arborescence": arborescence,
}
