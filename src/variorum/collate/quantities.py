"""Numbers as values: a text's quantities with unit, bounds and what they count.

Digits and words, in English, Russian, Ukrainian, German, French, Spanish and Italian. A quantity is an
interval: "40" is [40, 40], "about 40" reaches to either side, "more than a third" from a third upwards,
so that a number rounded and said to be rounded still meets the number it came from.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum import lexicon
from variorum.data import Span
from variorum.text import fold

# How far a hedged number may lie from the number it stands for, as shares of it. "About" and "nearly" round
# to one significant digit in news style, at most a sixth away; "more than 200" is said of anything to 300.
ABOUT = 0.17
NEAR = 0.15
ABOVE = 0.5
BELOW = 0.34
# Two hedged numbers, each on its own side of the one they stand for.
BOTH = 0.2
# 4,180 told as 4,200: rounding to two digits or more without a word is news style; past this share it is not.
ROUNDED = 0.02
# A conversion (nine weeks, two months; 10 miles, 16 km) is never exact.
CONVERTED = 0.08
POUND = 0.45359237  # kilograms
YEAR = 31556952.0  # seconds, the mean Gregorian year

_TOKEN = re.compile(
    r"(?P<num>\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?![\d])|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)"
    r"|(?P<sym>[%‰$€£¥₽₴])|(?P<stop>[.,;:!?()\"“”„«»—])|(?P<dash>[-–‑])"
)
_MONEY = {
    "$": "money:dollar", "€": "money:euro", "£": "money:pound", "¥": "money:yen", "₽": "money:rouble", "₴": "money:hryvnia",
}  # fmt: skip
_SPACED = frozenset({"ru", "uk", "fr"})  # a space groups digits
_POINTED = frozenset({"de", "es", "it", "fr", "ru", "uk"})  # a point groups digits, a comma is decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text. `low` to `high` is what it may stand for; `value` what is written."""

    span: Span  # with what hedges it: "more than a third"
    core: Span  # the number alone: "a third"
    value: float
    low: float
    high: float
    unit: str  # "count", "share", "factor", "ordinal", "money:euro", "time" (seconds), "year"
    written: float  # the number without its unit
    nouns: frozenset[str]  # stems of the words after it: what it counts
    around: frozenset[str]  # stems of the words on either side
    hedged: bool
    digits: bool  # written in digits at least in part
    part_of: float | None = None  # "18 of 22": 22


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    fold: str
    span: Span


def tokens(text: str, start: int = 0, lang: str = "en") -> tuple[Token, ...]:
    """Return number, word and mark tokens with spans, `start` added. A number's spaces stay inside it
    only where the language groups digits so.
    """
    out: list[Token] = []
    for m in _TOKEN.finditer(text):
        kind = m.lastgroup or "word"
        if kind == "num" and " " in m.group() and lang not in _SPACED:
            at = m.start()
            for part in m.group().split(" "):
                out.append(Token("num", part, Span(start + at, start + at + len(part))))
                at += len(part) + 1
            continue
        out.append(Token(kind, fold(m.group()), Span(start + m.start(), start + m.end())))
    return tuple(out)


def stem(word: str) -> str:
    """Return the first letters of a word, enough to meet its other forms and few others."""
    word = word.replace("’", "'").split("'")[0] if "'" in word else word
    return word[: max(4, min(6, len(word) - 2))]


def digits(written: str, lang: str) -> float | None:
    """Return the value of "2,300", "2.300", "31,40" or "1 250" as the language groups digits."""
    s = re.sub(r"[\u00a0\u202f\u2009 ]", "", written)
    if s.count(".") + s.count(",") == 0:
        return float(s) if len(s) < 300 else None
    last = max(s.rfind("."), s.rfind(","))
    mark, tail = s[last], s[last + 1 :]
    both = "." in s and "," in s
    groups = re.split(r"[.,]", s)
    grouped = len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:]) and groups[0] != "0"
    grouping = mark == ("." if lang in _POINTED else ",") or s.count(mark) > 1
    if not both and grouped and grouping:
        s = "".join(groups)
    elif both or s.count(mark) == 1:
        s = (
            "".join(groups[:-1]) + "." + tail
            if not (both and len(tail) == 3 and s.count(mark) > 1)
            else "".join(groups)
        )
    else:
        return None  # "3.10.2024", "1.2.3": no number
    try:
        return float(s)
    except ValueError:
        return None


