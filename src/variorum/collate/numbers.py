"""Numbers that are not the base's: compared as values with unit, bounds and what they count."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from variorum import lexicon
from variorum.collate.agreement import equal, meets
from variorum.collate.apart import differs
from variorum.collate.numerals import numerals
from variorum.collate.places import exchanged
from variorum.collate.polarity import negates
from variorum.collate.quantities import Quantity
from variorum.collate.times import Point
from variorum.collate.tokens import tokens, tokens_before, tokens_behind
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Variant
from variorum.text import fold, words

BY = "numbers@6"
# Below this a count is met by chance anywhere in an article, so "stands elsewhere" needs the noun too.
SMALL = 100
# Up to this a number in words counts whatever is at hand: two sides, three questions.
WORDED = 10
# A hedged number meets its own base from afar; one that stands somewhere else, or is worked out, must be
# close.
LOOSE = 0.06
# What a reading may not make of a hedge: a bound turned round, or a bound told as the number.
TURNED = frozenset(
    {("upto", None), ("upto", "above"), ("above", "upto"), ("above", "below"), ("below", "above"),
     ("about", "above"), ("near", "above"), ("range", None), ("reach", "above"), ("above", "reach")}
)  # fmt: skip
# What a law, a court or a contract bounds from above, money of any kind besides.
BOUNDED = frozenset({"time", "share"})
# What one scale is to another: thousands to millions, millions to "Billionen".
SCALES = (1e3, 1e6, 1e9)
# Bounds that shut out each other's numbers: under a negation one says the other.
CONTRARY = frozenset({frozenset({"above", "below"}), frozenset({"above", "upto"})})
# Words before an amount that are not to be swapped.
LED = frozenset({"by_amount", "to_amount"})
# Words on either side of a number by which its place is known.
FRAME = 3
# A number this many times as large counts something else, unless the noun is the same.
FAR = 12.0


def numbers(bead: Bead, view: View) -> Sequence[Variant]:
    """Return the reading's numbers that no number of the base bears out, each with the one in its place."""
    base = _with_shares([q for q in view.base.quantities_in(bead.base) if counts(q)])
    reading = [q for q in view.reading.quantities_in(bead.reading) if counts(q)]
    if not reading:
        return ()
    free = [b for b in base if not any(meets(b, r) for r in _with_shares(reading))]
    all_ = [*base, *view.base.quantities_in(bead.base)]
    points = view.base.points_in(bead.base)
    out = []
    for r in _unparted(reading, base):
        if any(meets(b, r) for b in all_) or any(_tells(p, r) for p in points):
            continue
        alike = [b for b in free if differs(b, view.base) == differs(r, view.reading)]
        alike = [b for b in alike if not (_record(b, r) or _broken(b, r))]
        likely = [b for b in alike if _near_in_size(b, r) or b.nouns & r.nouns or _rescaled(b, r, view)]
        unit = _other_unit(r, free)
        other = unit or framed(r, free, view)
        if other is None and (derived(r, base) or _one_less(r, base, view)):
            continue
        place = other or place_of(r, likely, view)
        if place is not None and not other and kept(place, r, view):
            continue
        if place is not None and (other or not stands_elsewhere(r, view) or taken(r, place, view)):
            free.remove(place)
            sure = 0.93 if unit or (r.digits and place.digits and not r.hedged) else 0.8
            out.append(found(view, Kind.NUMBER, place.span, r.span, by=BY, confidence=sure))
    out += turned(base, reading, view, Kind.NUMBER) + _currencies(base, reading, view)
    return [*out, *_points(base, reading, view), *_amounts(base, reading, view), *_exchanged(bead, view)]


def _record(b: Quantity, r: Quantity) -> bool:
    """Return whether a number is one of two, "11-4", and the other stands alone for other things."""
    one = {b.hedge, r.hedge} == {None, "to"} and b.unit == r.unit == "count"
    return one and not b.nouns & r.nouns


def _broken(b: Quantity, r: Quantity) -> bool:
    """Return whether a decimal measures what a whole number, of other things, can't: "magnitude 6.1", "seven
    villages".
    """
    parts = {q.value % 1 == 0 for q in (b, r)}
    return b.unit == r.unit == "count" and len(parts) > 1 and not b.nouns & r.nouns


def _near_in_size(b: Quantity, r: Quantity) -> bool:
    return b.value / FAR <= r.value <= b.value * FAR


