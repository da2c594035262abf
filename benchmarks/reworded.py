"""Quotations that a machine rewrote, and how many are shown: what stands in marks and nowhere in the source.

    python -m benchmarks.reworded FILE.jsonl [--domains NAME,NAME] [--write]

FILE is `l2r_rewrites/dev.jsonl`: texts by people and their rewrites by four language models. Nobody labelled
them, and nobody need: a quotation of five words and more whose words stand in no row of the source was not
said so there. Of these "shown" is the share that a finding of kind `quote` touches, by rules alone; a finding
on one whose words do stand so in the source is an alarm, but where it shows what was cut off. In rewrites
that the program takes for no retelling hardly any is looked for: they have a row of their own.
"""

import argparse
import collections
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.retold.variants import Stages
from benchmarks.reuse import rows
from benchmarks.tables import put, table
from variorum.collate import collate
from variorum.collate.marks import Quote, quotes, spelling
from variorum.data import DERIVED, Article, Kind, Telling
from variorum.text import fold, words

ROOT = Path(__file__).resolve().parents[1]
DOMAINS = ("NewsArticle", "Sports", "Entertainment", "OnlineContent", "GovernmentPublic")
LEAST = 5  # words of a quotation that are hardly what something is called


def spelt(text: str) -> list[str]:
    """Return the words of a text as quotations are compared: folded, in one spelling."""
    return [spelling(fold(w)) for w, _ in words(text)]


def stands(q: Quote, base: Sequence[str], reading: Telling) -> bool:
    """Return whether the words of a quotation stand in a row in the source."""
    mine = spelt(q.span.of(reading.text))
    return any(base[k : k + len(mine)] == mine for k in range(len(base) - len(mine) + 1))


def counted(file: Path, domains: Sequence[str]) -> Iterator[tuple[str, bool, bool]]:
    """Yield of each quotation (its row, whether it stands so in the source, whether a finding shows it)."""
    for r in rows(file):
        if r["id"].rsplit("-", 1)[0] not in domains:
            continue
        texts = {"": r["original"]} | {x["model"]: x["text"] for x in r["rewrites"]}
        stages = Stages.of([Article(id=f"{r['id']}.{name}", text=t, lang="en") for name, t in texts.items()])
        base = stages.tellings[f"{r['id']}."]
        source = spelt(base.text)
        for name in list(texts)[1:]:
            reading = stages.tellings[f"{r['id']}.{name}"]
            links, said = stages.judged(base.id, reading.id)
            found = collate(base, reading, links, said)
            shown = [v.reading.span for v in found if v.kind is Kind.QUOTE and v.reading]
            row = "retellings" if links.relation in DERIVED else "called no retelling"
            for q in quotes(reading):
                if len(q.words) >= LEAST and not q.left_open:
                    yield row, stands(q, source, reading), any(s.overlap(q.span) for s in shown)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("file", type=Path)
    p.add_argument("--domains", default=",".join(DOMAINS))
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    n = collections.Counter(counted(o.file, o.domains.split(",")))
    body = table(
        ["Quotations in rewrites", "otherwise in the source", "shown", "word for word there", "alarms"],
        [
            [
                row,
                n[row, False, True] + n[row, False, False],
                n[row, False, True] / max(1, n[row, False, True] + n[row, False, False]),
                n[row, True, True] + n[row, True, False],
                n[row, True, True],
            ]
            for row in ("retellings", "called no retelling")
        ],
    )
    print(body)
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "reworded", body)


if __name__ == "__main__":
    main()
