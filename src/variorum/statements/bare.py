"""A verb of saying without a subject that opens its sentence: "Añadió que era tarde", "Отметила, что ..."."""

from variorum.data import Span, Telling
from variorum.statements.endings import SUBJECTLESS
from variorum.statements.names import tokens
from variorum.statements.pieces import speech_for
from variorum.statements.raw import Raw
from variorum.statements.roles import DECLINING

_LANGUAGES = frozenset(SUBJECTLESS) | DECLINING  # where a verb needs no pronoun
_OPENING = 3  # words in which "that" stands, an adverb between: "añadió además que"
_SCORE = 0.65  # as of any clause with a cue
_STOPS = " .!?…\n"


def bare(telling: Telling) -> list[Raw]:
    """Return such statements in order of place; their speaker is who spoke before, or open."""
    if telling.lang not in _LANGUAGES:
        return []
    speech, text = speech_for(telling.lang), telling.text
    out = []
    for s in telling.sentences:
        row = tokens(text, s.start, s.end)
        says = len(row) > _OPENING and row[0].low in speech.verbs - speech.impersonal
        at = next((i for i in (1, 2) if row[i].low in speech.clauses), 0) if says else 0
        if not at or (at > 1 and row[1].low not in speech.helpers):
            continue
        end = s.start + len(text[s.start : s.end].rstrip(_STOPS))
        if row[at].span.end < end:
            content = Span(row[at + 1].span.start, end)
            out.append(Raw(source=None, cue=row[0].span, contents=(content,), score=_SCORE))
    return out
