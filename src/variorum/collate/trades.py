"""Two speakers who changed places in a translation: each is put to what the other said.

Each name leads to the other's sentence as well, so that the four sentences hang together, and who of them
said what can't be told by who speaks in them. It is told by the surer links: by what else the sentences hold.
"""

from collections.abc import Iterator
from itertools import permutations

from variorum.collate.parties import Sort, sort_of, spelt
from variorum.collate.speakers import alike, moved
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Statement, Variant

BY = "trades@1"
# Sentences of either text that hang together at most, of which two may have changed their speakers.
MANY = 4


def trades(bead: Bead, view: View) -> list[Variant]:
    """Return the speakers of two sentences who changed places in another language."""
    if not view.across or max(len(bead.base), len(bead.reading)) > MANY:
        return []
    return list(_traded(bead, view))


def _traded(bead: Bead, view: View) -> Iterator[Variant]:
    mine = {j: s for j in bead.reading if (s := _alone(j, view.reading)) is not None}
    theirs = {i: m for i in bead.base if (m := _alone(i, view.base)) is not None}
    for (i, m), (h, n) in permutations(theirs.items(), 2):
        for (j, s), (k, p) in permutations(mine.items(), 2):
            turned = _same(m, p) and _same(n, s) and not _same(m, s)
            if turned and m.source and s.source and _surer((i, j), (h, k), view):
                sure = 0.85 * min(x.confidence for x in (m, n, s, p))
                note = moved(s, m, view)
                yield found(view, Kind.SPEAKER, m.source, s.source, by=BY, confidence=sure, note=note)


def _surer(one: tuple[int, int], two: tuple[int, int], view: View) -> bool:
    """Return whether two links are surer than those from the first to the second's and the reverse."""
    known = view.scores
    crossed = known.get((one[0], two[1]), 0.0) + known.get((two[0], one[1]), 0.0)
    return one in known and two in known and known[one] + known[two] > crossed


def _alone(i: int, whole: Whole) -> Statement | None:
    """Return a statement of a sentence that has one speaker and names this person."""
    said = [s for s in whole.said((i,)) if s.speaker]
    named = [s for s in said if spelt(s, whole) and sort_of(s, whole) is Sort.PERSON]
    return named[0] if named and len({s.speaker for s in said}) == 1 else None


def _same(a: Statement, b: Statement) -> bool:
    return alike(a.speaker or "", b.speaker or "")
