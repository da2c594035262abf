"""Other words put between quotation marks: "We did our best" as "We fought like lions".

A text that is rewritten keeps the marks and loses the words. `quotes` compares a quotation with the one it
was taken from, which has most of its words; here the base has another of the same speaker in its place, which
the reading does not tell word for word.
"""

from collections.abc import Sequence
from itertools import takewhile

from variorum.collate.join import stems
from variorum.collate.marks import Quote, spelling
from variorum.collate.names import same_name
from variorum.collate.quotes import taken
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Form, Kind, Span, Statement, Variant
from variorum.text import fold, words

BY = "recast@1"
# Words that a quotation must have to be one, and not what something is called.
LEAST = 5
# Share of the base's words that a longer quotation of the reading has in their order, to hold them.
HELD = 0.9


def recast(bead: Bead, view: View) -> Sequence[Variant]:
    """Return quotations of a retelling whose speaker is quoted otherwise in the base. Same language only."""
    if view.across or view.own[1]:
        return ()
    out, mine = [], dict[Quote, Statement]()
    for s in view.reading.said(bead.reading):
        for q in _quoted(s, view.reading):
            mine.setdefault(q, s)
    for q, told in mine.items():
        at = [j for j in _sentences(q, view) if view.linked_base.get(j)]
        if not at or at[0] not in bead.reading or q.left_open or len(q.words) < LEAST:
            continue  # one of several sentences is looked at once
        theirs = _there(told, q, at, view)
        if theirs is None or taken(q, view.base.quotes):
            continue
        a, b = _apart(theirs, q)
        if not _as_told(b, q, view.base):
            out.append(found(view, Kind.QUOTE, a, b, by=BY, confidence=0.7))
    return out


def _quoted(s: Statement, whole: Whole) -> list[Quote]:
    """Return the quotations of a statement of a known speaker."""
    if s.form is Form.INDIRECT or not s.speaker:
        return []
    held = whole.quoted(sorted(whole.told_in(s)))
    return [q for q in held if any(c.overlap(q.span) for c in s.content)]


def _sentences(q: Quote, view: View) -> list[int]:
    """Return the sentences of the reading in which a quotation stands."""
    return [j for j, s in enumerate(view.reading.telling.sentences) if s.overlap(q.span)]


def _as_told(place: Span, q: Quote, whole: Whole) -> bool:
    """Return whether words of a quotation stand one behind the other in a text, whoever tells them there."""
    mine = [w for w, at in q.words if place.overlap(at)]
    theirs = [spelling(fold(w)) for w, _ in words(whole.telling.text)]
    return f" {' '.join(mine)} " in f" {' '.join(theirs)} "


def _there(told: Statement, q: Quote, at: Sequence[int], view: View) -> Quote | None:
    """Return the speaker's quotation that is told here, if it isn't told word for word.

    Of those that have a word of weight in common it is that of the surest link.
    """
    mine = stems(view.reading, [q.span], view.reading.telling.lang)
    linked = [(view.scores.get((i, j), 0.0), i, j) for j in at for i in view.linked_base.get(j, ())]
    for _, i, j in sorted(linked, reverse=True):
        if not view.one_matter(i, j, 0):
            continue
        for s in view.base.said((i,)):
            if not (s.speaker and told.speaker and same_name(s.speaker, told.speaker)):
                continue
            for x in _quoted(s, view.base):
                if mine & stems(view.base, [x.span], view.base.telling.lang):
                    return None if taken(x, view.reading.quotes, HELD) else x
    return None


def _apart(a: Quote, b: Quote) -> tuple[Span, Span]:
    """Return where two quotations differ: without the words that both begin and end with."""
    one, two = ([w for w, _ in q.words] for q in (a, b))
    most = min(len(one), len(two)) - 1
    head = min(_alike(one, two), most)
    tail = min(_alike(one[::-1], two[::-1]), most - head)
    return _between(a, head, tail), _between(b, head, tail)


def _alike(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many words two rows have in common from the first on."""
    return sum(1 for _ in takewhile(lambda p: p[0] == p[1], zip(one, two, strict=False)))


def _between(q: Quote, head: int, tail: int) -> Span:
    """Return where the words of a quotation stand, but for so many of the first and the last."""
    return Span(q.words[head][1].start, q.words[len(q.words) - 1 - tail][1].end)