def _rescaled(b: Quantity, r: Quantity, view: View) -> bool:
    """Return whether the figures of a sum or a measure stayed while its scale did not: "1.5 million euros"
    told as "1.5 billion euros", "mil millones" as "billones". In "between 5 and 7 million" 5 has no scale.
    """
    if not (_scaled(b, view.base) and _scaled(r, view.reading)):
        return False
    if b.unit != r.unit or not b.unit.startswith(("money:", "measure:")) or not b.value or not r.value:
        return False
    times = max(b.value, r.value) / min(b.value, r.value)
    return any(abs(times - s) <= s * 1e-6 for s in SCALES)


def _exchanged(bead: Bead, view: View) -> list[Variant]:
    """Return numbers of a sentence that changed places in the one that tells it."""
    if view.across:
        return []
    sides = [
        [(i, [q for q in whole.quantities_in((i,)) if counts(q)]) for i in sentences]
        for sentences, whole in ((bead.base, view.base), (bead.reading, view.reading))
    ]
    return [
        found(view, Kind.NUMBER, b.span, r.span, by=BY, confidence=0.8)
        for base in sides[0]
        for reading in sides[1]
        if reading[0] in view.linked_reading.get(base[0], ())
        for b, r in exchanged(base, reading, view.base, view.reading)
    ]


def _points(base: Sequence[Quantity], reading: Sequence[Quantity], view: View) -> list[Variant]:
    """Return shares whose figure stayed while percentage points became percent, or percent points.

    A rate of 8 percent that rises by one point stands at 9; by one percent, at 8.08.
    """
    out = []
    for r in reading:
        same = [b for b in base if b.unit == r.unit == "share" and equal(b, r)]
        if len(same) == 1 and same[0].points != r.points and _in_percent(same[0]) and _in_percent(r):
            out.append(found(view, Kind.NUMBER, same[0].span, r.span, by=BY, confidence=0.85))
    return out


def _scaled(q: Quantity, whole: Whole) -> bool:
    """Return whether a word for a scale stands in a number: "1.5 million", not "5" nor "$21MM"."""
    lang = whole.telling.lang
    row = tokens(q.core.of(whole.telling.text), 0, lang)
    return any(t.fold in numerals(lang).scales for t in row)


def _currencies(base: Sequence[Quantity], reading: Sequence[Quantity], view: View) -> list[Variant]:
    """Return sums whose figure stayed while its money did not: pesos told as dollars.

    A sum that was worked out in another money has another figure.
    """
    out = []
    for r in reading:
        same = [b for b in base if equal(b, r) and b.unit.startswith("money:")]
        if len(same) != 1 or same[0].unit == r.unit or not r.unit.startswith("money:"):
            continue
        elsewhere = ((view.base, r.unit), (view.reading, same[0].unit))
        if not any(q.unit == unit and equal(q, r) for whole, unit in elsewhere for q in whole.quantities):
            out.append(found(view, Kind.NUMBER, same[0].span, r.span, by=BY, confidence=0.85))
    return out


def _amounts(base: Sequence[Quantity], reading: Sequence[Quantity], view: View) -> list[Variant]:
    """Return amounts by which something changed, told as those to which it did: "um 11 %", "auf 11 %"."""
    out = []
    for r in reading:
        same = [b for b in base if b.unit == r.unit and equal(b, r)]
        alone = len(same) == 1 and sum(q.unit == r.unit and equal(q, r) for q in reading) == 1
        if alone and not (view.across or same[0].around & r.around):
            continue  # a plume stretched "на 5 километров", another rose "до 5 километров"
        if _limited(r, view):
            continue  # "штраф до 15 миллионов" of somebody who may be fined: up to
        if alone and r.unit not in ("count", "ordinal", "factor") and {same[0].led, r.led} == LED:
            out.append(found(view, Kind.NUMBER, same[0].span, r.span, by=BY, confidence=0.75))
    return out


def _in_percent(q: Quantity) -> bool:
    """Return whether a share is told in hundredths: "a third" and "half" are not."""
    return abs(q.written - 100 * q.value) < 1e-6 * q.written


def _tells(p: Point, r: Quantity) -> bool:
    """Return whether a bare number is a date's day or a clock's hour: "the 11th", "nine in the evening"."""
    if r.unit not in ("count", "ordinal"):
        return False
    return r.value == p.day or (p.minute is not None and r.value % 12 == p.minute / 60)


