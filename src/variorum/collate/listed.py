"""Phrases of a word list in a row of tokens, of words that may stand for all that begin so ("cohort*")."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from variorum import lexicon
from variorum.collate.tokens import Token


class Hit(NamedTuple):
    """Some words of a list in a row of tokens: the index of the first, and how many."""

    first: int
    size: int


def hits(ts: Sequence[Token], name: str, lang: str, *keys: str) -> Iterator[Hit]:
    """Yield the phrases of some lists in a row of tokens, hyphens apart; none overlaps another."""
    known = _pattern(name, lang, keys)
    at = [k for k, t in enumerate(ts) if t.kind != "dash"]
    if known is None:
        return
    row = " ".join(ts[k].fold for k in at)
    first = start = 0
    for m in known.finditer(row):
        first, start = first + row.count(" ", start, m.start()), m.start()
        size = m.group().count(" ")
        yield Hit(at[first], at[first + size] - at[first] + 1)


@cache
def _pattern(name: str, lang: str, keys: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds the phrases of some lists among folded words parted by spaces, the longest first."""
    entries = sorted(lexicon.folded(name, lang, *keys), key=lambda e: (-len(e), e))
    told = (re.escape(e).replace(r"\*", r"\S*").replace(r"\ ", " ") for e in entries)
    return re.compile(rf"(?<!\S)(?:{'|'.join(told)})(?!\S)") if entries else None
