"""One thing for another of its sort: "schools" told as "roads".

Words that shut each other out by their meaning, where they stand in the same place of both texts. A word says
nothing by itself, since a text has many places for it: what stands round both must be the same, the base must
have lost the one and the reading come by the other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import named_tokens, sentence_tokens
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "siblings@3"
# Words on either side of a word that say what it is told of, and those that it stands next to.
AROUND, BESIDE = 9, 3
# Stems that both must have round them, and the share of the fewer.
LEAST, SHARE = 2, 0.5


@dataclass(frozen=True, slots=True)
class _Word:
    span: Span
    sort: int
    things: frozenset[int]  # of its sort, that the word may mean
    besides: frozenset[int]  # those it may be called as well: residents are witnesses
    around: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]

    def excludes(self, other: "_Word") -> bool:
        """Return whether two words are of one sort and can't mean the same thing of it."""
        return self.sort == other.sort and not self.may_be(other)

    def may_be(self, other: "_Word") -> bool:
        """Return whether two words of one sort can mean the same thing of it."""
        every = other.things | other.besides
        return bool(self.things & every or self.besides & other.things)

    def stands_for(self, other: "_Word") -> bool:
        """Return whether two words stand next to the same word and among the same words."""
        both = len(self.around & other.around)
        beside = bool(self.before & other.before or self.after & other.after)
        return beside and both >= LEAST and both >= SHARE * min(len(self.around), len(other.around))


# What a word or phrase may mean: its sort, the things of it, and those it may be called besides.
Known = Mapping[tuple[str, ...], tuple[tuple[int, frozenset[int], frozenset[int]], ...]]


@lru_cache(maxsize=16)
def _known(lang: str) -> Known:
    out: dict[tuple[str, ...], dict[int, tuple[set[int], set[int]]]] = {}
    for sort, entry in enumerate(lexicon.entries("siblings", lang, "sorts")):
        for thing, names in enumerate(entry.split(" | ")):
            for w in names.split():
                phrase = tuple(fold(w.rstrip("?")).replace("-", "_").split("_"))
                of = out.setdefault(phrase, {}).setdefault(sort, (set(), set()))
                of[w.endswith("?")].add(thing)
    return {
        w: tuple((sort, frozenset(a), frozenset(b)) for sort, (a, b) in by.items()) for w, by in out.items()
    }


@lru_cache(maxsize=16)
def _first(lang: str) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _known(lang))


def siblings(bead: Bead, view: View) -> Sequence[Variant]:
    """Return words of the reading for another thing than the base has in their place."""
    if view.across or not _known(view.base.telling.lang):
        return ()
    return list(_things(bead, view))


def _things(bead: Bead, view: View) -> Iterator[Variant]:
    for j in bead.reading:
        linked = [i for i in view.linked_base.get(j, ()) if i in bead.base]
        theirs = [w for i in linked for w in view.base.each(_words, i)]
        for b in view.reading.each(_words, j):
            for a in theirs:
                if a.excludes(b) and a.stands_for(b) and _exchanged(a, b, bead, view):
                    yield found(view, Kind.ENTITY, a.span, b.span, by=BY, confidence=0.75)
                    break


def _exchanged(a: _Word, b: _Word, bead: Bead, view: View) -> bool:
    """Return whether the one thing is told less often in the reading than in the base, the other more often.

    Where they are compared, neither text has the other's.
    """
    for one, whole, own in ((b, view.base, bead.base), (a, view.reading, bead.reading)):
        if any(_same(w, one) for i in own for w in whole.each(_words, i)):
            return False
    return _lost(a, view.base, view.reading) and _lost(b, view.reading, view.base)


def _same(a: _Word, b: _Word) -> bool:
    return a.sort == b.sort and a.may_be(b)


def _lost(w: _Word, one: Whole, other: Whole) -> bool:
    """Return whether a text has a word, for one or for many, more often than another text."""
    key = _one(w.span.of(one.telling.text))
    had, has = (x.overall(_counted)[key] for x in (one, other))
    return had > has


def _counted(whole: Whole) -> Counter[str]:
    """Return how often the whole text has each word, for one or for many."""
    return Counter(_one(w) for w, _ in words(whole.telling.text))


def _one(word: str) -> str:
    return fold(word).removesuffix("s")


def _words(i: int, whole: Whole) -> Iterator[_Word]:
    """Yield the words of a sentence that are of some sort, names apart: once for each sort."""
    known = _known(whole.telling.lang)
    if not any(t.fold in _first(whole.telling.lang) for t in sentence_tokens(i, whole)):
        return
    ts = [t for t in named_tokens(i, whole) if t.kind != "dash"]
    for k, n in _hits(ts, known):
        if ts[k].name and k > 0:
            continue  # "Bridge Street" is no bridge
        near = (*ts[max(0, k - AROUND) : k], *ts[k + n : k + n + AROUND])
        for sort, things, besides in known[tuple(t.fold for t in ts[k : k + n])]:
            yield _Word(
                span=Span(ts[k].span.start, ts[k + n - 1].span.end),
                sort=sort,
                things=things,
                besides=besides,
                around=content(near),
                before=content(ts[max(0, k - BESIDE) : k]),
                after=content(ts[k + n : k + n + BESIDE]),
            )


def _hits(ts: Sequence[Token], known: Known) -> Iterator[tuple[int, int]]:
    """Yield (first word, words) of the known words and phrases of some tokens."""
    for k in range(len(ts)):
        for n in (3, 2, 1):
            if tuple(t.fold for t in ts[k : k + n]) in known and k + n <= len(ts):
                yield k, n
                break
