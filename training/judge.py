"""Fit how the rules' findings and the checker's marks are weighed together, and report it by folds of stories.

    python training/judge.py --data ../shared/data --marks OUT/marks.pkl [--untold OUT/untold.pkl] [--cache FILE] [--write]

Material: every finding of a rule and every run of marked words on RETOLD dev, on `retold_pairs` dev and on stories of ours
(`training/stories/`), right where it meets a labelled change, and in real news, right where a reader said so (`real.py`). The
marks are tune.py's, of stories that the checker had not seen; of real news it has seen none. Boosted trees (Friedman 2001; three
times with other draws, averaged) for findings of rules and for runs, each from what `collate/evidence.py` knows of them; with
`--on` they go on from the shipped ones. RETOLD, of which a checker that has seen it can't say what it would make of it unseen, is
then in with that checker's own marks, so that what was learnt of it before is not lost. A third kind of trees weighs what rules
find left out, and what the checker misses reading back (marks of untold.py), by whether it is left out in truth
(`collate/missing.py`); their floor is the highest that loses nothing on RETOLD of what rules find by themselves. Stories are left out whole; the table shows,
for several floors, figures on stories the trees never saw. Shipped is the highest floor whose F1 lies within SLACK of the best:
few false alarms come first.
"""

import argparse
import pickle
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import real
from benchmarks.pairs import pairs
from benchmarks.retold.gold import cases
from benchmarks.retold.variants import CHANGED, FAITHFUL, hits, staged
from benchmarks.stories import complete, marked
from benchmarks.stories import pairs as told_stories
from benchmarks.tables import put, table
from corpora import drawn_fold, fold_of
from sklearn.tree import DecisionTreeRegressor

from variorum.collate import by_rules, passages
from variorum.collate.evidence import logit
from variorum.collate.judged import assured, candidates, floor, likely
from variorum.collate.omissions import BY as LOST
from variorum.collate.omissions import faint
from variorum.collate.trees import FILE, NODES, ORIGINS, Trees
from variorum.collate.trees import fitted as shipped
from variorum.collate.view import View, whole
from variorum.collate.weigh import merged
from variorum.data import Kind

FOLDS = 5
DRAWS = 3
TREES, LEAVES, RATE = 120, 8, 0.04
SLACK = 0.02  # of F1
FAITHFUL_PAIR = 2.0  # a faithful text of `retold_pairs` counts so often: there three in five are changed, in the world few
SETS = (
    ("retold", "RETOLD", "sentences"),
    ("pairs", "retold_pairs", "texts"),
    ("stories", "stories of ours", "sentences"),
    ("independent", "reports independent of each other", "sentences"),
)
FLOORS = tuple(round(0.2 + 0.05 * k, 2) for k in range(12))
LOSS_FLOORS = tuple(round(0.05 * k, 2) for k in range(1, 11))
SEEN = 3  # so often RETOLD counts where trees go on: it is small beside the stories, and closest to what is asked
ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src/variorum/collate" / FILE


