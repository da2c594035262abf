"""A text as the eye reads it, and the way back: no soft hyphens, letters composed, "&quot;" a quotation mark.

Offsets count in the text as it stands, so what is found in the legible text is put back there at the end.
A letter with a mark behind it is composed as Unicode's form C has it (UAX 15), the stress over a Cyrillic
vowel is left out, which is written for learners and parts words for programs. Fields that stand before a
text (`text.front_matter`) are no part of what it tells.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import unescape

from variorum.data import Article, Collation, Reading, Span, Statement, Story, Telling
from variorum.segment import unwrapped
from variorum.text import front_matter

# Soft hyphen, zero-width blank, word joiner, byte mark; the joiners of Persian and Indic letters stay.
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_ENTITY = r"&(?:[A-Za-z]{2,8}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});"
_MOST = 30  # marks on a letter (UAX 15, Stream-Safe Text); composing costs the square of their number
_ODD = re.compile(rf"{_ENTITY}|[{_UNSEEN}]|[^{_MARKS}{_UNSEEN}][{_MARKS}]{{1,{_MOST}}}")
_ANY = re.compile(rf"[{_UNSEEN}{_MARKS}]|{_ENTITY}")
_STRESSED = re.compile("([аеиоуыэюяієїАЕИОУЫЭЮЯІЄЇ])[\u0300\u0301]")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where each stretch of a legible text stands in the text it was made of."""

    article: Article
    at: tuple[int, ...]  # starts of stretches in the legible text, ascending, from 0
    begins: tuple[int, ...]  # where each begins in the article's text
    stops: tuple[int, ...]  # where the letter read before each ends there, what is unseen left out

    def span(self, span: Span) -> Span:
        """Return where a span stands in the article's text, letters whole."""
        k = bisect_right(self.at, span.start) - 1
        start = self.begins[k] + span.start - self.at[k]
        k = bisect_left(self.at, span.end)
        if k < len(self.at) and self.at[k] == span.end:
            return Span(start, self.stops[k])
        return Span(start, self.begins[k - 1] + span.end - self.at[k - 1])


def legible(article: Article) -> tuple[Article, Origin] | None:
    """Return the article as the eye reads it and the way back, or None where it stands so already."""
    read = _read(article.text)
    if read is None:
        return None
    return replace(article, text=read[0], title=seen(article.title)), Origin(article, *read[1:])


def seen(text: str) -> str:
    """Return a text as the eye reads it."""
    read = _read(text)
    return read[0] if read else text


def _read(text: str) -> tuple[str, tuple[int, ...], tuple[int, ...], tuple[int, ...]] | None:
    """Return a text as the eye reads it; where stretches that stand in both begin, there and here; and where
    what is read before each ends here.
    """
    _, top = front_matter(text)
    if not top and not _ANY.search(text):
        return None
    out: list[str] = []
    at, begins, stops = [0], [top], [top]
    length, last = 0, top
    for m in _ODD.finditer(text, top):
        letter = m.group()
        read = _letter(letter)
        if read == letter:
            continue
        out += (text[last : m.start()], read)
        length += m.start() - last + len(read)
        last = m.end()
        at.append(length)
        begins.append(last)
        stops.append(last if read else m.start())
    if not out and not top:
        return None
    return "".join((*out, text[last:])), tuple(at), tuple(begins), tuple(stops)


def _letter(written: str) -> str:
    """Return what is read for an entity, a mark that is not seen, or a letter with marks behind it."""
    if written in _UNSEEN:
        return ""
    if written[-1] == ";":
        read = unescape(written)
        if read in _UNSEEN:
            return ""
        return read if read == "\u00a0" or (len(read) == 1 and read.isprintable()) else written
    return _STRESSED.sub(r"\1", unicodedata.normalize("NFC", written))


def restored(collation: Collation, origins: Mapping[str, Origin]) -> Collation:
    """Return what was found with every place in the text as it stands, for the tellings with an origin."""
    if not origins:
        return collation
    return replace(
        collation,
        tellings=tuple(_telling(t, origins) for t in collation.tellings),
        stories=tuple(_story(s, origins) for s in collation.stories),
        statements=tuple(_statement(s, origins) for s in collation.statements),
    )


def _telling(t: Telling, origins: Mapping[str, Origin]) -> Telling:
    origin = origins.get(t.id)
    if origin is None:
        return t
    sentences = tuple(map(origin.span, t.sentences))
    return replace(
        t,
        article=origin.article,
        sentences=sentences,
        paragraphs=tuple(map(origin.span, t.paragraphs)),
        credit_span=origin.span(t.credit_span) if t.credit_span else None,
        unwrapped=unwrapped(origin.article.text, sentences),
    )


def _statement(s: Statement, origins: Mapping[str, Origin]) -> Statement:
    origin = origins.get(s.telling)
    if origin is None:
        return s
    return replace(
        s,
        source=origin.span(s.source) if s.source else None,
        cue=origin.span(s.cue) if s.cue else None,
        content=tuple(map(origin.span, s.content)),
    )


def _reading(r: Reading | None, origins: Mapping[str, Origin]) -> Reading | None:
    origin = origins.get(r.telling) if r else None
    return replace(r, span=origin.span(r.span)) if r and origin else r


def _story(s: Story, origins: Mapping[str, Origin]) -> Story:
    lost = (
        replace(x, held=tuple(r for h in x.held if (r := _reading(h, origins)) is not None))
        for x in s.stemma.lost
    )
    return replace(
        s,
        said=tuple(tuple(_statement(x, origins) for x in row) for row in s.said),
        variants=tuple(
            replace(v, base=_reading(v.base, origins), reading=_reading(v.reading, origins))
            for v in s.variants
        ),
        stemma=replace(s.stemma, lost=tuple(lost)),
    )
