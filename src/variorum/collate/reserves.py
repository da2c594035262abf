"""Clauses that open with a condition or a contrast: "provided that it paid", "though she denied it"."""

from variorum import lexicon
from variorum.collate.clauses import Clause
from variorum.collate.view import Whole
from variorum.text import fold, words

# Letters of the longest word that stands before the one that opens a clause: "and if", "even if".
JOINER = 4


def reserves(c: Clause, whole: Whole) -> bool:
    """Return whether a clause opens with a condition or a contrast."""
    opens = opening(whole.telling.lang)
    first = [fold(w) for w, _ in words(c.span.of(whole.telling.text))[:2]]
    if len(first) > 1 and len(first[0]) > JOINER:
        del first[1]  # "підозрюваних поки немає": so far, and not until
    return any(w in opens for w in first)


def leads(c: Clause, whole: Whole) -> bool:
    """Return whether a clause ends on what opens a condition: "the firm said, provided / that it paid"."""
    last = [w for w, _ in words(c.span.of(whole.telling.text))][-1:]
    return any(fold(w) in opening(whole.telling.lang) for w in last)


def opening(lang: str) -> frozenset[str]:
    """Return the words that open such a clause."""
    return lexicon.known("negation", lang, "reserves")
