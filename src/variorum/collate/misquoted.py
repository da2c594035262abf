"""A quotation that denies in one language and not in the other: "We don't ask for more", "Мы просим больше".

What is translated between quotation marks is told closely, so a negation lost there is no other way of
telling it, whatever stands round the marks.
"""

from collections.abc import Sequence

from variorum.collate.clauses import length
from variorum.collate.marks import Quote
from variorum.collate.polarity import AS_LONG, PLAINLY, may_say_no, negation
from variorum.collate.tokens import tokens
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Span, Variant

BY = "misquoted@1"
# Words of the shortest quotation that says anything by itself.
WORDS = 4


def misquoted(bead: Bead, view: View) -> Sequence[Variant]:
    """Return the words of a quotation that deny where the only other one of linked sentences does not.

    Both are about as long, and short enough to deny in one way.
    """
    base, reading = view.base.quoted(bead.base), view.reading.quoted(bead.reading)
    if not view.across or len(base) != 1 or len(reading) != 1:
        return ()
    a, b = base[0], reading[0]
    if not all(len(q.words) >= WORDS and not q.left_open and not q.gaps for q in (a, b)):
        return ()
    if view.base.sentence_of(a.span) not in view.linked_base.get(view.reading.sentence_of(b.span) or 0, ()):
        return ()
    both = ((a, view.base.telling), (b, view.reading.telling))
    sizes = sorted(length(q.span.of(t.text), t.lang) for q, t in both)
    if sizes[0] < AS_LONG * sizes[1] or sizes[1] > PLAINLY:
        return ()
    lost, gained = _negation(a, view.base), _negation(b, view.reading)
    if lost and not _may_deny(b, view.reading):
        return (found(view, Kind.QUOTE, lost, b.span, by=BY, confidence=0.7),)
    if gained and not _may_deny(a, view.base):
        return (found(view, Kind.QUOTE, a.span, gained, by=BY, confidence=0.7),)
    return ()


def _negation(q: Quote, whole: Whole) -> Span | None:
    """Return the words of a quotation that deny, up to its end."""
    text, lang = q.span.of(whole.telling.text), whole.telling.lang
    at = negation(tokens(text, q.span.start, lang), text, lang)
    return None if at is None else Span(at.start, min(at.end, q.span.end))


def _may_deny(q: Quote, whole: Whole) -> bool:
    text, lang = q.span.of(whole.telling.text), whole.telling.lang
    return text.endswith("?") or may_say_no(tokens(text, q.span.start, lang), lang)
