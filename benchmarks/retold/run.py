"""RETOLD through the whole program, in one process, and scored by the data's own tool.

The tool (`retold.py input | pairs | score`) is called as a program, so that its counting stays its own.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, measured
from variorum import pipeline
from variorum.data import Article, Collation
from variorum.ingest import gather
from variorum.report.json import dumps

CHILDREN = ("R1", "R2", "R3", "R4", "R5", "P1")
Story = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """Where things are: the data, its tool, and a folder for what the run writes."""

    data: Path
    tool: Path
    out: Path


def articles(place: Place, *, dates: bool, bare: bool = False) -> tuple[Article, ...]:
    """Return all articles as the tool gives them; `bare` takes outlet and title away."""
    place.out.mkdir(parents=True, exist_ok=True)
    source = place.out / f"articles{'' if dates else '-undated'}.jsonl"
    with source.open("w", encoding="utf-8") as f:
        command = [sys.executable, str(place.tool), "input", str(place.data)]
        command += [] if dates else ["--no-dates"]
        subprocess.run(command, stdout=f, check=True)
    found, rejected = gather([str(source)])
    if rejected:
        raise ValueError(f"{len(rejected)} of the benchmark's articles were rejected: {rejected[0].message}")
    return tuple(replace(a, outlet="", title="") for a in found) if bare else found


def collate(place: Place, given: Sequence[Article], name: str) -> tuple[Collation, Path, Measured]:
    """Run all articles at once and write the JSON; return what was found, where it lies, and what it took."""
    with measured() as cost:
        found = pipeline.run(given)
    path = place.out / f"{name}.json"
    path.write_bytes(dumps(found))
    return found, path, cost


def compare(place: Place, given: Sequence[Article], stories: Sequence[Story]) -> tuple[Path, Measured]:
    """Compare each parent with its child; return the folder of the JSON the tool asks for, and the cost."""
    by = {a.id: a for a in given}
    folder = place.out / "compared"
    folder.mkdir(parents=True, exist_ok=True)
    with measured() as cost:
        for story in stories:
            for child in (t for t in story["tellings"] if t["id"] in CHILDREN):
                name = f"{story['id']}.{child['id']}"
                found = pipeline.compare(by[f"{story['id']}.{child['parent']}"], by[name])
                (folder / f"{name}.json").write_bytes(dumps(found))
    return folder, cost


def score(place: Place, *, collation: Path | None = None, compared: Path | None = None) -> dict[str, Any]:
    """Return what the tool prints of a collation, of compared pairs, or both."""
    command = [sys.executable, str(place.tool), "score", str(place.data)]
    command += ["--collation", str(collation)] if collation else []
    command += ["--compared", str(compared)] if compared else []
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    scores: dict[str, Any] = json.loads(done.stdout)
    return scores
