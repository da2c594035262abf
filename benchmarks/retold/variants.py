"""Variants on RETOLD with its own links and statements: each detector's recall, precision and false alarms.

    python -m benchmarks.retold.variants FOLDER [--list] [--kind K] [--checked FOLDER]

Counts as tools/retold.py does: a variant is right where its reading touches the changed words, or its
base does and the reading's words were taken out.
"""

import argparse
import collections
from collections.abc import Sequence
from pathlib import Path

from benchmarks.retold.gold import Case, Change, cases
from variorum.collate import collate
from variorum.data import Kind, Variant

CHANGED = ("R3", "R4", "R5")
FAITHFUL = ("R1", "R2")


def hits(v: Variant, c: Change) -> bool:
    both = c.now is not None and v.reading is not None
    if both and c.now and v.reading and v.reading.span.overlap(c.now):
        return True
    return bool(c.was and v.base and v.base.span.overlap(c.was) and not both)


def show(case: Case, v: Variant) -> str:
    a = v.base.span.of(case.base.text) if v.base else "-"
    b = v.reading.span.of(case.reading.text) if v.reading else "-"
    return f"{v.kind:9} {v.by:14} {v.confidence:.2f} | {a} | {b}"


class Score:
    def __init__(self) -> None:
        self.total: collections.Counter[str] = collections.Counter()
        self.kinds: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        self.by: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        self.lines: list[str] = []

    def add(self, case: Case, variants: Sequence[Variant]) -> None:
        part = case.name[-2:]
        typed = [v for v in variants if v.kind is not Kind.OMISSION]
        if part in FAITHFUL:
            across = "x" if case.base.lang != case.reading.lang else ""
            self.total[part + across + " sentences"] += len(case.reading.sentences)
            self.total[part + across + " alarms"] += len(typed)
            for v in typed:
                self.by[v.by][part] += 1
                self.lines.append(f"{case.name} ALARM {show(case, v)}")
        elif part in CHANGED:
            self.changed(case, typed)
            gone = set(case.gone)
            for v in variants:
                if v.kind is Kind.OMISSION and v.base:
                    q = case.base.sentence_at(v.base.span.start)
                    true = q in gone or q not in case.carried
                    self.total["omission " + ("true" if true else "false")] += 1
                    if q in gone:
                        gone.discard(q)
                        self.total["omission got"] += 1
                    elif not true:
                        self.lines.append(f"{case.name} FALSE {show(case, v)}")
            for q in sorted(gone):
                self.lines.append(f"{case.name} MISSED omission | {case.base.sentence(q)}")
            self.total["omission gold"] += len(case.gone)

    def changed(self, case: Case, typed: Sequence[Variant]) -> None:
        got, right, good = set(), set(), set()
        for n, v in enumerate(typed):
            for m, c in enumerate(case.changes):
                if hits(v, c):
                    got.add(m)
                    good.add(n)
                    self.by[v.by]["hit"] += 1
                    if c.kind == v.kind:
                        right.add(m)
        for n, v in enumerate(typed):
            self.by[v.by]["true" if n in good else "false"] += 1
            if n not in good:
                self.lines.append(f"{case.name} FALSE {show(case, v)}")
        for m, c in enumerate(case.changes):
            self.kinds[c.kind]["found" if m in got else "missed"] += 1
            self.kinds[c.kind]["right"] += m in right
            was = c.was.of(case.base.text) if c.was else "-"
            now = c.now.of(case.reading.text) if c.now else "-"
            state = "MISSED" if m not in got else "FOUND " if m in right else "KIND? "
            self.lines.append(f"{case.name} {state} {c.kind:9} | {was} | {now}")
        self.total.update(
            tp=len(got), fn=len(case.changes) - len(got), fp=len(typed) - len(good), right=len(right)
        )

    def report(self) -> None:
        t = self.total
        p, r = t["tp"] / max(1, t["tp"] + t["fp"]), t["tp"] / max(1, t["tp"] + t["fn"])
        print(
            f"variants P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} "
            f"kind {t['right'] / max(1, t['tp']):.3f}"
        )
        alarms = sum(v for k, v in t.items() if k.endswith("alarms"))
        n = sum(v for k, v in t.items() if k.endswith("sentences"))
        print(
            f"alarms {alarms} in {n}: {100 * alarms / max(1, n):.2f} per 100",
            {k: v for k, v in t.items() if "alarms" in k},
        )
        true, false = t["omission true"], t["omission false"]
        print(
            f"omissions R {t['omission got'] / max(1, t['omission gold']):.3f} "
            f"P {true / max(1, true + false):.3f} ({true + false} reported)"
        )
        for k, c in sorted(self.kinds.items()):
            print(f"  {k:9} found {c['found']:3} of {c['found'] + c['missed']:3}, kind right {c['right']}")
        for k, c in sorted(self.by.items()):
            print(f"  {k:14} true {c['true']:3} false {c['false']:3}  R1 {c['R1']:2} R2 {c['R2']:2}")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("folder", type=Path)
    p.add_argument("--list", action="store_true")
    o = p.parse_args()
    score = Score()
    for case in cases(o.folder):
        if case.name[-2:] in CHANGED + FAITHFUL:
            score.add(case, collate(case.base, case.reading, case.alignment, case.statements))
    score.report()
    if o.list:
        print("\n".join(score.lines))


if __name__ == "__main__":
    main()
