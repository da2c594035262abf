"""Hedges, modals and conditions that a reading dropped: "may rise" told as "will rise"."""

from collections.abc import Sequence
from functools import lru_cache

from variorum import lexicon
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, found
from variorum.collate.window import bearing, sentence_tokens, stretches
from variorum.data import Kind, Span, Variant
from variorum.text import fold

BY = "certainty@1"


@lru_cache(maxsize=16)
def _table(lang: str) -> dict[str, tuple[str, ...]]:
    return {k: tuple(fold(w) for w in v) for k, v in lexicon.load("hedges").get(lang, {}).items()}


def certainty(bead: Bead, view: View) -> Sequence[Variant]:
    """Return hedged claims of the base that the reading tells with no hedge, modal or condition near them."""
    if view.across:
        return ()
    out = []
    for i in bead.base:
        linked = [j for j in view.linked_reading.get(i, ()) if j in bead.reading]
        ts = sentence_tokens(i, view.base)
        for k, t in enumerate(ts):
            if not hedge(t, view.base.telling.lang, "core") or any(
                t.span.overlap(p.span) for p in view.base.points
            ):
                continue  # the month of May is no modal
            told = _told(bearing(ts, k), linked, view)
            if told is not None:
                base = Span(t.span.start, ts[min(len(ts) - 1, k + 2)].span.end)
                out.append(found(view, Kind.CERTAINTY, base, told, by=BY, confidence=0.7))
    return out


def hedge(t: Token, lang: str, which: str = "any") -> bool:
    """Return whether a word leaves a claim open.

    "core" asks for those that carry the whole doubt, "any" for every kind.
    """
    table = _table(lang)
    if t.kind != "word":
        return False
    if which == "core":
        return t.fold in table.get("core_modals", ()) or t.fold.startswith(table.get("core", ()) or ("\0",))
    return (
        t.fold in table.get("modals", ())
        or t.fold in table.get("conditions", ())
        or t.fold.startswith(table.get("hedges", ()) or ("\0",))
        or t.fold.startswith(table.get("core", ()) or ("\0",))
    )


def _told(doubt: frozenset[str], linked: Sequence[int], view: View) -> Span | None:
    """Return the reading's words for the doubtful thing where no linked sentence has a hedge near them."""
    whole, best = view.reading, None
    for x in stretches(doubt, linked, whole):
        near = Span(x.near[0].span.start, x.near[-1].span.end).of(whole.telling.text)
        if any(hedge(t, whole.telling.lang) for t in x.near) or _phrase(near, whole.telling.lang):
            return None
        best = x.span
    return best


def _phrase(text: str, lang: str) -> bool:
    plain = " ".join(fold(w) for w in text.replace("'", " ").replace("’", " ").split())
    return any(p in plain for p in _table(lang).get("phrases", ()))
