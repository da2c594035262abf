"""Words that a near-copy has not: marked whatever they mean, between near-copies alone."""

import pytest

from variorum.data import Alignment, Collation, Link, Relation, Span, Story, Telling
from variorum.report.html import environment, render
from variorum.report.terminal import summary
from variorum.report.view import pages
from variorum.report.wording import Reworded, near, reworded
from variorum.testing import tell

OLD = tell("Parents said the fish had smelled odd.", "Its manager, Rolf Ecker, left.", "Nobody was hurt.", id="old", title="Pupils fall ill")
NEW = tell("Parents said the chicken had smelled odd.", "Its manager, Ralf Ecker, left.", "Nobody was hurt.", id="new", title="Pupils taken ill")


def tie(relation: Relation, *links: tuple[int, int]) -> Alignment:
    return Alignment(left="old", right="new", links=tuple(Link(i, j, 0.9) for i, j in links), by="t", relation=relation, confidence=0.9)


def told(new: Telling, *links: tuple[int, int]) -> list[tuple[str, str]]:
    found = reworded(OLD, new, tie(Relation.EDIT, *links))
    return [(a.of(OLD.text) if a else "", b.of(new.text) if b else "") for r in found for a, b in r.changes]


def test_a_word_that_is_another_is_found_and_one_that_is_the_same_is_not() -> None:
    assert told(NEW, (0, 0), (1, 1), (2, 2)) == [("fish", "chicken"), ("Rolf", "Ralf")]


def test_marks_and_spaces_are_no_words() -> None:
    assert not told(tell("“Parents said the  fish had smelled odd”.", id="new"), (0, 0))


def test_words_put_in_have_no_place_on_the_other_side() -> None:
    assert told(tell("Some parents said the fish had smelled odd.", id="new"), (0, 0)) == [("", "Some")]


def test_a_sentence_told_in_other_words_is_not_taken_apart() -> None:
    assert not told(tell("A strange smell, families reported, came off the plates.", id="new"), (0, 0))


def test_only_near_copies_are_read_word_by_word() -> None:
    assert {r for r in Relation if near(tie(r))} == {Relation.COPY, Relation.EDIT}


def test_a_hull_goes_from_the_first_to_the_last() -> None:
    changes = ((Span(3, 5), None), (Span(9, 12), Span(1, 2)))
    assert Reworded(extents=(Span(0, 20), Span(0, 9)), changes=changes).hulls == (Span(3, 12), Span(1, 2))


def collation(relation: Relation) -> Collation:
    story = Story(id="old", title="Pupils", tellings=("old", "new"), alignments=(tie(relation, (0, 0), (1, 1), (2, 2)),))
    return Collation(tellings=(OLD, NEW), stories=(story,))


def test_the_summary_of_two_lists_them_and_the_headlines() -> None:
    text = summary(collation(Relation.EDIT))
    assert "Other words, no finding (2)" in text
    assert "A Its manager, _Rolf_ Ecker, left." in text
    assert "B Pupils taken ill" in text
    assert "Other words" not in summary(collation(Relation.REWRITE))


def test_a_side_that_has_no_word_of_its_own_is_shown_without_a_mark() -> None:
    more = tell("Some parents said the fish had smelled odd.", id="new")
    story = Story(id="old", title="Pupils", tellings=("old", "new"), alignments=(tie(Relation.EDIT, (0, 0)),))
    text = summary(Collation(tellings=(OLD, more), stories=(story,)))
    assert "A Parents said the fish had smelled odd." in text
    assert "B _Some_ parents" in text
    assert "nothing at this place" not in text


@pytest.mark.parametrize(("relation", "shown"), [(Relation.EDIT, True), (Relation.REWRITE, False)])
def test_the_page_marks_them_without_a_kind(relation: Relation, shown: bool) -> None:
    made = {name: page for name, page in pages(collation(relation)) if "/read-" in name}
    text = render(environment(), *next(iter(made.items())))
    assert ('<span class="other">chicken</span>' in text) is shown
    assert ("whatever they mean" in text) is shown