def _other_unit(r: Quantity, free: Sequence[Quantity]) -> Quantity | None:
    """Return the base's number that stayed while its unit did not: litres told as gallons."""
    same = [b for b in free if b.written == r.written and b.unit != "count" and _swappable(b, r)]
    return same[0] if len(same) == 1 else None


def framed(r: Quantity, free: Sequence[Quantity], view: View) -> Quantity | None:
    """Return the base's number that stands between the words that this one stands between, FRAME a side.

    There nothing but the number changed, wherever else in the base it may stand or from what else it could
    be worked out: "a third of the fund is back" is not what is left of "two thirds of the fund is back".
    """
    if view.across:
        return None
    mine = _frame(r, view.reading)
    same = [b for b in free if b.unit == r.unit and mine and _frame(b, view.base) == mine]
    return same[0] if len(same) == 1 else None


def _frame(q: Quantity, whole: Whole) -> tuple[tuple[str, ...], tuple[str, ...], bool] | None:
    """Return the words before and behind a number with its hedge, as far as its sentence goes, and whether
    that denies anything; None where they are too few to know a place by.
    """
    at = whole.sentence_of(q.span)
    ts = sentence_tokens(at, whole) if at is not None else ()
    before = tuple(t.fold for t in tokens_before(ts, q.span)[-FRAME:])
    behind = tuple(t.fold for t in tokens_behind(ts, q.span)[:FRAME])
    known = [w for w in (*before, *behind) if w[0].isalpha()]
    if len(known) < FRAME or not behind:
        return None
    return before, behind, any(negates(t, whole.telling.lang) for t in ts)


def turned(
    base: Sequence[Quantity], reading: Sequence[Quantity], view: View, kind: Kind
) -> list[Variant]:
    """Return numbers that stayed while what hedges them was turned: "at least 900" and "at most 900".

    Each must stand once on either side, or it is not plain which one took whose place.
    """
    out = []
    for r in reading:
        mine = [q for q in reading if equal(q, r) and meets(q, r)]
        theirs = [b for b in base if equal(b, r) and meets(b, r)]
        if len(mine) != 1 or len(theirs) != 1:
            continue
        if any(compares(q, whole) for q, whole in ((theirs[0], view.base), (r, view.reading))):
            continue
        dropped = (theirs[0].hedge, r.hedge) == ("above", None) and _unbound(theirs[0], r, view)
        if not dropped and (theirs[0].hedge, r.hedge) not in TURNED:
            continue
        capped = r.unit in BOUNDED or r.unit.startswith("money:")
        if theirs[0].hedge == "upto" and r.hedge is None and not capped:
            continue  # "gusts of up to 45 knots" reached 45 knots
        if theirs[0].hedge == "upto" and r.led == "to_amount":
            continue  # "до 3200 фунтов" is up to as well as to
        if frozenset({theirs[0].hedge, r.hedge}) in CONTRARY and _denies(theirs[0], r, view):
            continue  # "need at least 4 percent", "nobody gets in with less than 4"
        if dropped or r.hedge is not None or not _limited(r, view):
            out.append(found(view, kind, theirs[0].span, r.span, by=BY, confidence=0.7))
    return out


def compares(q: Quantity, whole: Whole) -> bool:
    """Return whether what looks like a bound belongs to a number before it: "three points fewer than a month
    ago" says nothing of how long a month is.
    """
    if q.hedge not in ("above", "below"):
        return False
    ahead = [b for b in whole.quantities if b.span.end < q.span.start]
    if not ahead:
        return False
    between = whole.telling.text[max(ahead, key=lambda b: b.span.end).span.end : q.span.start]
    return len(words(between)) <= 1 and between.replace(" ", "").isalpha()


def _unbound(b: Quantity, r: Quantity, view: View) -> bool:
    """Return whether "at least" stood with a number, and nothing in the other's sentence says so.

    "More than 200" told as "200" is rounded; "at least 200" is all that is known.
    """
    if view.across:
        return False
    w = numerals(view.base.telling.lang)
    told = " ".join(fold(x) for x, _ in words(b.span.of(view.base.telling.text)))
    bound = any(told.startswith(f"{p} ") or told.endswith(f" {p}") for p in w.least)
    return bound and not any(view.reading.words_of(j) & w.floors for j in view.reading.around(r.span, 0))


