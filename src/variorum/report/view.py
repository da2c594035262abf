"""From what a run found to the pages that show it. Pure: no file, no clock, no template.

`pages` yields one page after another, so that a report of thousands of stories is never held whole.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import variorum
from variorum.data import Collation, Statement, Story, Telling
from variorum.report.articles import article, lone_witness
from variorum.report.context import StoryContext, full_title, outlet
from variorum.report.edition import Edition
from variorum.report.findings import opinion
from variorum.report.overview import story_line
from variorum.report.pages import (
    AboutPage,
    ArticlePage,
    IndexPage,
    InputLine,
    Link,
    OrphanLine,
    Page,
    ReviewLines,
    StoryLine,
)
from variorum.report.passages import line, shorten
from variorum.report.sigla import file_name
from variorum.report.words import KINDS, language
from variorum.review import EMPTY, Orphan, Review

STORIES_PER_PAGE = 100
INPUTS_SHOWN = 1000  # rows of "about this run"; the JSON output has them all
LONE_SHOWN = 200
ORPHANS_SHOWN = 200
CONFLICTS_SHOWN = 200


def contexts(collation: Collation, review: Review = EMPTY) -> Iterator[StoryContext]:
    """Yield the stories of a run, each with its letters and file names; an article alone is none."""
    tellings = {t.id: t for t in collation.tellings}
    said: dict[str, list[Statement]] = {}
    for s in collation.statements:
        said.setdefault(s.telling, []).append(s)
    for story in collation.stories:
        if len(story.tellings) > 1:
            statements = [s for i in story.tellings for s in said.get(i, ())]
            yield StoryContext.of(story, tellings, statements, review)


def lone(collation: Collation) -> list[Telling]:
    """Return the articles that no other one here retells, in the order they came."""
    told = {i for story in collation.stories if len(story.tellings) > 1 for i in story.tellings}
    return [t for t in collation.tellings if t.id not in told]


def pages(collation: Collation, review: Review = EMPTY) -> Iterator[tuple[str, Page]]:
    """Yield every page of the report with its path: the stories' first, the list of stories last."""
    front = FrontMatter(collation, review)
    for context in contexts(collation, review):
        edition = Edition(context)
        front.add(edition)
        for name, page in edition.pages():
            yield f"stories/{context.folder}/{name}", page
    yield from front.pages()


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the front matter keeps of a story once its pages are made."""

    line: StoryLine
    hrefs: Mapping[str, str]  # of its articles
    judged: Counter[str]
    conflicts: tuple[Link, ...]


class FrontMatter:
    """What a report holds beside its stories: the list of them, articles that stand alone, the run itself.

    Stories are added one by one, so that no more than one need be held; one added again takes the place
    it had.
    """

    def __init__(self, collation: Collation, review: Review = EMPTY) -> None:
        self.collation, self.review = collation, review
        self.apart = lone(collation)
        self._entries: dict[str, _Entry] = {}

    def add(self, edition: Edition) -> None:
        """Take in a story's line, the addresses of its articles and the state of its review."""
        context = edition.context
        folder = f"stories/{context.folder}"
        self._entries[folder] = _Entry(
            line=story_line(context, edition.findings),
            hrefs={i: f"{folder}/{name}" for i, name in context.files.items()},
            judged=Counter(f.reviewed.state for f in edition.findings if f.reviewed),
            conflicts=tuple(
                Link(text=f.cite, href=f"{folder}/{f.href}")
                for f in edition.findings
                if f.reviewed and f.reviewed.state == "conflict"
            ),
        )

    def pages(self) -> Iterator[tuple[str, Page]]:
        """Yield the articles that stand alone, the page about the run and the list of stories."""
        hrefs = {
            t.id: "articles/" + file_name("article", t.id, t.article.title) + ".html" for t in self.apart
        }
        said: dict[str, list[Statement]] = {t.id: [] for t in self.apart}
        for s in self.collation.statements:
            if s.telling in said:
                said[s.telling].append(s)
        for t in self.apart:
            yield hrefs[t.id], _lone(t, tuple(said[t.id]))
        links = [Link(text=_lone_words(t), href=hrefs[t.id]) for t in self.apart]
        for entry in self._entries.values():
            hrefs |= entry.hrefs
        yield "about.html", _about(self.collation, hrefs, self._reviewed())
        yield from _index(self.collation, [e.line for e in self._entries.values()], links)

    def _reviewed(self) -> ReviewLines:
        orphans = self.review.orphans
        judged = sum((e.judged for e in self._entries.values()), Counter[str]())
        conflicts = [c for e in self._entries.values() for c in e.conflicts]
        return ReviewLines(
            accepted=judged["accept"],
            rejected=judged["reject"],
            conflicts=tuple(conflicts[:CONFLICTS_SHOWN]),
            more_conflicts=max(0, len(conflicts) - CONFLICTS_SHOWN),
            orphans=tuple(_orphan(o) for o in orphans[:ORPHANS_SHOWN]),
            more_orphans=max(0, len(orphans) - ORPHANS_SHOWN),
        )


