"""recast: other words put between quotation marks."""

import pytest

from collate.told import by, differences
from variorum.data import Kind

SAID = ("The ferry line was sold on Monday.", "“I am delighted to stay with the harbour for the long term,” said Ada Vale.")
TOLD = "“I'm over the moon to remain at the harbour for many years,” said Ada Vale."
SOLD = "The ferry line was sold on Monday."


def test_a_quotation_in_other_words_is_found_where_the_two_differ() -> None:
    want = "I'm over the moon to remain at the harbour for many years"

    assert by("recast", SAID, (SOLD, TOLD)) == [(Kind.QUOTE, want)]


def test_words_that_both_open_and_close_with_are_no_part_of_it() -> None:
    base = (SOLD, "“Maybe coming fourth at home was the best thing to happen to me,” said Ada Vale.")
    reading = (SOLD, "“Maybe the crew that lost its medal by chance found that it had to happen to me,” said Ada Vale.")
    found = by("recast", base, reading)

    assert found == [(Kind.QUOTE, "the crew that lost its medal by chance found that it had")]


@pytest.mark.parametrize(
    "reading",
    [
        "“I am delighted to stay with the harbour for the long term,” said Ada Vale.",
        "“I am delighted to stay,” said Ada Vale of the harbour.",
        "Ada Vale said that she was over the moon to remain at the harbour for many years.",
        "“I'm over the moon to remain at the harbour for many years,” said Boris Tarn.",
        "Ada Vale said she was “over the moon” to remain at the harbour.",
        "Ada Vale spoke of the harbour and the long term: “Nobody told us that ships would come in May.”",
        "“We have waited. I am delighted to stay with the harbour for the long term. We all love it here,” said Ada Vale.",
    ],
    ids=["same", "cut", "by report", "another's", "a phrase", "other matter", "longer"],
)  # fmt: skip
def test_what_is_no_other_quotation_is_passed_over(reading: str) -> None:
    assert by("recast", SAID, (SOLD, reading)) == []


def test_a_speaker_told_by_report_was_not_quoted_otherwise() -> None:
    base = (SOLD, "Ada Vale said that she was delighted to stay with the harbour.")

    assert by("recast", base, (SOLD, TOLD)) == []


def test_words_of_a_quotation_that_runs_on_over_paragraphs_are_the_bases() -> None:
    base = (SOLD, "Ada Vale said: “We will stay. \n\n“The harbour is our home and always was.”")
    reading = (SOLD, "“The harbour is our home and always was,” said Ada Vale.")

    assert [v for v in differences(base, reading) if v.kind is Kind.QUOTE] == []


def test_between_languages_no_words_are_compared() -> None:
    reading = ("Die Fähre wurde am Montag verkauft.", "„Ich bin froh, dass ich noch lange am Hafen bleibe“, sagte Ada Vale.")

    assert by("recast", SAID, reading, ("en", "de")) == []


def test_of_words_altered_over_two_quotations_those_of_the_first_are_shown() -> None:
    base = (SOLD, "“We have some unfinished business,” said Ada Vale, who came in May. “Being at Norhaven helps.”")
    reading = (SOLD, "“We have unfinished business, and a cup belongs in Norhaven,” said Ada Vale.")
    found = [v for v in differences(base, reading) if v.by.startswith("quotes")]

    assert [v.base.span.of(" ".join(base)) for v in found if v.base] == ["some unfinished business"]


def test_a_quotation_that_takes_in_a_sentence_of_the_base_as_it_stands_is_no_other_one() -> None:
    monday = "The town hall reported on the outbreak on Monday."
    ours = "Together we kept the infection from spreading through the town"
    base = (monday, f"{ours}.", "“We once led the list of infection in the land,” said Ada Vale.")
    reading = (monday, "The town once led the list of infection in the land.", f"“{ours},” said Ada Vale.")

    assert by("recast", base, reading) == []
