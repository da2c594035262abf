"""Quotation marks: what opens, what closes, what is an apostrophe, what never closes."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.data import Span
from variorum.quotation import quotations
from work import lines_run

PLAIN = [
    ('"Not today," said the clerk.', ["Not today,"]),
    ("“Not today,” said the clerk.", ["Not today,"]),
    ("„Heute nicht“, sagte die Schreiberin.", ["Heute nicht"]),
    ("„Heute nicht”, sagte die Schreiberin.", ["Heute nicht"]),
    ("»Heute nicht«, sagte die Schreiberin.", ["Heute nicht"]),
    ("«Не сегодня», — сказала она.", ["Не сегодня"]),
    ("« Pas aujourd'hui », dit-elle.", [" Pas aujourd'hui "]),
    ("”Inte i dag”, sa hon.", ["Inte i dag"]),
    ("「今日は」と言った。", ["今日は"]),
    ("‘Not today,’ said the clerk.", ["Not today,"]),
    ("'Not today,' said the clerk.", ["Not today,"]),
    ("‚Heute nicht‘, sagte sie.", ["Heute nicht"]),
    ("``Not today,'' said the clerk.", ["Not today,"]),
    ('She said:"Not today"and left.', ["Not today"]),
    ('“Not today," said the clerk.', ["Not today,"]),
]


@pytest.mark.parametrize(("text", "inner"), PLAIN)
def test_a_pair_of_marks_is_a_quotation(text: str, inner: list[str]) -> None:
    assert [q.inner.of(text) for q in quotations(text)] == inner


@pytest.mark.parametrize(
    "text",
    [
        "It isn’t the workers’ fault, nor the bosses' fault.",
        "In the '90s and the ’80s it was five o'clock all day.",
        'A 5\' 10" man with a 3" scar.',
        "Rock 'n' roll.",
        "It stood 5″ high.",
    ],
)
def test_apostrophes_and_inches_open_nothing(text: str) -> None:
    assert quotations(text) == ()


def test_single_marks_are_told_from_apostrophes_inside_them() -> None:
    text = "'The workers' vote isn't over,' he said of the ‘coalition of the keen’."
    assert [q.inner.of(text) for q in quotations(text)] == [
        "The workers' vote isn't over,",
        "coalition of the keen",
    ]


def test_a_quotation_in_a_quotation_is_one_deeper() -> None:
    text = "“He called it ‘a farce’ and left,” she said."
    assert [(q.inner.of(text), q.depth) for q in quotations(text)] == [
        ("He called it ‘a farce’ and left,", 0),
        ("a farce", 1),
    ]


def test_an_unclosed_mark_ends_with_its_paragraph_and_says_so() -> None:
    text = "“We never close. Ever.\n\nThe next day he slept."
    (q,) = quotations(text)
    assert q.inner.of(text) == "We never close. Ever."
    assert q.flags == ("unclosed",)


def test_a_second_opening_mark_ends_an_unclosed_quotation() -> None:
    text = '"One. He said "two" again.'
    assert [(q.inner.of(text), q.flags) for q in quotations(text)] == [
        ("One. He said", ("unclosed",)),
        ("two", ()),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # more marks open than close: each ends where the next begins
        ("“One. “Two. “Three,” she said.", ["One.", "Two.", "Three,"]),
        ("“He called it “a farce” and left,” she said.", ["He called it “a farce” and left,", "a farce"]),
        # the wrong half, a space on both sides, closes what is open
        ("“I was honoured. “ Officials stopped the game.", ["I was honoured. "]),
        # a table's cell as it stands in the file: its own marks are doubled, those round it are none of the text
        ('"The ""Karsk Herald"" said so. ""Never,"" he said."', ["Karsk Herald", "Never,"]),
        ('He said "" and "Yes," twice.', ["Yes,"]),
        ('""Never," he said. "Not me." "Nor I."', ["Never,", "Not me.", "Nor I."]),
    ],
)
def test_marks_that_do_not_match_end_where_the_next_ones_say(text: str, found: list[str]) -> None:
    assert [q.inner.of(text) for q in quotations(text)] == found


def test_each_paragraph_of_a_long_quotation_may_open_anew() -> None:
    text = "“First.\n\n“Second.\n\n“Third,” she said."
    assert [(q.inner.of(text), q.flags) for q in quotations(text)] == [
        ("First.", ("continued",)),
        ("Second.", ("continued",)),
        ("Third,", ()),
    ]


def test_paragraphs_given_are_kept_to() -> None:
    text = "“First. Second,” she said."
    parts = (Span(0, 7), Span(8, len(text)))
    assert [q.flags for q in quotations(text, parts)] == [("unclosed",)]


MARKS = "\"'“”„‘’«»‹›"


def damaged(rng: random.Random) -> str:
    """Return a paragraph or two with marks cut, doubled, moved and mixed."""
    words = [
        "“We",
        "shall",
        "see,”",
        "said",
        "Ada",
        "'no",
        "one's'",
        "«да»,",
        '"perhaps"',
        "\n\n",
        "‘quite’",
        "don't",
    ]
    text = " ".join(rng.choice(words) for _ in range(rng.randrange(12)))
    for _ in range(rng.randrange(6)):
        at = rng.randrange(len(text) + 1)
        cut = rng.randrange(2)
        text = text[:at] + rng.choice(MARKS) * rng.randrange(3) + text[at + cut :]
    return text


def test_ten_thousand_damaged_texts_give_spans_inside_the_text() -> None:
    rng = random.Random(4)
    for _ in range(10_000):
        text = damaged(rng)
        open_until: list[int] = []
        for q in quotations(text):
            assert 0 <= q.span.start < q.inner.start <= q.inner.end <= q.span.end <= len(text)
            assert "\n\n" not in q.inner.of(text)
            while open_until and open_until[-1] <= q.span.start:
                open_until.pop()
            assert not open_until or q.span.end <= open_until[-1]  # nested or apart, never across
            open_until.append(q.span.end)


@given(st.text(alphabet=MARKS + " a.\n", max_size=80))
def test_any_row_of_marks_is_read(text: str) -> None:
    for q in quotations(text):
        assert q.span.holds(q.inner)


@pytest.mark.parametrize("unit", ['"', "“", "'a ", "“a ”b „c ", '"x" ', "s' "])
def test_work_grows_with_length_only(unit: str) -> None:
    small, large = (lines_run(quotations, unit * (n // len(unit))) for n in (1_000, 8_000))
    assert large < 12 * small  # eight times the text; quadratic would be sixty-four
