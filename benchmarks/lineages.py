"""Other people's texts whose line of descent is known, judged by our own stages: versions, rewrites, answers.

`read` returns whole lines: the versions of one encyclopedia article, a text with its rewrites by models, a
source with one answer written from it. Only train and dev parts are read.
"""

import gzip
import json
import pickle
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from variorum.align import align
from variorum.data import Alignment, Article, Telling
from variorum.models import encoder
from variorum.pipeline import tell
from variorum.relate import relate

VERSIONS, REWRITES, ANSWERS = "versions", "rewrites", "answers"
LONGEST = 12_000  # characters read of one text
MOST_VERSIONS = 4  # versions drawn from one article, so that long histories don't outweigh the rest
SEED = 3
Told = tuple[str, str, list[str], list[int]]  # set, group, texts, parent of each (-1: none)


@dataclass(frozen=True)
class Lineage:
    """Texts of one line of descent, oldest first, and every judged pair."""

    kind: str
    group: str  # texts of one group are never parted between folds
    tellings: tuple[Telling, ...]
    parents: tuple[int, ...]  # index of each telling's parent, -1 for the first
    alignments: tuple[Alignment, ...]

    def elders(self, i: int) -> frozenset[int]:
        """Return the indices of the tellings above one."""
        out = set()
        while self.parents[i] >= 0:
            i = self.parents[i]
            out.add(i)
        return frozenset(out)


def read(data: Path, counts: tuple[int, int, int], cache: Path | None = None) -> list[Lineage]:
    """Return `counts` lines drawn from each set, judged. `cache` keeps the result between runs."""
    if cache and cache.exists():
        found: list[Lineage] = pickle.loads(cache.read_bytes())
        return found
    out = list(_judged(_told(data, counts)))
    if cache:
        cache.write_bytes(pickle.dumps(out))
    return out


def rows(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def _told(data: Path, counts: tuple[int, int, int]) -> Iterator[Told]:
    rng = random.Random(SEED)
    found = rows(data / "wiki_versions/train.jsonl.gz")
    for row in rng.sample(found, min(len(found), counts[0])):
        texts = list(dict.fromkeys(str(x)[:LONGEST].strip() for x in row["versions"]))
        kept = sorted(rng.sample(range(len(texts)), min(MOST_VERSIONS, len(texts))))
        if len(kept) > 1:
            yield VERSIONS, f"v{row['id']}", [texts[i] for i in kept], list(range(-1, len(kept) - 1))
    found = rows(data / "l2r_rewrites/dev.jsonl")
    for row in rng.sample(found, min(len(found), counts[1])):
        # Aligned by similarity, they are easier than the truth: see the set's README.
        made = [str(x["text"])[:LONGEST] for x in row["rewrites"] if x["aligned"] != "similarity"][:2]
        if made:
            yield REWRITES, f"r{row['id']}", [str(row["original"])[:LONGEST], *made], [-1] + [0] * len(made)
    found = [r for r in rows(data / "clough_stevenson/train.jsonl") if r["category"] != "non"]
    for row in found[: counts[2]]:
        yield ANSWERS, f"a{row['task']}", [row["source"][:LONGEST], row["text"][:LONGEST]], [-1, 0]


def _judged(told: Iterator[Told]) -> Iterator[Lineage]:
    encode = encoder()
    for n, (kind, group, texts, parents) in enumerate(told):
        tellings = [tell(Article(id=f"{kind}.{n}.{i}", text=t)) for i, t in enumerate(texts)]
        # Versions share most sentences: each is read once.
        sentences = sorted({t.sentence(i) for t in tellings for i in range(len(t.sentences))})
        known = dict(zip(sentences, encode(sentences), strict=True))
        vectors = [np.stack([known[t.sentence(i)] for i in range(len(t.sentences))]) for t in tellings]
        pairs = [
            relate(tellings[a], tellings[b], align(tellings[a], tellings[b], vectors[a], vectors[b]))
            for a, b in combinations(range(len(tellings)), 2)
        ]
        kept = tuple(p for p in pairs if p.relation is not None)
        yield Lineage(kind, group, tuple(tellings), tuple(parents), kept)
