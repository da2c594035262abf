"""A word at one end of a scale where another language has one of another end: "rejected" told as "одобрил".

Within a language what stands round two words says whether they are told of one matter (contraries). Between
two languages the words round can't be compared. What there is instead: sentences that are each other's only
counterparts, in which a scale has words of a single end on either side, with nothing denied in either. The
scales are `lexicon/abroad.toml`.
"""

from collections.abc import Iterator, Sequence

from variorum import lexicon
from variorum.collate.contraries import turned
from variorum.collate.scales import Word, on_shared, shared
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Variant

BY = "abroad@1"
SURE = 0.6
# Sentences that a translator made of one, or put into one, at most.
SPLIT = 2


def abroad(bead: Bead, view: View) -> Sequence[Variant]:
    """Return words of the reading for another end of a scale than the base's of the same sentence have."""
    if not view.across or max(len(bead.base), len(bead.reading)) > SPLIT:
        return ()
    table = lexicon.load("abroad")
    return [
        found(view, Kind(table[name]["kind"][0]), a.span, b.span, by=BY, confidence=SURE)
        for name, a, b in _pairs(bead, view)
    ]


def _pairs(bead: Bead, view: View) -> Iterator[tuple[str, Word, Word]]:
    """Yield (scale, a word of the base, a word of the reading from another end of it)."""
    theirs = _ends(bead.reading, view.reading)
    for name, mine in _ends(bead.base, view.base).items():
        there = theirs.get(name, [])
        if len({w.end for w in mine}) != 1 or len({w.end for w in there}) != 1:
            continue
        a, b = mine[0], there[0]
        if a.end == b.end or _denied(mine, view.base) or _denied(there, view.reading):
            continue
        if not (_near(name, b.end, bead.base, view.base) or _near(name, a.end, bead.reading, view.reading)):
            yield name, a, b


def _ends(sentences: Sequence[int], whole: Whole) -> dict[str, list[Word]]:
    """Return the words of some sentences on scales that several languages have, by the scale."""
    known = shared(whole.telling.lang)
    out: dict[str, list[Word]] = {}
    for i in sentences:
        for n, words in whole.once(on_shared, i).items():
            out.setdefault(known[n].sort, []).extend(words)
    return out


def _denied(words: Sequence[Word], whole: Whole) -> bool:
    return any(w.negated or turned(w, whole) for w in words)


def _near(name: str, end: int, own: Sequence[int], whole: Whole) -> bool:
    """Return whether a neighbour of some sentences has a word of that end: a translator may have moved it."""
    beside = {own[0] - 1, own[-1] + 1} & set(range(len(whole.telling.sentences)))
    return any(w.end == end for w in _ends(sorted(beside), whole).get(name, ()))
