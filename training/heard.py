"""Statements in real news that readers judged: how many of those found now are right.

    python training/heard.py --data ../shared/data [--write]

Readers read whole articles of public sets beside the statements that the program, as it was then, found in them, and said
of each whether it is one, whether its words are the right ones and whether its speaker is. `training/judged/statements.tsv`
keeps where each stands, the verdict and a digest of the speaker's name, and no word of the texts. A statement found now
is taken for a judged one where its words and its speaker are the same; others nobody has judged.
"""

import argparse
import csv
import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.retold.variants import ROOT, Stages
from benchmarks.tables import put, table
from real import article

from variorum.statements import resolve

FILE = Path(__file__).parent / "judged" / "statements.tsv"
VERDICTS = ("right", "speaker", "content", "none")


@dataclass(frozen=True)
class Heard:
    """A statement, by the text it stands in, its words and its speaker."""

    text: str
    content: str  # code points, "12-40 52-60"
    speaker: str  # digest

    @staticmethod
    def of(text, s):
        """Return a statement as it is kept."""
        content = " ".join(f"{c.start}-{c.end}" for c in s.content)
        return Heard(text, content, digest(s.speaker))


def digest(name):
    """Return a few letters that stand for a speaker's name, none for nobody's."""
    return hashlib.sha256(name.encode()).hexdigest()[:10] if name else ""


def verdicts():
    """Return what readers said of each statement."""
    with FILE.open(encoding="utf-8", newline="") as f:
        return {Heard(r["text"], r["content"], r["speaker"]): r["verdict"] for r in csv.DictReader(f, delimiter="\t")}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    known = verdicts()
    names = sorted({h.text for h in known})
    stages = Stages.of([article(o.data, name) for name in names])
    n, size = {}, Counter()
    for name in names:
        told = stages.tellings[name]
        size[told.lang] += 1
        for s in resolve([told], stages.extracted[name]):
            n.setdefault(told.lang, Counter())[known.get(Heard.of(name, s), "not judged")] += 1
    n["all"], size["all"] = sum(n.values(), Counter()), len(names)
    rows = []
    for lang in (*sorted(x for x in n if x != "all"), "all"):
        judged = sum(n[lang][v] for v in VERDICTS)
        rows.append([lang, size[lang], judged, *(n[lang][v] / max(1, judged) for v in VERDICTS), n[lang]["not judged"]])
    head = ["Statements in real news", "texts", "found and judged", "right", "wrong speaker", "wrong words", "no statement", "not judged"]
    body = table(head, rows)
    print(body)
    if o.write:
        put(ROOT / "docs/benchmarks.md", "heard", body)


if __name__ == "__main__":
    main()
