"""RETOLD through our own stages up to the alignment: what the stemma is built from in a real run."""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.retold.gold import telling
from variorum.align import align
from variorum.data import Alignment, Article, Telling
from variorum.models import encoder
from variorum.pipeline import tell
from variorum.relate import relate


@dataclass(frozen=True)
class Judged:
    """One story: the benchmark's record, our tellings by their short name, and every judged pair."""

    id: str
    raw: dict[str, Any]
    tellings: dict[str, Telling]
    alignments: tuple[Alignment, ...]

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
        yield Judged(story["id"], story, tellings, tuple(pairs))


def _article(story: dict[str, Any], t: dict[str, Any]) -> Article:
    """Return what a reader of the file would have: no gold language, no gold credit."""
    made = telling(story, t).article
    published = datetime.fromisoformat(t["published"]) if t["published"] else None
    return replace(made, lang=None, published=published)
