"""Nobody told as somebody, or the reverse: "no one was hurt" as "two people were hurt".

So is harm to people that the base says there was none of: "caused no casualties" told as "cost lives".
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile

from variorum import lexicon
from variorum.collate.agreement import meets
from variorum.collate.clauses import content
from variorum.collate.listed import Hit, hits, listed, place
from variorum.collate.polarity import negated, negates, says_no
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import Token, tokens_before, tokens_behind
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "nobody@2"
# Words behind "nobody" that say what nobody did, up to a mark; share of their stems that the other must have.
DID, SHARE = 7, 0.6
# Words between a number of people and what they did.
NEAR = 4
BOTH = 2  # stems of those of whom none did it, and of what
# Words between one that kills or hurts and those whom it does, and between "cost" and "lives".
WHOM = 4
FEW = 12  # up to this a number is met by chance anywhere in an article


def nobody(bead: Bead, view: View) -> Sequence[Variant]:
    """Return what one text says of nobody and the other of some number, that the first has nowhere.

    Nothing is said where the other denies anything in its sentence, or the first tells both.
    """
    if view.across:
        return ()
    out = []
    for i in bead.base:
        for a, b in _pairs(i, view.linked_reading.get(i, ()), view.base, view.reading):
            out.append(found(view, Kind.POLARITY, a, b, by=BY, confidence=0.8))
    for j in bead.reading:
        for b, a in _pairs(j, view.linked_base.get(j, ()), view.reading, view.base):
            out.append(found(view, Kind.POLARITY, a, b, by=BY, confidence=0.8))
    return [*out, *_harmed(bead, view)]


def _harmed(bead: Bead, view: View) -> list[Variant]:
    """Return harm to people where the base has none: no other sentence of it tells any of the like."""
    out = []
    for i in bead.base:
        none = view.base.once(_unharmed, i)
        if none is None or view.base.once(_harm, i) is not None:
            continue
        for j in view.linked_reading.get(i, ()):
            harm = view.reading.once(_harm, j)
            if harm is None or view.reading.once(_unharmed, j) is not None or _denies(j, view.reading):
                continue
            about = view.reading.stems_of(j)
            if not any(len(told & about) >= BOTH for told in view.base.overall(_harms)):
                out.append(found(view, Kind.POLARITY, none, harm, by=BY, confidence=0.8))
    return out


def _unharmed(i: int, whole: Whole) -> Span | None:
    """Return the words of a sentence for there being no dead and no hurt."""
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    if (at := place(ts, "harm", lang, "none")) is not None or lang == "en":
        return at
    does = lexicon.folded("harm", lang, "does")
    for k, n in whole.each(_empties, i):  # "Verletzt wurde bei dem Brand niemand."
        row = [*_clause(ts[:k][::-1])[::-1], *ts[k : k + n], *_clause(ts[k + n :])]
        told = [t for t in row if listed(t.fold, does)]
        if told:
            first, last = min(told[0].span, ts[k].span), max(told[-1].span, ts[k + n - 1].span)
            return Span(first.start, last.end)
    return None


def _clause(ts: Sequence[Token]) -> list[Token]:
    """Return the first of some tokens, up to a mark."""
    return list(takewhile(lambda t: t.kind != "stop", ts))


def _harm(i: int, whole: Whole) -> Span | None:
    """Return the words of a sentence for people's death or hurt, where nothing before them denies it."""
    lang = whole.telling.lang
    keys = ("toll", "does", "lives", "takes", "whom", "beasts")
    toll, does, lives, takes, whom, beasts = (lexicon.folded("harm", lang, k) for k in keys)
    ts = sentence_tokens(i, whole)
    for k, t in enumerate(ts):
        before = ts[max(0, k - WHOM) : k]
        near = [x.fold for x in ts[max(0, k - WHOM) : k + 1 + WHOM]]
        people = any(listed(x, whom) for x in near) and not any(listed(x, beasts) for x in near)
        led = [n for n in range(k - len(before), k) if t.fold in lives and ts[n].fold in takes]
        harm = listed(t.fold, toll) or (people and listed(t.fold, does)) or led
        if harm and not negated(ts, k, lang) and not _negated_behind(ts, k, lang):
            return Span(ts[min([max(0, k - 1), *led])].span.start, t.span.end)
    return None