def _denies(b: Quantity, r: Quantity, view: View) -> bool:
    """Return whether before one of two numbers its clause denies or shuts out, and before the other not."""
    told = []
    for q, whole in ((b, view.base), (r, view.reading)):
        lang = whole.telling.lang
        bars = lexicon.folded("negation", lang, "excluding")
        ts = [t for i in whole.around(q.span, 0) for t in tokens_before(sentence_tokens(i, whole), q.span)]
        clause = list(takewhile(lambda t: t.kind != "stop", reversed(ts)))
        told.append(any(negates(t, lang) or t.fold.startswith(bars) for t in clause))
    return told[0] != told[1]


def _limited(r: Quantity, view: View) -> bool:
    """Return whether the sentence says in other words that a number is the most there can be."""
    limits = numerals(view.reading.telling.lang).limits
    near = (t for j in view.reading.around(r.span, 0) for t in sentence_tokens(j, view.reading))
    return any(t.fold in limits and not t.month for t in near)


def counts(q: Quantity) -> bool:
    """Return whether a quantity is a matter for `numbers`, not for `dates`."""
    return q.unit not in ("time", "rate", "year")


def _with_shares(found_: Sequence[Quantity]) -> list[Quantity]:
    """Add to "seven" of "seven in ten" the share the two make."""
    return [*found_, *(_share(q) for q in found_ if q.part_of)]


def _share(q: Quantity) -> Quantity:
    share = q.value / (q.part_of or 1)
    return replace(q, unit="share", value=share, low=share * 0.99, high=share * 1.01, part_of=None)


def _unparted(reading: Sequence[Quantity], base: Sequence[Quantity]) -> list[Quantity]:
    """Leave out "six in ten" where the base has 60 percent: both its numbers are borne out together."""
    gone: set[float] = set()
    out = []
    for q in reading:
        if q.part_of and any(b.unit == "share" and meets(b, _share(q)) for b in base):
            gone.add(q.part_of)
            continue
        if q.value in gone:
            continue
        out.append(q)
    return out


def stands_elsewhere(r: Quantity, view: View) -> bool:
    """The last look: the whole base has this number, of the same things where it is small."""
    for b in view.base.of_value(r.value, LOOSE):
        if not meets(b, r):
            continue
        if view.across or (r.value >= SMALL and r.unit != "time") or b.nouns & r.nouns or b.around & r.around:
            return True
    return False


def kept(place: Quantity, r: Quantity, view: View) -> bool:
    """Return whether the reading tells a number of the base after all, of the same things, beside this one.

    "65 percent of traffic was down" may be followed by what else was; a number that the base tells twice may
    have been changed in one place.
    """
    if place.unit == "count" and place.value < SMALL:
        return False
    units = [q for q in view.reading.as_much(place) if q.span != r.span]
    told = [q for q in units if q.nouns & place.nouns or q.around & place.around]
    return 0 < len(told) >= len(view.base.as_much(place))


def taken(r: Quantity, place: Quantity, view: View) -> bool:
    """Return whether a number that stands elsewhere in the base was not moved from there.

    It was not where the reading tells it in its own place too, and the number whose place it took nowhere.
    """
    if r.value < SMALL and r.unit == "count":
        return False
    if place.unit != r.unit or not any(q.span != r.span for q in view.reading.as_much(r)):
        return False
    return not any(meets(place, q) for q in view.reading.quantities if q.unit == place.unit)


def derived(r: Quantity, base: Sequence[Quantity]) -> bool:
    """Return whether a number is a sum, difference, rest or ratio of the base's, which is no change:
    "five of seven" told as "two were against".
    """
    if r.hedge == "to":
        return False  # an end of a range: "five to eight" is not worked out from "three to five"
    same = [b for b in base if b.unit == r.unit or (r.value >= SMALL and _understood(b, r))]
    if any(b.part_of and _near(r, b.part_of - b.value) for b in base):
        return True  # six in ten do: four don't
    if r.unit == "count" and any(_below(r, rank, n) for rank in base for n in base):
        return True
    for i, a in enumerate(same):
        if r.unit == "share" and _near(r, 1 - a.value):
            return True
        for b in same[i + 1 :]:
            if _near(r, a.value + b.value) or _near(r, abs(a.value - b.value)):
                return True
    if r.unit in ("share", "factor"):
        values = [b.value for b in base if b.value > 0]
        return any(_near(r, a / b) or _near(r, 1 - a / b) for a in values for b in values if a != b)
    shares = [b for b in base if b.unit in ("share", "factor") and b.value > 0]
    return any(_near(r, x) for a in same for s in shares for x in (a.value * s.value, a.value / s.value))


