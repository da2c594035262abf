"""Dates, clock times and durations that are not the base's."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from variorum import lexicon
from variorum.collate.ages import unlike
from variorum.collate.agreement import YEAR, meets
from variorum.collate.bounds import led
from variorum.collate.clauses import content
from variorum.collate.clocks import HALF_DAY
from variorum.collate.numbers import derived, place_of, stands_elsewhere, taken, turned
from variorum.collate.polarity import akin
from variorum.collate.quantities import Quantity
from variorum.collate.times import Point, agree, grain
from variorum.collate.tokens import tokens
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_clauses
from variorum.data import Kind, Span, Variant
from variorum.dated import filed
from variorum.text import fold, words

BY = "dates@5"
# A duration that leads from publication to a year may be off by the part of the year that is gone.
SLACK_YEARS = 1.0
# A duration this many times as long is told of something else: minutes against years.
FAR = 60.0
# Languages whose word for hours tells the time as well, and seconds of an hour.
OCLOCK = frozenset({"fr", "es", "ru", "uk"})
HOUR = 3600
# Words of a clause, names and times apart, by which it can be told from another.
TELLING = 3
# Characters behind a point in which the word stands that opens what is said.
REACH = 20


def dates(bead: Bead, view: View) -> Sequence[Variant]:
    """Return the reading's points and durations that contradict those in their place in the base."""
    return [*_points(bead, view), *_durations(bead, view)]


def _points(bead: Bead, view: View) -> Sequence[Variant]:
    base, reading = view.base.points_in(bead.base), view.reading.points_in(bead.reading)
    times = [q for q in view.base.quantities_in(bead.base) if q.unit in ("time", "rate")]
    # what both tell in the same grain is settled: "this week" is not borne out by a Wednesday of its own
    ranks = {q.value for q in view.base.quantities_in(bead.base) if q.unit == "ordinal"}
    even = [b for b in base if any(grain(b) == grain(r) and agree(b, r) for r in reading)]
    open_ = [b for b in base if b not in even]
    new = [
        r
        for r in reading
        if not any(grain(b) == grain(r) and agree(b, r) for b in even)
        and not any(agree(b, r) for b in (open_ if r.period else base))
        and r.day not in ranks
        and not filed(view.reading.telling, r.span)
        and not any(_leads(q, r, view) for q in times)
        and not any(_apart(b, r, q) for b in base for q in times)
    ]
    free = [b for b in open_ if not any(agree(b, r) for r in reading)]
    out = []
    for r in new:
        place = _place(r, free, new, view)
        if place is None or _edge(place, r, view) or _of_another(place, r, view):
            continue
        if _known(r, view) and not _lost(place, r, bead, view):
            continue
        free.remove(place)
        out.append(found(view, Kind.DATE, place.span, r.span, by=BY, confidence=0.9))
    return [*out, *_deadlines(base, reading, view)]


def _place(r: Point, free: Sequence[Point], new: Sequence[Point], view: View) -> Point | None:
    """Return the base's point in whose place this one stands: of the same grain, else the only ones."""
    framed = _framed(r, view.reading)
    other = [b for b in free if agree(b, r) is False and not _near_range(b, view)]
    # when it was said and when it was: "said Friday that she went", "said she went on Tuesday"
    other = [b for b in other if framed is None or _framed(b, view.base) in (None, framed)]
    # "40 fewer this year" is told of this year, "40 fewer than last year" of none but this
    other = [b for b in other if _compared(b, view.base) is _compared(r, view.reading)]
    alike = [b for b in other if grain(b) == grain(r)]
    if len(alike) == 1 or (alike and grain(r) != "day"):
        return alike[0]
    return other[0] if len(other) == 1 and len(new) == 1 else None


def _of_another(b: Point, r: Point, view: View) -> bool:
    """Return whether two days stand in clauses that share no word but names: "charged Saturday after the
    shooting", "shot on Friday as a man came in". Clauses of few words may only have other words for it.
    """
    if view.across or grain(b) != "day" or grain(r) != "day":
        return False
    sides = [about(p, whole) for p, whole in ((b, view.base), (r, view.reading))]
    return min(map(len, sides)) >= TELLING and not any(akin(x, y) for x in sides[0] for y in sides[1])


def about(p: Point, whole: Whole) -> frozenset[str]:
    """Return the stems of the clause that a point stands in, without names and times."""
    i = whole.sentence_of(p.span)
    parts = [c.span for c in sentence_clauses(i, whole)] if i is not None else []
    here = next((s for s in parts if s.overlap(p.span)), p.span)
    apart = (*(n.span for n in whole.names), *(x.span for x in whole.every_point))
    ts = tokens(here.of(whole.telling.text), here.start, whole.telling.lang)
    return content([t for t in ts if not any(t.span.overlap(s) for s in apart)])