class _Words:
    """The number words of one language, as lookups."""

    def __init__(self, lang: str) -> None:
        numbers: Mapping[str, Mapping[str, float]] = lexicon.values("numbers").get(lang, {})
        lists = lexicon.load("numbers").get(lang, {})
        self.lang = lang
        self.cardinals = numbers.get("cardinals", {})
        self.scales = numbers.get("scales", {})
        self.ordinals = numbers.get("ordinals", {})
        self.fractions = numbers.get("fractions", {})
        self.sets = numbers.get("sets", {})
        self.vague = numbers.get("vague", {})
        self.factors = numbers.get("factors", {})
        self.joiners = frozenset(lists.get("joiners", ()))
        self.between = frozenset(lists.get("between", ()))
        self.indefinite = frozenset(lists.get("indefinite", ()))
        self.of = frozenset(w for p in lists.get("of", ()) for w in p.split())
        self.percent = tuple(tuple(p.split()) for p in lists.get("percent", ()))
        self.units = lexicon.values("times").get(lang, {}).get("units", {})
        self.measures = {
            word: (f"measure:{dimension}", value)
            for dimension, table in lexicon.values("measures").get(lang, {}).items()
            for word, value in table.items()
        }
        self.money = lexicon.load("money").get(lang, {})
        self.hedges = sorted(
            (
                (tuple(p.split()), kind)
                for kind in ("above", "below", "near", "upto", "about")
                for p in lists.get(kind, ())
            ),
            key=lambda x: (-len(x[0]), x),
        )
        self.times = frozenset(lists.get("times", ()))
        self.whole = frozenset(lists.get("whole", ()))
        self.glue = lists.get("glue")

    @lru_cache(maxsize=4096)  # noqa: B019 - a handful of instances, one a language, that live as long as the program
    def cardinal(self, word: str) -> float | None:
        """Return the value of a number word, also of one written as a compound (de, it)."""
        if word in self.cardinals:
            return self.cardinals[word]
        if self.glue is None or not 6 <= len(word) <= 48:
            return None
        return self._compound(word)

    def _compound(self, word: str) -> float | None:
        pieces = {**self.cardinals, **{k: v for k, v in self.scales.items() if v <= 1e3}}
        best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        for i in range(1, len(word) + 1):
            for j in range(max(0, i - 10), i):
                head = best[j]
                if head is not None and (word[j:i] in pieces or (word[j:i] in (self.glue or ()) and j > 0)):
                    if best[i] is None or len(head) + 1 < len(best[i] or ()):
                        best[i] = (*head, word[j:i])
        parts = best[-1]
        if parts is None or len(parts) < 2:
            return None
        total = run = 0.0
        for p in parts:
            if p in (self.glue or ()):
                continue
            v = pieces[p]
            if v == 100:
                run = max(run, 1) * 100
            elif v == 1000:
                total, run = total + max(run, 1) * 1000, 0
            else:
                run += v
        return total + run


@lru_cache(maxsize=16)
def _lexicon(lang: str) -> _Words:
    return _Words(lang)


def _room(value: float) -> float:
    """Return the power of ten that the last digit of a spoken number leaves free: 20 -> 10, 300 -> 100."""
    place = 1.0
    while value >= place * 10 and value % (place * 10) == 0:
        place *= 10
    return place


