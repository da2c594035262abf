"""One sentence changed at a time: what is found within six languages, and in translations between them.

    python -m benchmarks.minimal [--list] [--write]

Sentences of ours (training/minimal), each as it was and with its sense changed in one place, make an article;
a reading is the same article, or its translation, with every fourth sentence changed. A change counts as
found where something is reported in its sentence; an alarm is whatever is reported in another. The whole
program.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.retold.gold import Case
from benchmarks.retold.variants import Stages
from benchmarks.stories import marked
from benchmarks.tables import Cell, put, table
from variorum.collate import collate
from variorum.data import Article, Span, Variant

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = ROOT / "training/minimal/sentences.tsv"
EVERY, PARAGRAPH = 4, 3
HEAD = ["One sentence changed", "changes", "found", "right kind", "alarms in 100 sentences"]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, the same with its sense changed, and the kind of the change."""

    kind: str
    told: str
    changed: str


def rows() -> dict[str, list[Row]]:
    """Return the sentences by language, in the same order in all."""
    out: dict[str, list[Row]] = defaultdict(list)
    for line in SENTENCES.read_text("utf-8").splitlines():
        lang, kind, told, changed = line.split("\t")
        out[lang].append(Row(kind, told, changed))
    return out


def article(name: str, lang: str, sentences: Sequence[str]) -> Article:
    """Return sentences as an article, some to a paragraph."""
    parts = [" ".join(sentences[i : i + PARAGRAPH]) for i in range(0, len(sentences), PARAGRAPH)]
    return Article(id=name, lang=lang, text="\n\n".join(parts))


def readings(base: Sequence[Row], other: Sequence[Row], langs: tuple[str, str]) -> Iterator[tuple[int, Case]]:
    """Yield (which sentences are changed: those of this remainder, the case) for each reading."""
    told = [article("a", langs[0], [r.told for r in base])]
    for n in range(EVERY):
        sentences = [r.changed if k % EVERY == n else r.told for k, r in enumerate(other)]
        told.append(article(f"b{n}", langs[1], sentences))
    stages = Stages.of(told)
    for n in range(EVERY):
        links, said = stages.judged("a", f"b{n}")
        one, two = stages.tellings["a"], stages.tellings[f"b{n}"]
        yield n, Case(two.id, one, two, links, said, (), (), frozenset())


def counted(n: int, case: Case, other: Sequence[Row], count: Counter[str], lines: list[str]) -> None:
    """Count what is found in each sentence of a reading."""
    found = collate(case.base, case.reading, case.alignment, case.statements, *marked(case))
    for k, r in enumerate(other):
        here = [v for v in found if _in(v, case, r.changed if k % EVERY == n else r.told)]
        shown = ", ".join(f"{v.kind.value} {v.by}" for v in here)
        if k % EVERY != n:
            count.update(same=1, alarms=bool(here))
            lines += [f"ALARM {shown} | {r.told}"] if here else []
            continue
        count.update(changes=1, found=bool(here), kind=any(v.kind.value == r.kind for v in here))
        lines += [] if here else [f"MISSED {r.kind} | {r.changed}"]


def _in(v: Variant, case: Case, sentence: str) -> bool:
    """Return whether a finding's words stand in a sentence of the reading."""
    start = case.reading.text.index(sentence)
    place = Span(start, start + len(sentence))
    return v.reading is not None and place.overlap(v.reading.span) > 0


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--list", action="store_true", help="print what is missed, and alarms")
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    known, counts = rows(), defaultdict[str, Counter[str]](Counter)
    for lang in known:
        for to in known:
            name, lines = (f"within {lang}" if lang == to else f"into {to} from the others"), list[str]()
            for n, case in readings(known[lang], known[to], (lang, to)):
                counted(n, case, known[to], counts[name], lines)
            if o.list:
                print(*(f"{lang}-{to} {x}" for x in lines), sep="\n")
    body = table(HEAD, [_cells(name, c) for name, c in sorted(counts.items(), reverse=True)])
    print(body)
    if o.write:
        put(ROOT / "docs/benchmarks.md", "minimal", body)


def _cells(name: str, c: Counter[str]) -> list[Cell]:
    kind = c["kind"] / max(1, c["found"])
    return [name, c["changes"], c["found"] / c["changes"], kind, 100 * c["alarms"] / c["same"]]


if __name__ == "__main__":
    main()
