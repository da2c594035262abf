"""RETOLD: links, relations and stories from cached vectors, with what simpler methods reach in the same run.

    python -m benchmarks.retold.links FOLDER [--vectors FILE.npz] [--anew] [--write]

`--anew` has the published aligners' runs of sentences read by the encoder as one text each, as their
authors do: nine times as much to read. `--vectors` holds `v` (rows) and, in a .json of the same name, the
sentences; without it the shipped encoder runs.
Counting is that of the data's own scorer, on its own sentences. Coefficients of `align` and `relate` were
fitted on this part: figures by fold come from `training/links.py` and `training/relations.py`. A baseline's
threshold is the best one on the very data, which flatters it.
"""

import argparse
import itertools
import json
import math
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.peers import installed
from benchmarks.retold.aligners import LONGEST, MAX_ALIGN, bertalign, encoded, runs, vecalign
from benchmarks.retold.gold import telling
from benchmarks.tables import Cell, put, table
from variorum import pipeline
from variorum.align import align
from variorum.candidates import candidates
from variorum.data import DERIVED, Alignment, Relation, Telling
from variorum.models import encoder
from variorum.relate import settle
from variorum.signs import signs
from variorum.stories import stories

CHILDREN = ("R1", "R2", "R3", "R4", "R5", "P1")
ROOT = Path(__file__).resolve().parents[2]
GIVEN = frozenset({Relation.PARTIAL, *DERIVED})
Rows = NDArray[np.float64]
Cells = set[tuple[int, int]]


class Pile:
    """All tellings of a folder with their vectors and answers."""

    def __init__(self, folder: Path, vectors: Path | None) -> None:
        self.raw = [json.loads(p.read_text("utf-8")) for p in sorted(folder.glob("[0-9][0-9][0-9].json"))]
        self.told: dict[str, Telling] = {}
        self.lang: dict[str, str] = {}
        for s in self.raw:
            for t in s["tellings"]:
                told = telling(s, t)
                self.told[told.id] = told
        texts = sorted({t.sentence(i) for t in self.told.values() for i in range(len(t.sentences))})
        if vectors:
            known = json.loads(vectors.with_suffix(".json").read_text("utf-8"))
            table = dict(zip(known, np.load(vectors)["v"].astype(np.float64), strict=True))
        else:
            table = dict(zip(texts, encoder()(texts).astype(np.float64), strict=True))
        self.rows: dict[str, Rows] = {}
        for k, t in self.told.items():
            v = np.stack([table[t.sentence(i)] for i in range(len(t.sentences))])
            self.rows[k] = v / np.linalg.norm(v, axis=1, keepdims=True)

    def parents(self) -> list[tuple[str, str, Cells]]:
        """Return (parent, child, gold links) of the scorer's list."""
        out = []
        for s in self.raw:
            raw = {t["id"]: t for t in s["tellings"]}
            for c in CHILDREN:
                p = raw[c]["parent"]
                index = {x["id"]: i for i, x in enumerate(raw[p]["sentences"])}
                gold = {(index[f], j) for j, x in enumerate(raw[c]["sentences"]) for f in x["from"]}
                out.append((f"{s['id']}.{p}", f"{s['id']}.{c}", gold))
        return out

    def shared(self) -> dict[frozenset[str], int]:
        """Return, for every pair within a story, how many of the wire's sentences both carry; -1 with I1."""
        out = {}
        for s in self.raw:
            by = {x["id"]: x for t in s["tellings"] for x in t["sentences"]}
            w = {
                t["id"]: frozenset().union(*[_origin(by, x["id"]) for x in t["sentences"]])
                for t in s["tellings"]
            }
            for a, b in itertools.combinations(w, 2):
                pair = frozenset((f"{s['id']}.{a}", f"{s['id']}.{b}"))
                out[pair] = -1 if "I1" in (a, b) else len(w[a] & w[b])
        return out


def _origin(by: Mapping[str, Any], sid: str) -> frozenset[str]:
    if sid.startswith("W."):
        return frozenset({sid})
    return frozenset().union(*[_origin(by, f) for f in by[sid]["from"]])


