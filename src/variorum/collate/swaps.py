"""Two figures or dates that changed places: "won 38 percent; turnout was 64", "won 64; turnout was 38".

Both stand in both texts, so that neither is missed. Within a sentence what stands beside them tells whose
they are; in two sentences it is the links that do, in any two languages.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import TypeVar

from variorum.collate.agreement import equal
from variorum.collate.clauses import content
from variorum.collate.numbers import counts
from variorum.collate.places import beside, crossed
from variorum.collate.quantities import Quantity
from variorum.collate.times import Point, agree, grain
from variorum.collate.tokens import tokens_before, tokens_behind
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "swaps@1"
# Figures of a text from which on it is a table, in which much changes places.
MANY = 300
# Words on either side of a day that say what was on it.
NEAR = 5

T = TypeVar("T", Quantity, Point)


def swaps(view: View) -> list[Variant]:
    """Return dates that changed places in a sentence, and figures and dates that did between two."""
    out = [] if view.across else [v for bead in view.beads for v in _within(bead, view)]
    numbers = _between(view.base.quantities, view.reading.quantities, _equal, view)
    times = _between(view.base.points, view.reading.points, _agrees, view)
    for kind, pairs in ((Kind.NUMBER, numbers), (Kind.DATE, times)):
        out += [found(view, kind, b.span, r.span, by=BY, confidence=0.75) for b, r in pairs]
    return out


def _within(bead: Bead, view: View) -> Iterator[Variant]:
    """Yield the dates of a sentence that changed places in the one that tells it."""
    for j in bead.reading:
        for i in view.linked_base.get(j, ()):
            base, reading = view.base.points_in((i,)), view.reading.points_in((j,))
            same = [(b, r) for b in base for r in reading if _agrees(b, r)]
            once = [
                (b, r)
                for b, r in same
                if sum(b is x for x, _ in same) == 1 and sum(r is x for _, x in same) == 1
            ]
            if len(once) < 2:
                continue
            mine = beside(i, {n: b.span for n, (b, _) in enumerate(once)}, view.base)
            theirs = beside(j, {n: r.span for n, (_, r) in enumerate(once)}, view.reading)
            pair = crossed(mine, theirs)
            if pair is not None:
                for n, m in (pair, pair[::-1]):
                    yield found(view, Kind.DATE, once[n][0].span, once[m][1].span, by=BY, confidence=0.75)


def _between(
    base: Sequence[T], reading: Sequence[T], same: Callable[[T, T], bool], view: View
) -> list[tuple[T, T]]:
    """Return (the base's, the reading's in its place) where two of each stand in each other's sentences.

    Each text has either once. The figures by themselves may link two sentences that have nothing else in
    common, so that a sentence's best link counts.
    """
    if max(len(base), len(reading)) > MANY:
        return []
    mine, theirs = _single(base, same), _single(reading, same)
    once = [(b, r) for b in mine for r in theirs if same(b, r)]
    placed = [(b, r, _place(b, view.base), _place(r, view.reading)) for b, r in once]
    return [
        (b, s)
        for (b, _, i, j), (_, s, k, m) in permutations(placed, 2)
        if i != k and j != m and _each_others(i, m, view) and _each_others(k, j, view)
        if _in_place(b, s, view)
    ]


def _in_place(b: T, r: T, view: View) -> bool:
    """Return whether one of two stands where the other did: of one unit, a day by the same words.

    Between languages the links alone tell that the words are the same.
    """
    if isinstance(b, Quantity) and isinstance(r, Quantity):
        return b.unit == r.unit
    return view.across or not _about(b.span, view.base).isdisjoint(_about(r.span, view.reading))


def _about(span: Span, whole: Whole) -> frozenset[str]:
    """Return the stems of what stands round a day: "died on 18 May", not "said on Monday"."""
    i = whole.sentence_of(span)
    ts = sentence_tokens(i, whole) if i is not None else ()
    near = (*tokens_before(ts, span)[-NEAR:], *tokens_behind(ts, span)[:NEAR])
    return frozenset().union(*(content((t,)) for t in near))


def _single(row: Sequence[T], same: Callable[[T, T], bool]) -> list[T]:
    """Return those that a text has once."""
    return [x for x in row if x.span.start >= 0 and sum(same(x, y) for y in row) == 1]


def _place(x: Quantity | Point, whole: Whole) -> int:
    at = whole.sentence_of(x.span)
    return -1 if at is None else at


def _each_others(i: int, j: int, view: View) -> bool:
    """Return whether no other sentence of either text is linked as surely with one of two."""
    own = view.scores.get((i, j), 0.0)
    if own <= 0:
        return False
    rivals = [x for at, x in view.scores.items() if (at[0] == i) != (at[1] == j)]
    return own > max(rivals, default=0.0)


def _equal(a: Quantity, b: Quantity) -> bool:
    """Return whether two numbers are one value of one unit, and large or plain enough to be told apart."""
    both = a.unit == b.unit and counts(a) and counts(b) and a.digits and b.digits
    return both and equal(a, b)


def _agrees(a: Point, b: Point) -> bool:
    return grain(a) == grain(b) and bool(agree(a, b))
