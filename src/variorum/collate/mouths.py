"""The same quoted words in another mouth, also where a quotation runs on behind its speaker.

What stands between quotation marks word for word in both texts is one utterance, however sure it is whose.
"""

from collections.abc import Sequence

from variorum.collate.join import joined, sourced
from variorum.collate.parties import named
from variorum.collate.speakers import elsewhere, moved
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Form, Kind, Span, Statement, Variant
from variorum.text import fold, words

BY = "mouths@1"
# Words that a quotation must have for two people hardly to have said the same.
LEAST = 6


def mouths(bead: Bead, view: View) -> Sequence[Variant]:
    """Return quotations that the base has in the same words from somebody else, both told by name."""
    if view.across:
        return ()
    out = []
    for told in view.reading.said(bead.reading):
        own = _quoted(told, view.reading)
        matches = [m for m in joined(told, bead, view) if _quoted(m, view.base) == own]
        if len(own) < LEAST or not matches:
            continue
        s, theirs = sourced(told, view.reading), [sourced(m, view.base) for m in matches]
        best = elsewhere(s, theirs, view)
        if best is None or not (named(s) and named(best)):
            continue
        reading = told.source or Span(told.content[0].start, told.content[-1].end)
        note = moved(s, best, view)
        out.append(found(view, Kind.SPEAKER, best.source, reading, by=BY, confidence=0.8, note=note))
    return out


def _quoted(s: Statement, whole: Whole) -> Sequence[str]:
    """Return the words of a direct statement, folded; none of another."""
    if s.form is not Form.DIRECT:
        return ()
    return [fold(w) for c in s.content for w, _ in words(c.of(whole.telling.text))]
