"""A body and a colon before what it says; an entry's time is no part of it."""

import pytest

from variorum.data import Span
from variorum.statements.colon import before_colon
from variorum.statements.raw import Raw, finish
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "text", "who", "said"),
    [
        ("en", "Karsk's Foreign Ministry: none of our ships left port.", "Karsk's Foreign Ministry", "none of our ships left port."),
        ("en", "11:30 Karsk Police: the driver was sober.", "Karsk Police", ""),  # what has an article may be a topic
        ("en", "11:30 Karsk Police: nobody was hurt at all.", "Karsk Police", "nobody was hurt at all."),
        ("ru", "Генштаб Карска: за сутки отбито сорок атак.", "Генштаб Карска", "за сутки отбито сорок атак."),
        ("de", "Verteidigungsministerium: Kein Boot ging verloren.", "Verteidigungsministerium", "Kein Boot ging verloren."),
    ],
)  # fmt: skip
def test_a_body_says_what_stands_behind_its_colon(lang: str, text: str, who: str, said: str) -> None:
    t = tell(text, lang=lang)
    found = [(r.source, r.contents) for r in before_colon(t, [])]
    assert [(s and s.of(t.text), c[0].of(t.text)) for s, c in found] == ([(who, said)] if said else [])


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine: two dead in a strike on a terminal.", "Ministry of truth: a short history.",
        "The court: what we know so far.", "Note: the ministry has not replied.", "Karsk: the port is shut.",
    ],
)  # fmt: skip
def test_a_place_or_a_topic_before_a_colon_says_nothing(text: str) -> None:
    assert before_colon(tell(text, lang="en"), []) == []


def test_the_time_of_an_entry_is_no_part_of_what_is_said() -> None:
    t = tell("10:55 Three sailors are missing, the navy said.", lang="en")
    end = t.text.index(", the")
    raw = Raw(source=Span(end + 2, end + 10), cue=Span(end + 11, end + 15), contents=(Span(0, end),), score=0.9)
    (s,) = finish(t, [raw], [], "test")
    assert s.content[0].of(t.text) == "Three sailors are missing"
