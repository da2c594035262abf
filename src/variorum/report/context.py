"""One story with what every page about it needs: letters, file names, who corresponds with whom."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from variorum.data import (
    DERIVED,
    Alignment,
    Article,
    Kind,
    Reading,
    Relation,
    Span,
    Statement,
    Story,
    Telling,
    Variant,
)
from variorum.report.passages import line, sentence_of, shorten
from variorum.report.sigla import file_name, order, sigla, slug
from variorum.report.words import RELATIONS
from variorum.review import EMPTY, Review, Standing, digest, key
from variorum.text import fold, front_matter, listed, words


@dataclass(frozen=True, kw_only=True)
class StoryContext:
    """A story, its tellings in the order of their sigla, and its pages' names."""

    story: Story
    tellings: Mapping[str, Telling]
    statements: tuple[Statement, ...] = ()
    order: tuple[str, ...] = ()
    sigla: Mapping[str, str] = field(default_factory=dict)
    review: Review = EMPTY

    @staticmethod
    def of(
        story: Story,
        tellings: Mapping[str, Telling],
        statements: Iterable[Statement] = (),
        review: Review = EMPTY,
    ) -> "StoryContext":
        """Return the context of a story whose tellings are among `tellings`."""
        held = {i: tellings[i] for i in story.tellings if i in tellings}
        return StoryContext(
            story=story,
            tellings=held,
            statements=tuple(sorted((s for s in statements if s.telling in held), key=_standing)),
            order=order(story, held),
            sigla=sigla(story, held),
            review=review,
        )

    @cached_property
    def digests(self) -> dict[str, str]:
        """Return each telling's digest, by which reviewers' decisions name its text."""
        return {i: digest(t.article.text) for i, t in self.tellings.items()}

    def reviewed(self, variant: Variant) -> Standing | None:
        """Return what reviewers say of a variant, None where nobody has decided."""
        return self.review.of(key(variant, self.digests))

    @cached_property
    def folder(self) -> str:
        """Return the name of the story's folder."""
        return file_name("story", self.story.id, self.title)

    @cached_property
    def title(self) -> str:
        """Return what the story is called: its own title, else its earliest telling's, else that one's first
        words: posts have no titles, and a list of stories all named alike tells nothing.
        """
        titles = [self.story.title, *(self.tellings[i].article.title for i in self.order)]
        named = next((shorten(t, 160) for t in titles if t.strip()), "")
        return named or (full_title(self.tellings[self.order[0]].article) if self.order else "Untitled story")

    @cached_property
    def partners(self) -> dict[tuple[str, str], dict[int, tuple[int, ...]]]:
        """Return, for each ordered pair of tellings, which sentences of the second each of the first has."""
        out: dict[tuple[str, str], dict[int, tuple[int, ...]]] = {}
        one: dict[tuple[int, ...], tuple[int, ...]] = {}  # equal tuples are one: in copies most are
        for a in self.story.alignments:
            there: dict[int, list[int]] = {}
            back: dict[int, list[int]] = {}
            for x in a.links:
                there.setdefault(x.left, []).append(x.right)
                back.setdefault(x.right, []).append(x.left)
            out[a.left, a.right] = {k: one.setdefault(t := tuple(v), t) for k, v in there.items()}
            out[a.right, a.left] = {k: one.setdefault(t := tuple(v), t) for k, v in back.items()}
        return out

    @cached_property
    def alignments(self) -> "Mapping[tuple[str, str], Alignment]":
        """Return each alignment under both orders of its pair, mirrored where need be."""
        return _BothWays([a for a in self.story.alignments if {a.left, a.right} <= self.tellings.keys()])

    @cached_property
    def tellings_with(self) -> dict[str, tuple[str, ...]]:
        """Return, for each telling, those it is aligned with, in the order of sigla."""
        out: dict[str, list[str]] = {i: [] for i in self.order}
        rank = {t: i for i, t in enumerate(self.order)}
        for a, b in self.alignments:
            out[a].append(b)
        return {k: tuple(sorted(v, key=rank.__getitem__)) for k, v in out.items()}

    @property
    def unchanged(self) -> str:
        """Return what is to be said where a story shows no difference: tellings that owe nothing to one
        another have not changed one another's words.
        """
        if self.story.stemma.edges or self.story.stemma.undirected:
            return "No difference in meaning was found."
        return "Each was told for itself: what differs between them is no change that a telling made."

    @cached_property
    def files(self) -> dict[str, str]:
        """Return each telling's article page, a file name in the story's folder."""
        return {
            i: "text-" + file_name("telling", i, slug(t.article.outlet or t.article.title, 28)) + ".html"
            for i, t in self.tellings.items()
        }

    @cached_property
    def pairs(self) -> dict[tuple[str, str], str]:
        """Return the pairs that get a parallel reader, base first, with their file names.

        Those are the edges of the stemma, tellings under one lost source or tied without direction, the
        first telling with every other, and whatever pair has a finding. The rest can be had through these.
        """
        wanted: dict[tuple[str, str], None] = {}
        for e in self.story.stemma.edges:
            wanted[e.parent, e.child] = None
        for lost in self.story.stemma.lost:
            kids = [i for i in self.order if (lost.id, i) in wanted]
            for k, a in enumerate(kids[:3]):
                wanted.update(dict.fromkeys((a, b) for b in kids[k + 1 :]))
        for group in self.undirected:
            for k, a in enumerate(group[:3]):
                wanted.update(dict.fromkeys((a, b) for b in group[k + 1 :]))
        for v in self.story.variants:
            if v.base and v.reading:
                wanted[v.base.telling, v.reading.telling] = None
        if self.order:
            wanted.update(dict.fromkeys((self.order[0], b) for b in self.order[1:]))
        if len(self.order) == 2:
            wanted[self.order[0], self.order[1]] = None
        out: dict[tuple[str, str], str] = {}
        for a, b in sorted(wanted, key=lambda p: (self._rank.get(p[0], -1), self._rank.get(p[1], -1))):
            if (a, b) in self.alignments and self.alignments[a, b].links and (b, a) not in out:
                out[a, b] = f"read-{self._key(a)}-{self._key(b)}.html"
        return out

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {t: i for i, t in enumerate(self.order)}

    def _key(self, telling: str) -> str:
        return file_name("", telling)

    def pair(self, a: str, b: str) -> str:
        """Return the parallel reader of two tellings, whichever of them is its base; "" if it has none."""
        return self.pairs.get((a, b)) or self.pairs.get((b, a)) or ""

    def outlet(self, telling: str) -> str:
        """Return an outlet's name for display: the source's, else the title's beginning, else the id.

        Two versions of one article have one title: there the ids tell them apart.
        """
        return self._outlets[telling]

    @cached_property
    def _outlets(self) -> dict[str, str]:
        names = {i: outlet(t.article) for i, t in self.tellings.items()}
        times = Counter(names.values())
        for i, t in self.tellings.items():
            if times[names[i]] > 1 and not t.article.outlet.strip():
                names[i] = shorten(i, 32) or names[i]
        return names

    def relation(self, a: str, b: str) -> Relation | None:
        """Return how two tellings hang together, None if they were not judged or don't."""
        found = self.alignments.get((a, b))
        return found.relation if found else None

    def hangs(self, telling: str) -> str:
        """Return how a telling came about by the stemma: "rewrite of A", "same event, told for itself"."""
        parts = []
        for parent in sorted(self.parents.get(telling, ()), key=lambda p: self.sigla.get(p, "")):
            siglum = self.sigla.get(parent)
            if siglum is None:
                continue
            if parent not in self.tellings:
                parts.append(f"from the lost source {siglum}")
            else:
                found = self.relation(parent, telling)
                how = RELATIONS[found] if found and found is not Relation.SAME_EVENT else "draws"
                parts.append(f"{how} {'on' if how == 'draws' else 'of'} {siglum}")
        if parts:
            return "; ".join(parts)
        beside = self.beside(telling)
        if beside:
            names = listed([self.sigla[b] for b in beside])
            near = [x for b in beside if (x := self.alignments.get((telling, b)))]
            if len({x.relation for x in near}) > 1:
                return f"hangs together with {names}; direction unclear"
            if all(x.relation is Relation.COPY and x.coverage_left == x.coverage_right == 1 for x in near):
                return f"the same text as {names}"
            how = RELATIONS[near[0].relation or Relation.COPY]
            return f"{how} of {names}, or {'they' if len(beside) > 1 else names} of it"
        if telling in self.feeding:
            return "source of others here"
        others = {self.relation(telling, o) for o in self.tellings_with[telling]} - {None}
        if others == {Relation.SAME_EVENT} or not others:
            return RELATIONS[Relation.SAME_EVENT]
        if others & DERIVED:
            return "hangs together with others; direction unclear"
        return RELATIONS[Relation.PARTIAL]

    @cached_property
    def unseen(self) -> dict[str, str]:
        """Return the names that tellings give the lost sources they hang from, where they agree on one."""
        names: dict[str, dict[str, str]] = {}
        for c in self.story.stemma.credits:
            if c.named and not c.means:
                for p in self.parents.get(c.telling, ()):
                    names.setdefault(p, {})[fold(c.named)] = shorten(c.named, 48)
        lost = {x.id for x in self.story.stemma.lost}
        return {p: next(iter(said.values())) for p, said in names.items() if p in lost and len(said) == 1}

    def also(self, telling: str) -> tuple[str, ...]:
        """Return the other outlets that had a telling's very text, under the same title."""
        article = self.tellings[telling].article
        found = dict.fromkeys(shorten(s.outlet, 48) for s in article.sightings if s.outlet)
        return tuple(x for x in found if x != self.outlet(telling))

    @cached_property
    def undirected(self) -> tuple[tuple[str, ...], ...]:
        """Return the tellings tied without direction, group by group, in the order of sigla."""
        groups = (
            tuple(i for i in self.order if i in u.tellings) for u in self.story.stemma.undirected
        )
        return tuple(g for g in groups if len(g) > 1)

    def beside(self, telling: str) -> tuple[str, ...]:
        """Return those that a telling is tied to without direction."""
        return next((tuple(b for b in g if b != telling) for g in self.undirected if telling in g), ())

    @cached_property
    def parents(self) -> dict[str, tuple[str, ...]]:
        """Return what each telling or lost source hangs from, in order."""
        out: dict[str, set[str]] = {}
        for e in self.story.stemma.edges:
            out.setdefault(e.child, set()).add(e.parent)
        return {k: tuple(sorted(v)) for k, v in out.items()}

    @cached_property
    def feeding(self) -> frozenset[str]:
        """Return what others hang from."""
        return frozenset(e.parent for e in self.story.stemma.edges)

    @cached_property
    def origins(self) -> tuple[tuple[str, ...], ...]:
        """Return the tellings under each independent origin, as the stemma has it or from its roots."""
        if self.story.stemma.origins:
            return self.story.stemma.origins
        root: dict[str, str] = {}
        groups: dict[str, list[str]] = {}
        for i in self.order:  # sources come first, so a parent's root is known
            up = next(iter(self.parents.get(i, ())), i)
            over = next(iter(self.parents.get(up, ())), up) if up not in root else root[up]
            over = root.get(over, over)
            root[i] = over
            groups.setdefault(over, []).append(i)
        return tuple(tuple(g) for g in groups.values())

    def compared(self, here: str, other: str, base: bool) -> bool:
        """Return whether `here` was compared with `other`, as its base or (base=False) as its reading."""
        if len(self.order) == 2:
            return True
        a, b = (here, other) if base else (other, here)
        if a in self.parents.get(b, ()):
            return True
        if other in self.beside(here):
            return True
        lost = {x.id for x in self.story.stemma.lost}
        if any(a in self.parents.get(step, ()) for step in lost.intersection(self.parents.get(b, ()))):
            return True
        return bool(lost.intersection(self.parents.get(a, ()), self.parents.get(b, ())))

    @cached_property
    def lacking(self) -> dict[tuple[Kind, Reading | None, Reading | None], tuple[str, ...]]:
        """Return by what is left out or added the tellings that were found to lack it, in order of sigla."""
        out: dict[tuple[Kind, Reading | None, Reading | None], set[str]] = {}
        for v in self.story.variants:
            if v.compared and not (v.base and v.reading):
                other = v.compared[1] if v.base else v.compared[0]
                out.setdefault((v.kind, v.base, v.reading), set()).add(other)
        return {k: tuple(i for i in self.order if i in held) for k, held in out.items()}

    def linked(self, telling: str, there: Reading) -> tuple[int, ...]:
        """Return the sentences of a telling that correspond to the one a reading begins in."""
        first = sentence_of(self.tellings[there.telling], there.span)
        return self.partners.get((there.telling, telling), {}).get(first, ())

    def has(self, telling: str, there: Reading) -> bool:
        """Return whether a telling has most words of a reading in the corresponding sentences.

        Across languages words say nothing: there, what corresponds counts as having them.
        """
        witness, other = self.tellings[telling], self.tellings[there.telling]
        linked = self.linked(telling, there)
        if witness.lang != other.lang:
            return bool(linked)
        asked = {fold(w) for w, _ in words(there.span.of(other.text[: there.span.start + 2000]))}
        held = {fold(w) for k in linked for w, _ in words(witness.sentence(k))}
        return 2 * len(asked & held) > len(asked)

    def told(self, note: str) -> str:
        """Return a note with sigla where it names tellings by their ids; quotations stay as they are."""
        return self._names.sub(lambda m: self.sigla[m["id"]] if m["id"] else m.group(), note)

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """Quoted words, or an id in the brackets in which notes name a telling (`text.named`)."""
        ids = sorted((re.escape(i) for i in self.sigla if i), key=len, reverse=True)
        return re.compile(rf"“[^”]*”|\[(?P<id>{'|'.join(ids) or '(?!)'})\]")


