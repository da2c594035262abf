"""A term of prison that was asked for, told as the one that a court gave, and the reverse.

"Prosecutors want seven years in prison" told as "he was given seven years": the figure is the same, and what
stands beside it says what it is, in any of our languages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.collate.listed import sort_of
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "terms@1"
# Words from a length to the one that says what it is.
NEAR = 10
WHAT = ("asked", "given")


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of prison in a sentence: how long, and whether somebody asked for it or got it."""

    what: str
    seconds: float
    span: Span


def terms(bead: Bead, view: View) -> list[Variant]:
    """Return terms that the reading has given where the base has them asked for, or the other way round.

    Neither text may tell both of one length: a court may give what it was asked for.
    """
    base, reading = view.base.every(_terms), view.reading.every(_terms)
    out = []
    for b in (t for j in bead.reading for t in view.reading.each(_terms, j)):
        theirs = [t for t in base if t.seconds == b.seconds]
        mine = {t.what for t in reading if t.seconds == b.seconds}
        if theirs and len({t.what for t in theirs}) == len(mine) == 1 and theirs[0].what != b.what:
            out.append(found(view, Kind.CERTAINTY, theirs[0].span, b.span, by=BY, confidence=0.75))
    return out


def _terms(i: int, whole: Whole) -> Iterator[_Term]:
    """Yield the terms of a sentence."""
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    told = {k: what for k, t in enumerate(ts) if (what := _what(t, lang, WHAT))}
    if not told or not any(_what(t, lang, ("prison",)) for t in ts):
        return
    for q in whole.quantities_in((i,)):
        near = _nearest(q, ts, told) if q.unit == "time" and q.hedge is None else None
        if near is not None:
            at = ts[near].span
            span = Span(min(at.start, q.core.start), max(at.end, q.core.end))
            yield _Term(told[near], q.value, span)


def _nearest(q: Quantity, ts: Sequence[Token], told: dict[int, str]) -> int | None:
    """Return which word says what a length is: the nearest, of two the one before."""
    inside = [k for k, t in enumerate(ts) if q.core.overlap(t.span)]
    if not inside:
        return None
    away = {k: inside[0] - k if k < inside[0] else k - inside[-1] for k in told if k not in inside}
    best = min(away, key=lambda k: (away[k], k), default=None)
    return best if best is not None and away[best] <= NEAR else None


def _what(t: Token, lang: str, keys: tuple[str, ...]) -> str | None:
    return sort_of(t.fold, "terms", lang, keys) if t.kind == "word" else None
