"""Whom a number counts: "73 people" told as "73 children", where the base tells of no children.

Between two languages, of whom or what as well: "27 pupils" told as "27 Lehrer". The lists of one name in
`lexicon/crowds.toml` are each other's translations.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum import lexicon
from variorum.collate.agreement import meets
from variorum.collate.listed import hits, listed
from variorum.collate.numerals import numerals
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import Token, tokens_behind
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant
from variorum.text import fold

BY = "counted@2"
# Words from a number to the word for whom it counts: "73 young local people".
NEAR = 3
# The list of lists of what anybody can be.
STATES = "states"
# Words between a number and what it counts, of those that no list has: "27 young teachers".
BETWEEN = 1
# Languages in which whose a thing is stands right behind it, and how adjectives end there.
DECLINED, ADJECTIVES = ("ru", "uk"), ("ых", "их")
# One or two people may be told by what they are in any text, and the number says nothing.
LEAST = 3


@dataclass(frozen=True, slots=True)
class _Counted:
    q: Quantity
    span: Span  # from the number to the word
    word: str


@dataclass(frozen=True, slots=True)
class _Group:
    """People of a sort: what they are called, and what says that there were some."""

    name: str  # by which other languages call them; none of a group that is not compared
    names: tuple[str, ...]
    others: tuple[str, ...]


def counted(bead: Bead, view: View) -> list[Variant]:
    """Return numbers of people that the reading tells of a group of them that the base has nowhere.

    What bears a group out ("pupils", "school" for children) is looked for in the whole of the base, in the
    base's language.
    """
    out = _abroad(bead, view) if view.across else []
    groups = _groups(view.reading.telling.lang)
    anybody = lexicon.known("siblings", view.base.telling.lang, "anybody")
    for j in bead.reading:
        linked = [i for i in view.linked_base.get(j, ()) if i in bead.base]
        theirs = [c for i in linked for c in _told(i, view.base, anybody)]
        for b in _told(j, view.reading, [w for g in groups for w in g.names]):
            if not theirs or _borne_out(b.word, groups, view):
                continue
            a = next((c for c in theirs if c.q.unit == b.q.unit and meets(c.q, b.q)), None)
            if a is not None:
                out.append(found(view, Kind.ENTITY, a.span, b.span, by=BY, confidence=0.75))
    return out


def _abroad(bead: Bead, view: View) -> list[Variant]:
    """Return numbers of the reading that count another sort of people or things than the base's do.

    Neither sentence has the other's sort at all, nor does either text count so many of it anywhere; of what
    anybody can be, patients or prisoners, no text tells that has people of the other sort.
    """
    out = []
    for j in bead.reading:
        linked = [i for i in view.linked_base.get(j, ()) if i in bead.base]
        theirs = [(i, c) for i in linked for c in view.base.each(_crowds, i)]
        for b in view.reading.each(_crowds, j):
            same = [(i, a) for i, a in theirs if a.q.value == b.q.value]
            if len(same) != 1:
                continue
            (i, a), = same
            told = _has(i, b.word, view.base) or _has(j, a.word, view.reading)
            counts = ((b, view.base), (a, view.reading))
            told = told or any(_counts(c, whole) for c, whole in counts)
            if {a.word, b.word} & lexicon.known("crowds", "en", STATES):
                told = told or any(_has(n, c.word, whole) for c, whole in counts for n in whole.indices)
            if a.word != b.word and not told:
                out.append(found(view, Kind.ENTITY, a.span, b.span, by=BY, confidence=0.7))
    return out


def _counts(c: _Counted, whole: Whole) -> bool:
    """Return whether a text counts so many of a sort anywhere."""
    return any(x.word == c.word and meets(x.q, c.q) for x in whole.every(_crowds))


def _has(i: int, sort: str, whole: Whole) -> bool:
    return next(hits(sentence_tokens(i, whole), "crowds", whole.telling.lang, sort), None) is not None


def _crowds(i: int, whole: Whole) -> Iterator[_Counted]:
    """Yield the numbers of a sentence with the sort of people or things that stands right behind each."""
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    for q in whole.quantities_in((i,)):
        if q.unit != "count" or q.value < LEAST:
            continue
        behind = tokens_behind(ts, q.core)
        if behind and behind[0].fold in numerals(lang).of and [t.kind for t in behind[1:2]] == ["num"]:
            behind = behind[2:]  # "27 of 34 drones" are drones
        behind = behind[: next((k for k, t in enumerate(behind) if t.kind != "word"), len(behind))]
        first = [
            (h, sort)
            for sort in lexicon.load("crowds").get(lang, {})
            if sort != STATES
            for h in hits(behind[: BETWEEN + NEAR], "crowds", lang, sort)
        ]
        h, sort = min(first, default=(None, ""))
        if h is None or h.first > BETWEEN or not all(_describes(t, lang) for t in behind[: h.first]):
            continue
        last = behind[h.first + h.size - 1]
        if not _owns(last, whole):
            yield _Counted(q, Span(q.core.start, last.span.end), sort)


def _describes(t: Token, lang: str) -> bool:
    """Return whether a word before what is counted can tell of what sort it is: "27 young teachers".

    What "27 heads of schools" or «27 директоров школ» counts is another thing.
    """
    if t.capital or t.fold in lexicon.known("roles", lang, "small") or t.fold in numerals(lang).of:
        return False
    return lang not in DECLINED or t.fold.endswith(ADJECTIVES)


def _borne_out(word: str, groups: Sequence[_Group], view: View) -> bool:
    """Return whether the base tells of such people: always, where its language has no words for them."""
    mine = [g for g in groups if listed(word, g.names)]
    if view.across:
        names = {g.name for g in mine if g.name}
        mine = [g for g in _groups(view.base.telling.lang) if g.name in names]
    told = view.base.overall(_words)
    return not mine or any(listed(w, (*g.names, *g.others)) for g in mine for w in told)


@lru_cache(maxsize=16)
def _groups(lang: str) -> tuple[_Group, ...]:
    """Return the groups of people that a language has words for."""
    out = []
    for entry in lexicon.entries("siblings", lang, "groups"):
        name, colon, rest = entry.partition(": ")
        names, _, others = (rest if colon else entry).partition(" | ")
        words = ([fold(w) for w in part.split()] for part in (names, others))
        out.append(_Group(name if colon else "", *(tuple(w) for w in words)))
    return tuple(out)


def _told(i: int, whole: Whole, known: Collection[str]) -> Iterator[_Counted]:
    """Yield the numbers of a sentence with the first known word behind each, up to a mark."""
    ts = sentence_tokens(i, whole)
    for q in whole.quantities_in((i,)):
        if q.unit != "count" or q.value < LEAST:
            continue
        behind = tokens_behind(ts, q.core)[:NEAR]
        word = next((t for t in behind if t.kind == "stop" or listed(t.fold, known)), None)
        if word is not None and word.kind != "stop" and not _owns(word, whole):
            yield _Counted(q, Span(q.core.start, word.span.end), word.fold)


def _owns(t: Token, whole: Whole) -> bool:
    """Return whether an apostrophe follows a word: the teachers' union is no teachers."""
    return whole.telling.text[t.span.end : t.span.end + 1] in ("'", "’")


def _words(whole: Whole) -> frozenset[str]:
    """Return every word of the text, folded, but for those that own what follows."""
    every = (t for i in whole.indices for t in sentence_tokens(i, whole))
    return frozenset(t.fold for t in every if not _owns(t, whole))