def _one_less(r: Quantity, base: Sequence[Quantity], view: View) -> bool:
    """Return whether a number of the base is told in two parts: 358 as "357 inmates and one guard"."""
    w = numerals(view.reading.telling.lang)
    ones = {x for x, n in w.cardinals.items() if n == 1}
    here = [t for j in view.reading.around(r.span, 0) for t in sentence_tokens(j, view.reading)]
    behind = (t.fold for t in here if t.span > r.span)
    joined = any(a in w.joiners and b in ones for a, b in pairwise(behind))
    return joined and any(b.unit == r.unit and b.value - 1 == r.value for b in base)


def _understood(b: Quantity, r: Quantity) -> bool:
    """Return whether one of two numbers is money, and the other may be: its currency goes without saying."""
    money = [q.unit.startswith("money:") for q in (b, r)]
    return any(money) and "count" in (b.unit, r.unit)


def _below(r: Quantity, rank: Quantity, n: Quantity) -> bool:
    """Return whether a number is what lies above or below a rank: "14th of 16" leaves two below it."""
    ranked = rank.unit == "ordinal" and n.unit == "count" and rank.value <= n.value
    return ranked and r.value in (rank.value - 1, n.value - rank.value)


def _near(r: Quantity, value: float) -> bool:
    if r.hedged:
        return abs(r.value - value) <= LOOSE * r.value
    return abs(r.value - value) <= min(0.01 * r.value, _last_place(r))


def _last_place(r: Quantity) -> float:
    """Return what one more in the last figure of a number is worth: 27.8 was worked out to a tenth."""
    if not r.digits:
        return r.value
    figures = f"{r.written:.10g}"
    whole, _, part = figures.partition(".")
    place = 10.0 ** -len(part) if part else 10.0 ** (len(whole) - len(whole.rstrip("0")))
    return place * abs(r.value / r.written) if r.written else r.value


def place_of(r: Quantity, free: Sequence[Quantity], view: View) -> Quantity | None:
    """Return the base's number in whose place this one stands: same unit, then the same things counted.

    A number in digits that stands nowhere in the base is somebody's number changed, so the likeliest
    place will do; a small one in words needs a place that is plain.
    """
    alike = [b for b in free if (b.unit == r.unit or _swappable(b, r)) and b.series == r.series]
    if r.unit == "ordinal" and not view.across:  # a place in a race, and a birthday
        alike = [b for b in alike if b.nouns & r.nouns or not (b.nouns and r.nouns)]
    if not alike:
        return None
    if view.across:
        return alike[0] if len(alike) == 1 else _by_figures(r, alike)
    best = max(
        alike, key=lambda b: (len(b.nouns & r.nouns), len(b.around & r.around), -abs(b.value - r.value))
    )
    if r.unit == "share" and len(alike) == 1 and best.unit == "share":
        return best
    if len(alike) == 1 and not r.digits and r.value <= WORDED and not (best.around & r.around):
        return None  # "two sides" in the place of "three questions": each counts its own
    if len(alike) == 1 or best.nouns & r.nouns or (r.digits and best.around & r.around):
        return best
    return _by_figures(r, alike)


def _by_figures(r: Quantity, alike: Sequence[Quantity]) -> Quantity | None:
    """Two figures changed places, or one figure changed: 2,300 and 3,200, 412 and 421, 19 and 29."""
    mine = f"{r.value:.10g}"
    for b in alike:
        theirs = f"{b.value:.10g}"
        if len(mine) == len(theirs) > 1 and (
            sorted(mine) == sorted(theirs) or sum(x != y for x, y in zip(mine, theirs, strict=True)) == 1
        ):
            return b
    return None


def _swappable(b: Quantity, r: Quantity) -> bool:
    units = {b.unit, r.unit}
    if units == {"share", "count"}:
        return bool(b.nouns & r.nouns)
    if b.written == r.written and b.unit.startswith("measure:") and r.unit.startswith("measure:"):
        return True  # 1.9 million litres told as cubic metres: the number stayed, the unit did not
    return units == {"measure:mass", "money:pound"}
