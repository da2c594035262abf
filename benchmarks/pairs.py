"""retold_pairs: changes found, right kind, alarms per 100 faithful texts, by pair of languages. Rules alone.

    python -m benchmarks.pairs FILE.jsonl [--list] [--write]

Source and text go through the program's own stages, as two short articles without dates. Alarms of the first
faithful text and of the second, which was made to look risky, are counted apart.
"""

import argparse
import collections
import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.retold.gold import Case, Change
from benchmarks.retold.variants import Score, Stages
from benchmarks.tables import Cell, put, table
from variorum.collate import collate
from variorum.data import Article, Span, Variant

ROOT = Path(__file__).resolve().parents[1]


def pairs(path: Path) -> Iterator[tuple[str, int | None, Case, tuple[Variant, ...]]]:
    """Yield (languages, 0 or 1 for a faithful text, the case, what was found) of retold_pairs."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles, todo = [], []
    for x in rows:
        source = Article(id=f"{x['id']}.s", text=x["source"], lang=x["lang"])
        articles.append(source)
        told: list[tuple[str, str, list[dict[str, str]]]]
        told = [(f"f{n}", text, []) for n, text in enumerate(x["faithful"])]
        told += [(f"c{n}", c["text"], c["changes"]) for n, c in enumerate(x["changed"])]
        for name, text, changes in told:
            reading = Article(id=f"{x['id']}.{name}", text=text, lang=x["lang_to"])
            articles.append(reading)
            labelled = tuple(
                Change(c["type"], place(c["was"], source.text), place(c["now"], text), Span(0, len(text)))
                for c in changes
            )
            faithful = int(name[1]) if name[0] == "f" else None
            todo.append((f"{x['lang']}-{x['lang_to']}", faithful, source.id, reading.id, labelled))
    stages = Stages.of(articles)
    for languages, faithful, a, b, labelled in todo:
        links, said = stages.judged(a, b)
        one, two = stages.tellings[a], stages.tellings[b]
        found = collate(one, two, links, said) if links.relation is not None else ()
        yield languages, faithful, Case(b, one, two, links, said, labelled, (), frozenset()), found


def place(words: str, text: str) -> Span | None:
    """Return where some words stand, None where they don't."""
    i = text.find(words) if words else -1
    return Span(i, i + len(words)) if i >= 0 else None


def pairs_table(path: Path) -> tuple[str, Score]:
    """Return the table of retold_pairs, a row a pair of languages."""
    scores: dict[str, Score] = collections.defaultdict(Score)
    for languages, faithful, case, variants in pairs(path):
        for s in (scores[languages], scores["all"]):
            if faithful is not None:
                s.faithful(case, variants, f"faithful {faithful}", 1)
            else:
                s.changed(case, variants)
    head = ["retold_pairs, rules alone", "precision", "recall", "F1", "right kind", "alarms per 100, first",
            "alarms per 100, second"]  # fmt: skip
    rows: list[list[Cell]] = [
        [*s.row(name), s.alarms("faithful 0"), s.alarms("faithful 1")] for name, s in sorted(scores.items())
    ]
    return table(head, rows), scores["all"]


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    p = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    p.add_argument("file", type=Path)
    p.add_argument("--list", action="store_true", help="print alarms and errors")
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    body, score = pairs_table(o.file)
    print(body)
    if o.list:
        print("\n".join(score.lines))
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "pairs", body)


if __name__ == "__main__":
    main()
