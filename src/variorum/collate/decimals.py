"""Decimals in words: "two point five percent", "acht Komma vier", "восемь целых четыре десятых"."""

from variorum.collate.numerals import Numerals, number
from variorum.collate.tokens import Token

NAMED = 1e3  # what stands before named parts is smaller: "целых" is also "whole"
LONGEST = 6  # figures behind the point


def decimals(ts: tuple[Token, ...], at: int, w: Numerals) -> tuple[float, int]:
    """Return (the part below one, the index after) of spoken decimals at a token, or (0, that index).

    Figures are told one by one behind the word for the point, or as a number with its size: "пять сотых".
    """
    if at >= len(ts) or ts[at].fold not in w.decimal:
        return 0.0, at
    if w.parts:
        k = at + 1
        k += k < len(ts) and ts[k].fold in w.decimal_and
        found = number(ts, k, w) if k < len(ts) else None
        if found is None or found[1] >= len(ts) or found[0] >= NAMED:
            return 0.0, at
        size = w.parts.get(ts[found[1]].fold, 0.0)
        return (found[0] * size, found[1] + 1) if size else (0.0, at)
    value, k, place = 0.0, at + 1, 0.1
    while k < len(ts) and k - at <= LONGEST:
        figure = w.cardinals.get(ts[k].fold) if ts[k].kind == "word" else None
        if figure is None or figure >= 10:
            break
        value, k, place = value + figure * place, k + 1, place / 10
    return (round(value, LONGEST), k) if k > at + 1 else (0.0, at)
