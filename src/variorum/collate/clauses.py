"""Sentences cut into clauses at marks and opening words, in any of our languages.

Coarse on purpose: a place to look.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from variorum import lexicon
from variorum.collate.names import PARTICLES, small_words
from variorum.collate.tokens import Token, stem, tokens
from variorum.data import Span
from variorum.text import fold

# A clause has at least this many words; shorter pieces go to the clause before.
LEAST = 3
SHORT = 3  # letters of the longest word that is about nothing, names aside
_MARKS = frozenset(",;:—()–")
_BETWEEN = PARTICLES | {"of"}  # small words inside a name


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with its content stems and numbers."""

    span: Span
    stems: frozenset[str]
    words: frozenset[str]


def clauses(text: str, start: int, lang: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in order; together they hold all its words."""
    ts = [t for t in tokens(text, start, lang) if t.kind != "dash"]
    inner = within(ts)
    openers = frozenset(fold(w) for w in lexicon.load("negation").get(lang, {}).get("openers", ()))
    pieces: list[list[Token]] = [[]]
    sizes = [0]  # in words; a name is one, however long
    fresh = False
    for t, goes_on in zip(ts, inner, strict=True):
        if t.kind == "stop":
            fresh = fresh or t.fold in _MARKS
            continue
        opens = t.kind == "word" and t.fold in openers and sizes[-1] >= LEAST
        if pieces[-1] and ((fresh and sizes[-1] >= LEAST) or opens):
            pieces.append([])
            sizes.append(0)
        pieces[-1].append(t)
        sizes[-1] += not goes_on
        fresh = False
    if len(pieces) > 1 and sizes[-1] < LEAST:
        last = pieces.pop()
        pieces[-1] += last
    return tuple(_clause(p) for p in pieces if p)


def _clause(ts: list[Token]) -> Clause:
    return Clause(
        span=Span(ts[0].span.start, ts[-1].span.end),
        stems=frozenset(content(ts)),
        words=frozenset(t.fold for t in ts),
    )


def content(ts: list[Token] | tuple[Token, ...]) -> set[str]:
    """Return what a stretch is about: stems of words of four letters and more, of shorter names, figures."""
    return {stem(t.fold) for t in ts if t.kind == "word" and (len(t.fold) > SHORT or _short_name(t))} | {
        t.fold for t in ts if t.kind == "num"
    }


def _short_name(t: Token) -> bool:
    """Return whether a word of two or three letters is a name: "UN", "Le Pen", not "The" at the head."""
    return t.capital and 1 < len(t.fold) <= SHORT and t.fold not in small_words()


def within(ts: Sequence[Token]) -> list[bool]:
    """Return, by word, whether a name goes on behind it: over particles, in a row of capitals.

    Words that are small elsewhere are no part of one: in a heading, "Karsk Could Attack" holds a doubt.
    """
    out = [False] * len(ts)
    names = [t.capital and t.fold not in small_words() for t in ts]
    for i in range(len(ts)):
        k = i + 1
        while k < len(ts) and ts[k].fold in _BETWEEN and not ts[k].capital:
            k += 1
        close = all(b.span.start == a.span.end + 1 for a, b in itertools.pairwise(ts[i : k + 1]))
        if names[i] and k < len(ts) and names[k] and close:
            out[i:k] = [True] * (k - i)
    return out
