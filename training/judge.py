"""Fit how the rules' findings and the checker's marks are weighed together, and report it by folds of stories.

    python training/judge.py --data ../shared/data --marks OUT/marks.pkl [--cache FILE] [--write]

Material: every finding of a rule and every run of marked words on RETOLD dev and on `retold_pairs` dev, right where it
meets a labelled change. The marks are tune.py's, of stories that the checker had not seen. Two logistic models (findings of rules; runs alone)
by Newton's method with a quadratic penalty, features brought to unit spread for fitting and back for shipping.
That a passage of `retold_pairs` was changed more often than not is of that set alone: two features take it up in fitting
and are left out of what is used. Stories are left out whole; the table shows, for several floors, figures on stories the weights never saw.
The floor that is shipped is the round figure that gives the best F1 with at most ALARMS false ones in a
hundred sentences of faithful rewrites.
"""

import argparse
import json
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
from benchmarks.pairs import pairs
from benchmarks.retold.gold import cases
from benchmarks.retold.variants import CHANGED, FAITHFUL, hits, staged
from benchmarks.tables import put, table
from corpora import fold_of

from variorum.collate import DETECTORS, passages
from variorum.collate.credits import credits as unnamed
from variorum.collate.gaps import additions
from variorum.collate.judged import _variant, about_rule, about_run, runs
from variorum.collate.view import View, Whole
from variorum.collate.weigh import merged
from variorum.data import Kind

PENALTY = 20.0
FOLDS = 5
ALARMS = 2.5  # in 100 sentences of faithful rewrites
FLOORS = tuple(round(0.3 + 0.05 * k, 2) for k in range(12))
ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src/variorum/collate/weights.json"


def gathered(data):
    """Return (case, fold, faithful, part) of both sets, with statements and links as the program finds them."""
    out = []
    given = [c for c in cases(Path(data, "retold")) if c.name[-2:] in CHANGED + FAITHFUL]
    for _, case in staged(given):
        story, part = case.name.split(".")
        out.append((case, fold_of(story), part in FAITHFUL, "retold"))
    for n, (_, faithful, case, _) in enumerate(pairs(Path(data, "retold_pairs/dev.jsonl"))):
        out.append((case, n // 5 % FOLDS, faithful is not None, "pairs"))
    return out


def kept(data, cache):
    """Return what `gathered` does, from the file `cache` where it is there; else it is put there, if one is named."""
    if cache and cache.exists():
        return pickle.loads(cache.read_bytes())
    given = gathered(data)
    if cache:
        cache.write_bytes(pickle.dumps(given))
    return given


def unlinked(case):
    """Return a case without links where its texts have nothing to do with one another: nothing is compared."""
    if case.alignment.relation is None:
        return replace(case, alignment=replace(case.alignment, links=()))
    return case


def rows_of(given, marks):
    """Return a dictionary for each case: its candidates with features and whether they are right."""
    given = [(unlinked(c), *rest) for c, *rest in given]
    marks = iter(marks)
    out = []
    for case, fold, faithful, part in given:
        checked = {key: next(marks) for key in passages(case.base, case.reading, case.alignment)}
        view = View(
            base=Whole(case.base, tuple(s for s in case.statements if s.telling == case.base.id)),
            reading=Whole(case.reading, tuple(s for s in case.statements if s.telling == case.reading.id)),
            alignment=case.alignment,
        )
        rules = [v for bead in view.beads for detect in DETECTORS for v in detect(bead, view)]
        rules += [*additions(view), *unnamed(view)]
        found = [("rule", v, about_rule(v, checked, view)) for v in rules if v.reading and v.kind is not Kind.OMISSION]
        found += [
            ("run", _variant(r, view, c, 0.5), about_run(r, c, view)) for key, c in sorted(checked.items()) for r in runs(key, c)
        ]
        if part == "pairs":
            for _, _, about in found:
                about["pairs"] = 1.0
                about["pairs top"] = about.get("top", about.get("rule", 0.0))
        out.append({
            "case": case, "fold": fold, "faithful": faithful, "part": part,
            "found": [(of, v, about, any(hits(v, c) for c in case.changes)) for of, v, about in found],
        })  # fmt: skip
    return out


def matrix(rows, of, names):
    x = np.array([[a.get(n, 0.0) for n in names] for r in rows for o, _, a, _ in r["found"] if o == of])
    y = np.array([float(ok) for r in rows for o, _, _, ok in r["found"] if o == of])
    return x.reshape(-1, len(names)), y


def fitted(rows, of):
    """Return weights by name, "bias" among them."""
    names = sorted({n for r in rows for o, _, a, _ in r["found"] if o == of for n in a})
    x, y = matrix(rows, of, names)
    mean, spread = x.mean(0), np.maximum(x.std(0), 1e-6)
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    w = np.zeros(z.shape[1])
    penalty = np.full(len(w), PENALTY)
    penalty[-1] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ w))
        step = np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + np.diag(penalty), z.T @ (y - p) - penalty * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    out = {n: float(v / s) for n, v, s in zip(names, w[:-1], spread, strict=True)}
    out["bias"] = float(w[-1] - (w[:-1] * mean / spread).sum())
    return {n: v for n, v in out.items() if not n.startswith("pairs")}


