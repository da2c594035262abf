"""An opposite in the place of a word: "rose" told as "fell", "denied" told as "admitted"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum import lexicon
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import bearing, named_tokens, stretches
from variorum.data import Kind, Span, Variant
from variorum.text import fold

BY = "opposites@1"
PAIRS = (
    ("rise", "fall"), ("accept", "reject"), ("accept", "deny"), ("admit", "deny"), ("admit", "reject"),
    ("convict", "acquit"), ("allow", "forbid"), ("open", "close"), ("uphold", "overturn"),
    ("lawful", "unlawful"), ("seize", "free"),
)  # fmt: skip
# Those that can be compared where words can't say what rose or was refused: a claim, a verdict, a law.
ABROAD = frozenset({("admit", "deny"), ("convict", "acquit"), ("uphold", "overturn"), ("lawful", "unlawful")})
# Within this language `poles` finds them; its words here are for the borders.
CHECKED = "en"
# Share of what the word bears on that the reading's must hold as well, and how many stems at least.
TOLD, LEAST = 0.5, 2
# Words of the reading's sentence that can tell the same from the other end.
_TURNING = ("negators", "deny_words")


@dataclass(frozen=True, slots=True)
class _Pole:
    """A word for one of two opposites: its place, the thing that it bears on and its sentence."""

    span: Span
    thing: frozenset[str]
    sentence: int


def opposites(bead: Bead, view: View) -> Sequence[Variant]:
    """Return words of the base in whose place the reading has their opposite, of the same thing.

    Neither side has both, nor any negation: "was not approved" is "was rejected". Across a language border
    only claims and verdicts are looked at, the two sentences must be each other's only counterpart, and hold
    one such word each.
    """
    if view.base.telling.lang == view.reading.telling.lang == CHECKED:
        return ()
    out = []
    pairs = [p for p in PAIRS if p in ABROAD or not view.across]
    for one, other in (*pairs, *((b, a) for a, b in pairs)):
        base, reading = _poles(bead.base, one, view.base), _poles(bead.reading, other, view.reading)
        if not base or not reading:
            continue
        if _poles(bead.base, other, view.base) or _poles(bead.reading, one, view.reading):
            continue
        place = next(((a, b) for a in base for b in reading if _stands_for(a, b, bead, view)), None)
        if place is not None:
            sure = 0.6 if view.across else 0.75
            out.append(found(view, Kind.POLARITY, place[0].span, place[1].span, by=BY, confidence=sure))
    return out


def _stands_for(a: _Pole, b: _Pole, bead: Bead, view: View) -> bool:
    if b.sentence not in view.linked_reading.get(a.sentence, ()):
        return False
    if _turned(a.sentence, view.base, a.span) or _turned(b.sentence, view.reading, b.span):
        return False
    if view.across:
        only = view.linked_reading[a.sentence] == (b.sentence,)
        only = only and view.linked_base.get(b.sentence) == (a.sentence,)
        return only and _single(a, view.base) and _single(b, view.reading)
    shared = a.thing & b.thing
    return len(shared) >= min(LEAST, len(a.thing), len(b.thing)) and bool(
        stretches(a.thing, (b.sentence,), view.reading, TOLD, min(LEAST, len(a.thing)))
    )


def _single(p: _Pole, whole: Whole) -> bool:
    """Return whether a sentence holds one word of all the lists and no more."""
    every = {x.span for pair in PAIRS for side in pair for x in _poles((p.sentence,), side, whole)}
    return every == {p.span}


def _turned(i: int, whole: Whole, but: Span) -> bool:
    """Return whether a sentence has a negation or a denial besides a word."""
    table = lexicon.load("negation").get(whole.telling.lang, {})
    known = {fold(w) for key in _TURNING for w in table.get(key, ())}
    others = [t.fold for t in named_tokens(i, whole) if not t.span.overlap(but)]
    return any(w in known or w.endswith("n't") for w in others)


@lru_cache(maxsize=16)
def _table(lang: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    table = lexicon.load("opposites").get(lang, {})
    return {key: tuple(tuple(fold(w).split()) for w in entries) for key, entries in table.items()}


def _poles(sentences: Sequence[int], side: str, whole: Whole) -> list[_Pole]:
    entries = _table(whole.telling.lang).get(side, ())
    out = []
    for i in sentences if entries else ():
        ts = named_tokens(i, whole)
        for k in range(len(ts)):
            n = max((len(e) for e in entries if _stands(e, ts[k : k + len(e)])), default=0)
            if n:
                out.append(_Pole(Span(ts[k].span.start, ts[k + n - 1].span.end), bearing(ts, k), i))
    return out


def _stands(entry: tuple[str, ...], ts: Sequence[Token]) -> bool:
    return len(ts) == len(entry) and all(
        t.kind == "word" and (t.fold.startswith(e[:-1]) if e[-1] == "*" else t.fold == e)
        for e, t in zip(entry, ts, strict=True)
    )
