"""One end of a range told as a bound, or alone: "4 to 6 percent" as "up to 4 percent", or as "4 percent"."""

from collections.abc import Sequence

from variorum.collate.quantities import Quantity
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "ranges@1"
# Which end may not be told so: 4 to 6 percent is neither "up to 4" nor "at least 6".
BOUNDS = {"upto": "low", "below": "low", "above": "high"}
# Figures of which one alone says something else; votes and scores are told by two as well ("212 to 180").
ALONE = ("money:", "share", "measure:")
# Two figures this near to each other, as a share, are one.
SAME = 0.001
# Characters between the two ends of a range: "4 to 6", "von 4 Prozent bis zu 6".
BETWEEN = 12
# Words before the first of two figures that something went from the one to the other.
FROM = frozenset(("from", "von", "vom", "de", "du", "desde", "da", "с", "со", "от", "з", "із", "зі", "від"))


def ranges(bead: Bead, view: View) -> Sequence[Variant]:
    """Return figures of the reading that are one end of a range in the base, and the wrong bound or alone.

    Each must stand once on either side, and the reading may tell the other end nowhere.
    """
    out = []
    for r in view.reading.quantities_in(bead.reading):
        alone = r.hedge is None and r.unit.startswith(ALONE) and not view.across
        theirs = _same(r, view.base) if alone or r.hedge in BOUNDS else []
        if len(theirs) != 1 or len(_same(r, view.reading)) != 1 or _reaches(r, view.reading):
            continue
        b = theirs[0]
        ends = _ends(b, view.base)
        i, j = view.base.sentence_of(b.core), view.reading.sentence_of(r.core)
        if ends is None or j is None or i not in view.linked_base.get(j, ()):
            continue
        low = b.core == ends[0].core
        if _same(ends[low], view.reading):
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
    before = [t for t in sentence_tokens(i, whole) if t.span.end <= q.span.start] if i is not None else []
    return any(t.fold in FROM for t in before[-1:])


def _same(q: Quantity, whole: Whole) -> list[Quantity]:
    """Return the quantities of an article with a quantity's value and unit."""
    return [x for x in whole.of_value(q.value, SAME) if x.unit == q.unit]
