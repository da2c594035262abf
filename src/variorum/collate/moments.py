"""The part of the day, and which of two things came first: "in the morning", "at 2 pm", "before", "after"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from variorum import lexicon
from variorum.collate.agreement import meets
from variorum.collate.clauses import content
from variorum.collate.clocks import HALF_DAY
from variorum.collate.listed import hits
from variorum.collate.quantities import Quantity
from variorum.collate.times import Point
from variorum.collate.tokens import Token, tokens_before, tokens_behind, unelided
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "moments@3"
# Words after "before" and "after" that say what came first or last.
AFTER = 4
# Characters between such a preposition and a day: "avant le 15 mars".
DAY = 5
Hours = tuple[int, int]
# Languages whose news counts the hours of a day to 24.
OF_24 = frozenset({"de", "fr", "it", "ru", "uk"})
_CLOCK = re.compile(r"(\d{1,2})(?:\s?[:.hH]\s?([0-5]\d))?")


def moments(bead: Bead, view: View) -> Sequence[Variant]:
    """Return the one part of a day that is another, and "before" something told as "after" it.

    So is the first day on which a thing can be, told as the last one: "no earlier than", "at the latest".
    """
    order = _lengths(bead, view) if view.across else _order(bead, view)
    return [*_parts(bead, view), *_half_days(bead, view), *_limits(bead, view), *order]


@lru_cache(maxsize=16)
def _hours(lang: str) -> dict[tuple[str, ...], Hours]:
    """Return words and phrases for a part of the day with their first and last hour; midnight is the 24th."""
    out = {}
    for phrase, meant in lexicon.pairs("times", lang, "parts"):
        first, last = meant.split()
        out[tuple(fold(phrase).split())] = (int(first), int(last))
    return out


@lru_cache(maxsize=16)
def _longest(lang: str) -> int:
    return max((len(p) for p in _hours(lang)), default=0)


def _part(ts: Sequence[Token], k: int, lang: str) -> tuple[Span, Hours] | None:
    """Return the longest phrase for a part of the day that begins at a token: "de la madrugada"."""
    table = _hours(lang)
    for n in range(min(_longest(lang), len(ts) - k), 0, -1):
        phrase = tuple(unelided(t.fold) if n == 1 else t.fold for t in ts[k : k + n])
        if phrase in table:
            return Span(ts[k].span.start, ts[k + n - 1].span.end), table[phrase]
    return None


def _told(sentences: Sequence[int], whole: Whole) -> list[tuple[Span, Hours]]:
    out: list[tuple[Span, Hours]] = []
    for i in sentences:
        ts = sentence_tokens(i, whole)
        parts = (_part(ts, k, whole.telling.lang) for k in range(len(ts)))
        out += [p for p in parts if p is not None and not any(p[0].overlap(x) for x, _ in out)]
    for p in whole.points_in(sentences):
        if p.minute is None:
            continue
        words = fold(p.span.of(whole.telling.text)).replace(" ", "")
        half = 12 if "p" in words else 0 if "a" in words else None
        if half is not None and words[0].isdigit():  # no "las cuatro"
            hour = half + p.minute // 60
            out.append((p.span, (hour, hour + 1)))
    return out


def _parts(bead: Bead, view: View) -> list[Variant]:
    base, reading = _told(bead.base, view.base), _told(bead.reading, view.reading)
    if len(base) != 1 or len(reading) != 1 or _meet(base[0][1], reading[0][1]):
        return []
    if any(_meet(h, reading[0][1]) for s, h in _told(view.base.indices, view.base) if s != base[0][0]):
        return []  # told of another hour, which the base gives elsewhere
    return [found(view, Kind.DATE, base[0][0], reading[0][0], by=BY, confidence=0.75)]


def _half_days(bead: Bead, view: View) -> list[Variant]:
    """Return the hour of a clock with 24 told as the one twelve before or after it: "4h30", "16h30".

    Where either sentence tells the part of the day, the clock may have twelve.
    """
    sides = [_figures(bead.base, view.base), _figures(bead.reading, view.reading)]
    if not OF_24.issuperset({view.base.telling.lang, view.reading.telling.lang}):
        return []
    if any(len(s) != 1 for s in sides) or _told(bead.base, view.base) or _told(bead.reading, view.reading):
        return []
    (base, was), (reading, now) = sides[0][0], sides[1][0]
    if abs(was - now) != HALF_DAY or any(now == h for _, h in _every(view.base)):
        return []
    return [found(view, Kind.DATE, base, reading, by=BY, confidence=0.8)]


def _every(whole: Whole) -> list[tuple[Span, int]]:
    return _figures(whole.indices, whole)


def _figures(sentences: Sequence[int], whole: Whole) -> list[tuple[Span, int]]:
    """Return clock times written in figures, in minutes of the day."""
    text = whole.telling.text
    clocks = (p.span for p in whole.points_in(sentences) if p.minute is not None)
    told = ((at, _CLOCK.match(text, at.start)) for at in clocks)
    return [(at, int(m[1]) * 60 + int(m[2] or 0)) for at, m in told if m is not None]


def _meet(a: Hours, b: Hours) -> bool:
    return any(a[0] < b[1] + k and b[0] + k < a[1] for k in (-24, 0, 24))


def _limits(bead: Bead, view: View) -> list[Variant]:
    """Return an earliest day told as a latest one, or the reverse, where each side has one alone."""
    for mine, other in (("earliest", "latest"), ("latest", "earliest")):
        was, now = _phrases(bead.base, mine, view.base), _phrases(bead.reading, other, view.reading)
        if len(was) != 1 or len(now) != 1:
            continue
        if _phrases(bead.base, other, view.base) or _phrases(bead.reading, mine, view.reading):
            continue
        return [found(view, Kind.DATE, was[0], now[0], by=BY, confidence=0.8)]
    return []


def _phrases(sentences: Sequence[int], key: str, whole: Whole) -> list[Span]:
    out = []
    for i in sentences:
        ts = sentence_tokens(i, whole)
        out += [h.span(ts) for h in hits(ts, "times", whole.telling.lang, key)]
    return out


def unbound(text: str, lang: str) -> frozenset[str]:
    """Return the words of a text, folded, without phrases for its first or last day: "not before May"."""
    plain = f" {' '.join(fold(w) for w, _ in words(text))} "
    for p in lexicon.folded("times", lang, "earliest", "latest"):
        plain = plain.replace(f" {p} ", " ")
    return frozenset(plain.split())


def _order(bead: Bead, view: View) -> list[Variant]:
    lang = view.base.telling.lang
    out = []
    for mine, other in (("before", "after"), ("after", "before")):
        for span, what in _placed(bead.base, mine, view.base, lang):
            if any(what & w for _, w in _placed(bead.base, other, view.base, lang)):
                continue
            for now, there in _placed(bead.reading, other, view.reading, lang):
                same = any(what & w for _, w in _placed(bead.reading, mine, view.reading, lang))
                if _denied(span, view.base) or _denied(now, view.reading):
                    continue  # "none are taken after it" goes with "they are due before it"
                if len(what & there) >= min(2, len(what)) and what and not same:
                    out.append(found(view, Kind.DATE, span, now, by=BY, confidence=0.7))
    return out[:1]


def _denied(span: Span, whole: Whole) -> bool:
    """Return whether the clause of some words has a negator, what follows them at its head included."""
    i = whole.sentence_of(span)
    ts = sentence_tokens(i, whole) if i is not None else ()
    negators = lexicon.known("negation", whole.telling.lang, "negators")
    before = list(takewhile(lambda t: t.kind != "stop", reversed(tokens_before(ts, span))))
    behind = tokens_behind(ts, span)
    if not before and behind and behind[0].kind == "stop":
        behind = behind[1:]  # "After May 8, no votes are taken"
    clause = (*before, *takewhile(lambda t: t.kind != "stop", behind))
    return any(t.fold in negators for t in clause)


def _lengths(bead: Bead, view: View) -> list[Variant]:
    """Return a length of time before something told as one after it: "una hora antes", "une heure après"."""
    base, reading = _measured(bead.base, view.base), _measured(bead.reading, view.reading)
    if len(base) != 1 or len(reading) != 1:
        return []
    (was, first, span), (now, then, place) = base[0], reading[0]
    if first == then or not meets(was, now):
        return []
    return [found(view, Kind.DATE, span, place, by=BY, confidence=0.75)]


def _measured(sentences: Sequence[int], whole: Whole) -> list[tuple[Quantity, str, Span]]:
    """Return (length, what it leads to or from, both) of lengths of time with such a word right behind."""
    lang = whole.telling.lang
    ts = [t for i in sentences for t in sentence_tokens(i, whole)]
    out = []
    for q in whole.quantities_in(sentences):
        behind = next((t for t in ts if t.span.start >= q.span.end), None)
        keys = ("before", "after") if behind is not None and q.unit in ("time", "rate") else ()
        key = next((k for k in keys if behind and behind.fold in lexicon.known("times", lang, k)), None)
        if behind is not None and key is not None:
            out.append((replace(q, unit="time"), key, Span(q.span.start, behind.span.end)))
    return out


def _placed(sentences: Sequence[int], key: str, whole: Whole, lang: str) -> list[tuple[Span, frozenset[str]]]:
    """Return where a preposition of order stands, and what follows it."""
    known = lexicon.known("times", lang, key)
    out = []
    for i in sentences:
        ts = sentence_tokens(i, whole)
        for k, t in enumerate(ts):
            if t.kind != "word" or t.fold not in known:
                continue
            day = _day(i, t.span.end, whole)
            if day is not None:
                out.append((Span(t.span.start, day.span.end), frozenset({f"{day.day}.{day.month}"})))
                continue
            rest = list(takewhile(lambda x: x.kind not in ("stop", "num"), ts[k + 1 : k + 1 + AFTER]))
            if rest:
                out.append((Span(t.span.start, rest[-1].span.end), content(rest)))
    return out


def _day(i: int, at: int, whole: Whole) -> Point | None:
    """Return the day of a month that stands behind a preposition, an article between or none."""
    points = [p for p in whole.points_in((i,)) if p.day and p.month and 0 < p.span.start - at <= DAY]
    return min(points, key=lambda p: p.span.start, default=None)
