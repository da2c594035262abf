"""A part told as the whole, for good what is for now, and as meant what was not.

"Partly because of" as "because of", "provisionally suspended" as "suspended", "hit by mistake" as "hit".
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from variorum import lexicon
from variorum.collate.cause import causal
from variorum.collate.listed import hits, holds
from variorum.collate.numerals import numerals
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import bearing, sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "parts@3"
# Words behind a phrase that must follow, in the reading, the one that stands before it; where none do, words
# before it that must end the reading's clause.
BEHIND = 2
END = "."
# Phrases, and the words that excuse the loss of one: for a part, for what is not final, for what was meant.
RESERVES = {
    "partial": "in_part",
    "chiefly": "in_part",
    "share": "in_part",
    "for_now": "not_final",
    "intent": "meant",
}
# Words on either side of a phrase in which it meets a reason.
NEAR = 3
# Stems round a reason that its sentence must have in the reading, and the share of them.
ABOUT, SHARE = 2, 0.5


def parts(bead: Bead, view: View) -> Sequence[Variant]:
    """Return what the base says with a reserve and the reading without, in the same words or of one reason.

    Nothing is said where the reading's sentence tells it in other words ("contributed", "the main reason").
    """
    lang = view.reading.telling.lang
    if view.across:
        return ()
    out = []
    for i in bead.base:
        ts = _tokens(i, view.base)
        linked = [j for j in view.linked_reading.get(i, ()) if j in bead.reading]
        for k, n, key in _hits(ts, lang):
            behind = ts[k + n].fold if k + n < len(ts) else ""
            if key == "share" and behind in numerals(lang).indefinite:
                continue  # "to become part of a union"
            own = frozenset(t.fold for t in (*ts[:k], *ts[k + n :]))
            if any(_reserved(j, RESERVES[key], own, view) for j in linked):
                continue
            reason = _of_reason(ts, k, n, lang)
            place = next((p for j in linked if (p := _closed_up(ts, k, n, j, view))), None)
            if place is None and reason and key == "partial":
                place = next((p for j in linked if (p := _as_reason(ts, k, n, j, view))), None)
            if place is not None:
                kind = Kind.CERTAINTY if key == "for_now" else Kind.CAUSE if reason else Kind.STRENGTH
                base = Span(ts[k].span.start, ts[min(len(ts), k + n + BEHIND) - 1].span.end)
                out.append(found(view, kind, base, place, by=BY, confidence=0.75))
    return out


def _tokens(i: int, whole: Whole) -> list[Token]:
    """Return the tokens of a sentence without hyphens and commas: "closed, mainly because of ..."."""
    return [t for t in sentence_tokens(i, whole) if t.kind != "dash" and t.fold != ","]


def _hits(ts: Sequence[Token], lang: str) -> Iterator[tuple[int, int, str]]:
    """Yield (first word, words, list) of the phrases of some tokens, in order; none inside another."""
    every = ((k, n, key) for key in RESERVES for k, n in hits(ts, "grades", lang, key))
    last = 0
    for k, n, key in sorted(every):
        if k >= last:
            last = k + n
            yield k, n, key


def _of_reason(ts: Sequence[Token], k: int, n: int, lang: str) -> bool:
    """Return whether a phrase bears on a reason: it names one, or a causal connective stands beside it."""
    beside = ts[max(0, k - NEAR) : k + n + NEAR]
    return holds(beside, "grades", lang, "strong_cause", "reasons")


def _reserved(j: int, words: str, own: AbstractSet[str], view: View) -> bool:
    """Return whether a sentence of the reading makes a reserve in words that the base's has not as well."""
    lang = view.reading.telling.lang
    ts = _tokens(j, view.reading)
    known = lexicon.known("grades", lang, words)
    return holds(ts, "grades", lang, *RESERVES) or any(t.fold in known - own for t in ts)


def _closed_up(ts: Sequence[Token], k: int, n: int, j: int, view: View) -> Span | None:
    """Return the reading's words where those on either side of a phrase stand next to one another.

    A phrase that opens the base's sentence has nothing before it: what stands behind opens the reading's.
    """
    mine, told = _row(ts), _tokens(j, view.reading)
    after = mine[k + n : k + n + BEHIND]
    if k == 0 and len(after) == BEHIND and _row(told)[:BEHIND] == after:
        return Span(told[0].span.start, told[BEHIND - 1].span.end)
    ends = after[:1] == [END]
    wanted = [*mine[max(0, k - (BEHIND if ends else 1)) : k], *after[: 1 if ends else BEHIND]]
    if len(wanted) <= BEHIND or mine[k - 1] == END:
        return None
    there = _row(told)
    m = next((m for m in range(len(there)) if there[m : m + len(wanted)] == wanted), None)
    return None if m is None else Span(told[m].span.start, told[min(m + BEHIND, len(told) - 1)].span.end)


def _row(ts: Sequence[Token]) -> list[str]:
    """Return the words of a sentence, every stop as one sign, and one at its end."""
    row = [END if t.kind == "stop" else t.fold for t in ts]
    return row if row[-1:] == [END] else [*row, END]


def _as_reason(ts: Sequence[Token], k: int, n: int, j: int, view: View) -> Span | None:
    """Return the reading's connective where it gives the same reason, and no part of it."""
    place = causal(j, view.reading)
    about = bearing(ts, k + n - 1)
    both = about & view.reading.stems_of(j)
    return place if place and len(both) >= max(ABOUT, SHARE * len(about)) else None
