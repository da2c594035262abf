"""One telling's surface, ready for being compared with many others."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from variorum.data import Telling
from variorum.signs import Signs, signs

KINDS = ("keys", "names", "numbers", "grams", "quoted")
MAX_SENTENCES = 1500  # of one telling that are looked at; what is longer than a long report is cut here

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where each sign stands in a telling, and how rare it is there."""

    signs: tuple[Signs, ...]
    where: Mapping[
        str, Mapping[Any, Sequence[int]]
    ]  # kind -> sign -> sentences that hold it
    rare: Mapping[str, float]  # word key -> nats
    own: Mapping[
        str, Table
    ]  # kind -> what each sentence holds: summed rareness of words, number of others
    lengths: Table  # words of each sentence
    copies: Table  # checksum of each sentence's words; NaN, unlike any, without words

    def table(self, kind: str, of: Sequence[Any]) -> Table:
        """Return which sentence holds which of some signs, (sentences, signs) of 0 and 1."""
        out = np.zeros((len(self.signs), len(of)))
        where = self.where[kind]
        for column, sign in enumerate(of):
            out[where[sign], column] = 1.0
        return out


@lru_cache(maxsize=2048)
def sheet(telling: Telling) -> Sheet:
    """Return the sheet of a telling's first MAX_SENTENCES sentences."""
    found = signs(telling)[:MAX_SENTENCES]
    where: dict[str, dict[Any, list[int]]] = {kind: {} for kind in KINDS}
    for i, s in enumerate(found):
        for kind in KINDS:
            for sign in getattr(s, kind):
                where[kind].setdefault(sign, []).append(i)
    n = len(found)
    rare = {
        k: math.log((n + 1.0) / (len(at) + 0.5)) + 0.1
        for k, at in where["keys"].items()
    }
    own = {
        kind: np.array([_weight(getattr(s, kind), rare, kind) for s in found])
        for kind in KINDS
    }
    return Sheet(
        signs=found,
        where=where,
        rare=rare,
        own=own,
        lengths=np.array([max(1.0, s.length) for s in found]),
        copies=np.array(
            [crc32(s.folded.encode()) if s.length else math.nan for s in found]
        ),
    )


def _weight(held: Collection[Any], rare: Mapping[str, float], kind: str) -> float:
    return sum(rare[k] for k in held) if kind in ("keys", "names") else float(len(held))