def _number(ts: tuple[Token, ...], i: int, w: _Words) -> tuple[float, int, bool] | None:
    """Return (value, index after, in digits) of the number that starts at token i, or None."""
    total, run, at, some, in_digits = 0.0, 0.0, i, False, False
    while at < len(ts):
        t = ts[at]
        v: float | None
        if t.kind == "num" and not some:
            v = digits(t.fold, w.lang)
            if v is None:
                return None
            run, some, in_digits = v, True, True
        elif (
            t.kind == "word"
            and not (in_digits and run and t.fold in w.cardinals)
            and (v := w.cardinal(t.fold)) is not None
        ):
            french = w.lang == "fr" and run in (60, 80) and 10 <= v < 20
            if some and run and not (v < _room(run) and _room(run) > 1) and not french:
                if w.lang == "fr" and run == 4 and v == 20:
                    run = 80.0
                    at += 1
                    continue
                break
            run, some = run + v, True
        elif (
            t.kind == "word"
            and t.fold in w.scales
            and (some or (w.scales[t.fold] <= 1e3 and len(t.fold) > 2))
        ):
            scale = w.scales[t.fold]
            if len(t.fold) <= 2 and not in_digits:
                break
            if scale == 100:
                run = max(run, 1.0 if not some else run) * 100 if run else 100.0
            else:
                total, run = total + (run or 1.0) * scale, 0.0
            some = True
        elif some and not in_digits and (t.fold in w.joiners or t.kind == "dash"):
            nxt = ts[at + 1] if at + 1 < len(ts) else None
            v = w.cardinal(nxt.fold) if nxt and nxt.kind == "word" else None
            base = run or total
            if v is None or (
                not (v < _room(base) and _room(base) > 1) and not (w.lang == "fr" and base in (60, 80, 4))
            ):
                break
            if t.fold in w.joiners and w.lang == "en" and base % 100:
                break
        else:
            break
        at += 1
    if not some:
        return None
    return total + run, at, in_digits


def _hedge(ts: tuple[Token, ...], i: int, w: _Words) -> tuple[str | None, int]:
    """Return the kind of hedge that ends before token i, and the index it starts at."""
    for phrase, kind in w.hedges:
        n = len(phrase)
        if i >= n and all(ts[i - n + k].fold.rstrip("'’") == phrase[k] for k in range(n)):
            return kind, i - n
    return None, i


def _bounds(value: float, hedge: str | None, exact: bool) -> tuple[float, float]:
    match hedge:
        case "about":
            return value * (1 - ABOUT), value * (1 + ABOUT)
        case "above":
            return value, value * (1 + ABOVE)
        case "below":
            return value * (1 - BELOW), value
        case "near":
            return value * (1 - NEAR), value
        case _:
            return (value, value) if exact else (value * (1 - ABOUT), value * (1 + ABOUT))


def _unit(ts: tuple[Token, ...], at: int, w: _Words) -> tuple[str, float, int]:
    """Return (unit, factor, index after) of what stands after a number."""
    k = at
    while k < len(ts) and (ts[k].kind == "dash" or ts[k].fold in ("of", "de", "d", "di")) and k < at + 1:
        k += 1
    if k >= len(ts):
        return "count", 1.0, at
    t = ts[k]
    if t.fold in ("%", "‰"):
        return "share", 0.01 if t.fold == "%" else 0.001, k + 1
    for phrase in w.percent:
        if all(k + j < len(ts) and ts[k + j].fold == p for j, p in enumerate(phrase)):
            return "share", 0.01, k + len(phrase)
    if t.fold in _MONEY and not (
        k + 1 < len(ts) and ts[k + 1].kind == "num" and ts[k + 1].span.start == t.span.end
    ):
        return _MONEY[t.fold], 1.0, k + 1
    if t.fold in w.units:
        return "time", w.units[t.fold], k + 1
    if t.fold in w.times:
        return "factor", 1.0, k + 1
    if t.fold in w.measures:
        return (*w.measures[t.fold], k + 1)
    for name, forms in w.money.items():
        if t.fold in forms:
            return f"money:{name}", 1.0, k + 1
    return "count", 1.0, at


def quantities(text: str, start: int = 0, lang: str = "en") -> tuple[Quantity, ...]:
    """Return the quantities of a text in order, offsets counted from `start`. Dates are not left out:
    a bare year has the unit "year", and `dates` claims day and clock numbers first.

    >>> [(q.value, q.unit) for q in quantities("about 40 ships, 31 percent")]
    [(40.0, 'count'), (0.31, 'share')]
    """
    w = _lexicon(lang)
    ts = tokens(text, start, lang)
    out: list[Quantity] = []
    i = 0
    while i < len(ts):
        found = _one(ts, i, w)
        if found is None:
            i += 1
            continue
        q, i = found
        out.append(q)
    return tuple(_ranges(_shares(out, ts, w), ts, w))


