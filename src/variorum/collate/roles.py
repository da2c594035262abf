"""Who did it to whom: two parties that changed places round the same words."""

from collections.abc import Sequence
from itertools import pairwise

from variorum.collate.names import Name, same_word
from variorum.collate.tokens import stem
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "roles@1"
# Words between two parties that say what one does to the other: further apart they are in other clauses.
APART = 9
LEAST = 2


def roles(bead: Bead, view: View) -> Sequence[Variant]:
    """Return pairs of names that stand round the same words in the other order.

    Active and passive are told apart by the words between: only where nearly all of them are the same, in
    the same order, is it a swap.
    """
    if view.across:
        return ()
    out = []
    base = [p for i in bead.base for p in _pairs(i, view.base)]
    for j in bead.reading:
        for b in _pairs(j, view.reading):
            for a in base:
                if _swapped(a, b) and not any(_same_order(x, b) for x in base):
                    out.append(found(view, Kind.ROLE, a[3], b[3], by=BY, confidence=0.75))
                    break
    return out[:1]


def _pairs(i: int, whole: Whole) -> list[tuple[Name, Name, tuple[str, ...], Span]]:
    here = [n for n in whole.names_in((i,)) if whole.telling.sentences[i].holds(n.span)]
    ts = sentence_tokens(i, whole)
    out = []
    for a, b in pairwise(here):
        between = tuple(
            stem(t.fold)
            for t in ts
            if t.kind == "word" and a.span.end <= t.span.start and t.span.end <= b.span.start
        )
        if LEAST <= len(between) <= APART:
            out.append((a, b, between, Span(a.span.start, b.span.end)))
    return out


_Pair = tuple[Name, Name, tuple[str, ...], Span]


def _swapped(a: _Pair, b: _Pair) -> bool:
    return _same(a[0], b[1]) and _same(a[1], b[0]) and a[2] == b[2] and not _same(a[0], a[1])


def _same_order(a: _Pair, b: _Pair) -> bool:
    return _same(a[0], b[0]) and _same(a[1], b[1])


def _same(a: Name, b: Name) -> bool:
    return same_word(a.words[-1], b.words[-1])