def told(row, weights, least):
    """Return the variants that would be reported; without weights those of the rules alone."""
    if weights is None:
        return merged([v for of, v, *_ in row["found"] if of == "rule"])
    kept, met = [], []
    for of in ("rule", "run"):
        for o, v, about, _ in row["found"]:
            if o != of or (of == "run" and any(v.reading.span.overlap(m) for m in met)):
                continue
            w = weights[of]
            sure = 1 / (1 + np.exp(-sum(w.get(n, 0.0) * x for n, x in about.items()) - w["bias"]))
            if sure >= least:
                kept.append(replace(v, confidence=float(sure)))
                if of == "rule":
                    met.append(v.reading.span)
    return merged(kept)


def score(rows, weights_of, least, part):
    """Return P, R, F1, right kind, alarms per 100 sentences (or texts) of what is reported, and recall by kind."""
    tp = fp = fn = right = alarms = size = 0
    kinds = {}
    for row in rows:
        if row["part"] != part:
            continue
        found = told(row, weights_of(row["fold"]), least)
        case = row["case"]
        if row["faithful"]:
            alarms += len(found)
            size += len(case.reading.sentences) if part == "retold" else 1
            continue
        got = [[v for v in found if hits(v, c)] for c in case.changes]
        for c, vs in zip(case.changes, got, strict=True):
            n = kinds.setdefault(c.kind, [0, 0])
            n[0] += bool(vs)
            n[1] += 1
        tp += sum(map(bool, got))
        fn += sum(not vs for vs in got)
        right += sum(any(v.kind == c.kind for v in vs) for c, vs in zip(case.changes, got, strict=True))
        fp += sum(not any(hits(v, c) for c in case.changes) for v in found)
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return p, r, 2 * p * r / max(1e-9, p + r), right / max(1, tp), 100 * alarms / max(1, size), kinds


def tables(rows, by, least):
    """Return what is found by rules alone and with the checker, on stories that neither weights nor weighing saw."""
    ways = {"rules alone": lambda fold: None, "rules and checker, weighed": by.__getitem__}
    lines, kinds = [], {}
    for part, name, units in (("retold", "RETOLD", "sentences"), ("pairs", "retold_pairs", "texts")):
        for way, weights in ways.items():
            p, r, f1, right, alarms, found = score(rows, weights, least, part)
            lines.append([f"{name}, {way}", p, r, f1, right, f"{alarms:.2f} in 100 {units}"])
            for kind, (n, total) in found.items():
                kinds.setdefault(kind, []).append(f"{n}/{total}")
    head = ["By five folds of stories", "precision", "recall", "F1", "right kind", "alarms, faithful"]
    second = ["Found, of all", *(f"{name}, {way}" for name in ("RETOLD", "retold_pairs") for way in ways)]
    rest = [[f"`{k}`", *v] for k, v in sorted(kinds.items())]
    return table(head, lines) + "\n\n" + table(second, rest)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--marks", required=True, type=Path, help="marks of unseen stories, from tune.py")
    p.add_argument("--cache", type=Path, help="keep what the stages found here")
    p.add_argument("--write", action="store_true")
    o = p.parse_args()
    given = kept(o.data, o.cache)
    rows = rows_of(given, pickle.loads(o.marks.read_bytes()))
    by = {
        k: {of: fitted([r for r in rows if r["fold"] != k], of) for of in ("rule", "run")} for k in range(FOLDS)
    }
    best = (0.0, 0.5)
    for least in FLOORS:
        line = [f"{least:.2f}"]
        for part in ("retold", "pairs"):
            *figures, _kinds = score(rows, by.__getitem__, least, part)
            line += [f"{x:.3f}" for x in figures[:4]] + [f"{figures[4]:.2f}"]
            if part == "retold" and figures[4] <= ALARMS:
                best = max(best, (figures[2], least))
        print(" ".join(line), flush=True)
    least = best[1]
    body = tables(rows, by, least)
    print(body)
    if o.write:
        put(ROOT / "docs/benchmarks.md", "judged", body)
        weights = {of: {k: round(v, 4) for k, v in fitted(rows, of).items()} for of in ("rule", "run")}
        OUT.write_text(json.dumps({"least": least, **weights}, indent=1, sort_keys=True) + "\n", "utf-8")
        print(OUT, "least", least)


if __name__ == "__main__":
    main()
