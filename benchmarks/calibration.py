"""Whether relations are as sure as they say: of pairs said to be 0.9 sure, how many are right.

    python -m benchmarks.calibration --predictions FILE --data FOLDER [--vectors FILE.npz] [--write]

`--predictions` is what `training/relations.py --predictions` wrote: every pair of RETOLD judged by
coefficients fitted without its story, alone and settled among its pile, and pairs of other people's train
parts by folds. Beside them the shipped coefficients on `l2r_rewrites`, dev part, which no model saw: each
rewrite with every text that the program looked at. There "derived" is right for its parent, "none" for all
others. The expected calibration error (Naeini et al. 2015) is the mean distance of said and right over these
bins, weighed by pairs.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.reuse import Judge, related_l2r
from benchmarks.tables import Cell, put, table
from variorum.data import DERIVED

ROOT = Path(__file__).resolve().parents[1]
BINS = ((0.0, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 0.99), (0.99, 1.01))
Said = tuple[float, bool]  # how sure, and whether it is so


def error(said: Sequence[Said]) -> float:
    """Return the expected calibration error."""
    total = 0.0
    for _, these in binned(said):
        sure, right = (sum(x) for x in zip(*these, strict=True))
        total += abs(sure - right)
    return total / max(1, len(said))


def binned(said: Sequence[Said]) -> list[tuple[tuple[float, float], list[Said]]]:
    """Return the bins that hold anything, with what they hold."""
    out = [((low, high), [x for x in said if low <= x[0] < high]) for low, high in BINS]
    return [(b, these) for b, these in out if these]


def sets(predictions: Sequence[dict[str, Any]]) -> dict[str, list[Said]]:
    """Return what was said by folds, by the name a table shows."""
    out: dict[str, list[Said]] = {}
    for x in predictions:
        name = x["part"] or f"RETOLD, {x['set']}"
        out.setdefault(f"{name}, by folds", []).append((x["sure"], x["right"]))
    return out


def rewrites(data: Path, judge: Judge) -> dict[str, list[Said]]:
    """Return what the shipped program says of pairs of a text and a rewrite, all and those it relates."""
    parent, judged = related_l2r(data, judge)
    every, related = [], []
    for x in judged:
        pair = {x.left, x.right}
        if len(pair & parent.keys()) != 1:
            continue
        child = next(iter(pair & parent.keys()))
        true = parent[child] in pair
        said = (x.confidence, (x.relation in DERIVED) if true else x.relation is None)
        every.append(said)
        if x.relation is not None:
            related.append(said)
    return {"l2r_rewrites dev, shipped": every, "l2r_rewrites dev, shipped, pairs called related": related}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--predictions", type=Path, required=True)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--vectors", type=Path)
    ap.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = ap.parse_args()
    found = sets(json.loads(o.predictions.read_text("utf-8")))
    found |= rewrites(o.data, Judge(o.vectors))
    rows: list[list[Cell]] = []
    for name, said in found.items():
        held = dict(binned(said))
        shown: list[Cell] = []
        for b in BINS:
            these = held.get(b, [])
            sure, right = (sum(x) / len(these) for x in zip(*these, strict=True)) if these else (0.0, 0.0)
            shown.append(f"{sure:.3f}: {right:.3f} of {len(these)}" if these else None)
        rows.append([name, *shown, error(said)])
    head = [f"{low:g} to {min(high, 1.0):g}" for low, high in BINS]
    body = table(["Said to be sure: right of pairs", *head, "expected error"], rows)
    print(body)
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "calibration", body)


if __name__ == "__main__":
    main()
