"""Other people's data on reuse: retellings found, parents found, levels of reuse, translations, same news.

    python -m benchmarks.reuse DATA [--vectors FILE.npz] [--only l2r clough msrp telegram meantime] [--write]

DATA is the folder of the sets; only train and dev parts are read. Beside each figure stand simpler measures
of two texts on the same pairs, each with the threshold that is best on these very pairs: TF-IDF cosine, the
cosine of one vector a text (the mean of our sentence vectors), the share of word runs that the child has from
the other text, and MinHash by datasketch where it is installed. For paraphrases every measure, ours too, has
its threshold from one half of the pairs and its figure from the other. `--vectors` keeps sentence vectors
between runs. `--write` puts the table into docs/benchmarks.md.
"""

import argparse
import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from benchmarks.peers import Found, installed
from benchmarks.tables import Cell, put, table
from variorum import pipeline
from variorum.align import align, evidence, probabilities
from variorum.data import DERIVED, Alignment, Article, Relation, Span, Telling
from variorum.models import encoder
from variorum.relate import relate
from variorum.segment import segment
from variorum.signs import signs
from variorum.text import fold, words

ROOT = Path(__file__).resolve().parents[1]
REWRITES = 2  # of one text of l2r_rewrites, aligned by place; those aligned by likeness come on top
GIVEN = DERIVED | {Relation.PARTIAL}
Measure = Callable[[Telling, Telling], float]
Rows = list[list[Cell]]


def rows(path: Path) -> list[dict[str, Any]]:
    with (
        gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as f
    ):
        return [json.loads(line) for line in f]


def told(name: str, text: str, lang: str = "en") -> Telling:
    return segment(Article(id=name, text=text, lang=lang), lang)


def given(name: str, sentences: Iterable[str], lang: str) -> Telling:
    """Return a telling of sentences that the data has already cut."""
    text, spans = "", []
    for s in sentences:
        if s.strip():
            text += " " if text else ""
            spans.append(Span(len(text), len(text) + len(s)))
            text += s
    return Telling(article=Article(id=name, text=text, lang=lang), lang=lang, sentences=tuple(spans))


class Judge:
    """Aligns and relates, vectors from a file or from the encoder."""

    dim = 384

    def __init__(self, vectors: Path | None) -> None:
        self.known: dict[str, NDArray[np.float32]] = {}
        self.kept = vectors
        if vectors and vectors.exists():
            texts = json.loads(vectors.with_suffix(".json").read_text("utf-8"))
            self.known = dict(zip(texts, np.load(vectors)["v"].astype(np.float32), strict=True))

    def read(self, tellings: Iterable[Telling]) -> None:
        """Make vectors for what is not known yet, in one go."""
        self([t.sentence(i) for t in tellings for i in range(len(t.sentences))])

    def __call__(self, sentences: Sequence[str], _tick: object = None) -> NDArray[np.float32]:
        """Return the sentences' vectors, as the encoder does."""
        new = sorted(set(sentences) - self.known.keys())
        if new:
            self.known |= dict(zip(new, encoder()(new), strict=True))
            if self.kept:
                np.savez(self.kept, v=np.stack(list(self.known.values())))
                self.kept.with_suffix(".json").write_text(json.dumps(list(self.known)), "utf-8")
        return np.stack([self.known[s] for s in sentences])

    def rows(self, t: Telling) -> NDArray[np.float64]:
        v = np.stack([self.known[t.sentence(i)] for i in range(len(t.sentences))]).astype(np.float64)
        return np.asarray(v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9))

    def pair(self, a: Telling, b: Telling) -> Alignment:
        return relate(a, b, align(a, b, self.rows(a), self.rows(b)))

    def link(self, a: Telling, b: Telling) -> float:
        """Return the probability that two single sentences are linked."""
        return float(probabilities(evidence(a, b, self.rows(a), self.rows(b)))[0, 0])

    def cosine(self, a: Telling, b: Telling) -> float:
        """Return the cosine of one vector a text."""
        x, y = (self.rows(t).mean(0) for t in (a, b))
        return float(x @ y / max(1e-9, float(np.linalg.norm(x) * np.linalg.norm(y))))


