"""Tellings tied without direction, as people see them: no source is made up, and no direction is hinted at."""

from dataclasses import replace
from datetime import UTC, datetime

from variorum.data import (
    Alignment,
    Article,
    Collation,
    Credit,
    Crediting,
    Edge,
    Evidence,
    Kind,
    Link,
    Lost,
    Reading,
    Relation,
    Sighting,
    Span,
    Stemma,
    Story,
    Telling,
    Undirected,
    Variant,
)
from variorum.export.dot import dot
from variorum.export.graphml import graphml
from variorum.pipeline import comparisons
from variorum.report.context import StoryContext
from variorum.report.html import environment, render
from variorum.report.overview import relation_words
from variorum.report.pages import StoryPage
from variorum.report.rivals import rivals
from variorum.report.terminal import summary
from variorum.report.view import pages
from variorum.testing import tell

A, B, C = (tell("The quay shut on Monday.", "Two ferries were sent.", id=k, outlet=f"Paper {k}") for k in "abc")


def tie(one: Telling, two: Telling, shared: float = 1.0) -> Alignment:
    return Alignment(left=one.id, right=two.id, links=(Link(0, 0, 1.0), Link(1, 1, 1.0)), by="t", relation=Relation.COPY,
                     confidence=1.0, coverage_left=1.0, coverage_right=shared)  # fmt: skip


def story(*tellings: Telling, shared: float = 1.0) -> Story:
    bond = Undirected(tellings=tuple(t.id for t in tellings), confidence=1.0, evidence=(Evidence(kind="containment", note="the same words"),))
    pairs = tuple(tie(x, y, shared) for i, x in enumerate(tellings) for y in tellings[i + 1 :])
    ids = tuple(t.id for t in tellings)
    return Story(id="s", title="Quay", tellings=ids, alignments=pairs, stemma=Stemma(undirected=(bond,), origins=(ids,)))


def context(made: Story, *tellings: Telling) -> StoryContext:
    return StoryContext.of(made, {t.id: t for t in tellings})


def test_the_summary_ties_copies_with_an_equals_sign() -> None:
    text = summary(Collation(tellings=(A, B, C), stories=(story(A, B, C),)))
    assert "A  Paper a" in text
    assert "├= B  Paper b" in text
    assert "└= C  Paper c" in text
    assert "the same text as A and C" in text
    assert "lost source" not in text
    assert "1 independent origin" in text


def test_of_very_many_copies_few_are_named() -> None:
    many = tuple(replace(A, article=replace(A.article, id=f"t{n:03}", outlet=f"Paper {n}")) for n in range(40))
    found = context(story(*many), *many)
    assert found.hangs("t000") == "the same text as B, C, D and 36 more"
    page = next(p for _, p in pages(Collation(tellings=many, stories=(story(*many),))) if isinstance(p, StoryPage))
    assert len(page.ties[0].pairs) < 10


def test_who_holds_more_is_called_a_copy_either_way() -> None:
    found = context(story(A, B, shared=0.8), A, B)
    assert [found.hangs(i) for i in found.order] == ["copy of B, or B of it", "copy of A, or A of it"]
    assert relation_words(found) == "1 copy"


def test_copies_and_a_translation_are_tellings_of_one_text() -> None:
    made = story(A, B, C)
    pairs = tuple(replace(x, relation=Relation.TRANSLATION) if "c" in (x.left, x.right) else x for x in made.alignments)
    mixed = replace(made, alignments=pairs)
    assert context(mixed, A, B, C).hangs("a") == "hangs together with B and C; direction unclear"
    page = next(p for _, p in pages(Collation(tellings=(A, B, C), stories=(mixed,))) if isinstance(p, StoryPage))
    assert page.ties[0].how == "tellings of one text"
    plain = next(p for _, p in pages(Collation(tellings=(A, B), stories=(story(A, B),))) if isinstance(p, StoryPage))
    assert plain.ties[0].how == "copies of one another"