def _one(ts: tuple[Token, ...], i: int, w: _Words) -> tuple[Quantity, int] | None:
    t = ts[i]
    back = 2 if i > 1 and ts[i - 1].kind == "dash" else 1
    after_indefinite = i >= back and (
        ts[i - back].fold in w.indefinite or w.cardinal(ts[i - back].fold) is not None
    )
    exact, start, unit = True, i, "count"
    if t.kind == "word" and t.fold in w.fractions and (after_indefinite or t.fold not in w.ordinals):
        value, at, unit = w.fractions[t.fold], i + 1, "share"
        if at < len(ts) and ts[at].fold in w.units:  # "half an hour" and "half hour" are durations
            unit, value, at = "time", value * w.units[ts[at].fold], at + 1
        elif at + 1 < len(ts) and ts[at].fold in w.indefinite and ts[at + 1].fold in w.units:
            unit, value, at = "time", value * w.units[ts[at + 1].fold], at + 2
    elif t.kind == "word" and t.fold in w.vague:
        low = w.vague[t.fold]
        number = _number(ts, i + 1, w)
        q = _make(ts, i, i + 1, (low, low, low * 50), "count", w, hedged=True, in_digits=False)
        return (q, i + 1) if number is None else (q, i + 1)
    elif t.kind == "word" and t.fold in w.sets:
        value, at = w.sets[t.fold], i + 1
        if at < len(ts) and ts[at].fold in w.units:
            value, at, unit = value * w.units[ts[at].fold], at + 1, "time"
    elif t.kind == "word" and t.fold in w.factors:
        value, at, unit = w.factors[t.fold], i + 1, "factor"
    elif t.kind == "word" and t.fold in w.ordinals and t.fold not in w.cardinals:
        value, at, unit = w.ordinals[t.fold], i + 1, "ordinal"
    elif t.fold in w.indefinite and i + 1 < len(ts) and ts[i + 1].fold in w.measures and _hedge(ts, i, w)[0]:
        unit, value = w.measures[ts[i + 1].fold]
        at = i + 2
    elif t.kind == "word" and t.fold in w.indefinite and (n := _unit_after(ts, i + 1, w)):
        hedge, first = _hedge(ts, i, w)
        seconds = w.units[ts[n].fold]
        bounds = (seconds, *_bounds(seconds, hedge, exact=True))
        # "an hour after" counts; "a year" and "two a day" mostly name a rate, which only a hedge or "whole" makes a length
        length = "time" if hedge or n > i + 1 else "rate"
        return _make(
            ts, first, n + 1, bounds, length, w, hedged=hedge is not None, in_digits=False, core=i
        ), n + 1
    else:
        return _plain(ts, i, w)
    if unit == "share" and after_indefinite and i > 0:
        share = w.cardinal(ts[i - back].fold)
        start, value = i - back, value * (share if share and share < 20 else 1)
    low, high = _bounds(value, _hedge(ts, start, w)[0], exact)
    hedge, first = _hedge(ts, start, w)
    return _make(
        ts, first, at, (value, low, high), unit, w, hedged=hedge is not None, in_digits=False, core=start
    ), at


def _unit_after(ts: tuple[Token, ...], i: int, w: _Words) -> int | None:
    """Return the index of a unit of time at i, or one word on ("a full day")."""
    for n in (i, i + 1):
        if n < len(ts) and ts[n].fold in w.units and all(t.fold in w.whole for t in ts[i:n]):
            return n
    return None


