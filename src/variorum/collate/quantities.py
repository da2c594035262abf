"""Numbers as values: a text's quantities with unit, bounds and what they count.

Digits and words, in English, Russian, Ukrainian, German, French, Spanish and Italian. A quantity is an
interval: "40" is [40, 40], "about 40" reaches to either side, "more than a third" from a third upwards,
so that a number rounded and said to be rounded still meets the number it came from.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import takewhile

from variorum.collate import money
from variorum.collate.decimals import decimals
from variorum.collate.halves import and_part, one_and_part
from variorum.collate.measures import measured
from variorum.collate.numerals import Numerals, number, numerals
from variorum.collate.tokens import Token, parted, stem, tokens, unelided
from variorum.data import Span

# How far a hedged number may lie from the number it stands for, as shares of it. "About" and "nearly" round
# to one significant digit in news style, at most a sixth away; "more than 200" is said of anything to 300.
ABOUT = 0.17
NEAR = 0.15
ABOVE = 0.5
BELOW = 0.34
HUNDRED = 100  # collective numbers above it are scales, which a smaller number goes on
QUOTED = frozenset('"“”„«,')  # marks behind which a name may begin in the run of a sentence
# Words of what is counted between a number and a bound behind it.
COUNTED = 2


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
    hedge: str | None  # "about", "above", "below", "near", "upto", "reach"; "vague" of dozens; "range", "to"
    digits: bool  # written in digits at least in part
    part_of: float | None = None  # "18 of 22": 22
    points: bool = False  # a share counted in percentage points: a difference of two shares
    led: str | None = None  # "by_amount" or "to_amount", told by the preposition before it
    series: str | None = None  # the name that the figure is part of: "Channel 4", "Wasteland 3,"

    @property
    def hedged(self) -> bool:
        """Return whether the number is said not to be exact."""
        return self.hedge not in (None, "range", "to", "reach")


def _hedge(ts: tuple[Token, ...], i: int, w: Numerals) -> tuple[str | None, int]:
    """Return the kind of hedge that ends before token i, and the index it starts at.

    A preposition of the number's own may stand between: "не менее чем на треть", "mindestens um ein Drittel".
    """
    found = _hedge_at(ts, i, w)
    if found[0] is None and i > 1 and ts[i - 1].fold in w.inserts:
        found = _hedge_at(ts, i - 1, w)
    return found if found[0] else (None, i)


def _hedge_at(ts: tuple[Token, ...], i: int, w: Numerals) -> tuple[str | None, int]:
    for phrase, kind in w.hedges:
        n = len(phrase)
        row = [t.fold.rstrip("'’") for t in ts[i - n : i]] if i >= n else [""]
        if phrase[0] in (row[0], unelided(row[0])) and tuple(row[1:]) == phrase[1:]:  # "d'au moins"
            return kind, i - n
    return None, i


def _bounded(ts: tuple[Token, ...], start: int, end: int, w: Numerals) -> tuple[str | None, int, int]:
    """Return the kind of hedge of a number at start up to end, and where it begins and ends with that hedge.

    It may stand behind the number, or behind the thing that is counted: "40 sites or more".
    """
    kind, first = _hedge(ts, start, w)
    if kind:
        return kind, first, end
    for at in range(end, min(len(ts), end + 1 + COUNTED)):
        after = at + (ts[at].fold == ",")  # "six weeks, if not longer"
        for phrase, kind in w.hedges_after:
            last = after + len(phrase)
            if _stands(phrase, ts, after) and not (last < len(ts) and ts[last].fold in w.than):
                return kind, start, last
        if ts[at].kind != "word":
            break
    return None, start, end


def _bounds(value: float, hedge: str | None) -> tuple[float, float]:
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
            return value, value


def _unit(ts: tuple[Token, ...], at: int, w: Numerals) -> tuple[str, float, int]:
    """Return (unit, factor, index after) of what stands after a number."""
    k = at
    while k < len(ts) and (ts[k].kind == "dash" or ts[k].fold in ("of", "de", "d", "di")) and k < at + 1:
        k += 1
    if k >= len(ts):
        return "count", 1.0, at
    t = ts[k]
    unit = unelided(t.fold)  # "d'euros"
    if t.fold == "." and k and ts[k - 1].fold in w.scales and ts[k - 1].span.end == t.span.start:
        unit, factor, end = _unit(ts, k + 1, w)  # "1,5 Mio. Euro"
        return (unit, factor, end) if unit != "count" else ("count", 1.0, at)
    if t.fold in ("%", "‰"):
        return "share", 0.01 if t.fold == "%" else 0.001, k + 1
    for phrase in (*w.points, *w.percent):
        if _stands(phrase, ts, k):
            return "share", 0.01, k + len(phrase)
    if made := measured(ts, k, w):
        return made
    if unit in w.named:
        return (*w.named[unit], k + 1)
    paid = money.after(ts, k, w)
    return (paid[0], 1.0, paid[1]) if paid else ("count", 1.0, at)


def _stands(phrase: tuple[str, ...], ts: tuple[Token, ...], k: int) -> bool:
    """Return whether a phrase stands at token k."""
    return tuple(t.fold for t in ts[k : k + len(phrase)]) == phrase


def quantities(text: str, start: int = 0, lang: str = "en") -> tuple[Quantity, ...]:
    """Return the quantities of a text in order, offsets counted from `start`. Dates are not left out:
    a bare year has the unit "year", and `dates` claims day and clock numbers first.

    >>> [(q.value, q.unit) for q in quantities("about 40 ships, 31 percent")]
    [(40.0, 'count'), (0.31, 'share')]
    """
    w = numerals(lang)
    ts = parted(tokens(text, start, lang), w.indefinite)
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


def _fraction(ts: tuple[Token, ...], i: int, w: Numerals) -> tuple[float, int, str]:
    """Return the value of a fraction, where it ends and its unit: "half", "half an hour", "half a dozen"."""
    value, at = w.fractions[ts[i].fold], i + 1
    if (n := _scale_after(ts, at, w)) is not None:  # "eine halbe Million Euro"
        unit, factor, end = _unit(ts, n + 1, w)
        return value * w.scales[ts[n].fold] * factor, end, unit
    if at < len(ts) and ts[at].fold in w.units:  # "half an hour" and "half hour" are durations
        return value * w.units[ts[at].fold], at + 1, "time"
    if at + 1 < len(ts) and ts[at].fold in w.indefinite and ts[at + 1].fold in w.units:
        return value * w.units[ts[at + 1].fold], at + 2, "time"
    if 0 < value < 1 and (many := _part_of_many(ts, at, w)):  # "half a dozen", "half a million euros"
        return value * many[0], many[1], many[2]
    return value, at, "share"


def _one(ts: tuple[Token, ...], i: int, w: Numerals) -> tuple[Quantity, int] | None:
    t = ts[i]
    if _designates(ts, i, w):
        return None
    back = 2 if i > 1 and ts[i - 1].kind == "dash" else 1
    after_indefinite = i >= back and (
        ts[i - back].fold in w.indefinite or w.cardinal(ts[i - back].fold) is not None
    )
    start, unit = i, "count"
    if t.fold in w.spans and (span := _span(ts, i, w)):
        value, at, unit = span[0], span[1], "time"
    elif t.kind == "word" and t.fold in w.fractions and not _rank(ts, i, w, after_indefinite):
        value, at, unit = _fraction(ts, i, w)
    elif t.kind == "word" and t.fold in w.vague:
        low = w.vague[t.fold]
        return _make(ts, (i, i, i + 1), (low, low, low * 50), "count", hedge="vague", w=w), i + 1
    elif (whole := one_and_part(ts, i, w)) is not None:
        value, at, unit = whole
        if unit == "count":
            unit, factor, at = _unit(ts, at, w)
            value *= factor
    elif i and t.fold in w.scales and ts[i - 1].fold in w.several:  # "several hundred", "a few million"
        unit, factor, at = _unit(ts, i + 1, w)
        low = 2 * w.scales[t.fold] * factor
        return _make(ts, (i - 1, i - 1, at), (low, low, low * 50), unit, hedge="vague", w=w), at
    elif t.kind == "word" and t.fold in w.sets:
        value, at, unit = _of_set(ts, i, w)
    elif t.kind == "word" and t.fold in w.factors:
        value, at, unit = w.factors[t.fold], i + 1, "factor"
    elif t.kind == "word" and t.fold in w.ordinals and t.fold not in w.cardinals:
        value, at, unit = w.ordinals[t.fold], i + 1, "ordinal"
    elif t.fold in w.indefinite and i + 1 < len(ts) and ts[i + 1].fold in w.measures and _hedge(ts, i, w)[0]:
        unit, value = w.measures[ts[i + 1].fold]
        at = i + 2
    elif t.kind == "word" and t.fold in w.indefinite and (n := _unit_after(ts, i + 1, w)):
        hedge, first = _hedge(ts, i, w)
        more, at = and_part(ts, n + 1, w)
        seconds = w.units[ts[n].fold] * (1 + more)
        bounds = (seconds, *_bounds(seconds, hedge))
        # "a year" and "two a day" mostly name a rate: a hedge, "whole", "and a half", "later" make a length
        apart = any(x.fold in w.apart for x in ts[n + 1 : n + 2])
        length = "time" if hedge or n > i + 1 or more or apart else "rate"
        return _make(ts, (first, i, at), bounds, length, hedge=hedge, w=w), at
    else:
        return _plain(ts, i, w)
    if unit == "share" and after_indefinite and i > 0:
        share = w.cardinal(ts[i - back].fold)
        start, value = i - back, value * (share if share and share < 20 else 1)
    hedge, first, last = _bounded(ts, start, at, w)
    bounds = (value, *_bounds(value, hedge))
    points = unit == "share" and any(_stands(p, ts, at - len(p)) for p in w.points)
    made = _make(ts, (first, start, at), bounds, unit, hedge=hedge, w=w)
    made = replace(made, span=Span(made.span.start, ts[last - 1].span.end), points=points)
    percent = unit == "share" and t.fold in w.sets  # "полтора процента"
    return replace(made, written=value * 100) if percent else made, at


def _rank(ts: tuple[Token, ...], i: int, w: Numerals, indefinite: bool) -> bool:
    """Return whether a word for a share tells which of its kind one is: "the third", "a third night"."""
    turn = i + 1 < len(ts) and ts[i + 1].fold in w.turns
    return ts[i].fold in w.ordinals and (turn or not indefinite)


def _scale_after(ts: tuple[Token, ...], at: int, w: Numerals) -> int | None:
    """Return the index of a scale of thousands and more behind a fraction, an article or hyphen between."""
    for n in (at, at + 1):
        if n < len(ts) and w.scales.get(ts[n].fold, 0.0) >= 1e3 and len(ts[n].fold) > 3:
            between = ts[at:n]
            return n if all(t.fold in w.indefinite or t.kind == "dash" for t in between) else None
    return None


def _part_of_many(ts: tuple[Token, ...], at: int, w: Numerals) -> tuple[float, int, str] | None:
    """Return (value, index after, unit) of what a fraction is a part of: "a dozen", "-million"."""
    k = at + (at < len(ts) and ts[at].fold in w.of)
    if k + 1 >= len(ts) or not (ts[k].fold in w.indefinite or (k == at and ts[k].kind == "dash")):
        return None
    many = ts[k + 1].fold
    if many not in w.sets and many not in w.scales:
        return None
    unit, factor, end = _unit(ts, k + 2, w)
    return (w.sets.get(many) or w.scales[many]) * factor, end, unit


def _of_set(ts: tuple[Token, ...], i: int, w: Numerals) -> tuple[float, int, str]:
    """Return (value, index after, unit) of a collective number: "a dozen", "полтора миллиона рублей"."""
    value, at = w.sets[ts[i].fold], i + 1
    if at < len(ts) and ts[at].fold in w.scales and not _metres(ts[at], w):
        value, at = value * w.scales[ts[at].fold], at + 1
    rest = number(ts, at, w) if value > HUNDRED else None
    if rest is not None and rest[0] < value:  # "миллион двести тысяч"
        value, at = value + rest[0], rest[1]
    unit, factor, end = _unit(ts, at, w)
    return value * factor, end, unit


def _metres(t: Token, w: Numerals) -> bool:
    return t.fold in w.measures and not t.capital  # "une dizaine de m"


def _designates(ts: tuple[Token, ...], i: int, w: Numerals) -> bool:
    """Return whether a figure is part of a name: "TB-9", "G20". It counts nothing."""
    if ts[i].kind != "num" or i == 0 or money.before(ts, i, w):
        return False
    k = i - 1 if ts[i - 1].kind != "dash" or i == 1 else i - 2
    glued = all(ts[j].span.end == ts[j + 1].span.start for j in range(k, i))
    return glued and ts[k].kind == "word" and w.cardinal(ts[k].fold) is None


def _span(ts: tuple[Token, ...], i: int, w: Numerals) -> tuple[float, int] | None:
    """Return (seconds, index after) of a phrase that holds a duration without a number: "the next day"."""
    for phrase, seconds in w.spans[ts[i].fold]:
        if tuple(x.fold for x in ts[i : i + len(phrase)]) == phrase:
            return seconds, i + len(phrase)
    return None


def _unit_after(ts: tuple[Token, ...], i: int, w: Numerals) -> int | None:
    """Return the index of a unit of time at i, or one word on ("a full day")."""
    for n in (i, i + 1):
        if n < len(ts) and ts[n].fold in w.units and all(t.fold in w.whole for t in ts[i:n]):
            return n
    return None


def _with_decimals(ts: tuple[Token, ...], value: float, at: int, w: Numerals) -> tuple[float, int]:
    """Return a number and the index after it, with the decimals in words that follow: "one point five".

    "At one point four people left" has none: behind "one" only a unit or a scale makes them sure.
    """
    part, end = decimals(ts, at, w)
    if end == at:
        return value, at
    scale = w.scales.get(ts[end].fold, 0.0) if end < len(ts) else 0.0
    if value == 1 and not scale and _unit(ts, end, w)[0] == "count":
        return value, at
    return (value + part) * (scale or 1.0), end + (scale > 0)


def _plain(ts: tuple[Token, ...], i: int, w: Numerals) -> tuple[Quantity, int] | None:
    found = number(ts, i, w)
    if found is None:
        return None
    value, at, in_digits = found
    value, at = _with_decimals(ts, value, at, w)
    part, behind = and_part(ts, at, w)
    if part and value < 100:  # "one and a half years"
        value, at, in_digits = value + part, behind, True
        if at < len(ts) and ts[at].fold in w.scales:
            value, at = value * w.scales[ts[at].fold], at + 1
    elif part and ts[at - 1].fold in w.scales:  # "two million and a half"
        value, at = value + part * w.scales[ts[at - 1].fold], behind
    k = at + 1 if at < len(ts) and ts[at].kind == "dash" else at
    if k < len(ts) and ts[k].fold in w.fractions and value < 20 and ts[k].kind == "word" and not in_digits:
        return None  # "two thirds": the fraction comes next and takes it in
    unit, factor, end = _unit(ts, at, w)
    if unit == "time" or unit.startswith("measure:"):  # "dos años y medio"
        part, end = and_part(ts, end, w)
        value += part
    start = i
    if paid := money.before(ts, i, w):
        unit, start = paid
    elif ts[i].fold in w.indefinite and unit == "count" and at == i + 1 and not _of_many(ts, at, w):
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
    if in_digits and unit == "count" and (last := _nth(ts, i, at, w)):
        unit, end = "ordinal", last
    hedge, first, last = _bounded(ts, start, end, w)
    bounds = (value * factor, *_bounds(value * factor, hedge))
    made = _make(ts, (first, start, end), bounds, unit, hedge=hedge, in_digits=in_digits, w=w)
    points = unit == "share" and any(_stands(p, ts, end - len(p)) for p in w.points)
    span = Span(made.span.start, ts[last - 1].span.end)
    series = _series(ts, i, at) if in_digits and (unit, start, hedge) == ("count", i, None) else None
    return replace(made, span=span, written=value, points=points, series=series), end


def _series(ts: tuple[Token, ...], i: int, at: int) -> str | None:
    """Return the capital word that a whole figure follows at once, where nothing that it counts follows it.

    A word that opens a sentence or a clause has its capital from there.
    """
    if i < 2 or not ts[i - 1].capital or at != i + 1 or not ts[i].fold.isdecimal():
        return None
    if ts[i - 2].kind == "stop" and ts[i - 2].fold not in QUOTED:
        return None
    goes_on = at < len(ts) and ts[at].kind in ("word", "sym", "dash")
    return None if goes_on else ts[i - 1].fold


def _nth(ts: tuple[Token, ...], i: int, at: int, w: Numerals) -> int | None:
    """Return the index after the mark of a rank that hangs on the figure at i: "19th", "19-й"."""
    k = at + 1 if at < len(ts) and ts[at].kind == "dash" and ts[at].span.start == ts[i].span.end else at
    hung = k < len(ts) and ts[k].fold in w.nth and ts[k].span.start == ts[k - 1].span.end
    return k + 1 if hung else None


def _of_many(ts: tuple[Token, ...], at: int, w: Numerals) -> bool:
    """Whether "one" goes on as "in six" or "of the twelve", or counts people: "one person"."""
    k = at
    while k < min(len(ts), at + 3) and ts[k].kind == "word" and (ts[k].fold in w.of or k > at):
        k += 1
        if k < len(ts) and (ts[k].kind == "num" or (w.cardinal(ts[k].fold) or 0) > 1):
            return True
    return at < len(ts) and ts[at].fold in w.persons


def _make(
    ts: tuple[Token, ...],
    places: tuple[int, int, int],
    bounds: tuple[float, float, float],
    unit: str,
    *,
    hedge: str | None,
    in_digits: bool = False,
    w: Numerals,
) -> Quantity:
    """Return the quantity at (start of its hedge, start of the number, index after) of (value, low, high)."""
    first, core, end = places
    nouns = []
    for t in ts[end : end + 6]:
        if t.kind == "stop":
            break
        if t.kind == "word" and w.counts(t.fold):
            nouns.append(stem(t.fold))
    last = ts[end - 1].span.end
    value, low, high = bounds
    return Quantity(
        span=Span(ts[first].span.start, last),
        core=Span(ts[core].span.start, last),
        value=value,
        written=value,
        low=low,
        high=high,
        unit=unit,
        nouns=frozenset(nouns[:3]),
        around=frozenset(nouns)
        | {stem(t.fold) for t in ts[max(0, first - 6) : first] if t.kind == "word" and w.counts(t.fold)},
        hedge=hedge,
        digits=in_digits,
        led=w.amounts.get(ts[core - 1].fold) if core else None,
    )


def _between(ts: tuple[Token, ...], starts: list[int], a: Quantity, b: Quantity) -> list[Token]:
    """Return the tokens between two quantities; `starts` are where all tokens start."""
    first = bisect_left(starts, a.core.end)
    return list(takewhile(lambda t: t.span.end <= b.core.start, (ts[k] for k in range(first, len(ts)))))


def _shares(found: list[Quantity], ts: tuple[Token, ...], w: Numerals) -> list[Quantity]:
    """Tie "18 of 22" and "seven in ten" together: the first knows what it is part of."""
    out, starts = list(found), [t.span.start for t in ts]
    for n in range(len(out) - 1):
        a, b = out[n], out[n + 1]
        between = _between(ts, starts, a, b)
        if (
            a.unit == b.unit == "count"
            and 0 < len(between) <= 3
            and (between[0].fold in w.of or between[-1].fold in w.of)
            and 0 < a.value < b.value
            and all(t.kind == "word" for t in between)
        ):
            out[n] = replace(a, part_of=b.value)
    return out


def _ranges(found: list[Quantity], ts: tuple[Token, ...], w: Numerals) -> list[Quantity]:
    """Hand the unit of "six to 18 hours" to its first number."""
    out, starts = list(found), [t.span.start for t in ts]
    units = {t.span.end: t.fold for t in ts}
    for n in range(len(out) - 2, -1, -1):
        a, b = out[n], out[n + 1]
        between = _between(ts, starts, a, b)
        if 0 < len(between) <= 2 and _spans(ts, a, between[0], w):
            a = out[n] = replace(a, hedge=a.hedge or "range")
            b = out[n + 1] = replace(b, hedge=b.hedge or "range")
        elif len(between) == 1 and (between[0].kind == "dash" or between[0].fold in w.between):
            a = out[n] = replace(a, hedge=a.hedge or "to")
            b = out[n + 1] = replace(b, hedge=b.hedge or "to")
        scale = next((f for f in (1e9, 1e6, 1e3) if b.value >= f), 1.0)
        written = b.value / scale
        if (
            len(between) == 1
            and between[0].fold in w.between
            and a.unit == "count"
            and a.digits
            and scale > 1
            and a.value < 1e3
            and written / 5 < a.value < written * 5
            and any(w.scales.get(t.fold) == scale for t in ts if b.core.holds(t.span))
        ):
            out[n] = _in_units_of(b, a, scale)
            continue
        joined = 0 < len(between) <= 2 and (between[0].kind == "dash" or between[0].fold in w.between)
        joined = joined and between[-1].kind in ("word", "dash")
        if joined and a.unit == "count" and b.unit != "count" and b.unit not in ("year", "factor", "ordinal"):
            factor = 0.01 if b.unit == "share" else 1.0
            if b.unit == "time" or b.unit.startswith("measure:"):
                word = units.get(b.core.end, "")
                factor = w.units.get(word) or w.measures.get(word, ("", 1.0))[1]
            out[n + 1] = replace(b, span=b.core)
            out[n] = _in_units_of(b, a, factor)
    return out


def _spans(ts: tuple[Token, ...], a: Quantity, word: Token, w: Numerals) -> bool:
    """Return whether a word between two numbers makes them a range: "between 5 and 7". A vote is 5-4."""
    k = next(i for i, t in enumerate(ts) if t.span.start >= a.span.start)
    return word.fold in w.between and any(t.fold in w.ranging for t in ts[max(0, k - 2) : k])


def _in_units_of(b: Quantity, a: Quantity, factor: float) -> Quantity:
    """Return the first number of a range, counted as its second is."""
    value, low, high = a.value * factor, a.low * factor, a.high * factor
    return replace(a, unit=b.unit, value=value, low=low, high=high, nouns=b.nouns)
