"""What rose and what fell, where a sentence tells of both: a figure says which is which."""

import pytest

from collate.told import by
from variorum.data import Kind

BASE = "The mill's profit fell 7 percent in the first half, while revenue rose 4 percent to 61 million crowns."


def test_what_fell_by_another_figure_does_not_hide_what_was_turned_round() -> None:
    reading = "The mill's profit fell 7 percent in the first half, while revenue fell 4 percent to 61 million crowns."
    assert by("contraries", BASE, reading) == [(Kind.POLARITY, "fell")]


def test_nor_does_it_from_another_sentence() -> None:
    base = ("Revenue of the mill rose 4 percent to 61 million crowns.", "Profit of the mill fell 7 percent to 5 million crowns.")
    reading = ("Revenue of the mill fell 4 percent to 61 million crowns.", "Profit of the mill sank 7 percent to 5 million crowns.")
    assert by("contraries", base, reading) == [(Kind.POLARITY, "fell")]


@pytest.mark.parametrize(
    "reading",
    [
        "Revenue rose 4 percent to 61 million crowns and the mill's profit fell 7 percent in the first half.",
        "While revenue rose by 4 percent to 61 million crowns, profit was down 7 percent.",
    ],
)
def test_both_told_in_another_order_are_no_change(reading: str) -> None:
    assert by("contraries", BASE, reading) == []
