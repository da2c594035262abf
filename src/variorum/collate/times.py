"""Points in time in a text: weekdays, days, months, years, clock times, "yesterday".

Time zones are not read. Clocks told in words are read in `clocks`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from variorum import lexicon
from variorum.collate import periods
from variorum.collate.clocks import HALF_DAY, ROUND, Clock, clock, slack
from variorum.collate.numerals import numerals
from variorum.collate.tokens import Token, tokens, unelided
from variorum.data import Span

_CLOCK = re.compile(
    r"\b(?P<h>2[0-4]|[01]?\d)(?!\d)\s?(?:[:.h]\s?(?P<m>[0-5]\d)(?!\d|[.,]\d|\s?%))?\s?"
    r"(?P<half>[ap]\.?\s?m\b\.?)?(?P<word>\s?(?:Uhr|h|uur)\b|(?=\s?(?:und|bis|[-–])\s?\d{1,2}[.:]\d{2}\s?Uhr))?",
    re.IGNORECASE,
)
_YEARS = range(1800, 2100)
NIGHT = 4  # words at most that lead from a night to its day: "in the early hours of"
# One stretch this many times as long as another is told of something else.
LONGER = 4
# Words of years behind one's number, or behind those of two; and letters of the longest small word.
_OF_YEARS = frozenset(
    {"год", "года", "году", "годом", "годе", "годы", "годов", "годам", "годами", "годах",
     "рік", "року", "році", "роком", "роки", "рокам", "роками", "роках"}
)  # fmt: skip
_SMALL = 3
# Bounds that lead to a year as well: "under 1990 rules".
_LAWS = frozenset({("under",), ("over",), ("unter",), ("uber",)})
_LINKS = frozenset({"of", "de", "del", "the", "year", "года", "року"})


@dataclass(frozen=True, slots=True)
class Point:
    """A place in time, as far as the words give it. `day_of` is the full date where it can be told."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minute: int | None = None  # of twelve hours: half days are often left out
    slack: int = 0  # minutes by which the clock may be off: "about six"
    day_of: date | None = None
    offset: int | None = None  # "tomorrow": 1, counted from when it was said
    reach: periods.Reach = ()  # the days it can mean, where that can be told
    floating: bool = False  # the reach counts from a day of publication that is unknown
    period: bool = False  # a stretch of days: "next week", "within weeks"
    eve: bool = False  # the night that leads to this day: "in der Nacht zum 4. Mai", "в ночь на среду"


def points(text: str, start: int, lang: str, published: date | None) -> tuple[Point, ...]:
    """Return the points in time of a text in order, offsets counted from `start`."""
    ts = tuple(map(_owning, tokens(text, start, lang)))
    tables = lexicon.values("times").get(lang, {})
    at = {t.span.start: i for i, t in enumerate(ts)}
    figures = _clocks(text, start)
    out = [replace(p, slack=slack(ts, at.get(p.span.start, 0), p.minute or 0, lang)) for p in figures]
    taken = {c for p in out for c in range(p.span.start, p.span.end)}  # characters
    months, weekdays = tables.get("months", {}), tables.get("weekdays", {})
    relative = {tuple(k.split()): v for k, v in tables.get("relative", {}).items()}
    stretches = periods.phrases(lang)
    used: set[int] = set()
    for i, t in enumerate(ts):
        if i in used or not taken.isdisjoint(range(t.span.start, t.span.end)):
            continue
        phrase = _phrase(ts, i, stretches)
        if phrase:
            span = Span(t.span.start, ts[i + len(phrase) - 1].span.end)
            reach = periods.period(stretches[phrase], published or periods.UNKNOWN)
            out.append(Point(span=span, reach=reach, floating=published is None, period=True))
            used |= set(range(i, i + len(phrase)))
        elif told := clock(ts, i, lang):
            out.append(_spoken(ts, i, told, lang))
            used |= set(range(i, told.end))
        elif (month := unelided(t.fold)) in months and _is_month(text, start, ts, i, lang):
            p, ids = _month(ts, i, int(months[month]))
            used |= ids
            out.append(_dated(p, published))
        elif t.fold in weekdays and t.kind == "word":
            out.append(Point(span=t.span, weekday=int(weekdays[t.fold])))
        elif t.kind == "num" and len(t.fold) == 4 and t.fold.isdecimal() and int(t.fold) in _YEARS:
            if _bare_year(ts, i, lang):
                out.append(Point(span=t.span, year=int(t.fold)))
        else:
            near = _phrase(ts, i, relative)
            if near:
                days = int(relative[near])
                day = published + timedelta(days=days) if published else None
                span = Span(t.span.start, ts[i + len(near) - 1].span.end)
                out.append(Point(span=span, day_of=day, offset=days))
                used |= set(range(i, i + len(near)))
    years = {p.span for p in out if p.month is not None and p.year is not None}
    return tuple(
        sorted(
            (
                replace(_reaching(p, published), eve=_leads_to(ts, at.get(p.span.start, 0), lang))
                for p in out
                if not (p.year and p.month is None and any(y.overlap(p.span) for y in years))
            ),
            key=lambda p: p.span,
        )
    )


