"""Whose words they are where one quotes another: "The agency quoted an officer as saying it was late"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.cases import CASED
from variorum.statements.mentions import placed
from variorum.statements.names import Token, tokens
from variorum.statements.pieces import Speech
from variorum.statements.raw import Raw
from variorum.statements.roles import words_for
from variorum.statements.translit import cyrillic
from variorum.text import fold

_LONGEST = 16  # words that may tell who is quoted
_STOPS = frozenset(";:.!?\"“”„«»—")
_TITLED = re.compile(r"«[^«»]*»|\"[^\"]*\"")
_REACH = 60  # characters on either side of a verb and its subject
_FEW = 4  # words between the verb and the noun for what is passed on
_DATIVE = ("у", "ю", "ете", "еті")  # "агентству", "изданию", "газете"
_PARTED = " ,:\"“”„«»‘’'\u00a0"


def quoted(telling: Telling, raw: Raw, speech: Speech) -> Raw:
    """Return a statement with whoever is quoted for its source, and the words behind it for its cue.

    Any other statement comes back as it is, as does one whose subject is quoted itself ("was quoted as").
    """
    text, cue = telling.text, raw.cue
    if cue is None:
        return raw
    if raw.source is not None and not speech.quoted_as:
        own = cited(telling, raw.source, cue, speech)
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


def cited(telling: Telling, source: Span, cue: Span, speech: Speech) -> Span | None:
    """Return whom an outlet behind "цитирует" quotes: "модель" of "цитирует | Daily Mail модель"."""
    text = telling.text
    if (whose := _words_of(telling, source, cue)) is not None:
        return whose
    row, verb = tokens(text, source.start, source.end), tokens(text, cue.start, cue.end)[-1:]
    if source.start < cue.end or not verb or verb[0].low not in speech.quoting:
        return None
    theirs = _outlets(telling, row, source)
    own = [t for t, outlet in zip(row, theirs, strict=True) if not outlet]
    edge = bool(theirs) and theirs[0] != theirs[-1] and sum(a != b for a, b in pairwise(theirs)) == 1
    return Span(own[0].span.start, own[-1].span.end) if edge else None


def _words_of(telling: Telling, source: Span, cue: Span) -> Span | None:
    """Return whose words a Slavic outlet gives: "приводит слова | эксперта | агентство", "приводит | его |
    слова ТАСС", "слова | министра | приводит ТАСС".
    """
    passing, noun = (lexicon.known("speech", telling.lang, key) for key in ("passing", "words"))
    k = telling.sentence_at(cue.start)
    verb = tokens(telling.text, cue.start, cue.end)[:1]
    if k is None or not verb or verb[0].low not in passing:
        return None
    begins, end = telling.sentences[k].start, min(telling.sentences[k].end, max(source.end, cue.end) + _REACH)
    before = tokens(telling.text, max(begins, cue.start - _REACH), cue.start)[-_FEW:]
    at = next((i for i, t in enumerate(before) if t.low in noun), None)
    if at is not None and before[at + 1 :]:
        return Span(before[at + 1].span.start, before[-1].span.end)
    row = tokens(telling.text, verb[0].span.end, end)
    at = next((i for i, t in enumerate(row[:_FEW]) if t.low in noun), None)
    if at is None:
        return None
    if at and row[at - 1].low in words_for(telling.lang).pronouns:
        return row[at - 1].span
    theirs = _outlets(telling, row, Span(verb[0].span.end, end))
    last = at + 1
    while last < len(row) and not theirs[last] and _close(telling.text, row[last - 1], row[last]):
        last += 1
    return Span(row[at + 1].span.start, row[last - 1].span.end) if last > at + 1 else None


def _close(text: str, a: Token, b: Token) -> bool:
    """Return whether nothing but a space parts two words."""
    return not text[a.span.end : b.span.start].strip()


def _outlets(telling: Telling, row: Sequence[Token], within: Span) -> list[bool]:
    """Return of each Slavic word whether it may be an outlet's: a noun for one, letters, Latin, a title."""
    nouns = lexicon.known("media", telling.lang, "nouns") | lexicon.known("media", "any", "inside")
    marked = [q.span() for q in _TITLED.finditer(telling.text, within.start, within.end)]
    return [
        fold(t.low) in nouns
        or not cyrillic(t.bare)
        or (t.bare.isupper() and len(t.bare) > 1)
        or any(a <= t.span.start < b for a, b in marked)
        for t in row
    ]


def untold(telling: Telling, source: Span) -> Span:
    """Return a Slavic source without the outlet it speaks to, told by its case or by who speaks from where:
    "рассказал | газете «Север» мэр Вейл", "сообщили | «Северу» в мэрии".
    """
    row = tokens(telling.text, source.start, source.end) if telling.lang in CASED else []
    theirs = _outlets(telling, row, source)
    at = theirs.index(False) if False in theirs else 0
    if not at:
        return source
    nouns = lexicon.known("media", telling.lang, "nouns")
    told = row[0].low in nouns and row[0].low.endswith(_DATIVE)
    w, body = words_for(telling.lang), row[at + 1 : at + 2]
    from_there = row[at].low in w.places and bool(body) and not body[0].capital and placed(body[0], w)
    from_there = from_there and row[0].low not in nouns
    return Span(row[at].span.start, source.end) if told or from_there else source


def _as_saying(row: Sequence[Token], speech: Speech) -> tuple[int, int]:
    """Return where the words stand that lead to what is quoted, and how many; two naughts where none do."""
    for i in range(1, min(len(row), _LONGEST)):
        for words in speech.quoted_as:
            if tuple(t.low for t in row[i : i + len(words)]) == words:
                return i, len(words)
    return 0, 0
