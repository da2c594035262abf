"""Human translations of news (MEANTIME): what is said to have changed, in a hundred sentences.

    python -m benchmarks.translations DATA [--list] [--write]

84 stories of Wikinews in English, put into Spanish, Italian and Dutch sentence by sentence by people who
were to change nothing. So every finding is an alarm, but for the slips they made: a weekday, a percentage
and two years are wrong there, and are found. The whole program, checker included; Spanish and Italian have
word lists, Dutch has none.
"""

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.events import joined
from benchmarks.reuse import ROOT
from benchmarks.reuse import rows as lines
from benchmarks.tables import Cell, put, table
from variorum import pipeline
from variorum.data import Article, Collation, Kind, Reading

LANGUAGES = ("es", "it", "nl")
HEAD = ["Human translations", "sentences", "findings in 100", "by rules", "by checker", "left out, in 100"]


def stories(data: Path) -> dict[tuple[str, str], Article]:
    """Return the articles by story and language. Each opens with a headline and a date line."""
    out = {}
    for r in lines(data / "meantime/train.jsonl"):
        told = [joined(s) for s in r["sentences"]]
        text = "\n\n".join([*told[:2], " ".join(told[2:])])
        key = str(r["story"]), r["lang"]
        out[key] = Article(id=".".join(key), lang=r["lang"], title=told[0], text=text)
    return out


def shown(found: Collation, r: Reading | None) -> str:
    if r is None:
        return "-"
    return r.span.of(next(t for t in found.tellings if t.id == r.telling).text)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("data", type=Path)
    p.add_argument("--list", action="store_true", help="print every finding")
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    articles = stories(o.data)
    rows: list[list[Cell]] = []
    for lang in LANGUAGES:
        n: Counter[str] = Counter()
        for story in sorted({s for s, _ in articles}):
            found = pipeline.compare(articles[story, "en"], articles[story, lang])
            n["sentences"] += len(next(t for t in found.tellings if t.id == f"{story}.{lang}").sentences)
            for v in (v for s in found.stories for v in s.variants):
                by = "checker" if v.by.startswith("checker") else "rules"
                n["out" if v.kind is Kind.OMISSION else by] += 1
                if o.list:
                    words = shown(found, v.base), shown(found, v.reading)
                    print(lang, story, v.kind.value, v.by, *words, sep=" | ")
        per = 100 / max(1, n["sentences"])
        counts = n["rules"] + n["checker"], n["rules"], n["checker"], n["out"]
        rows.append([f"English to {lang}", n["sentences"], *(k * per for k in counts)])
    body = table(HEAD, rows)
    print(body)
    if o.write:
        put(ROOT / "docs/benchmarks.md", "translations", body)


if __name__ == "__main__":
    main()
