"""Words in their context: safe to show, cut to measure, marked where they differ."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from variorum.data import Span, Telling

# Characters that would act on the page or terminal instead of being read: controls (tab and line
# breaks aside), overrides of writing direction, halves of surrogate pairs. Shown as U+FFFD.
_ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")
# Marks of direction that may span beyond their own text when left open; text is isolated instead.
_LEAKING = re.compile("[\u202a-\u202c\u2066-\u2069]")
_BLANK = re.compile(r"\s+")

CONTEXT = 150  # characters kept on either side of the words that differ: about two lines of a column
NEAR = 56  # characters kept on either side where a finding has one line: enough to say of what
LONGEST = 420  # characters of a passage shown in a list; the reader and the article show it whole


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is shown in one way. `marks` are what the caller put on it (finding anchors)."""

    text: str
    marks: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()  # those of the marks that begin here
    closes: tuple[str, ...] = ()  # those of the marks that end here


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one telling in their context."""

    before: str
    words: str
    after: str
    sentence: int  # counted from 1; the sentence the words begin in


def visible(text: str) -> str:
    """Return text with nothing in it that acts: safe to show, readable as it was."""
    return _LEAKING.sub("", _ACTING.sub("\ufffd", text))


def line(text: str) -> str:
    """Return text made visible, on one line."""
    return _BLANK.sub(" ", visible(text)).strip()


def shorten(text: str, limit: int) -> str:
    """Return one line of at most `limit` characters, cut at a word where there is one to cut at."""
    text = line(text)
    if len(text) <= limit:
        return text
    return text[: _last_word(text, limit - 1)].rstrip() + "…"


def sentence_of(telling: Telling, span: Span) -> int:
    """Return the index of the sentence a span begins in, else of the next one; 0 in a text without any."""
    return min(telling.sentence_from(span.start), max(0, len(telling.sentences) - 1))


def passage(telling: Telling, span: Span) -> Passage:
    """Return the words of a span with the rest of their sentence around them, cut to measure."""
    first = sentence_of(telling, span)
    last = sentence_of(telling, Span(max(span.start, span.end - 1), span.end))
    start, end = span.start, span.end
    if telling.sentences:
        start, end = min(start, telling.sentences[first].start), max(end, telling.sentences[last].end)
    text = telling.text
    return Passage(
        before=_tail(text[start : span.start]),
        words=_middle(_BLANK.sub(" ", visible(span.of(text))).strip()),
        after=_head(text[span.end : end]),
        sentence=first + 1,
    )


def near(found: Passage, limit: int = NEAR) -> Passage:
    """Return a passage with about `limit` characters on either side, its words cut to twice that."""
    before, words, after = found.before, found.words, found.after
    if len(before) > limit:
        cut = before.find(" ", len(before) - limit)
        before = "… " + (before[cut + 1 :] if 0 <= cut < len(before) - 1 else before[-limit:])
    if len(after) > limit:
        after = after[: _last_word(after, limit)].rstrip(" …") + " …"
    if len(words) > 2 * limit:
        words, after = words[: _last_word(words, 2 * limit)].rstrip() + " …", ""
    return Passage(before=before, words=words, after=after, sentence=found.sentence)


def pieces(text: str, span: Span, marks: Iterable[tuple[Span, str]]) -> tuple[Piece, ...]:
    """Return the text of a span cut where marks begin or end. Marks may overlap and stick out."""
    inside = [(max(m.start, span.start), min(m.end, span.end), key, m) for m, key in marks if m.overlap(span)]
    cuts = sorted({span.start, span.end, *(x[0] for x in inside), *(x[1] for x in inside)})
    out = []
    for a, b in pairwise(cuts):
        on = [(s, e, key, m) for s, e, key, m in inside if s <= a and b <= e]
        out.append(
            Piece(
                text=_BLANK.sub(" ", visible(text[a:b])),
                marks=tuple(key for _, _, key, _ in on),
                opens=tuple(key for _, _, key, m in on if m.start == a),
                closes=tuple(key for _, _, key, m in on if m.end == b),
            )
        )
    return tuple(out)


def _last_word(text: str, limit: int) -> int:
    """Return where to cut text so that it is no longer than `limit` and, if it can be, ends with a word."""
    cut = text.rfind(" ", limit // 2, limit + 1)
    return cut if cut > 0 else limit


def _head(raw: str) -> str:
    text = _BLANK.sub(" ", visible(raw[: 4 * CONTEXT]))
    if len(text) <= CONTEXT:
        return text.rstrip()
    return text[: _last_word(text, CONTEXT)].rstrip() + " …"


def _tail(raw: str) -> str:
    text = _BLANK.sub(" ", visible(raw[-4 * CONTEXT :]))
    if len(text) <= CONTEXT:
        return text.lstrip()
    cut = text.find(" ", len(text) - CONTEXT, len(text) - CONTEXT // 2)
    return "… " + text[cut + 1 if cut >= 0 else len(text) - CONTEXT :]


def _middle(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[: _last_word(text, half)].rstrip()} […] {text[-half:].lstrip()}"
