"""Degree raised or lowered: quantifiers and adverbs of the same thing, verbs that report the same words."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from variorum import lexicon
from variorum.collate.join import joined
from variorum.collate.names import same_name
from variorum.collate.polarity import negates, negator
from variorum.collate.scales import puts_amount
from variorum.collate.tokens import Token, stem
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import bearing, named_tokens, stretches
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "strength@5"
# Steps on a scale of five that a faithful rewrite does not take: "some" and "several" lie nearer.
STEP = 1.0
# Scales whose words say by themselves how far a thing went, and the steps on them that are no shade.
PLAIN, SCALED = ("severity", "damage", "injury", "censure"), 2.0


def strength(bead: Bead, view: View) -> Sequence[Variant]:
    """Return quantifiers and adverbs of another grade for the same thing, reporting verbs of another heat."""
    plain = [v for scale in PLAIN for v in _stepped(scale, bead, view)]
    if view.across:
        return plain
    graded = [v for scale in ("quantity", "frequency") for v in _graded(scale, bead, view)]
    return [*graded, *plain, *_unreserved(bead, view), *_reporting(bead, view)]


def _unreserved(bead: Bead, view: View) -> list[Variant]:
    """Return denials of much of a thing that the reading tells of all of it: "no serious harm", "no harm"."""
    lang = view.base.telling.lang
    known = lexicon.known("grades", lang, "reserving")
    none = lexicon.known("grades", lang, "reserved_after")
    out = []
    for i in bead.base if known else ():
        ts = [t for t in named_tokens(i, view.base) if t.kind != "dash"]
        for k, t in enumerate(ts[:-2]):
            if t.fold not in none or ts[k + 1].fold not in known or ts[k + 2].kind != "word":
                continue
            for j in view.linked_reading.get(i, ()):
                there = [t for t in named_tokens(j, view.reading) if t.kind != "dash"]
                told = {t.fold for t in there}
                if told & known or not (_denies(j, view.reading) and _denies(i, view.base)):
                    continue
                at = next((m for m in range(1, len(there)) if there[m].fold == ts[k + 2].fold), None)
                if at is not None and there[at - 1].fold in none:
                    base = Span(t.span.start, ts[k + 2].span.end)
                    reading = Span(there[at - 1].span.start, there[at].span.end)
                    out.append(found(view, Kind.STRENGTH, base, reading, by=BY, confidence=0.8))
    return out


def _denies(i: int, whole: Whole) -> bool:
    return any(negates(t, whole.telling.lang) for t in named_tokens(i, whole))


def _stepped(scale: str, bead: Bead, view: View) -> list[Variant]:
    """Return the one word of a plain scale that took the place of one far off: "hurt" told as "killed".

    Each side has that grade alone, of the same thing; across a language border, in each other's only
    counterpart.
    """
    mine, theirs = _words(scale, bead.base, view.base), _words(scale, bead.reading, view.reading)
    if len({g for _, g, _, _ in mine}) != 1 or len({g for _, g, _, _ in theirs}) != 1:
        return []
    for a, grade, things, i in mine:
        for b, other, thing, j in theirs:
            if abs(other - grade) < SCALED or j not in view.linked_reading.get(i, ()):
                continue
            if view.across:
                only = view.linked_reading[i] == (j,) and view.linked_base.get(j) == (i,)
                same = only and len(mine) == len(theirs) == 1
            else:
                same = len(things & thing) >= 1 and bool(
                    stretches(things, (j,), view.reading, 0.3, min(2, len(things)))
                )
            if same and not any(_negated(k, w) for k, w in ((i, view.base), (j, view.reading))):
                return [found(view, Kind.STRENGTH, a, b, by=BY, confidence=0.6 if view.across else 0.75)]
    return []


def _negated(i: int, whole: Whole) -> bool:
    return any(negator(w, whole.telling.lang) for w in whole.words_of(i))


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
    return [(*x, i) for i in sentences for x in whole.once(_on(scale), i)]


@cache
def _on(scale: str) -> Callable[[int, Whole], list[tuple[Span, float, frozenset[str]]]]:
    """Return what reads the words of one scale in a sentence."""

    def read(i: int, whole: Whole) -> list[tuple[Span, float, frozenset[str]]]:
        lang = whole.telling.lang
        table = lexicon.numbers("grades", lang, scale)
        ts = [t for t in named_tokens(i, whole) if t.kind != "dash"] if table else []
        out = []
        for k, t in enumerate(ts):
            grade = _grade(t, table)
            if grade is None or (k and negates(ts[k - 1], lang)):
                continue  # "not all", "not always": some, and now and then
            if not _superlative(ts, k, lang):
                out.append((t.span, grade, _thing(ts, k, scale)))
        return out

    return read


def degrees(sentences: Sequence[int], whole: Whole) -> list[tuple[Span, float]]:
    """Return the words of some sentences that say how many or how often, each with its grade."""
    return [(w[0], w[1]) for scale in ("quantity", "frequency") for w in _words(scale, sentences, whole)]


def _grade(t: Token, table: Mapping[str, float]) -> float | None:
    """Return a word's grade; an entry that ends in a star holds every word that begins so."""
    if t.kind != "word":
        return None
    if t.fold in table:
        return table[t.fold]
    return next((g for w, g in table.items() if w[-1] == "*" and t.fold.startswith(w[:-1])), None)


