"""A place in an order: the second-largest union told as the largest, "one of the oldest" as "the oldest".

So is the same place among more or fewer: the largest "in Europe" told as the largest "in the world".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum import lexicon
from variorum.collate.numerals import numerals
from variorum.collate.superlatives import MANY, SHARED, SIZE, superlative
from variorum.collate.tokens import Token, stem, tokens_before, tokens_behind
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "standings@3"
ABROAD = "placed@1"
ORDERS = ("largest", "oldest")
ONLY = 0  # a place that nobody else holds
# Places that are told for one another: "at the highest level", "at the highest levels".
UNMOVED = ({ONLY, 1}, {MANY, 1}, {MANY, SHARED})
SHORTEST = 5  # letters of a superlative by its ending: "-est" and one letter at least before it
BEFORE = 4  # words before a determiner in which "one of" stands: "one of the country's ..."
BEHIND = 4  # words behind a superlative that say of what, and in which "but one" stands
LONG = 3  # letters of the longest word that counts nothing
AMONG = 9  # words behind a place in which it is said among whose: "the largest maker of chips in Europe"


@dataclass(frozen=True, slots=True)
class _Standing:
    """A place: where it is told, what orders or is counted, which it is, and of what things."""

    span: Span
    of: str  # stem of the superlative, or of the noun that an ordinal counts
    place: int
    things: frozenset[str]
    sentence: int
    extents: frozenset[int]  # of what it is a place in, the world the most, where such words tell it
    among: Span  # the place and what it is a place in


def _table(lang: str) -> Mapping[str, tuple[str, ...]]:
    return lexicon.table("standings", lang)


def standings(bead: Bead, view: View) -> Sequence[Variant]:
    """Return places in an order that the reading tells otherwise, of the same order and the same things.

    Nothing is said where either text has the other's place as well, or tells it in other words: "second
    only to", "only one is larger".
    """
    if not (_table(view.base.telling.lang) and _table(view.reading.telling.lang)):
        return ()
    if view.across:
        return _abroad(bead, view)
    base = [s for i in bead.base for s in view.base.each(_standings, i)]
    reading = [s for j in bead.reading for s in view.reading.each(_standings, j)]
    out = []
    for b in reading:
        for a in base:
            if b.sentence not in view.linked_reading.get(a.sentence, ()):
                continue
            if _widened(a, b) and not (_among(a, view.reading) or _among(b, view.base)):
                out.append(found(view, Kind.ENTITY, a.among, b.among, by=BY, confidence=0.9))
                break
            if not _moved(a, b):
                continue
            if _told(a, view.reading) or _told(b, view.base) or _excused(a, b, view):
                continue
            kind = Kind.NUMBER if min(a.place, b.place) > 0 else Kind.STRENGTH
            out.append(found(view, kind, a.span, b.span, by=BY, confidence=0.8))
            break
    return out


def _abroad(bead: Bead, view: View) -> list[Variant]:
    """Return places by size or age that the reading tells otherwise, where each sentence has one such place.

    Of what things it is, words of two languages can't tell.
    """
    out = []
    for i in bead.base:
        mine = [s for s in view.base.each(_standings, i) if _order(s, view.base)]
        for j in view.linked_reading.get(i, ()):
            theirs = [s for s in view.reading.each(_standings, j) if _order(s, view.reading)]
            if j not in bead.reading or not len(mine) == len(theirs) == 1:
                continue
            a, b = mine[0], theirs[0]
            order = _order(a, view.base)
            if order != _order(b, view.reading) or not (_elsewhere(a, b) and _elsewhere(b, a)):
                continue
            if not (_held(a, order, view.reading) or _held(b, order, view.base) or _excused(a, b, view)):
                kind = Kind.NUMBER if min(a.place, b.place) > 0 else Kind.STRENGTH
                out.append(found(view, kind, a.span, b.span, by=ABROAD, confidence=0.7))
    return out


def _order(s: _Standing, whole: Whole) -> str:
    """Return in which order a place is one that several languages have words for: of size or of age."""
    if s.of == SIZE:
        return "largest"
    table = _table(whole.telling.lang)
    return next((order for order in ORDERS if s.of.startswith(table[order])), "")


def _held(s: _Standing, order: str, other: Whole) -> bool:
    """Return whether a text in another language has a place too, in the same order, wherever it stands."""
    return any(x.place == s.place and _order(x, other) == order for x in other.every(_standings))


def _moved(a: _Standing, b: _Standing) -> bool:
    """Return whether two places are of one order and the same things, and not the same place."""
    if a.of != b.of or not _elsewhere(a, b):
        return False
    return not a.things or not b.things or bool(a.things & b.things)


def _elsewhere(a: _Standing, b: _Standing) -> bool:
    """Return whether two places of one order are not one. The second-largest is one of the largest."""
    if a.place == b.place or {a.place, b.place} in UNMOVED:
        return False
    return not (a.place > 1 and b.place in (SHARED, MANY))


def _widened(a: _Standing, b: _Standing) -> bool:
    """Return whether two places are one, of the same things, among more or among fewer."""
    same = a.of == b.of and a.place == b.place and bool(a.things & b.things)
    return same and bool(a.extents and b.extents) and a.extents.isdisjoint(b.extents)


def _among(s: _Standing, other: Whole) -> bool:
    """Return whether the other text has a place of that extent too, wherever it stands."""
    same = (x for x in other.every(_standings) if x.of == s.of and x.place == s.place)
    return any(not x.extents.isdisjoint(s.extents) for x in same)


def _told(s: _Standing, other: Whole) -> bool:
    """Return whether the other text has a place too, wherever it stands."""
    return any(x.of == s.of and x.place == s.place for x in other.every(_standings))


def _excused(a: _Standing, b: _Standing, view: View) -> bool:
    """Return whether a sentence tells the place in other words: one of those stands behind it or, in other
    languages than English, before it ("nach Vesk der größte"). The second is so behind another.
    """
    for s, whole in ((a, view.base), (b, view.reading)):
        known = _table(whole.telling.lang)["excusing"]
        ts = sentence_tokens(s.sentence, whole)
        near = tokens_behind(ts, s.span)[: BEHIND + BEFORE]
        if whole.telling.lang != "en":
            near += tokens_before(ts, s.span)[-BEFORE:]
        if s.place in (ONLY, 1) and any(t.fold in known for t in near):
            return True
    return False


def _standings(i: int, whole: Whole) -> Iterator[_Standing]:
    """Yield the places in an order that a sentence tells."""
    lang = whole.telling.lang
    ts = [t for t in sentence_tokens(i, whole) if t.kind != "dash"]
    for k, t in enumerate(ts):
        if t.kind != "word" or (t.name and k > 0):
            continue  # the Second Army
        if lang == "en":
            made = _superlative(ts, k, lang) or _counted(ts, k, lang)
        else:
            made = superlative(ts, k, lang)
        if made is not None:
            first, last, of, place = made
            things = _things(ts, last)
            begin, end, extents = _extent(ts, first, last, lang)
            own = Span(ts[first].span.start, ts[last - 1].span.end)
            among = Span(ts[begin].span.start, ts[end - 1].span.end)
            yield _Standing(own, of, place, things, i, extents, among)


def _extent(ts: Sequence[Token], first: int, last: int, lang: str) -> tuple[int, int, frozenset[int]]:
    """Return (first word, index after the last, extents) of a place and of what it is told to be a place in.

    That is who owns it, "the world's largest", or stands behind it: "in Europe", "nationwide".
    """
    known, table = lexicon.numbers("standings", lang, "extents"), _table(lang)
    owner = ts[first - 1].fold.replace("’", "'").removesuffix("'s") if first else ""
    if first and owner != ts[first - 1].fold and owner in known:
        return first - 1, last, frozenset({int(known[owner])})
    end, out = last, set()
    for n in range(last, min(len(ts), last + AMONG)):
        t = ts[n]
        if t.kind == "stop":
            break
        if t.fold in known and (t.fold in table["adverbs"] or _led(ts, n, lang)):
            end = n + 1
            out.add(int(known[t.fold]))
    return first, end, frozenset(out)


def _led(ts: Sequence[Token], n: int, lang: str) -> bool:
    """Return whether a word stands behind "in" or the like, an article, "whole" and a name apart."""
    between = (*_table(lang)["determiners"], "whole", "entire")
    k = n - 1
    while k > 0 and (ts[k].fold in between or ts[k].name):
        k -= 1
    return k >= 0 and ts[k].fold in _table(lang)["within"]


def _superlative(ts: Sequence[Token], k: int, lang: str) -> tuple[int, int, str, int] | None:
    """Return (first word, index after the last, what orders, the place) of a superlative at word k."""
    table, t = _table(lang), ts[k]
    irregular = t.fold in table["superlatives"]
    if not irregular and (
        not t.fold.endswith("est") or len(t.fold) < SHORTEST or t.fold in table["not_superlatives"]
    ):
        return None
    last, of = k + 1, t.fold
    if t.fold in ("most", "least"):
        if last >= len(ts) or ts[last].kind != "word" or len(ts[last].fold) <= LONG:
            return None
        last, of = last + 1, f"{t.fold} {stem(ts[last].fold)}"
    first, place = k, 1
    if k and (rank := lexicon.numbers("standings", lang, "ordinals").get(ts[k - 1].fold)) is not None:
        first, place = k - 1, int(rank)
    at = _determiner(ts, first, lang)
    if at is None:
        return (first, last, of, place) if place > 1 else None
    if place == 1 and (shared := _shared(ts, at, lang)) is not None:
        return shared, last, of, SHARED
    if place == 1 and last < len(ts) and _plural(ts[last]):
        return first, last, of, MANY
    for n in range(last, min(len(ts), last + BEHIND)):
        if " ".join(t.fold for t in ts[n : n + 2]) in table["last_but"]:
            return first, n + 2, of, place + 1
    return first, last, of, place


def _counted(ts: Sequence[Token], k: int, lang: str) -> tuple[int, int, str, int] | None:
    """Return (first word, index after the last, noun, place) of "the third outbreak" or "the only bidder"."""
    table, ordinals = _table(lang), lexicon.numbers("standings", lang, "ordinals")
    word = ts[k].fold
    if k + 1 >= len(ts) or ts[k + 1].kind != "word" or len(ts[k + 1].fold) <= LONG or ts[k + 1].name:
        return None
    noun = _noun(ts[k + 1])
    if k > 1 and ts[k - 1].fold == "of" and ts[k - 2].fold in numerals(lang).indefinite:
        number = numerals(lang).cardinal(word)  # "one of three bidders"
        return (k - 2, k + 2, noun, SHARED) if number and number > 1 else None
    at = _determiner(ts, k, lang)
    if at is None or (word not in ordinals and word not in table["only"]):
        return None
    if word in table["only"]:
        return k, k + 2, noun, ONLY
    if (shared := _shared(ts, at, lang)) is not None:
        return shared, k + 2, noun, SHARED
    return k, k + 2, noun, int(ordinals[word])


def _determiner(ts: Sequence[Token], k: int, lang: str) -> int | None:
    """Return the index of the determiner or possessive before word k, idle words apart."""
    at = k - 1
    while at > 0 and ts[at].fold in _table(lang)["idle"]:
        at -= 1
    if at < 0 or ts[at].kind != "word":
        return None
    owned = ts[at].fold.replace("’", "'").endswith(("'s", "s'"))
    return at if owned or ts[at].fold in _table(lang)["determiners"] else None


def _shared(ts: Sequence[Token], at: int, lang: str) -> int | None:
    """Return the index where "one of" or "among" begins before a determiner."""
    for first in range(at - 1, max(-1, at - 1 - BEFORE), -1):
        if ts[first].kind != "word":
            return None
        for n in (1, 2):
            if " ".join(t.fold for t in ts[first : first + n]) in _table(lang)["sharing"]:
                return first
    return None


def _plural(t: Token) -> bool:
    return t.kind == "word" and t.fold.endswith("s") and not t.fold.endswith(("ss", "us", "is", "'s", "’s"))


def _noun(t: Token) -> str:
    """Return the stem of a word, the same for one and for many."""
    return stem(t.fold[:-1] if _plural(t) else t.fold)


def _things(ts: Sequence[Token], at: int) -> frozenset[str]:
    """Return the stems of the words behind a place, up to a mark."""
    out = set()
    for t in ts[at : at + BEHIND]:
        if t.kind == "stop":
            break
        if t.kind == "word" and len(t.fold) > LONG:
            out.add(_noun(t))
    return frozenset(out)
