"""How old somebody is: "Rask, 61" told as "Rask, 48", also where another of the base is 48.

An age that another has stands in both texts, so that figures alone do not show that it changed hands. It is
read with whom it is told of, a person by name or "a woman", in any of our languages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum import lexicon
from variorum.collate.agreement import YEAR
from variorum.collate.names import Name, same_word, small_words
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "ages@1"
# Younger people are seldom told by name, and as small a number counts something else; so does a larger one.
YOUNG, OLD = 10, 110
# A year's difference is a birthday.
BIRTHDAY = 1
# Words between an age and whose it is: "the 48-year-old former sales director Pavel Orsic".
NEAR = 4
OPENS, ENDS = frozenset(",("), frozenset(",).;")


@dataclass(frozen=True, slots=True)
class _Aged:
    """Somebody with an age, in a sentence."""

    who: tuple[str, ...]  # words of a name; of nobody by name only "he" or "she"
    years: float
    span: Span

    @property
    def named(self) -> bool:
        """Return whether the person is told by name."""
        return self.who not in (("he",), ("she",))


def ages(bead: Bead, view: View) -> list[Variant]:
    """Return ages of people whom the base gives one other age."""
    base, reading = view.base.every(_aged), view.reading.every(_aged)
    out = []
    for j in bead.reading:
        for b in view.reading.each(_aged, j):
            theirs = [a for a in base if _one(a, b) and not _of_a_family(a, b, view)]
            mine = [x for x in reading if _one(x, b)]
            if b.named and (len({a.years for a in theirs}) != 1 or len({x.years for x in mine}) != 1):
                continue  # nothing is known of one of them, or two go by one name
            if any(abs(a.years - b.years) <= BIRTHDAY for a in theirs):
                continue
            if theirs and (b.named or _changed_hands(b, theirs, base, reading)):
                out.append(found(view, Kind.NUMBER, theirs[0].span, b.span, by=BY, confidence=0.85))
    return out


def unlike(q: Quantity, of: Quantity, one: Whole, other: Whole) -> bool:
    """Return whether one of two stretches of years is somebody's age, and the other can be nobody's."""
    aged = _is_age(q, one) or _is_age(of, other)
    return aged and (_years(q) is None or _years(of) is None)


def _is_age(q: Quantity, whole: Whole) -> bool:
    i = whole.sentence_of(q.span)
    return i is not None and any(a.span == q.core for a in whole.each(_aged, i))


def _changed_hands(
    b: _Aged, theirs: Sequence[_Aged], base: Sequence[_Aged], reading: Sequence[_Aged]
) -> bool:
    """Return whether an age is a woman's in one text and a man's in the other, and the other way round."""
    others = [a for a in base if not a.named and a.who != b.who]
    kept = [x for x in reading if not x.named and x.who != b.who and x.years == b.years]
    told = any(a.years == x.years for a in theirs for x in reading if _one(a, x))
    return any(a.years == b.years for a in others) and not kept and not told


def _one(a: _Aged, b: _Aged) -> bool:
    """Return whether two are one person: the last names agree and, where both have one, the first names."""
    if not (a.named and b.named):
        return a.who == b.who
    if not same_word(a.who[-1], b.who[-1]):
        return False
    return min(len(a.who), len(b.who)) < 2 or same_word(a.who[-2], b.who[-2])


def _of_a_family(a: _Aged, b: _Aged, view: View) -> bool:
    """Return whether one of two is told by a last name alone that several of the texts' people have."""
    if min(len(a.who), len(b.who)) > 1:
        return False
    names = (*view.base.names, *view.reading.names)
    first = [n.words[-2] for n in names if len(n.words) > 1 and same_word(n.words[-1], b.who[-1])]
    first += [w for whole in (view.base, view.reading) for w in _heads(b.who[-1], whole)]
    return len(first) > 1 and any(not same_word(first[0], x) for x in first)


