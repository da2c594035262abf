"""What stands between quotation marks, word by word."""

import re
from dataclasses import dataclass

from variorum.data import Span, Telling
from variorum.quotation import UNCLOSED, quotations
from variorum.text import fold

_WORD = re.compile(r"[^\W_]+(?:[’'.,\-‑][^\W_]+)*")
_ELLIPSIS = re.compile(r"\.\.\.|…|\[")
# What an editor puts into a quotation: "so he (the clerk) knows", "[the clerk] knows".
_NOTE = re.compile(r"\([^()\n]{1,60}\)|\[[^\[\]\n]{1,60}\]")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words inside quotation marks, the marks left out."""

    span: Span
    words: tuple[tuple[str, Span], ...]
    gaps: frozenset[int]  # word indices before which words are marked as left out
    left_open: bool  # no mark closes it: it ends with its paragraph


def quotes(telling: Telling) -> tuple[Quote, ...]:
    """Return what stands between the outermost quotation marks, in order."""
    text = telling.text
    found = quotations(text, telling.paragraphs or (Span(0, len(text)),))
    out = [_quote(text, q.inner, UNCLOSED in q.flags) for q in found if q.depth == 0]
    return tuple(q for q in out if q.words)


def _quote(text: str, span: Span, left_open: bool) -> Quote:
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
    return Quote(span=span, words=tuple(words), gaps=frozenset(gaps), left_open=left_open)


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
