"""What a detector sees: a bead of linked sentences, its statements, and the whole of both articles."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TypeVar, cast

from variorum import lexicon
from variorum.collate.agreement import SAME, meets
from variorum.collate.clauses import content
from variorum.collate.entries import entry_times
from variorum.collate.marks import Quote, quotes
from variorum.collate.names import Name, names, neighbours, same_word
from variorum.collate.numerals import numerals
from variorum.collate.quantities import Quantity, quantities
from variorum.collate.standins import standins
from variorum.collate.times import Point, points
from variorum.collate.tokens import tokens
from variorum.data import Alignment, Kind, Reading, Relation, Span, Statement, Telling, Variant
from variorum.revision import notes
from variorum.text import fold, squeeze, words

# Share of a text that must stand in the other for the rest to be told as left out or put in: a brief
# leaves out the most of a long report, and a long report has the most of what a brief lacks from
# elsewhere. Of a rest of this many sentences each can be told.
RETOLD, FEW = 1 / 3, 5
# How sure a link must be for two sentences to tell of one matter.
JOINED = 0.6
# Tellings whose evidence is kept at hand: of a story in which each is compared with each, all of them.
HELD = 64
# Relations in which neither text as a whole was made from the other.
APART = frozenset({Relation.PARTIAL, Relation.SAME_EVENT})


# What leads from the first of some days to the last: "9 to 13 August", "9-13 August".
_ON = re.compile(r"\.?\s?(?:([^\W\d]{1,4})\s|[-–]\s?)")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")

T = TypeVar("T")


@dataclass(frozen=True)
class Whole:
    """One article as evidence: what it holds anywhere, for the last look."""

    telling: Telling
    statements: tuple[Statement, ...]

    @cached_property
    def _kept(self) -> dict[tuple[object, int], object]:
        return {}

    def once(self, read: Callable[[int, "Whole"], T], sentence: int) -> T:
        """Return what a function reads in a sentence, worked out once however often it is asked."""
        key = (read, sentence)
        if key not in self._kept:
            self._kept[key] = read(sentence, self)
        return cast("T", self._kept[key])

    def each(self, read: Callable[[int, "Whole"], Iterable[T]], sentence: int) -> tuple[T, ...]:
        """Return what a function yields in a sentence, worked out once."""
        key = (read, sentence)
        if key not in self._kept:
            self._kept[key] = tuple(read(sentence, self))
        return cast("tuple[T, ...]", self._kept[key])

    def every(self, read: Callable[[int, "Whole"], Iterable[T]]) -> tuple[T, ...]:
        """Return what a function yields in all sentences, one after another, worked out once."""
        key = (read, -1)
        if key not in self._kept:
            self._kept[key] = tuple(x for i in self.indices for x in self.each(read, i))
        return cast("tuple[T, ...]", self._kept[key])

    def overall(self, read: Callable[["Whole"], T]) -> T:
        """Return what a function reads in the whole text, worked out once."""
        key = (read, -1)
        if key not in self._kept:
            self._kept[key] = read(self)
        return cast("T", self._kept[key])

    @property
    def indices(self) -> range:
        """Return the indices of all sentences."""
        return range(len(self.telling.sentences))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity of the article, title included (title offsets are negative and are never shown)."""
        title = quantities(self.telling.article.title, -1_000_000, self.telling.lang)
        body = quantities(self.telling.text, 0, self.telling.lang)
        days = {c for p in self.points for c in range(p.span.start, p.span.end)}  # characters
        days |= self._addressed | self._first_days(body) | self._heading
        return title + tuple(
            q
            for q in body
            if self.sentence_of(q.core) not in self._date_lines
            and days.isdisjoint(range(q.core.start, q.core.end))
        )

    @cached_property
    def _by_value(self) -> tuple[tuple[float, int], ...]:
        return tuple(sorted((q.value, n) for n, q in enumerate(self.quantities)))

    def of_value(self, value: float, off: float) -> Sequence[Quantity]:
        """Return the quantities whose value lies within a share of another, by place: no long table is
        read through for each of its figures.
        """
        row, slack = self._by_value, abs(value) * 1e-9
        first = bisect_left(row, (value * (1 - off) - slack, -1))
        last = bisect_right(row, (value / (1 - off) + slack, len(row)))
        near = (self.quantities[n] for n in sorted(n for _, n in row[first:last]))
        return [q for q in near if abs(q.value - value) <= off * max(q.value, value)]

    def as_much(self, q: Quantity) -> list[Quantity]:
        """Return the quantities with a quantity's value and unit."""
        return [x for x in self.of_value(q.value, SAME) if x.unit == q.unit]

    def _first_days(self, found: Sequence[Quantity]) -> set[int]:
        """Return where numbers stand that are the first of some days: the 9 of "from 9 to 13 August"."""
        text, to = self.telling.text, numerals(self.telling.lang).between
        last = {p.span.start for p in self.points if p.day}
        out: set[int] = set()
        for q in found:
            led = _ON.match(text, q.span.end)
            if led and led.end() in last and (led.group(1) is None or fold(led.group(1)) in to):
                out |= set(range(q.span.start, q.span.end)) if q.unit == "count" else set()
        return out

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Every point in time of the article, but for those that say when it was written and in addresses."""
        told = self._addressed | self._heading
        return tuple(
            p
            for p in self.every_point
            if self.sentence_of(p.span) not in self._date_lines and p.span.start not in told
        )

    @cached_property
    def _heading(self) -> frozenset[int]:
        """Characters of the times that head a live page's entries."""
        return frozenset(c for s in entry_times(self.telling) for c in range(s.start, s.end))

    @cached_property
    def _addressed(self) -> frozenset[int]:
        """Characters of web addresses: the figures in them count nothing."""
        found = _ADDRESS.finditer(self.telling.text)
        return frozenset(c for m in found for c in range(m.start(), m.end()))

    @cached_property
    def every_point(self) -> tuple[Point, ...]:
        """Every point in time of the article, its date lines included."""
        published = self.telling.article.published
        return points(self.telling.text, 0, self.telling.lang, published.date() if published else None)

    @cached_property
    def _date_lines(self) -> frozenset[int]:
        """Sentences that tell when the text was published and no more: "Updated 3 May, 9:56"."""
        inside: dict[int, list[Span]] = {}
        for p in self.every_point:
            i = self.sentence_of(p.span)
            if i is not None:
                inside.setdefault(i, []).append(p.span)
        stamp = lexicon.known("times", self.telling.lang, "stamp")
        known = stamp | lexicon.known("times", "en", "zones")
        return frozenset(i for i, spans in inside.items() if self._stamped(i, spans, known))

    def _stamped(self, sentence: int, inside: Sequence[Span], known: AbstractSet[str]) -> bool:
        at = self.telling.sentences[sentence]
        row = words(at.of(self.telling.text), at.start)
        rest = (fold(w) for w, place in row if not any(s.overlap(place) for s in inside))
        return all(w in known or w[:1].isdigit() for w in rest)

    @cached_property
    def _stems(self) -> tuple[frozenset[str], ...]:
        lang = self.telling.lang
        return tuple(content(tokens(self.telling.sentence(i), 0, lang)) for i in self.indices)

    def stems_of(self, sentence: int) -> frozenset[str]:
        """Return what a sentence is about: stems of its longer words, and its figures."""
        return self._stems[sentence]

    def words_of(self, sentence: int) -> frozenset[str]:
        """Return a sentence's words, folded."""
        return frozenset(t.fold for t in tokens(self.telling.sentence(sentence)) if t.kind == "word")

    def around(self, span: Span, reach: int = 2) -> range:
        """Return the sentences that a span stands in, and some on either side."""
        at = self.telling.sentence_at(span.start) or 0
        return range(max(0, at - reach), min(len(self.telling.sentences), at + reach + 1))

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """What the whole article is about."""
        return frozenset().union(*self._stems)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of text and title, folded."""
        return frozenset(t.fold for t in tokens(self.telling.article.title + "\n" + self.telling.text))

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Everything inside quotation marks."""
        return quotes(self.telling)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every proper name."""
        return names(self.telling)

    def names_in(self, sentences: Sequence[int]) -> tuple[Name, ...]:
        """Return the names of some sentences."""
        held = sorted({n for i in set(sentences) for n in self._names_of.get(i, ())})
        return tuple(self.names[n] for n in held)

    @cached_property
    def _names_of(self) -> Mapping[int, Sequence[int]]:
        """Which names share words with each sentence, by their places among all."""
        out: dict[int, list[int]] = {}
        for n, name in enumerate(self.names):
            ends = (self.telling.sentence_at(name.span.start), self.telling.sentence_at(name.span.end - 1))
            for i in {i for i in ends if i is not None}:
                out.setdefault(i, []).append(n)
        return out

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Every word that some proper name holds, and the title's."""
        title = frozenset(t.fold for t in tokens(self.telling.article.title) if t.kind == "word")
        return title | frozenset(w for n in self.names for w in n.words)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Initials of every run of two to six words of one sentence."""
        out = set()
        for i in self.indices:
            first = "".join(t.fold[0] for t in tokens(self.telling.sentence(i)) if t.kind == "word")
            out |= {first[k : k + n] for n in range(2, 7) for k in range(len(first) - n + 1)}
        return frozenset(out)

    def sentence_of(self, span: Span) -> int | None:
        """Return the sentence that a span starts in."""
        return self.telling.sentence_at(span.start)

    def names_speaker(self, span: Span) -> bool:
        """Return whether a span is in the words that say whose a statement is."""
        return any(s.source is not None and s.source.overlap(span) for s in self.statements)

    def told_in(self, s: Statement) -> set[int]:
        """Return the sentences that the parts of a statement's content start in."""
        return {i for c in s.content if (i := self.telling.sentence_at(c.start)) is not None}

    def points_in(self, sentences: Sequence[int]) -> tuple[Point, ...]:
        """Return the points in time of some sentences."""
        held = sorted(n for i in set(sentences) for n in self._points_of.get(i, ()))
        return tuple(self.points[n] for n in held)

    def quantities_in(self, sentences: Sequence[int]) -> tuple[Quantity, ...]:
        """Return the quantities of some sentences."""
        held = sorted(n for i in set(sentences) for n in self._quantities_of.get(i, ()))
        return tuple(self.quantities[n] for n in held)

    @cached_property
    def _points_of(self) -> Mapping[int, Sequence[int]]:
        return self._held(p.span for p in self.points)

    @cached_property
    def _quantities_of(self) -> Mapping[int, Sequence[int]]:
        return self._held(q.span for q in self.quantities)

    def _held(self, spans: Iterable[Span]) -> Mapping[int, Sequence[int]]:
        """Return which of some spans each sentence holds, by their places among them."""
        out: dict[int, list[int]] = {}
        for n, span in enumerate(spans):
            i = self.telling.sentence_at(span.start) if span.start >= 0 else None
            if i is not None and self.telling.sentences[i].holds(span):
                out.setdefault(i, []).append(n)
        return out

    def said(self, sentences: Sequence[int]) -> tuple[Statement, ...]:
        """Return the statements whose content touches some sentences."""
        return tuple(self.statements[n] for n in sorted({n for i in sentences for n in self._said_in[i]}))

    def quoted(self, sentences: Sequence[int]) -> tuple[Quote, ...]:
        """Return the quotations that touch some sentences."""
        return tuple(self.quotes[n] for n in sorted({n for i in sentences for n in self._quoted_in[i]}))

    @cached_property
    def _said_in(self) -> Sequence[Sequence[int]]:
        return self._touching([s.content for s in self.statements])

    @cached_property
    def _quoted_in(self) -> Sequence[Sequence[int]]:
        return self._touching([(q.span,) for q in self.quotes])

    def _touching(self, rows: Sequence[Sequence[Span]]) -> Sequence[Sequence[int]]:
        """Return for each sentence which of some rows of spans share words with it, by their places."""
        told = self.telling.sentences
        out: list[list[int]] = [[] for _ in told]
        starts = [s.start for s in told]
        for n, row in enumerate(rows):
            for span in row:
                first = max(0, bisect_right(starts, span.start) - 1)
                for i in range(first, bisect_left(starts, span.end)):
                    if told[i].overlap(span) and out[i][-1:] != [n]:
                        out[i].append(n)
        return out


