"""From what a run found to the pages that show it. Pure: no file, no clock, no template.

`pages` yields one page after another, so that a report of thousands of stories is never held whole.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import variorum
from variorum.data import Collation, Statement, Story, Telling
from variorum.report.articles import article, lone_witness, marks_by_telling
from variorum.report.context import StoryContext, full_title, outlet
from variorum.report.findings import findings
from variorum.report.overview import story_line, story_pages, witnesses
from variorum.report.pages import (
    AboutPage,
    ArticlePage,
    Finding,
    IndexPage,
    InputLine,
    Link,
    Page,
    ReaderPage,
    Row,
    SaidPage,
    StoryLine,
    Witness,
)
from variorum.report.parallel import rows
from variorum.report.passages import line, shorten
from variorum.report.said import speakers
from variorum.report.sigla import file_name
from variorum.report.words import KINDS, RELATIONS, language, percent, sureness

STORIES_PER_PAGE = 100
INPUTS_SHOWN = 1000  # rows of "about this run"; the JSON output has them all
LONE_SHOWN = 200


def contexts(collation: Collation) -> Iterator[StoryContext]:
    """Yield the stories of a run, each with its letters and file names; an article alone is none."""
    tellings = {t.id: t for t in collation.tellings}
    said: dict[str, list[Statement]] = {}
    for s in collation.statements:
        said.setdefault(s.telling, []).append(s)
    for story in collation.stories:
        if len(story.tellings) > 1:
            yield StoryContext.of(story, tellings, [s for i in story.tellings for s in said.get(i, ())])


def lone(collation: Collation) -> list[Telling]:
    """Return the articles that no other one here retells, in the order they came."""
    told = {i for story in collation.stories if len(story.tellings) > 1 for i in story.tellings}
    return [t for t in collation.tellings if t.id not in told]


def pages(collation: Collation) -> Iterator[tuple[str, Page]]:
    """Yield every page of the report with its path: the stories' first, the list of stories last."""
    lines: list[StoryLine] = []
    hrefs: dict[str, str] = {}
    for context in contexts(collation):
        hrefs |= {i: f"stories/{context.folder}/{name}" for i, name in context.files.items()}
        found = findings(context)
        lines.append(story_line(context, found))
        for name, page in _story(context, found):
            yield f"stories/{context.folder}/{name}", page
    apart = lone(collation)
    said: dict[str, list[Statement]] = {t.id: [] for t in apart}
    for s in collation.statements:
        if s.telling in said:
            said[s.telling].append(s)
    for t in apart:
        hrefs[t.id] = "articles/" + file_name("article", t.id, t.article.title) + ".html"
        yield hrefs[t.id], _lone(t, tuple(said[t.id]))
    yield "about.html", _about(collation, hrefs)
    yield from _index(collation, lines, [Link(text=_lone_words(t), href=hrefs[t.id]) for t in apart])


def _story(context: StoryContext, found: tuple[Finding, ...]) -> Iterator[tuple[str, Page]]:
    """Yield the pages of one story, names relative to its folder."""
    people = witnesses(context, found)
    said = speakers(context)
    yield from story_pages(context, found, people, said)
    yield (
        "said.html",
        SaidPage(
            title=context.title,
            story_href="index.html",
            speakers=said,
            sigla=tuple(context.sigla[i] for i in context.order),
            statements=len(context.statements),
        ),
    )
    by_id = {f.id: f for f in found}
    marks = marks_by_telling(context, {f.id: f.id for f in found})
    who = dict(zip(context.order, people, strict=True))
    yield from _readers(context, who, found)
    for i in context.order:
        yield context.files[i], article(context, i, who[i], marks[i], by_id)


def pair_links(context: StoryContext) -> tuple[Link, ...]:
    """Return the story's parallel readers as links "A · B"."""
    return tuple(
        Link(text=f"{context.sigla[a]} · {context.sigla[b]}", href=href)
        for (a, b), href in context.pairs.items()
    )


def _readers(context: StoryContext, who: Mapping[str, Witness],
             found: tuple[Finding, ...]) -> Iterator[tuple[str, ReaderPage]]:  # fmt: skip
    by_pair: dict[str, list[Finding]] = {}
    for f in found:
        for href in f.readers:
            by_pair.setdefault(href, []).append(f)
    links = pair_links(context)
    for (a, b), href in context.pairs.items():
        here = by_pair.get(href, [])
        marks = marks_by_telling(context, {f.id: f.id for f in here})
        alignment = context.alignments[a, b]
        left, right = context.tellings[a], context.tellings[b]
        both = (context.sigla[a], context.sigla[b])
        table = rows(left, right, alignment, (tuple(marks[a]), tuple(marks[b])), both)
        order = {key: n for n, key in enumerate(_marked(table))}
        relation = alignment.relation
        yield (
            href,
            ReaderPage(
                title=context.title,
                story_href="index.html",
                left=who[a],
                right=who[b],
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
                pairs=links,
                here=href,
            ),
        )


def _marked(table: tuple[Row, ...]) -> Iterator[str]:
    """Yield the findings of a reader in the order they are met."""
    for row in table:
        for sentence in (*row.left, *row.right):
            for piece in sentence.pieces:
                yield from piece.opens


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


def _about(collation: Collation, hrefs: Mapping[str, str]) -> AboutPage:
    inputs = [
        InputLine(
            id=shorten(t.id, 80),
            title=full_title(t.article),
            href=hrefs[t.id],
            source=shorten(s.source, 160) if s else "",
            sha256=s.sha256 if s else "",
            reader=s.reader if s else "",
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
        models=tuple(line(m) for m in collation.models),
        tools=tuple(sorted(line(x) for x in tools if x)),
        inputs=tuple(inputs),
        more_inputs=max(0, len(collation.tellings) - INPUTS_SHOWN),
        rejected=tuple(
            (shorten(r.source, 160), r.error, shorten(r.message, 300)) for r in collation.rejected
        ),
        kinds=tuple((k.label, k.meaning) for k in KINDS.values()),
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
