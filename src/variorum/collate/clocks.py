"""Times of day told in words: "half past six", "halb fünf", "las siete menos cuarto", "в половине пятого".

What tells a time says so by itself or by what stands beside it: "ten to six" may be a range, "sechs Uhr" not.
The phrases are `lexicon/clocks.toml`, whose head says what their slots stand for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum import lexicon
from variorum.collate.names import small_words
from variorum.collate.numerals import number, numerals
from variorum.collate.tokens import Token
from variorum.text import fold

HOUR, HOURS = 60, 12
HALF_DAY = HOUR * HOURS
# Minutes that are told before or past an hour.
TOLD = frozenset({5, 10, 20, 25})
# Letters of a small word, and such words between a time and the part of the day it is of.
SMALL, BETWEEN = 3, 3
# Minutes by which a time that is told to the quarter, or as about so, may be off.
ROUND, LOOSE = 4, 12
# Words before a time in which what makes it rough ends.
AHEAD = 3


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day of twelve hours, in minutes, and the index after its last token."""

    minute: int
    end: int


@dataclass(frozen=True, slots=True)
class _Match:
    hour: int = 0
    minutes: int = 0
    at: int = 0


@cache
def _patterns(lang: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Return (slots, terms of the minutes) by the first word or slot, AT aside, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for told, minutes in lexicon.pairs("clocks", lang, "told"):
        slots = tuple(w if w.isupper() else fold(w) for w in told.split())
        first = slots[slots[0] == "AT"]
        out.setdefault(first, []).append((slots, tuple(minutes.split())))
    for known in out.values():
        known.sort(key=lambda p: (-len(p[0]), p))
    return out


def clock(ts: tuple[Token, ...], i: int, lang: str) -> Clock | None:
    """Return the time of day told in words from token i on, None where none is."""
    patterns = _patterns(lang)
    if not patterns:
        return None
    word = ts[i].fold
    halves = _table(lang, "halves")
    if word in halves:
        return Clock(halves[word], i + 1)
    slots = [word] + ["H", "M"] * (_number(ts, i, lang) is not None) + ["O"] * (word in _table(lang, "hours"))
    for slot in slots:
        for told, minutes in patterns.get(slot, ()):
            m = _match(told, ts, i, lang)
            if m is not None:
                terms = (m.minutes * (-1 if x == "-M" else 1) if x.endswith("M") else int(x) for x in minutes)
                return Clock((m.hour * HOUR + sum(terms)) % HALF_DAY, m.at)
    return None


def slack(ts: Sequence[Token], i: int, minute: int, lang: str) -> int:
    """Return by how many minutes a time that begins at token i may be off: "about half past six"."""
    before = [t.fold for t in ts[max(0, i - AHEAD) : i]]
    if before and before[-1] in ("a", "las", "la"):
        before = before[:-1]  # "about a quarter past", "hacia las seis"
    row = f" {' '.join(before)}"
    rough = any(row.endswith(f" {p}") for p in lexicon.folded("clocks", lang, "about"))
    return LOOSE if rough and minute % 15 == 0 else 0


@cache
def _table(lang: str, key: str) -> Mapping[str, int]:
    """Return the words of a table, folded, with their number."""
    return {fold(w): int(n) for w, n in lexicon.numbers("clocks", lang, key).items()}


def _number(ts: tuple[Token, ...], i: int, lang: str) -> tuple[int, int] | None:
    """Return (a whole number of a clock, index after) at a token."""
    told = number(ts, i, numerals(lang)) if i < len(ts) else None
    if told is None or not 0 < told[0] < HOUR or told[0] % 1:
        return None
    return int(told[0]), told[1]


def _match(told: tuple[str, ...], ts: tuple[Token, ...], i: int, lang: str) -> _Match | None:
    """Return what a row of tokens has in the slots of a pattern that begins at token i."""
    m = _Match(at=i)
    for slot in told:
        if slot == "AT":
            fits = i > 0 and ts[i - 1].fold in lexicon.known("clocks", lang, "at")
        elif slot == "DAY":
            fits = _day(ts, m.at, lang)
        elif slot == "END":
            fits = m.at >= len(ts) or ts[m.at].kind == "stop" or len(ts[m.at].fold) < SMALL
        elif slot == "ALL":
            fits = not (m.at < len(ts) and ts[m.at].fold.partition("'")[0] in ("d", "de"))
        elif slot in ("H", "M", "N", "O"):
            filled = _filled(slot, m, ts, lang)
            fits, m = filled is not None, filled or m
        else:
            fits = m.at < len(ts) and ts[m.at].fold == slot
            m = _Match(m.hour, m.minutes, m.at + 1)
        if not fits:
            return None
    # "about five to six" may be a range; "ten to six" runs down, as none does
    ranged = told[:2] == ("AT", "M") and "to" in told and m.minutes <= m.hour
    return None if ranged else m


def _filled(slot: str, m: _Match, ts: tuple[Token, ...], lang: str) -> _Match | None:
    """Return a match with one more number in it, None where none stands at its end."""
    if slot == "O":
        hours = _table(lang, "hours")
        known = m.at < len(ts) and ts[m.at].fold in hours
        return _Match(hours[ts[m.at].fold], m.minutes, m.at + 1) if known else None
    told = _number(ts, m.at, lang)
    if told is None:
        return None
    if slot == "H":
        return _Match(told[0], m.minutes, told[1]) if told[0] <= 2 * HOURS else None
    fits = told[0] < HOUR if slot == "N" else told[0] in TOLD
    return _Match(m.hour, told[0], told[1]) if fits else None


def _day(ts: Sequence[Token], at: int, lang: str) -> bool:
    """Return whether a part of the day follows, nothing but small words and weekdays before it."""
    days = lexicon.numbers("times", lang, "weekdays")
    known = [tuple(p.split()) for p in lexicon.folded("clocks", lang, "day")]
    for k in range(at, min(len(ts), at + BETWEEN + 1)):
        if any(tuple(t.fold for t in ts[k : k + len(p)]) == p for p in known):
            return True
        if ts[k].fold not in days and ts[k].fold not in small_words(lang):
            return False
    return False
