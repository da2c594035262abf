"""Fit the two looks of `align` and report links by fold.

    python training/links.py --data ../shared/data --vectors FILE [--write]

`--vectors` is an .npz with `v` (unit rows) and, beside it, a .json of the same name with the texts; where there is no such
file, it is made with the shipped encoder. Logistic models
by Newton's method with a quadratic penalty, features brought to unit spread for fitting and back for shipping.
Stories are left out whole: every figure is of stories the coefficients never saw.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from benchmarks.retold.gold import telling
from corpora import fold_of, stories

from variorum.align import LINK_CUT, evidence, logistic
from variorum.align.features import CONTEXT, LOCAL
from variorum.models import encoder

PENALTY = 20.0  # on coefficients of unit-spread features; the result moves by less than 0.001 F1 from 5 to 80
FOLDS = 5
CHILDREN = ("R1", "R2", "R3", "R4", "R5", "P1")
SECOND_HAND = 0.5  # weight of pairs whose gold links are composed over a text between them
OUT = Path(__file__).parent.parent / "src/variorum/align/weights.json"


def vectors(path, data):
    """Return text -> unit row, of all of RETOLD's sentences; made with the shipped encoder where the file is missing."""
    if not Path(path).exists():
        texts = sorted({x["text"] for s in stories(data) for t in s["tellings"] for x in t["sentences"]})
        np.savez(path, v=encoder()(texts))
        Path(path).with_suffix(".json").write_text(json.dumps(texts), "utf-8")
    texts = json.loads(Path(path).with_suffix(".json").read_text("utf-8"))
    v = np.load(path)["v"]
    return dict(zip(texts, v / np.linalg.norm(v, axis=1, keepdims=True), strict=True))


def composed(story, child, ancestor):
    """Return gold links (ancestor sentence, child sentence), `from` followed upwards to the ancestor."""
    by = {s["id"]: s for t in story["tellings"] for s in t["sentences"]}
    index = {
        s["id"]: i for t in story["tellings"] if t["id"] == ancestor for i, s in enumerate(t["sentences"])
    }

    def up(sid):
        return {sid} if sid in index else set().union(*[up(f) for f in by[sid]["from"]])

    own = next(t for t in story["tellings"] if t["id"] == child)["sentences"]
    return {(index[f], j) for j, s in enumerate(own) for f in up(s["id"]) if f in index}


def samples(data, vec):
    """Yield one dictionary for each parent and child (and wire and grandchild) of RETOLD."""
    for s in stories(data):
        raw = {t["id"]: t for t in s["tellings"]}
        told = {k: telling(s, t) for k, t in raw.items()}
        rows = {k: np.stack([vec[x["text"]] for x in t["sentences"]]) for k, t in raw.items()}
        for c in CHILDREN:
            for p in dict.fromkeys((raw[c]["parent"], "W")):
                a, b = told[p], told[c]
                e = evidence(a, b, rows[p], rows[c])
                y = np.zeros(e.cos.shape)
                for i, j in composed(s, c, p):
                    y[i, j] = 1
                plain = a.lang == b.lang == "en" or c in ("R5", "P1")
                yield {
                    "story": s["id"],
                    "fold": fold_of(s["id"], FOLDS),
                    "key": c if plain else c + "x",
                    "e": e,
                    "local": e.local(),
                    "y": y,
                    "weight": 1.0 if p == raw[c]["parent"] else SECOND_HAND,
                    "across": a.lang != b.lang,
                }


def matrix(f, names):
    cols = [f[n].ravel() for n in names]
    cols += [f["across"].ravel() * f[n].ravel() for n in names if n not in ("across", "size")]
    return np.stack(cols, 1)


def columns(names):
    return [*names, *("across*" + n for n in names if n not in ("across", "size"))]


def fit(x, y, w, names):
    """Return {"intercept": ..., name: ...} by penalised Newton steps."""
    mean, scale = x.mean(0), x.std(0)
    live = scale > 1e-9
    z = np.hstack([np.ones((len(x), 1)), (x[:, live] - mean[live]) / scale[live]])
    beta = np.zeros(z.shape[1])
    ridge = np.full(len(beta), PENALTY)
    ridge[0] = 0
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ beta))
        step = np.linalg.solve(
            (z * (w * p * (1 - p))[:, None]).T @ z + np.diag(ridge + 1e-9), z.T @ (w * (y - p)) - ridge * beta
        )
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    coef = np.zeros(x.shape[1])
    coef[live] = beta[1:] / scale[live]
    out = {"intercept": float(beta[0] - (coef * mean).sum())}
    return out | {n: round(float(c), 6) for n, c in zip(columns(names), coef, strict=True)}


def stack(part, names, features):
    x = np.concatenate([matrix(features(d), names) for d in part])
    y = np.concatenate([d["y"].ravel() for d in part])
    return fit(x, y, np.concatenate([np.full(d["y"].size, d["weight"]) for d in part]), names)


def train(part):
    first = stack(part, LOCAL, lambda d: d["local"])
    second = stack(
        part, LOCAL + CONTEXT, lambda d: d["local"] | d["e"].context(logistic(d["local"], LOCAL, first))
    )
    return {"first": first, "second": second}


def apply(d, model):
    p = logistic(d["local"], LOCAL, model["first"])
    return logistic(d["local"] | d["e"].context(p), LOCAL + CONTEXT, model["second"])


def report(done):
    count, border = {}, np.zeros(3)
    for d, p in done:
        if d["weight"] < 1:
            continue
        got, gold = p >= LINK_CUT, d["y"] > 0
        n = np.array([(got & gold).sum(), (got & ~gold).sum(), (~got & gold).sum()])
        for k in (d["key"], "all"):
            count[k] = count.get(k, 0) + n
        if d["across"]:
            border += n
    for k, (tp, fp, fn) in [*sorted(count.items()), ("across a border", border)]:
        print(f"{k:16} P {tp / (tp + fp):.3f}  R {tp / (tp + fn):.3f}  F1 {2 * tp / (2 * tp + fp + fn):.3f}")
    p = np.concatenate([q.ravel() for d, q in done if d["weight"] == 1])
    y = np.concatenate([d["y"].ravel() for d, q in done if d["weight"] == 1])
    for lo, hi in ((0.01, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.97), (0.97, 1.01)):
        m = (p >= lo) & (p < hi)
        print(f"said {p[m].mean():.3f}  was {y[m].mean():.3f}  of {m.sum()}")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", required=True)
    ap.add_argument("--vectors", required=True, nargs="+", help="files of one or several encoders")
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    all_samples = {v: list(samples(args.data, vectors(v, args.data))) for v in args.vectors}
    for v, part in all_samples.items():
        done = []
        for k in range(FOLDS):
            model = train([d for other in all_samples.values() for d in other if d["fold"] != k])
            done += [(d, apply(d, model)) for d in part if d["fold"] == k]
        print(v)
        report(done)
    if args.write:
        model = train([d for part in all_samples.values() for d in part])
        OUT.write_text(json.dumps(model, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
