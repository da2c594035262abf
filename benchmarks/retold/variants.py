"""Each detector by itself, on RETOLD: recall, precision, false alarms on faithful rewrites. Rules alone.

    python -m benchmarks.retold.variants FOLDER [--gold] [--list HALF] [--write]

Texts go through the program's own stages up to the differences; `--gold` takes RETOLD's own links and
statements instead, to see the detectors without the stages before them. Counts as tools/retold.py does: a
variant is right where its reading touches the changed words, or its base does and the reading's words were
taken out. Two halves of the stories are shown apart: detectors were written while looking at the errors of
half A only, so half B says how far they carry.
"""

import argparse
import collections
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.retold.gold import Case, Change, cases
from benchmarks.tables import Cell, put, table
from variorum import pipeline
from variorum.align import align
from variorum.collate import collate
from variorum.data import Alignment, Article, Kind, Span, Statement, Telling, Variant
from variorum.models import encoder, tagger
from variorum.relate import relate
from variorum.statements import extract, masks, resolve

ROOT = Path(__file__).resolve().parents[2]
CHANGED = ("R3", "R4", "R5")
FAITHFUL = ("R1", "R2")
Found = tuple[Case, tuple[Variant, ...]]


def hits(v: Variant, c: Change) -> bool:
    """Return whether a variant found a labelled change."""
    both = c.now is not None and v.reading is not None
    if both and c.now and v.reading and v.reading.span.overlap(c.now):
        return True
    return bool(c.was and v.base and v.base.span.overlap(c.was) and not both)


@dataclass(frozen=True)
class Stages:
    """The program's own stages up to the statements, run once over many texts."""

    tellings: dict[str, Telling]
    vectors: pipeline.Vectors
    extracted: dict[str, tuple[Statement, ...]]

    @staticmethod
    def of(articles: Sequence[Article]) -> "Stages":
        """Read all articles at once."""
        told = [pipeline.tell(a) for a in articles]
        texts = [t.sentence(i) for t in told for i in range(len(t.sentences))]
        flat, vectors, at = encoder()(texts), {}, 0
        for t in told:
            vectors[t.id] = flat[at : at + len(t.sentences)]
            at += len(t.sentences)
        tagged = tagger()(told, standins={t.id: masks(t) for t in told})
        found = {t.id: tuple(extract(t, x)) for t, x in zip(told, tagged, strict=True)}
        return Stages({t.id: t for t in told}, vectors, found)

    def judged(self, a: str, b: str) -> tuple[Alignment, tuple[Statement, ...]]:
        """Return the alignment and the statements of a pair."""
        one, two = self.tellings[a], self.tellings[b]
        links = relate(one, two, align(one, two, self.vectors[a], self.vectors[b]))
        return links, tuple(resolve([one, two], [*self.extracted[a], *self.extracted[b]]))


def retold(folder: Path, *, gold: bool) -> Iterator[Found]:
    """Yield every pair of RETOLD that counts, with what was found in it."""
    given = [c for c in cases(folder) if c.name[-2:] in CHANGED + FAITHFUL]
    if gold:
        for c in given:
            found = collate(c.base, c.reading, c.alignment, c.statements)
            labelled = {s.telling for s in c.statements} >= {c.base.id, c.reading.id}
            yield c, tuple(v for v in found if labelled or v.kind is not Kind.VOICE)
        return
    for c, seen in staged(given):
        related = seen.alignment.relation is not None
        yield c, collate(seen.base, seen.reading, seen.alignment, seen.statements) if related else ()


def staged(given: Sequence[Case]) -> Iterator[tuple[Case, Case]]:
    """Yield each case beside itself as the program sees it: its own sentences, links and statements."""
    plain = {t.id: replace(t.article, lang=None) for c in given for t in (c.base, c.reading)}
    stages = Stages.of([plain[k] for k in sorted(plain)])
    for c in given:
        a, b = stages.tellings[c.base.id], stages.tellings[c.reading.id]
        links, said = stages.judged(a.id, b.id)
        yield c, replace(c, base=a, reading=b, alignment=links, statements=said)


