"""Direct quotations in novels and who speaks them (`litbank_quotes`): far from news, nothing fitted on it.

    python -m benchmarks.litbank FILE.jsonl [--write]

A hit overlaps a marked quotation by half. Of the hits: the speaker is right where our name and the data's
are each other's, paired off within a book by how often they meet (CEAF; Luo 2005), and B-cubed (Bagga &
Baldwin 1998) asks of each quotation how many of those we give to its speaker are his, and how many of his
we gave him; a quotation without a speaker stands alone. Beside the program, rules alone and the sieves of
CoreNLP's quote annotator in our words (`retold/sieve.py`).
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.polnear import detokenised
from benchmarks.retold.peers import by_rules, by_sieves, ours
from benchmarks.retold.speakers import paired
from benchmarks.retold.statements import HALF, overlap
from benchmarks.tables import Cell, put, table
from variorum.data import Article, Form, Span, Statement, Telling
from variorum.segment import segment

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
Quote = tuple[Span, str]
Names = list[tuple[str, str | None]]


def books(path: Path) -> list[tuple[Telling, list[Quote]]]:
    """Return each book's opening as a telling with its quotations and their speakers' ids."""
    out = []
    for line in path.read_text("utf-8").splitlines():
        r: dict[str, Any] = json.loads(line)
        text, places, ranges = detokenised([{"tokens": s} for s in r["sentences"]])
        text = text.replace("\n", " ")
        quotes = []
        for q in r["quotes"]:
            a = places[ranges[q["start_sent"]][0] + q["start_tok"]][0]
            b = places[ranges[q["end_sent"]][0] + q["end_tok"]][1]
            quotes.append((Span(a, b), str(q["speaker"])))
        out.append((segment(Article(id=r["id"], text=text, lang="en"), "en"), quotes))
    return out


def scored(quotes: Sequence[Quote], found: Sequence[Statement]) -> tuple[Counter[str], Names]:
    """Return counts of hits, misses and what is too much, and (their speaker, ours) of the hits.

    A quotation that its cue breaks counts as two, as the data has it.
    """
    n: Counter[str] = Counter()
    left = [replace(s, content=(c,)) for s in found if s.form is Form.DIRECT for c in s.content]
    names: Names = []
    for span, who in quotes:
        best = max(left, key=lambda s: overlap(s, span), default=None)
        if best is None or overlap(best, span) < HALF:
            n["miss"] += 1
            continue
        left.remove(best)
        n["hit"] += 1
        names.append((who, best.speaker))
    n["extra"] += sum(not any(c.overlap(q) for c in s.content for q, _ in quotes) for s in left)
    return n, names


def b_cubed(names: Names) -> tuple[float, float, int]:
    """Return sums of precision and of recall over quotations, and how many there are."""
    ours_ = [name if name is not None else str(n) for n, (_, name) in enumerate(names)]
    both = Counter((a, b) for (a, _), b in zip(names, ours_, strict=True))
    theirs, mine = Counter(a for a, _ in names), Counter(ours_)
    p = sum(both[a, b] / mine[b] for (a, _), b in zip(names, ours_, strict=True))
    r = sum(both[a, b] / theirs[a] for (a, _), b in zip(names, ours_, strict=True))
    return p, r, len(names)


def main() -> None:
    """Print the table."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("file", type=Path)
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    given = books(o.file)
    ways: dict[str, Callable[[Sequence[Telling]], list[list[Statement]]]] = {
        "sieves": by_sieves, "rules": by_rules, "Variorum": ours,
    }  # fmt: skip
    rows: list[list[Cell]] = []
    for way, read in ways.items():
        n: Counter[str] = Counter()
        cubed = [0.0, 0.0, 0.0]
        for (_, quotes), found in zip(given, read([t for t, _ in given]), strict=True):
            counts, names = scored(quotes, found)
            n += counts + paired(names)
            cubed = [a + b for a, b in zip(cubed, b_cubed(names), strict=True)]
        precision, recall = n["hit"] / max(1, n["hit"] + n["extra"]), n["hit"] / max(1, n["hit"] + n["miss"])
        bp, br = cubed[0] / max(1, cubed[2]), cubed[1] / max(1, cubed[2])
        rows.append([
            way, precision, recall, 2 * precision * recall / max(1e-9, precision + recall),
            n["right"] / max(1, n["hit"]), n["null"], 2 * bp * br / max(1e-9, bp + br),
        ])  # fmt: skip
    head = [f"{len(given)} novels", "precision", "recall", "F1", "speaker right", "none", "speakers, B-cubed"]
    body = table(head, rows)
    print(body)
    if o.write:
        put(DOCUMENT, "litbank", body)


if __name__ == "__main__":
    main()