def _owning(t: Token) -> Token:
    """Return "saturday" for "saturday's"; "today's schools" are those of no day."""
    owns = t.kind == "word" and t.fold.endswith("'s") and t.fold != "today's"
    return replace(t, fold=t.fold.removesuffix("'s")) if owns else t


def _phrase(
    ts: tuple[Token, ...], i: int, known: Mapping[tuple[str, ...], object]
) -> tuple[str, ...] | None:
    """Return the longest known phrase that starts at token i, "l'an dernier" known by "an dernier"."""
    first = (ts[i].fold, unelided(ts[i].fold))
    fits = [p for p in known if p[0] in first and tuple(t.fold for t in ts[i + 1 : i + len(p)]) == p[1:]]
    return max(fits, key=len, default=None)


def _reaching(p: Point, published: date | None) -> Point:
    """Give a point the days it can mean."""
    if p.reach or p.minute is not None:
        return p
    if p.day_of is not None:
        day = p.day_of.toordinal()
        return replace(p, reach=((day, day),), floating=published is None and p.offset is not None)
    if p.year is not None:
        return replace(p, reach=periods.month(p.year, p.month) if p.month else periods.year(p.year))
    if published is None:
        return p
    if p.month is not None:
        return replace(p, reach=periods.nearest_months(p.month, published))
    if p.weekday is not None:
        return replace(p, reach=periods.weekdays(p.weekday, published))
    return p


def _clocks(text: str, start: int) -> list[Point]:
    out = []
    for m in _CLOCK.finditer(text):
        if m["m"] is None and m["half"] is None and not (m["word"] and m["word"].strip().lower() == "uhr"):
            continue
        if m["m"] is not None and "." in m.group()[: len(m["h"]) + 2] and not m["half"] and m["word"] is None:
            continue  # "6.52" alone may be a decimal
        hour, minute = int(m["h"]), int(m["m"] or 0)
        out.append(
            Point(
                span=Span(start + m.start(), start + len(m.group().rstrip()) + m.start()),
                minute=(hour % 12) * 60 + minute,
            )
        )
    return out


def _spoken(ts: tuple[Token, ...], i: int, told: Clock, lang: str) -> Point:
    span = Span(ts[i].span.start, ts[told.end - 1].span.end)
    return Point(span=span, minute=told.minute, slack=max(ROUND, slack(ts, i, told.minute, lang)))


def _bare_year(ts: tuple[Token, ...], i: int, lang: str) -> bool:
    # a four-digit number that something is counted in or by ("2000 litres", "more than 2000 people") is no
    # year; a mark or a small word after it is
    w = numerals(lang)
    after = ts[i + 1] if i + 1 < len(ts) else None
    if after is not None and after.fold in ("%", "‰", "$", "€", "£"):
        return False
    if after is not None and after.kind == "word" and after.fold not in _OF_YEARS:
        unit = w.named.get(after.fold, ("", 0.0))[0]
        if after.fold in w.money or unit == "time" or unit.startswith("measure:"):
            return False
        bounded = any(
            kind not in ("about", "reach")
            and p not in _LAWS
            and tuple(t.fold for t in ts[max(0, i - len(p)) : i]) == p
            for p, kind in w.hedges
        )
        if bounded and len(after.fold) > _SMALL:
            return False
    return not (i > 0 and ts[i - 1].kind == "sym")


def _is_month(text: str, start: int, ts: tuple[Token, ...], i: int, lang: str) -> bool:
    t = ts[i]
    if lang != "en" or t.fold not in ("may", "march", "mar", "dec", "sun"):
        return lang != "en" or text[t.span.start - start].isupper()
    if not text[t.span.start - start].isupper():
        return False
    before = text[ts[i - 1].span.start - start : ts[i - 1].span.end - start] if i else "."
    if "num" in {x.kind for x in (*ts[max(0, i - 1) : i], *ts[i + 1 : i + 2])}:
        return True
    # at a sentence's start "May" is mostly a modal; behind another capital mostly a family's name
    return before[0].islower()


def _month(ts: tuple[Token, ...], i: int, month: int) -> tuple[Point, set[int]]:
    """Return the date round a month's name, and the tokens it takes up."""
    day = year = None
    first = last = i
    k = i - 1
    while k >= max(0, i - 3) and (
        ts[k].fold in _LINKS or ts[k].fold in (".", "st", "nd", "rd", "th", "er", "го")
    ):
        k -= 1
    if k >= 0 and ts[k].kind == "num" and ts[k].fold.isdecimal() and 1 <= int(ts[k].fold) <= 31:
        day, first = int(ts[k].fold), k
    k = i + 1
    while k < min(len(ts), i + 3) and ts[k].fold in (".", "the"):
        k += 1
    if (
        day is None
        and k < len(ts)
        and ts[k].kind == "num"
        and ts[k].fold.isdecimal()
        and 1 <= int(ts[k].fold) <= 31
    ):
        day, last = int(ts[k].fold), k
    if day is not None:
        first, last = _other_day(ts, first, last)
    k = last + 1
    while k < min(len(ts), last + 3) and (ts[k].fold in _LINKS or ts[k].fold == ","):
        k += 1
    if k < len(ts) and ts[k].kind == "num" and ts[k].fold.isdecimal() and int(ts[k].fold[:5]) in _YEARS:
        year, last = int(ts[k].fold), k
    return (
        Point(span=Span(ts[first].span.start, ts[last].span.end), year=year, month=month, day=day),
        set(range(first, last + 1)),
    )


