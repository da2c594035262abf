"""Numbers as written, in digits or in words, to their values."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from variorum import lexicon
from variorum.collate.tokens import Token

MILLIONS = "mm"  # behind a sum with its sign, as bankers write: "$27.5MM"; elsewhere it is a length
_POINTED = frozenset({"de", "es", "it", "fr", "ru", "uk"})  # a point groups digits, a comma is decimal


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


@cache
def _days(lang: str) -> frozenset[str]:
    return frozenset(w for k in ("weekdays", "months") for w in lexicon.numbers("times", lang, k))


class Numerals:
    """The number words of one language, as lookups."""

    def __init__(self, lang: str) -> None:
        numbers = lexicon.values("numbers").get(lang, {})
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
        self.and_half = tuple(tuple(p.split()) for p in lists.get("and_half", ()))
        self.decimal = frozenset(lists.get("decimal", ()))
        self.decimal_and = frozenset(lists.get("decimal_and", ()))
        self.parts = numbers.get("parts", {})
        self.turns = frozenset(lists.get("turns", ()))
        self.persons = frozenset(lists.get("persons", ()))
        self.several = frozenset(lists.get("several", ()))
        self.between = frozenset(lists.get("between", ()))
        self.indefinite, self.apart = (frozenset(lists.get(key, ())) for key in ("indefinite", "apart"))
        self.of = frozenset(w for p in lists.get("of", ()) for w in p.split())
        self.percent = tuple(tuple(p.split()) for p in lists.get("percent", ()))
        self.points = tuple(tuple(p.split()) for p in lists.get("points", ()))
        self.units = lexicon.numbers("times", lang, "units")
        self.spans: dict[str, list[tuple[tuple[str, ...], float]]] = {}
        for phrase, seconds in lexicon.numbers("times", lang, "spans").items():
            self.spans.setdefault(phrase.split()[0], []).append((tuple(phrase.split()), seconds))
        self.measures = {
            word: (f"measure:{dimension}", value)
            for dimension, table in lexicon.values("measures").get(lang, {}).items()
            for word, value in table.items()
        }
        words = lexicon.load("measures").get(lang, {})
        self.square = frozenset(words.get("square", ()))
        self.degrees = frozenset(words.get("degrees", ()))
        self.scale_of = {w: f"measure:{k}" for k in ("celsius", "fahrenheit") for w in words.get(k, ())}
        money = lexicon.load("money")
        self.money = {form: f"money:{name}" for name, forms in money.get(lang, {}).items() for form in forms}
        self.codes = {form: f"money:{name}" for name, forms in money["codes"].items() for form in forms}
        self.kinds = frozenset(money["kinds"]["any"])
        self.hedges = _phrases(lists, "above", "below", "near", "upto", "about", "reach")
        behind = _phrases(lists, "above_after", "upto_after")
        self.hedges_after = [(p, k.removesuffix("_after")) for p, k in behind]
        self.than = frozenset(lists.get("than", ()))
        self.least = tuple(lists.get("least", ()))
        # what a number counts in, as (unit, factor); a unit of time wins over "times", and that over measures
        self.named = {
            **self.measures,
            **dict.fromkeys(lists.get("times", ()), ("factor", 1.0)),
            **{word: ("time", seconds) for word, seconds in self.units.items()},
        }
        self.whole = frozenset(lists.get("whole", ()))
        self.ranging = frozenset(lists.get("ranging", ()))
        self.floors = frozenset(lists.get("floors", ()))
        self.limits = frozenset(lists.get("limits", ()))
        self.inserts = frozenset(lists.get("inserts", ()))
        self.amounts = {w: key for key in ("by_amount", "to_amount") for w in lists.get(key, ())}
        self.nth = frozenset(lists.get("nth", ()))
        self.glue = lists.get("glue")

    def counts(self, word: str) -> bool:
        """Return whether a word beside a number can say what it counts: "on Monday" and "in May" don't."""
        return len(word) > 3 and word not in _days(self.lang)

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
                known = word[j:i] in pieces or (word[j:i] in (self.glue or ()) and j > 0)
                if head is None or not known:
                    continue
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


