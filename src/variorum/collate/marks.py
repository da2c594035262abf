"""Quotation marks in pairs, paragraph by paragraph: what stands inside them, word by word."""

import re
from dataclasses import dataclass

from variorum.data import Span, Telling
from variorum.text import fold

_OPEN = {"“": '”"', "„": '“”"', "«": "»", "‟": "”", "‘": "’", "‚": "‘’", "‹": "›", "»": "«"}
_WORD = re.compile(r"[^\W_]+(?:[’'.,\-‑][^\W_]+)*")
_ELLIPSIS = re.compile(r"\.\.\.|…|\[")
# What an editor puts into a quotation: "so he (the clerk) knows", "[the clerk] knows".
_NOTE = re.compile(r"\([^()\n]{1,60}\)|\[[^\[\]\n]{1,60}\]")
# Longer than this no mark is taken for the other half of a pair: it was left open.
LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Quote:
    """Words inside quotation marks, the marks left out."""

    span: Span
    words: tuple[tuple[str, Span], ...]
    gaps: frozenset[int]  # word indices before which words are marked as left out


def quotes(telling: Telling) -> tuple[Quote, ...]:
    """Return what stands inside quotation marks, in order.

    An open mark without its other half is passed over.
    """
    out = []
    for p in telling.paragraphs or (Span(0, len(telling.text)),):
        out += _paragraph(telling.text, p)
    return tuple(out)


def left_open(place: Span, telling: Telling) -> bool:
    """Return whether a mark before some words of a paragraph opens a quotation that none closes there."""
    held = next((p for p in telling.paragraphs if p.holds(place)), None)
    if held is None:
        return False
    before, rest = telling.text[held.start : place.start], telling.text[place.start : held.end]
    if before.count('"') % 2 == 1 and '"' not in rest:
        return True
    return before.count("“") > before.count("”") and "”" not in rest


def _paragraph(text: str, p: Span) -> list[Quote]:
    out: list[Quote] = []
    i = p.start
    while i < p.end:
        c = text[i]
        closers = _closers(text, i, p)
        if closers is None:
            i += 1
            continue
        end = _close(text, i + 1, min(p.end, i + LONGEST), c, closers)
        if end is None:
            i += 1
            continue
        out.append(_quote(text, Span(i + 1, end)))
        i = end + 1
    return [q for q in out if q.words]


def _closers(text: str, i: int, p: Span) -> str | None:
    c = text[i]
    if c == '"':
        return '"' if i + 1 < p.end and not text[i + 1].isspace() else None
    if c == "'":
        inner = i + 1 < p.end and text[i + 1].isalnum()
        return "'" if inner and (i == p.start or not text[i - 1].isalnum()) else None
    if c in ("‘", "“", "„", "‚", "‟"):
        return _OPEN[c] if i == p.start or not text[i - 1].isalnum() else None
    return _OPEN.get(c)


def _close(text: str, i: int, end: int, opener: str, closers: str) -> int | None:
    for k in range(i, end):
        if text[k] not in closers:
            continue
        if opener in "'‘‚" and k + 1 < len(text) and text[k + 1].isalnum():
            continue  # an apostrophe
        if opener in "'‘" and text[k - 1] == "s" and k + 1 < len(text) and text[k + 1] == " ":
            later = text.find(text[k], k + 1, min(end, k + 200))
            if (
                later > 0
                and not text[later - 1].isspace()
                and (later + 1 >= len(text) or not text[later + 1].isalnum())
            ):
                continue  # a plural's apostrophe inside: there is a better close further on
        return k
    return None


def _quote(text: str, span: Span) -> Quote:
    words: list[tuple[str, Span]] = []
    gaps: set[int] = set()
    last = span.start
    notes = [m.span() for m in _NOTE.finditer(text, span.start, span.end)]
    for m in _WORD.finditer(text, span.start, span.end):
        if any(a <= m.start() < b for a, b in notes):
            gaps.add(len(words))
            continue
        if words and _ELLIPSIS.search(text, last, m.start()):
            gaps.add(len(words))
        words.append((spelling(fold(m.group())), Span(m.start(), m.end())))
        last = m.end()
    return Quote(span=span, words=tuple(words), gaps=frozenset(gaps))


_SPELLINGS = (
    (re.compile(r"is(e|es|ed|ing|er|ers|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|ing)$"), r"yz\1"),
    (re.compile(r"our(s|ed|ing|able|ful|less|ite|ites|hood|ly|er|ers)?$"), r"or\1"),
    (re.compile(r"([^aeiou])re(s)?$"), r"\1er\2"),
    (re.compile(r"([aeiou])ll(ed|ing|er|ers|or|ors|ment)$"), r"\1l\2"),
    (re.compile(r"ence(s)?$"), r"ense\1"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"amme(s)?$"), r"am\1"),
)


def spelling(word: str) -> str:
    """Return a form that British and American spellings of a word share. For comparing only."""
    if len(word) < 6:
        return {"grey": "gray", "greys": "grays", "tyre": "tire", "tyres": "tires", "axe": "ax"}.get(
            word, word
        )
    for pattern, to in _SPELLINGS:
        word, n = pattern.subn(to, word)
        if n:
            break
    return word
