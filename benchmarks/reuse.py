"""Other people's data on reuse: retellings found, parents found, levels of reuse, translations, same news.

    python -m benchmarks.reuse DATA [--vectors FILE.npz] [--only l2r clough msrp telegram meantime]

DATA is the folder of the sets; only train and dev parts are read, and nothing is fitted on them here except
Clough and Stevenson's four levels (one threshold rule, cross-validated). Beside each figure stands TF-IDF
cosine's with its best threshold on the same data.
"""

import argparse
import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.align import align
from variorum.data import DERIVED, Alignment, Article, Relation, Span, Telling
from variorum.models import encoder
from variorum.relate import relate
from variorum.segment import segment
from variorum.signs import signs
from variorum.text import fold, words

Pairs = list[tuple[Telling, Telling, bool]]


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

    def __init__(self, vectors: Path | None) -> None:
        self.known: dict[str, NDArray[np.float32]] = {}
        if vectors:
            texts = json.loads(vectors.with_suffix(".json").read_text("utf-8"))
            self.known = dict(zip(texts, np.load(vectors)["v"].astype(np.float32), strict=True))

    def read(self, tellings: Iterable[Telling]) -> None:
        """Make vectors for what is not known yet, in one go."""
        texts = {t.sentence(i) for t in tellings for i in range(len(t.sentences))}
        new = sorted(texts - self.known.keys())
        if new:
            self.known |= dict(zip(new, encoder()(new), strict=True))

    def rows(self, t: Telling) -> NDArray[np.float64]:
        v = np.stack([self.known[t.sentence(i)] for i in range(len(t.sentences))]).astype(np.float64)
        return np.asarray(v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9))

    def __call__(self, a: Telling, b: Telling) -> Alignment:
        return relate(a, b, align(a, b, self.rows(a), self.rows(b)))


def tfidf(tellings: Sequence[Telling]) -> Callable[[Telling, Telling], float]:
    """Return cosine of TF-IDF word vectors over these texts."""
    bags = {t.id: Counter(fold(w) for w, _ in words(t.text)) for t in tellings}
    df = Counter(w for bag in bags.values() for w in bag)
    n = len(bags)
    norm = {}
    for k, bag in bags.items():
        for w in bag:
            bag[w] *= math.log((n + 1) / df[w])  # type: ignore[assignment]
        norm[k] = math.sqrt(sum(v * v for v in bag.values())) or 1.0

    def cosine(a: Telling, b: Telling) -> float:
        x, y = bags[a.id], bags[b.id]
        return sum(v * y[w] for w, v in x.items() if w in y) / (norm[a.id] * norm[b.id])

    return cosine


def f1(yes: Sequence[bool], gold: Sequence[bool]) -> float:
    tp = sum(y and g for y, g in zip(yes, gold, strict=True))
    return 2 * tp / max(1, sum(yes) + sum(gold))


def best_f1(values: Sequence[float], gold: Sequence[bool]) -> float:
    return max(f1([v >= c for v in values], gold) for c in sorted(set(values)))


def best_accuracy(values: Sequence[float], gold: Sequence[bool]) -> float:
    return max(
        float(np.mean([(v >= c) == g for v, g in zip(values, gold, strict=True)]))
        for c in sorted(set(values))
    )


def l2r(data: Path, judge: Judge) -> None:
    """Pairs of a text and its rewrite among texts of the same domain, and the parent's place among them."""
    found = rows(data / "l2r_rewrites/dev.jsonl")
    human = [told(r["id"], r["original"]) for r in found]
    children = [
        [told(f"{r['id']}.{k}", w["text"]) for k, w in enumerate(r["rewrites"]) if w["aligned"] == "index"]
        for r in found
    ]
    domain: dict[str, list[int]] = {}
    for i, r in enumerate(found):
        domain.setdefault(r["domain"], []).append(i)
    judge.read([*human, *(c for cs in children for c in cs)])
    cosine = tfidf([*human, *(c for cs in children for c in cs)])
    gold, derived, related, values, hits, base_hits, asked = [], [], [], [], 0, 0, 0
    for i, cs in enumerate(children):
        rivals = [j for j in domain[found[i]["domain"]] if j != i][:8]
        for c in cs[:2]:
            x = {j: judge(human[j], c) for j in (i, *rivals)}
            weight = {j: sum(k.score for k in x[j].links) / max(1, len(c.sentences)) for j in x}
            value = {j: cosine(human[j], c) for j in x}
            asked += 1
            hits += max(weight, key=lambda j: weight[j]) == i
            base_hits += max(value, key=lambda j: value[j]) == i
            for j, pair in x.items():
                gold.append(j == i)
                derived.append(pair.relation in DERIVED)
                related.append(pair.relation in DERIVED | {Relation.PARTIAL})
                values.append(value[j])
    print(f"l2r: derived pairs F1 {f1(derived, gold):.3f} (partial counted too {f1(related, gold):.3f}; "
          f"TF-IDF {best_f1(values, gold):.3f}); parent first among nine of its domain "
          f"{hits / asked:.3f} (TF-IDF {base_hits / asked:.3f}); {len(gold)} pairs")  # fmt: skip


