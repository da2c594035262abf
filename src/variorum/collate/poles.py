"""Words at two ends of one scale, of the same thing: "rejected" told as "welcomed", "slight" as "severe".

A word says the contrary of another only of the same matter and under the same negation: "did not support" is
"opposed". So the words round both are compared, and what stands elsewhere in either text is no change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.polarity import negated
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import named_tokens
from variorum.data import Kind, Span, Variant
from variorum.text import fold

BY = "poles@1"
# Words on either side of a word that say what it is told of, and those that it stands next to.
AROUND, BESIDE = 9, 3
# Stems that both sides must have round their words, and the share of the fewer.
LEAST = 2
SHARE = 0.34
KINDS = {
    "opposite": Kind.POLARITY,
    "converse": Kind.POLARITY,
    "small": Kind.POLARITY,
    "degree": Kind.STRENGTH,
    "graver": Kind.STRENGTH,
    "surer": Kind.CERTAINTY,
    "heated": Kind.STRENGTH,
}
CONFIDENCE = {"opposite": 0.75, "converse": 0.7, "small": 0.7}
SURE = 0.65  # of the others


@dataclass(frozen=True, slots=True)
class _Word:
    span: Span
    end: int  # of its scale, 0 or 1
    negated: bool
    around: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    behind: tuple[str, ...]  # the next two words
    names: frozenset[str]  # before it in its sentence

    def meets(self, other: "_Word") -> bool:
        """Return whether two words are told of the same matter, by what stands round them."""
        both = len(self.around & other.around)
        return both >= LEAST and both >= SHARE * min(len(self.around), len(other.around))

    def beside(self, other: "_Word") -> bool:
        """Return whether two words stand next to the same word, before or behind it."""
        return bool(self.before & other.before or self.after & other.after)


@dataclass(frozen=True, slots=True)
class _Scale:
    sort: str
    ends: dict[tuple[str, ...], int]
    longest: int


@lru_cache(maxsize=16)
def _scales(lang: str) -> tuple[_Scale, ...]:
    table = lexicon.load("poles").get(lang, {})
    out = []
    for sort in KINDS:
        for entry in table.get(sort, ()):
            sides = entry.split(" | ")
            ends = {tuple(fold(w).split("_")): n for n, side in enumerate(sides) for w in side.split()}
            out.append(_Scale(sort, ends, max(len(p) for p in ends)))
    return tuple(out)


@lru_cache(maxsize=16)
def _starts(lang: str) -> dict[str, tuple[int, ...]]:
    """Return the scales that have a phrase beginning with a word, by that word."""
    out: dict[str, list[int]] = {}
    for n, s in enumerate(_scales(lang)):
        for first in {p[0] for p in s.ends}:
            out.setdefault(first, []).append(n)
    return {w: tuple(ns) for w, ns in out.items()}


def poles(bead: Bead, view: View) -> Sequence[Variant]:
    """Return words of the reading from the other end of a scale than those in their place in the base."""
    if view.across:
        return ()
    base = [(i, _words(i, view.base)) for i in bead.base]
    out = []
    for j in bead.reading:
        mine = _words(j, view.reading)
        linked = [w for i, w in base if i in view.linked_base.get(j, ())]
        for n in sorted(mine):
            theirs = [w for words in linked for w in words.get(n, ())]
            pair = _pair(n, theirs, mine[n], view)
            if pair is None or _told(n, *pair, bead, view):
                continue
            sort = _scales(view.reading.telling.lang)[n].sort
            a, b = pair
            out.append(found(view, KINDS[sort], a.span, b.span, by=BY, confidence=CONFIDENCE.get(sort, SURE)))
    return out


def _words(i: int, whole: Whole) -> dict[int, list[_Word]]:
    """Return the words of a sentence that stand on some scale, by the scale's number."""
    out: dict[int, list[_Word]] = {}
    ts = named_tokens(i, whole)
    for n, k, last, end in _hits(ts, whole.telling.lang):
        if ts[k].name and k > 0:
            continue  # "Open Hand" opens nothing
        near = [*ts[max(0, k - AROUND) : k], *ts[last : last + AROUND]]
        word = _Word(
            span=Span(ts[k].span.start, ts[last - 1].span.end),
            end=end,
            negated=negated(ts, k, whole.telling.lang),
            around=frozenset(content([t for t in near if t.kind != "stop"])),
            before=frozenset(content([t for t in ts[max(0, k - BESIDE) : k] if t.kind != "stop"])),
            after=frozenset(content([t for t in ts[last : last + BESIDE] if t.kind != "stop"])),
            behind=tuple(t.fold for t in ts[last : last + 2]),
            names=frozenset(t.fold for t in ts[:k] if t.name),
        )
        out.setdefault(n, []).append(word)
    return out


def _hits(ts: Sequence[Token], lang: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield (scale, index of its first word, index after its last, end of the scale)."""
    scales, starts = _scales(lang), _starts(lang)
    for k, t in enumerate(ts):
        for n in starts.get(t.fold, ()):
            s = scales[n]
            for size in range(s.longest, 0, -1):
                end = s.ends.get(tuple(x.fold for x in ts[k : k + size]))
                if end is not None:
                    yield n, k, k + size, end
                    break


def _pair(n: int, base: Sequence[_Word], reading: Sequence[_Word], view: View) -> tuple[_Word, _Word] | None:
    """Return a word of the base and one of the reading that say the contrary of the same thing."""
    sort = _scales(view.reading.telling.lang)[n].sort
    for b in reading:
        for a in base:
            if a.end == b.end or a.negated != b.negated or not _same_matter(sort, a, b):
                continue
            if sort == "heated" and (b.end == 0 or b.negated):
                continue
            if sort in ("opposite", "graver", "surer", "heated"):
                kept = any(x.end == a.end for x in reading) or any(x.end == b.end for x in base)
            else:
                kept = any(x.end == a.end and x.beside(a) for x in reading)
                kept = kept or any(x.end == b.end and x.beside(b) for x in base)
            if not kept:
                return a, b
    return None


def _same_matter(sort: str, a: _Word, b: _Word) -> bool:
    if sort == "converse":
        return bool(a.after & b.after) and a.names == b.names and a.meets(b)
    if sort == "small":
        return len(a.behind) == len(b.behind) > 1 and a.behind == b.behind and a.meets(b)
    return a.beside(b) and (sort == "degree" or a.meets(b))


def _told(n: int, a: _Word, b: _Word, bead: Bead, view: View) -> bool:
    """Return whether the base has the reading's word of this matter after all, or the reading the base's."""
    scale = _scales(view.reading.telling.lang)[n]
    if scale.sort == "heated":
        words = view.base.words
        return any(end == 1 and all(w in words for w in p) for p, end in scale.ends.items())
    sides = ((view.base, bead.base, b), (view.reading, bead.reading, a))
    for whole, own, word in sides:
        for i in range(len(whole.telling.sentences)):
            if i in own or len(whole.stems_of(i) & word.around) < LEAST:
                continue
            if any(x.end == word.end and x.meets(word) for x in _words(i, whole).get(n, ())):
                return True
    return False
