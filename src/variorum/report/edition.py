"""One story's pages, each made when it is asked for: the same whether they are saved or served."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial

from variorum.data import DERIVED, Relation
from variorum.report.articles import Marks, article, marks_by_telling
from variorum.report.beside import ranks
from variorum.report.context import StoryContext
from variorum.report.findings import findings
from variorum.report.overview import PAIRS_SHOWN, chapters, parts, story_page, tellings, witnesses
from variorum.report.pages import (
    BesidePage,
    Finding,
    Link,
    Page,
    ReaderPage,
    SaidPage,
    Witness,
    said_page,
    tellings_page,
)
from variorum.report.parallel import rows
from variorum.report.rows import Sentence
from variorum.report.said import parts as said_parts
from variorum.report.said import speakers, uttered
from variorum.report.voices import Speaker
from variorum.report.wording import OTHER, near, reworded
from variorum.report.words import RELATIONS, percent, sureness

BESIDE_SHOWN = 4  # columns a screen has room for
BESIDE_MOST = 8  # tellings to choose those from; any two can be read by themselves


class Edition:
    """The pages of one story by name, relative to its folder. Holds what several of them share."""

    def __init__(self, context: StoryContext) -> None:
        self.context = context

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return the story's findings, the weightiest first."""
        return findings(self.context)

    @cached_property
    def witnesses(self) -> tuple[Witness, ...]:
        """Return the story's tellings in the order of their sigla."""
        return witnesses(self.context, self.findings)

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """Return who is said to have said what."""
        return speakers(self.context)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of all pages, the story's own first."""
        return tuple(self._makers)

    def page(self, name: str) -> Page | None:
        """Return a page by its name, None where the story has none of that name."""
        make = self._makers.get(name)
        return make() if make else None

    def pages(self) -> Iterator[tuple[str, Page]]:
        """Yield every page with its name."""
        for name, make in self._makers.items():
            yield name, make()

    @cached_property
    def _makers(self) -> dict[str, Callable[[], Page]]:
        out: dict[str, Callable[[], Page]] = {}
        for k, name in enumerate(chapters(self.findings)):
            out[name] = partial(
                story_page,
                self.context,
                self.findings,
                self.witnesses,
                self.speakers,
                pair_links(self.context),
                k,
            )
        for k in range(1, len(parts(self.context))):
            out[tellings_page(k)] = partial(tellings, self.context, self.findings, self.witnesses, k)
        for k in range(len(self._said_parts)):
            out[said_page(k)] = partial(self._said, k)
        for base, href in beside_pages(self.context).items():
            out[href] = partial(self._beside, base, href)
        for (a, b), href in self.context.pairs.items():
            out[href] = partial(self._reader, a, b, href)
        for i in self.context.order:
            out[self.context.files[i]] = partial(self._article, i)
        return out

    @cached_property
    def _who(self) -> dict[str, Witness]:
        return dict(zip(self.context.order, self.witnesses, strict=True))

    @cached_property
    def _said_parts(self) -> tuple[tuple[Speaker, ...], ...]:
        return said_parts(self.speakers)

    def _said(self, part: int) -> SaidPage:
        pages = self._said_parts
        links = tuple(
            Link(text=f"{k + 1}: {page[0].name or 'nobody named'}", href=said_page(k))
            for k, page in enumerate(pages)
            if len(pages) > 1
        )
        return SaidPage(
            title=self.context.title,
            story_href="index.html",
            speakers=pages[part],
            goes_on=part > 0 and pages[part - 1][-1].id == pages[part][0].id,
            part=part,
            parts=links,
            sigla=tuple(self.context.sigla[i] for i in self.context.order),
            statements=sum(map(len, uttered(self.context))),
        )

    @cached_property
    def _by_id(self) -> dict[str, Finding]:
        return {f.id: f for f in self.findings}

    @cached_property
    def _marks(self) -> dict[str, Marks]:
        return marks_by_telling(self.context, {f.id: f.id for f in self.findings})

    def _article(self, telling: str) -> Page:
        return article(self.context, telling, self._who[telling], self._marks[telling], self._by_id)

    @cached_property
    def _by_reader(self) -> dict[str, list[Finding]]:
        out: dict[str, list[Finding]] = {}
        for f in self.findings:
            for href in f.readers:
                out.setdefault(href, []).append(f)
        return out

    def _beside(self, base: str, href: str) -> BesidePage:
        context = self.context
        columns = _columns(context, base)
        sigla = {context.sigla[i] for i in columns}
        here = [f for f in self.findings if len(sigla.intersection(f.between)) > 1]
        marks = marks_by_telling(context, {f.id: f.id for f in here})
        table = ranks(
            (context.sigla[base], context.tellings[base], tuple(marks[base])),
            [
                (context.sigla[i], context.tellings[i], tuple(marks[i]), context.alignments[base, i])
                for i in columns[1:]
            ],
        )
        met = _marked(s for rank in table for cell in rank.cells for s in cell.sentences)
        order = {key: n for n, key in enumerate(dict.fromkeys(met))}
        return BesidePage(
            title=context.title,
            story_href="index.html",
            columns=tuple(self._who[i] for i in columns),
            shown=self._shown(columns),
            ranks=table,
            findings=tuple(sorted(here, key=lambda f: order.get(f.id, len(order)))),
            pairs=self._some(base),
            here=href,
        )

    def _shown(self, columns: tuple[str, ...]) -> frozenset[int]:
        """Return the base's column and those of the tellings that changed most."""
        most = sorted(range(1, len(columns)), key=lambda k: (-self._who[columns[k]].changes, k))
        return frozenset((0, *most[: BESIDE_SHOWN - 1]))

    def _reader(self, a: str, b: str, href: str) -> ReaderPage:
        context = self.context
        here = self._by_reader.get(href, [])
        marked = {f.id for f in here}
        marks = {t: [m for m in self._marks[t] if m[1] in marked] for t in (a, b)}
        alignment = context.alignments[a, b]
        left, right = context.tellings[a], context.tellings[b]
        both = (context.sigla[a], context.sigla[b])
        plain = [c for x in reworded(left, right, alignment) for c in x.changes] if near(alignment) else []
        for t, k in ((a, 0), (b, 1)):
            marks[t] += [(span, OTHER) for c in plain if (span := c[k])]
        table = rows(left, right, alignment, (tuple(marks[a]), tuple(marks[b])), both)
        met = _marked(s for row in table for s in (*row.left, *row.right))
        order = {key: n for n, key in enumerate(met)}
        relation = alignment.relation
        return ReaderPage(
            title=context.title,
            story_href="index.html",
            left=self._who[a],
            right=self._who[b],
            hangs=RELATIONS[relation] if relation else "",
            sure=sureness(alignment.confidence),
            percent=percent(alignment.confidence),
            shared_left=percent(alignment.coverage_left),
            shared_right=percent(alignment.coverage_right),
            rows=table,
            reworded=bool(plain),
            findings=tuple(sorted(here, key=lambda f: order.get(f.id, len(order)))),
            moved=sum(bool(r.moved) for r in table),
            gaps_left=sum(len(r.left) for r in table if not r.right and not r.see),
            gaps_right=sum(len(r.right) for r in table if not r.left),
            pairs=self._some(a, b),
            here=href,
        )

    @cached_property
    def _readers(self) -> dict[str, list[Link]]:
        """Return the parallel readers each telling is in, as links "A · B"."""
        out: dict[str, list[Link]] = {i: [] for i in self.context.order}
        for (a, b), href in self.context.pairs.items():
            link = Link(text=f"{self.context.sigla[a]} · {self.context.sigla[b]}", href=href)
            out[a].append(link)
            out[b].append(link)
        return out

    def _some(self, *tellings: str) -> tuple[Link, ...]:
        """Return the readers one may go on to: all; of very many, some that hold one of these tellings."""
        links = pair_links(self.context)
        if len(links) <= PAIRS_SHOWN:
            return links
        each = PAIRS_SHOWN // len(tellings)
        near = [x for t in tellings for x in self._readers[t][:each]]
        several = links[: len(links) - len(self.context.pairs)][:each]
        rest = Link(text=f"all {len(links)}, by telling", href="index.html#evidence")
        return tuple(dict.fromkeys((*several, *near, rest)))


