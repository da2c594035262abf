"""Which of two texts came first, no dates: versions, rewrites by models, answers from a source.

    python -m benchmarks.direction --data FOLDER [--counts 160 50 40] [--cache FILE] [--folds FILE] [--write]

`--counts`: lines drawn from wiki_versions, l2r_rewrites, clough_stevenson. For every pair that is judged to
share wording, with nothing else shown: which text the evidence puts first (a tie is half), and whether the
program draws an edge at all, rightly or wrongly; "the shorter is older" and "the longer is older" beside it.
For whole lines: how often a text hangs from its true parent; beside it nearest neighbour by links, which
hangs all texts but one. `--folds` names coefficients that `training/stemma.py --folds` wrote, each used on
lines it has not seen. `--write` puts the table into docs/benchmarks.md.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch
from zlib import crc32

from benchmarks.lineages import Lineage, read
from benchmarks.retold.baselines import nearest
from benchmarks.tables import Cell, put, table
from variorum.data import DERIVED, Alignment, Stemma
from variorum.stemma import features, stemma
from variorum.stemma.weigh import Coefficients, ancestry, raw, weights

ROOT = Path(__file__).resolve().parents[1]
FOLDS = 5


def fold_of(group: str) -> int:
    return crc32(group.encode()) % FOLDS


@dataclass
class Tally:
    """Figures of one set."""

    said: list[float] = field(default_factory=list)  # log-odds of the true order less the reverse
    gained: list[int] = field(default_factory=list)  # characters the younger text has more
    drawn: list[int] = field(default_factory=list)  # 1: edge the right way, -1: the wrong way, 0: none
    parents: list[bool] = field(default_factory=list)
    nearest: list[bool] = field(default_factory=list)


def way(found: Stemma, old: str, new: str) -> int:
    edges = {(e.parent, e.child) for e in found.edges}
    return ((old, new) in edges) - ((new, old) in edges)


def pair(line: Lineage, a: Alignment, model: Coefficients, tally: Tally) -> None:
    at = {t.id: i for i, t in enumerate(line.tellings)}
    i, j = sorted((at[a.left], at[a.right]))
    if i not in line.elders(j):
        return
    old, new = line.tellings[i], line.tellings[j]
    x, allowed, _ = raw(features.field([old, new], [a]))
    before = ancestry(x, allowed, model["before"])
    tally.said.append(float(before[1, 2] - before[2, 1]))
    tally.gained.append(len(new.text) - len(old.text))
    tally.drawn.append(way(stemma([old, new], [a]), old.id, new.id))


def whole(line: Lineage, tally: Tally) -> None:
    found = stemma(line.tellings, line.alignments)
    simple = nearest(line.tellings, line.alignments)
    for t, p in list(zip(line.tellings, line.parents, strict=True))[1:]:
        parent = line.tellings[p].id
        tally.parents.append(found.parents(t.id) == (parent,))
        tally.nearest.append(simple.get(t.id) == parent)


def share(right: Sequence[float]) -> float:
    """Return how many are above zero; zero is half."""
    return sum(0.5 if x == 0 else float(x > 0) for x in right) / max(1, len(right))


def measure(lines: Sequence[Lineage], models: Sequence[Coefficients] | None) -> dict[str, Tally]:
    out: dict[str, Tally] = defaultdict(Tally)
    for line in lines:
        model = models[fold_of(line.group)] if models else weights()
        with patch("variorum.stemma.weigh.weights", lambda model=model: model):
            for a in line.alignments:
                if a.relation in DERIVED:
                    pair(line, a, model, out[line.kind])
            whole(line, out[line.kind])
    return out


def shown(found: dict[str, Tally]) -> str:
    rows: list[list[Cell]] = []
    for name, t in found.items():
        n = len(t.drawn)
        edges = [t.drawn.count(k) / max(1, n) for k in (1, -1, 0)]
        rows.append(
            [name, n, share(t.said), *edges, share(t.gained), share([-x for x in t.gained]),
             sum(t.parents) / max(1, len(t.parents)), sum(t.nearest) / max(1, len(t.nearest))]
        )  # fmt: skip
    header = [
        "Two texts, no dates", "pairs", "order right", "edge drawn, right", "edge drawn, wrong", "no edge",
        "shorter is older", "longer is older", "whole line: parent", "nearest by links",
    ]  # fmt: skip
    return table(header, rows)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--counts", type=int, nargs=3, default=(160, 50, 40))
    p.add_argument("--cache", type=Path)
    p.add_argument("--folds", type=Path)
    p.add_argument("--write", action="store_true")
    o = p.parse_args()
    models = json.loads(o.folds.read_text("utf-8")) if o.folds else None
    body = shown(measure(read(o.data, o.counts, o.cache), models))
    print(body)
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "direction", body)


if __name__ == "__main__":
    main()
