"""How many of several speak: "two of the engineers", "a wide array of economists", "one in four voters"."""

from collections.abc import Sequence

from variorum.statements.names import Token
from variorum.statements.roles import Words

_PARTITIVE = frozenset(("of", "von", "de", "des", "di", "из", "з"))
_SOME = frozenset(("some", "most", "many", "several", "few", "all", "both", "each", "much"))
_ONE, _IN, _EVERY = "one", "in", "every"  # "one in every four voters"
_LEAD, _SHARE = 3, 4  # words before a figure, and of "46 per cent of"


def shared(row: Sequence[Token], w: Words) -> int:
    """Return how many words of a noun phrase count those that follow, none where nobody follows."""
    at = next((i for i, t in enumerate(row[:_LEAD]) if t.low not in w.small), 0)  # "about 46% of Americans"
    if row[at].text[:1].isdigit():
        of = next((i for i, t in enumerate(row[at : at + _SHARE], at) if t.low in _PARTITIVE), 0)
        return of + 1 if 0 < of < len(row) - 1 else 0
    for first in range(min(_LEAD, len(row))):
        if end := _share(row, first, w):
            return end if end < len(row) else 0
        if row[first].low not in w.small:
            break
    return 0


def _share(row: Sequence[Token], first: int, w: Words) -> int:
    """Return where what counts those that follow ends, behind "of" or "in four"; 0 where nothing does."""
    k = first
    if row[k].low in w.determiners:
        k += 1
        if _noun(row, k + 1, w) and not _noun(row, k, w) and not row[k].capital:
            k += 1  # "a wide | array of"
        if not _noun(row, k, w):
            k = first
    number = k
    while k < len(row) and k - number < 2 and (row[k].low in w.counts or _noun(row, k, w)):
        k += 1  # "two | thirds"
    lows = [t.low for t in row[k : k + 4]]
    if k == first and lows[:1] and lows[0] in _SOME | {_ONE}:
        k, lows = k + 1, lows[1:]
    if k == first or not lows:
        return 0
    if lows[0] in _PARTITIVE:
        return k + 1
    each = lows[1:2] == [_EVERY]
    figure = lows[1 + each : 2 + each]
    return k + 2 + each if lows[0] == _IN and figure and (figure[0] in w.counts or figure[0].isdigit()) else 0


def _noun(row: Sequence[Token], k: int, w: Words) -> bool:
    """Return whether a word is a noun that counts: "couple", "majority", "third"."""
    return k < len(row) and row[k].low in w.quantities