def _columns(context: StoryContext, base: str) -> tuple[str, ...]:
    """Return a telling and those that can be read beside it: it told them, or they it, in whole or part."""
    others = [
        o
        for o in context.tellings_with[base]
        if context.alignments[base, o].links and context.relation(base, o) in DERIVED | {Relation.PARTIAL}
    ]
    return (base, *others[: BESIDE_MOST - 1])


def beside_pages(context: StoryContext) -> dict[str, str]:
    """Return the tellings that several others are read beside, with the page's name: one an origin."""
    out: dict[str, str] = {}
    for group in context.origins:
        base = next((i for i in context.order if i in group), None)
        if base is not None and len(_columns(context, base)) > 2:
            out[base] = f"beside-{context.files[base].rpartition('-')[2]}"
    return out


def pair_links(context: StoryContext) -> tuple[Link, ...]:
    """Return the story's parallel readers as links: "A · B · C …" for several, "A · B" for two."""
    several = [
        Link(text=" · ".join(context.sigla[i] for i in _columns(context, base)), href=href)
        for base, href in beside_pages(context).items()
    ]
    return (
        *several,
        *(
            Link(text=f"{context.sigla[a]} · {context.sigla[b]}", href=href)
            for (a, b), href in context.pairs.items()
        ),
    )


def _marked(sentences: Iterable[Sentence]) -> Iterator[str]:
    """Yield the findings that begin in some sentences, in the order they are met."""
    for sentence in sentences:
        for piece in sentence.pieces:
            yield from piece.opens
