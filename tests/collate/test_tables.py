"""Tables of thousands of figures: what one costs does not grow with how many there are."""

import pytest

from collate.told import differences
from variorum.collate.accounts import accounts
from variorum.collate.numbers import numbers
from variorum.collate.ranges import ranges
from variorum.collate.view import View, Whole
from variorum.data import Alignment, Link
from variorum.testing import tell
from work import lines_run


@pytest.mark.parametrize("detect", [numbers, ranges, accounts])
def test_a_table_twice_as_long_costs_about_twice_as_much(detect: object) -> None:
    def lines(n: int) -> int:  # no sentence of the one is in the other: what was read once is kept
        paid = [int(1000 * 1.1**i) for i in range(n)]  # none near another
        a, b = (
            tell(*(f"In Karsk{n} the port of Vesk{i} paid {x + k} crowns." for i, x in enumerate(paid)), id="ab"[k])
            for k in range(2)
        )
        links = tuple(Link(i, i, 1.0) for i in range(n))
        alignment = Alignment(left="a", right="b", links=links, by="test")
        view = View(base=Whole(a, ()), reading=Whole(b, ()), alignment=alignment)
        _ = (view.base.quantities, view.reading.quantities)
        return lines_run(lambda: [detect(bead, view) for bead in view.beads])  # type: ignore[operator]

    lines(4)  # word lists are read
    assert lines(240) < 6 * lines(60)  # four times the rows; quadratic is sixteen


def test_a_figure_of_a_table_is_found_in_its_row() -> None:
    rows = tuple(f"The port of Vesk{i} paid {1000 + 37 * i} crowns in May." for i in range(50))
    changed = (*rows[:20], rows[20].replace("1740", "1470"), *rows[21:])
    found = differences(rows, changed)
    assert [v.reading.span.start for v in found if v.reading] == [tell(*changed).text.index("1470")]
