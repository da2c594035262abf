"""The day that a text itself bears: in its dateline, "DUNMORE, May 18 (Meridian) -", or on a line of its own.

Where no date was given with an article, its own tells which of two came first. A dateline has no year, and
orders two texts all the same: none of one report lies half a year from another.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.text import fold, squeeze, words

# Lines from the top and the end among which a date stands alone, and words and characters of such a line.
EDGE, WORDS, LONGEST = 4, 9, 90
# Days from one to another by which two days without a year are put in order.
HALF, YEAR = 183, 366
LEAP = 2024  # a year that has every day
_PLACE = re.compile(r"[^\W\d_]{3,}")
# What stands behind a dateline's day, up to where the report begins; characters before it.
_FILED = re.compile(r"\s*\.?\s*(?:\([^()]{2,40}\)|/[^/]{2,40}/)?(?:\s*\.?\s*[-–—:]|(?<=[)/])\.)")
PLACE = 60


@dataclass(frozen=True, slots=True)
class Day:
    """A day; the year is unknown in most datelines."""

    month: int
    day: int
    year: int | None = None

    @staticmethod
    def of(telling: Telling) -> "Day | None":
        """Return the day an article was published: as given with it, else as its text says."""
        given = telling.article.published
        return Day(given.month, given.day, given.year) if given else dated(telling)

    def until(self, other: "Day") -> int:
        """Return the days from this one to another, counted the short way where a year is unknown."""
        if self.year and other.year:
            return (date(other.year, other.month, other.day) - date(self.year, self.month, self.day)).days
        one, two = (date(LEAP, x.month, x.day) for x in (self, other))
        off = (two - one).days
        return off - YEAR if off > HALF else off + YEAR if off < -HALF else off

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}-{self.day:02}" if self.year else f"{self.month:02}-{self.day:02}"


def filed(telling: Telling, day: Span) -> bool:
    """Return whether a day stands in a text's dateline: when it was filed is no news.

    >>> from variorum.testing import tell
    >>> filed(tell("DUNMORE, May 18 (Meridian) - The plant is shut."), Span(9, 15))
    True
    """
    first = telling.sentences[0] if telling.sentences else day
    lead = telling.text[first.start : day.start]
    headed = first.holds(day) and len(lead) <= PLACE and _shouts(lead)
    return headed and _FILED.match(telling.text, day.end) is not None


@lru_cache(maxsize=2048)
def dated(telling: Telling) -> Day | None:
    """Return the day a text was published as far as it says so itself, else None.

    >>> from variorum.testing import tell
    >>> str(dated(tell("DUNMORE, May 18 (Meridian) - The plant is shut.")))
    '05-18'
    """
    patterns = _patterns(telling.lang)
    lines = [x for x in (squeeze(x[: 2 * LONGEST]) for x in telling.text.splitlines()) if x]
    if patterns is None:
        return None
    opening, alone = patterns
    for line in lines[:EDGE]:
        found = opening.match(fold(line[:LONGEST]))
        if found and (_shouts(line) or found.group("signed")):
            return _day(found, telling.lang)
    known = lexicon.known("times", telling.lang, "stamp") | lexicon.known("times", "en", "zones")
    known |= lexicon.values("times")[telling.lang]["weekdays"].keys()
    for line in (*lines[:EDGE], *lines[EDGE:][-EDGE:]):
        found = alone.search(fold(line)) if len(line) <= LONGEST else None
        if found is None or len(line.split()) > WORDS:
            continue
        rest = fold(line)[: found.start()] + " " + fold(line)[found.end() :]
        if all(w.replace(".", "") in known or w[0].isdigit() for w, _ in words(rest)):
            return _day(found, telling.lang)
    return None


def days_between(one: Telling, two: Telling) -> int:
    """Return the days from one text to another as far as either says when it was published, 0 for unknown.

    A dateline is of the day a report was filed: beside a date that was given one day says nothing.
    """
    a, b = Day.of(one), Day.of(two)
    days = a.until(b) if a and b else 0
    mixed = (one.article.published is None) != (two.article.published is None)
    return 0 if mixed and abs(days) == 1 else days


def _shouts(line: str) -> bool:
    """Return whether a line opens with a place in capitals, as datelines do."""
    first = _PLACE.search(line)
    return first is not None and first.start() == 0 and first.group().isupper()


def _day(found: re.Match[str], lang: str) -> Day | None:
    held = {k.rstrip("0123456789"): v for k, v in found.groupdict().items() if v}
    name = held["month"]
    month = int(name) if name.isdigit() else int(lexicon.values("times")[lang]["months"][name])
    day, year = int(held["day"]), int(held["year"]) if "year" in held else None
    try:
        date(year or LEAP, month, day)
    except ValueError:
        return None
    return Day(month, day, year)


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return what a dateline is, and a day with its year, in a folded line."""
    months = lexicon.values("times").get(lang, {}).get("months")
    if not months:
        return None
    named = "|".join(re.escape(x) for x in sorted(months, key=len, reverse=True))
    day = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?"
    month = rf"(?P<month{{0}}>{named})\.?"
    link = r"\s+(?:de\s+|of\s+)?"
    year = r"(?:,?\s+(?:de\s+)?(?P<year{0}>(?:19|20)\d\d))"
    either = (month + r"\s+" + day).format(1), (day + link + month).format(2)
    opening = rf"(?:[^\d\n]{{2,60}}?[,.(\s]\s*)?(?:{either[0]}|{either[1]}){year.format(1)}?"
    opening += r"\s*\.?\s*(?P<signed>\([^()]{2,40}\)|/[^/]{2,40}/)?(?:\s*\.?\s*[-:]|(?<=[)/])\.)"
    full = "|".join((
        either[0].replace("1>", "3>") + year.format(3),
        either[1].replace("2>", "4>") + year.format(4),
        r"(?P<year5>(?:19|20)\d\d)-(?P<month5>\d\d)-(?P<day5>\d\d)",
        r"(?P<day6>\d{1,2})\.(?P<month6>\d{1,2})\.(?P<year6>(?:19|20)\d\d)",
    ))  # fmt: skip
    return re.compile(opening), re.compile(rf"(?<!\w)(?:{full})(?!\w)")