def _plain(ts: tuple[Token, ...], i: int, w: _Words) -> tuple[Quantity, int] | None:
    number = _number(ts, i, w)
    if number is None:
        return None
    value, at, in_digits = number
    k = at + 1 if at < len(ts) and ts[at].kind == "dash" else at
    if k < len(ts) and ts[k].fold in w.fractions and value < 20 and ts[k].kind == "word" and not in_digits:
        return None  # "two thirds": the fraction comes next and takes it in
    unit, factor, end = _unit(ts, at, w)
    start = i
    if i > 0 and ts[i - 1].fold in _MONEY:
        unit, start = _MONEY[ts[i - 1].fold], i - 1
    elif ts[i].fold in w.indefinite and unit == "count" and not _of_many(ts, at, w):
        return None  # an article
    elif value == 1 and not in_digits and unit == "count" and not _of_many(ts, at, w):
        return None  # "one" is mostly a pronoun
    if (
        in_digits
        and unit == "count"
        and ts[i].span.end - ts[i].span.start == 4
        and at == i + 1
        and 1800 <= value < 2100
    ):
        unit = "year"
    if (
        in_digits
        and unit == "count"
        and at < len(ts)
        and ts[at].fold in ("st", "nd", "rd", "th")
        and ts[at].span.start == ts[i].span.end
    ):
        unit, end = "ordinal", at + 1
    written, value = value, value * factor
    hedge, first = _hedge(ts, start, w)
    low, high = _bounds(value, hedge, exact=True)
    return _make(
        ts,
        first,
        end,
        (value, low, high),
        unit,
        w,
        hedged=hedge is not None,
        in_digits=in_digits,
        core=start,
        written=written,
    ), end


def _of_many(ts: tuple[Token, ...], at: int, w: _Words) -> bool:
    """Whether "one" goes on as "in six" or "of the twelve"."""
    k = at
    while k < min(len(ts), at + 3) and ts[k].kind == "word" and (ts[k].fold in w.of or k > at):
        k += 1
        if k < len(ts) and (ts[k].kind == "num" or (w.cardinal(ts[k].fold) or 0) > 1):
            return True
    return False


def _make(
    ts: tuple[Token, ...],
    first: int,
    end: int,
    bounds: tuple[float, float, float],
    unit: str,
    w: _Words,
    *,
    hedged: bool,
    in_digits: bool,
    core: int | None = None,
    written: float | None = None,
) -> Quantity:
    nouns = []
    for t in ts[end : end + 6]:
        if t.kind == "stop":
            break
        if t.kind == "word" and len(t.fold) > 3:
            nouns.append(stem(t.fold))
    last = ts[end - 1].span.end
    value, low, high = bounds
    return Quantity(
        span=Span(ts[first].span.start, last),
        core=Span(ts[core if core is not None else first].span.start, last),
        value=value,
        written=value if written is None else written,
        low=low,
        high=high,
        unit=unit,
        nouns=frozenset(nouns[:3]),
        around=frozenset(nouns)
        | {stem(t.fold) for t in ts[max(0, first - 6) : first] if t.kind == "word" and len(t.fold) > 3},
        hedged=hedged,
        digits=in_digits,
    )


def _shares(found: list[Quantity], ts: tuple[Token, ...], w: _Words) -> list[Quantity]:
    """Tie "18 of 22" and "seven in ten" together: the first knows what it is part of."""
    out = list(found)
    for n in range(len(out) - 1):
        a, b = out[n], out[n + 1]
        between = [t for t in ts if a.span.end <= t.span.start and t.span.end <= b.core.start]
        if (
            a.unit == b.unit == "count"
            and 0 < len(between) <= 3
            and (between[0].fold in w.of or between[-1].fold in w.of)
            and 0 < a.value < b.value
            and all(t.kind == "word" for t in between)
        ):
            out[n] = replace(a, part_of=b.value)
    return out


