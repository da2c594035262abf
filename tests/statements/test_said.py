"""`variorum said`: whose words are listed, and in which order."""

from dataclasses import replace
from datetime import UTC, datetime

from variorum.cli.said import as_lines, lines, matching, nearest, rows
from variorum.data import Collation, Form, Span, Statement, Story
from variorum.testing import tell

LATE = tell("Vale said no.", id="late", published=datetime(2025, 3, 2, tzinfo=UTC), outlet="The Bay")
EARLY = tell("Вейл сказала: нет.", id="early", lang="ru", published=datetime(2025, 3, 1, tzinfo=UTC))


def says(telling: str, a: int, b: int, speaker: str = "Ada Vale") -> Statement:
    return Statement(
        telling=telling, source=None, cue=None, content=(Span(a, b),), form=Form.INDIRECT, speaker=speaker, by="t",
        confidence=1.0,
    )  # fmt: skip


COLLATION = Collation(
    tellings=(LATE, EARLY),
    stories=(),
    statements=(
        says("late", 10, 12, "Ada Vale"),
        says("early", 14, 17, "Ada Vale"),
        says("late", 0, 4, "Ira Reyl"),
    ),
)


def test_a_part_of_the_name_in_either_script_finds_the_speaker() -> None:
    for name in ("Vale", "ada vale", "Вале"):
        assert [s.speaker for s in matching(COLLATION, name)] == ["Ada Vale", "Ada Vale"]
    assert matching(COLLATION, "") == ()


def test_tellings_come_in_order_of_publication() -> None:
    found = matching(COLLATION, "Vale")
    assert [r["telling"] for r in as_lines(COLLATION, rows(COLLATION, found))] == ["early", "late"]
    listing = list(lines(COLLATION, found, "Vale", 80))
    assert listing[0] == "Ada Vale: 2 statements in 2 tellings"
    assert listing.index("early · 2025-03-01 · ru") < listing.index("late · The Bay · 2025-03-02 · en")


def test_one_row_is_one_statement_telling_by_telling() -> None:
    joined = (COLLATION.statements[1], replace(COLLATION.statements[0], speaker=None))
    other = replace(COLLATION.statements[2], speaker="Ada Vale")
    story = Story(id="s", title="", tellings=("late", "early"), said=(joined,))
    found = replace(COLLATION, stories=(story,), statements=(*joined, other))
    listing = list(lines(found, matching(found, "Vale"), "Vale", 80))
    assert listing[0] == "Ada Vale: 2 statements in 2 tellings"
    assert listing[5:] == [
        "  1  indirect нет",
        "              in early",
        "     indirect no",
        "              in late (speaker not clear)",
        "",
        "  2  indirect Vale",
        "              in late",
        "              not in early",
    ]
    assert [r["statement"] for r in as_lines(found, rows(found, matching(found, "Vale")))] == [1, 1, 2]


def test_the_word_that_reports_stands_before_the_words() -> None:
    told = tell("Vale denied that it was late.", "Vale said it was late.", id="late")
    denied = Statement(telling="late", source=Span(0, 4), cue=Span(5, 11), content=(Span(17, 28),), form=Form.INDIRECT, speaker="Ada Vale", by="t", confidence=1.0)
    said = Statement(telling="late", source=Span(30, 34), cue=Span(35, 39), content=(Span(40, 51),), form=Form.INDIRECT, speaker="Ada Vale", by="t", confidence=1.0)
    found = replace(COLLATION, tellings=(told,), statements=(denied, said))
    listing = list(lines(found, (denied, said), "Vale", 80))
    assert "  1  indirect denied: it was late" in listing
    assert "  2  indirect said: it was late" in listing
    assert [r["cue_words"] for r in as_lines(found, rows(found, (denied, said)))] == ["denied", "said"]


def test_lines_keep_to_the_columns() -> None:
    text = "Vale said " + "the quay was open and " * 30
    told = tell(text, id="long")
    s = says("long", 10, len(text))
    found = replace(COLLATION, tellings=(told,), statements=(s,))
    assert max(map(len, lines(found, (s,), "Vale", 60))) <= 60


def test_an_unknown_name_is_told_who_is_spelt_like_it_and_who_speaks() -> None:
    assert list(lines(COLLATION, (), "Moro", 80)) == [
        "No telling has words of Moro.",
        "Those who speak: Ada Vale, Ira Reyl.",
    ]
    assert nearest(["Danilo Vreshko", "Ira Reyl"], "Vreshka") == ["Danilo Vreshko"]
    assert nearest(["Danilo Vreshko"], "Врешка") == ["Danilo Vreshko"]
    assert nearest(["Danilo Vreshko"], "?") == []


def test_statements_told_by_several_are_counted_both_ways() -> None:
    joined = (COLLATION.statements[1], COLLATION.statements[0])
    story = Story(id="s", title="", tellings=("late", "early"), said=(joined,))
    found = replace(COLLATION, stories=(story,))
    assert next(iter(lines(found, matching(found, "Vale"), "Vale", 80))) == "Ada Vale: 1 statement, told 2 times in 2 tellings"


def test_of_two_names_asked_for_each_statement_says_whose_it_is() -> None:
    row = (COLLATION.statements[1], replace(COLLATION.statements[0], speaker="Ada Valen"))
    story = Story(id="s", title="", tellings=("late", "early"), said=(row,))
    found = replace(COLLATION, stories=(story,), statements=row)
    listing = list(lines(found, matching(found, "Ada"), "Ada", 80))
    assert listing[0].startswith("Ada Vale, Ada Valen: ")
    assert listing[6:9:2] == ["              in early (put to Ada Vale)", "              in late (put to Ada Valen)"]
