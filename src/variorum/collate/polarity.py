"""A negation lost: "did not rule out" told as "ruled out"."""

from collections.abc import Sequence
from itertools import takewhile

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import AFTER, BEFORE, bearing, named_tokens, sentence_tokens, stretches
from variorum.data import Kind, Span, Variant
from variorum.text import fold

BY = "polarity@2"
# A negation bears on few words, so more of them must be there than for a hedge.
TOLD = 0.6
LEAST = 3
# Words on either side of a negator in which the verb stands that it turns.
NEAR = 3


def polarity(bead: Bead, view: View) -> Sequence[Variant]:
    """Return negated clauses of the base that the reading tells with no negation or denial near them."""
    if view.across:
        return ()
    # Only negations lost: one that came in is mostly the same thing said from the other end ("missing",
    # "nobody has seen her"), which words can't tell apart; nothing is said of those.
    return [
        found(view, Kind.POLARITY, base, reading, by=BY, confidence=0.75)
        for i in bead.base
        for base, reading in _flipped(i, view.linked_reading.get(i, ()), view.base, view.reading)
    ]


def negates(t: Token, lang: str) -> bool:
    """Return whether a word is a negator, a contracted one included."""
    table = lexicon.load("negation").get(lang, {})
    return t.fold in {fold(w) for w in table.get("negators", ())} or t.fold.endswith(("n't", "n’t"))


def _flipped(i: int, linked: Sequence[int], one: Whole, other: Whole) -> list[tuple[Span, Span]]:
    lang = one.telling.lang
    ts = named_tokens(i, one)
    out = []
    for k, t in enumerate(ts):
        if t.kind != "word" or not negates(t, lang):
            continue
        follow = sum(1 for _ in takewhile(lambda x: x.kind != "stop", ts[k + 1 :]))
        bears = bearing(ts, k, BEFORE if follow > NEAR else AFTER)  # where verbs come last, little follows
        hits = stretches(bears, linked, other, TOLD, LEAST)
        so_far = lexicon.load("negation").get(lang, {}).get("so_far", ())
        after = [content((x,)) for x in ts[k + 1 : k + 4] if x.fold not in so_far]
        head = next((stems for stems in after if stems), set())
        if len(hits) != 1 or not head & hits[0].held:
            continue
        beside = [*ts[max(0, k - NEAR) : k], *ts[k + 1 : k + 1 + NEAR]]
        negated = frozenset(content([x for x in beside if x.kind != "stop"]))
        if any(_denies(x, lang, bears, negated) for x in sentence_tokens(hits[0].sentence, other)):
            continue
        out.append((Span(t.span.start, ts[min(len(ts) - 1, k + 3)].span.end), hits[0].span))
    return out


def _denies(t: Token, lang: str, bears: frozenset[str], negated: frozenset[str]) -> bool:
    """Return whether a word of the reading denies, whatever was negated.

    What was negated does not excuse the loss, "did not rule out" and "ruled out"; a verb of denying that
    stood further off may: "none was passed, all were rejected".
    """
    if t.kind != "word":
        return False
    table = lexicon.load("negation").get(lang, {})
    if t.fold in {fold(w) for w in table.get("deny_words", ())} and not content((t,)) & negated:
        return True
    if content((t,)) & bears:
        return False
    return negates(t, lang) or any(
        t.fold.startswith(fold(w)) and (len(w) > 2 or len(t.fold) > len(w) + 2) for w in table.get("like", ())
    )
