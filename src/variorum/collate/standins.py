"""Names that both texts hold, read under stand-ins: a model has opinions about NATO and none about Alder.

What a telling did to its source does not depend on what the two sides are called. So each name that both
tell is given to the checker as one made-up word, the first the same for whoever comes first: with the names
swapped in both texts it reads the very same, however many words each has. Of "Mark Rutte" and "Jan Rutte"
only the last word is shared; the first stands as it is, as do all names that only one has: they may be what
changed.
"""

from collections.abc import Callable, Mapping, Sequence

from variorum.collate.names import PARTICLES, names, same_word, small_words
from variorum.collate.tokens import tokens
from variorum.data import Span, Telling
from variorum.text import NEUTRAL, fold

Standins = tuple[tuple[Span, str], ...]
Words = tuple[tuple[str, Span], ...]  # of one name, folded, with their places
_THE = "the "
_BETWEEN = PARTICLES | {"of"}  # small words inside a name
AHEAD = 40  # characters behind the head of a sentence in which its name goes on
LEAST = 3  # letters of a word that is taken for a name's


def standins(base: Telling, reading: Telling) -> Mapping[str, Standins]:
    """Return by telling the names that both hold, or their words, in order, each with its stand-in.

    Stand-ins go by first appearance in the base; of more than there are, the later ones keep their names.
    """
    mine, theirs = _names(base), _names(reading)
    across = base.lang != reading.lang

    def same(a: str, b: str) -> bool:
        return a == b or (across and same_word(a, b))

    def whole(own: Sequence[Words], other: Sequence[Words]) -> list[bool]:
        there = {tuple(w for w, _ in name) for name in other}
        called = [tuple(w for w, _ in name) for name in own]
        return [c in there or (across and any(_alike(c, x, same) for x in there)) for c in called]

    def read_as(w: str) -> str | None:
        return known.get(w) or next((s for k, s in known.items() if same(k, w)), None)

    shared = {w for name in theirs for w, _ in name}
    known: dict[str, str] = {}
    for name, one in zip(mine, whole(mine, theirs), strict=True):
        for w, _ in name[-1:] if one else name:
            hidden = w in shared or (across and any(same(w, x) for x in shared))
            if hidden and w not in known and len(known) < len(NEUTRAL):
                known[w] = NEUTRAL[len(known)]

    def read(text: str, own: Sequence[Words], other: Sequence[Words]) -> Standins:
        out: list[tuple[Span, str]] = []
        for name, one in zip(own, whole(own, other), strict=True):
            told = read_as(name[-1][0]) if one else None
            if told is not None:
                out.append((Span(_article(text, name[0][1].start), name[-1][1].end), told))
            else:
                out += [(at, s) for w, at in name if (s := read_as(w)) is not None]
        return tuple(out)

    return {base.id: read(base.text, mine, theirs), reading.id: read(reading.text, theirs, mine)}


def _alike(a: Sequence[str], b: Sequence[str], same: Callable[[str, str], bool]) -> bool:
    return len(a) == len(b) and all(map(same, a, b))


def _article(text: str, start: int) -> int:
    """Return where a name begins, its article with it: "the Kremlin" is told of as "Moscow" is."""
    return start - len(_THE) if text[max(0, start - len(_THE)) : start].lower() == _THE else start


def _names(t: Telling) -> list[Words]:
    """Return a text's names: words that follow one another, over particles."""
    out: list[list[tuple[str, Span]]] = []
    for w, at in _words(t):
        if out:
            gap = t.text[out[-1][-1][1].end : at.start]
            if gap[:1] == gap[-1:] == " " and all(fold(x) in _BETWEEN for x in gap.split()):
                out[-1].append((w, at))
                continue
        out.append([(w, at)])
    return [tuple(name) for name in out]


def _words(t: Telling) -> list[tuple[str, Span]]:
    """Return the words of a text's names, folded, with their places.

    A sentence's first word counts, too, where it stands nowhere in small letters.
    """
    inside = [n.span for n in names(t)]
    found = [x for x in tokens(t.text) if x.kind == "word"]
    small = {x.fold for x in found if x.span.of(t.text)[0].islower()}
    starts, known = {s.start for s in t.sentences}, small_words()
    out, k = [], 0
    for x in found:
        while k < len(inside) and inside[k].end <= x.span.start:
            k += 1
        bare = x.fold.removesuffix("'s")  # a possessive's ending stays as it is
        at = Span(x.span.start, x.span.end - (len(x.fold) - len(bare)))
        capital = at.of(t.text)[:1].isupper()
        named = k < len(inside) and inside[k].overlap(at) > 0
        first = x.span.start in starts and bare not in small and (len(bare) > LEAST or _leads(t.text, at))
        if capital and (named or first) and (len(bare) >= LEAST or (len(bare) > 1 and bare not in known)):
            out.append((bare, at))
    return out


def _leads(text: str, at: Span) -> bool:
    """Return whether a short word at the head of a sentence begins a name of several: "Ada Brock said"."""
    behind = text[at.end : at.end + AHEAD].split(" ")
    goes_on = next((w for w in behind[1:] if w not in PARTICLES), "")
    return not behind[0] and goes_on[:1].isupper() and fold(at.of(text)) not in small_words()
