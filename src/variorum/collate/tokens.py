"""Numbers, words and marks of a text, with their places."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum import lexicon
from variorum.collate.names import small_words
from variorum.data import Span
from variorum.text import fold

_TOKEN = re.compile(
    r"(?P<part>(?P<ones>\d+)(?:[\u00a0\u202f\u2009 ]?(?P<vulgar>[¼½¾])|[ -](?P<slashed>1/2|1/4|3/4)(?![\d/]))"
    r"|(?<![\w.,])\.\d++(?![-‑ ]?cal))"
    r"|(?P<num>\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?![\d])|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)"
    r"|(?P<sym>[%‰$€£¥₽₴₹₺₩₸])|(?P<stop>[.,;:!?()\"“”„«»—])|(?P<dash>[-–‑])"
)
_PARTS = {"¼": ".25", "½": ".5", "¾": ".75", "1/4": ".25", "1/2": ".5", "3/4": ".75"}
# What goes on from a shortened word before a number: "No. 6" denies nothing.
_NUMBERED = re.compile(r"\.\s?\d")
# Months that are verbs of doubt in small letters, and a number behind one.
_MONTHS, _DAY = frozenset({"may"}), re.compile(r"\s\d")
_SPACED = frozenset({"ru", "uk", "fr"})  # a space groups digits


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a word or a mark: its kind ("num", "word", "sym", "stop", "dash"), folded form and place.

    A `name` has a capital and is no small word of the text's language: in a heading, "Karsk Could Attack"
    holds a doubt. What is `accented` has marks that the folded form lost: "könnte", not "konnte". A `month`
    would be a verb in small letters: "in May".
    """

    kind: str
    fold: str
    span: Span
    capital: bool = False
    name: bool = False
    accented: bool = False
    month: bool = False


@lru_cache(maxsize=2048)
def tokens(text: str, start: int = 0, lang: str = "en") -> tuple[Token, ...]:
    """Return number, word and mark tokens with spans, `start` added. A number's spaces stay inside it
    only where the language groups digits so.
    """
    out: list[Token] = []
    small, shortened = small_words(lang), _shortened(lang)
    for m in _TOKEN.finditer(text):
        if m["part"]:
            out.append(Token("num", _decimal(m), Span(start + m.start(), start + m.end())))
            continue
        kind = m.lastgroup or "word"
        if kind == "num" and " " in m.group() and lang not in _SPACED:
            at = m.start()
            for part in m.group().split(" "):
                out.append(Token("num", part, Span(start + at, start + at + len(part))))
                at += len(part) + 1
            continue
        place = Span(start + m.start(), start + m.end())
        folded, capital = fold(m.group()), m.group()[0].isupper()
        accented = folded != m.group().casefold()
        if folded in shortened and _NUMBERED.match(text, m.end()):
            folded += "."
        month = capital and folded in _MONTHS and lang == "en" and _dated(text, m, out)
        out.append(Token(kind, folded, place, capital, capital and folded not in small, accented, month))
    return tuple(out)


def _decimal(m: re.Match[str]) -> str:
    """Return "2.5" for "2 ½" or "2 1/2", and "0.2" for ".2"; no language groups so few digits by a point."""
    part = _PARTS.get(m["vulgar"] or m["slashed"] or "", m["part"])
    return (m["ones"] or "0") + part


@lru_cache(maxsize=16)
def _shortened(lang: str) -> frozenset[str]:
    """Return the negators of a language that are short for another word before a number."""
    return lexicon.known("abbreviations", lang, "before_number") & lexicon.known("negation", lang, "negators")


def _dated(text: str, m: re.Match[str], before: Sequence[Token]) -> bool:
    """Return whether a word is the month: behind a small word or a number, or before a number; not in a
    heading, "Karsk May Attack", nor at the head of a question.
    """
    if _DAY.match(text, m.end()):
        return True
    last = before[-1] if before else None
    return last is not None and last.kind in ("num", "word") and not last.name


def parted(ts: tuple[Token, ...], articles: Collection[str], led_by: str = "") -> tuple[Token, ...]:
    """Return some tokens with an article apart from what elides before it, "plus d'un million", or with any
    word apart from a certain one that does: "n'exclut".
    """
    if not any("'" in t.fold for t in ts):
        return ts
    out: list[Token] = []
    for t in ts:
        led, _, last = t.fold.rpartition("'")
        if led and (last in articles or led == led_by):
            at = t.span.start + len(led) + 1 if led == led_by else t.span.end - len(last)
            out.append(replace(t, fold=led, span=Span(t.span.start, at - 1)))
            out.append(Token("word", last, Span(at, t.span.end)))
        else:
            out.append(t)
    return tuple(out)


def tokens_before(ts: Sequence[Token], at: Span) -> list[Token]:
    """Return those of some tokens that end before a place begins."""
    return [t for t in ts if t.span.end <= at.start]


def tokens_behind(ts: Sequence[Token], at: Span) -> list[Token]:
    """Return those of some tokens that begin behind a place."""
    return [t for t in ts if t.span.start >= at.end]


def stem(word: str) -> str:
    """Return the first letters of a word, enough to meet its other forms and few others.

    Of a word with an apostrophe the longest part is the word: "board's", "l'espace", "n'exclut".
    """
    if "'" in word or "’" in word:
        word = max(word.replace("’", "'").split("'"), key=len)
    return word[: max(4, min(6, len(word) - 2))]


def unelided(word: str) -> str:
    """Return a word without an article or preposition that elides: "d'avril", "l'Intérieur"."""
    return word.rpartition("'")[2]


def singular(word: str) -> str:
    """Return a word without the "s" of many things: "officials", not "press"."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
