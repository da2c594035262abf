"""Rival readings are told by where they differ, with their odds, and drawn only where letters are known."""

from dataclasses import replace

import report_fixture as ferry
from variorum.data import Edge, Stemma, Story
from variorum.report.context import StoryContext
from variorum.report.rivals import rivals, told


def context(edges: tuple[Edge, ...], rivals: tuple[tuple[Edge, ...], ...], odds: tuple[float, ...] = (), lost: bool = False) -> StoryContext:
    stemma = Stemma(edges=edges, rivals=rivals, rival_odds=odds, lost=ferry.STEMMA.lost if lost else ())
    story: Story = replace(ferry.story(), stemma=stemma, variants=())
    return StoryContext.of(story, {t.id: t for t in ferry.ALL})


def edge(parent: str, child: str) -> Edge:
    return Edge(parent=parent, child=child, confidence=0.5)


DRAWN = (edge("wire", "edit"), edge("edit", "slant"))
OTHER = (edge("wire", "edit"), edge("wire", "slant"))


def test_two_readings_are_told_by_where_they_differ_with_their_odds() -> None:
    found = rivals(context(DRAWN, (OTHER,), (0.67,)))
    assert told(found) == "Two readings explain this about as well, 6 to 4: C draws on B (as drawn); or C draws on A."
    assert found.edges == (("A", "C"),)


def test_odds_add_up_to_ten_however_many_readings() -> None:
    third = (edge("wire", "edit"), edge("russian", "slant"))
    found = rivals(context(DRAWN, (OTHER, third), (0.9, 0.4)))
    assert [r.share for r in found.readings] == [4, 4, 2]
    assert told(found).startswith("Three readings explain this about as well, 4 to 4 to 2: ")


def test_an_older_file_without_odds_tells_the_readings_alone() -> None:
    assert told(rivals(context(DRAWN, (OTHER,)))).startswith("Two readings explain this about as well: C draws on B (as drawn); or")


def test_a_tree_more_careful_than_all_readings_is_none_of_them() -> None:
    drawn = (edge("lost:1", "morning"), edge("lost:1", "digest"))
    one, other = (edge("morning", "digest"),), (edge("digest", "morning"),)
    both = told(rivals(context(drawn, (one, other), (1.0, 0.95), lost=True)))
    assert both == "Two readings explain this about as well, 5 to 5: F draws on E; or E draws on F."
    alone = told(rivals(context(drawn, (one,), (1.0,), lost=True)))
    assert alone == "The tree drawn leaves a direction open; likeliest is: F draws on E."


def test_what_all_rivals_share_is_told_apart_from_where_they_differ() -> None:
    drawn = (edge("lost:1", "morning"), edge("lost:1", "digest"), edge("wire", "edit"))
    one = (edge("morning", "digest"), edge("wire", "edit"))
    other = (edge("morning", "digest"), edge("russian", "edit"))
    assert told(rivals(context(drawn, (one, other), (1.0, 0.5), lost=True))) == (
        "The tree drawn leaves a direction open; likeliest is: F draws on E. "
        "Two readings explain the rest about as well, 7 to 3: B draws on A (as drawn); or B draws on D."
    )


def test_a_likely_tree_as_likely_as_the_one_drawn_is_its_rival() -> None:
    assert told(rivals(context(DRAWN, (OTHER,), (1.0,)))).startswith("Two readings explain this about as well, 5 to 5: ")


def test_a_lost_source_that_only_a_rival_has_goes_without_a_letter() -> None:
    rival = (edge("wire", "edit"), edge("lost:9", "slant"))
    found = rivals(context(DRAWN, (rival,), (0.5,)))
    assert "C draws on a lost source" in told(found)
    assert found.edges == ()


def test_where_the_evidence_decides_nothing_is_told() -> None:
    assert told(rivals(context(DRAWN, ()))) == ""
    assert told(rivals(context(DRAWN, (DRAWN,), (0.9,)))) == ""


def test_of_a_reading_that_differs_all_over_the_first_tellings_are_named_and_no_single_one_is_left_over() -> None:
    ids = ("edit", "slant", "russian", "morning", "digest")
    for n, end in ((4, "D draws on A, E draws on A"), (5, "D draws on A, and 2 more hang otherwise")):
        one = tuple(edge("wire", i) for i in ids[:n])
        other = tuple(edge("letter", i) for i in ids[:n])
        assert rivals(context(one, (other,), (0.9,))).readings[0].words.endswith(end)
