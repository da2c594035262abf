"""Dates, clock times and durations that are not the base's."""

from collections.abc import Sequence
from datetime import date

from variorum.collate.numbers import place_of, stands_elsewhere
from variorum.collate.quantities import YEAR, Quantity, meets
from variorum.collate.times import Point, agree, grain
from variorum.collate.view import Bead, View, found
from variorum.data import Kind, Variant

BY = "dates@1"
# A duration that leads from publication to a year may be off by the part of the year that is gone.
SLACK_YEARS = 1.0


def dates(bead: Bead, view: View) -> Sequence[Variant]:
    """Return the reading's points and durations that contradict those in their place in the base."""
    return [*_points(bead, view), *_durations(bead, view)]


def _points(bead: Bead, view: View) -> Sequence[Variant]:
    base, reading = view.base.points_in(bead.base), view.reading.points_in(bead.reading)
    times = [q for q in view.base.inside(bead.base) if q.unit == "time"]
    free = [b for b in base if not any(agree(b, r) for r in reading)]
    out = []
    for r in reading:
        if any(agree(b, r) for b in base) or _known(r, view) or any(_leads(q, r, view) for q in times):
            continue
        alike = [b for b in free if grain(b) == grain(r) and agree(b, r) is False and not _near_range(b, r, view)]
        if len(alike) == 1 or (alike and grain(r) != "day"):
            free.remove(alike[0])
            out.append(found(view, Kind.DATE, alike[0].span, r.span, by=BY, confidence=0.9))
    return out


def _near_range(b: Point, r: Point, view: View) -> bool:
    # the night of February 27-28 is told as that of the 28th
    return len(b.span.of(view.base.telling.text).replace("–", "-").split("-")) == 2


def _known(r: Point, view: View) -> bool:
    """The last look: the day of publication, or a date that the base gives elsewhere."""
    published = view.base.telling.article.published
    if published and agree(r, Point(span=r.span, day_of=published.date())) and grain(r) == "day":
        return True
    return any(agree(b, r) and grain(b) == grain(r) for b in view.base.points if grain(r) != "day" or b.day or r.weekday is not None)


def _leads(q: Quantity, r: Point, view: View) -> bool:
    """Whether a duration from publication leads to this point: "within four years" and "by 2029"."""
    published = view.base.telling.article.published
    if published is None:
        return False
    if r.year is not None and r.month is None:
        return abs(abs(r.year - published.year) - q.value / YEAR) <= SLACK_YEARS
    day = r.day_of or (date(r.year, r.month, 15) if r.year and r.month else None)
    return day is not None and abs(abs((day - published.date()).days) - q.value / 86400) <= max(1.0, 0.1 * q.value / 86400)


def _durations(bead: Bead, view: View) -> Sequence[Variant]:
    base = [q for q in view.base.inside(bead.base) if q.unit in ("time", "rate")]
    reading = [q for q in view.reading.inside(bead.reading) if q.unit == "time"]
    points = view.base.points_in(bead.base)
    free = [b for b in base if not any(meets(b, r) for r in reading)]
    out = []
    for r in reading:
        if any(meets(b, r) for b in view.base.inside(bead.base)) or stands_elsewhere(r, view):
            continue
        if any(_leads(r, p, view) for p in points):
            continue
        place = place_of(r, free, view)
        if place is not None:
            free.remove(place)
            out.append(found(view, Kind.DATE, place.span, r.span, by=BY, confidence=0.85 if r.hedged else 0.9))
    return out