def _framed(p: Point, whole: Whole) -> bool | None:
    """Return whether a point tells when something was said, not when it was; None where nobody speaks."""
    i = whole.sentence_of(p.span)
    said = whole.said((i,)) if i is not None else ()
    here = [s for s in said if s.cue is not None and whole.sentence_of(s.cue) == i]
    if not here:
        return None
    return not any(c.overlap(p.span) and not _opens(p, c, whole) for s in said for c in s.content)


def _opens(p: Point, content: Span, whole: Whole) -> bool:
    """Return whether a point stands before the word that opens what is said: "said Friday that she went"."""
    known = lexicon.known("speech", whole.telling.lang, "that")
    behind = words(whole.telling.text[p.span.end : p.span.end + REACH])[:1]
    return p.span.start <= content.start + 1 and any(fold(w) in known for w, _ in behind)


def _compared(p: Point, whole: Whole) -> bool:
    """Return whether a point is what another is measured by: "fewer than last year", "gegenüber 2019"."""
    if led(p, whole, "against"):
        return True
    i = whole.sentence_of(p.span)
    if i is None or not led(p, whole, "than"):
        return False
    known = lexicon.known("numbers", whole.telling.lang, "compared")
    before = whole.telling.text[whole.telling.sentences[i].start : p.span.start]
    return any(fold(w) in known for w, _ in words(before))


def _edge(b: Point, r: Point, view: View) -> bool:
    """Return whether two months are two sides of one day: "by the end of May" and "before June"."""
    if not (b.month and r.month and grain(b) == grain(r) == "month"):
        return False
    told = [(b, view.base), (r, view.reading)]
    if b.month == r.month % 12 + 1:
        told.reverse()
    (first, one), (then, other) = told
    if then.month != (first.month or 0) % 12 + 1:
        return False
    return bool(led(first, one, "ending") and led(then, other, "before"))


def _lost(b: Point, r: Point, bead: Bead, view: View) -> bool:
    """Return whether the reading took a day that stands elsewhere in the base for this one.

    It did where the base's own day stands in it only where the base has it again, the other one is told in
    its own place as well, and the sentences have no other point in time to mix up that they do not share.
    """
    if not all(_again(x, b, bead, view) for x in view.reading.points if agree(b, x)):
        return False
    base, reading = view.base.points_in(bead.base), view.reading.points_in(bead.reading)
    if any(p is not b and not _told(p, reading) for p in base):
        return False
    if any(p is not r and not _told(p, base) for p in reading):
        return False
    return any(x is not r and grain(x) == grain(r) and agree(x, r) for x in view.reading.points)


def _told(p: Point, points: Sequence[Point]) -> bool:
    """Return whether a point is among some others, told as finely."""
    return any(grain(x) == grain(p) and agree(x, p) for x in points)


def _again(x: Point, b: Point, bead: Bead, view: View) -> bool:
    """Return whether a point of the reading stands for the same point in another sentence of the base."""
    at = view.reading.sentence_of(x.span)
    others = set(view.linked_base.get(at, ())) - set(bead.base) if at is not None else set[int]()
    points = view.base.points_in(sorted(others))
    return any(grain(p) == grain(x) and agree(p, x) for p in points) and grain(x) == grain(b)


def _deadlines(base: Sequence[Point], reading: Sequence[Point], view: View) -> list[Variant]:
    """Return days by which something was to be done, told as the day on which it is: "by", "on"."""
    out = []
    for r in reading:
        same = [b for b in base if grain(b) == grain(r) and agree(b, r)]
        if len(same) == 1 and sum(bool(agree(same[0], x)) for x in reading) == 1:
            b = same[0]
            if b.floating or not any(last >= _day(view.base) for _, last in b.reach):
                continue  # "had left by Saturday" told of what was over
            last, day = led(b, view.base, "deadline"), led(r, view.reading, "exact")
            if last and day:
                was, now = Span(last.start, b.span.end), Span(day.start, r.span.end)
                out.append(found(view, Kind.DATE, was, now, by=BY, confidence=0.7))
    return out


def _day(whole: Whole) -> int:
    """Return the day of publication as an ordinal, a day after all others where it is unknown."""
    published = whole.telling.article.published
    return published.date().toordinal() if published else date.max.toordinal()


def _near_range(b: Point, view: View) -> bool:
    # the night of February 27-28 is told as that of the 28th
    return len(b.span.of(view.base.telling.text).replace("–", "-").split("-")) == 2


