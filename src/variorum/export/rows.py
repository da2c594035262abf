"""The rows of every table, from a collation: plain cells under the names of `tables.py`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from variorum.data import Collation, Reading, Span, Story, Telling
from variorum.export.nodes import contaminated
from variorum.report.findings import findings as shown
from variorum.report.findings import ranked
from variorum.report.pages import Side
from variorum.report.passages import sentence_of
from variorum.report.sigla import sigla
from variorum.report.view import contexts
from variorum.review import digest

Cell = str | int | float | bool | datetime | list[str] | list[list[int]] | None
Row = dict[str, Cell]


@dataclass(frozen=True)
class Shelf:
    """The tellings of a run by id, with the letters they go by, and what is worked out once for each."""

    tellings: dict[str, Telling]
    letters: dict[str, str] = field(default_factory=dict)  # of a telling; lost sources have theirs by story
    stories: dict[str, Story] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def of(collation: Collation) -> "Shelf":
        """Return the shelf of a run. Letters are given in stories of two tellings and more."""
        out = Shelf({t.id: t for t in collation.tellings})
        for story in collation.stories:
            for name in story.tellings:
                out.stories[name] = story
            if len(story.tellings) > 1:
                out.letters.update(sigla(story, out.tellings))
        return out

    def digest(self, name: str) -> str:
        """Return the SHA-256 of a telling's text in UTF-8, in hexadecimal."""
        if name not in self.digests:
            self.digests[name] = digest(self.tellings[name].article.text)
        return self.digests[name]

    def story(self, name: str) -> Row:
        """Return the cells that say which story a telling is in."""
        found = self.stories.get(name)
        return {"story": found.id, "story_title": found.title} if found else {}

    def named(self, column: str, name: str) -> Row:
        """Return the cells that name a telling."""
        article = self.tellings[name].article
        return {column: name, f"{column}_siglum": self.letters.get(name), f"{column}_outlet": article.outlet}


def findings(collation: Collation) -> Iterator[Row]:
    """Yield a row a finding, story by story, the weightiest first."""
    shelf = Shelf.of(collation)
    for context in contexts(collation):
        ids = {s: i for i, s in context.sigla.items()}
        both = zip(ranked(context), shown(context), strict=True)
        for (anchor, v), f in both:
            row: Row = {
                "story": context.story.id,
                "story_title": context.story.title,
                "finding": anchor,
                "rank": f.number,
                "kind": v.kind.value,
                "compared": list(v.compared or ()),
                "note": v.note,
                "weight": v.weight,
                "confidence": v.confidence,
                "by": v.by,
            }
            for name, side, reading in (("base", f.base, v.base), ("reading", f.reading, v.reading)):
                row.update(_side(shelf, name, side, ids.get(side.siglum), reading))
            yield row


def _side(shelf: Shelf, name: str, side: Side, telling: str | None, reading: Reading | None) -> Row:
    """Return the cells of one wording; `reading` is None where the telling lacks the words."""
    if telling is None:
        return {}
    t = shelf.tellings[telling]
    out: Row = {
        "siglum": side.siglum,
        "telling": telling,
        "outlet": t.article.outlet,
        "published": t.article.published,
        "lang": t.lang,
        "also": list(side.also),
        "sha256": shelf.digest(telling),
    }
    if reading:
        out |= {
            "start": reading.span.start,
            "end": reading.span.end,
            "words": reading.span.of(t.article.text),
            "sentence": around(t, reading.span).of(t.article.text),
        }
    return {f"{name}_{key}": value for key, value in out.items()}


def around(t: Telling, span: Span) -> Span:
    """Return a span widened to the sentences it begins and ends in."""
    if not t.sentences:
        return span
    first = t.sentences[sentence_of(t, span)]
    last = t.sentences[sentence_of(t, Span(max(span.start, span.end - 1), span.end))]
    return Span(min(span.start, first.start), max(span.end, last.end))


def statements(collation: Collation) -> Iterator[Row]:
    """Yield a row a statement, in the run's order: by telling and place."""
    shelf = Shelf.of(collation)
    for s in collation.statements:
        t = shelf.tellings[s.telling]
        row: Row = {
            **shelf.story(t.id),
            **shelf.named("telling", t.id),
            "published": t.article.published,
            "lang": t.lang,
            "speaker": s.speaker,
            "form": s.form.value,
            "content": [[c.start, c.end] for c in s.content],
            "content_words": " … ".join(c.of(t.article.text) for c in s.content),
            "within": s.within,
            "flags": list(s.flags),
            "confidence": s.confidence,
            "by": s.by,
            "sha256": shelf.digest(t.id),
        }
        for name, span in (("source", s.source), ("cue", s.cue)):
            if span:
                row |= {f"{name}_start": span.start, f"{name}_end": span.end}
                row[f"{name}_words"] = span.of(t.article.text)
        yield row


def links(collation: Collation) -> Iterator[Row]:
    """Yield a row a pair of tellings that hang together."""
    shelf = Shelf.of(collation)
    for story in collation.stories:
        for x in story.alignments:
            yield {
                "story": story.id,
                "story_title": story.title,
                **shelf.named("a", x.left),
                **shelf.named("b", x.right),
                "relation": x.relation.value if x.relation else None,
                "coverage_a": x.coverage_left,
                "coverage_b": x.coverage_right,
                "pairs": len(x.links),
                "confidence": x.confidence,
                "by": x.by,
            }


def pairs(collation: Collation) -> Iterator[Row]:
    """Yield a row a pair of linked sentences."""
    by = {t.id: t for t in collation.tellings}
    for story in collation.stories:
        for x in story.alignments:
            a, b = by[x.left], by[x.right]
            for p in x.links:
                row: Row = {"story": story.id, "score": p.score}
                for name, t, i in (("a", a, p.left), ("b", b, p.right)):
                    span = t.sentences[i]
                    row |= {
                        name: t.id,
                        f"{name}_sentence": i,
                        f"{name}_start": span.start,
                        f"{name}_end": span.end,
                        f"{name}_words": span.of(t.article.text),
                    }
                yield row


def edges(collation: Collation) -> Iterator[Row]:
    """Yield a row an edge of a stemma."""
    shelf = Shelf.of(collation)
    for story in collation.stories:
        letters = sigla(story, shelf.tellings)
        further = contaminated(story.stemma.edges)
        for e in story.stemma.edges:
            row: Row = {
                "story": story.id,
                "story_title": story.title,
                "lost": e.parent not in shelf.tellings,
                "second": (e.parent, e.child) in further,
                "confidence": e.confidence,
                "evidence": [f"{x.kind}: {x.note}" for x in e.evidence],
            }
            for column, name in (("parent", e.parent), ("child", e.child)):
                if name in shelf.tellings:
                    row |= shelf.named(column, name)
                else:
                    row |= {column: name, f"{column}_siglum": letters.get(name)}
            yield row


def tellings(collation: Collation) -> Iterator[Row]:
    """Yield a row a telling, in the run's order."""
    shelf = Shelf.of(collation)
    origin = {
        name: n
        for story in collation.stories
        for n, group in enumerate(story.stemma.origins, 1)
        for name in group
    }
    for t in collation.tellings:
        a = t.article
        yield {
            **shelf.story(t.id),
            **shelf.named("telling", t.id),
            "title": a.title,
            "url": a.url,
            "published": a.published,
            "lang": t.lang,
            "credit": t.credit,
            "origin": origin.get(t.id),
            "characters": len(t.article.text),
            "sentences": len(t.sentences),
            "sources": [s.source for s in a.sightings],
            "sha256": shelf.digest(t.id),
        }
