"""Whose a thing is, of two sides that both texts name: "Russian mortars" told as "Ukrainian mortars".

Rules and reader alike look for names that a text lacks; here both texts have both. A name right before a
noun says whose it is ("Tarvan guns", "Karsk's envoy"); the noun must stand once in each sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.names import Name, bare, same_word
from variorum.collate.tokens import Token, singular
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant
from variorum.states import demonyms, state_of

BY = "sides@1"
LANGS = ("en",)  # where a name stands before what it says whose it is, with a capital
# Share of the shorter sentence's other words that the other must have, to tell the same of the same.
SAME = 0.6
ENDING = "ian"  # of what people are called in a state that is on no list
LEAST = 4  # letters of a noun


@dataclass(frozen=True, slots=True)
class _Owned:
    """A noun and whose it is, in a sentence."""

    owner: str
    noun: str
    span: Span  # of both


def sides(bead: Bead, view: View) -> Sequence[Variant]:
    """Return things of one side that the reading gives to the other.

    Where both sides changed places it is a role, as it is where either sentence names both; else one was
    put for the other.
    """
    if view.across or view.reading.telling.lang not in LANGS:
        return ()
    out = []
    for j in bead.reading:
        for i in view.linked_base.get(j, ()):
            if i not in bead.base or not _same(i, j, view):
                continue
            changed = list(_changed(i, j, bead, view))
            turned = len({a.owner for a, _ in changed}) > 1 or any(
                _named(b.owner, view.base.names_in((i,))) and _named(a.owner, view.reading.names_in((j,)))
                for a, b in changed
            )
            kind, sure = (Kind.ROLE, 0.75) if turned else (Kind.ENTITY, 0.65)
            out += [found(view, kind, a.span, b.span, by=BY, confidence=sure) for a, b in changed]
    return out[:1] if out and out[0].kind is Kind.ROLE else out


def _changed(i: int, j: int, bead: Bead, view: View) -> Iterator[tuple[_Owned, _Owned]]:
    """Yield what is one side's in a sentence of the base and the other's in one of the reading.

    Both texts name both sides, and none of the sentences round these has it as the other does.
    """
    base, reading = list(_owned(i, view.base)), list(_owned(j, view.reading))
    beside = [x for n in bead.base for x in _owned(n, view.base)]
    after = [x for n in bead.reading for x in _owned(n, view.reading)]
    for a in base:
        rivals = [b for b in reading if b.noun == a.noun]
        if len(rivals) != 1 or sum(x.noun == a.noun for x in base) != 1 or _one(a.owner, rivals[0].owner):
            continue
        b = rivals[0]
        known = _named(b.owner, view.base.names) and _named(a.owner, view.reading.names)
        kept = any(x.noun == b.noun and _one(x.owner, b.owner) for x in beside)
        kept = kept or any(x.noun == a.noun and _one(x.owner, a.owner) for x in after)
        if known and not kept:
            yield a, b


def _owned(i: int, whole: Whole) -> Iterator[_Owned]:
    """Yield the nouns of a sentence that a side stands right before; not of several ("A and B guns")."""
    ts = sentence_tokens(i, whole)
    joins = lexicon.known("speech", whole.telling.lang, "joins")
    for k, (t, after) in enumerate(pairwise(ts)):
        noun = after.kind == "word" and not after.capital and len(after.fold) >= LEAST
        several = k > 1 and ts[k - 1].fold in joins and ts[k - 2].capital
        if noun and not several and _owns(t):
            yield _Owned(_owner(t), singular(after.fold), Span(t.span.start, after.span.end))


def _owns(t: Token) -> bool:
    """Return whether a word says whose the next is: a possessive, what a state's people are called."""
    demonym = t.fold in demonyms() or t.fold.endswith(ENDING)
    return t.kind == "word" and t.capital and (demonym or _owner(t) != t.fold)


def _owner(t: Token) -> str:
    return bare(t.fold).removesuffix("'")


def _one(a: str, b: str) -> bool:
    return same_word(a, b) or (state_of(a) is not None and state_of(a) == state_of(b))


def _named(owner: str, names: Sequence[Name]) -> bool:
    """Return whether an owner is among some names, by any word of its state."""
    return any(_one(owner, w) for n in names for w in n.words)


def _same(i: int, j: int, view: View) -> bool:
    """Return whether two sentences tell the same, names aside."""
    one, other = (
        content([t for t in sentence_tokens(n, whole) if not t.capital])
        for n, whole in ((i, view.base), (j, view.reading))
    )
    return bool(one and other) and len(one & other) >= SAME * min(len(one), len(other))