def _ranges(found: list[Quantity], ts: tuple[Token, ...], w: _Words) -> list[Quantity]:
    """Hand the unit of "six to 18 hours" to its first number."""
    out = list(found)
    units = {t.span.end: t.fold for t in ts}
    for n in range(len(out) - 2, -1, -1):
        a, b = out[n], out[n + 1]
        between = [t for t in ts if a.span.end <= t.span.start and t.span.end <= b.core.start]
        scale = next((f for f in (1e9, 1e6, 1e3) if b.value >= f), 1.0)
        written = b.value / scale
        if (
            len(between) == 1
            and between[0].fold in w.between
            and a.unit == "count"
            and a.digits
            and scale > 1
            and a.value < 1e3
        ):
            if written / 5 < a.value < written * 5 and any(
                w.scales.get(t.fold) == scale for t in ts if b.core.holds(t.span)
            ):
                out[n] = a = replace(
                    a,
                    unit=b.unit,
                    value=a.value * scale,
                    low=a.low * scale,
                    high=a.high * scale,
                    nouns=b.nouns,
                )
                continue
        joined = 0 < len(between) <= 2 and (between[0].kind == "dash" or between[0].fold in w.between)
        joined = joined and between[-1].kind in ("word", "dash")
        if joined and a.unit == "count" and b.unit != "count" and b.unit not in ("year", "factor", "ordinal"):
            factor = 0.01 if b.unit == "share" else 1.0
            if b.unit == "time" or b.unit.startswith("measure:"):
                word = units.get(b.span.end, "")
                factor = w.units.get(word) or w.measures.get(word, ("", 1.0))[1]
            out[n + 1] = replace(b, span=b.core)
            out[n] = replace(
                a,
                unit=b.unit,
                value=a.value * factor,
                low=a.low * factor,
                high=a.high * factor,
                nouns=b.nouns,
            )
    return out


def meets(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities can stand for the same number: their intervals touch, units allow."""
    if "rate" in (a.unit, b.unit):
        a, b = (replace(q, unit="time") if q.unit == "rate" else q for q in (a, b))
    if {a.unit, b.unit} == {"measure:mass", "money:pound"}:
        a, b = _weighed(a), _weighed(b)
    if {a.unit, b.unit} == {"share", "count"}:  # "above 8" where "per cent" is understood
        share, count = (a, b) if a.unit == "share" else (b, a)
        return count.part_of is None and abs(share.value * 100 - count.value) < 0.01 * count.value
    if a.unit != b.unit and not _kin(a, b):
        return _age(a, b) or _age(b, a) or _bare(a, b) or _bare(b, a)
    top = max(abs(a.value), abs(b.value))
    off = abs(a.value - b.value) / top if top else 0.0
    if a.hedged and b.hedged and off > BOTH and not _open(a) and not _open(b):
        return False
    if a.low <= b.high and b.low <= a.high:
        return True
    if a.unit.startswith("measure:"):
        return off <= CONVERTED
    if a.unit == "time" and (a.hedged or b.hedged or top >= 14 * 86400):
        return off <= CONVERTED
    if a.unit == "share" and off <= 0.01:
        return True  # 33 percent and a third
    return (
        off <= ROUNDED
        and _figures(a.value) != _figures(b.value)
        and min(_figures(a.value), _figures(b.value)) >= 2
    )


def _open(q: Quantity) -> bool:
    return q.high > q.low * 3  # "dozens": no number is told


def _weighed(q: Quantity) -> Quantity:
    # "pounds" after a number are money unless the other side weighs
    f = POUND if q.unit == "money:pound" else 1.0
    return replace(q, unit="measure:mass", value=q.value * f, low=q.low * f, high=q.high * f)


def _bare(a: Quantity, b: Quantity) -> bool:
    # "118,000 tonnes" against a bare 118,000 whose unit stands elsewhere
    return (
        a.unit == "count"
        and (b.unit == "time" or b.unit.startswith("measure:"))
        and a.value == b.written
        and a.value >= 3
    )


def _age(a: Quantity, b: Quantity) -> bool:
    # "51-year-old" against "aged 51" or "Anna Roe, 51"
    return (
        a.unit == "time" and b.unit == "count" and 0 < b.value < 130 and abs(a.value / YEAR - b.value) < 0.01
    )


def _figures(value: float) -> int:
    """Return the significant digits of a number as written: 4200 -> 2."""
    return len(f"{value:.10g}".replace(".", "").strip("0")) if value else 0


def _kin(a: Quantity, b: Quantity) -> bool:
    # "5,000 crowns" against a bare 5,000 whose currency is understood
    money = a.unit.startswith("money:"), b.unit.startswith("money:")
    return (money[0] and b.unit == "count") or (money[1] and a.unit == "count") or all(money)
