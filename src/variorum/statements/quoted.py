"""Whose words they are where one quotes another: "The agency quoted an officer as saying it was late"."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.data import Span, Telling
from variorum.statements.names import Token, tokens
from variorum.statements.pieces import Speech
from variorum.statements.raw import Raw

_LONGEST = 16  # words that may tell who is quoted
_STOPS = frozenset(";:.!?\"“”„«»—")
_PARTED = " ,:\"“”„«»‘’'\u00a0"


def quoted(telling: Telling, raw: Raw, speech: Speech) -> Raw:
    """Return a statement with whoever is quoted for its source, and the words behind it for its cue.

    Any other statement comes back as it is, as does one whose subject is quoted itself ("was quoted as").
    """
    text, cue = telling.text, raw.cue
    if cue is None:
        return raw
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


def _as_saying(row: Sequence[Token], speech: Speech) -> tuple[int, int]:
    """Return where the words stand that lead to what is quoted, and how many; two naughts where none do."""
    for i in range(1, min(len(row), _LONGEST)):
        for words in speech.quoted_as:
            if tuple(t.low for t in row[i : i + len(words)]) == words:
                return i, len(words)
    return 0, 0
