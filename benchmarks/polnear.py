"""PolNeAR as sentences (`polnear_bio`): exact F1 of source, cue and content, by the shipped tagger.

    python -m benchmarks.polnear ../shared/data/polnear_bio/dev.jsonl

Rows are read in order, forty at a time as one text, as the program reads an article; each row is scored by
itself. Published on the corpus' test part: CRF 50.6 / 53.4 / 28.6, BiLSTM-CRF 69.6 / 66.7 / 59.0, BERT-base
with CofeNet 83.2 / 75.3 / 72.9 (COLING 2022, table 6).
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.data import Article, Span, Telling
from variorum.models import tagger
from variorum.models.tags import LABELS

CONVENTION = 1  # PolNeAR's custom of what counts as said
ROWS = 40  # rows read as one text
ROLES = ("source", "cue", "content")
_GLUED = re.compile(r"[.,;:!?%)\]”]|'s|’s|n't|n’t|'re|'ve|'ll|'d|'m|’")
_MARKS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}

Read = Callable[[str], tuple[Sequence[tuple[int, int]], NDArray[np.float32]]]


def scored(path: str | Path, read: Read) -> dict[str, float]:
    """Return exact F1 by role; `read` gives a text's words and their label probabilities, (words, 7)."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    hit: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for i in range(0, len(rows), ROWS):
        part = rows[i : i + ROWS]
        text, places, ranges = detokenised(part)
        words, probs = read(text)
        starts = np.array([a for a, _ in words])
        for row, (a, b) in zip(part, ranges, strict=True):
            at = [max(0, int(np.searchsorted(starts, s, side="right")) - 1) for s, _ in places[a:b]]
            gold, found = spans(row["labels"]), spans([LABELS[k] for k in path_of(probs[at])])
            hit.update(kind for kind, _, _ in gold & found)
            all_.update(kind for kind, _, _ in [*gold, *found])
    return {k: round(2 * hit[k] / max(1, all_[k]), 4) for k in ROLES}


def path_of(probs: NDArray[np.float32]) -> list[int]:
    """Return the likeliest label sequence in which no I- stands without its own B- or I- before it."""
    n = len(LABELS)
    ok = np.zeros((n, n))
    for i in range(n):
        for j in (2, 4, 6):
            if i not in (j - 1, j):
                ok[i, j] = -1e9
    logp = np.log(probs + 1e-9)
    best, back = logp[0] + np.array([0, 0, -1e9, 0, -1e9, 0, -1e9]), []
    for row in logp[1:]:
        m = best[:, None] + ok
        back.append(m.argmax(0))
        best = m.max(0) + row
    path = [int(best.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return path[::-1]


def spans(labels: Sequence[str]) -> set[tuple[str, int, int]]:
    """Return (role, from, to) of every run of BIO labels."""
    out: set[tuple[str, int, int]] = set()
    start: tuple[int, str] | None = None
    for k, tag in enumerate([*labels, "O"]):
        if start is not None and tag != "I-" + start[1]:
            out.add((start[1], start[0], k))
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start = (k, tag[2:])
    return out


def detokenised(rows: Sequence[dict[str, Any]]) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """Return tokenised rows as one text, each token's (start, end) in it, and each row's range of tokens."""
    text = ""
    places: list[tuple[int, int]] = []
    ranges = []
    for r in rows:
        first = len(places)
        for token in r["tokens"]:
            w = _MARKS.get(token, token)
            text += "" if not text or text[-1] in "(“‘$[\n" or _GLUED.fullmatch(w) else " "
            places.append((len(text), len(text) + len(w)))
            text += w
        ranges.append((first, len(places)))
        text += "\n"
    return text, places, ranges


def shipped(text: str) -> tuple[Sequence[tuple[int, int]], NDArray[np.float32]]:
    """Return what the shipped tagger says of a text under PolNeAR's convention."""
    at, sentences = 0, []
    for line in text.splitlines():
        sentences.append(Span(at, at + len(line)))
        at += len(line) + 1
    article = Article(id="polnear", text=text, lang="en")
    telling = Telling(article=article, lang="en", sentences=tuple(sentences))
    (found,) = tagger()([telling], convention=CONVENTION)
    return [(s.start, s.end) for s in found.tokens], found.probs


def main() -> None:
    """Print the table."""
    for role, f1 in scored(sys.argv[1], shipped).items():
        print(f"{role:8} {100 * f1:.1f}")


if __name__ == "__main__":
    main()