def f1(tp: float, fp: float, fn: float) -> float:
    return 2 * tp / max(1e-9, 2 * tp + fp + fn)


def score_links(pile: Pile, found: Mapping[tuple[str, str], Cells]) -> dict[str, float]:
    count: dict[str, Counter[str]] = {}
    for p, c, gold in pile.parents():
        langs = {pile.told[p].lang, pile.told[c].lang}
        kind = c.split(".")[1]
        keys = [kind if langs == {"en"} or kind in ("R5", "P1") else kind + "x", "all"]
        keys += ["border"] if len(langs) > 1 else []
        got = found[p, c]
        for k in keys:
            count.setdefault(k, Counter()).update(tp=len(got & gold), fp=len(got - gold), fn=len(gold - got))
    return {k: round(f1(n["tp"], n["fp"], n["fn"]), 3) for k, n in sorted(count.items())}


# ---- baselines for links: a matrix a pair, one threshold for all ----


def tfidf(pile: Pile) -> dict[str, Rows]:
    """Return unit TF-IDF rows a sentence, words folded, idf over all sentences."""
    df: Counter[str] = Counter()
    bags = {k: [Counter(s.folded.split()) for s in signs(t)] for k, t in pile.told.items()}
    for side in bags.values():
        for bag in side:
            df.update(bag.keys())
    n = sum(map(len, bags.values()))
    index = {w: i for i, w in enumerate(sorted(df))}
    out = {}
    for k, side in bags.items():
        m = np.zeros((len(side), len(index)), np.float32)
        for i, bag in enumerate(side):
            for w, c in bag.items():
                m[i, index[w]] = c * math.log(n / df[w])
        out[k] = m / np.maximum(np.linalg.norm(m, axis=1, keepdims=True), 1e-9)
    return out


def best_a_sentence(m: Rows, cut: float) -> Cells:
    """Return each child sentence's best parent sentence, above a threshold."""
    best = m.argmax(0)
    return {(int(i), j) for j, i in enumerate(best) if m[i, j] >= cut}


def monotone(m: Rows, cut: float) -> Cells:
    """Return the best monotone path of 1-1, 1-2 and 2-1 steps, gaps costing the threshold (as vecalign)."""
    n, k = m.shape
    best = np.zeros((n + 1, k + 1))
    back = np.zeros((n + 1, k + 1), int)
    steps = ((1, 0), (0, 1), (1, 1), (1, 2), (2, 1))
    for i in range(n + 1):
        for j in range(k + 1):
            for s, (di, dj) in enumerate(steps):
                if di > i or dj > j or (i == j == 0):
                    continue
                gain = float((m[i - di : i, j - dj : j] - cut).sum()) if di and dj else 0.0
                value = best[i - di, j - dj] + gain
                if value > best[i, j] or (value == best[i, j] and back[i, j] == 0 and di + dj == 1):
                    best[i, j], back[i, j] = value, s
    out, i, j = set(), n, k
    while i or j:
        di, dj = steps[back[i, j]]
        if di > i or dj > j:
            di, dj = (1, 0) if i else (0, 1)
        if di and dj:
            out |= {(x, y) for x in range(i - di, i) for y in range(j - dj, j)}
        i, j = i - di, j - dj
    return out


def baseline_links(
    pile: Pile, rows: Mapping[str, Any], pick: Callable[[Rows, float], Cells]
) -> dict[str, float]:
    """Return the scores at the threshold that makes the F1 of all links largest."""
    m = {(p, c): np.asarray(rows[p] @ rows[c].T, np.float64) for p, c, _ in pile.parents()}
    values = np.concatenate([x.max(0) for x in m.values()])
    tried = [
        score_links(pile, {k: pick(x, float(cut)) for k, x in m.items()})
        for cut in np.quantile(values, (0.05, 0.1, 0.15, 0.2, 0.3, 0.4))
    ]
    return max(tried, key=lambda s: s["all"])


Stacks = Mapping[str, Rows]
Method = Callable[[Rows, Rows, Rows, Rows], Cells]