def clough(data: Path, judge: Judge) -> None:
    """Derived or not, and four levels by two cuts on the share of wording and of content in common."""
    found = rows(data / "clough_stevenson/train.jsonl")
    pairs = [(told(f"{r['id']}.s", r["source"]), told(f"{r['id']}.t", r["text"])) for r in found]
    judge.read([t for p in pairs for t in p])
    x = [judge(*p) for p in pairs]
    level = [r["category"] for r in found]
    gold = [c != "non" for c in level]
    called = [y.relation in DERIVED | {Relation.PARTIAL} for y in x]
    cosine = tfidf([t for p in pairs for t in p])
    base = best_accuracy([cosine(*p) for p in pairs], gold)
    right = np.mean([a == b for a, b in zip(called, gold, strict=True)])
    task = [r["task"] for r in found]
    kept = [contained(*p) for p in pairs]
    near = [cosine(*p) for p in pairs]
    print(
        f"clough_stevenson: derived or not, accuracy {right:.3f} (TF-IDF {base:.3f}); "
        f"four levels, tasks left out in turn, {np.mean(levels(called, kept, level, task)):.3f} "
        f"(TF-IDF {np.mean(levels(near, near, level, task)):.3f}; "
        f"word runs alone {np.mean(levels(kept, kept, level, task)):.3f})",
        sorted(Counter((c, str(y.relation)) for c, y in zip(level, x, strict=True)).items()),
    )


LEVELS = ("non", "heavy", "light", "cut")


def contained(source: Telling, answer: Telling) -> float:
    """Return the share of the answer's runs of three words that the source holds."""
    a, b = (frozenset().union(*(s.grams for s in signs(t))) for t in (source, answer))
    return len(a & b) / max(1, len(b))


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


def msrp(data: Path, judge: Judge) -> None:
    """One sentence against one: is a link a paraphrase? Accuracy and F1 at the link cut."""
    found = rows(data / "msrp/train.jsonl")[:1500]
    pairs = [
        (given(f"{k}a", [r["sentence1"]], "en"), given(f"{k}b", [r["sentence2"]], "en"))
        for k, r in enumerate(found)
    ]
    judge.read([t for p in pairs for t in p])
    gold = [r["label"] == 1 for r in found]
    links = [judge(*p).links for p in pairs]
    score = [x[0].score if x else 0.0 for x in links]
    cosine = tfidf([t for p in pairs for t in p])
    print(
        f"msrp: link as paraphrase F1 {f1([bool(x) for x in links], gold):.3f}, "
        f"best accuracy {best_accuracy(score, gold):.3f} "
        f"(TF-IDF {best_accuracy([cosine(*p) for p in pairs], gold):.3f}; all yes {np.mean(gold):.3f})"
    )


def telegram(data: Path, judge: Judge) -> None:
    """Same news or not: any relation counts as same."""
    found = rows(data / "tg_news_pairs/train.jsonl")
    pairs = [
        tuple(told(f"{k}{s}", f"{r[s]['title']}.\n\n{r[s]['text']}", r["lang"]) for s in ("first", "second"))
        for k, r in enumerate(found)
    ]
    judge.read([t for p in pairs for t in p])
    gold = [r["label"] == "OK" for r in found]
    x = [judge(a, b) for a, b in pairs]
    cosine = tfidf([t for p in pairs for t in p])
    print(
        f"tg_news_pairs: same news F1 {f1([y.relation is not None for y in x], gold):.3f} "
        f"(TF-IDF {best_f1([cosine(a, b) for a, b in pairs], gold):.3f}; "
        f"all yes {f1([True] * len(gold), gold):.3f})",
        sorted(Counter((g, str(y.relation)) for g, y in zip(gold, x, strict=True)).items()),
    )


def meantime(data: Path, judge: Judge) -> None:
    """Wikinews in four languages: each sentence's translation found, and the story found among its topic."""
    by: dict[tuple[str, str], Telling] = {}
    topic: dict[str, str] = {}
    for r in rows(data / "meantime/train.jsonl"):
        cut = [re.sub(r" ([.,;:!?)’])", r"\1", " ".join(s)) for s in r["sentences"]]
        by[str(r["story"]), r["lang"]] = given(f"{r['story']}.{r['lang']}", cut, r["lang"])
        topic[str(r["story"])] = r["topic"]
    judge.read(by.values())
    tp = fp = fn = 0
    derived, gold, hits = [], [], 0
    ids = sorted(topic)
    for lang in ("es", "it", "nl"):
        for k in ids[::3]:
            b = by[k, lang]
            rivals = [j for j in ids if j != k and topic[j] == topic[k]][:6]
            x = {j: judge(by[j, "en"], b) for j in (k, *rivals)}
            weight = {j: sum(y.score for y in x[j].links) for j in x}
            hits += max(weight, key=lambda j: weight[j]) == k
            derived += [x[j].relation is Relation.TRANSLATION for j in x]
            gold += [j == k for j in x]
            if len(by[k, "en"].sentences) == len(b.sentences):
                got = {(y.left, y.right) for y in x[k].links}
                want = {(i, i) for i in range(len(b.sentences))}
                tp, fp, fn = tp + len(got & want), fp + len(got - want), fn + len(want - got)
    print(
        f"meantime: links F1 {2 * tp / max(1, 2 * tp + fp + fn):.3f}; "
        f"translations F1 {f1(derived, gold):.3f}; "
        f"story first among seven of its topic {hits / sum(gold):.3f}"
    )


SETS: dict[str, Callable[[Path, Judge], None]] = {
    "l2r": l2r, "clough": clough, "msrp": msrp, "telegram": telegram, "meantime": meantime,
}  # fmt: skip


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--vectors", type=Path)
    ap.add_argument("--only", nargs="+", choices=sorted(SETS), default=list(SETS))
    args = ap.parse_args()
    judge = Judge(args.vectors)
    for name in args.only:
        SETS[name](args.data, judge)


if __name__ == "__main__":
    main()