class _BothWays(Mapping[tuple[str, str], Alignment]):
    """Alignments under both orders of their pairs. Mirrors are made when looked at: few of many ever are."""

    def __init__(self, alignments: Iterable[Alignment]) -> None:
        self._given = {(a.left, a.right): a for a in alignments}
        self._mirrored: dict[tuple[str, str], Alignment] = {}

    def __getitem__(self, pair: tuple[str, str]) -> Alignment:
        if pair in self._given:
            return self._given[pair]
        if pair not in self._mirrored:
            self._mirrored[pair] = self._given[pair[1], pair[0]].mirrored()
        return self._mirrored[pair]

    def __contains__(self, pair: object) -> bool:
        return pair in self._given or (isinstance(pair, tuple) and pair[::-1] in self._given)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for a, b in self._given:
            yield a, b
            if (b, a) not in self._given:
                yield b, a

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _standing(s: Statement) -> tuple[str, int, int, str]:
    """Return a key that sorts statements by where they stand."""
    spans = [x for x in (*s.content, s.cue, s.source) if x]
    first = min(spans, default=Span(0, 0))
    return (s.telling, first.start, max((x.end for x in spans), default=0), s.speaker or "")


def ends(variant: Variant, context: StoryContext) -> tuple[str, ...]:
    """Return the ids of the tellings a variant is between, the base's before the reading's.

    An omission names only its base and an addition only its reading. The other ends are then the tellings
    between which and this one it was found; in records that don't say so, of the tellings it was compared
    with whichever lack the words. There may be several, or none.
    """
    if variant.base and variant.reading:
        return (variant.base.telling, variant.reading.telling)
    here = variant.base or variant.reading
    if here is None:
        return ()
    found = context.lacking.get((variant.kind, variant.base, variant.reading))
    if found:
        return (here.telling, *found) if variant.base else (*found, here.telling)
    compared = [
        o
        for o in context.order
        if o != here.telling and context.compared(here.telling, o, variant.base is not None)
    ]
    lacking = [o for o in compared if not context.linked(o, here)]
    lacking = lacking or [o for o in compared if not context.has(o, here)]
    others = tuple(lacking or compared)
    return (here.telling, *others) if variant.base else (*others, here.telling)


def outlet(article: Article) -> str:
    """Return an outlet's name for display: the article's outlet, else its title's beginning, else its id."""
    return shorten(article.outlet, 48) or shorten(article.title, 48) or shorten(article.id, 32) or "unnamed"


def full_title(article: Article) -> str:
    """Return an article's title for display, else its first words, past the fields before its text."""
    begins = front_matter(article.text)[1]
    first = line(article.text[begins : begins + 400])
    return shorten(article.title, 300) or shorten(first, 90) or "Untitled"