def _heads(last: str, whole: Whole) -> Iterator[str]:
    """Yield the words with a capital that open a sentence before a last name: a first name or "Mayor"."""
    for i in whole.indices:
        ts = sentence_tokens(i, whole)[:2]
        if len(ts) > 1 and ts[1].name and same_word(ts[1].fold, last) and ts[0].name:
            yield ts[0].fold


def _aged(i: int, whole: Whole) -> Iterator[_Aged]:
    """Yield everybody with an age in a sentence."""
    aged = [(q, years) for q in whole.quantities_in((i,)) if (years := _years(q)) is not None]
    ts = sentence_tokens(i, whole) if aged else ()
    names = {k: n for n in whole.names_in((i,)) for k, t in enumerate(ts) if n.span.overlap(t.span)}
    for q, years in aged:
        inside = [k for k, t in enumerate(ts) if q.core.overlap(t.span)]
        if not inside:
            continue
        who = _before(inside[0], inside[-1], ts, names, whole) or _after(inside[-1], ts, names, whole)
        if who is not None:
            yield _Aged(who, years, q.core)


def _years(q: Quantity) -> float | None:
    """Return the years that a number may tell, None for one that can't be an age."""
    years = q.value / YEAR if q.unit == "time" else q.value
    if q.unit not in ("time", "count") or q.hedge is not None or not q.digits:
        return None
    return round(years) if abs(years - round(years)) < 0.01 and YOUNG <= years <= OLD else None


def _before(
    first: int, last: int, ts: Sequence[Token], names: dict[int, Name], whole: Whole
) -> tuple[str, ...] | None:
    """Return whose age a number is that stands behind them: "Emil Sauter, 54,", "a woman of 33"."""
    words = _Words.of(whole.telling.lang)
    k = first - 1
    while k > 0 and ts[k].fold in words.leads:
        k -= 1
    led = k < first - 1
    mark = k > 0 and ts[k].fold in OPENS
    k -= mark
    ended = last + 1 >= len(ts) or ts[last + 1].fold in ENDS
    if k >= 0 and (mark and ended) and k in names:
        return names[k].words
    return words.sex(ts[k]) if k >= 0 and (led or (mark and ended)) else None


def _after(last: int, ts: Sequence[Token], names: dict[int, Name], whole: Whole) -> tuple[str, ...] | None:
    """Return whose age a number is that stands before them: "the 54-year-old driver, Emil Sauter"."""
    words = _Words.of(whole.telling.lang)
    hung = ts[last].kind == "word" and ts[last - 1].kind == "dash"
    if hung and words.old:
        hung = last + 2 < len(ts) and ts[last + 1].kind == "dash" and ts[last + 2].fold in words.old
        last += 2
    if not hung:
        return None
    for k in range(last + 1, min(len(ts), last + 2 + NEAR)):
        sex = words.sex(ts[k])
        if sex is not None or k in names:
            return sex or names[k].words
        if ts[k].kind == "stop" and (ts[k].fold != "," or k + 1 not in names):
            return None
        if ts[k].fold in words.small:
            return None  # "the 29-year-old driver from Hallau"
    return None


@dataclass(frozen=True, slots=True)
class _Words:
    small: frozenset[str]
    leads: frozenset[str]  # what may stand before an age that follows whose it is
    old: frozenset[str]  # what must follow "48-year", where the word for years alone tells of a length
    sexes: dict[str, str]

    @staticmethod
    @lru_cache(maxsize=16)
    def of(lang: str) -> "_Words":
        she, he = (lexicon.known("ages", lang, key) for key in ("she", "he"))
        return _Words(
            small=small_words(lang),
            leads=lexicon.known("ages", lang, "leads"),
            old=lexicon.known("ages", lang, "old"),
            sexes=dict.fromkeys(she, "she") | dict.fromkeys(he, "he"),
        )

    def sex(self, t: Token) -> tuple[str, ...] | None:
        """Return "she" or "he" for a word that tells of a woman or of a man."""
        found = self.sexes.get(t.fold)
        return (found,) if found else None