def _superlative(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether a word is part of "the most fragile" or "at most", which count nothing."""
    before, all_ = (lexicon.known("grades", lang, key) for key in ("uncounted_after", "counted_all"))
    return k > 0 and ts[k - 1].fold in before and ts[k].fold not in all_


def _thing(ts: Sequence[Token], k: int, scale: str) -> frozenset[str]:
    if scale != "quantity":
        return bearing(ts, k)
    after = [t for t in ts[k + 1 : k + 5] if t.kind == "word" and len(t.fold) > 3]
    return frozenset(stem(t.fold) for t in after[:2])


def _reporting(bead: Bead, view: View) -> list[Variant]:
    lang = view.base.telling.lang
    heat = lexicon.numbers("grades", lang, "reporting")
    yields = lexicon.known("grades", lang, "yielding")
    charging = lexicon.known("roles", lang, "transitive")
    sums = lexicon.known("grades", lang, "sums")
    out = []
    for s in view.reading.said(bead.reading):
        if s.cue is None:
            continue
        cue = _verb(s.cue, view.reading, heat, yields)
        for m in joined(s, bead, view)[:1]:
            if m.cue is None:
                continue
            was = _verb(m.cue, view.base, heat, yields)
            other = s.speaker and m.speaker and not same_name(s.speaker, m.speaker)
            if other or _said(bead, view) & yields:
                continue
            if {cue, was} <= sums and _amount(s.cue, view.reading) and _amount(m.cue, view.base):
                continue
            hotter = cue in heat and was in heat and abs(heat[cue] - heat[was]) >= 2
            if hotter and was in charging and heat[cue] < heat[was]:
                continue  # "accused the union of lying" says that it lied
            owned = cue in yields and heat.get(cue, 0) == heat.get(was) == 0
            if hotter or owned:
                out.append(found(view, Kind.STRENGTH, m.cue, s.cue, by=BY, confidence=0.75))
    return out


def _amount(cue: Span, whole: Whole) -> bool:
    """Return whether what is asked for, behind the verb, is a number: "seven years"."""
    behind = [t for i in whole.around(cue, 0) for t in named_tokens(i, whole) if t.span.start >= cue.end]
    return puts_amount(behind, whole.telling.lang)


def _verb(cue: Span, whole: Whole, heat: Mapping[str, float], yields: AbstractSet[str]) -> str:
    """Return the word of a cue that says how it was said: the verb, not the auxiliary of "a reconnu"."""
    parts = [fold(w) for w, _ in words(cue.of(whole.telling.text))]
    return next((w for w in parts if w in yields or w in heat), parts[0] if parts else "")


def _said(bead: Bead, view: View) -> frozenset[str]:
    return frozenset(w for i in bead.base for w in view.base.words_of(i))
