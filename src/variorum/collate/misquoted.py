"""A quotation that denies in one language and not in the other: "We don't ask for more", "Мы просим больше".

What is translated between quotation marks is told closely, so a negation lost there is no other way of
telling it, whatever stands round the marks.
"""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.clauses import length
from variorum.collate.marks import Quote
from variorum.collate.polarity import AS_LONG, PLAINLY, may_say_no, negates, negation
from variorum.collate.tokens import tokens
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "misquoted@1"
# Words of the shortest quotation that says anything by itself.
WORDS = 4


def misquoted(bead: Bead, view: View) -> Sequence[Variant]:
    """Return the words of a quotation that deny where its counterpart in linked sentences does not.

    Both sides have as many quotations, told in one order. Two are about as long, and short enough to deny in
    one way.
    """
    base, reading = view.base.quoted(bead.base), view.reading.quoted(bead.reading)
    if not view.across or len(base) != len(reading):
        return ()
    found_in = (_compared(a, b, view) for a, b in zip(base, reading, strict=True))
    return [v for v in found_in if v is not None]


def _compared(a: Quote, b: Quote, view: View) -> Variant | None:
    """Return where one of two quotations denies and the other does not."""
    if not all(len(q.words) >= WORDS and not q.left_open and not q.gaps for q in (a, b)):
        return None
    j = view.reading.sentence_of(b.span)
    if j is None or view.base.sentence_of(a.span) not in view.linked_base.get(j, ()):
        return None
    both = ((a, view.base.telling), (b, view.reading.telling))
    sizes = sorted(length(q.span.of(t.text), t.lang) for q, t in both)
    if sizes[0] < AS_LONG * sizes[1] or sizes[1] > PLAINLY:
        return None
    lost, gained = _opposed(a, view.base, b, view.reading), _opposed(b, view.reading, a, view.base)
    if not lost and not gained:
        lost, gained = _negation(a, view.base), _negation(b, view.reading)
        lost = None if _may_deny(b, view.reading) or _beside(b, view.reading) else lost
        gained = None if lost or _may_deny(a, view.base) or _beside(a, view.base) else gained
    if not lost and not gained:
        return None
    return found(view, Kind.QUOTE, lost or a.span, gained or b.span, by=BY, confidence=0.7)


def _negation(q: Quote, whole: Whole) -> Span | None:
    """Return the words of a quotation that deny, up to its end."""
    text, lang = q.span.of(whole.telling.text), whole.telling.lang
    at = negation(tokens(text, q.span.start, lang), text, lang)
    return None if at is None else Span(at.start, min(at.end, q.span.end))


def _opposed(q: Quote, whole: Whole, other: Quote, there: Whole) -> Span | None:
    """Return the words of a quotation that says "not against" where the other says "against" alone."""
    ts = tokens(q.span.of(whole.telling.text), q.span.start, whole.telling.lang)
    others = tokens(other.span.of(there.telling.text), other.span.start, there.telling.lang)
    against, theirs = (lexicon.known("negation", w.telling.lang, "opposing") for w in (whole, there))
    at = [k for k, t in enumerate(ts) if t.fold in against]
    if not at or len(at) != sum(t.fold in theirs for t in others):
        return None
    if any(negates(t, there.telling.lang) for t in others):
        return None
    k = next((k for k in at if k and negates(ts[k - 1], whole.telling.lang)), None)
    return None if k is None else Span(ts[k - 1].span.start, ts[k].span.end)


def _beside(q: Quote, whole: Whole) -> bool:
    """Return whether a quotation's sentence denies anything outside its marks: half of it may stand there."""
    i = whole.sentence_of(q.span)
    ts = () if i is None else sentence_tokens(i, whole)
    return any(negates(t, whole.telling.lang) and not t.span.overlap(q.span) for t in ts)


def _may_deny(q: Quote, whole: Whole) -> bool:
    text, lang = q.span.of(whole.telling.text), whole.telling.lang
    return text.endswith("?") or may_say_no(tokens(text, q.span.start, lang), lang)
