"""Numbers between the same words: there the number alone changed, whatever else the texts hold."""

import pytest

from collate.told import by, differences
from variorum.data import Kind

ROUND = "The survey by Vantage was made in March."


@pytest.mark.parametrize(
    ("base", "reading", "words"),
    [
        # What is left of a share is another number in its place.
        ("The fund has recovered roughly a third of the money.", "The fund has recovered roughly two thirds of the money.", ["roughly two thirds"]),
        # Two figures of two sentences that changed places.
        (("Forty-one percent of voters like the mayor of Dallow.", "Ada Brock has a rating of 39 percent in Dallow."),
         ("Thirty-nine percent of voters like the mayor of Dallow.", "Ada Brock has a rating of 41 percent in Dallow."),
         ["Thirty-nine percent", "41 percent"]),
        # A figure of which the base has the like further down.
        (("The mill employs 310 people in the valley.", "The whole group has 740 people."),
         ("The mill employs 740 people in the valley.", "The whole group has many people."), ["740"]),
    ],
)  # fmt: skip
def test_a_number_between_the_same_words_is_that_number_changed(
    base: str | tuple[str, ...], reading: str | tuple[str, ...], words: list[str]
) -> None:
    assert by("numbers", base, reading) == [(Kind.NUMBER, w) for w in words]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        # The rest of a share, told of the others.
        ("A third of the voters like the mayor of Dallow.", "Two thirds of the voters do not like the mayor of Dallow."),
        # The sum, in other words.
        ("In Dallow 12 sheep and 30 goats drowned.", "In Dallow 42 animals drowned."),
        # Too few words to know the place by.
        ("Vesk 2, Dallow 3.", "Dallow 3, Vesk 2."),
    ],
)
def test_other_words_beside_a_number_leave_it_to_the_sums(base: str, reading: str) -> None:
    assert by("numbers", base, reading) == []


def test_a_comparison_with_a_month_ago_is_no_bound_of_the_month() -> None:
    base = "She stands at 41 percent, three points fewer than a month ago."
    reading = "She stands at 41 percent, three points more than a month ago."
    assert {v.kind for v in differences(base, reading)} == {Kind.POLARITY}


def test_a_bound_of_a_time_is_still_turned() -> None:
    found = differences("The repair of the bridge took less than a month.", "The repair of the bridge took more than a month.")
    assert {v.kind for v in found} == {Kind.DATE}
