"""An artificial tradition with a known tree: average sign similarity (Roos & Heikkilä 2009).

    python -m benchmarks.besoin --data ../shared/data/stemma_besoin

For every three witnesses A, B, C: does the tree found agree with the true one on which of B and C is nearer
to A, by branches between them? 1 agrees, 0.5 half (a tie in one of them), 0 the reverse. The mean over all
is printed. Several trees are as short as the one found, and they differ by up to 0.1 in the measure.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.retold.baselines import joined
from variorum.stemma.copies import Collated, copies

Edges = Sequence[tuple[str, str]]


def similarity(true: Edges, found: Edges, names: Sequence[str]) -> float:
    a, b = steps(true, names), steps(found, names)
    total, n = 0.0, 0
    for x in names:
        for y, z in combinations([k for k in names if k != x], 2):
            total += 1 - 0.5 * abs(np.sign(a[x, y] - a[x, z]) - np.sign(b[x, y] - b[x, z]))
            n += 1
    return total / n


def steps(edges: Edges, names: Iterable[str]) -> dict[tuple[str, str], int]:
    around: dict[str, set[str]] = {}
    for a, b in edges:
        around.setdefault(a, set()).add(b)
        around.setdefault(b, set()).add(a)
    out: dict[tuple[str, str], int] = {}
    for start in names:
        seen, todo = {start: 0}, [start]
        for v in todo:
            for u in sorted(around.get(v, ())):
                if u not in seen:
                    seen[u] = seen[v] + 1
                    todo.append(u)
        out |= {(start, other): seen.get(other, len(around)) for other in names}
    return out


def read(path: Path) -> tuple[dict[str, dict[int, str | None]], list[tuple[str, str]]]:
    """Return witnesses as column -> reading, and true edges. None: left out; no key: the leaf is torn."""
    row = json.loads(path.read_text("utf-8").splitlines()[0])
    raw = {k: {int(c): w for c, w in v} for k, v in row["aligned"].items()}
    columns = sorted(set().union(*raw.values()))
    collated = {k: {c: v.get(c) for c in columns if min(v) <= c <= max(v)} for k, v in raw.items()}
    return collated, [(a, b) for a, b in row["stemma_edges"]]


def distances(collated: Collated, names: Sequence[str]) -> np.ndarray:
    out = np.zeros((len(names), len(names)))
    for i, a in enumerate(names):
        for j, b in enumerate(names):
            both = collated[a].keys() & collated[b].keys()
            out[i, j] = sum(collated[a][c] != collated[b][c] for c in both) / max(1, len(both))
    return out


def spanning(distance: np.ndarray, names: Sequence[str]) -> Edges:
    inside = {0}
    out: list[tuple[str, str]] = []
    while len(inside) < len(names):
        _, i, j = min((distance[i, j], i, j) for i in inside for j in range(len(names)) if j not in inside)
        out.append((names[i], names[j]))
        inside.add(j)
    return out


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    o = p.parse_args()
    collated, true = read(o.data / "dev.jsonl")
    names = sorted(collated)
    distance = distances(collated, names)
    found = copies(collated)
    by_joining = [tuple(names[v] if v < len(names) else f"lost:{v}" for v in e[:2]) for e in joined(distance)]
    print(f"neighbour joining      {similarity(true, by_joining, names):.3f}")  # type: ignore[arg-type]
    print(f"minimum spanning tree  {similarity(true, spanning(distance, names), names):.3f}")
    print(f"fewest changes, ours   {similarity(true, found.edges, names):.3f}   ({found.changes} changes)")


if __name__ == "__main__":
    main()
