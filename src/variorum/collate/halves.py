"""Numbers with a half behind them, and what an article counts: "two and a half", "a tonne and a half"."""

from variorum.collate.numerals import Numerals
from variorum.collate.tokens import Token

HALF = 0.5
THOUSAND = 1e3
SHORT = 3  # letters of an abbreviation: "a mln"


def and_part(ts: tuple[Token, ...], at: int, w: Numerals) -> tuple[float, int]:
    """Return (the share, the index after) of "and a half" at a token, (0, that index) where there is none.

    Hyphens may stand between. Without an article it is a half and nothing else: "dos y media".
    """
    k = _past_dash(ts, at)
    for phrase in w.and_half:
        if tuple(t.fold for t in ts[k : k + len(phrase)]) == phrase:
            return HALF, k + len(phrase)
    if k >= len(ts) or ts[k].fold not in w.joiners:
        return 0.0, at
    k = _past_dash(ts, k + 1)
    article = k < len(ts) and ts[k].fold in w.indefinite
    k = _past_dash(ts, k + article)
    part = w.fractions.get(ts[k].fold, 0.0) if k < len(ts) else 0.0
    bare = part == HALF and w.lang != "en"  # "40 and half of them" are two numbers
    return (part, k + 1) if bare or (article and 0 < part < 1) else (0.0, at)


def one_and_part(ts: tuple[Token, ...], i: int, w: Numerals) -> tuple[float, int, str] | None:
    """Return (value, index after, unit) of "a tonne and a half", "tonelada y media", "a million"."""
    k = i + (ts[i].fold in w.indefinite)
    if k >= len(ts) or ts[k].kind != "word":
        return None
    part, at = and_part(ts, k + 1, w)
    name = ts[k].fold
    if not part:  # "a million": what is less is read as a number where it stands
        much = k > i and w.scales.get(name, 0.0) > THOUSAND and len(name) > SHORT
        return (w.scales[name], at, "count") if much else None
    if name in w.units:
        return (1 + part) * w.units[name], at, "time"
    if name in w.measures:
        unit, factor = w.measures[name]
        return (1 + part) * factor, at, unit
    many = w.sets.get(name) or (w.scales.get(name, 0.0) if k > i else 0.0)
    return ((1 + part) * many, at, "count") if many > 1 else None


def _past_dash(ts: tuple[Token, ...], k: int) -> int:
    return k + (k < len(ts) and ts[k].kind == "dash")
