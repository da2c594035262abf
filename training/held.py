"""Statements of our own articles that are kept from training, through the whole stage.

    python training/held.py [--tagger FILE]

One article in nine is kept (`tagger.py`). A hit overlaps a marked content by half; what is missed is told apart: found with other
edges, or not at all. Rows by language, and by what the articles came with: those of the later waves (`wave*.txt`) were written to be hard.
"""

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.retold.statements import HALF, overlap
from corpora import said
from tagger import HELD

from variorum.data import Article, Span
from variorum.models import tagger
from variorum.models.tags import Tagger
from variorum.pipeline import tell
from variorum.statements import extract, masks


def counted(found, marked):
    """Return counts of hits, misses near and far, and extras near and far."""
    n, used = Counter(), set()
    for content in marked:
        best = max(((overlap(s, content), -k) for k, s in enumerate(found) if k not in used), default=(0.0, 0))
        if best[0] >= HALF:
            used.add(-best[1])
            n["hit"] += 1
        else:
            n["other edges" if any(overlap(s, content) for s in found) else "missed"] += 1
    n["too much"] = len(found) - len(used)
    return n


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--tagger", type=Path, help="another tagger than the shipped one")
    o = p.parse_args()
    model, rows = Tagger(o.tagger) if o.tagger else tagger(), {}
    folder = Path(__file__).parent / "said"
    first = sum(1 for _ in said(folder, "[!w]*.txt"))
    for n, (_, text, marked) in enumerate(said(folder)):
        if n % HELD:
            continue
        told = tell(Article(id=str(n), text=text))
        name = ("English" if told.lang == "en" else "other languages") + (", later waves" if n >= first else "")
        found = extract(told, model([told], standins={told.id: masks(told)})[0])
        counts = counted(found, [Span(content[0][0], content[-1][1]) for _, _, content in marked])
        for row in (name, "all"):
            rows[row] = rows.get(row, Counter()) + counts
    for name, n in sorted(rows.items()):
        p, r = n["hit"] / (n["hit"] + n["too much"]), n["hit"] / (n["hit"] + n["other edges"] + n["missed"])
        print(f"{name:30} P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}", dict(n))


if __name__ == "__main__":
    main()
