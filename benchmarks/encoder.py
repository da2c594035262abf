"""Articles a second through to relations, by the plain path and by ours, taken in turn in one run.

    python -m benchmarks.encoder FOLDER [--stories 5] [--rounds 5] [--write]

FOLDER holds RETOLD. All articles of the first stories go from text to relations, each way once a round; the
medians over rounds are shown, in CPU seconds of all threads and by the clock (other work may share the
machine: read the ratios), with the F1 of retellings among these articles. The plain path is
`benchmarks/plain.py`'s, over our graph taken back to float where the package onnx is installed, and over the
shipped graph.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from benchmarks import plain
from benchmarks.measure import machine, measured
from benchmarks.retold.gold import telling
from benchmarks.retold.simpler import pair_truth
from benchmarks.tables import Cell, put, table
from variorum import pipeline
from variorum.data import DERIVED, Alignment, Relation
from variorum.models import encoder

ROOT = Path(__file__).resolve().parents[1]
OURS = "Variorum"


def f1(stories: list[dict[str, Any]], found: tuple[Alignment, ...]) -> float:
    relation = {frozenset((x.left, x.right)): x.relation for x in found}
    ids, truth = pair_truth(stories)
    tp = wrong = 0
    for (i, j), gold in truth.items():
        r = relation.get(frozenset((ids[i], ids[j])))
        yes = r in DERIVED or (r is Relation.PARTIAL and not any("I1" in ids[k] for k in (i, j)))
        tp, wrong = tp + (yes and gold), wrong + (yes != gold)
    return 2 * tp / max(1, 2 * tp + wrong)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("data", type=Path)
    p.add_argument("--stories", type=int, default=5)
    p.add_argument("--rounds", type=int, default=5)
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    paths = sorted(o.data.glob("[0-9][0-9][0-9].json"))[: o.stories]
    stories = [json.loads(x.read_text("utf-8")) for x in paths]
    given = [telling(s, t).article for s in stories for t in s["tellings"]]
    ways = {"plain path, float": plain.path(plain.session(True))} if plain.floatable() else {}
    ways |= {"plain path, shipped graph": plain.path(plain.session()), OURS: pipeline.embed}
    encoder()(["The model loads before the clock starts."])
    cost: dict[str, list[tuple[float, float]]] = defaultdict(list)
    right = {}
    for _ in range(o.rounds):
        for name, embed in ways.items():
            with patch.object(pipeline, "embed", embed), measured() as took:
                found = pipeline.related([pipeline.tell(a) for a in sorted(given, key=lambda a: a.id)])
            cost[name].append((took.cpu_seconds, took.seconds))
            right[name] = f1(stories, found)
    base = next(iter(ways))
    middle = {k: [median(x[n] for x in v) for n in (0, 1)] for k, v in cost.items()}
    cpu, wall = middle[base]
    rows: list[list[Cell]] = [
        [name, f"{a:.1f}", f"{b:.1f}", f"{cpu / a:.2f}", f"{wall / b:.2f}", right[name]]
        for name, (a, b) in middle.items()
    ]
    head = [f"{len(given)} articles to relations, median of {o.rounds}", "CPU s", "s", "times as fast, CPU"]
    body = table([*head, "times as fast, clock", "retellings, F1"], rows) + f"\n\n{machine()}."
    print(body)
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "encoder", body)


if __name__ == "__main__":
    main()
