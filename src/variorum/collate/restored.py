"""The last look: what no link leads to may stand elsewhere in the other text."""

from variorum.collate.clauses import clauses
from variorum.collate.names import same_word
from variorum.collate.view import View, Whole
from variorum.data import Span

# Share of a sentence's stems that stand together in one stretch of the other text: it is there, unlinked.
RESTORED = 0.6
# Fewer stems than this say nothing about whether a sentence or a clause is there.
LEAST = 3


def restored(s: Span, mine: Whole, other: Whole, view: View) -> bool:
    """The last look: the sentence's words stand elsewhere. Across languages its names and numbers do."""
    if view.across:
        return _landmarks(s, mine, other)
    here = [c.stems for c in clauses(s.of(mine.telling.text), s.start, mine.telling.lang)]
    stems = frozenset().union(*here) if here else frozenset()
    if len(stems) < LEAST:
        return False
    return any(len(stems & other.stems_of(k)) >= RESTORED * len(stems) for k in other.indices)


def _landmarks(s: Span, mine: Whole, other: Whole) -> bool:
    """Return whether a sentence's names and figures stand together in a sentence of the other language."""
    names = [n.words[-1] for n in mine.names if s.holds(n.span)]
    figures = [q.value for q in mine.quantities if s.holds(q.span) and q.digits]
    if len(names) + len(figures) < 2:
        return False
    for k in other.indices:
        theirs = [n.words[-1] for n in other.names_in((k,))]
        values = [q.value for q in other.quantities_in((k,))]
        met = sum(any(same_word(a, b) for b in theirs) for a in names) + sum(v in values for v in figures)
        if met >= max(2, RESTORED * (len(names) + len(figures))):
            return True
    return False
