"""Simpler ways to the same ends, on the same articles: what Variorum has to beat.

For pairs (do both retell one report?): the share of common word 5-grams as MinHash estimates it (Broder
1997), TF-IDF cosine (Salton & Buckley 1988), and the cosine of one vector a text, the mean of our encoder's
sentence vectors. For links: the nearest sentence of the parent by TF-IDF, and by the cosine of our encoder's
vectors. Each has one threshold, set where its F1 on this very data is best: more than it gets in earnest.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.models import encoder
from variorum.text import fold, words

Matrix = NDArray[np.float32]
Row = tuple[float, float, float]  # precision, recall, F1
SHINGLE = 5  # words, as in the publications on near-duplicate news
HASHES = 128  # datasketch's default
_PRIME = (1 << 61) - 1
FAMILY = ("W", "R1", "R2", "R3", "R4", "R5")


def folded(text: str) -> list[str]:
    return [fold(w) for w, _ in words(text)]


def key(gram: str) -> int:
    return int.from_bytes(hashlib.blake2b(gram.encode(), digest_size=4).digest(), "big")


def minhash(texts: Sequence[str]) -> Matrix:
    """Return the estimated Jaccard similarity of every two texts' word 5-grams."""
    rng = np.random.default_rng(0)
    a = rng.integers(1, 1 << 31, HASHES, dtype=np.uint64)
    b = rng.integers(0, 1 << 31, HASHES, dtype=np.uint64)
    signs = np.zeros((len(texts), HASHES), np.uint64)
    for i, text in enumerate(texts):
        w = folded(text)
        grams = {" ".join(w[k : k + SHINGLE]) for k in range(max(1, len(w) - SHINGLE + 1))}
        keys = np.array([key(g) for g in sorted(grams)], np.uint64)
        signs[i] = ((keys[:, None] * a + b) % _PRIME).min(axis=0)
    return np.stack([(signs == row).mean(axis=1) for row in signs]).astype(np.float32)


def tfidf(texts: Sequence[str]) -> Matrix:
    """Return unit TF-IDF vectors of the texts, one a row."""
    bags = [Counter(folded(t)) for t in texts]
    seen = Counter(w for bag in bags for w in bag)
    column = {w: j for j, w in enumerate(sorted(seen))}
    out = np.zeros((len(texts), len(column)), np.float32)
    for i, bag in enumerate(bags):
        for w, n in bag.items():
            out[i, column[w]] = (1 + math.log(n)) * math.log((1 + len(texts)) / (1 + seen[w]))
    return unit(out)


def unit(rows: Matrix) -> Matrix:
    norm = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norm > 0, norm, 1), np.float32)


def best(scores: NDArray[np.float32], truth: NDArray[np.bool_], missed: int = 0) -> Row:
    """Return precision, recall and F1 where F1 is best; `missed` are positives that no threshold reaches."""
    order = np.argsort(-scores, kind="stable")
    hit = np.cumsum(truth[order])
    taken = np.arange(1, len(order) + 1)
    positives = int(truth.sum()) + missed
    # Only where the score changes can a threshold lie.
    ends = np.append(scores[order][1:] != scores[order][:-1], True)
    f1 = np.where(ends, 2 * hit / (taken + positives), 0.0)
    k = int(f1.argmax())
    return float(hit[k] / taken[k]), float(hit[k] / positives), float(f1[k])


def pair_truth(stories: Sequence[Mapping[str, Any]]) -> tuple[list[str], dict[tuple[int, int], bool]]:
    """Return telling ids, and for each pair that counts whether it is a retelling, as the tool counts."""
    ids = [f"{s['id']}.{t['id']}" for s in stories for t in s["tellings"]]
    at = {k: i for i, k in enumerate(ids)}
    held = {f"{s['id']}.{k}": v for s in stories for k, v in wire_content(s).items()}
    truth = {}
    for x, y in combinations(ids, 2):
        (s, a), (r, b) = x.split("."), y.split(".")
        if s != r or "I1" in {a, b}:
            truth[at[x], at[y]] = False
        elif a in FAMILY and b in FAMILY and len(held[x] & held[y]) >= 2:
            truth[at[x], at[y]] = True
    return ids, truth


