"""When something was said, told at the end of who says it: "Vale | this week", "Вейл | 4 мая"."""

from collections.abc import Sequence
from functools import cache

from variorum import lexicon
from variorum.statements.names import Token
from variorum.text import fold

_LONGEST = 3  # words of a period: "на прошлой неделе"
_DAY = 2  # digits of a day of the month
_OPENS = {
    "en": frozenset(("on", "in", "late", "early", "late last", "earlier")),
    "de": frozenset(("am", "im", "in")),
    "ru": frozenset(("в", "во")),
    "uk": frozenset(("в", "у")),
    "fr": frozenset(("le", "ce")),
    "es": frozenset(("el", "este")),
    "it": frozenset(("il",)),
}


def before_when(row: Sequence[Token], lang: str) -> int:
    """Return where the words for a time begin that a row of words ends in, its length where none do."""
    lows = [fold(t.low) for t in row]
    for n in range(min(_LONGEST, len(row) - 1), 1, -1):
        if " ".join(lows[-n:]) in _periods(lang):
            return _open(lows, len(row) - n, lang)
    if len(row) < 2:
        return len(row)
    month = lows[-1] in lexicon.numbers("times", lang, "months")
    if month and lows[-2].isdigit() and len(lows[-2]) <= _DAY:
        return _open(lows, len(row) - 2, lang)
    if month and lang == "de" and lows[-2] == "vom":
        return len(row) - 2  # "einem Bericht des Amts | vom November"
    weekday = lows[-1] in lexicon.numbers("times", lang, "weekdays")
    return len(row) - 2 if weekday and lows[-2] in _OPENS.get(lang, ()) else len(row)


def _open(lows: Sequence[str], at: int, lang: str) -> int:
    """Return a place, or the one before it where a preposition stands there: "am | 4. Mai"."""
    return at - (at > 1 and lows[at - 1] in _OPENS.get(lang, ()))


@cache
def _periods(lang: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase, _ in lexicon.pairs("times", lang, "periods"))
