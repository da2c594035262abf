"""English told boldly in other words: what is no change, and how what a brief leaves out is called."""

import pytest

from collate.told import by, differences
from variorum.collate import collate
from variorum.collate.agreement import meets
from variorum.collate.quantities import quantities
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        # A contrast told by "rather than", and the reserve's own words kept among others.
        ("A spokeswoman said that buses had not been cut but moved to other hours.", "Buses had been shifted to different hours rather than cut, replied a spokeswoman for the town."),
        ("Ivo Lund said he understood the board but hoped that the mill could be kept.", "Ivo Lund expressed understanding for the board as well as hope that the mill would survive."),
        # Every hour of the day's first half is the morning's, in English.
        ("The kiosk burned down at about 2:30 a.m. on Sunday.", "It was on Sunday morning that the kiosk burned down."),
        ("Hundreds of people slept outside the town hall.", "Several hundred people slept outside the town hall."),
    ],
)  # fmt: skip
def test_a_bold_retelling_is_no_change(base: str, reading: str) -> None:
    assert differences(base, reading) == ()


def test_another_time_of_day_is_still_one() -> None:
    assert by("moments", "The kiosk burned down at 2:30 p.m. on Sunday.", "The kiosk burned down on Sunday morning.")  # fmt: skip


@pytest.mark.parametrize(
    ("words", "number", "same"),
    [
        ("several hundred people", "400 people", True),
        ("a few thousand euros", "3,000 euros", True),
        ("many dozen people", "dozens of people", True),
        ("several hundred people", "40 people", False),
        ("some hundred people", "900 people", False),  # "some" is "about" there
    ],
)
def test_several_of_a_scale_leaves_open_how_many(words: str, number: str, same: bool) -> None:
    assert meets(quantities(words)[0], quantities(number)[0]) is same


@pytest.mark.parametrize(
    ("sentence", "sort"),
    [
        ("Rita Holm warned that lines could move to Tarvik.", None),
        ("The ministry followed the dispute in Tarvik.", None),
        ("The clerk was refused entry to the hall in Tarvik at noon.", "a statement that something is not so"),
        ("Rita Holm denied that lines would move to Tarvik.", "a denial"),
        ("The line to Tarvik carries no more than 200 people.", "a fact with a number or a name"),
    ],
)
def test_only_what_denies_is_called_a_denial(sentence: str, sort: str | None) -> None:
    a = tell("The mill burned down at dawn.", sentence, id="a")
    b = tell("The mill burned down at dawn.", id="b")
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    gone = [v for v in collate(a, b, links, ()) if v.kind is Kind.OMISSION]
    assert [v.note == f"left out: {sort}" for v in gone] == [sort is not None] * len(gone)
    assert gone or sort is None
