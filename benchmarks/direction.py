"""Which of two texts came first, no dates: versions of one article, and human texts rewritten by models.

    python -m benchmarks.direction --data ../shared/data [--chains 40] [--rewrites 60]

Prints, for each set: the share of pairs that the shipped coefficients put in the right order (a tie is
half), the rules "the shorter is older" and "the longer is older", and a logistic model of the same evidence
fitted on that set's other folds, which says how much the evidence holds once a genre's habits (an
encyclopedia grows, news is cut) are known. Only pairs are shown to it, no third text.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from variorum.align import align
from variorum.data import Article, Relation
from variorum.models import encoder
from variorum.pipeline import tell
from variorum.relate import relate
from variorum.stemma.features import AT, BEFORE, field
from variorum.stemma.weigh import ancestry, raw, weights

FOLDS, PENALTY = 5, 2.0
LONGEST = 6000  # characters read of one text, so that a run stays short
MOST_PAIRS = 6  # pairs drawn from one chain of versions
# Group, evidence of older over younger less the reverse, the model's log-odds, characters gained.
Row = tuple[str, NDArray[np.float64], float, int]


def rows(path: Path) -> list[dict[str, object]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def versions(path: Path, most: int, rng: random.Random) -> Iterator[tuple[str, str, str]]:
    for row in rng.sample(rows(path), most):
        texts = [str(x) for x in row["versions"]]  # type: ignore[attr-defined]
        pairs = list(combinations(texts, 2))
        for old, new in rng.sample(pairs, min(MOST_PAIRS, len(pairs))):
            yield str(row["id"]), old, new


def rewrites(path: Path, most: int, rng: random.Random) -> Iterator[tuple[str, str, str]]:
    for row in rng.sample(rows(path), most):
        found = [x["text"] for x in row["rewrites"] if x["aligned"] != "similarity"]  # type: ignore[attr-defined]
        for text in found[:2]:
            yield str(row["id"]), str(row["original"]), str(text)


def measure(pairs: Iterator[tuple[str, str, str]]) -> Iterator[Row]:
    encode = encoder()
    at = [AT[n] for n in BEFORE]
    for group, old, new in pairs:
        if old.strip() == new.strip():
            continue
        one = tell(Article(id="one", text=old[:LONGEST]))
        two = tell(Article(id="two", text=new[:LONGEST]))
        vectors = [encode([t.sentence(i) for i in range(len(t.sentences))]) for t in (one, two)]
        found = relate(one, two, align(one, two, *vectors))
        if found.relation is None or found.relation is Relation.SAME_EVENT:
            continue
        x, allowed, _ = raw(field([one, two], [found]))
        before = ancestry(x, allowed, weights()["before"])
        yield group, (x[1, 2] - x[2, 1])[at], float(before[1, 2] - before[2, 1]), len(new) - len(old)


def fitted(found: list[Row]) -> float:
    """Return the accuracy of a logistic model without intercept, each group judged by the others' folds."""
    groups = sorted({g for g, *_ in found})
    fold = {g: i % FOLDS for i, g in enumerate(groups)}
    right = 0.0
    for k in range(FOLDS):
        train = np.array([d for g, d, *_ in found if fold[g] != k])
        scale = train.std(axis=0) + 1e-9
        a = train / scale
        w = np.zeros(a.shape[1])
        for _ in range(30):
            p = 1 / (1 + np.exp(-a @ w))
            h = (a.T * (p * (1 - p))) @ a + PENALTY * np.eye(len(w))
            w += np.linalg.solve(h, a.T @ (1 - p) - PENALTY * w)
        right += sum(share(float(d / scale @ w)) for g, d, *_ in found if fold[g] == k)
    return right / len(found)


def share(x: float) -> float:
    return 0.5 if x == 0 else float(x > 0)


def report(name: str, found: list[Row]) -> None:
    n = len(found)
    print(f"{name}: {n} pairs of {len({g for g, *_ in found})}")
    print(f"  shipped coefficients      {sum(share(m) for _, _, m, _ in found) / n:.3f}")
    print(f"  the shorter is older      {sum(share(d) for *_, d in found) / n:.3f}")
    print(f"  the longer is older       {sum(share(-d) for *_, d in found) / n:.3f}")
    print(f"  same evidence, own folds  {fitted(found):.3f}")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--chains", type=int, default=40)
    p.add_argument("--rewrites", type=int, default=60)
    o = p.parse_args()
    rng = random.Random(3)
    if o.chains:
        found = list(measure(versions(o.data / "wiki_versions/train.jsonl.gz", o.chains, rng)))
        report("wiki_versions", found)
    if o.rewrites:
        found = list(measure(rewrites(o.data / "l2r_rewrites/dev.jsonl", o.rewrites, rng)))
        report("l2r_rewrites", found)


if __name__ == "__main__":
    main()