def _orphan(o: Orphan) -> OrphanLine:
    places = [p for p in (o.standing.last.base, o.standing.last.reading) if p]
    return OrphanLine(
        label=KINDS[o.standing.last.kind].label,
        wordings=tuple(f"{shorten(p.telling, 60)}: “{shorten(p.words, 120)}”" for p in places),
        opinions=tuple(opinion(d) for d in o.standing.decisions),
        reason=line(o.reason),
    )


def _lone(t: Telling, statements: tuple[Statement, ...]) -> ArticlePage:
    """Return the page of an article that belongs to no story."""
    story = Story(id=t.id, title=t.article.title, tellings=(t.id,))
    context = StoryContext.of(story, {t.id: t}, statements)
    page = article(context, t.id, lone_witness(t, ""), [], {})
    return replace(page, story="", story_href="../index.html")


def _lone_words(t: Telling) -> str:
    name = outlet(t.article)
    title = full_title(t.article)
    return title if title.startswith(name.rstrip("…")) else f"{title} ({name})"


def _about(collation: Collation, hrefs: Mapping[str, str], review: ReviewLines) -> AboutPage:
    inputs = [
        InputLine(
            id=shorten(t.id, 80),
            title=full_title(t.article),
            href=hrefs[t.id],
            source=shorten(s.source, 160) if s else "",
            sha256=shorten(s.sha256, 64) if s else "",
            reader=shorten(s.reader, 40) if s else "",
            words=len(t.text.split()),
        )
        for t in collation.tellings[:INPUTS_SHOWN]
        for s in (t.article.sightings or (None,))
    ]
    tools = {s.by for s in collation.statements}
    for story in collation.stories:
        tools |= {v.by for v in story.variants} | {a.by for a in story.alignments}
    return AboutPage(
        version=variorum.__version__,
        settings=tuple((shorten(k, 80), shorten(v, 400)) for k, v in collation.settings),
        models=tuple(line(m) for m in collation.models),
        tools=tuple(sorted(line(x) for x in tools if x)),
        inputs=tuple(inputs),
        more_inputs=max(0, len(collation.tellings) - INPUTS_SHOWN),
        rejected=tuple(
            (shorten(r.source, 160), shorten(r.error, 40), shorten(r.message, 300))
            for r in collation.rejected[:INPUTS_SHOWN]
        ),
        more_rejected=max(0, len(collation.rejected) - INPUTS_SHOWN),
        kinds=tuple((k.label, k.meaning) for k in KINDS.values()),
        review=review,
    )


def _index(
    collation: Collation, lines: list[StoryLine], apart: list[Link]
) -> Iterator[tuple[str, IndexPage]]:
    """Yield the list of stories, cut into pages; its first page is index.html."""
    starts = list(range(0, len(lines), STORIES_PER_PAGE)) or [0]
    names = ["index.html" if k == 0 else f"index-{k + 1}.html" for k in range(len(starts))]
    links = tuple(
        Link(text=f"{a + 1}–{min(a + STORIES_PER_PAGE, len(lines))}", href=name)
        for a, name in zip(starts, names, strict=True)
    )
    langs: dict[str, int] = {}
    for t in collation.tellings:
        langs[t.lang] = langs.get(t.lang, 0) + 1
    spoken = ", ".join(language(k) for k, _ in sorted(langs.items(), key=lambda x: (-x[1], x[0])))
    for k in reversed(range(len(starts))):
        yield (
            names[k],
            IndexPage(
                stories=tuple(lines[starts[k] : starts[k] + STORIES_PER_PAGE]),
                first=starts[k] + 1,
                total=len(lines),
                articles=len(collation.tellings),
                languages=spoken,
                lone=tuple(apart[:LONE_SHOWN]) if k == 0 else (),
                lone_more=max(0, len(apart) - LONE_SHOWN),
                rejected=len(collation.rejected),
                chapters=links if len(links) > 1 else (),
                chapter=k,
            ),
        )
