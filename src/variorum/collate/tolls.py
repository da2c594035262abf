"""The dead told as hurt or missing, and the reverse: "3 killed and 12 hurt" as "12 killed and 3 hurt".

Both numbers stand in both texts, so that no look at figures alone finds them changed. A word for what
became of them right beside a number says what it counts, and does so in any of our languages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum import lexicon
from variorum.collate.agreement import meets
from variorum.collate.listed import sort_of
from variorum.collate.numerals import numerals
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "tolls@1"
# Words between a number and the word for what became of those that it counts.
NEAR = 10
FATES = ("dead", "hurt", "missing")


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people and what became of them, in a sentence."""

    fate: str
    q: Quantity
    span: Span  # of both


def tolls(bead: Bead, view: View) -> list[Variant]:
    """Return numbers of dead that are the base's of hurt, or of dead and hurt together, and the reverse.

    So are those of the missing. The base must tell how many it was in the sentence that is told here, and the
    number nowhere of these; and the reading must tell the base's number of them nowhere.
    """
    out = []
    for j in bead.reading:
        linked = [i for i in view.linked_base.get(j, ()) if i in bead.base]
        theirs = [t for i in linked for t in view.base.each(_tolls, i)]
        for b in view.reading.each(_tolls, j):
            a = _exchanged(b, theirs, view)
            if a is not None:
                kind = Kind.NUMBER if a.fate == b.fate else Kind.STRENGTH
                out.append(found(view, kind, a.span, b.span, by=BY, confidence=0.85))
    return out


def _exchanged(b: Toll, theirs: Sequence[Toll], view: View) -> Toll | None:
    """Return the toll of the base that stood in the place of one of the reading that is another's."""
    same = [t for t in view.base.every(_tolls) if t.fate == b.fate]
    if any(meets(t.q, b.q) for t in same):
        return None
    others = [t for t in theirs if t.fate != b.fate]
    place = next((t for t in theirs if t.fate == b.fate), None)
    moved = next((t for t in others if meets(t.q, b.q)), None)
    if place is None:  # "three died" told as "three were hurt", of whom the base tells nothing, or of others
        if moved is None or _told(moved, view.reading):
            return None
        kept = view.across and all(_told(t, view.reading) for t in same)  # words abroad can't be compared
        return moved if not same or kept or moved.q.nouns & b.q.nouns else None
    if _told(place, view.reading):
        return None
    every = b.fate == "dead" and any(place.q.value + t.q.value == b.q.value for t in others)
    return place if moved or every else None


def _told(t: Toll, whole: Whole) -> bool:
    """Return whether a text tells this number of this fate anywhere."""
    return any(x.fate == t.fate and meets(x.q, t.q) for x in whole.every(_tolls))


def _tolls(i: int, whole: Whole) -> Iterator[Toll]:
    """Yield the tolls of a sentence: each word for a fate with the number beside it."""
    return counts(i, whole, FATES)


def counts(i: int, whole: Whole, sorts: tuple[str, ...]) -> Iterator[Toll]:
    """Yield the numbers of a sentence that stand beside a word for what became of so many, of some sorts."""
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    counted = [q for q in whole.quantities_in((i,)) if q.unit == "count" and q.part_of is None]
    at = {k: q for q in counted for k, t in enumerate(ts) if t.span.start == q.core.start}
    fates = {k: fate for k, t in enumerate(ts) if (fate := _fate(t, lang, sorts)) is not None}
    beasts = lexicon.known("harm", lang, "beasts")
    for k, fate in fates.items():
        if {k - 2, k + 2} & fates.keys():
            continue  # "seven killed or hurt"
        of = k + 1 < len(ts) and ts[k + 1].fold in numerals(lang).of  # "deaths of five"
        behind = k + 2 if of else k + 1
        sides = (range(behind, min(len(ts), k + 2 + NEAR)), range(k - 1, max(-1, k - 2 - NEAR), -1))
        does = ts[k].fold in lexicon.known("harm", lang, "doing")  # before "killing" stands who did it
        near = (_number(side, ts, at, fates, lang) for side in (sides[:1] if does else sides[::-1]))
        n = next((n for n in near if n is not None), None)
        if n is None:
            continue
        first, last = min(k, n), max(k, n)
        if not any(t.fold in beasts for t in ts[first : last + 3]):
            ends = (min(at[n].span.start, ts[k].span.start), max(at[n].span.end, ts[k].span.end))
            yield Toll(fate, at[n], Span(*ends))


def _number(
    side: range, ts: Sequence[Token], at: dict[int, Quantity], fates: dict[int, str], lang: str
) -> int | None:
    """Return where the next number on one side of a word stands, none of another word or clause before it.

    "Four of the hurt" are a part of them.
    """
    apart = lexicon.known("speech", lang, "joins") | numerals(lang).of
    for k in side:
        if k in at:
            return k
        if k in fates or ts[k].kind == "stop" or ts[k].fold in apart:
            return None
    return None


def _fate(t: Token, lang: str, sorts: tuple[str, ...]) -> str | None:
    """Return what a word says became of people."""
    return sort_of(t.fold, "harm", lang, sorts) if t.kind == "word" else None