def by_aligner(pile: Pile, stacks: Stacks, method: Method) -> dict[tuple[str, str], Cells]:
    """Return a published aligner's links of every parent and child, at its own settings."""
    long = {
        k: np.array([float(len(t.sentence(i).encode())) for i in range(len(t.sentences))])
        for k, t in pile.told.items()
    }
    return {(p, c): method(stacks[p], stacks[c], long[p], long[c]) for p, c, _ in pile.parents()}


def published(pile: Pile, anew: bool) -> dict[str, dict[str, float]]:
    """Return the scores of both published aligners, runs as sums and, if asked for, read anew."""
    most = max(LONGEST, MAX_ALIGN - 1)
    ways: dict[str, Stacks] = {"runs as sums": {k: runs(v, most) for k, v in pile.rows.items()}}
    if anew:
        read: dict[str, Rows] = {}
        for k in sorted({k for p, c, _ in pile.parents() for k in (p, c)}):
            t = pile.told[k]
            own = [t.sentence(i) for i in range(len(t.sentences))]
            read[k] = encoded(own, most, lambda texts: encoder()(texts).astype(np.float64))
        ways["runs read anew"] = read
    out = {}
    for way, stacks in ways.items():
        one = {k: v[:LONGEST] for k, v in stacks.items()}
        two = {k: v[: MAX_ALIGN - 1] for k, v in stacks.items()}
        out[f"vecalign's method, {way}"] = score_links(pile, by_aligner(pile, one, vecalign))
        out[f"bertalign's method, {way}"] = score_links(pile, by_aligner(pile, two, bertalign))
    return out


# ---- relations ----


def score_relations(pile: Pile, relation: Mapping[frozenset[str], Relation | None]) -> dict[str, float]:
    """Return the scorer's figures, and the precision of `partial` and of names."""
    n: Counter[str] = Counter()
    lang = {k: t.lang for k, t in pile.told.items()}
    for pair, share in pile.shared().items():
        got = relation.get(pair)
        kinds = {k.split(".")[1] for k in pair}
        if "P1" in kinds and share > 0:
            n["partial found" if got in GIVEN else "partial missed"] += 1
        elif share >= 2 and "P1" not in kinds:
            n["tp" if got in GIVEN else "fn"] += 1
            if got in DERIVED:
                right = (
                    "translation"
                    if len({lang[k] for k in pair}) > 1
                    else "edit"
                    if kinds == {"W", "R1"}
                    else "rewrite"
                )
                n["named" if got == right else "misnamed"] += 1
        if "I1" in kinds:
            n["independent derived" if got in DERIVED else "independent"] += 1
        if got is Relation.PARTIAL:
            n["partial right" if "P1" in kinds and share > 0 else "partial wrong"] += 1
    for pair, got in relation.items():
        if len({k.split(".")[0] for k in pair}) > 1 and got in GIVEN:
            n["across"] += 1
    return {
        "retellings F1": round(f1(n["tp"], n["independent derived"] + n["across"], n["fn"]), 4),
        "independent called derived": n["independent derived"],
        "across stories": n["across"],
        "borrowing recall": round(n["partial found"] / max(1, n["partial found"] + n["partial missed"]), 3),
        "precision of partial": round(
            n["partial right"] / max(1, n["partial right"] + n["partial wrong"] + n["across"]), 3
        ),
        "right name": round(n["named"] / max(1, n["named"] + n["misnamed"]), 3),
    }


def baseline_relations(pile: Pile, rows: Mapping[str, Rows], bags: Mapping[str, Any]) -> dict[str, float]:
    """Return the best F1 of retellings that one number a pair reaches, for three such numbers."""
    ids = sorted(pile.told)
    whole = {k: v.mean(0) / np.linalg.norm(v.mean(0)) for k, v in rows.items()}
    words = {k: v.sum(0) / max(1e-9, float(np.linalg.norm(v.sum(0)))) for k, v in bags.items()}
    runs = {k: frozenset().union(*(s.grams for s in signs(t))) for k, t in pile.told.items()}
    measures: dict[str, Callable[[str, str], float]] = {
        "shingles (Jaccard of word 3-grams)": lambda a, b: (
            len(runs[a] & runs[b]) / max(1, len(runs[a] | runs[b]))
        ),
        "TF-IDF cosine": lambda a, b: float(words[a] @ words[b]),
        "one vector a text": lambda a, b: float(whole[a] @ whole[b]),
    }
    out = {}
    for name, measure in measures.items():
        value = {frozenset(p): measure(*p) for p in itertools.combinations(ids, 2)}
        cuts = np.quantile([value[p] for p in pile.shared()], np.linspace(0.02, 0.9, 45))
        out[name] = max(
            score_relations(pile, {p: Relation.REWRITE for p, v in value.items() if v >= c})["retellings F1"]
            for c in cuts
        )
    return out