def tfidf(tellings: Iterable[Telling]) -> Measure:
    """Return cosine of TF-IDF word vectors over these texts."""
    bags: dict[str, dict[str, float]] = {
        t.id: dict(Counter(fold(w) for w, _ in words(t.text))) for t in tellings
    }
    df = Counter(w for bag in bags.values() for w in bag)
    n = len(bags)
    norm = {}
    for k, bag in bags.items():
        for w in bag:
            bag[w] *= math.log((n + 1) / df[w])
        norm[k] = math.sqrt(sum(v * v for v in bag.values())) or 1.0

    def cosine(a: Telling, b: Telling) -> float:
        x, y = sorted((a.id, b.id), key=lambda k: len(bags[k]))
        return sum(v * bags[y][w] for w, v in bags[x].items() if w in bags[y]) / (norm[x] * norm[y])

    return cosine


def contained(source: Telling, answer: Telling) -> float:
    """Return the share of the answer's runs of three words that the source holds."""
    a, b = _runs(source), _runs(answer)
    return len(a & b) / max(1, len(b))


@lru_cache(maxsize=8192)
def _runs(t: Telling) -> frozenset[int]:
    return frozenset().union(*(s.grams for s in signs(t)))


def f1(yes: Sequence[bool], gold: Sequence[bool]) -> float:
    tp = sum(y and g for y, g in zip(yes, gold, strict=True))
    return 2 * tp / max(1, sum(yes) + sum(gold))


def best_f1(values: Sequence[float], gold: Sequence[bool]) -> float:
    cut = cut_of(values, gold)
    return f1([v >= cut for v in values], gold)


def cut_of(values: Sequence[float], gold: Sequence[bool]) -> float:
    """Return the threshold at which F1 is best."""
    order = np.argsort(-np.array(values), kind="stable")
    v, hit = np.array(values)[order], np.cumsum(np.array(gold)[order])
    score = 2 * hit / (np.arange(1, len(v) + 1) + hit[-1])
    ends = np.append(v[1:] != v[:-1], True)  # only where the value changes can a threshold lie
    return float(v[int(np.where(ends, score, 0.0).argmax())])


def best_accuracy(values: Sequence[float], gold: Sequence[bool]) -> float:
    return max(
        float(np.mean([(v >= c) == g for v, g in zip(values, gold, strict=True)]))
        for c in sorted(set(values))
    )


def hashed(texts: Mapping[str, str], gold: Found, asked: Callable[[str, str], bool]) -> Cell:
    """Return the best F1 that datasketch reaches on the pairs asked for; nothing if it isn't installed."""
    find = installed().get("MinHash LSH (datasketch)")
    if find is None:
        return None

    def score(found: Found) -> float:
        yes = {p for p in found if asked(*sorted(p))}
        return 2 * len(yes & gold) / max(1, len(yes) + len(gold))

    return max(map(score, find(texts)))


def places(scores: Mapping[str, float], true: str, among: int) -> tuple[bool, float]:
    """Return whether the true one has the greatest score, and one over its place; ties count against it."""
    own = scores.get(true, 0.0)
    if own <= 0.0:
        return False, 1.0 / among
    place = sum(v >= own for v in scores.values())
    return place == 1, 1.0 / place


@dataclass(frozen=True)
class Pile:
    """Texts of `l2r_rewrites` and their rewrites, by id."""

    human: dict[str, Telling]
    made: dict[str, Telling]
    parent: dict[str, str]
    easy: frozenset[str]  # rewrites that the data aligned by likeness, not by position

    @classmethod
    def read(cls, data: Path) -> "Pile":
        human, made, parent, easy = {}, {}, {}, set()
        for r in rows(data / "l2r_rewrites/dev.jsonl"):
            human[r["id"]] = told(r["id"], r["original"])
            placed = [w for w in r["rewrites"] if w["aligned"] == "index"][:REWRITES]
            likened = [w for w in r["rewrites"] if w["aligned"] != "index"]
            for k, w in enumerate(placed + likened):
                name = f"{r['id']}.{k}"
                parent[name], made[name] = r["id"], told(name, w["text"])
                if k >= len(placed):
                    easy.add(name)
        return cls(human, made, parent, frozenset(easy))

    def judged(self, judge: Judge) -> tuple[Alignment, ...]:
        """Return what the program makes of all of them in one pile."""
        tellings = [*self.human.values(), *self.made.values()]
        judge.read(tellings)
        with patch.object(pipeline, "encoder", lambda: judge):
            return pipeline.related(tellings)


def likely(x: Alignment) -> float:
    """Return a pair's place in an order of likeliest parents: derived, partial, others; by confidence."""
    if x.relation in GIVEN:
        return 1.0 + (x.relation in DERIVED) + x.confidence
    return 1.0 - x.confidence * (x.relation is None)


