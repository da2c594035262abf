"""retold_pairs: changes found, right kind, alarms per 100 faithful texts, by language pair.

Alarms of first and second texts are counted apart.

    python -m benchmarks.pairs FILE.jsonl [--list]

Source and text are taken as one bead. Statements come from the statement stage's rules where it can be
loaded.
"""

import argparse
import collections
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.collate import collate
from variorum.data import Alignment, Article, Kind, Link, Span, Telling, Variant

_END = re.compile(r"(?<=[.!?…][\"”»'’)])\s+(?=\S)|(?<=[.!?…])\s+(?=[^\W\d_a-zа-я]|[\"“„«‘'(])")


@dataclass(frozen=True)
class Text:
    """One rewrite of one item, with its changes as (kind, was, now)."""

    name: str  # "A021.c0"
    languages: str
    base: Telling
    reading: Telling
    faithful: int | None  # 0 or 1, None for a changed text
    changes: tuple[tuple[str, Span | None, Span | None], ...]


def told(text: str, name: str, lang: str) -> Telling:
    spans, at = [], 0
    for m in [*_END.finditer(text), None]:
        end = m.start() if m else len(text)
        if end > at:
            spans.append(Span(at, end))
        at = m.end() if m else end
    return Telling(
        article=Article(id=name, text=text, lang=lang),
        lang=lang,
        sentences=tuple(spans),
        paragraphs=(Span(0, len(text)),),
    )


def place(words: str, text: str) -> Span | None:
    i = text.find(words) if words else -1
    return Span(i, i + len(words)) if i >= 0 else None


def texts(path: Path) -> Iterator[Text]:
    for line in path.read_text(encoding="utf-8").splitlines():
        x = json.loads(line)
        languages = f"{x['lang']}-{x['lang_to']}"
        base = told(x["source"], x["id"], x["lang"])
        for n, f in enumerate(x["faithful"]):
            yield Text(f"{x['id']}.f{n}", languages, base, told(f, f"{x['id']}.f{n}", x["lang_to"]), n, ())
        for n, c in enumerate(x["changed"]):
            changes = tuple(
                (k["type"], place(k["was"], x["source"]), place(k["now"], c["text"])) for k in c["changes"]
            )
            yield Text(
                f"{x['id']}.c{n}",
                languages,
                base,
                told(c["text"], f"{x['id']}.c{n}", x["lang_to"]),
                None,
                changes,
            )


def one_bead(t: Text) -> Alignment:
    links = tuple(
        Link(i, j, 1.0) for i in range(len(t.base.sentences)) for j in range(len(t.reading.sentences))
    )
    return Alignment(left=t.base.id, right=t.reading.id, links=links, by="gold")


def compare(t: Text) -> tuple[Variant, ...]:
    return collate(t.base, t.reading, one_bead(t), ())


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("file", type=Path)
    p.add_argument("--list", action="store_true")
    o = p.parse_args()
    total: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    by: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for t in texts(o.file):
        typed = [v for v in compare(t) if v.kind is not Kind.OMISSION]
        c = total["en-en" if t.languages == "en-en" else "across"]
        if t.faithful is not None:
            c[f"texts {t.faithful}"] += 1
            c[f"alarms {t.faithful}"] += len(typed)
            for v in typed:
                by[v.by][f"alarm {t.faithful}"] += 1
                if o.list:
                    print(t.name, "ALARM", v.kind, v.by, "|", v.note)
            continue
        got, right, good = set(), set(), set()
        for n, v in enumerate(typed):
            for m, (kind, was, now) in enumerate(t.changes):
                both = now is not None and v.reading is not None
                hit = (now and v.reading and v.reading.span.overlap(now)) or (
                    was and v.base and v.base.span.overlap(was) and not both
                )
                if hit:
                    got.add(m)
                    good.add(n)
                    if kind == v.kind:
                        right.add(m)
        for n, v in enumerate(typed):
            by[v.by]["true" if n in good else "false"] += 1
            if o.list and n not in good:
                print(t.name, "FALSE", v.kind, v.by, "|", v.note)
        c.update(tp=len(got), fn=len(t.changes) - len(got), fp=len(typed) - len(good), right=len(right))
        for m, (kind, _, _) in enumerate(t.changes):
            by["kind " + kind]["found" if m in got else "missed"] += 1
    for name, c in sorted(total.items()):
        precision, recall = c["tp"] / max(1, c["tp"] + c["fp"]), c["tp"] / max(1, c["tp"] + c["fn"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        alarms = [round(100 * c[f"alarms {n}"] / max(1, c[f"texts {n}"]), 1) for n in (0, 1)]
        print(
            f"{name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} kind {c['right'] / max(1, c['tp']):.3f} "
            f"alarms per 100 {alarms}"
        )
    for name, c in sorted(by.items()):
        print(f"  {name:18}", dict(c))


if __name__ == "__main__":
    main()
