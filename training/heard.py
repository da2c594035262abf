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
from collections import Counter, defaultdict
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
    """Return what readers said of each statement, and whether its text was looked at while mending."""
    with FILE.open(encoding="utf-8", newline="") as f:
        rows = csv.DictReader(f, delimiter="\t")
        return {Heard(r["text"], r["content"], r["speaker"]): (r["verdict"], r["looked at"] == "yes") for r in rows}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    known = verdicts()
    mended = {h.text for h, (_, seen) in known.items() if seen}
    names = sorted({h.text for h in known})
    stages = Stages.of([article(o.data, name) for name in names])
    n, texts = defaultdict(Counter), Counter()
    for name in names:
        told = stages.tellings[name]
        parts = (told.lang, "looked at" if name in mended else "not looked at", "all")
        for part in parts:
            texts[part] += 1
        for s in resolve([told], stages.extracted[name]):
            verdict, _ = known.get(Heard.of(name, s), ("not judged", False))
            for part in parts:
                n[part][verdict] += 1
    rows = []
    for part, found in sorted(n.items()):
        judged = sum(found[v] for v in VERDICTS)
        rows.append([part, texts[part], judged, *(found[v] / max(1, judged) for v in VERDICTS), found["not judged"]])
    head = ["Statements in real news", "texts", "judged", "right", "wrong speaker", "wrong words", "no statement", "not judged"]
    body = table(head, rows)
    print(body)
    if o.write:
        put(ROOT / "docs/benchmarks.md", "heard", body)


if __name__ == "__main__":
    main()
