"""Whom a pronoun stands for (`gap_coref`: GAP, Webster et al. 2018), between two people of one gender.

    python -m benchmarks.gap FILE.jsonl [--write]

F1 over the two names of each passage, for "he" and "she" apart, as its authors count, and their ratio (1: no
bias). Beside it the last person named before the pronoun, and the person who leads its sentence or the one
before. Nothing is fitted on the file that is scored.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.tables import Cell, put, table
from variorum.data import Article, Span, Telling
from variorum.pipeline import tell
from variorum.statements import cast
from variorum.statements.resolve import TellingReader
from variorum.statements.state import State

ROOT = Path(__file__).resolve().parents[1]
SHE = frozenset(("she", "her", "hers"))
Pick = Callable[["Passage"], int | None]


class Passage:
    """One passage as the program reads it: its names, its pronoun and the two names asked for."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.telling: Telling = tell(Article(id=row["id"], text=row["text"], lang="en"))
        self.cast = cast.build([self.telling])
        self.reader = TellingReader(self.telling, 0, State(cast=self.cast))
        at = row["pronoun_offset"]
        self.pronoun, self.span = row["pronoun"].casefold(), Span(at, at + len(row["pronoun"]))
        self.asked = [
            (self.figure(row[f"{x}_offset"], len(row[x])), bool(row[f"{x}_coref"])) for x in ("A", "B")
        ]

    def figure(self, at: int, length: int) -> int | None:
        """Return the figure named at a place."""
        near = (s for s in self.cast.seen[0] if s.span.overlap(Span(at, at + length)))
        return next((s.figure for s in near), None)

    def people(self) -> list[cast.Seen]:
        """Return the people named before the pronoun, in order."""
        figures = self.cast.figures
        return [s for s in self.cast.seen[0] if s.span.end <= self.span.start and figures[s.figure].is_person]


def ranked(p: Passage) -> int | None:
    found = p.reader.pronoun(p.pronoun, p.span)
    return found[1] if found is not None else None


def last(p: Passage) -> int | None:
    return p.people()[-1].figure if p.people() else None


def leading(p: Passage) -> int | None:
    k = p.reader.sentence_of(p.span.start)
    near = [s.figure for s in p.people() if s.leads and s.sentence >= k - 1]
    return near[-1] if near else last(p)


def score(passages: list[Passage], pick: Pick) -> list[Cell]:
    """Return F1 of "he", of "she", their ratio and F1 of all."""
    n: Counter[tuple[str, str]] = Counter()
    for p in passages:
        found = pick(p)
        who = "she" if p.pronoun in SHE else "he"
        for figure, right in p.asked:
            said = found is not None and figure == found
            for key in (who, "all"):
                n[key, "hit"] += said and right
                n[key, "extra"] += said and not right
                n[key, "miss"] += right and not said
    f1 = {
        key: 2 * n[key, "hit"] / max(1, 2 * n[key, "hit"] + n[key, "extra"] + n[key, "miss"])
        for key in ("he", "she", "all")
    }
    return [f1["he"], f1["she"], f1["she"] / max(1e-9, f1["he"]), f1["all"]]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("file", type=Path)
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    passages = [Passage(json.loads(x)) for x in o.file.read_text("utf-8").splitlines() if x]
    picks: list[tuple[str, Pick]] = [
        ("Variorum", ranked), ("last person named", last), ("who leads", leading)
    ]  # fmt: skip
    rows: list[list[Cell]] = [[name, *score(passages, pick)] for name, pick in picks]
    body = table([f"GAP, {len(passages)} passages, F1", "he", "she", "she to he", "all"], rows)
    print(body)
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "gap", body)


if __name__ == "__main__":
    main()
