"""Traditions of near-copies, collated word by word: manuscripts, hand copies, mirrored pages.

Where witnesses differ in a word here and there, the tree of fewest changes (maximum parsimony; Fitch
1971) says more than pairwise evidence, and lost copies come with it. Witnesses may be ancestors of
others, which trees of species don't know: a witness with next to no reading of its own is the node it
hangs from. For the problem, its measure and other methods see Roos & Heikkilä 2009.

The tree has no direction: for that, dates or one witness known to be old are needed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Readings of its own that a witness may have and still be the ancestor of its neighbours: a later
# copyist mends a slip or two.
SLIPS = 2
States = NDArray[np.int64]
Tree = dict[int, list[int]]
Collated = Mapping[str, Mapping[int, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """An undirected tree: `edges` join witnesses and lost copies ("lost:1"), `changes` is its length."""

    edges: tuple[tuple[str, str], ...]
    changes: int


def copies(collated: Collated) -> Copies:
    """Return the tree of fewest changes for witnesses given as column -> reading.

    A column a witness lacks counts as unknown (its leaf is torn); None as a reading says that the
    words are left out there. The order of witnesses changes nothing; fewer than two have no edge. The
    search is by stepwise addition and subtree moves; of trees as short, the first met is returned.
    """
    names = sorted(collated)
    if len(names) < 2:
        return Copies(edges=(), changes=0)
    states = _states(names, collated)
    if len(names) == 2:
        return Copies(edges=((names[0], names[1]),), changes=_between(states[0], states[1]))
    tree = _search(states)
    return Copies(edges=_named(_merged(tree, states), names), changes=_cost(tree, states))


def _states(names: list[str], collated: Collated) -> States:
    """Return one bit a reading for every witness and every column in which witnesses differ."""
    columns = sorted(set().union(*(collated[k] for k in names)))
    out = []
    for c in columns:
        readings = sorted({str(collated[k][c]) for k in names if c in collated[k]})
        if 1 < len(readings) <= 62:
            bit = {r: 1 << i for i, r in enumerate(readings)}
            torn = (1 << len(readings)) - 1
            out.append([bit[str(collated[k][c])] if c in collated[k] else torn for k in names])
    return np.array(out, dtype=np.int64).reshape(len(out), len(names)).T


def _search(states: States) -> Tree:
    n = len(states)
    tree: Tree = {0: [n], 1: [n], 2: [n], n: [0, 1, 2]}
    for leaf in range(3, n):
        grown = [_grafted(tree, edge, leaf, n + leaf - 2) for edge in _branches(tree)]
        tree = min(grown, key=lambda t: _cost(t, states))
    cost = _cost(tree, states)
    while True:
        moved = min(((_cost(t, states), k, t) for k, t in enumerate(_moves(tree, n))), default=None)
        if moved is None or moved[0] >= cost:
            return tree
        cost, _, tree = moved


def _branches(tree: Tree) -> list[tuple[int, int]]:
    return sorted((a, b) for a in tree for b in tree[a] if a < b)


def _grafted(tree: Tree, edge: tuple[int, int], leaf: int, node: int) -> Tree:
    a, b = edge
    out = {k: list(v) for k, v in tree.items()}
    out[a].remove(b)
    out[b].remove(a)
    out[a].append(node)
    out[b].append(node)
    out[node] = [a, b, leaf]
    out.setdefault(leaf, []).append(node)
    return out


def _moves(tree: Tree, n: int) -> Iterator[Tree]:
    """Yield every tree that differs by one subtree cut off and put elsewhere."""
    for x, y in _branches(tree):
        for cut, joint in ((x, y), (y, x)):
            if joint < n:
                continue
            a, b = (u for u in tree[joint] if u != cut)
            rest = {k: [u for u in v if u != joint] for k, v in tree.items() if k != joint}
            rest[a].append(b)
            rest[b].append(a)
            reach = _reach(rest, a)
            for edge in _branches(rest):
                if edge[0] in reach and set(edge) != {a, b}:
                    yield _grafted(rest, edge, cut, joint)


def _reach(tree: Tree, start: int) -> set[int]:
    found, todo = {start}, [start]
    while todo:
        for u in tree[todo.pop()]:
            if u not in found:
                found.add(u)
                todo.append(u)
    return found


def _side(tree: Tree, states: States, node: int, away: int) -> tuple[States, int]:
    """Return the readings possible at a node seen from `away`, and the changes beyond it (Fitch 1971)."""
    if node < len(states):
        return states[node], 0
    found: States | None = None
    changes = 0
    for u in tree[node]:
        if u == away:
            continue
        here, beyond = _side(tree, states, u, node)
        changes += beyond
        if found is None:
            found = here
        else:
            both = found & here
            changes += int((both == 0).sum())
            found = np.where(both == 0, found | here, both)
    assert found is not None
    return found, changes


def _cost(tree: Tree, states: States) -> int:
    above = tree[0][0]
    readings, changes = _side(tree, states, above, 0)
    return changes + _between(readings, states[0])


def _between(one: States, two: States) -> int:
    return int(((one & two) == 0).sum())


def _merged(tree: Tree, states: States) -> list[tuple[int, int]]:
    """Return the branches after the shortest ones are closed, witnesses kept apart from one another."""
    n = len(states)
    lengths = {}
    for a, b in _branches(tree):
        lengths[a, b] = _between(_side(tree, states, a, b)[0], _side(tree, states, b, a)[0])
    leader = {v: v for v in tree}

    def find(v: int) -> int:
        while leader[v] != v:
            v = leader[v]
        return v

    for (a, b), length in sorted(lengths.items(), key=lambda x: (x[1], x[0])):
        x, y = sorted((find(a), find(b)))
        if length <= SLIPS and y >= n:
            leader[y] = x
    return sorted({(min(x, y), max(x, y)) for a, b in lengths if (x := find(a)) != (y := find(b))})


def _named(edges: list[tuple[int, int]], names: list[str]) -> tuple[tuple[str, str], ...]:
    lost = sorted({v for e in edges for v in e if v >= len(names)})
    name = {v: f"lost:{i + 1}" for i, v in enumerate(lost)} | dict(enumerate(names))
    return tuple((name[a], name[b]) for a, b in edges)