def _known(r: Point, view: View) -> bool:
    """The last look: the day of publication, or a date that the base gives elsewhere."""
    published = view.base.telling.article.published
    if published and agree(r, Point(span=r.span, day_of=published.date())) and grain(r) == "day":
        return True
    return any(
        agree(b, r) and grain(b) == grain(r)
        for b in view.base.points
        if grain(r) != "day" or b.day or r.weekday is not None
    )


def _leads(q: Quantity, r: Point, view: View) -> bool:
    """Whether a duration from publication leads to this point: "within four years" and "by 2029"."""
    published = view.base.telling.article.published
    if published is None:
        return False
    if r.year is not None and r.month is None:
        return abs(abs(r.year - published.year) - q.value / YEAR) <= SLACK_YEARS
    day = r.day_of or (date(r.year, r.month, 15) if r.year and r.month else None)
    return day is not None and abs(abs((day - published.date()).days) - q.value / 86400) <= max(
        1.0, 0.1 * q.value / 86400
    )


def _apart(b: Point, r: Point, q: Quantity) -> bool:
    """Whether a duration of the base leads from one of its points to this one.

    12 December and eight days are the 20th.
    """
    if b.minute is not None and r.minute is not None:
        off = abs(b.minute - r.minute) * 60
        return min(off, 43200 - off) == q.value
    if b.day_of and r.day_of:
        return abs(abs((b.day_of - r.day_of).days) * 86400 - q.value) < 86400
    if b.day and r.day and b.month == r.month:
        return abs(abs(b.day - r.day) * 86400 - q.value) < 86400
    return bool(b.year and r.year) and abs(abs((b.year or 0) - (r.year or 0)) - q.value / YEAR) < SLACK_YEARS


def _same_hour(b: Quantity, r: Quantity, view: View) -> bool:
    """Whether two lengths are one hour of two clocks, one with twelve hours: "19 heures", "sept heures"."""
    if view.base.telling.lang not in OCLOCK or view.reading.telling.lang not in OCLOCK:
        return False
    hours = [q.value / HOUR for q in (b, r) if q.unit == "time"]
    return len(hours) == 2 and max(hours) < 24 and abs(hours[0] - hours[1]) == 12


def _tells(q: Quantity, p: Point) -> bool:
    """Whether a length in hours is a point's clock: "18 h", "seis de la tarde"."""
    return p.minute is not None and q.unit == "time" and q.value / 60 % HALF_DAY == p.minute


def _durations(bead: Bead, view: View) -> Sequence[Variant]:
    base = [q for q in view.base.quantities_in(bead.base) if q.unit in ("time", "rate")]
    reading = [q for q in view.reading.quantities_in(bead.reading) if q.unit == "time"]
    points = view.base.points_in(bead.base)
    free = [b for b in base if not any(meets(b, r) for r in reading)]
    out = []
    for r in reading:
        place = _moved(r, base, reading, free)
        if place is None:
            if any(meets(b, r) or _same_hour(b, r, view) for b in view.base.quantities_in(bead.base)):
                continue
            if derived(r, base) or any(_leads(r, p, view) or _tells(r, p) for p in points):
                continue
            near = [b for b in free if b.value / FAR <= r.value <= b.value * FAR]
            near = [_length(b, r) for b in near if not unlike(b, r, view.base, view.reading)]
            place = place_of(r, near, view)
            if place is not None and stands_elsewhere(r, view) and not taken(r, place, view):
                place = None
        if place is not None:
            free = [b for b in free if b.span != place.span]
            sure = 0.85 if r.hedged else 0.9
            out.append(found(view, Kind.DATE, place.span, r.span, by=BY, confidence=sure))
    return [*out, *turned([b for b in base if b.unit == "time"], reading, view, Kind.DATE)]


def _moved(
    r: Quantity, base: Sequence[Quantity], reading: Sequence[Quantity], free: Sequence[Quantity]
) -> Quantity | None:
    """Return the base's length of the very thing that this one measures, where another length bears it out.

    "A whole day after the decision" is not borne out by "below 55 for 24 hours", which the reading tells too.
    """
    same = [b for b in free if b.nouns & r.nouns]
    if len(same) != 1 or any(meets(b, r) and b.nouns & r.nouns for b in base):
        return None
    told = any(x is not r and x.value == r.value for x in reading)
    return same[0] if told else None


def _length(b: Quantity, r: Quantity) -> Quantity:
    """Return "an hour" as a length where both tell how far one thing is off, else as the rate it may be."""
    return replace(b, unit="time") if b.unit == "rate" and b.nouns & r.nouns else b