def first_look(pile: Pile) -> dict[str, float]:
    """Return the scores of relations when the pile takes the road of large ones, nothing read in advance."""
    kept, pipeline.WHOLE = pipeline.WHOLE, 0
    found = pipeline.related(list(pile.told.values()))
    pipeline.WHOLE = kept
    looked = {frozenset((x.left, x.right)) for x in found}
    true = [p for p, share in pile.shared().items() if share > 0]
    out = score_relations(pile, {frozenset((x.left, x.right)): x.relation for x in found})
    return {"pairs": len(found), "of true ones": round(sum(p in looked for p in true) / len(true), 3)} | out


def score_stories(found: Sequence[Any]) -> dict[str, int]:
    ids = [[t.split(".")[0] for t in s.tellings] for s in found]
    return {"stories": len(found), "whole": sum(len(s) == 8 and len(set(s)) == 1 for s in ids),
            "mixed": sum(len(set(s)) > 1 for s in ids)}  # fmt: skip


def peers(pile: Pile) -> dict[str, float]:
    """Return the best F1 of retellings that near-duplicate finders of others reach, those installed."""
    texts = {k: t.text for k, t in pile.told.items()}
    return {
        name: max(
            score_relations(pile, dict.fromkeys(found, Relation.REWRITE))["retellings F1"]
            for found in find(texts)
        )
        for name, find in installed().items()
    }


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--vectors", type=Path)
    ap.add_argument("--anew", action="store_true")
    ap.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    args = ap.parse_args()
    pile = Pile(args.folder, args.vectors)
    start = time.perf_counter()

    def link(a: str, b: str) -> Alignment:
        return align(pile.told[a], pile.told[b], pile.rows[a], pile.rows[b])

    bags = tfidf(pile)
    ours = {(p, c): {(k.left, k.right) for k in link(p, c).links} for p, c, _ in pile.parents()}
    linked = {
        "Variorum": score_links(pile, ours),
        "nearest sentence by cosine": baseline_links(pile, pile.rows, best_a_sentence),
        "nearest sentence by TF-IDF": baseline_links(pile, bags, best_a_sentence),
        "monotone path over cosines": baseline_links(pile, pile.rows, monotone),
        **published(pile, args.anew),
    }
    keys = list(linked["Variorum"])
    body = table(["Links, F1", *keys], [[name, *(x[k] for k in keys)] for name, x in linked.items()])
    print(body)
    tellings = list(pile.told.values())
    pairs = candidates(tellings, pile.rows)
    looked = {frozenset((p.left, p.right)) for p in pairs}
    true = [p for p, share in pile.shared().items() if share]
    print(f"pairs looked at {len(pairs)} of {len(tellings) * (len(tellings) - 1) // 2};",
          f"of true ones {sum(p in looked for p in true) / len(true):.3f}")  # fmt: skip
    judged = settle(tellings, [link(p.left, p.right) for p in pairs])
    relation = {frozenset((x.left, x.right)): x.relation for x in judged}
    found = score_relations(pile, relation)
    print("relations", found)
    rivals = {**baseline_relations(pile, pile.rows, bags), **peers(pile)}
    rows: list[list[Cell]] = [["Variorum", found["retellings F1"]]]
    rows += [[k, v] for k, v in rivals.items()]
    body += "\n\n" + table(["Retellings, F1", "all pairs"], rows)
    print(body)
    print("  as a large pile", first_look(pile))
    print("stories, dates known", score_stories(stories(tellings, judged)))
    print(f"{time.perf_counter() - start:.1f} s")
    if args.write:
        put(ROOT / "docs" / "benchmarks.md", "links", body)


if __name__ == "__main__":
    main()
