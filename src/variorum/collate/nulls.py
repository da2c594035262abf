"""What was not shown told as not there: "no significant difference" as "no effect"."""

from collections.abc import Sequence

from variorum.collate.listed import place
from variorum.collate.polarity import negates
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "nulls@1"
# Stems that two sentences of one language must share to tell of one matter.
SHARED = 2


def nulls(bead: Bead, view: View) -> Sequence[Variant]:
    """Return what the base could not show and the reading says is nothing at all, in no such words."""
    out = []
    for i in bead.base:
        shown = _unshown(i, view.base)
        there = view.linked_reading.get(i, ())
        if shown is None or any(_words(j, view.reading, "shown") for j in there):
            continue
        for j in there:
            none = _words(j, view.reading, "none")
            if none is not None and j in bead.reading and view.one_matter(i, j, SHARED):
                sure = 0.65 if view.across else 0.75
                out.append(found(view, Kind.STRENGTH, shown, none, by=BY, confidence=sure))
                break
    return out


def _unshown(i: int, whole: Whole) -> Span | None:
    """Return the word for what is beyond chance in a sentence that denies it, and says of nothing else that
    it is not there.
    """
    ts = sentence_tokens(i, whole)
    denied = any(negates(t, whole.telling.lang) for t in ts)
    return _words(i, whole, "shown") if denied and _words(i, whole, "none") is None else None


def _words(i: int, whole: Whole, key: str) -> Span | None:
    return place(sentence_tokens(i, whole), "nulls", whole.telling.lang, key)