def whole(telling: Telling, statements: Iterable[Statement]) -> Whole:
    """Return a telling as evidence, with its own of some statements; one for all it is compared with."""
    return _whole(telling, tuple(s for s in statements if s.telling == telling.id))


@lru_cache(maxsize=HELD)
def _whole(telling: Telling, statements: tuple[Statement, ...]) -> Whole:
    return Whole(telling, statements)


@dataclass(frozen=True)
class Bead:
    """Linked sentences of both sides: the unit that is compared (Gale & Church 1993)."""

    base: tuple[int, ...]
    reading: tuple[int, ...]


@dataclass(frozen=True)
class View:
    """Both articles, their statements and links."""

    base: Whole
    reading: Whole
    alignment: Alignment

    @property
    def across(self) -> bool:
        """Return whether the two are in different languages."""
        return self.base.telling.lang != self.reading.telling.lang

    @cached_property
    def shared(self) -> frozenset[Span]:
        """The reading's words that stand in names which the base holds, too."""
        told = self.reading.telling
        hidden = standins(self.base.telling, told)[told.id]
        return frozenset(at for name, _ in hidden for _, at in words(name.of(told.text), name.start))

    @cached_property
    def covered(self) -> float:
        """Share of the base, by characters of sentences, that some link reaches."""
        return covered(self.base.telling, {x.left for x in self.alignment.links})

    @cached_property
    def told(self) -> float:
        """Share of the reading, by characters of sentences, that some link reaches."""
        return covered(self.reading.telling, {x.right for x in self.alignment.links})

    @cached_property
    def scores(self) -> Mapping[tuple[int, int], float]:
        """How sure each link is, by its sentences of base and reading."""
        return {(x.left, x.right): x.score for x in self.alignment.links}

    @cached_property
    def lacked(self) -> frozenset[str]:
        """Words of the base's names that the reading has in no spelling."""
        known = self.reading.capitals | self.reading.words
        alike = neighbours if self.across else same_word
        named = {w for n in self.base.names for w in n.words} - known
        return frozenset(w for w in named if not any(alike(w, k) for k in known))

    @cached_property
    def unmet(self) -> frozenset[Span]:
        """Where the base's quantities stand that no quantity of the reading says."""
        told = self.reading.quantities
        return frozenset(q.span for q in self.base.quantities if not any(meets(q, r) for r in told))

    @cached_property
    def own(self) -> tuple[bool, bool]:
        """Whether what has no counterpart in base and reading is each one's own matter, and no change.

        It is where one borrows a part of the other, and where two tell one event each for itself.
        """
        links, whole = self.alignment.links, self.alignment.relation not in APART
        return (
            not (whole and retold(self.base.telling, {x.left for x in links})),
            not (whole and retold(self.reading.telling, {x.right for x in links})),
        )

    @cached_property
    def beads(self) -> tuple[Bead, ...]:
        """The connected groups of links; what a text says of its own earlier version tells nothing again."""
        told = (self.base.telling, self.reading.telling)
        left, right = ({t.sentences.index(s) for s in notes(t)} for t in told)
        links = tuple(x for x in self.alignment.links if x.left not in left and x.right not in right)
        return tuple(Bead(a, b) for a, b in replace(self.alignment, links=links).beads())

    def one_matter(self, i: int, j: int, least: int) -> bool:
        """Return whether a sure link joins two sentences; those of one language share so many stems, too."""
        shared = self.across or len(self.base.stems_of(i) & self.reading.stems_of(j)) >= least
        return shared and self.scores.get((i, j), 0.0) >= JOINED

    @cached_property
    def linked_base(self) -> Mapping[int, tuple[int, ...]]:
        """Reading sentence -> base sentences linked to it."""
        return _gathered((x.right, x.left) for x in self.alignment.links)

    @cached_property
    def linked_reading(self) -> Mapping[int, tuple[int, ...]]:
        """Base sentence -> reading sentences linked to it."""
        return _gathered((x.left, x.right) for x in self.alignment.links)


