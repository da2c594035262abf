"""Fit which pairs of a large pile are worth reading, by what came of pairs that were read whole.

    python training/sieve.py --data ../shared/data --cache FILE [--write]

The pile: RETOLD, texts of `l2r_rewrites` with their rewrites, news of `allsides_background`, as `benchmarks.scale` makes it. The
first look's pairs are read whole, aligned and judged by the shipped coefficients; three logistic models learn which of
them turned out to be related: from rough cosines and rare words; from the encoder's cosines of the telltale sentences and rare
words, in one language; and across two. Printed: what each floor keeps, by five folds of pairs.
"""

import argparse
import json
import pickle
from pathlib import Path

import numpy as np
from benchmarks.scale import Pile

from variorum import pipeline
from variorum.align import align
from variorum.candidates import first
from variorum.models import rough
from variorum.relate import settle

SIZE = 3_000
PENALTY = 1.0
FOLDS = 5
OUT = Path(__file__).resolve().parents[1] / "src/variorum/candidates/weights.json"


def read_whole(data):
    """Return a dictionary a pair: what the first look sees of it, what its sentences show, what came of it."""
    pile = Pile(data, SIZE)
    tellings = pipeline.read(pile.articles)
    by = {t.id: t for t in tellings}
    vectors = pipeline.embed(tellings, lambda *_: None)
    looks = rough(tellings)
    pairs = first.propose(tellings, looks, lambda ids: {k: vectors[k][list(first.probes(by[k]))] for k in ids})
    found = first.nearest(tellings, looks, pairs)
    cells = [own for own, _ in found]
    named = {k for p, own in zip(pairs, cells, strict=True) for i, j in own for k in ((p.left, i), (p.right, j))}
    shows = first.shown(cells, pairs, {(k, i): vectors[k][i] for k, i in named})
    judged = settle(tellings, [align(by[p.left], by[p.right], vectors[p.left], vectors[p.right]) for p in pairs])
    relation = {(x.left, x.right): x.relation for x in judged}
    return [
        {
            "across": by[p.left].lang != by[p.right].lang, "rare": p.rare, "rough": cosines, "read": show,
            "relation": relation[p.left, p.right], "true": (p.left, p.right) in pile.true,
        }
        for p, (_, cosines), show in zip(pairs, found, shows, strict=True)
    ]  # fmt: skip


def matrix(rows, which):
    cosines = [sorted(r[which], reverse=True)[: first.TELLTALE] for r in rows]
    x = np.array([[*c, *[0.0] * (first.TELLTALE - len(c))] for c in cosines])
    return np.c_[x, np.log1p(5 * np.array([r["rare"] for r in rows])), np.ones(len(rows))]


def fitted(rows, which):
    x, y = matrix(rows, which), np.array([float(r["relation"] is not None) for r in rows])
    w = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(w)), x.T @ (y - p) - PENALTY * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


def told(rows, which):
    """Return each row's chance by coefficients fitted without its fold."""
    out = np.zeros(len(rows))
    for k in range(FOLDS):
        mine = np.arange(len(rows)) % FOLDS == k
        w = fitted([r for r, own in zip(rows, mine, strict=True) if not own], which)
        out[mine] = 1 / (1 + np.exp(-matrix([r for r, own in zip(rows, mine, strict=True) if own], which) @ w))
    return out


def report(name, rows, which, floor):
    p = told(rows, which)
    kept = (p >= floor) | (np.array([max(r[which], default=0.0) for r in rows]) >= first.NEAR)
    true = np.array([r["true"] for r in rows])
    tied = np.array([r["relation"] is not None for r in rows])
    print(f"{name}: kept {kept.sum()} of {len(rows)} pairs at {floor}; "
          f"of true ones {kept[true].mean():.4f}, of related ones {kept[tied].mean():.4f}")  # fmt: skip
    return [r for r, k in zip(rows, kept, strict=True) if k]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", required=True, type=Path)
    ap.add_argument("--cache", type=Path, help="what came of the pairs; made where it is missing")
    ap.add_argument("--write", action="store_true")
    o = ap.parse_args()
    if o.cache and o.cache.exists():
        rows = pickle.loads(o.cache.read_bytes())
    else:
        rows = read_whole(o.data)
        if o.cache:
            o.cache.write_bytes(pickle.dumps(rows))
    one, across = ([r for r in rows if r["across"] == yes] for yes in (False, True))
    looked = report("before reading", one, "rough", first.ROUGHLY)
    report("after", looked, "read", first.SHOWN)
    report("after, across", across, "read", first.ACROSS)
    names = [*(f"cosine {k + 1}" for k in range(first.TELLTALE)), "rare", "bias"]
    model = {"rough": fitted(one, "rough"), "read": fitted(looked, "read"), "across": fitted(across, "read")}
    if o.write:
        shipped = {k: dict(zip(names, (round(float(v), 3) for v in w), strict=True)) for k, w in model.items()}
        OUT.write_text(json.dumps(shipped, indent=1) + "\n", "utf-8")
        print(OUT)


if __name__ == "__main__":
    main()