def related_l2r(data: Path, judge: Judge) -> tuple[dict[str, str], tuple[Alignment, ...]]:
    """Return the parent of each rewrite, and every pair the program looked at."""
    pile = Pile.read(data)
    return pile.parent, pile.judged(judge)


def l2r(data: Path, judge: Judge) -> Rows:
    """All texts and two rewrites of each in one pile: pairs of a text and its rewrite, the parent of each."""
    pile = Pile.read(data)
    human, made, parent, easy = pile.human, pile.made, pile.parent, pile.easy
    tellings = [*human.values(), *made.values()]
    judged = pile.judged(judge)
    called: set[frozenset[str]] = set()
    ours: dict[str, dict[str, float]] = {k: {} for k in made}
    for x in judged:
        a, b = (x.left, x.right) if x.left in human else (x.right, x.left)
        if a in human and b in made:
            if x.relation in GIVEN:
                called.add(frozenset((a, b)))
            ours[b][a] = likely(x)
    gold = {frozenset(p) for p in parent.items()}
    simple = {"tfidf": tfidf(tellings), "vector": judge.cosine, "runs": contained}
    whole = _matrices(human, made, judge, simple)
    out: Rows = []
    size = f"{len(human)} texts, {len(made)} rewrites"
    truth = [parent[c] == h for c in made for h in human]
    ours_f1 = 2 * len(called & gold) / (len(called) + len(gold))
    simple_f1 = {k: best_f1([float(v) for v in m.ravel()], truth) for k, m in whole.items()}
    texts = {t.id: t.text for t in tellings}
    lsh = hashed(texts, gold, lambda a, b: (a in human) != (b in human))
    every = 2 / (len(human) + 1)
    out.append(
        ["l2r_rewrites, retellings among all", size, "F1", ours_f1, *_cells(simple_f1), lsh, every]
    )
    for part, names in (("by place", [k for k in made if k not in easy]), ("by likeness", sorted(easy))):
        placed = {"ours": [places(ours[k], parent[k], len(human)) for k in names]}
        at = {k: i for i, k in enumerate(made)}
        for what, m in whole.items():
            near = [dict(zip(human, map(float, m[at[k]]), strict=True)) for k in names]
            placed[what] = [places(t, parent[k], len(human)) for t, k in zip(near, names, strict=True)]
        for n, measure in enumerate(("recall at 1", "MRR")):
            mean = {what: float(np.mean([x[n] for x in v])) for what, v in placed.items()}
            name = f"l2r_rewrites, parent among all, rewrites aligned {part}"
            chance = 1 / len(human) if n == 0 else None
            ranked = mean.pop("ours")
            out.append([name, f"{len(names)} rewrites", measure, ranked, *_cells(mean), None, chance])
    return out


def _cells(by: Mapping[str, float]) -> list[Cell]:
    """Return the figures of the simpler measures in the table's order."""
    return [by.get(k) for k in ("tfidf", "vector", "runs")]


def _matrices(
    human: Mapping[str, Telling], made: Mapping[str, Telling], judge: Judge, simple: Mapping[str, Measure]
) -> dict[str, NDArray[np.float64]]:
    """Return each measure of all rewrites (rows) with all texts."""
    means = [np.stack([judge.rows(t).mean(0) for t in side.values()]) for side in (made, human)]
    unit = [v / np.linalg.norm(v, axis=1, keepdims=True) for v in means]
    out = {"vector": np.asarray(unit[0] @ unit[1].T)}
    for name in ("tfidf", "runs"):
        out[name] = np.array([[simple[name](h, c) for h in human.values()] for c in made.values()])
    return out


def clough(data: Path, judge: Judge) -> Rows:
    """Derived or not, and four levels by two cuts on the share of wording and of content in common."""
    found = rows(data / "clough_stevenson/train.jsonl")
    pairs = [(told(f"{r['id']}.s", r["source"]), told(f"{r['id']}.t", r["text"])) for r in found]
    judge.read([t for p in pairs for t in p])
    x = [judge.pair(*p) for p in pairs]
    level = [r["category"] for r in found]
    gold = [c != "non" for c in level]
    called = [y.relation in GIVEN for y in x]
    measures = {"tfidf": tfidf([t for p in pairs for t in p]), "vector": judge.cosine, "runs": contained}
    values = {k: [m(*p) for p in pairs] for k, m in measures.items()}
    task = [r["task"] for r in found]
    size = f"{len(found)} answers"
    right = float(np.mean([a == b for a, b in zip(called, gold, strict=True)]))
    two = {k: best_accuracy(v, gold) for k, v in values.items()}
    most = float(max(np.mean(gold), 1 - np.mean(gold)))
    kept = values["runs"]
    four = {k: float(np.mean(levels(v, v, level, task))) for k, v in values.items()}
    ours = float(np.mean(levels([float(c) for c in called], kept, level, task)))
    common = Counter(level).most_common(1)[0][1] / len(level)
    name = "clough_stevenson, drawn from the source"
    return [
        [f"{name} or not", size, "accuracy", right, *_cells(two), None, most],
        [f"{name}, four levels, by tasks left out", size, "accuracy", ours, *_cells(four), None, common],
    ]