def _gathered(pairs: Iterable[tuple[int, int]]) -> Mapping[int, tuple[int, ...]]:
    out: dict[int, tuple[int, ...]] = {}
    for one, other in pairs:
        out[one] = (*out.get(one, ()), other)
    return out


def covered(telling: Telling, linked: AbstractSet[int]) -> float:
    """Return the share of a telling, by characters of sentences, that some sentences make up."""
    total = sum(len(s) for s in telling.sentences)
    return sum(len(telling.sentences[i]) for i in sorted(linked)) / total if total else 0.0


def retold(telling: Telling, linked: AbstractSet[int]) -> bool:
    """Return whether a telling is told in the other by and large, `linked` being its sentences that are."""
    return len(telling.sentences) - len(linked) <= FEW or covered(telling, linked) >= RETOLD


def found(
    view: View,
    kind: Kind,
    base: Span | None,
    reading: Span | None,
    *,
    by: str,
    confidence: float,
    note: str = "",
) -> Variant:
    """Return a variant with its default note: the words of both sides."""
    a = base.of(view.base.telling.text) if base else ""
    b = reading.of(view.reading.telling.text) if reading else ""
    return Variant(
        kind=kind,
        base=Reading(telling=view.base.telling.id, span=base) if base else None,
        reading=Reading(telling=view.reading.telling.id, span=reading) if reading else None,
        confidence=confidence,
        by=by,
        note=note or (f"{_short(a)} → {_short(b)}" if a and b else _short(a or b)),
    )


def _short(words: str, limit: int = 90) -> str:
    line = squeeze(words)
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + "…"

