"""`variorum said`: whose words are listed, and in which order."""

from datetime import UTC, datetime

from variorum.cli.said import lines, matching, rows
from variorum.data import Collation, Form, Span, Statement
from variorum.testing import tell

LATE = tell("Vale said no.", id="late", published=datetime(2025, 3, 2, tzinfo=UTC), outlet="The Bay")
EARLY = tell("Вейл сказала: нет.", id="early", lang="ru", published=datetime(2025, 3, 1, tzinfo=UTC))


def says(telling: str, a: int, b: int, speaker: str) -> Statement:
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
    assert [r["telling"] for r in rows(COLLATION, found)] == ["early", "late"]
    listing = list(lines(COLLATION, found, "Vale", 80))
    assert listing[0] == "Ada Vale: 2 statements in 2 tellings"
    assert listing.index("early · 2025-03-01") < listing.index("late · The Bay · 2025-03-02")


def test_an_unknown_name_is_told_who_speaks() -> None:
    assert list(lines(COLLATION, (), "Moro", 80)) == [
        "No telling has words of Moro.",
        "Those who speak: Ada Vale, Ira Reyl.",
    ]
