"""The day that a text itself bears, and what comes first by it."""

from datetime import UTC, datetime

import pytest

from variorum.dated import Day, dated, days_between
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "DUNMORE, May 18 (Meridian) - The plant is shut.", Day(5, 18)),
        ("en", "May 18 (Meridian) - The plant is shut.", Day(5, 18)),
        ("en", "DUNMORE, 3 May 2026 - The plant is shut.", Day(5, 3, 2026)),
        ("en", "Published 18 May 2026, 06:40\n\nThe plant is shut.", Day(5, 18, 2026)),
        ("en", "Monday, May 4, 2026 at 9:15 a.m. ET\n\nThe plant is shut.", Day(5, 4, 2026)),
        ("en", "The plant is shut.\n\nUpdated: 2026-05-18 11:15", Day(5, 18, 2026)),
        ("ru", "КАРСК, 4 мая. /Норвайр/. Завод закрыт.", Day(5, 4)),
        ("uk", "КАРСЬК, 4 травня (Норвайр) — Завод закрито.", Day(5, 4)),
        ("de", "KARSK, 4. Mai (Norwire) - Das Werk ist zu.", Day(5, 4)),
        ("de", "Das Werk ist zu.\n\n04.05.2026", Day(5, 4, 2026)),
        ("fr", "KARSK, 4 mai (Norwire) — L'usine est fermée.", Day(5, 4)),
        ("es", "KARSK, 4 de mayo (Norwire) - La planta está cerrada.", Day(5, 4)),
        # What a text tells of is not when it was told.
        ("en", "On Monday, May 18 - the day of the vote - it rained.", None),
        ("en", "By 3 May 2026 the plant was shut", None),
        ("en", "DUNMORE, May 48 (Meridian) - The plant is shut.", None),
        ("en", "", None),
        ("xx", "DUNMORE, May 18 (Meridian) - The plant is shut.", None),
    ],
)
def test_a_text_bears_the_day_of_its_dateline_or_of_a_line_of_its_own(lang: str, text: str, day: Day | None) -> None:
    assert dated(tell(text, lang=lang)) == day


def test_two_days_without_a_year_are_put_in_order_the_short_way() -> None:
    assert Day(12, 31).until(Day(1, 2)) == 2
    assert Day(1, 2).until(Day(12, 31, 2025)) == -2
    assert Day(2, 28, 2025).until(Day(3, 1, 2026)) == 366


def test_a_dateline_orders_what_no_date_was_given_with() -> None:
    first, second = (tell(f"DUNMORE, May {n} (Meridian) - The plant is shut.", id=str(n)) for n in (18, 20))
    given = tell("The plant is shut.", id="given", published=datetime(2026, 5, 19, tzinfo=UTC))
    assert days_between(first, second) == 2
    assert days_between(second, first) == -2
    assert days_between(given, second) == 0  # filed the day before, or in another zone
    assert days_between(given, tell("The plant is shut.")) == 0