def _other_day(ts: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Take in the other day of "27-28 February", on whichever side it stands."""
    if (
        last + 2 < len(ts)
        and ts[last + 1].kind == "dash"
        and ts[last + 2].kind == "num"
        and len(ts[last + 2].fold) <= 2
    ):
        return first, last + 2
    if (
        first >= 2
        and ts[first - 1].kind == "dash"
        and ts[first - 2].kind == "num"
        and len(ts[first - 2].fold) <= 2
    ):
        return first - 2, last
    return first, last


def _dated(p: Point, published: date | None) -> Point:
    """Give a day without a year the year nearest to publication."""
    if p.month is None or p.day is None or (p.year is None and published is None):
        return p
    years = (
        [p.year] if p.year else [published.year - 1, published.year, published.year + 1] if published else []
    )
    days = []
    for y in years:
        try:
            days.append(date(y, p.month, p.day))
        except ValueError:
            continue
    if not days:
        return p
    day = min(days, key=lambda d: abs((d - published).days)) if published else days[0]
    return Point(span=p.span, year=p.year, month=p.month, day=p.day, day_of=day)


def _leads_to(ts: tuple[Token, ...], i: int, lang: str) -> bool:
    """Return whether the words before token i tell of the night that leads to it."""
    known = lexicon.known("times", lang, "nights")
    before = [t.fold for t in ts[max(0, i - NIGHT) : i]]
    return any(" ".join(before[k:]) in known for k in range(len(before)))


def agree(a: Point, b: Point) -> bool | None:
    """Return whether two points can be the same, None where their parts can't be compared.

    The night to the 4th is that of the 3rd.
    """
    same = _agree(a, b)
    if same or a.eve == b.eve:
        return same
    return (_agree(_before(a), b) if a.eve else _agree(a, _before(b))) or same


def _before(p: Point) -> Point:
    """Return the day before a point's."""
    if p.day_of is not None:
        eve = p.day_of - timedelta(days=1)
        parts = (p.day and eve.day, p.month and eve.month, p.year and eve.year)
        return replace(p, day_of=eve, day=parts[0], month=parts[1], year=parts[2])
    reach = tuple((first - 1, last - 1) for first, last in p.reach)
    if p.weekday is not None:
        return replace(p, weekday=(p.weekday - 1) % 7, reach=reach)
    return replace(p, day=p.day - 1) if p.day and p.day > 1 else p


def _agree(a: Point, b: Point) -> bool | None:
    if a.offset is not None and a.offset == b.offset:
        return True
    if a.month and b.month and a.day and b.day and not (a.year and b.year):
        return (a.month, a.day) == (b.month, b.day)  # a year that only one side gives was worked out
    if a.day_of and b.day_of:
        return a.day_of == b.day_of
    weekday = (a.weekday is None) != (b.weekday is None)
    if a.period or b.period or weekday or grain(a) != grain(b):
        if not a.reach or not b.reach or a.floating != b.floating:
            return _parts(a, b)
        return periods.touch(a.reach, b.reach) and not (a.period and b.period and _unlike(a, b))
    return _parts(a, b)


def _unlike(a: Point, b: Point) -> bool:
    """Return whether two stretches are of another order of length: "within days", "within weeks"."""
    x, y = (max(q - p + 1 for p, q in s.reach) for s in (a, b))
    return max(x, y) > LONGER * min(x, y)


def _parts(a: Point, b: Point) -> bool | None:
    seen = None
    if a.minute is not None and b.minute is not None:
        off = abs(a.minute - b.minute)
        return min(off, HALF_DAY - off) <= max(a.slack, b.slack)
    for x, y in (
        (a.year or (a.day_of and a.day_of.year), b.year or (b.day_of and b.day_of.year)),
        (a.month or (a.day_of and a.day_of.month), b.month or (b.day_of and b.day_of.month)),
        (a.day or (a.day_of and a.day_of.day), b.day or (b.day_of and b.day_of.day)),
        (_weekday(a), _weekday(b)),
    ):
        if x is not None and y is not None:
            if x != y:
                return False
            seen = True
    return seen


def _weekday(p: Point) -> int | None:
    return p.weekday if p.weekday is not None else p.day_of.weekday() if p.day_of else None


def grain(p: Point) -> str:
    """Return the finest part a point gives: what it can be swapped with."""
    if p.minute is not None:
        return "clock"
    if p.period:
        return "period"
    if p.weekday is not None or p.day is not None or p.day_of is not None:
        return "day"
    return "month" if p.month is not None else "year"
