"""One story's pages, each made when it is asked for: the same whether they are saved or served."""

from collections.abc import Callable, Iterator
from functools import cached_property, partial

from variorum.report.articles import Marks, article, marks_by_telling
from variorum.report.context import StoryContext
from variorum.report.findings import findings
from variorum.report.overview import chapters, story_page, witnesses
from variorum.report.pages import Finding, Link, Page, ReaderPage, Row, SaidPage, Speaker, Witness
from variorum.report.parallel import rows
from variorum.report.said import speakers
from variorum.report.words import RELATIONS, percent, sureness


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
            out[name] = partial(story_page, self.context, self.findings, self.witnesses, self.speakers, k)
        out["said.html"] = self._said
        for (a, b), href in self.context.pairs.items():
            out[href] = partial(self._reader, a, b, href)
        for i in self.context.order:
            out[self.context.files[i]] = partial(self._article, i)
        return out

    @cached_property
    def _who(self) -> dict[str, Witness]:
        return dict(zip(self.context.order, self.witnesses, strict=True))

    def _said(self) -> SaidPage:
        return SaidPage(
            title=self.context.title,
            story_href="index.html",
            speakers=self.speakers,
            sigla=tuple(self.context.sigla[i] for i in self.context.order),
            statements=len(self.context.statements),
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

    def _reader(self, a: str, b: str, href: str) -> ReaderPage:
        context = self.context
        here = self._by_reader.get(href, [])
        marks = marks_by_telling(context, {f.id: f.id for f in here})
        alignment = context.alignments[a, b]
        left, right = context.tellings[a], context.tellings[b]
        both = (context.sigla[a], context.sigla[b])
        table = rows(left, right, alignment, (tuple(marks[a]), tuple(marks[b])), both)
        order = {key: n for n, key in enumerate(_marked(table))}
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
            findings=tuple(sorted(here, key=lambda f: order.get(f.id, len(order)))),
            moved=sum(bool(r.moved) for r in table),
            gaps_left=sum(len(r.left) for r in table if not r.right and not r.see),
            gaps_right=sum(len(r.right) for r in table if not r.left),
            pairs=pair_links(context),
            here=href,
        )


def pair_links(context: StoryContext) -> tuple[Link, ...]:
    """Return the story's parallel readers as links "A · B"."""
    return tuple(
        Link(text=f"{context.sigla[a]} · {context.sigla[b]}", href=href)
        for (a, b), href in context.pairs.items()
    )


def _marked(table: tuple[Row, ...]) -> Iterator[str]:
    """Yield the findings of a reader in the order they are met."""
    for row in table:
        for sentence in (*row.left, *row.right):
            for piece in sentence.pieces:
                yield from piece.opens
