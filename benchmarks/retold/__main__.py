"""All of RETOLD, scored, with the baselines beside it.

    python -m benchmarks.retold --data FOLDER --tools FILE [--write]

Runs `collate` on all articles at once, with dates and without, `compare` on every parent and child, and
prints one table a part. `--write` puts them into docs/benchmarks.md. What the runs write stays under --out.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, machine
from benchmarks.retold import simpler
from benchmarks.retold.run import Place, articles, collate, compare, score
from benchmarks.tables import Cell, put, shown, table

ROOT = Path(__file__).resolve().parents[2]
CHILDREN = {"R1": "light edit", "R2": "faithful rewrite", "R3": "slanted rewrite", "R4": "second-hand",
            "R5": "translated", "P1": "partial", "R2x": "faithful, across languages",
            "R1x": "light edit, across languages", "R3x": "slanted, across languages",
            "R4x": "second-hand, across languages"}  # fmt: skip


def f1(x: dict[str, Any]) -> list[Cell]:
    return [x["precision"], x["recall"], x["f1"]]


def pairs_table(dated: dict[str, Any], undated: dict[str, Any], rivals: dict[str, simpler.Row]) -> str:
    rows: list[list[Cell]] = [
        ["Variorum, dates hidden", *f1(undated["retellings"])],
        ["Variorum", *f1(dated["retellings"])],
    ]
    rows += [[name, *row] for name, row in rivals.items()]
    return table(["Retellings found", "precision", "recall", "F1"], rows)


def links_table(found: dict[str, Any], rivals: dict[str, dict[str, simpler.Row]]) -> str:
    rows: list[list[Cell]] = []
    for key, x in {**found["links"], "all": found["links_all"]}.items():
        name = f"{key}, {CHILDREN[key]}" if key in CHILDREN else key
        rows.append([name, *f1(x), *[rivals[r][key][2] if key in rivals[r] else None for r in rivals]])
    return table(["Links", "precision", "recall", "F1", *[f"F1 of {r}" for r in rivals]], rows)


def parts_table(dated: dict[str, Any], undated: dict[str, Any]) -> str:
    def of(key: str) -> list[Cell]:
        return [undated[key], dated[key]]

    rows: list[list[Cell]] = [
        ["partial borrowing found, recall", *of("partial_recall")],
        ["independent reports called derived", *of("independent_called_derived")],
        ["links across stories", *of("links_across_stories")],
        ["exact parent", *of("parent_accuracy")],
        ["ancestors, F1", undated["ancestors"]["f1"], dated["ancestors"]["f1"]],
        ["statements, F1", undated["statements"]["f1"], dated["statements"]["f1"]],
        *[
            [f"{form} statements, recall", *(x["statement_recall_by_form"][form] for x in (undated, dated))]
            for form in dated["statement_recall_by_form"]
        ],
        ["speaker right", *of("speaker_accuracy")],
    ]
    return table(["All articles at once", "dates hidden", "with dates"], rows)


def variants_table(found: dict[str, Any]) -> str:
    alarms = found["false_alarms_per_100_faithful_sentences"]
    rows: list[list[Cell]] = [
        ["found, precision / recall / F1", " / ".join(shown(x) for x in f1(found["variants"]))],
        ["of the right kind", found["variants_of_the_right_kind"]],
    ]
    for part, share in alarms.items():
        rows.append([f"alarms per 100 sentences, {part.replace('_', ' ')}", f"{share:.2f}"])
    rows += [
        ["omissions that matter, recall", found["omissions"]["recall_of_those_that_matter"]],
        ["omissions, precision", found["omissions"]["precision"]],
    ]
    rows += [[f"{kind}, found", share] for kind, share in found["variants_by_kind"].items()]
    return table(["What changed", "Variorum"], rows)


def cost_line(name: str, n: int, cost: Measured) -> str:
    speed = f"{n} in {cost.seconds:.0f} s, {n / cost.seconds:.1f} a second"
    return f"{name}: {speed}, peak {cost.peak_mib:.0f} MiB ({machine()})."


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/retold")
    parser.add_argument("--tools", type=Path, default=ROOT.parent / "shared/tools/retold.py")
    parser.add_argument("--out", type=Path, default=ROOT / "build/retold")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    options = parser.parse_args()
    place = Place(options.data, options.tools, options.out)
    stories = [json.loads(p.read_text("utf-8")) for p in sorted(options.data.glob("[0-9][0-9][0-9].json"))]

    given = articles(place, dates=True)
    _, path, cost = collate(place, given, "collation")
    dated = score(place, collation=path)
    _, path, _ = collate(place, articles(place, dates=False), "collation-undated")
    undated = score(place, collation=path)
    folder, pair_cost = compare(place, given, stories)
    compared = score(place, compared=folder)
    (place.out / "scores.json").write_text(json.dumps([dated, undated, compared], indent=1), "utf-8")

    vectors = simpler.embedded(stories)
    body = "\n\n".join(
        [
            pairs_table(dated, undated, simpler.pairs(stories, vectors)),
            links_table(compared, simpler.links(stories, vectors)),
            parts_table(dated, undated),
            variants_table(compared),
            cost_line("Collating, articles", len(given), cost)
            + "  \n"
            + cost_line("Comparing, pairs", len(list(folder.glob("*.json"))), pair_cost),
        ]
    )
    print(body)
    if options.write:
        put(ROOT / "docs" / "benchmarks.md", "retold", body)


if __name__ == "__main__":
    main()
