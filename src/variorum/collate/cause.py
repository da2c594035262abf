"""A reason put in: the base has one thing after the other, the reading one because of the other."""

from collections.abc import Sequence
from functools import cache

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.tokens import Token, tokens
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
        for k, n in _connectives(ts, lang, "strong_cause"):
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


@cache
def _cut(lang: str, which: str) -> Sequence[tuple[str, ...]]:
    """Return the connectives of a list, the longest first, cut as texts are: a hyphen is a token."""
    phrases = (tuple(t.fold for t in tokens(p)) for p in lexicon.folded("grades", lang, which))
    return sorted(phrases, key=lambda p: (-len(p), p))


def _connectives(ts: Sequence[Token], lang: str, which: str) -> list[tuple[int, int]]:
    """Return (first word, words) of the connectives of a list in some tokens; none overlaps another."""
    phrases = _cut(lang, which)
    out: list[tuple[int, int]] = []
    for k in range(len(ts)):
        n = next((len(p) for p in phrases if tuple(t.fold for t in ts[k : k + len(p)]) == p), 0)
        if n and not (out and out[-1][0] + out[-1][1] > k):
            out.append((k, n))
    return out


def causal(i: int, whole: Whole) -> Span | None:
    """Return the word or phrase that makes a reason of something in a sentence, None where there is none."""
    ts = sentence_tokens(i, whole)
    stems = lexicon.folded("grades", whole.telling.lang, "caused")
    soft = frozenset(("after", "as", "since", "following"))
    found_ = _connectives(ts, whole.telling.lang, "cause")
    hits = [(k, n) for k, n in found_ if n > 1 or ts[k].fold not in soft]
    hits += [(k, 1) for k, t in enumerate(ts) if t.kind == "word" and t.fold.startswith(stems)]
    return Span(ts[hits[0][0]].span.start, ts[sum(hits[0]) - 1].span.end) if hits else None
