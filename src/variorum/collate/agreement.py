"""Whether two quantities can stand for the same number: rounded, hedged, converted or without its unit."""

from dataclasses import replace

from variorum.collate.quantities import Quantity

# Two hedged numbers, each on its own side of the one they stand for.
BOTH = 0.2
# 4,180 told as 4,200: rounding to two digits or more without a word is news style; past this share it is not.
ROUNDED = 0.02
# A conversion (nine weeks, two months; 10 miles, 16 km) is never exact.
CONVERTED = 0.08
# What floating point may lose: 16.6 billion and 16,600 million are one number.
EVEN = 1 + 1e-9
MILLION = 1e6
POUND = 0.45359237  # kilograms
# Degrees of either scale, and how far a conversion rounded to whole degrees may lie off.
DEGREES = ("measure:celsius", "measure:fahrenheit")
DEGREE = 1.0
# As shares: nearer than this two figures are one.
SAME = 0.001
YEAR = 31556952.0  # seconds, the mean Gregorian year


def meets(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities can stand for the same number: their intervals touch, units allow."""
    if "rate" in (a.unit, b.unit):
        a, b = (replace(q, unit="time") if q.unit == "rate" else q for q in (a, b))
    if {a.unit, b.unit} == {"measure:mass", "money:pound"}:
        a, b = _weighed(a), _weighed(b)
    if "count" in (a.unit, b.unit) and {a.unit, b.unit} & {*DEGREES}:
        a, b = replace(a, unit="count"), replace(b, unit="count")  # "24 degrees", the scale understood
    if {a.unit, b.unit} == {"share", "count"}:  # "above 8" where "per cent" is understood
        share, count = (a, b) if a.unit == "share" else (b, a)
        return count.part_of is None and abs(share.value * 100 - count.value) < 0.01 * count.value
    if "count" in (a.unit, b.unit) and "measure:length" in (a.unit, b.unit):
        a, b = _long(a), _long(b)
    if a.unit != b.unit and not _kin(a, b):
        return _age(a, b) or _age(b, a) or _bare(a, b) or _bare(b, a) or _as_warm(a, b)
    top = max(abs(a.value), abs(b.value))
    off = abs(a.value - b.value) / top if top else 0.0
    if a.hedged and b.hedged and off > BOTH and not _open(a) and not _open(b):
        return False
    if a.low <= b.high * EVEN and b.low <= a.high * EVEN:
        return True
    if a.unit.startswith("measure:") and not _alike(a, b):
        return off <= CONVERTED
    if a.unit == "time" and (a.hedged or b.hedged or (top >= 14 * 86400 and not _alike(a, b))):
        return off <= CONVERTED
    if a.unit == "share" and off <= 0.01:
        return True  # 33 percent and a third
    return (
        off <= ROUNDED
        and _figures(a.value) != _figures(b.value)
        and min(_figures(a.value), _figures(b.value)) >= 2
    )


def equal(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities have one value, whatever they measure."""
    return abs(a.value - b.value) <= SAME * max(a.value, b.value)


def _as_warm(a: Quantity, b: Quantity) -> bool:
    """Return whether two temperatures on two scales are one, or two differences of temperature.

    A number does not show whether "minus" stood before it.
    """
    c, f = (a, b) if a.unit == DEGREES[0] else (b, a)
    if (c.unit, f.unit) != DEGREES:
        return False
    same = (1.8 * c.value + 32, 32 - 1.8 * c.value, 1.8 * c.value - 32, 1.8 * c.value)
    return any(abs(f.value - x) <= DEGREE or f.low <= x <= f.high for x in same)


def _alike(a: Quantity, b: Quantity) -> bool:
    """Return whether two numbers count in the same unit, so that nothing was converted."""
    if not a.written or not b.written:
        return False
    return abs(a.value / a.written - b.value / b.written) <= 1e-6 * a.value / a.written


def _open(q: Quantity) -> bool:
    return q.high > q.low * 3  # "dozens": no number is told


def _long(q: Quantity) -> Quantity:
    """Return a number of millions as so many metres, which "60m" may be as well."""
    if q.unit != "count" or not q.digits or q.value < MILLION:
        return q
    value, low, high, written = (x / MILLION for x in (q.value, q.low, q.high, q.written))
    return replace(q, unit="measure:length", value=value, low=low, high=high, written=written)


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