def _phrases(lists: Mapping[str, Sequence[str]], *kinds: str) -> list[tuple[tuple[str, ...], str]]:
    """Return the phrases of some kinds as words with their kind, the longest first."""
    every = ((tuple(p.split()), kind) for kind in kinds for p in lists.get(kind, ()))
    return sorted(every, key=lambda x: (-len(x[0]), x))


@lru_cache(maxsize=16)
def numerals(lang: str) -> Numerals:
    """Return the number words of a language, none for one we have no list of."""
    return Numerals(lang)


def number(ts: tuple[Token, ...], i: int, w: Numerals) -> tuple[float, int, bool] | None:
    """Return (value, index after, in digits) of the number that starts at token i, or None."""
    total, run, at, some, in_digits = 0.0, 0.0, i, False, False
    while at < len(ts):
        t = ts[at]
        v: float | None
        if t.kind == "num" and (not some or _finer(ts, at, total, run, w)):
            v = digits(t.fold, w.lang)
            if v is None:
                return None
            run, some, in_digits = run + v, True, True
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
            metres = t.fold == "m" and w.lang in _POINTED and not t.capital  # "5 m", but "5 M€"
            if metres or (len(t.fold) <= 2 and not in_digits) or _initial(ts, at):
                break
            if scale == 100:
                run = max(run, 1.0 if not some else run) * 100 if run else 100.0
            else:
                total, run = total + (run or 1.0) * scale, 0.0
            some = True
        elif some and not in_digits and (t.fold in w.joiners or t.kind == "dash"):
            if not _goes_on(ts, at, run or total, w):
                break
        else:
            break
        at += 1
    if not some:
        return None
    scale, at = _bankers(ts, i, at)
    return (total + run) * scale, at, in_digits


def _bankers(ts: tuple[Token, ...], i: int, at: int) -> tuple[float, int]:
    """Return (scale, index after) of what stands behind a number: of "$27.5MM", millions."""
    told = 0 < i < at < len(ts) and ts[at].fold == MILLIONS and ts[i - 1].kind == "sym"
    return (1e6, at + 1) if told else (1.0, at)


def _initial(ts: tuple[Token, ...], at: int) -> bool:
    """Whether a letter apart from its number begins a word: "16 B-Boys", not "£3m-a-year"."""
    row = ts[at - 1 : at + 3]
    glued = [a.span.end == b.span.start for a, b in pairwise(row)] if at else []
    kinds = [t.kind for t in row[2:]]
    return len(ts[at].fold) == 1 and glued == [False, True, True] and kinds == ["dash", "word"]


def _finer(ts: tuple[Token, ...], at: int, total: float, run: float, w: Numerals) -> bool:
    """Whether figures go on a number in a smaller scale: "1 million 700 thousand"."""
    after = w.scales.get(ts[at + 1].fold, 0.0) if at + 1 < len(ts) else 0.0
    return run == 0 and 100 < after < total and at > 0 and ts[at - 1].fold in w.scales


def _goes_on(ts: tuple[Token, ...], at: int, base: float, w: Numerals) -> bool:
    """Whether the joiner or dash at `at` leads on within one number: "twenty-four", "a hundred and six"."""
    after = ts[at + 1] if at + 1 < len(ts) else None
    v = w.cardinal(after.fold) if after and after.kind == "word" else None
    french = w.lang == "fr" and base in (60, 80, 4)
    if v is None or (not (v < _room(base) and _room(base) > 1) and not french):
        return False
    return not (ts[at].fold in w.joiners and w.lang == "en" and base % 100)


def _room(value: float) -> float:
    """Return the power of ten that the last digit of a spoken number leaves free: 20 -> 10, 300 -> 100."""
    place = 1.0
    while value >= place * 10 and value % (place * 10) == 0:
        place *= 10
    return place
