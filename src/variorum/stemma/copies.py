"""Traditions of near-copies, collated word by word: manuscripts, hand copies, mirrored pages.

Where witnesses differ in a word here and there, the tree of fewest changes (maximum parsimony; Fitch
1971) says more than pairwise evidence, and lost copies come with it. Often several trees are as short; the
one that agrees with all of them best is taken (their median), so that no accident of the search speaks.
Witnesses may be ancestors of others, which trees of species don't know: a witness with next to no
reading of its own is the node it hangs from. For the problem, its measure (the share of triples A, B, C
of which two trees say alike whether B or C is nearer to A) and other methods see Roos & Heikkilä 2009.

The tree has no direction: for that, dates or one witness known to be old are needed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.groups import Groups

# Readings of its own that a witness may have and still be the ancestor of its neighbours: a later
# copyist mends a slip or two.
SLIPS = 2
# Trees as short that are looked round, and searches from other starting points: bounds the time. Thirteen
# witnesses of an artificial tradition have ten such trees.
MOST_TREES, STARTS = 32, 3
# Changes more than the shortest tree has, up to which a tree takes part in the vote on the median.
NEARLY = 2
States = NDArray[np.int64]
Splits = frozenset[frozenset[int]]
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
    words are left out there. Neither the order nor the names of witnesses matter, but for witnesses with
    the same readings; fewer than two have no edge. The search is by stepwise addition and subtree
    moves, then through the trees as short.
    """
    names = sorted(collated)
    if len(names) < 2:
        return Copies(edges=(), changes=0)
    states = _states(names, collated)
    order = sorted(range(len(names)), key=lambda i: (states[i].tolist(), names[i]))
    names, states = [names[i] for i in order], states[order]
    if len(names) == 2:
        return Copies(edges=((names[0], names[1]),), changes=_between(states[0], states[1]))
    trees = _shortest(states)
    changes = [c for c, _ in trees]
    tied = [_merged(t, states) for _, t in trees]
    return Copies(edges=_named(tied[_median(tied, changes, len(names))], names), changes=changes[0])


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


def _shortest(states: States) -> list[tuple[int, Tree]]:
    """Return (changes, tree) of the shortest trees found and of those nearly as short beside them."""
    n = len(states)
    rng = np.random.default_rng(0)
    orders = [list(range(n)), *(rng.permutation(n).tolist() for _ in range(STARTS - 1))]
    todo = [_search(states, order) for order in orders]
    least = min(_cost(t, states) for t in todo)
    found: dict[Splits, tuple[int, Tree]] = {}
    seen: set[Splits] = set()
    while todo and len(seen) < MOST_TREES:
        tree = todo.pop(0)
        key, cost = _splits(tree, n), _cost(tree, states)
        if key in seen or cost > least:
            continue
        seen.add(key)
        found[key] = (cost, tree)
        for moved in _moves(tree, n):
            cost = _cost(moved, states)
            if cost <= least + NEARLY:
                found.setdefault(_splits(moved, n), (cost, moved))
            if cost <= least:
                todo.append(moved)
            least = min(least, cost)
    ranked = sorted(found, key=lambda k: (found[k][0], sorted(sorted(x) for x in k)))
    return [found[k] for k in ranked if found[k][0] <= least + NEARLY]


def _splits(tree: Tree, n: int) -> Splits:
    """Return the ways in which a tree's branches part the witnesses: two trees with the same are one."""
    out = set()

    def below(node: int, away: int) -> frozenset[int]:
        leaves = frozenset({node}) if node < n else frozenset()
        for u in tree[node]:
            if u != away:
                leaves |= below(u, node)
        out.add(leaves)
        return leaves

    below(tree[0][0], 0)
    return frozenset(out)


def _median(trees: list[list[tuple[int, int]]], changes: list[int], n: int) -> int:
    """Return which of the shortest trees agrees best with all on which of two is nearer to a third.

    A tree with one change more counts by a factor e less. Trees are in order of their changes.
    """
    signs = []
    for edges in trees:
        d = _steps(edges, n)
        signs.append(np.sign(d[:, :, None] - d[:, None, :]).astype(np.float32).ravel())
    shape = np.array(signs)
    weight = np.exp(changes[0] - np.array(changes, dtype=np.float64))
    apart = [float(weight @ np.abs(shape - shape[k]).mean(axis=1)) for k in range(changes.count(changes[0]))]
    return int(np.argmin(np.round(apart, 9)))


def _steps(edges: list[tuple[int, int]], n: int) -> NDArray[np.int64]:
    """Return how many branches lie between every two witnesses."""
    around: dict[int, list[int]] = {}
    for a, b in edges:
        around.setdefault(a, []).append(b)
        around.setdefault(b, []).append(a)
    out = np.zeros((n, n), dtype=np.int64)
    for start in range(n):
        seen, todo = {start: 0}, [start]
        for v in todo:
            for u in around.get(v, ()):
                if u not in seen:
                    seen[u] = seen[v] + 1
                    todo.append(u)
        out[start] = [seen.get(v, 0) for v in range(n)]
    return out


def _search(states: States, order: list[int]) -> Tree:
    n = len(states)
    a, b, c = order[:3]
    tree: Tree = {a: [n], b: [n], c: [n], n: [a, b, c]}
    for k, leaf in enumerate(order[3:], 1):
        grown = [_grafted(tree, edge, leaf, n + k) for edge in _branches(tree)]
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
    leaf = min(tree)
    readings, changes = _side(tree, states, tree[leaf][0], leaf)
    return changes + _between(readings, states[leaf])


def _between(one: States, two: States) -> int:
    return int(((one & two) == 0).sum())


def _merged(tree: Tree, states: States) -> list[tuple[int, int]]:
    """Return the branches after the shortest ones are closed, witnesses kept apart from one another."""
    n = len(states)
    lengths = {}
    for a, b in _branches(tree):
        lengths[a, b] = _between(_side(tree, states, a, b)[0], _side(tree, states, b, a)[0])
    one = Groups(tree)
    for (a, b), length in sorted(lengths.items(), key=lambda x: (x[1], x[0])):
        if length <= SLIPS and max(one.of(a), one.of(b)) >= n:
            one.join(a, b)
    return sorted({(min(x, y), max(x, y)) for a, b in lengths if (x := one.of(a)) != (y := one.of(b))})


def _named(edges: list[tuple[int, int]], names: list[str]) -> tuple[tuple[str, str], ...]:
    lost = sorted({v for e in edges for v in e if v >= len(names)})
    name = {v: f"lost:{i + 1}" for i, v in enumerate(lost)} | dict(enumerate(names))
    pairs = ((a, b) if (a >= len(names), name[a]) < (b >= len(names), name[b]) else (b, a) for a, b in edges)
    return tuple(sorted((name[a], name[b]) for a, b in pairs))