class Score:
    """What was found, missed and cried, in all and by detector and kind."""

    def __init__(self) -> None:
        self.total: collections.Counter[str] = collections.Counter()
        self.kinds: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        self.by: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        self.shared: dict[str, list[float]] = {"base": [], "reading": []}  # of what is found, by side
        self.lines: list[str] = []

    def faithful(self, case: Case, variants: Sequence[Variant], part: str, size: int) -> None:
        """Count alarms in a faithful text of `size` units: sentences, or one text."""
        typed = [v for v in variants if v.kind is not Kind.OMISSION]
        self.total[part + " size"] += size
        self.total[part + " alarms"] += len(typed)
        for v in typed:
            self.by[v.by][part] += 1
            self.lines.append(f"{case.name} ALARM {show(case, v)}")

    def changed(self, case: Case, variants: Sequence[Variant]) -> None:
        """Count what was found of a changed text."""
        typed = [v for v in variants if v.kind is not Kind.OMISSION]
        got, right, good = set(), set(), set()
        for n, v in enumerate(typed):
            for m, c in enumerate(case.changes):
                if hits(v, c):
                    got.add(m)
                    good.add(n)
                    for side, at, label in (("base", v.base, c.was), ("reading", v.reading, c.now)):
                        if at and label:
                            self.shared[side].append(common(at.span, label))
                    if c.kind == v.kind:
                        right.add(m)
                        self.by[v.by]["found"] += 1
        for n, v in enumerate(typed):
            self.by[v.by]["true" if n in good else "false"] += 1
            if n not in good:
                self.lines.append(f"{case.name} FALSE {show(case, v)}")
        for m, c in enumerate(case.changes):
            self.kinds[c.kind]["all"] += 1
            self.kinds[c.kind]["found"] += m in got
            if m not in got:
                was = c.was.of(case.base.text) if c.was else "-"
                now = c.now.of(case.reading.text) if c.now else "-"
                self.lines.append(f"{case.name} MISSED {c.kind:9} | {was} | {now}")
        self.total.update(
            tp=len(got), fn=len(case.changes) - len(got), fp=len(typed) - len(good), right=len(right)
        )

    def omissions(self, case: Case, variants: Sequence[Variant]) -> None:
        """Count what was left out, found or not."""
        gone = set(case.gone)
        spans = case.base.sentences
        for v in variants:
            if v.kind is Kind.OMISSION and v.base:
                at = v.base.span
                q = max(range(len(spans)), key=lambda i: spans[i].overlap(at))
                true = q in case.gone or q not in case.carried
                self.total["omission " + ("true" if true else "false")] += 1
                self.total["omission got"] += q in gone
                gone.discard(q)
        self.total["omission gold"] += len(case.gone)

    def row(self, name: str) -> list[Cell]:
        """Return precision, recall, F1 and right kind."""
        t = self.total
        p, r = t["tp"] / max(1, t["tp"] + t["fp"]), t["tp"] / max(1, t["tp"] + t["fn"])
        return [name, p, r, 2 * p * r / max(1e-9, p + r), t["right"] / max(1, t["tp"])]

    def words(self) -> list[Cell]:
        """Return how far the words shown of base and reading are those labelled, from 0 to 1."""
        return [sum(x) / len(x) if x else 0.0 for x in self.shared.values()]

    def alarms(self, part: str) -> str:
        """Return alarms per 100 units of a part."""
        size = self.total[part + " size"]
        return f"{100 * self.total[part + ' alarms'] / size:.2f}" if size else "–"


def common(a: Span, b: Span) -> float:
    """Return what two spans have in common, as F1 of their characters."""
    return 2 * a.overlap(b) / max(1, len(a) + len(b))


def show(case: Case, v: Variant) -> str:
    """Return a variant in a line."""
    a = v.base.span.of(case.base.text) if v.base else "-"
    b = v.reading.span.of(case.reading.text) if v.reading else "-"
    return f"{v.kind:9} {v.by:14} {v.confidence:.2f} | {a} | {b}"


def stories_table(folder: Path, *, gold: bool) -> tuple[str, dict[str, Score]]:
    """Return RETOLD's tables, halves apart, and the scores."""
    scores = {"A": Score(), "B": Score(), "all": Score()}
    names: list[str] = []
    for case, variants in retold(folder, gold=gold):
        story, part = case.name.split(".")
        names += [] if story in names else [story]
        half = "AB"[names.index(story) % 2]
        for s in (scores[half], scores["all"]):
            if part in FAITHFUL:
                across = " across" if case.base.lang != case.reading.lang else ""
                s.faithful(case, variants, part + across, len(case.reading.sentences))
            else:
                s.changed(case, variants)
                s.omissions(case, variants)
    head = ["RETOLD, rules alone", "precision", "recall", "F1", "right kind", "R1 alarms", "R2 alarms",
            "omissions, recall", "omissions, precision"]  # fmt: skip
    rows = []
    for half, s in scores.items():
        t = s.total
        true, false = t["omission true"], t["omission false"]
        left = [t["omission got"] / max(1, t["omission gold"]), true / max(1, true + false)]
        name = f"half {half}" if half != "all" else "all"
        rows.append([*s.row(name), s.alarms("R1"), s.alarms("R2"), *left])
    return table(head, rows) + "\n\n" + detectors_table(scores["all"]), scores


def detectors_table(s: Score) -> str:
    """Return a row a detector: what it found, how often it was right, its alarms; and a row a kind."""
    rows: list[list[Cell]] = []
    for by, c in sorted(s.by.items()):
        cried = sum(n for k, n in c.items() if k.startswith("R2"))
        light = sum(n for k, n in c.items() if k.startswith("R1"))
        rows.append([f"`{by}`", c["true"], c["true"] / max(1, c["true"] + c["false"]), light, cried])
    first = table(["Detector", "changes found", "precision", "alarms on R1", "alarms on R2"], rows)
    kinds: list[list[Cell]] = [
        [f"`{k}`", f"{c['found']}/{c['all']}", c["found"] / c["all"]] for k, c in sorted(s.kinds.items())
    ]
    return first + "\n\n" + table(["Kind", "found", "recall"], kinds)


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    p = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    p.add_argument("folder", type=Path)
    p.add_argument("--gold", action="store_true", help="RETOLD's own links and statements")
    p.add_argument("--list", choices=("A", "B", "all"), help="print the errors of a half")
    p.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    o = p.parse_args()
    body, scores = stories_table(o.folder, gold=o.gold)
    print(body)
    if o.list:
        print("\n".join(scores[o.list].lines))
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "variants", body)


if __name__ == "__main__":
    main()
