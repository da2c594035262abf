"""RETOLD through our own stages up to the differences: what the stemma is built from in a real run."""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.retold.gold import telling
from variorum.align import align
from variorum.data import Alignment, Article, Statement, Story, Telling, Variant
from variorum.models import encoder
from variorum.pipeline import attribute, differences, tell
from variorum.relate import relate


@dataclass(frozen=True)
class Judged:
    """One story: the benchmark's record, our tellings by their short name, and every judged pair."""

    id: str
    raw: dict[str, Any]
    tellings: dict[str, Telling]
    alignments: tuple[Alignment, ...]
    variants: dict[tuple[str, str], tuple[Variant, ...]]  # of pairs that share wording

    def parent(self, name: str) -> str | None:
        """Return the short name of a telling's true parent."""
        found: str | None = next(t["parent"] for t in self.raw["tellings"] if t["id"] == name)
        return found


def read(raw: list[dict[str, Any]], cache: Path | None = None) -> list[Judged]:
    """Return every story judged by our own stages. `cache` keeps the result between runs."""
    if cache and cache.exists():
        found: list[Judged] = pickle.loads(cache.read_bytes())
        return found
    out = list(_judge(raw))
    if cache:
        cache.write_bytes(pickle.dumps(out))
    return out


def _judge(raw: list[dict[str, Any]]) -> Iterator[Judged]:
    encode = encoder()
    for story in raw:
        tellings = {t["id"]: tell(_article(story, t)) for t in story["tellings"]}
        texts = {k: [t.sentence(i) for i in range(len(t.sentences))] for k, t in tellings.items()}
        rows = {k: encode(x) for k, x in texts.items()}
        pairs = []
        for a, b in combinations(sorted(tellings), 2):
            one, two = tellings[a], tellings[b]
            found = relate(one, two, align(one, two, rows[a], rows[b]))
            if found.relation is not None:
                pairs.append(found)
        told = {t.id: t for t in tellings.values()}
        whole = Story(id=story["id"], title="", tellings=tuple(sorted(told)), alignments=tuple(pairs))
        said: dict[str, list[Statement]] = {k: [] for k in told}
        for s in attribute(list(told.values()), [whole], _silent):
            said[s.telling].append(s)
        found_in = {k: tuple(v) for k, v in said.items()}
        yield Judged(story["id"], story, tellings, tuple(pairs), differences(pairs, told, found_in))


def _silent(stage: str, done: int, total: int) -> None:
    """Say nothing while a story is read."""


def _article(story: dict[str, Any], t: dict[str, Any]) -> Article:
    """Return what a reader of the file would have: no gold language, no gold credit."""
    made = telling(story, t).article
    published = datetime.fromisoformat(t["published"]) if t["published"] else None
    return replace(made, lang=None, published=published)
