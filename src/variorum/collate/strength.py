"""Degree raised or lowered: quantifiers and adverbs of the same thing, verbs that report the same words."""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.join import joined
from variorum.collate.names import same_name
from variorum.collate.tokens import Token, stem
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import bearing, named_tokens, stretches
from variorum.data import Kind, Span, Variant
from variorum.text import fold

BY = "strength@2"
# Steps on a scale of five that a faithful rewrite does not take: "some" and "several" lie nearer.
STEP = 1.0


def strength(bead: Bead, view: View) -> Sequence[Variant]:
    """Return quantifiers and adverbs of another grade for the same thing, reporting verbs of another heat."""
    if view.across:
        return ()
    return [*_graded("quantity", bead, view), *_graded("frequency", bead, view), *_reporting(bead, view)]


def _graded(scale: str, bead: Bead, view: View) -> list[Variant]:
    mine = _words(scale, bead.base, view.base)
    theirs = _words(scale, bead.reading, view.reading)
    out = []
    for a, grade, things, i in mine:
        here = [j for j in view.linked_reading.get(i, ()) if j in bead.reading]
        if any(abs(g - grade) < STEP and things & s for _, g, s, _ in theirs):
            continue
        for b, other, thing, j in theirs:
            if (
                j in here
                and abs(other - grade) >= STEP
                and things & thing
                and stretches(things, (j,), view.reading, 0.3, 1)
            ):
                out.append(found(view, Kind.STRENGTH, a, b, by=BY, confidence=0.75))
                break
    return out


def _words(
    scale: str, sentences: Sequence[int], whole: Whole
) -> list[tuple[Span, float, frozenset[str], int]]:
    """Return the graded words of some sentences: place, grade, the thing graded (two words on), sentence."""
    table = lexicon.values("grades").get(whole.telling.lang, {}).get(scale, {})
    out = []
    for i in sentences:
        ts = [t for t in named_tokens(i, whole) if t.kind != "dash"]
        for k, t in enumerate(ts):
            if t.kind == "word" and t.fold in table and not _superlative(ts, k, whole.telling.lang):
                out.append((t.span, table[t.fold], _thing(ts, k, scale), i))
    return out


def _superlative(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether a word is part of "the most fragile" or "at most", which count nothing."""
    before = lexicon.load("grades").get(lang, {}).get("uncounted_after", ())
    return k > 0 and ts[k - 1].fold in before


def _thing(ts: Sequence[Token], k: int, scale: str) -> frozenset[str]:
    if scale == "frequency":
        return bearing(ts, k)
    words = [t for t in ts[k + 1 : k + 5] if t.kind == "word" and len(t.fold) > 3]
    return frozenset(stem(t.fold) for t in words[:2])


def _reporting(bead: Bead, view: View) -> list[Variant]:
    lang = view.base.telling.lang
    heat = lexicon.values("grades").get(lang, {}).get("reporting", {})
    yields = frozenset(fold(w) for w in lexicon.load("grades").get(lang, {}).get("yielding", ()))
    out = []
    for s in view.reading.said(bead.reading):
        if s.cue is None:
            continue
        cue = fold(s.cue.of(view.reading.telling.text).split()[0])
        for m in joined(s, bead, view)[:1]:
            if m.cue is None:
                continue
            was = fold(m.cue.of(view.base.telling.text).split()[0])
            other = s.speaker and m.speaker and not same_name(s.speaker, m.speaker)
            if other or _said(bead, view) & yields:
                continue
            hotter = cue in heat and was in heat and abs(heat[cue] - heat[was]) >= 2
            owned = cue in yields and heat.get(was) == 0
            if hotter or owned:
                out.append(found(view, Kind.STRENGTH, m.cue, s.cue, by=BY, confidence=0.75))
    return out


def _said(bead: Bead, view: View) -> frozenset[str]:
    return frozenset(w for i in bead.base for w in view.base.words_of(i))