LEVELS = ("non", "heavy", "light", "cut")


def levels(
    covered: Sequence[float], kept: Sequence[float], level: Sequence[str], task: Sequence[str]
) -> list[bool]:
    """Return for each answer whether its level is called right by three cuts fitted on the other tasks.

    Under the first cut of `covered` it is written without the source; above, the share of wording kept says
    how heavily it was revised.
    """
    x, w = np.array(covered), np.array(kept)
    gold = np.array([LEVELS.index(c) for c in level])
    tried = np.linspace(0, 1, 26)

    def called(cuts: NDArray[np.float64]) -> NDArray[np.int64]:
        none, heavy, light = cuts
        derived = 1 + (w >= heavy).astype(np.int64) + (w >= light)
        return np.where(x < none, 0, derived)

    grid = np.array([(a, b, c) for a in tried for b in tried for c in tried if b <= c])
    answers = np.stack([called(cuts) for cuts in grid]) == gold
    out = np.zeros(len(gold), bool)
    for left_out in sorted(set(task)):
        held = np.array([t == left_out for t in task])
        score = answers[:, ~held].mean(1)
        # Of cuts that do equally well, their mean: the edges fit the answers at hand.
        best = grid[score >= score.max() - 1e-9].mean(0)
        out[held] = (called(best) == gold)[held]
    return [bool(v) for v in out]


def msrp(data: Path, judge: Judge) -> Rows:
    """One sentence against one: a paraphrase? Thresholds from every other pair, figures from the rest."""
    found = rows(data / "msrp/train.jsonl")
    pairs = [
        (given(f"{k}a", [r["sentence1"]], "en"), given(f"{k}b", [r["sentence2"]], "en"))
        for k, r in enumerate(found)
    ]
    judge.read([t for p in pairs for t in p])
    gold = [r["label"] == 1 for r in found]
    measures: dict[str, Measure] = {
        "ours": judge.link, "tfidf": tfidf([t for p in pairs for t in p]),
        "vector": judge.cosine, "runs": contained,
    }  # fmt: skip
    scores, rights = {}, {}
    for name, m in measures.items():
        v = [m(*p) for p in pairs]
        cut = cut_of(v[::2], gold[::2])
        yes = [x >= cut for x in v[1::2]]
        scores[name] = f1(yes, gold[1::2])
        rights[name] = float(np.mean([a == b for a, b in zip(yes, gold[1::2], strict=True)]))
    size, rest = f"{len(gold[1::2]):,} pairs", gold[1::2]
    every = f1([True] * len(rest), rest)
    most = float(np.mean(rest))
    return [
        ["msrp, paraphrase", size, "F1", scores.pop("ours"), *_cells(scores), None, every],
        ["msrp, paraphrase", size, "accuracy", rights.pop("ours"), *_cells(rights), None, most],
    ]


def telegram(data: Path, judge: Judge) -> Rows:
    """Same news or not: any relation counts as same."""
    found = rows(data / "tg_news_pairs/train.jsonl")
    pairs = [
        (
            told(f"{k}first", f"{r['first']['title']}.\n\n{r['first']['text']}", r["lang"]),
            told(f"{k}second", f"{r['second']['title']}.\n\n{r['second']['text']}", r["lang"]),
        )
        for k, r in enumerate(found)
    ]
    judge.read([t for p in pairs for t in p])
    gold = [r["label"] == "OK" for r in found]
    called = [judge.pair(a, b).relation is not None for a, b in pairs]
    measures = {"tfidf": tfidf([t for p in pairs for t in p]), "vector": judge.cosine, "runs": contained}
    best = {k: best_f1([m(*p) for p in pairs], gold) for k, m in measures.items()}
    true = {frozenset((a.id, b.id)) for (a, b), g in zip(pairs, gold, strict=True) if g}
    asked = {frozenset((a.id, b.id)) for a, b in pairs}
    lsh = hashed({t.id: t.text for p in pairs for t in p}, true, lambda a, b: frozenset((a, b)) in asked)
    every = f1([True] * len(gold), gold)
    size = f"{len(pairs)} pairs"
    return [["tg_news_pairs, same news", size, "F1", f1(called, gold), *_cells(best), lsh, every]]