def gathered(data):
    """Return (case, fold, faithful, part) of all sets, with statements and links as the program finds them."""
    out = []
    given = [c for c in cases(Path(data, "retold")) if c.name[-2:] in CHANGED + FAITHFUL]
    for gold, case in staged(given):
        story, part = case.name.split(".")
        out.append((on_own_sentences(gold, case), fold_of(story), part in FAITHFUL, "retold"))
    for n, (_, faithful, case, _) in enumerate(pairs(Path(data, "retold_pairs/dev.jsonl"))):
        out.append((case, n // 5 % FOLDS, faithful is not None, "pairs"))
    for p in told_stories():
        out.append((p.case, drawn_fold(p.story), p.faithful, "independent" if p.independent else "stories"))
    return out


def on_own_sentences(gold, case):
    """Return a case with what is gone and what is carried told by its own sentences, not by those of RETOLD."""
    spans = gold.base.sentences
    of = [max(range(len(spans)), key=lambda k, s=s: spans[k].overlap(s)) for s in case.base.sentences]
    gone = tuple(i for i, k in enumerate(of) if k in gold.gone)
    return replace(case, gone=gone, carried=frozenset(i for i, k in enumerate(of) if k in gold.carried))


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


def rows_of(given, marks, back, known=None):
    """Return a dictionary for each case: its candidates with features and whether they are right, as far as that is known.

    `back` holds for each case what is said of its base. Cases of a set that has passages without marks are left out. `known` says of a finding whether it is right, None where
    nobody knows; without it the labels do.
    """
    given = [(unlinked(c), *rest) for c, *rest in given]
    marks = iter(marks)
    held = [{key: next(marks) for key in passages(c.base, c.reading, c.alignment)} for c, *_ in given]
    unmarked = {part for (*_, part), checked in zip(given, held, strict=True) if None in checked.values()}
    out = []
    for (case, fold, faithful, part), checked, second in zip(given, held, back, strict=True):
        if part in unmarked:
            continue
        view = View(
            base=whole(case.base, case.statements),
            reading=whole(case.reading, case.statements),
            alignment=case.alignment,
        )
        found = candidates(by_rules(view), view, checked, second)
        # What one of two independent reports has for itself nobody has marked.
        found = [x for x in found if not (part == "independent" and x[1].kind is Kind.ADDITION)]
        so = [known(v) if known else is_so(of, v, case, faithful, part) for of, v, _ in found]
        out.append({
            "case": case, "fold": fold, "faithful": faithful, "part": part,
            "found": [(*x, ok) for x, ok in zip(found, so, strict=True) if ok is not None],
        })  # fmt: skip
    return out


def is_so(of, v, case, faithful, part):
    """Return whether a finding is right, None where the labels don't tell.

    An omission is where the words are left out in truth, whether they matter or not. Only RETOLD says what its texts
    carry; a faithful story that is no shorter version carries all, and of a changed one the labelled omissions are known.
    """
    if of != "loss":
        return any(hits(v, c) for c in case.changes)
    i = case.base.sentence_at(v.base.span.start)
    if i in case.gone:
        return True
    if part == "retold":
        return i not in case.carried
    return False if part == "stories" and faithful and complete(case) else None


def real_rows(data, back):
    """Return the rows of real news, of what readers judged in it alone."""
    out = []
    for (case, fold, judged), second in zip(real.cases(data), back, strict=True):
        checked, _ = marked(unlinked(case))
        known = partial(real.right, judged=judged)
        out += rows_of([(case, fold, False, "real")], checked.values(), [second], known)
    return out


def fitted(rows, of, before=None):
    """Return the trees for findings of one origin, those grown `before` in front where there are any."""
    found = [(r, about, ok) for r in rows for o, _, about, ok in r["found"] if o == of]
    names = sorted({n for _, about, _ in found for n in about} | set(before.names if before else ()))
    x = np.array([[about.get(n, 0.0) for n in names] for _, about, _ in found])
    y = np.array([float(ok) for *_, ok in found])
    weight = np.array([FAITHFUL_PAIR if r["faithful"] and r["part"] == "pairs" else 1.0 for r, *_ in found])
    if before:
        start, first = before.start, np.array([logit(before.chance(about)) for _, about, _ in found])
    else:
        start = logit(float(np.average(y, weights=weight)))
        first = np.full(len(y), start)
    new = [tree for draw in range(DRAWS) for tree in boosted(x, y, weight, first, draw)]
    nodes = before and [getattr(before, part) for part in NODES]
    return joined(names, start, new, before.names if before else (), nodes)


def grown(rows, before):
    """Return the trees of all origins, those grown `before` in front where there are any."""
    return {of: fitted(rows, of, before.get(of)) for of in ORIGINS}


def boosted(x, y, weight, first, draw):
    """Yield (tree, value of its nodes) that each put right what those before left (Friedman 2001, log-odds of a yes or no)."""
    odds = first.copy()
    for n in range(TREES):
        p = 1 / (1 + np.exp(-odds))
        tree = DecisionTreeRegressor(
            max_leaf_nodes=LEAVES, min_samples_leaf=15, max_features=0.3, random_state=1000 * draw + n
        ).fit(x, y - p, sample_weight=weight)
        leaf = tree.apply(x)
        up = np.bincount(leaf, weight * (y - p), tree.tree_.node_count)
        down = np.bincount(leaf, weight * p * (1 - p), tree.tree_.node_count)
        value = RATE * up / np.maximum(down, 1e-9)
        odds += value[leaf]
        yield tree.tree_, value / DRAWS


def joined(names, start, new, old_names, old):
    """Return one set of trees: those of before, their features found again by name, and those grown now."""
    feature, threshold, left, right, value, roots = ([], [], [], [], [], [])
    if old:
        again = [names.index(n) for n in old_names]
        feature = [again[f] if f >= 0 else -1 for f in old[0]]
        threshold, left, right, value, roots = (list(part) for part in old[1:])
    for tree, values in new:
        at = len(feature)
        roots.append(at)
        leaf = tree.children_left < 0
        feature += np.where(leaf, -1, tree.feature).tolist()
        threshold += tree.threshold.tolist()
        left += (at + np.maximum(0, tree.children_left)).tolist()
        right += (at + np.maximum(0, tree.children_right)).tolist()
        value += np.where(leaf, values, 0.0).tolist()
    return Trees(
        tuple(names), np.array(feature, np.int16), np.array(threshold), np.array(left, np.int32), np.array(right, np.int32),
        np.array(value), np.array(roots, np.int32), start, least=0.0,
    )  # fmt: skip


def kept_trees(by, least):
    """Write the shipped file from the trees of all origins and, for each, the least chance that is reported."""
    out = {}
    for of, t in by.items():
        t = replace(t, least=least[of])
        out |= {f"{of}.{part}": np.array(getattr(t, part)) for part in ("names", "start", "least", *NODES)}
    np.savez_compressed(OUT, **out)


def told(row, least):
    """Return the variants that would be reported, omissions aside; without a floor those of the rules alone."""
    if least is None:
        return merged([v for of, v, *_ in row["found"] if of == "rule"])
    kept, met = [], []
    for (of, v, about, _), chance in zip(row["found"], row["sure"], strict=True):
        if of == "loss":
            continue
        enough = floor(of, about, least)
        sure = assured(of, v, about, chance, enough)
        if sure >= enough and not (of == "run" and any(v.reading.span.overlap(m) for m in met)):
            kept.append(replace(v, confidence=sure))
            if of == "rule":
                met.append(v.reading.span)
    return merged(kept)


def score(rows, least, part):
    """Return P, R, F1, right kind, alarms per 100 sentences (or texts) of what is reported, and recall by kind."""
    tp = fp = fn = right = alarms = size = 0
    kinds = {}
    for row in rows:
        if row["part"] != part:
            continue
        found = told(row, least)
        case = row["case"]
        if row["faithful"]:
            alarms += len(found)
            size += 1 if part == "pairs" else len(case.reading.sentences)
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


def tables(rows, least):
    """Return what is found by rules alone and with the checker, on stories that neither checker nor trees saw."""
    ways = {"rules alone": None, "rules and checker, weighed": least}
    sets = [x for x in SETS if any(r["part"] == x[0] for r in rows)]
    lines, kinds, columns = [], {}, []
    for part, name, units in sets:
        for way, given in ways.items():
            p, r, f1, right, alarms, found = score(rows, given, part)
            lines.append([f"{name}, {way}", p, r, f1, right, f"{alarms:.2f} in 100 {units}"])
            columns.append(f"{name}, {way}")
            for kind, (n, total) in found.items():
                kinds.setdefault(kind, {})[columns[-1]] = f"{n}/{total}"
    head = ["By five folds of stories", "precision", "recall", "F1", "right kind", "alarms, faithful"]
    rest = [[f"`{k}`", *(v.get(c, "–") for c in columns)] for k, v in sorted(kinds.items())]
    return table(head, lines) + "\n\n" + table(["Found, of all", *columns], rest)


def news_table(rows, least):
    """Return what is reported of real news by trees that did not see the event, and what was before them."""
    lines = []
    for way, at in (("reported or nearly", 0.0), ("reported", least)):
        total, right, of = reported(rows, at)
        lines.append([f"Real news, {way}", total, right / max(1, total), right / max(1, of)])
    return table(["Findings that readers judged, by five folds of events", "findings", "right", "of those that are right"], lines)


def losses(rows, least):
    """Return recall of the omissions that matter, and how many of those reported are left out in truth, and how many not.

    Without a floor of those that the rules report by themselves.
    """
    every, got, n = set(), set(), Counter()
    for k, r in enumerate(rows):
        every |= {(k, i) for i in r["case"].gone}
        for (of, v, _, ok), chance in zip(r["found"], r["sure"], strict=True):
            if of == "loss" and (v.by == LOST and not faint(v) if least is None else chance >= least):
                got.add((k, r["case"].base.sentence_at(v.base.span.start)))
                n[ok] += 1
    return len(got & every) / max(1, len(every)), n[True], n[False]


def losses_table(sets, least):
    """Return what is reported as left out: by the rules, and by trees that did not see the story."""
    lines = []
    for name, rows in sets.items():
        for way, at in (("by rules", None), ("weighed", least)):
            recall, true, false = losses(rows, at)
            found = recall if any(r["case"].gone for r in rows) else "–"
            lines.append([f"{name}, {way}", true, false, true / max(1, true + false), found])
    return table(["Told as left out, by five folds", "left out", "told after all", "precision", "found of those that matter"], lines)


def seen_rows(given, back):
    """Return the rows of RETOLD with the marks of the shipped checker, which has seen it."""
    out = []
    for (case, fold, faithful, part), second in zip(given, back, strict=True):
        if part == "retold":
            checked, _ = marked(unlinked(case))
            out += rows_of([(case, fold, faithful, part)], checked.values(), [second])
    return out


def reported(rows, least):
    """Return how many findings in real news that were judged are reported, how many of them are right, and of how many."""
    n = Counter()
    for r in rows:
        for (of, v, about, ok), chance in zip(r["found"], r["sure"], strict=True):
            if of == "loss":
                continue
            enough = floor(of, about, least)
            n[assured(of, v, about, chance, enough) >= enough, ok] += 1
    return n[True, True] + n[True, False], n[True, True], n[True, True] + n[False, True]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--marks", required=True, type=Path, help="marks of unseen stories, from tune.py")
    p.add_argument("--untold", type=Path, help="marks of the base's sentences, from untold.py; without them none is looked at again")
    p.add_argument("--cache", type=Path, help="keep what the stages found here")
    p.add_argument("--on", action="store_true", help="go on from the shipped trees, once: those it has written have seen all")
    p.add_argument("--write", action="store_true")
    o = p.parse_args()
    before = shipped() if o.on else {}
    given = kept(o.data, o.cache)
    unread = [{}] * len(given), [{}] * len(real.verdicts())
    back, back_in_news = pickle.loads(o.untold.read_bytes()) if o.untold else unread
    rows = rows_of(given, pickle.loads(o.marks.read_bytes()), back)
    news = real_rows(o.data, back_in_news)
    unscored = SEEN * seen_rows(given, back) if o.on else []
    scored = [*rows, *news, *unscored[: len(unscored) // SEEN]]
    for k in range(FOLDS):
        trees = grown([r for r in [*rows, *news, *unscored] if r["fold"] != k], before)
        for r in scored:
            if r["fold"] == k:
                r["sure"] = [likely(of, v, about, trees[of]) for of, v, about, _ in r["found"]]
    f1 = {}
    sets = [part for part, *_ in SETS if any(r["part"] == part for r in rows)]
    for least in FLOORS:
        line = [f"{least:.2f}"]
        for part in sets:
            *figures, _kinds = score(rows, least, part)
            line += [f"{x:.3f}" for x in figures[:4]] + [f"{figures[4]:.2f}"]
            if part == sets[0]:
                f1[least] = figures[2]
        print(" ".join(line), "in real news {} reported, {} right of {}".format(*reported(news, least)), flush=True)
    least = max(x for x in FLOORS if f1[x] >= max(f1.values()) - SLACK)
    parts = {name: [r for r in scored if r["part"] == part] for part, name, _ in (*SETS[:3], ("real", "real news", ""))}
    enough = losses(parts["RETOLD"], None)[0]
    lost = max((x for x in LOSS_FLOORS if losses(parts["RETOLD"], x)[0] >= enough), default=0.0)
    body = tables(rows, least) + "\n\n" + news_table(news, least)
    left_out = losses_table({name: found for name, found in parts.items() if found}, lost)
    print(body, left_out, sep="\n\n")
    if o.write:
        put(ROOT / "docs/benchmarks.md", "judged" if "retold" in sets else "told", body)
        put(ROOT / "docs/benchmarks.md", "left out", left_out)
        kept_trees(grown([*rows, *news, *unscored], before), {"loss": lost, "rule": least, "run": least})
        print(OUT, least, lost)


if __name__ == "__main__":
    main()
