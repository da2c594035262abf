"""Words that are one figure, clock time or date in two spellings: "11th hour", "eleventh-hour"; "Sept. 4"."""

from variorum.collate.agreement import equal
from variorum.collate.times import agree
from variorum.collate.tokens import tokens
from variorum.collate.view import View, Whole
from variorum.data import Span


def one_figure(a: Span, b: Span, view: View) -> bool:
    """Return whether words of the base and of the reading have one figure or date each, the same, and
    nothing beside it that the others lack. Same language only.
    """
    if view.across:
        return False
    times = [[p for p in w.every_point if p.span.overlap(s)] for w, s in ((view.base, a), (view.reading, b))]
    if len(times[0]) == len(times[1]) == 1:
        (p,), (q,) = times
        return bool(agree(p, q)) and _rest(a, p.span, view.base) == _rest(b, q.span, view.reading)
    held = [[q for q in w.quantities if q.core.overlap(s)] for w, s in ((view.base, a), (view.reading, b))]
    if len(held[0]) == len(held[1]) == 1:
        (x,), (y,) = held
        same = x.unit == y.unit and x.hedge == y.hedge and equal(x, y)
        return same and _rest(a, x.core, view.base) == _rest(b, y.core, view.reading)
    return False


def _rest(s: Span, but: Span, whole: Whole) -> list[str]:
    """Return the words of a span that are none of its figure."""
    ts = tokens(s.of(whole.telling.text), s.start, whole.telling.lang)
    return [t.fold for t in ts if t.kind in ("word", "num") and not t.span.overlap(but)]
