"""Stories of ours told faithfully and with changes planted: what is found and what is cried, by language.

    python -m benchmarks.stories [--checker] [--list] [--write]
    python -m benchmarks.stories training/unseen --checker [--list] [--write]
    python -m benchmarks.stories training/kept --checker [--list] [--write]
    python -m benchmarks.stories training/fresh --checker [--list] [--write]

Each story of `training/stories/` has a base, faithful retellings (in its own language and in others)
and slanted ones whose changes are labelled. They go through the program's own stages, by rules alone:
the shipped checker has seen the stories of `training/stories/`, and its figures by folds are
`training/judge.py`'s. Those of `training/unseen/`, the harder ones of `training/kept/` and the latest, of
`training/fresh/`, no model has learnt from; with `--checker` the whole program reads them. Another folder may
hold others of the same form. Rules were mended while looking at the stories marked `looked_at`; the others
were scored only. Reports of one event that are independent of each other have a row of their own: what only
one of them tells is no change. Counts as `benchmarks.retold.variants` does; what is told as left out, by
sentences. The last columns: how far the words that a finding shows are those labelled, as F1 of their
characters.
"""

import argparse
import collections
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.pairs import place
from benchmarks.retold.gold import Case, Change
from benchmarks.retold.variants import Score, Stages
from benchmarks.tables import Cell, put, table
from variorum.collate import backward, collate, passages, standins
from variorum.collate.evidence import Key
from variorum.data import Article, Checked, Kind, Span, Variant
from variorum.models import checker

ROOT = Path(__file__).resolve().parents[1]
STORIES = ROOT / "training" / "stories"
UNSEEN = ROOT / "training" / "unseen"
KEPT = ROOT / "training" / "kept"
FRESH = ROOT / "training" / "fresh"
TABLES = {STORIES: "stories", UNSEEN: "unseen", KEPT: "kept", FRESH: "fresh"}  # of docs/benchmarks.md
FAITHFUL = "faithful"
WHOLE = 0.8  # of its base's length: so long a faithful text carries all of it, a shorter one may not


@dataclass(frozen=True)
class Pair:
    """A base and a reading as the program sees them, with the labelled changes; none where it is faithful."""

    case: Case
    story: str
    faithful: bool
    looked_at: bool
    independent: bool  # two reports of one event, neither made from the other

    @property
    def languages(self) -> str:
        """The pair's row: its language, or "across"."""
        a, b = self.case.base.lang, self.case.reading.lang
        return a if a == b else "across"


def pairs(folder: Path = STORIES) -> Iterator[Pair]:
    """Yield every pair of every story, links and statements by the program's own stages."""
    stories = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))]
    stages = Stages.of(
        [
            Article(id=f"{s['id']}.{name}", text=t["text"], lang=t["lang"])
            for s in stories
            for name, t in s["texts"].items()
        ]
    )
    for s in stories:
        for p in s["pairs"]:
            a, b = f"{s['id']}.{p['base']}", f"{s['id']}.{p['reading']}"
            base, reading = stages.tellings[a], stages.tellings[b]
            links, said = stages.judged(a, b)
            if links.relation is None:
                links = replace(links, links=())  # nothing is compared
            whole = Span(0, len(reading.text))
            changes = tuple(
                Change(c["kind"], place(c["was"], base.text), place(c["now"], reading.text), whole)
                for c in p["changes"]
            )
            lost = tuple(x for words in p["omitted"] if (x := place(words, base.text)))
            gone = tuple(i for x in lost if (i := base.sentence_at(x.start)) is not None)
            case = Case(b, base, reading, links, said, changes, gone, frozenset(), lost)
            faithful = not (changes or p["omitted"])
            yield Pair(case, s["id"], faithful, s["looked_at"], p.get("independent", False))


def complete(case: Case) -> bool:
    """Return whether a faithful text is so long that it carries all of its base.

    What background a shorter one leaves out nobody has marked.
    """
    return len(case.reading.text) >= WHOLE * len(case.base.text)


def marked(case: Case) -> tuple[Mapping[Key, Checked], Mapping[Key, Checked]]:
    """Return what the shipped checker says of a pair's passages, read forwards and back."""
    a, b, links = case.base, case.reading, case.alignment
    names = standins(a, b)
    keys, back = passages(a, b, links), backward(a, b, links, case.statements)
    found = iter(checker()([(a, p, b, q, names) for p, q in keys] + [(b, p, a, q, names) for p, q in back]))
    return {key: next(found) for key in keys}, {key: next(found) for key in back}


def stories_table(folder: Path, *, whole: bool) -> tuple[str, Score]:
    """Return the tables, a row a language, and the score of all."""
    scores: dict[str, Score] = collections.defaultdict(Score)
    for p in pairs(folder):
        c, half = p.case, "looked at" if p.looked_at else "not looked at"
        looks = marked(c) if whole else (None, None)
        related = c.alignment.relation is not None
        found = collate(c.base, c.reading, c.alignment, c.statements, *looks) if related else ()
        for name in ("independent reports",) if p.independent else (p.languages, half, "all"):
            if p.faithful:
                scores[name].faithful(c, found, FAITHFUL, len(c.reading.sentences))
            else:
                scores[name].changed(c, found)
            left_out(scores[name], p, found)
    way = "the whole program" if whole else "rules alone"
    name = "Stories of ours" if folder.resolve() == STORIES else "Stories kept from training"
    head = [f"{name}, {way}", "precision", "recall", "F1", "right kind", "alarms per 100 sentences",
            "words of base", "words of reading"]  # fmt: skip
    rows: list[list[Cell]] = [
        [*s.row(name), s.alarms(FAITHFUL), *s.words()] for name, s in sorted(scores.items())
    ]
    every = scores["all"].kinds
    body = table(head, rows)
    kinds: list[list[Cell]] = [[f"`{k}`", f"{every[k]['found']}/{every[k]['all']}"] for k in sorted(every)]
    lost: list[list[Cell]] = [
        [name, s.total["gone"], s.total["gone found"] / max(1, s.total["gone"]),
         100 * s.total["told missed"] / max(1, s.total["told"])]
        for name, s in sorted(scores.items())
    ]  # fmt: skip
    head = ["Left out", "labelled", "found", "told of whole faithful texts, in 100 sentences"]
    tables = (table(["Kind", "found"], kinds), table(head, lost))
    return "\n\n".join((body, *tables)), scores["all"]


def left_out(score: Score, p: Pair, found: Sequence[Variant]) -> None:
    """Count the labelled omissions that are found, and sentences told as left out of texts that lack nothing.

    Who is credited is not asked: an outlet's name is no part of the report.
    """
    base = p.case.base
    lost = [v.base.span for v in found if v.kind is Kind.OMISSION and v.base]
    at = {base.sentence_at(s.start) for s in lost if s != base.credit_span}
    score.total["gone"] += len(set(p.case.gone))
    score.total["gone found"] += len(set(p.case.gone) & at)
    if p.faithful and complete(p.case):
        score.total["told"] += len(base.sentences)
        score.total["told missed"] += len(at)


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    p = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    p.add_argument("folder", type=Path, nargs="?", default=STORIES)
    p.add_argument("--checker", action="store_true", help="with the shipped checker, too")
    p.add_argument("--list", action="store_true", help="print alarms and errors")
    p.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    o = p.parse_args()
    body, score = stories_table(o.folder, whole=o.checker)
    print(body)
    if o.list:
        print("\n".join(score.lines))
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", TABLES[o.folder.resolve()], body)


if __name__ == "__main__":
    main()