def meantime(data: Path, judge: Judge) -> Rows:
    """Wikinews in four languages: a story found in English, and each sentence's translation."""
    by: dict[tuple[str, str], Telling] = {}
    topic: dict[str, str] = {}
    for r in rows(data / "meantime/train.jsonl"):
        cut = [re.sub(r" ([.,;:!?)’])", r"\1", " ".join(s)) for s in r["sentences"]]
        by[str(r["story"]), r["lang"]] = given(f"{r['story']}.{r['lang']}", cut, r["lang"])
        topic[str(r["story"])] = r["topic"]
    judge.read(by.values())
    measures = {"tfidf": tfidf(by.values()), "vector": judge.cosine, "runs": contained}
    out: Rows = []
    for lang in ("es", "it", "nl"):
        called, gold, found_in = [], [], []
        values: dict[str, list[float]] = {k: [] for k in measures}
        hits: dict[str, list[bool]] = {k: [] for k in ("ours", *measures)}
        count: Counter[str] = Counter()
        for k in sorted(topic):
            b = by[k, lang]
            rivals = [j for j in sorted(topic) if topic[j] == topic[k]]
            x = {j: judge.pair(by[j, "en"], b) for j in rivals}
            ours = {j: sum(y.score for y in x[j].links) for j in x}
            hits["ours"].append(places(ours, k, len(x))[0])
            for name, m in measures.items():
                near = {j: m(by[j, "en"], b) for j in x}
                hits[name].append(places(near, k, len(x))[0])
                values[name] += near.values()
            # Stories of one running event share passages, which is `partial` and no error.
            called += [x[j].relation is Relation.TRANSLATION for j in x]
            gold += [j == k for j in x]
            found_in.append(len(x))
            if len(by[k, "en"].sentences) == len(b.sentences):
                _linked(x[k], judge.rows(by[k, "en"]), judge.rows(b), count)
        pair = f"meantime, English and {lang}"
        size = f"{len(topic)} stories"
        best = {n: best_f1(v, gold) for n, v in values.items()}
        first = {n: float(np.mean(v)) for n, v in hits.items()}
        out += [
            [f"{pair}: translations in a topic", size, "F1", f1(called, gold), *_cells(best), None,
             f1([True] * len(gold), gold)],
            [f"{pair}: story in its topic", size, "recall at 1", first.pop("ours"), *_cells(first), None,
             float(np.mean([1 / n for n in found_in]))],
            [f"{pair}: sentences", f"{count['sentences']} sentences", "links, F1", _f1(count, "ours"), None,
             _f1(count, "near"), None, None, None],
        ]  # fmt: skip
    return out


def _linked(
    found: Alignment, a: NDArray[np.float64], b: NDArray[np.float64], count: Counter[str]
) -> None:
    """Count links against "the same place is the translation"; beside them each sentence's nearest."""
    want = {(i, i) for i in range(len(a))}
    near = {(int(i), j) for j, i in enumerate((a @ b.T).argmax(0))}
    for name, got in (("ours", {(y.left, y.right) for y in found.links}), ("near", near)):
        count[f"{name} tp"] += len(got & want)
        count[f"{name} wrong"] += len(got ^ want)
    count["sentences"] += len(want)


def _f1(count: Counter[str], name: str) -> float:
    return 2 * count[f"{name} tp"] / max(1, 2 * count[f"{name} tp"] + count[f"{name} wrong"])


SETS: dict[str, Callable[[Path, Judge], Rows]] = {
    "l2r": l2r, "clough": clough, "msrp": msrp, "telegram": telegram, "meantime": meantime,
}  # fmt: skip
HEAD = [
    "Other people's data", "size", "measure", "Variorum", "TF-IDF cosine", "one vector a text",
    "word runs held", "MinHash LSH (datasketch)", "all yes, or chance",
]  # fmt: skip


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--vectors", type=Path)
    ap.add_argument("--only", nargs="+", choices=sorted(SETS), default=list(SETS))
    ap.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    args = ap.parse_args()
    judge = Judge(args.vectors)
    found: Rows = []
    for name in args.only:
        found += SETS[name](args.data, judge)
        print(table(HEAD, found), flush=True)
    if args.write:
        put(ROOT / "docs" / "benchmarks.md", "reuse", table(HEAD, found))


if __name__ == "__main__":
    main()