def test_the_page_draws_a_line_without_a_head_and_says_why() -> None:
    made = Collation(tellings=(A, B), stories=(story(A, B),))
    name, page = next((n, p) for n, p in pages(made) if isinstance(p, StoryPage))
    text = render(environment(), name, page)
    drawn = text[text.index('<g class="strokes">') : text.index('<g class="nodes">')]
    assert "undirected" in drawn
    assert "<polygon" not in drawn
    assert "A double line joins" in text
    assert "An arrow runs" not in text.split("</figure>")[0].split('class="key')[1]
    assert "Nothing shows who had the text from whom" in text
    assert "drawn apart" not in text


def test_the_first_is_compared_with_the_others() -> None:
    assert comparisons(story(A, B, C)) == [("a", "b"), ("a", "c")]
    found = context(story(A, B), A, B)
    assert found.compared("a", "b", base=True)
    assert ("a", "b") in found.pairs


def test_heirs_of_a_lost_source_are_compared_with_the_fullest_of_them() -> None:
    def heirs(part: float) -> Story:
        """Return three heirs of which the first holds this part of the others, who hold all of it."""
        edges = tuple(Edge(parent="lost:1", child=t, confidence=0.9) for t in "abc")
        made = replace(story(A, B, C), stemma=Stemma(edges=edges, lost=(Lost(id="lost:1"),)))
        held = {"a": (1.0, part), "b": (1.0, 1.0)}
        return replace(made, alignments=tuple(
            replace(x, coverage_left=held[x.left][1 if x.left == "b" else 0], coverage_right=held[x.left][1])
            for x in made.alignments
        ))  # fmt: skip

    assert comparisons(heirs(0.9)) == [("a", "b"), ("a", "c")]
    assert comparisons(heirs(0.2)) == [("b", "a"), ("b", "c")]


def test_what_changed_over_a_lost_step_is_compared() -> None:
    step = Stemma(edges=(Edge(parent="a", child="lost:1", confidence=0.9), Edge(parent="lost:1", child="b", confidence=0.9)), lost=(Lost(id="lost:1"),))
    made = replace(story(A, B), stemma=step)
    assert comparisons(made) == [("a", "b")]
    left_out = Variant(kind=Kind.OMISSION, base=Reading(telling="a", span=Span(0, 5)), reading=None, confidence=0.9, by="t")
    assert context(replace(made, variants=(left_out,)), A, B).compared("a", "b", base=True)


def test_no_reading_says_which_of_them_came_first() -> None:
    """Odds too near to draw a direction are too near to tell one."""
    ways = ((Edge(parent="a", child="b", confidence=0.6),), (Edge(parent="b", child="a", confidence=0.4),))
    made = story(A, B)
    open_ = replace(made, stemma=replace(made.stemma, rivals=ways, rival_odds=(1.0, 0.6)))
    found = rivals(context(open_, A, B))
    assert not found.readings
    assert not found.likeliest
    assert not found.edges


def test_graphs_have_an_edge_without_direction() -> None:
    assert '"a" -> "b" [dir=none' in dot(story(A, B), (A, B))
    assert '<edge source="a" target="b" directed="false">' in graphml(story(A, B), (A, B))


def test_a_lost_source_goes_by_the_name_that_all_who_name_it_give() -> None:
    def named(*names: str) -> str:
        edges = tuple(Edge(parent="lost:1", child=k, confidence=1) for k in "ab")
        credits_ = tuple(
            Credit(telling=k, named=n, means=(), drew_on=("lost:1",), how=Crediting.COPIED) for k, n in zip("ab", names, strict=True)
        )
        made = replace(story(A, B), stemma=Stemma(edges=edges, lost=(Lost(id="lost:1"),), credits=credits_))
        return summary(Collation(tellings=(A, B), stories=(made,)))

    assert "α  Tarn Wire" in named("Tarn Wire", "Tarn Wire")
    assert "α  lost source" in named("Tarn Wire", "Fell News")


def test_every_outlet_that_had_one_text_under_one_title_is_named() -> None:
    def seen(outlet: str) -> Sighting:
        return Sighting(source="f", sha256="0", reader="t", outlet=outlet, published=datetime(2031, 5, 3, tzinfo=UTC))

    article: Article = replace(A.article, sightings=(seen("Paper a"), seen("Lowland Herald")))
    twice = replace(A, article=article)
    assert context(story(twice, B), twice, B).also("a") == ("Lowland Herald",)
    assert "also in Lowland Herald" in summary(Collation(tellings=(twice, B), stories=(story(twice, B),)))
