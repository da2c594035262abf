"""One end of a range told as a bound, or alone: "4 to 6 percent" as "up to 4 percent", or as "4 percent"."""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import tokens_before
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "ranges@1"
# Which end may not be told so: 4 to 6 percent is neither "up to 4" nor "at least 6".
BOUNDS = {"upto": "low", "below": "low", "above": "high"}
# Figures of which one alone says something else; votes and scores are told by two as well ("212 to 180").
ALONE = ("money:", "share", "measure:")
# Characters between the two ends of a range: "4 to 6", "von 4 Prozent bis zu 6".
BETWEEN = 12


def ranges(bead: Bead, view: View) -> Sequence[Variant]:
    """Return figures of the reading that are one end of a range in the base, and the wrong bound or alone.

    Each must stand once on either side, and the reading may tell the other end nowhere.
    """
    out = []
    for r in view.reading.quantities_in(bead.reading):
        alone = r.hedge is None and r.unit.startswith(ALONE) and not view.across
        theirs = view.base.as_much(r) if alone or r.hedge in BOUNDS else []
        if len(theirs) != 1 or len(view.reading.as_much(r)) != 1 or _reaches(r, view.reading):
            continue
        b = theirs[0]
        ends = _ends(b, view.base)
        i, j = view.base.sentence_of(b.core), view.reading.sentence_of(r.core)
        if ends is None or j is None or i not in view.linked_base.get(j, ()):
            continue
        low = b.core == ends[0].core
        if view.reading.as_much(ends[low]):
            continue
        if alone or BOUNDS.get(r.hedge or "") == ("low" if low else "high"):
            whole = Span(ends[0].span.start, ends[1].span.end)
            out.append(found(view, Kind.NUMBER, whole, r.span, by=BY, confidence=0.75))
    return out


def _reaches(q: Quantity, whole: Whole) -> bool:
    """Return whether what looks like a bound may tell where something went: "до 4 процентов"."""
    hedge = whole.telling.text[q.span.start : q.core.start].split()
    return q.led == "to_amount" and (q.hedge is None or len(hedge) == 1)


def _ends(q: Quantity, whole: Whole) -> tuple[Quantity, Quantity] | None:
    """Return the low and the high end of the range that a figure is one of; None where it is none, or where
    something went from the one to the other.
    """
    if q.hedge not in ("range", "to"):
        return None
    i = whole.sentence_of(q.core)
    for x in whole.quantities_in((i,)) if i is not None else ():
        low, high = sorted((x, q), key=lambda y: y.span.start)
        near = 0 <= high.span.start - low.span.end <= BETWEEN
        if x.unit == q.unit and x.hedge == q.hedge and near and low.value < high.value:
            return None if q.hedge == "to" and _goes_from(low, whole) else (low, high)
    return None


def _goes_from(q: Quantity, whole: Whole) -> bool:
    i = whole.sentence_of(q.core)
    before = tokens_before(sentence_tokens(i, whole), q.span) if i is not None else []
    return any(t.fold in lexicon.known("tallies", whole.telling.lang, "from") for t in before[-1:])

