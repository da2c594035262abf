"""A decision still open told with what is decided: "will vote on the bill", "will pass the bill"."""

from collections.abc import Iterator, Sequence

from variorum import lexicon
from variorum.collate.clauses import asks
from variorum.collate.join import share
from variorum.collate.listed import hits, holds
from variorum.collate.names import small_words
from variorum.collate.polarity import negated
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "outcomes@1"
# Stems that two sentences must share to tell of one decision, their share of the shorter, and the number to
# tell of its end as well.
SHARED, MOST, TOLD = 3, 0.5, 2
ENDS = ("yes", "no")


def outcomes(bead: Bead, view: View) -> Sequence[Variant]:
    """Return what one text has decided one way, and the other only to be decided.

    Nothing is said where the other has it decided that way anywhere, or the one leaves it open all the same.
    Between languages each sentence must be the other's only counterpart.
    """
    out = []
    for j in bead.reading:
        for i in (i for i in view.linked_base.get(j, ()) if i in bead.base):
            if not view.one_matter(i, j, SHARED) or not _one(i, j, view):
                continue
            base, reading = (i, view.base), (j, view.reading)
            back = _decided(reading, base, view)
            pair = _decided(base, reading, view) or (back and back[::-1])
            if pair:
                out.append(found(view, Kind.CERTAINTY, *pair, by=BY, confidence=0.65))
                break
    return out


def _one(i: int, j: int, view: View) -> bool:
    """Return whether two sentences tell most of one thing, or are each other's only one across languages."""
    if view.across:
        return view.linked_base.get(j) == (i,) and view.linked_reading.get(i) == (j,)
    return share(view.base.stems_of(i), view.reading.stems_of(j)) >= MOST


def _decided(left: tuple[int, Whole], done: tuple[int, Whole], view: View) -> tuple[Span, Span] | None:
    """Return the words for a decision still open in one text, and those for its end in the other."""
    (i, one), (j, other) = left, done
    place, ends = one.each(_open, i), other.each(_ends, j)
    about = None if view.across else other.stems_of(j)
    if not place or len(ends) != 1 or _known(ends[0][0], about, one):
        return None
    return place[0], ends[0][1]


def _ends(j: int, whole: Whole) -> Iterator[tuple[str, Span]]:
    """Yield which way a sentence has something decided, with its words; none where it leaves it open."""
    ts, lang = sentence_tokens(j, whole), whole.telling.lang
    doubts = [t for t in ts if not t.month]  # "in May"
    if asks(whole.telling.sentence(j)) or holds(doubts, "outcomes", lang, "whether") or whole.each(_open, j):
        return
    for way in ENDS:
        first = next(hits(ts, "outcomes", lang, way), None)
        if first is not None:
            yield way, first.span(ts)


def _open(i: int, whole: Whole) -> Iterator[Span]:
    """Yield the words of a sentence for a decision that is still open."""
    ts, lang = sentence_tokens(i, whole), whole.telling.lang
    led = lexicon.known("outcomes", lang, "unless")
    days = [p.span for p in whole.points_in((i,))]
    for h in hits(ts, "outcomes", lang, "open"):
        last, behind = ts[h.first + h.size - 1], ts[h.first + h.size :][:1]
        dated = last.fold in small_words(lang)  # "voted on Wednesday"
        if negated(ts, h.first, lang):
            continue
        if not any(t.fold in led or (dated and any(t.span.overlap(d) for d in days)) for t in behind):
            yield h.span(ts)


def _known(way: str, about: frozenset[str] | None, whole: Whole) -> bool:
    """Return whether a text has something decided that way, in any sentence or in one that has some stems."""
    return any(
        (about is None or len(about & whole.stems_of(i)) >= TOLD)
        and holds(sentence_tokens(i, whole), "outcomes", whole.telling.lang, way)
        for i in whole.indices
    )
