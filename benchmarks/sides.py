"""Swapping the names of two sides in both texts: how many findings move, through rules and checker.

    python -m benchmarks.sides [--write]

Pairs of short articles written for this, each with two sides; every pair of names in both directions through
`compare`. A finding moves where, the names put back, its kind or the words of its reading differ. Rules
treat all names alike, which a property test holds, and the checker reads names that both texts hold under
stand-ins; what moves here moves by names of unlike length, links or statements.
"""

import argparse
from pathlib import Path

from benchmarks.swap import SIDES, named, unnamed
from benchmarks.tables import Cell, put, table
from variorum.data import Article, Kind
from variorum.pipeline import compare

ROOT = Path(__file__).resolve().parents[1]
TEXTS = (
    (
        ("{A} said on Monday that {B} may have moved troops to the border. {B} denied it. "
        "Talks are planned for May if both agree."),
        "{B} has moved troops to the border, {A} said. {B} did not comment. Talks will be held in May.",
    ),
    (
        ("{A} accused {B} of breaking the truce 12 times in a week. "
        "A spokesman for {B} called the claim baseless."),
        "{B} broke the truce 40 times in a week. A spokesman for {B} called the claim baseless.",
    ),
    (
        "{B} did not rule out a meeting with {A} before the summit. Some officials had doubts about a date.",
        "{B} ruled out a meeting with {A} before the summit. Most officials had doubts about a date.",
    ),
    (
        "{A} criticised a plan by {B} to shut the port after the storm. It would cost 3 million euros.",
        ("{A} lashed out at a plan by {B} to close the port because of the storm. "
        "It would cost 3 million euros."),
    ),
    (
        "“We are ready to talk if the shelling stops,” {A} said. {B} said it was studying the offer.",
        "“We are ready to talk,” {A} said. {B} said it had accepted the offer.",
    ),
    (
        ("A report found that {A} had paid {B} for the damage. "
        "Two people familiar with it said the sum was small."),
        "A report found that {B} had paid {A} for the damage. The sum was small.",
    ),
)


def findings(base: str, reading: str, a: str, b: str) -> set[tuple[Kind, str]]:
    """Return kinds and reading's words of what differs, names put back."""
    base, reading = named(base, a, b), named(reading, a, b)
    found = compare(Article(id="base", text=base), Article(id="reading", text=reading))
    out = set()
    for v in found.stories[0].variants:
        at = v.reading or v.base
        if at is None:
            continue
        out.add((v.kind, unnamed(at.span.of(reading if v.reading else base), a, b)))
    return out


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    rows: list[list[Cell]] = []
    for a, b in SIDES:
        moved = total = pairs = 0
        for base, reading in TEXTS:
            one, two = findings(base, reading, a, b), findings(base, reading, b, a)
            moved += len(one ^ two)
            total += len(one | two)
            pairs += one != two
        rows.append([f"{a} and {b}", total, moved, f"{pairs} of {len(TEXTS)}"])
    body = table(["Sides swapped", "findings, either way round", "that moved", "pairs of texts"], rows)
    print(body)
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "sides", body)


if __name__ == "__main__":
    main()
