"""A day that changed on its way over the end of a sentence: "a leak found in May", "It was found in August".

Links lead from sentence to sentence; a clause that was cut off and told by itself, or drawn into the next
sentence, stands beside what its own is linked to.
"""

from collections.abc import Iterator, Sequence

from variorum.collate.dates import about
from variorum.collate.times import Point, agree, grain
from variorum.collate.view import Bead, View, found
from variorum.data import Kind, Variant
from variorum.dated import filed

BY = "carried@1"
# Share of the shorter clause's stems that both must have, days and names aside.
SAME = 0.5


def carried(bead: Bead, view: View) -> Sequence[Variant]:
    """Return points in time that the reading has for others of the sentence before or behind the base's.

    The base's own must stand nowhere in the reading and the reading's nowhere in the base.
    """
    if view.across:
        return ()
    out = []
    for j in bead.reading:
        for r in view.reading.points_in((j,)):
            if filed(view.reading.telling, r.span) or _stands(r, view.base.points):
                continue
            places = [b for b in _beside(j, bead, view) if _other(b, r, view)]
            if len(places) == 1:
                out.append(found(view, Kind.DATE, places[0].span, r.span, by=BY, confidence=0.7))
    return out


def _beside(j: int, bead: Bead, view: View) -> Iterator[Point]:
    """Yield the points of the base's sentences that are linked to those round one of the reading."""
    linked = {i for k in (j - 1, j + 1) for i in view.linked_base.get(k, ())}
    for b in view.base.points_in(sorted(linked - set(bead.base))):
        if not _stands(b, view.reading.points):
            yield b


def _other(b: Point, r: Point, view: View) -> bool:
    """Return whether two points can't be one, and the same is told of both."""
    if grain(b) != grain(r) or agree(b, r) is not False:
        return False
    one, two = about(b, view.base), about(r, view.reading)
    return len(one & two) >= max(1, SAME * min(len(one), len(two)))


def _stands(p: Point, points: Sequence[Point]) -> bool:
    """Return whether a point may be one of some others."""
    return any(agree(p, x) is not False for x in points if grain(x) == grain(p))
