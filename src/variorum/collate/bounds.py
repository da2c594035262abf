"""The first day of something told as its last, and the reverse: "from Tuesday" as "until Tuesday"."""

from collections.abc import Iterator, Sequence

from variorum import lexicon
from variorum.collate.times import Point, agree, grain
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "bounds@1"
# Characters before a point in which what leads it stands.
REACH = 24
# Stems that two sentences of one language must share to tell of one thing.
SHARED = 2
SIDES = {"starts": "ends", "ends": "starts"}


def bounds(bead: Bead, view: View) -> Sequence[Variant]:
    """Return days from which something is so in one text and until which it is so in the other.

    Neither sentence may have that day on both sides, "from Monday until Monday", nor once more.
    """
    out = []
    for j in bead.reading:
        for i in (i for i in view.linked_base.get(j, ()) if i in bead.base and view.one_matter(i, j, SHARED)):
            mine, theirs = view.reading.each(_bounded, j), view.base.each(_bounded, i)
            for b, side, reading in mine:
                same = [x for x in theirs if grain(x[0]) == grain(b) and agree(x[0], b)]
                again = [x for x in view.reading.points_in((j,)) if agree(x, b)]
                if len(same) == len(again) == 1 and same[0][1] == SIDES[side]:
                    out.append(found(view, Kind.DATE, same[0][2], reading, by=BY, confidence=0.8))
    return out


def _bounded(i: int, whole: Whole) -> Iterator[tuple[Point, str, Span]]:
    """Yield the points of a sentence that a word for a first or a last day leads: which, and both's words."""
    for p in whole.points_in((i,)):
        for side in SIDES:
            at = led(p, whole, side)
            if at is not None:
                yield p, side, Span(at.start, p.span.end)


def led(p: Point, whole: Whole, key: str) -> Span | None:
    """Return the phrase of a list that stands right before a point, None where none does."""
    text = whole.telling.text
    start = max(0, p.span.start - REACH)
    before = text[start : p.span.start]
    if before.rstrip().endswith((",", ".", ";")):
        return None
    told = [(fold(w), at) for w, at in words(before.replace("’", "'"), start)]
    for x in lexicon.folded("times", whole.telling.lang, key):
        n = len(x.split())
        if [w for w, _ in told[-n:]] == x.split():
            return Span(told[-n][1].start, told[-1][1].end)
    return None
