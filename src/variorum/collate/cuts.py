"""A quotation cut before what turns its sense, in a translation: "we saw no fraud, but not all" told as
"wir haben keinen Betrug gesehen".

Within a language the words themselves show where a quotation stops (quotes). Between two languages it takes
one quotation in either sentence, each the other's only counterpart, and a length that is that of its first
part; the contrast or the condition that follows must be opened nowhere near by.
"""

from collections.abc import Sequence

from variorum.collate.clauses import length
from variorum.collate.marks import Quote
from variorum.collate.reserves import opening
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "cuts@1"
CONFIDENCE = 0.6
# How sure the link must be, and words that either part of the quotation has at least.
SURE, LEAST = 0.9, 3
# How much longer or shorter than the first part its translation may be, and how much longer what is round it.
LONGER, SHORTER = 3 / 2, 2 / 3


def cuts(bead: Bead, view: View) -> Sequence[Variant]:
    """Return a quotation of the reading that stops where the base's goes on with "but" or "if"."""
    if not view.across or len(bead.base) != 1 or len(bead.reading) != 1:
        return ()
    i, j = bead.base[0], bead.reading[0]
    score = max((x.score for x in view.alignment.links if (x.left, x.right) == (i, j)), default=0.0)
    mine, theirs = _only(j, view.reading), _only(i, view.base)
    if score < SURE or mine is None or theirs is None:
        return ()
    rest = _rest(theirs, mine, view)
    if rest is None or _turns(j, view.reading):
        return ()
    if _round(j, mine, view.reading) > LONGER * _round(i, theirs, view.base):
        return ()  # the rest may stand outside the marks
    note = f"the quotation stops before “{rest.of(view.base.telling.text)}”"
    return [found(view, Kind.QUOTE, rest, mine.span, by=BY, confidence=CONFIDENCE, note=note)]


def _only(i: int, whole: Whole) -> Quote | None:
    """Return the one quotation of a sentence, None where it has more or its neighbours' goes on there."""
    held = [q for q in whole.quotes if whole.touches(q.span, (i,))]
    inside = len(held) == 1 and whole.telling.sentences[i].holds(held[0].span)
    return held[0] if inside and held[0].words else None


def _rest(theirs: Quote, mine: Quote, view: View) -> Span | None:
    """Return what the base's quotation has from "but" or "if" on, where the reading has as much as stands
    before; None for any other.
    """
    text, lang = view.base.telling.text, view.base.telling.lang
    size = length(mine.span.of(view.reading.telling.text), view.reading.telling.lang)
    if size >= SHORTER * length(theirs.span.of(text), lang):
        return None
    for n in range(LEAST, len(theirs.words) - LEAST):
        part = length(text[theirs.span.start : theirs.words[n - 1][1].end], lang)
        if theirs.words[n][0] in opening(lang) and SHORTER * part <= size <= LONGER * part:
            return Span(theirs.words[n][1].start, theirs.words[-1][1].end)
    return None


def _turns(j: int, whole: Whole) -> bool:
    """Return whether a sentence has a word that opens a contrast or a condition, or the next one goes on with
    one, or with what was quoted.
    """
    known, last = opening(whole.telling.lang), j + 1 == len(whole.telling.sentences)
    if known & whole.words_of(j):
        return True
    first = words("" if last else whole.telling.sentence(j + 1))[:1]
    quoted = not last and any(whole.touches(q.span, (j + 1,)) for q in whole.quotes)
    return quoted or any(fold(w) in known for w, _ in first)


def _round(i: int, q: Quote, whole: Whole) -> int:
    """Return how long a sentence is, its quotation aside."""
    s, text, lang = whole.telling.sentences[i], whole.telling.text, whole.telling.lang
    return length(text[s.start : q.span.start], lang) + length(text[q.span.end : s.end], lang)