def wire_content(story: Mapping[str, Any]) -> dict[str, set[str]]:
    """Return, for each telling, the wire's sentences whose content it carries."""
    sentences = {s["id"]: s for t in story["tellings"] for s in t["sentences"]}

    def origin(sid: str) -> set[str]:
        if sid.startswith("W."):
            return {sid}
        return set().union(*[origin(f) for f in sentences[sid]["from"]])

    return {t["id"]: set().union(*[origin(s["id"]) for s in t["sentences"]]) for t in story["tellings"]}


def embedded(stories: Sequence[Mapping[str, Any]]) -> dict[str, Matrix]:
    """Return our encoder's vector of every sentence."""
    sentences = sorted({s["text"] for story in stories for t in story["tellings"] for s in t["sentences"]})
    return dict(zip(sentences, encoder()(sentences), strict=True))


def pairs(stories: Sequence[Mapping[str, Any]], vectors: Mapping[str, Matrix]) -> dict[str, Row]:
    """Return each baseline's best precision, recall and F1 on retellings."""
    tellings = [[s["text"] for s in t["sentences"]] for story in stories for t in story["tellings"]]
    texts = [" ".join(t) for t in tellings]
    whole = unit(np.stack([np.sum([vectors[s] for s in t], axis=0) for t in tellings]))
    bags = tfidf(texts)
    _, truth = pair_truth(stories)
    at = tuple(np.array(k) for k in zip(*truth, strict=True))
    gold = np.array(list(truth.values()))
    return {
        "word 5-grams, MinHash": best(minhash(texts)[at], gold),
        "TF-IDF cosine": best((bags @ bags.T)[at], gold),
        "one vector a text": best((whole @ whole.T)[at], gold),
    }


def links(stories: Sequence[Mapping[str, Any]], vectors: Mapping[str, Matrix]) -> dict[str, dict[str, Row]]:
    """Return each baseline's best precision, recall and F1 on links, for each child and for all."""
    cells: dict[str, list[tuple[str, float, bool]]] = {"TF-IDF, nearest": [], "single cosine, nearest": []}
    total: Counter[str] = Counter()
    for story in stories:
        tellings = {t["id"]: t for t in story["tellings"]}
        for child in (t for t in story["tellings"] if t["parent"]):
            base = tellings[child["parent"]]
            same = base["lang"] == child["lang"] == "en" or child["id"] in {"R5", "P1"}
            key = child["id"] if same else child["id"] + "x"
            total[key] += sum(len(s["from"]) for s in child["sentences"])
            theirs = [s["text"] for s in base["sentences"]]
            ours = [s["text"] for s in child["sentences"]]
            bags = tfidf(theirs + ours)
            dense = np.stack([vectors[s] for s in theirs + ours])
            for name, rows in (("TF-IDF, nearest", bags), ("single cosine, nearest", dense)):
                near = rows[len(theirs) :] @ rows[: len(theirs)].T
                for j, s in enumerate(child["sentences"]):
                    i = int(near[j].argmax())
                    cells[name].append((key, float(near[j, i]), base["sentences"][i]["id"] in s["from"]))
    out: dict[str, dict[str, Row]] = {}
    for name, found in cells.items():
        found_by: dict[str, Row] = {}
        for key in [*sorted(total), "all"]:
            mine = [(score, right) for k, score, right in found if key in {k, "all"}]
            right = np.array([r for _, r in mine])
            missed = (sum(total.values()) if key == "all" else total[key]) - int(right.sum())
            found_by[key] = best(np.array([x for x, _ in mine], np.float32), right, missed)
        out[name] = found_by
    return out
