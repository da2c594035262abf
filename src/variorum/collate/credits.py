"""The source that the base names and the reading does not: where the words came from is part of the news."""

from collections.abc import Sequence

from variorum.collate.names import same_word
from variorum.collate.view import View, found
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "credits@1"
# Words before the name that belong to the credit: "reported by", "as quoted by the".
LEAD = 3


def uncredited(view: View) -> Sequence[Variant]:
    """Return the base's credit where the reading carries its sentence and names no source at all.

    A reading that credits the base's own outlet has said where it took the words from: nothing is left out.
    """
    base, reading = view.base.telling, view.reading.telling
    if base.credit is None or base.credit_span is None or reading.credit is not None:
        return ()
    at = base.sentence_at(base.credit_span.start)
    if at is None or not view.linked_reading.get(at):
        return ()
    # "Ukraine.ru" is one name: that the reading speaks of Ukraine does not name the site.
    parts = [fold(w) for w, _ in words(base.credit) if any(c.isupper() for c in w)] or [fold(base.credit)]
    here = view.reading.words | {fold(w) for w, _ in words(reading.text)}
    if any(p == w or ("." not in p and same_word(p, w)) for p in parts for w in here):
        return ()
    note = f"left out: the source it names, {base.credit}"
    span = _clause(base.text, base.sentences[at], base.credit_span)
    return (found(view, Kind.OMISSION, span, None, by=BY, confidence=0.9, note=note),)


def _clause(text: str, sentence: Span, name: Span) -> Span:
    """Return the credit with the words that lead to it, up to the comma before."""
    lead = text[sentence.start : name.start]
    cut = max(lead.rfind(c) for c in ",;(–—")
    parts = words(lead[cut + 1 :], sentence.start + cut + 1)[-LEAD:]
    return Span(parts[0][1].start if parts and cut >= 0 else name.start, name.end)
