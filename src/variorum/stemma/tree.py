"""Directed trees over a story: the best one, how sure each edge is, and the trees next to it.

A reading of a story is a forest: each telling hangs from another one or from the ground (node 0:
nobody here is its parent). Its weight is the product of the weights of its edges. That makes

- the best forest a maximum spanning arborescence (Chu & Liu 1965; Edmonds 1967), the same step as
  "oriented Kruskal" takes for near-duplicate images (Dias et al. 2012), but exact;
- the probability of every edge a ratio of determinants (Tutte's matrix-tree theorem; Koo et al. 2007).

Nodes are 0..n with 0 the ground; scores are log-odds, -inf where an edge can't be.
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
GROUND = 0


def best(scores: Scores) -> list[int]:
    """Return the parent of every node (0 for node 0) in the forest of greatest total score.

    `scores[p, c]` is that of the edge p -> c; `scores[0, c]` must be finite for every c. Of two
    parents as good, the one with the lower index is taken, so the answer never depends on luck.
    """
    n = scores.shape[0]
    work = scores.copy()
    np.fill_diagonal(work, -np.inf)
    work[:, GROUND] = -np.inf
    alive = list(range(n))
    # One entry a contraction: the cycle's nodes, and for the new node where each edge really ends.
    merged: list[tuple[int, list[int], NDArray[np.int64], NDArray[np.int64]]] = []
    while True:
        parent = _greedy(work, alive)
        cycle = _cycle(parent, alive)
        if not cycle:
            break
        work, entry = _contract(work, alive, cycle, parent)
        merged.append(entry)
        inside = set(cycle)
        alive = [v for v in alive if v not in inside] + [entry[0]]
    for node, cycle, into, out in reversed(merged):
        above = parent.pop(node)
        broken = int(into[above])
        for child, p in list(parent.items()):
            if p == node:
                parent[child] = int(out[child])
        for i, v in enumerate(cycle):
            parent[v] = above if v == broken else cycle[i - 1]
    return [GROUND] + [parent[v] for v in range(1, n)]


def _greedy(work: Scores, alive: list[int]) -> dict[int, int]:
    rows = np.array(alive)
    return {v: int(rows[int(np.argmax(work[rows, v]))]) for v in alive if v != GROUND}


def _cycle(parent: dict[int, int], alive: list[int]) -> list[int]:
    """Return one cycle as nodes each of which has the one before it as parent, or nothing."""
    state: dict[int, int] = {GROUND: -1}
    for start in alive:
        trail, v = [], start
        while v not in state:
            state[v] = start
            trail.append(v)
            v = parent[v]
        if v != GROUND and state[v] == start:
            ring = trail[trail.index(v) :]
            return ring[::-1]
    return []


def _contract(
    work: Scores, alive: list[int], cycle: list[int], parent: dict[int, int]
) -> tuple[Scores, tuple[int, list[int], NDArray[np.int64], NDArray[np.int64]]]:
    """Return the scores with the cycle as one new node, and what is needed to open it again."""
    size = work.shape[0]
    wider = np.full((size + 1, size + 1), -np.inf)
    wider[:size, :size] = work
    ring = np.array(cycle)
    kept = np.array([work[parent[v], v] for v in cycle])
    into, out = np.full(size + 1, -1, dtype=np.int64), np.full(size + 1, -1, dtype=np.int64)
    inside = set(cycle)
    rest = np.array([u for u in alive if u not in inside])
    # Coming in at v breaks the ring there: what is gained less what v's edge in the ring was worth.
    gain = work[np.ix_(rest, ring)] - kept
    into[rest] = ring[np.argmax(gain, axis=1)]
    wider[rest, size] = gain.max(axis=1)
    leave = work[np.ix_(ring, rest)]
    out[rest] = ring[np.argmax(leave, axis=0)]
    wider[size, rest] = leave.max(axis=0)
    return wider, (size, cycle, into, out)


def total(scores: Scores, parents: list[int]) -> float:
    """Return the log weight of a forest."""
    return float(sum(scores[p, c] for c, p in enumerate(parents) if c))


def marginals(scores: Scores) -> tuple[Scores, float]:
    """Return the probability of every edge over all forests, and the log of their total weight."""
    n = scores.shape[0] - 1
    if n == 0:
        return np.zeros((1, 1)), 0.0
    # Adding a constant to a column multiplies every forest alike, and keeps exp() in range.
    top = scores[:, 1:].max(axis=0)
    weight = np.exp(np.maximum(scores[:, 1:] - top, -50.0))
    weight[np.isneginf(scores[:, 1:])] = 0.0
    among = weight[1:]
    np.fill_diagonal(among, 0.0)
    laplacian = np.diag(weight.sum(axis=0)) - among
    inverse = np.linalg.inv(laplacian)
    _, log_det = np.linalg.slogdet(laplacian)
    out = np.zeros_like(scores)
    out[0, 1:] = weight[0] * np.diag(inverse)
    out[1:, 1:] = among * (np.diag(inverse)[None, :] - inverse.T)
    return np.clip(out, 0.0, 1.0), float(log_det + top.sum())


def others(scores: Scores, chosen: list[int], within: float, most: int) -> list[list[int]]:
    """Return forests that score at most `within` less than the chosen one, best first, `most` at most.

    Each lacks at least one edge of the chosen forest: the second-best tree is among the best trees
    that lack one of its edges (Camerini et al. 1980), those after it are near enough for a reader.
    """
    floor = total(scores, chosen) - within
    found: dict[tuple[int, ...], float] = {}
    for child in range(1, len(chosen)):
        column = scores[:, child].copy()
        column[[chosen[child], child]] = -np.inf
        # No forest without this edge can lose less than the child's own next best edge would.
        if column.max() < scores[chosen[child], child] - _slack(scores, chosen, child) - within:
            continue
        barred = scores.copy()
        barred[chosen[child], child] = -np.inf
        if np.isneginf(barred[:, child]).all():
            continue
        rival = best(barred)
        value = total(barred, rival)
        if value >= floor:
            found[tuple(rival)] = value
    ranked = sorted(found, key=lambda r: (-found[r], r))
    return [list(r) for r in ranked[:most]]


def _slack(scores: Scores, chosen: list[int], child: int) -> float:
    """Return how much the other nodes could gain at most if each took its best edge."""
    best_edge = scores[:, 1:].max(axis=0)
    held = np.array([scores[chosen[c], c] for c in range(1, len(chosen))])
    gain = best_edge - held
    gain[child - 1] = 0.0
    return float(gain.sum())