def _negated_behind(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether a word is denied by one behind it, as other languages may: "Verletzt wurde niemand"."""
    return lang != "en" and any(negates(t, lang) for t in _clause(ts[k + 1 :]))


def _harms(whole: Whole) -> tuple[AbstractSet[str], ...]:
    """Return what each sentence of the whole text that tells of such harm is about."""
    return tuple(whole.stems_of(i) for i in whole.indices if whole.once(_harm, i) is not None)


def _pairs(i: int, linked: Sequence[int], one: Whole, other: Whole) -> list[tuple[Span, Span]]:
    """Return (the words with nobody, the other's with a number) of a sentence and those linked to it."""
    ts = sentence_tokens(i, one)
    out = []
    for k, n in one.each(_empties, i):
        did = list(ts[k + n : k + n + DID])
        stop = next((x for x, t in enumerate(did) if t.kind == "stop"), len(did))
        of = stop > 0 and did[0].fold == "of"  # "none of the patients" has yet to say what none did
        stems = content(did[:stop])
        if (of and len(stems) < BOTH) or not stems.isdisjoint(other.overall(_denied)):
            continue  # the other says the like of nobody, too, wherever it does
        for j in linked:
            place = _some(stems, j, one, other) if stems else None
            if place is not None:
                last = did[stop - 1] if stop else ts[k + n - 1]
                out.append((Span(ts[k].span.start, last.span.end), place))
                break
    return out


def _denied(whole: Whole) -> AbstractSet[str]:
    """Return what the sentences of the whole text that tell of nobody are about."""
    return frozenset().union(*(whole.stems_of(i) for i in whole.indices if whole.each(_empties, i)))


def _empties(i: int, whole: Whole) -> Iterator[Hit]:
    """Return the phrases of a sentence that tell of nobody: "no one", "none"."""
    return hits(sentence_tokens(i, whole), "negation", whole.telling.lang, "nobody")


def _some(stems: AbstractSet[str], j: int, one: Whole, other: Whole) -> Span | None:
    """Return the other's number and what so many did, where its sentence denies nothing."""
    ts = sentence_tokens(j, other)
    if _denies(j, other):
        return None
    if len(stems & other.stems_of(j)) < max(1, SHARE * len(stems)):
        return None
    for q in other.quantities_in((j,)):
        if q.unit != "count" or q.value < 1 or _told(q, one):
            continue
        behind = tokens_behind(ts, q.core)[: NEAR + 1]
        hit = _done(behind, stems)
        if hit is not None:
            return Span(q.span.start, hit.span.end)
        # Elsewhere the verb stands first as often: "Пострадали двое", "resultaron heridas dos personas".
        before = tokens_before(ts, q.core)[::-1][:NEAR]
        hit = None if other.telling.lang == "en" else _done(before, stems)
        if hit is not None:
            return Span(hit.span.start, q.span.end)
    return None


def _done(near: Sequence[Token], stems: AbstractSet[str]) -> Token | None:
    """Return the first of some words that tells what was done, before any mark."""
    return next((t for t in _clause(near) if content((t,)) & stems), None)


def _denies(j: int, whole: Whole) -> bool:
    """Return whether a sentence denies anything."""
    return says_no(sentence_tokens(j, whole), whole.telling.lang)


def _told(q: Quantity, whole: Whole) -> bool:
    """Return whether a text has a number too, of the same things."""
    return any(meets(b, q) and (b.nouns & q.nouns or b.value == q.value > FEW) for b in whole.quantities)
