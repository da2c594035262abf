"""Words taken for who speaks: a part of what is said, the verb of saying, whom it is told to."""

from dataclasses import replace

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.quotation import Quotation
from variorum.statements.names import tokens
from variorum.statements.pieces import Speech
from variorum.statements.raw import Quotes, Raw
from variorum.statements.roles import words_for
from variorum.statements.slavic import said_by_none
from variorum.text import fold

_MARKS = frozenset("«„“\"")
_TALK = 40  # characters before a source in which an interview is looked for
_APART = 40  # characters from a source to what is said that are said as well
_REACH = 60  # characters between a verb and what follows it in which a preposition is looked for


def unmistaken(telling: Telling, raw: Raw, quotes: Quotes, speech: Speech) -> Raw:
    """Return a statement without a source that is none; who spoke before is then its speaker."""
    if raw.source is None:
        return raw
    if raw.cue is not None and any(_said(raw.source, raw.cue, q) for _, q in quotes.in_span(raw.source)):
        return replace(raw, source=None)
    if raw.cue is not None and said_by_none(telling, raw.source, raw.cue, speech):
        first = raw.contents[0]
        near = raw.source.start < first.start < raw.source.end + _APART
        begins = raw.source.start if near else first.start
        return replace(raw, source=None, contents=(Span(begins, first.end), *raw.contents[1:]))
    if _talked_to(telling, raw.source):
        return replace(raw, source=None)
    if telling.lang == "fr" and (unnamed := _source_told(telling, raw)) is not None:
        return unnamed
    verb = _verb(telling, raw, speech)
    if verb is not None:
        return replace(raw, source=None, cue=verb)
    return replace(raw, source=None) if _told(telling, raw, speech) else raw


def _talked_to(telling: Telling, source: Span) -> bool:
    """Return whether a source is whom somebody talked to: "в интервью | «Вестнику» | рассказал"."""
    talks = lexicon.known("speech", telling.lang, "talks")
    before = tokens(telling.text, max(0, source.start - _TALK), source.start)
    at = next((i for i in range(len(before) - 1, -1, -1) if fold(before[i].low) in talks), None)
    if at is None or any(c in telling.text[before[at].span.end : source.start] for c in ",.;:!?"):
        return False
    w, rest = words_for(telling.lang), before[at + 1 :]
    nouns = lexicon.known("media", telling.lang, "nouns") | w.determiners | w.breaks | w.prepositions
    titled = source.of(telling.text)[:1] in _MARKS
    led = titled or any(t.low in w.breaks | w.prepositions for t in rest)
    return led and all(t.low in nouns for t in rest)


def _said(source: Span, cue: Span, quote: Quotation) -> bool:
    """Return whether a source is the end of a quotation that its cue stands outside of: «La alerta entró a
    las cinco. | Tenemos el registro», | insistió.
    """
    begun = quote.inner.start < source.start < quote.inner.end
    return begun and source.end <= quote.span.end + 1 and not quote.span.overlap(cue)


def _source_told(telling: Telling, raw: Raw) -> Raw | None:
    """Return a statement whose cue took the noun of its source: "De source | judiciaire, ..."."""
    if raw.source is None or raw.cue is None or telling.text[raw.cue.end : raw.source.start] != " ":
        return None
    row = tokens(telling.text, raw.cue.start, raw.cue.end)
    if [t.low for t in row] not in (["de", "source"], ["de", "sources"]):
        return None
    return replace(raw, cue=row[0].span, source=Span(row[1].span.start, raw.source.end))


def _verb(telling: Telling, raw: Raw, speech: Speech) -> Span | None:
    """Return the verb of saying that was taken for who speaks, where "that" or "according to" was taken for
    the verb: "Añadió | que | su departamento ...", "Según | precisó, | la cifra ...".
    """
    if raw.source is None or raw.cue is None:
        return None
    row = tokens(telling.text, raw.source.start, raw.source.end)
    if len(row) != 1 or row[0].low not in speech.verbs or row[0].capital == (raw.cue < raw.source):
        return None
    cue = tuple(raw.cue.of(telling.text).casefold().split())
    if raw.cue < raw.source:
        return Span(raw.cue.start, row[0].span.end) if cue in speech.according else None
    beside = not telling.text[raw.source.end : raw.cue.start].strip()
    return row[0].span if beside and cue[0] in speech.that else None


def _told(telling: Telling, raw: Raw, speech: Speech) -> bool:
    """Return whether a source behind a verb of saying follows a preposition: "señaló antes de rogar a | los
    vecinos", "dijo | a la agencia". Behind a preposition is nobody who acts.
    """
    if not speech.to_whom or raw.source is None or raw.cue is None or raw.cue.end > raw.source.start:
        return False
    cue = tokens(telling.text, raw.cue.start, raw.cue.end)
    if not cue or not any(t.low in speech.verbs for t in cue[-1:]):
        return False  # "según", "a juicio de", "la versión | del consejero"
    gap = telling.text[raw.cue.end : raw.source.start]
    between = tokens(telling.text, raw.cue.end, raw.source.start)
    opens = tokens(telling.text, raw.source.start, raw.source.end)
    if len(gap) > _REACH or any(c in gap for c in ",;:.«»“”\""):
        return False
    last = between[-1] if between else None
    first = opens[0].low if opens else ""
    bodies = words_for(telling.lang).bodies  # "dijeron | en el ministerio" tells who spoke
    # "dijo en rueda de prensa", "dit en marge du salon"
    where = first in speech.said_where and not any(t.low in bodies for t in opens[1:])
    return (last is not None and last.low in speech.to_whom) or first in speech.to_whom or where
