"""Names that both texts hold, read under stand-ins: a model has opinions about NATO and none about Alder.

What a telling did to its source does not depend on what the two sides are called. So each word of a name that
both tell is given to the checker as a made-up one, the first the same for whoever comes first: with the names
swapped in both texts it reads the very same words. Names that only one has stay as they are, since they may
be the change.
"""

from collections.abc import Mapping

from variorum.collate.names import names, same_word
from variorum.collate.tokens import tokens
from variorum.data import Span, Telling
from variorum.text import NEUTRAL

Standins = tuple[tuple[Span, str], ...]
LEAST = 3  # letters of a word that is taken for a name's


def standins(base: Telling, reading: Telling) -> Mapping[str, Standins]:
    """Return by telling the words of names that both hold, in order, each with its stand-in.

    Stand-ins go by first appearance in the base; of more than there are, the later ones keep their names.
    """
    mine, theirs = _words(base), _words(reading)
    across = base.lang != reading.lang
    known: dict[str, str] = {}
    shared = {w for w, _ in theirs}
    for w, _ in mine:
        if w in known or len(known) == len(NEUTRAL):
            continue
        if w in shared or (across and any(same_word(w, x) for x in shared)):
            known[w] = NEUTRAL[len(known)]

    def read_as(w: str) -> str | None:
        if w in known or not across:
            return known.get(w)
        return next((s for k, s in known.items() if same_word(k, w)), None)

    return {
        t.id: tuple((at, s) for w, at in own if (s := read_as(w)) is not None)
        for t, own in ((base, mine), (reading, theirs))
    }


def _words(t: Telling) -> list[tuple[str, Span]]:
    """Return the words of a text's names, folded, with their places.

    A sentence's first word counts, too, where it stands nowhere in small letters.
    """
    inside = [n.span for n in names(t)]
    found = [x for x in tokens(t.text) if x.kind == "word"]
    small = {x.fold for x in found if x.span.of(t.text)[0].islower()}
    starts = {s.start for s in t.sentences}
    out, k = [], 0
    for x in found:
        while k < len(inside) and inside[k].end <= x.span.start:
            k += 1
        bare = x.fold.removesuffix("'s")  # a possessive's ending stays as it is
        at = Span(x.span.start, x.span.end - (len(x.fold) - len(bare)))
        capital = at.of(t.text)[:1].isupper()
        named = k < len(inside) and inside[k].overlap(at) > 0
        first = x.span.start in starts and len(bare) > LEAST and bare not in small
        if capital and (named or first) and len(bare) >= LEAST:
            out.append((bare, at))
    return out
