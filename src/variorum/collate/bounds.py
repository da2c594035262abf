"""The first day of something told as its last, before a day as after it, and the reverse.

"From Tuesday" as "until Tuesday"; "reports by 12 March" as "reports after 12 March".
"""

from collections.abc import Iterator, Sequence

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.polarity import says_no
from variorum.collate.times import Point, agree, grain
from variorum.collate.tokens import Token, tokens_before, tokens_behind
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "bounds@2"
# Characters before a point in which what leads it stands.
REACH = 24
# Stems that two sentences of one language must share to tell of one thing.
SHARED = 2
SIDES = {"starts": "ends", "ends": "starts"}
# A thing done before a day is not done after it, where nothing is denied: "not before" is after.
TURNS = {"ahead": "behind", "behind": "ahead"}
NEAR = 5  # words behind such a day that say more of it


def bounds(bead: Bead, view: View) -> Sequence[Variant]:
    """Return days from which something is so in one text and until which it is so in the other.

    Neither sentence may have that day on both sides, "from Monday until Monday", nor once more.
    """
    out = []
    for j in bead.reading:
        for i in (i for i in view.linked_base.get(j, ()) if i in bead.base and view.one_matter(i, j, SHARED)):
            mine, theirs = view.reading.each(_bounded, j), view.base.each(_bounded, i)
            for b, side, reading in mine:
                same = [x for x in theirs if grain(x[0]) == grain(b) and agree(x[0], b)]
                again = [x for x in view.reading.points_in((j,)) if agree(x, b)]
                if len(same) != 1 or len(again) != 1:
                    continue
                turned = TURNS.get(side) == same[0][1] and _one_deed(same[0][2], i, reading, j, view)
                if turned or same[0][1] == SIDES.get(side):
                    out.append(found(view, Kind.DATE, same[0][2], reading, by=BY, confidence=0.8))
    return out


def _one_deed(base: Span, i: int, reading: Span, j: int, view: View) -> bool:
    """Return whether two sentences of one language have the same done by a day or after it, and deny nothing.

    What holds before a day and what no longer does after it go together: "votes cast after May 8 are void".
    """
    lang = view.reading.telling.lang
    mine, theirs = sentence_tokens(i, view.base), sentence_tokens(j, view.reading)
    sides = ((mine, base), (theirs, reading))  # "no later than" denies nothing
    if view.across or any(says_no([t for t in ts if not t.span.overlap(at)], lang) for ts, at in sides):
        return False
    did, does = (_last(tokens_before(*x)) for x in sides)
    before, behind = (content(tokens_behind(*x)[:NEAR]) for x in sides)
    on = not before.isdisjoint(behind) or not (before or behind)
    return on and not did.isdisjoint(does)


def _last(ts: Sequence[Token]) -> frozenset[str]:
    """Return the stem of the last word that has a meaning: what is done by then."""
    return next((stems for t in reversed(ts) if (stems := content((t,)))), frozenset())


def _bounded(i: int, whole: Whole) -> Iterator[tuple[Point, str, Span]]:
    """Yield the points of a sentence that a word for a first or a last day leads: which, and both's words."""
    for p in whole.points_in((i,)):
        for side in (*SIDES, *TURNS):
            at = led(p, whole, side)
            if at is not None:
                yield p, side, Span(at.start, p.span.end)


def led(p: Point, whole: Whole, key: str) -> Span | None:
    """Return the phrase of a list that stands right before a point, None where none does."""
    text = whole.telling.text
    start = max(0, p.span.start - REACH)
    before = text[start : p.span.start]
    if before.rstrip().endswith((",", ".", ";")):
        return None
    told = [(fold(w), at) for w, at in words(before.replace("’", "'"), start)]
    for x in lexicon.folded("times", whole.telling.lang, key):
        n = len(x.split())
        if [w for w, _ in told[-n:]] == x.split():
            return Span(told[-n][1].start, told[-1][1].end)
    return None
