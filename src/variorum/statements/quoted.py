"""Whose words they are where one quotes another: "The agency quoted an officer as saying it was late"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.names import Token, tokens
from variorum.statements.pieces import Speech
from variorum.statements.raw import Raw
from variorum.statements.translit import cyrillic
from variorum.text import fold

_LONGEST = 16  # words that may tell who is quoted
_STOPS = frozenset(";:.!?\"“”„«»—")
_TITLED = re.compile(r"«[^«»]*»|\"[^\"]*\"")
_PARTED = " ,:\"“”„«»‘’'\u00a0"


def quoted(telling: Telling, raw: Raw, speech: Speech) -> Raw:
    """Return a statement with whoever is quoted for its source, and the words behind it for its cue.

    Any other statement comes back as it is, as does one whose subject is quoted itself ("was quoted as").
    """
    text, cue = telling.text, raw.cue
    if cue is None:
        return raw
    if raw.source is not None and not speech.quoted_as:
        own = _cited(telling, raw.source, cue, speech)
        return replace(raw, source=own) if own is not None else raw
    verb, k = tokens(text, cue.start, cue.end), telling.sentence_at(cue.start)
    if k is not None and tuple(t.low for t in verb) in speech.quoted_as:  # marked without its verb
        verb = tokens(text, telling.sentences[k].start, cue.start)[-_LONGEST:]
    at = next((i for i, t in enumerate(verb) if t.low in speech.quoting), None)
    if at is None or k is None or any(t.low in speech.passive for t in verb[:at]):
        return raw
    row = tokens(text, verb[at].span.end, telling.sentences[k].end)
    who, length = _as_saying(row, speech)
    if not who:
        return raw
    source = Span(row[0].span.start, row[who - 1].span.end)
    cue = Span(row[who].span.start, row[who + length - 1].span.end)
    first = raw.contents[0]
    if any(c in _STOPS for c in source.of(text)) or first.start < verb[at].span.end:
        return raw
    begins = max(first.start, cue.end)
    while begins < first.end and text[begins] in " ,:\u00a0":
        begins += 1
    if begins >= first.end or text[cue.end : begins].strip(_PARTED) not in speech.that | {""}:
        return raw
    return replace(raw, source=source, cue=cue, contents=(Span(begins, first.end), *raw.contents[1:]))


def _cited(telling: Telling, source: Span, cue: Span, speech: Speech) -> Span | None:
    """Return whom an outlet behind "цитирует" quotes: "модель" of "цитирует | Daily Mail модель"."""
    text = telling.text
    row = tokens(text, source.start, source.end)
    if source.start < cue.end or tokens(text, cue.start, cue.end)[-1].low not in speech.quoting:
        return None
    nouns = lexicon.known("media", telling.lang, "nouns") | lexicon.known("media", "any", "inside")
    marked = [q.span() for q in _TITLED.finditer(text, source.start, source.end)]
    theirs = [
        fold(t.low) in nouns
        or not cyrillic(t.bare)
        or (t.bare.isupper() and len(t.bare) > 1)
        or any(a <= t.span.start < b for a, b in marked)
        for t in row
    ]
    own = [t for t, outlet in zip(row, theirs, strict=True) if not outlet]
    edge = bool(theirs) and theirs[0] != theirs[-1] and sum(a != b for a, b in pairwise(theirs)) == 1
    return Span(own[0].span.start, own[-1].span.end) if edge else None


def _as_saying(row: Sequence[Token], speech: Speech) -> tuple[int, int]:
    """Return where the words stand that lead to what is quoted, and how many; two naughts where none do."""
    for i in range(1, min(len(row), _LONGEST)):
        for words in speech.quoted_as:
            if tuple(t.low for t in row[i : i + len(words)]) == words:
                return i, len(words)
    return 0, 0
