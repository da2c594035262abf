"""Speakers on RETOLD's own spans, by how they are mentioned and by form; and statements joined over tellings.

    python -m benchmarks.retold.speakers FOLDER [--write]

A speaker is right as tools/retold.py counts it, by the last word, on the English W, R2, R3 and I1. Where the
data adds a note in brackets ("two officials (unnamed)"), no program can know it: one row leaves such notes
aside. Another asks what matters to a reader who follows one speaker, whether all that is one speaker's stands
under one name and nobody else's: names of ours and of the data are paired off within a story, those that meet
oftenest first, as CEAF does (Luo 2005), and a statement is right where its two names are a pair.

Stories are split in two by place in the folder, so that one half can be held against the other.

Joined: pairs of statements of parent and child, from the data's links and our speakers; recall over those the
data leaves no doubt of (one statement of that speaker in the linked sentences on each side), precision over
all.
"""

import argparse
import collections
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.retold import gold
from benchmarks.retold.statements import SCORED, last_name
from benchmarks.tables import Cell, put, table
from variorum.data import Statement, Telling
from variorum.statements import cast, join, resolve
from variorum.statements.mentions import parse

_NOTE = re.compile(r" \([^)]*\)$")
_CHILDREN = ("R2", "R3")
Count = dict[str, collections.Counter[str]]


def verdict(found: str | None, right: str | None) -> str:
    if last_name(found) == last_name(right):
        return "right"
    return "wrong" if found else "null"


def pairs(case: gold.Case, mine: dict[Statement, Statement], n: collections.Counter[str]) -> None:
    """Count joined statements of a parent and its child. `mine` holds each gold statement as resolved."""
    a = [s for s in case.statements if s.telling == case.base.id]
    b = [s for s in case.statements if s.telling == case.reading.id]
    linked: dict[int | None, set[int]] = collections.defaultdict(set)
    for link in case.alignment.links:
        linked[link.right].add(link.left)
    meets = {
        (i, j)
        for j, y in enumerate(b)
        for i, x in enumerate(a)
        if x.speaker == y.speaker
        and case.base.sentence_at(x.content[0].start) in linked[case.reading.sentence_at(y.content[0].start)]
    }
    left, right = collections.Counter(i for i, _ in meets), collections.Counter(j for _, j in meets)
    sure = {(i, j) for i, j in meets if left[i] == right[j] == 1}
    groups = join((case.base, case.reading), [mine[s] for s in (*a, *b)], (case.alignment,))
    found = {(x, y - len(a)) for g in groups for x in g for y in g if x < len(a) <= y}
    n.update(sure=len(sure), hit=len(sure & found), found=len(found), fit=len(found & meets))


def scored(
    told: Sequence[Telling], answers: Sequence[Statement], half: str, n: Count
) -> dict[Statement, Statement]:
    """Count the speakers of one story and return each gold statement as we resolved it."""
    mine = dict(zip(answers, resolve(told, [replace(s, speaker=None) for s in answers]), strict=True))
    by, known = {t.id: t for t in told}, cast.build(told).known
    names: list[tuple[str, str | None]] = []
    for right, found in mine.items():
        t = by[right.telling]
        if t.lang != "en" or t.id.rpartition(".")[2] not in SCORED:
            continue
        sort = parse(t, right.source, known).sort.value if right.source else "no words"
        for row in ("all", half, f"by {sort}", f"{right.form.value} statements"):
            n[row][verdict(found.speaker, right.speaker)] += 1
        n["all, notes in brackets aside"][verdict(found.speaker, _NOTE.sub("", right.speaker or ""))] += 1
        names.append((right.speaker or "", found.speaker))
    n["all, one name for one speaker"].update(paired(names))
    return mine


def paired(names: Sequence[tuple[str, str | None]]) -> collections.Counter[str]:
    """Count statements of a story by whether the data's name and ours are each other's."""
    meet = collections.Counter((a, b) for a, b in names if b)
    theirs: dict[str, str] = {}
    for (a, b), _ in sorted(meet.items(), key=lambda x: (-x[1], x[0])):
        if a not in theirs and b not in theirs.values():
            theirs[a] = b
    return collections.Counter(
        "null" if not b else "right" if theirs.get(a) == b else "wrong" for a, b in names
    )


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder", type=Path)
    p.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    o = p.parse_args()
    n: Count = collections.defaultdict(collections.Counter)
    joined: collections.Counter[str] = collections.Counter()
    for k, path in enumerate(sorted(o.folder.glob("[0-9][0-9][0-9].json"))):
        story = json.loads(path.read_text("utf-8"))
        raw = {t["id"]: t for t in story["tellings"]}
        told = {name: gold.telling(story, t) for name, t in raw.items()}
        said = {name: gold.statements(t, told[name]) for name, t in raw.items()}
        answers = [s for row in said.values() for s in row]
        mine = scored(list(told.values()), answers, f"half {k % 2 + 1}", n)
        for child in _CHILDREN:
            pairs(gold.case(raw[raw[child]["parent"]], raw[child], told, said), mine, joined)
    rows: list[list[Cell]] = []
    for name, c in sorted(n.items()):
        rows.append([name, sum(c.values()), c["right"] / max(1, sum(c.values())), c["wrong"], c["null"]])
    body = table(["Speaker", "statements", "right", "wrong", "none"], rows)
    recall, precision = joined["hit"] / max(1, joined["sure"]), joined["fit"] / max(1, joined["found"])
    body += "\n\n" + table(["Joined", "recall", "precision"], [["parent and child", recall, precision]])
    print(body)
    if o.write:
        put(Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md", "speakers", body)


if __name__ == "__main__":
    main()
