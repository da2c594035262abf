"""What a number measures, where two words say it: square kilometres, degrees Celsius."""

from variorum.collate.numerals import Numerals
from variorum.collate.tokens import Token

LETTERS = {"c": "measure:celsius", "f": "measure:fahrenheit"}
# Characters between a number and the letter of its scale: "24C", "24 °C".
NEAR = 2


def measured(ts: tuple[Token, ...], k: int, w: Numerals) -> tuple[str, float, int] | None:
    """Return (unit, factor, index after) of a measure of two words at token k, or of a scale's letter."""
    return _squared(ts, k, w) or _degrees(ts, k, w)


def _squared(ts: tuple[Token, ...], k: int, w: Numerals) -> tuple[str, float, int] | None:
    if k + 1 >= len(ts):
        return None
    pair = (ts[k].fold, ts[k + 1].fold)
    if ts[k + 1].fold == "." and k + 2 < len(ts):
        pair = (ts[k].fold, ts[k + 2].fold)  # "5 sq. km"
    for mark, unit in (pair, pair[::-1]):
        dimension, factor = w.measures.get(unit, ("", 0.0))
        if mark in w.square and dimension == "measure:length":
            return "measure:area", factor**2, k + 2 + (ts[k + 1].fold == ".")
    return None


def _degrees(ts: tuple[Token, ...], k: int, w: Numerals) -> tuple[str, float, int] | None:
    t = ts[k]
    if t.fold in w.degrees:
        for n in (k + 1, k + 2):  # "градусов по Цельсию"
            if n < len(ts) and ts[n].fold in w.scale_of:
                return w.scale_of[ts[n].fold], 1.0, n + 1
        return None
    if t.fold in w.scale_of:
        return w.scale_of[t.fold], 1.0, k + 1
    near = k > 0 and ts[k - 1].kind == "num" and t.span.start - ts[k - 1].span.end <= NEAR
    ends = k + 1 >= len(ts) or ts[k + 1].kind != "dash"
    if near and ends and t.capital and t.fold in LETTERS and w.degrees:
        return LETTERS[t.fold], 1.0, k + 1
    return None
