"""Words and phrases of a word list, of which an entry may stand for all that begin so ("cohort*")."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from variorum import lexicon
from variorum.collate.tokens import Token
from variorum.data import Span


class Hit(NamedTuple):
    """Some words of a list in a row of tokens: the index of the first, and how many."""

    first: int
    size: int

    def span(self, ts: Sequence[Token]) -> Span:
        """Return where the words stand that were found among these tokens."""
        return Span(ts[self.first].span.start, ts[self.first + self.size - 1].span.end)


def listed(word: str, entries: Iterable[str]) -> bool:
    """Return whether a folded word is one of some entries, or begins as one that ends in a star."""
    return any(word == e or (e.endswith("*") and word.startswith(e[:-1])) for e in entries)


@lru_cache(maxsize=1 << 16)
def sort_of(word: str, name: str, lang: str, keys: tuple[str, ...]) -> str | None:
    """Return the first of some lists of a file that has a folded word, None where none has."""
    return next((key for key in keys if listed(word, lexicon.folded(name, lang, key))), None)


def hits(ts: Sequence[Token], name: str, lang: str, *keys: str) -> Iterator[Hit]:
    """Yield the phrases of some lists in a row of tokens, hyphens apart; none overlaps another."""
    known = _pattern(name, lang, keys)
    at = [k for k, t in enumerate(ts) if t.kind != "dash"]
    if known is None:
        return
    row = " ".join(ts[k].fold.replace(" ", "_") for k in at)  # "1 250" is one
    first = start = 0
    for m in known.finditer(row):
        first, start = first + row.count(" ", start, m.start()), m.start()
        size = m.group().count(" ")
        yield Hit(at[first], at[first + size] - at[first] + 1)


def holds(ts: Sequence[Token], name: str, lang: str, *keys: str) -> bool:
    """Return whether a phrase of some lists stands in a row of tokens."""
    return next(hits(ts, name, lang, *keys), None) is not None


def place(ts: Sequence[Token], name: str, lang: str, *keys: str) -> Span | None:
    """Return where the first phrase of some lists stands in a row of tokens, None where none does."""
    return next((h.span(ts) for h in hits(ts, name, lang, *keys)), None)


@cache
def _pattern(name: str, lang: str, keys: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds the phrases of some lists among folded words parted by spaces, the longest first."""
    entries = sorted(lexicon.folded(name, lang, *keys), key=lambda e: (-len(e), e))
    told = (re.escape(e.replace("-", " ")).replace(r"\*", r"\S*").replace(r"\ ", " ") for e in entries)
    return re.compile(rf"(?<!\S)(?:{'|'.join(told)})(?!\S)") if entries else None
