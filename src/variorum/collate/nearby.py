"""What lies by a place told as in it, and the reverse: "fell near the plant", "fell on the plant"."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.listed import hits, holds
from variorum.collate.names import same_word, share_word, small_words
from variorum.collate.tokens import Token, stem, unelided
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "nearby@1"
# Words of a place's name or of what it is called, at most, and between a distance and "north of".
LONG, DISTANCE = 4, 1
# Words before such a word that say what lies there, of which the other text must have one; words on each side
# of a place by which it may only be told roughly.
BEFORE, ROUND = 4, 3


@dataclass(frozen=True, slots=True)
class _Place:
    """What a sentence says something lies by, or in: the words for it, and those just before."""

    span: Span  # from the word for where to the end of the place
    words: tuple[Token, ...]
    before: tuple[str, ...]  # stems, the nearest last
    open: bool  # whether words round it leave open how near something lies: "in the Lubny area"


def nearby(bead: Bead, view: View) -> Sequence[Variant]:
    """Return what lay by a place in one text and in it, on it or all over it in the other.

    The words before must tell of one thing. Between languages only a place with a name is known to be one.
    """
    out = []
    for j in bead.reading:
        for i in (i for i in view.linked_base.get(j, ()) if i in bead.base):
            pair = _moved((i, view.base), (j, view.reading), view)
            told = _inside
            if pair is None:
                back = _moved((j, view.reading), (i, view.base), view)
                pair, told = back and back[::-1], _by
            if pair is not None and not _told_so(pair[1], told, j, view):
                named = any(n.span.overlap(pair[0].span) for n in view.base.names_in(bead.base))
                kind = Kind.ENTITY if named else Kind.STRENGTH
                out.append(found(view, kind, pair[0].span, pair[1].span, by=BY, confidence=0.7))
                break
    return out


def _told_so(place: _Place, told: Callable[[int, Whole], Iterator[_Place]], j: int, view: View) -> bool:
    """Return whether the base has a place as a sentence of the reading has it.

    So it does in a sentence that is told there, or anywhere of what stands before it: a heading says less.
    """
    linked = {p for i in view.linked_base.get(j, ()) for p in view.base.each(told, i)}
    others = (p for p in view.base.every(told) if p in linked or set(p.before) & set(place.before))
    return any(share_word(_keys(p), _keys(place)) for p in others)


def _moved(
    near: tuple[int, Whole], other: tuple[int, Whole], view: View
) -> tuple[_Place, _Place] | None:
    """Return a place that one sentence has something by and another has it in, both as told."""
    (i, one), (j, two) = near, other
    by = two.each(_by, j)
    for p in one.each(_by, i):
        for q in (*two.each(_inside, j), *_objects(p, j, two)):
            if q.open or any(share_word(_keys(x), _keys(q)) for x in by):
                continue
            if view.across:
                if share_word(_names(p), _names(q)):
                    return p, q
            elif _one(p, q):
                return p, q
    return None


def _one(p: _Place, q: _Place) -> bool:
    """Return whether two places of one language are one, and the same is told of it.

    A name must be the same; else one may be called by fewer words, the last of the other's.
    """
    short, long = sorted((_keys(p), _keys(q)), key=len)
    if _names(p) or _names(q):
        one = len(short) == len(long) and all(map(same_word, *(_words(x) for x in (p, q))))
    else:
        one = long[-len(short) :] == short
    return one and bool(set(p.before) & set(q.before))


def _words(p: _Place) -> list[str]:
    return [unelided(t.fold) for t in p.words]


def _keys(p: _Place) -> list[str]:
    return [stem(w) for w in _words(p)]


def _names(p: _Place) -> list[str]:
    return [unelided(t.fold) for t in p.words if t.name and t.capital]


def _by(i: int, whole: Whole) -> Iterator[_Place]:
    """Yield the places that a sentence has something by, or some distance from."""
    ts, lang = sentence_tokens(i, whole), whole.telling.lang
    yield from _led(ts, lang, "near", "by_name")
    lengths = [q.span for q in whole.quantities_in((i,)) if q.unit == "measure:length"]
    for h in hits(ts, "near", lang, "apart"):
        near = ts[max(0, h.first - 1 - DISTANCE)].span.start
        far = next((x for x in lengths if near < x.end <= ts[h.first].span.start), None)
        if far is not None:
            first = next(k for k, t in enumerate(ts) if t.span.end > far.start)
            yield from _place(ts, first, h.first + h.size, lang)


def _inside(i: int, whole: Whole) -> Iterator[_Place]:
    """Yield the places that a sentence has something in or on."""
    ts, lang = sentence_tokens(i, whole), whole.telling.lang
    yield from _led(ts, lang, "inside", "inside_name")


def _led(ts: Sequence[Token], lang: str, key: str, key_of_names: str) -> Iterator[_Place]:
    """Yield the places behind the words of a list, and those with a name behind the words of another."""
    for h in hits(ts, "near", lang, key):
        yield from _place(ts, h.first, h.first + h.size, lang)
    for h in hits(ts, "near", lang, key_of_names):
        yield from (p for p in _place(ts, h.first, h.first + h.size, lang) if _names(p))


def _objects(p: _Place, j: int, whole: Whole) -> Iterator[_Place]:
    """Yield what follows, as its object, the word that stands before a place: "shelled the plant"."""
    ts, lang = sentence_tokens(j, whole), whole.telling.lang
    for k, t in enumerate(ts):
        if p.before and stem(unelided(t.fold)) == p.before[-1]:
            yield from _place(ts, k + 1, k + 1, lang)


def _place(ts: Sequence[Token], first: int, behind: int, lang: str) -> Iterator[_Place]:
    """Yield the place whose words follow those for where, from `first` up to `behind`."""
    elided = first < behind and "'" in ts[behind - 1].fold  # "d'une usine", "d'Odessa"
    start = behind - 1 if elided else behind
    words: list[Token] = []
    if start < len(ts) and ts[start].kind == "dash":
        return  # "near-optimal"
    skipped, ends = lexicon.known("roles", lang, "determiners"), small_words(lang)
    for t in ts[start : start + 2 * LONG]:
        word = unelided(t.fold)
        if t.kind == "dash" or (word in skipped and not words):
            continue
        if t.kind != "word" or word in skipped or word in ends or len(words) == LONG:
            break
        words.append(t)
    if words:
        before = [stem(unelided(t.fold)) for t in ts[:first] if content((t,))][-BEFORE:]
        end = ts.index(words[-1])
        rough = holds(ts[max(0, first - ROUND) : end + 1 + ROUND], "near", lang, "about")
        yield _Place(Span(ts[first].span.start, words[-1].span.end), tuple(words), tuple(before), rough)
