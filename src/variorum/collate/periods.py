"""Stretches of days that words of time can mean, counted from publication: "next week", "in May"."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from variorum import lexicon
from variorum.text import fold

Reach = tuple[tuple[int, int], ...]  # first and last day, as ordinals of the proleptic Gregorian calendar

# Where the day of publication is unknown, phrases that count from it can still be compared with one another.
UNKNOWN = date(2000, 7, 3)
# A weekday without a date is one of this many days on either side of publication.
WEEKDAY = 7


@lru_cache(maxsize=16)
def phrases(lang: str) -> Mapping[tuple[str, ...], str]:
    """Return a language's phrases for stretches of days, folded, each with what it stands for."""
    listed = lexicon.pairs("times", lang, "periods")
    return {tuple(fold(w) for w in phrase.split()): meant for phrase, meant in listed}


def period(meant: str, day: date) -> Reach:
    """Return the days that a phrase stands for: "-13 -1", "m1" (next calendar month), "y-1" (last year)."""
    if meant[0] == "y":
        return year(day.year + int(meant[1:]))
    if meant[0] == "m":
        months = day.year * 12 + day.month - 1 + int(meant[1:])
        return month(months // 12, months % 12 + 1)
    first, last = meant.split()
    return ((_shift(day, int(first)), _shift(day, int(last))),)


def year(number: int) -> Reach:
    """Return a year's days, none outside the calendar."""
    if not 1 <= number <= 9998:
        return ()
    return ((date(number, 1, 1).toordinal(), date(number, 12, 31).toordinal()),)


def month(year: int, number: int) -> Reach:
    """Return a month's days, none outside the calendar."""
    if not 1 <= year <= 9998:
        return ()
    last = monthrange(year, number)[1]
    return ((date(year, number, 1).toordinal(), date(year, number, last).toordinal()),)


def nearest_months(number: int, day: date) -> Reach:
    """Return the month's days in the years round a day: "in May" is this year's, the last or the next."""
    return tuple(x for y in (day.year - 1, day.year, day.year + 1) for x in month(y, number))


def weekdays(number: int, day: date) -> Reach:
    """Return the days of that name within a week of a day."""
    near = [_shift(day, k) for k in range(-WEEKDAY, WEEKDAY + 1)]
    return tuple((d, d) for d in near if date.fromordinal(d).weekday() == number)


def touch(a: Reach, b: Reach) -> bool:
    """Return whether two stretches share a day."""
    return any(p <= t and s <= q for p, q in a for s, t in b)


def _shift(day: date, days: int) -> int:
    try:
        return (day + timedelta(days=days)).toordinal()
    except OverflowError:
        return day.toordinal()
