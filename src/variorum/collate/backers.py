"""Who paid for it: "funded by the council", a firm being named for its fees, as "funded by the firm"."""

from collections.abc import Sequence
from itertools import takewhile

from variorum.collate.listed import hits, holds
from variorum.collate.names import Name, share_word
from variorum.collate.polarity import negates
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Variant

BY = "backers@1"
# Words between what says that something was paid for and whoever paid, or what was paid for.
REACH = 6


def backers(bead: Bead, view: View) -> Sequence[Variant]:
    """Return who pays in the reading and is in the base for another reason, where somebody else pays there.

    Nothing is said where one of those who pay in the base pays in the reading as well, nor of a name that
    the base's own sentence on who pays has besides.
    """
    if not any(_payers(j, view.reading) for j in bead.reading):
        return ()
    paying = [(i, n) for i in view.base.indices for n in _payers(i, view.base)]
    if not paying:
        return ()
    told = [n for j in view.reading.indices for n in _payers(j, view.reading)]
    if any(share_word(n.words, p.words) for n in told for _, p in paying):
        return ()
    here = [i for i, _ in paying]
    beside = view.base.names_in(here)
    others = [n for n in view.base.names if n not in beside]
    for j in bead.reading:
        for n in _payers(j, view.reading):
            known = any(share_word(n.words, x.words) for x in others)
            if known and not any(share_word(n.words, x.words) for x in beside):
                sure = 0.65 if view.across else 0.75
                return [found(view, Kind.ROLE, paying[0][1].span, n.span, by=BY, confidence=sure)]
    return ()


def _payers(i: int, whole: Whole) -> Sequence[Name]:
    """Return who pays by name in a sentence that denies nothing."""
    return whole.once(_named_payers, i)


def _named_payers(i: int, whole: Whole) -> tuple[Name, ...]:
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    if any(negates(t, lang) for t in ts):
        return ()
    names = whole.names_in((i,))
    out: list[Name] = []
    for h in hits(ts, "backers", lang, "paid"):
        near = tuple(takewhile(lambda t: t.kind != "stop", ts[h.first + h.size :]))[:REACH]
        behind = [n for n in names if any(n.span.overlap(t.span) for t in near)]
        out += behind[:1]
    for h in hits(ts, "backers", lang, "pays"):
        near = ts[h.first + h.size : h.first + h.size + REACH]
        lead = ts[max(0, h.first - REACH) : h.first]
        before = [n for n in names if any(n.span.overlap(t.span) for t in lead)]
        if before and holds(near, "backers", lang, "work"):
            out.append(before[-1])
    return tuple(out)
