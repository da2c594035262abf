"""A reason put in: the base has one thing after the other, the reading one because of the other."""

from collections.abc import Sequence
from itertools import chain

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.listed import hits
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import named_tokens, sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "cause@2"
# Words on either side of a connective that say what it ties together.
SIDE = 8
# Stems of each side that the base's linked sentence must hold: it tells both things, and ties them otherwise.
BOTH = 2


def cause(bead: Bead, view: View) -> Sequence[Variant]:
    """Return causal connectives of the reading between things that the base tells without any causal word."""
    if view.across:
        return ()
    out = []
    lang = view.reading.telling.lang
    for j in bead.reading:
        linked = [i for i in view.linked_base.get(j, ()) if i in bead.base]
        ts = named_tokens(j, view.reading)
        for k, n in hits(ts, "grades", lang, "strong_cause"):
            left, right = content(ts[max(0, k - SIDE) : k]), content(ts[k + n : k + n + SIDE])
            place = next(
                (
                    i
                    for i in linked
                    if len(left & view.base.stems_of(i)) >= BOTH
                    and len(right & view.base.stems_of(i)) >= BOTH
                ),
                None,
            )
            if place is None or any(causal(i, view.base) for i in linked):
                continue
            reading = Span(ts[k].span.start, ts[min(len(ts) - 1, k + n)].span.end)
            out.append(
                found(view, Kind.CAUSE, view.base.telling.sentences[place], reading, by=BY, confidence=0.7)
            )
    return out


def causal(i: int, whole: Whole) -> Span | None:
    """Return the word or phrase that makes a reason of something in a sentence, None where there is none."""
    ts = sentence_tokens(i, whole)
    stems = lexicon.folded("grades", whole.telling.lang, "caused")
    soft = frozenset(("after", "as", "since", "following"))
    told = hits(ts, "grades", whole.telling.lang, "cause")
    firm = (h.span(ts) for h in told if h.size > 1 or ts[h.first].fold not in soft)
    made = (t.span for t in ts if t.kind == "word" and t.fold.startswith(stems))
    return next(chain(firm, made), None)
