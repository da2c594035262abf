"""Who answers where the paper that asked was taken for it: "Interrogé par | l'AFP |, Ada Vale | a dit"."""

from dataclasses import replace

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.names import tokens
from variorum.statements.pieces import Speech
from variorum.statements.raw import Raw

_LONGEST = 14  # words of a subject and its verb
_CUE = 2  # words of "interrogé par"


def answering(telling: Telling, raw: Raw, speech: Speech) -> Raw:
    """Return a statement with the subject of the clause behind whoever asked for its source; any other."""
    asking = lexicon.lowered("speech").get(telling.lang, {}).get("asking", ())
    source, cue, k = raw.source, raw.cue, telling.sentence_at(raw.contents[0].start)
    if not asking or source is None or cue is None or k is None or cue.end > source.start:
        return raw
    first = tokens(telling.text, cue.start, cue.end)
    behind = tokens(telling.text, source.end, telling.sentences[k].end)[:_LONGEST]
    asked = len(first) == _CUE and first[0].low in asking
    gap = telling.text[source.start : behind[0].span.start] if behind else ""
    if not asked or not gap.rstrip().endswith(","):
        return raw
    verb = next((i for i, t in enumerate(behind) if t.low in speech.verbs), 0)
    ends = verb - (verb > 0 and behind[verb - 1].low in speech.helpers)
    if ends <= 0:
        return raw
    subject = Span(behind[0].span.start, behind[ends - 1].span.end)
    said = Span(behind[ends].span.start, behind[verb].span.end)
    if any(said.overlap(c) or subject.overlap(c) for c in raw.contents):
        return raw
    return replace(raw, source=subject, cue=said)
