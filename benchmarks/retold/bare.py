"""RETOLD with every article's outlet and title taken away: what is found by the words alone.

    python -m benchmarks.retold.bare --data FOLDER --tools FILE [--vectors FILE.npz] [--write]

The pile goes through the program up to relations, and each parent and child through links, once as it is and
once bare; both are scored by the data's own tool. `--vectors` keeps sentence vectors between runs. `--write`
puts the table into docs/benchmarks.md.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.retold.run import CHILDREN, Place, Story, articles, score
from benchmarks.reuse import Judge
from benchmarks.tables import Cell, put, table
from variorum import pipeline
from variorum.align import align
from variorum.data import Alignment, Article, Collation, Telling
from variorum.data import Story as Found
from variorum.relate import relate
from variorum.report.json import dumps
from variorum.stories import stories

ROOT = Path(__file__).resolve().parents[2]


def related(place: Place, given: Sequence[Article], truth: Sequence[Story], name: str) -> dict[str, Any]:
    """Return the tool's scores of relations of the pile and of links of each parent and child."""
    tellings = [pipeline.tell(a) for a in sorted(given, key=lambda a: a.id)]
    judged = pipeline.related(tellings)
    kept = [x for x in judged if x.relation is not None]
    pile = place.out / f"{name}.json"
    pile.write_bytes(dumps(Collation(tellings=tuple(tellings), stories=stories(tellings, kept))))
    by = {t.id: t for t in tellings}
    vectors = pipeline.embed(tellings, lambda *_: None)
    folder = place.out / f"{name}-compared"
    folder.mkdir(parents=True, exist_ok=True)
    for story in truth:
        for child in (t for t in story["tellings"] if t["id"] in CHILDREN):
            a, b = by[f"{story['id']}.{child['parent']}"], by[f"{story['id']}.{child['id']}"]
            found = relate(a, b, align(a, b, vectors[a.id], vectors[b.id]))
            (folder / f"{b.id}.json").write_bytes(dumps(_alone(a, b, found)))
    return score(place, collation=pile) | score(place, compared=folder)


def _alone(a: Telling, b: Telling, found: Alignment) -> Collation:
    story = Found(id=a.id, title="", tellings=(a.id, b.id), alignments=(found,))
    return Collation(tellings=(a, b), stories=(story,))


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "build/retold-bare")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = parser.parse_args()
    place = Place(o.data, o.tools, o.out)
    truth = [json.loads(p.read_text("utf-8")) for p in sorted(o.data.glob("[0-9][0-9][0-9].json"))]
    judge = Judge(o.vectors)
    with patch.object(pipeline, "encoder", lambda: judge):
        whole, bare = (
            related(place, articles(place, dates=False, bare=b), truth, f"bare-{b}") for b in (False, True)
        )
    rows: list[list[Cell]] = [
        ["retellings, F1", *(float(x["retellings"]["f1"]) for x in (whole, bare))],
        ["partial borrowing found, recall", *(float(x["partial_recall"]) for x in (whole, bare))],
        ["independent reports called derived", *(x["independent_called_derived"] for x in (whole, bare))],
        ["links across stories", *(x["links_across_stories"] for x in (whole, bare))],
        ["links, F1", *(float(x["links_all"]["f1"]) for x in (whole, bare))],
    ]
    body = table(["Dates hidden", "as they are", "outlets and titles removed"], rows)
    print(body)
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "bare", body)


if __name__ == "__main__":
    main()
