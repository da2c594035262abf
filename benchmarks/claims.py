"""Other people's data on changed claims: does the checker see that a retelling says something else?

    python -m benchmarks.claims DATA [--write]

DATA is the folder of the sets; dev parts alone are read (of `negnli`, which has none, what is not held out).
Nothing is fitted or chosen on them: a pair counts as changed where the checker holds it likelier than not.
In `summedits` each sentence of a summary goes beside its three nearest sentences of the document, and the
summary is as changed as its most changed sentence; balanced accuracy is the mean over domains, as its authors
count. "Most frequent" is what always saying the commoner answer yields.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.tables import Cell, put, table
from variorum.data import Article, Telling
from variorum.models import checker, encoder
from variorum.segment import segment

if TYPE_CHECKING:
    from variorum.models.passages import Passages

ROOT = Path(__file__).resolve().parents[1]
NEAR = 3  # sentences of a document that a summary's sentence is read beside
HALF = 0.5


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def whole(text: str) -> Telling:
    """Return a text as an English telling, cut into sentences."""
    return segment(Article(id="x", text=text, lang="en"), "en")


def changed(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Return how likely each second text of a pair says something its first does not."""
    told = [(whole(a), whole(b)) for a, b in pairs]
    asked: list[Passages] = [
        (a, tuple(range(len(a.sentences))), b, tuple(range(len(b.sentences))), {}) for a, b in told
    ]
    return [c.changed for c in checker()(asked)]


def pair_row(name: str, given: Sequence[tuple[str, str, bool]]) -> list[Cell]:
    """Return accuracy and balanced accuracy of pairs (source, text, changed)."""
    said = [p > HALF for p in changed([(a, b) for a, b, _ in given])]
    truth = [c for *_, c in given]
    right = float(np.mean([s == t for s, t in zip(said, truth, strict=True)]))
    most = max(np.mean(truth), 1 - np.mean(truth))
    return [name, len(given), right, balanced(said, truth), float(most)]


def balanced(said: Sequence[bool], truth: Sequence[bool]) -> float:
    """Return the mean of the shares of each class that are told right."""
    by: dict[bool, list[bool]] = defaultdict(list)
    for s, t in zip(said, truth, strict=True):
        by[t].append(s == t)
    return float(np.mean([np.mean(v) for v in by.values()]))


def summaries(path: Path) -> list[Cell]:
    """Return the row of `summedits`."""
    asked: list[Passages] = []
    owner: list[int] = []
    truth: list[bool] = []
    domains: list[str] = []
    for r in rows(path):
        doc = whole(r["doc"])
        known = encoder()([doc.sentence(i) for i in range(len(doc.sentences))])
        for e in r["edits"]:
            summary = whole(e["summary"])
            near = encoder()([summary.sentence(j) for j in range(len(summary.sentences))]) @ known.T
            for j in range(len(summary.sentences)):
                best = tuple(sorted(int(i) for i in np.argsort(-near[j])[:NEAR]))
                asked.append((doc, best, summary, (j,), {}))
                owner.append(len(truth))
            truth.append(not e["consistent"])
            domains.append(r["domain"])
    most = [0.0] * len(truth)
    for k, c in zip(owner, checker()(asked), strict=True):
        most[k] = max(most[k], c.changed)
    said = [p > HALF for p in most]
    right = float(np.mean([s == t for s, t in zip(said, truth, strict=True)]))
    each = []
    for d in sorted(set(domains)):
        own = [k for k, x in enumerate(domains) if x == d]
        each.append(balanced([said[k] for k in own], [truth[k] for k in own]))
    common = max(float(np.mean(truth)), 1 - float(np.mean(truth)))
    return ["summedits, documents", len(truth), right, float(np.mean(each)), common]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("data", type=Path)
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    claims = rows(o.data / "fever_symmetric/dev.jsonl")
    fever = [(r["evidence"], r["claim"], r["label"] == "REFUTES") for r in claims]
    conj, neg = (
        [(r["premise"], r["hypothesis"], r["label"] != "entailment") for r in rows(o.data / name)]
        for name in ("conjnli/dev.jsonl", "negnli/train.jsonl")
    )
    found = [
        pair_row("fever_symmetric", fever),
        pair_row("conjnli, follows or not", conj),
        pair_row("negnli, follows or not", neg),
        summaries(o.data / "summedits/dev.jsonl"),
    ]
    head = ["", "texts", "accuracy", "balanced accuracy", "most frequent, accuracy"]
    body = table(head, found)
    print(body)
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "claims", body)


if __name__ == "__main__":
    main()
