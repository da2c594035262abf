"""The summary on a terminal."""

import re
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import report_fixture as ferry
from variorum.data import Alignment, Collation, Edge, Kind, Link, Stemma, Story
from variorum.report.columns import cells, clip, pad, tokens, wrap
from variorum.report.overview import lead
from variorum.report.terminal import summary
from variorum.report.voices import SaidRow, Speaker, Voice
from variorum.testing import tell

GOLDEN = Path(__file__).parent / "golden"


def pair() -> Collation:
    story = ferry.story()
    kept = {"wire", "slant"}
    small = replace(
        story,
        tellings=("slant", "wire"),
        alignments=tuple(a for a in story.alignments if {a.left, a.right} == kept),
        variants=tuple(
            v for v in story.variants if all(r is None or r.telling in kept for r in (v.base, v.reading))
        ),
        stemma=Stemma(edges=tuple(e for e in story.stemma.edges if {e.parent, e.child} == kept)),
    )
    return Collation(
        tellings=(ferry.WIRE, ferry.SLANT),
        stories=(small,),
        statements=tuple(s for s in ferry.STATEMENTS if s.telling in kept),
    )


@pytest.mark.parametrize(("name", "made"), [("summary.txt", ferry.collation()), ("summary-pair.txt", pair())])
def test_the_summary_reads_as_the_golden_file(name: str, made: Collation) -> None:
    # Changed on purpose? Read the new text as an editor would, then write it over the file.
    assert summary(made) + "\n" == (GOLDEN / name).read_text()


@pytest.mark.parametrize("width", [40, 72, 80, 120])
@pytest.mark.parametrize("made", [ferry.collation(), ferry.hostile(), pair()])
def test_no_line_is_wider_than_the_terminal(width: int, made: Collation) -> None:
    assert max(cells(x) for x in summary(made, width=width).splitlines()) <= width


def test_without_colour_no_escape_reaches_the_terminal() -> None:
    text = summary(ferry.hostile())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\x00" not in text


def test_with_colour_only_styles_reach_the_terminal() -> None:
    text = summary(ferry.hostile(), colour=True)
    assert "\x1b" not in re.sub("\x1b\\[[0-9;]*m", "", text)
    assert re.sub("\x1b\\[[0-9;]*m", "", summary(ferry.collation(), colour=True)).replace("\n", "").split()


def test_a_pair_is_told_in_more_detail() -> None:
    text = summary(pair())
    assert "Only in A" in text
    assert "83 % of B in A" in text
    assert "What changed (7)" in text


def test_nothing_at_all_is_said_in_a_line() -> None:
    assert summary(Collation(tellings=(), stories=())) == "no articles · no stories"


def test_articles_that_have_nothing_in_common_are_said_to_have_nothing() -> None:
    apart = tuple(tell(text, id=text[:1]) for text in ("It rained.", "Snow fell."))
    assert "No two articles here tell the same report" in summary(Collation(tellings=apart, stories=()))
    assert "No two" not in summary(Collation(tellings=apart[:1], stories=()))


def test_wide_characters_take_two_cells() -> None:
    assert cells("渡し船") == 6
    assert clip("渡し船", 5) == "渡し…"
    assert pad("渡", 4) == "渡  "
    assert cells("e\u0301\u200b") == 1


@given(st.text(), st.integers(2, 40))
def test_clipped_text_fits(text: str, width: int) -> None:
    assert cells(clip(text, width)) <= width
    assert cells(pad(text, width)) == width


