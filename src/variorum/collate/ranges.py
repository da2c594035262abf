"""One end of a range told as a bound, or alone: "4 to 6 percent" as "up to 4 percent", or as "4 percent"."""

from collections.abc import Mapping, Sequence

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
    """Return figures that are one end of a range in the other text, and the wrong bound or alone.

    Each must stand once on either side, and the text of the one end may tell the other nowhere.
    """
    out = []
    for r in view.reading.quantities_in(bead.reading):
        whole = _range(r, view.reading, view.base, view.linked_base, across=view.across)
        if whole is not None:
            out.append(found(view, Kind.NUMBER, whole, r.span, by=BY, confidence=0.75))
    for b in view.base.quantities_in(bead.base):
        whole = _range(b, view.base, view.reading, view.linked_reading, across=view.across)
        if whole is not None:
            out.append(found(view, Kind.NUMBER, b.span, whole, by=BY, confidence=0.75))
    return out


def _range(
    q: Quantity, mine: Whole, other: Whole, back: Mapping[int, tuple[int, ...]], *, across: bool
) -> Span | None:
    """Return the other text's range of which a figure is the one end that may not be told so."""
    alone = q.hedge is None and q.unit.startswith(ALONE) and not across
    theirs = other.as_much(q) if alone or q.hedge in BOUNDS else []
    if len(theirs) != 1 or len(mine.as_much(q)) != 1 or _reaches(q, mine):
        return None
    ends = _ends(theirs[0], other)
    i, j = other.sentence_of(theirs[0].core), mine.sentence_of(q.core)
    if ends is None or j is None or i not in back.get(j, ()):
        return None
    low = theirs[0].core == ends[0].core
    wrong = alone or BOUNDS.get(q.hedge or "") == ("low" if low else "high")
    if not wrong or mine.as_much(ends[low]):
        return None
    return Span(ends[0].span.start, ends[1].span.end)


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

