"""Sentences cut into clauses at marks and opening words, in any of our languages.

Coarse on purpose: a place to look.
"""

from dataclasses import dataclass

from variorum import lexicon
from variorum.collate.tokens import Token, stem, tokens
from variorum.data import Span
from variorum.text import fold

# A clause has at least this many words; shorter pieces go to the clause before.
LEAST = 4
_MARKS = frozenset(",;:—()–")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with its content stems and numbers."""

    span: Span
    stems: frozenset[str]
    words: frozenset[str]


def clauses(text: str, start: int, lang: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in order; together they hold all its words."""
    ts = [t for t in tokens(text, start, lang) if t.kind != "dash"]
    openers = frozenset(fold(w) for w in lexicon.load("negation").get(lang, {}).get("openers", ()))
    pieces: list[list[Token]] = [[]]
    fresh = False
    for t in ts:
        if t.kind == "stop":
            fresh = fresh or t.fold in _MARKS
            continue
        opens = t.kind == "word" and t.fold in openers and len(pieces[-1]) >= LEAST
        if pieces[-1] and ((fresh and len(pieces[-1]) >= LEAST) or opens):
            pieces.append([])
        pieces[-1].append(t)
        fresh = False
    if len(pieces) > 1 and len(pieces[-1]) < LEAST:
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
    """Return what a stretch is about: stems of words of four letters and more, and figures."""
    return {stem(t.fold) for t in ts if t.kind == "word" and len(t.fold) > 3} | {
        t.fold for t in ts if t.kind == "num"
    }
