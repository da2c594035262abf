"""Two numbers of a sentence that changed places: "four died, seven fell ill", "seven died, four fell ill"."""

from collections.abc import Sequence
from itertools import combinations

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import Token
from variorum.collate.view import Whole
from variorum.collate.window import sentence_tokens

_Clauses = dict[float, frozenset[str]]


def exchanged(
    base: tuple[int, Sequence[Quantity]], reading: tuple[int, Sequence[Quantity]], one: Whole, two: Whole
) -> list[tuple[Quantity, Quantity]]:
    """Return, of two sentences in one language with their numbers, (the base's, the reading's in its place).

    Both have each number once, in a clause of its own, and what stood with one of them in the base stands
    with the other in the reading, none of it with its own.
    """
    mine, theirs = _clauses(*base, one), _clauses(*reading, two)
    numbers = [{q.value: q for q in x} for x in (base[1], reading[1])]
    for a, b in combinations(sorted(mine.keys() & theirs.keys()), 2):
        own, other = mine[a] - mine[b], mine[b] - mine[a]
        crossed = bool(theirs[a] & other and theirs[b] & own)
        kept = bool(theirs[a] & own or theirs[b] & other)
        if numbers[0][a].unit == numbers[0][b].unit and crossed and not kept:
            return [(numbers[0][x], numbers[1][y]) for x, y in ((a, b), (b, a))]
    return []


def _clauses(i: int, quantities: Sequence[Quantity], whole: Whole) -> _Clauses:
    """Return the stems beside each number of a sentence that it has once, in its own clause."""
    ts, lang = sentence_tokens(i, whole), whole.telling.lang
    openers = lexicon.known("negation", lang, "openers")
    clause, parts = 0, dict[int, list[Token]]()
    for t in ts:
        clause += t.kind == "stop" or t.fold in openers
        parts.setdefault(clause, []).append(t)
    values = [q.value for q in quantities]
    return {
        q.value: content([t for t in part if not t.span.overlap(q.span)])
        for q in quantities
        for part in parts.values()
        if values.count(q.value) == 1 and any(t.span.overlap(q.core) for t in part)
    }
