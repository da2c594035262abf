"""A bound turned round between two languages: "at most half" as «не менее половины», "within ten days" as
"más de diez días".

Within a language numbers and dates see it. Between two nothing beside a figure tells that both count one
thing; but where each of two sentences has the figure once, a bound below and a bound above can't both be so.
"""

from collections.abc import Sequence
from itertools import takewhile

from variorum import lexicon
from variorum.collate.agreement import equal
from variorum.collate.numbers import compares
from variorum.collate.polarity import bare, negates
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import tokens_before
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "opposed@1"
# On which side of its figure each hedge says that the number lies.
SIDES = {"above": 1, "below": -1, "near": -1, "upto": -1}
TIMES = ("time", "rate")
# Characters before a length of time in which "within" stands.
REACH = 24
# Words before a figure in which a negation of its bound stands.
NEAR = 4


def opposed(bead: Bead, view: View) -> Sequence[Variant]:
    """Return figures that stayed while the side on which the number lies was turned round."""
    if not view.across:
        return ()
    out = []
    for j in bead.reading:
        for i in (i for i in view.linked_base.get(j, ()) if i in bead.base):
            mine, theirs = view.reading.quantities_in((j,)), view.base.quantities_in((i,))
            for r in mine:
                same = [b for b in theirs if _alike(b, r)]
                if len(same) != 1 or sum(_alike(q, r) for q in mine) != 1:
                    continue
                was, now = _side(same[0], view.base), _side(r, view.reading)
                if was and now and was != now:
                    kind = Kind.DATE if r.unit in TIMES else Kind.NUMBER
                    places = _span(same[0], view.base), _span(r, view.reading)
                    out.append(found(view, kind, *places, by=BY, confidence=0.75))
    return out


def _alike(a: Quantity, b: Quantity) -> bool:
    return (a.unit == b.unit or (a.unit in TIMES and b.unit in TIMES)) and equal(a, b)


def _side(q: Quantity, whole: Whole) -> int:
    """Return 1 where a number is said to lie above its figure, -1 below, 0 where neither is plain.

    A negation right before it turns that round, "can't give more than half"; what one further off denies is
    not plain.
    """
    side = SIDES.get(q.hedge or "", 0) or (-1 if _within(q, whole) else 0)
    if not side or compares(q, whole):
        return 0
    lang = whole.telling.lang
    ts = [t for i in whole.around(q.span, 0) for t in tokens_before(sentence_tokens(i, whole), q.span)]
    clause = list(takewhile(lambda t: t.kind != "stop", reversed(ts)))
    denied = [k for k, t in enumerate(clause) if negates(t, lang)]
    if not denied:
        return side
    near = len(denied) == 1 and denied[0] < NEAR and bare(clause[denied[0]], lang)
    return -side if near and q.hedge in ("above", "below") else 0


def _within(q: Quantity, whole: Whole) -> Span | None:
    """Return "within" before a length of time, which it bounds from above."""
    if q.unit != "time" or q.hedge:
        return None
    start = max(0, q.span.start - REACH)
    told = [(fold(w), at) for w, at in words(whole.telling.text[start : q.span.start], start)]
    for phrase in lexicon.folded("numbers", whole.telling.lang, "within"):
        row = phrase.split()
        if [w for w, _ in told[-len(row) :]] == row:
            return told[-len(row)][1]
    return None


def _span(q: Quantity, whole: Whole) -> Span:
    at = _within(q, whole)
    return Span(at.start, q.span.end) if at else q.span