@given(st.text(), st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    lines = wrap(tokens(text), width)
    assert all(sum(cells(w) for w, _ in x) <= width for x in lines)
    assert "".join("".join(w for w, _ in x) for x in lines).replace(" ", "") == "".join(text.split()).replace(
        " ", ""
    )


def test_a_comma_stays_with_its_word() -> None:
    lines = wrap([("in", ""), (" danger_", "mark"), (",”", ""), (" he", "")], 9)
    assert ["".join(w for w, _ in x) for x in lines] == ["in", "danger_,”", "he"]


def test_a_chain_of_thousands_is_drawn_without_trouble() -> None:
    chain = tuple(tell(f"{i}.", id=f"t{i:04}") for i in range(2000))
    edges = tuple(Edge(parent=a.id, child=b.id, confidence=1) for a, b in pairwise(chain))
    story = Story(id="s", title="Long", tellings=tuple(t.id for t in chain), stemma=Stemma(edges=edges))
    assert "… and 1976 more" in summary(Collation(tellings=chain, stories=(story,)))


def test_names_in_the_tree_take_the_room_that_facts_leave() -> None:
    long = tell("It opened.", id="a", title="Central bank holds rates at 4.5 percent, for now")
    story = Story(id="s", title="Rates", tellings=("a", "b"), stemma=Stemma(edges=(Edge(parent="a", child="b", confidence=1),)))
    made = Collation(tellings=(long, replace(long, article=replace(long.article, id="b", title="Rates"))), stories=(story,))
    assert "A  Central bank holds rates at 4.5 percent, for" in summary(made)
    narrow = summary(made, width=44).splitlines()
    assert any("Central ba" in x and "…" in x for x in narrow)


def test_two_versions_under_one_title_go_by_their_ids() -> None:
    old = tell("It opened.", id="before", title="Central bank holds rates")
    new = replace(old, article=replace(old.article, id="after"))
    story = Story(id="s", title="Rates", tellings=("before", "after"), stemma=Stemma(edges=(Edge(parent="before", child="after", confidence=1),)))
    text = summary(Collation(tellings=(old, new), stories=(story,)))
    assert "A  before" in text
    assert "B  after" in text


def test_what_many_tellings_changed_alike_is_shown_once_and_few_of_them_are_named() -> None:
    first = tell("It cost 11 crowns.", id="t00")
    rest = [tell("It cost 17 crowns.", id=f"t{n:02}") for n in range(1, 15)]
    every = [first, *rest]
    story = Story(
        id="s",
        title="Crowns",
        tellings=tuple(t.id for t in every),
        alignments=tuple(
            Alignment(left=a.id, right=b.id, by="t", links=(Link(0, 0, 1.0),)) for a, b in combinations(every, 2)
        ),
        variants=tuple(ferry.variant(Kind.NUMBER, ferry.reading(first, "11"), ferry.reading(t, "17"), 1, "") for t in rest),
    )
    text = summary(Collation(tellings=tuple(every), stories=(story,)))
    assert "What changed (1 of 14)" in text
    assert "B C D E F G H I +6 It cost _17_" in text


def test_differences_under_a_lost_source_say_from_what() -> None:
    line = next(x for x in summary(ferry.collation()).splitlines() if "Digest Five" in x)
    assert "1 difference from E" in line


def test_a_report_that_is_saved_needs_no_word_on_how_to_get_one() -> None:
    assert "add -o DIR" in summary(ferry.collation())
    assert "add -o DIR" not in summary(ferry.collation(), saved=True)


def test_words_of_one_style_are_one_stretch() -> None:
    assert "\x1b[1;4mNearly 30 people\x1b[0m" in summary(ferry.collation(), colour=True)


def test_no_words_of_somebody_else_are_shown_for_a_speaker() -> None:
    """A row of one statement goes to whom most tellings name; another telling may put it to another."""
    own, other = (Voice(sigla=(x,), outlets="", lang="en", pieces=(), form="", named=n, sure="", href="") for x, n in (("B", ""), ("A", "Ada Vale")))
    speaker = Speaker(id="s", name="Ines Reyl", rows=(SaidRow(id="r", voices=(other, own), missing=()),), tellings=("B",), statements=1)
    assert lead(speaker) is own
    alone = replace(speaker, rows=(SaidRow(id="r", voices=(other,), missing=()),))
    assert lead(alone) is None
