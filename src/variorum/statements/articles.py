"""Of what gender a noun is, by the article before it: "la société", "der Verband", "el Ayuntamiento"."""

from collections.abc import Sequence

from variorum.data import Span, Telling
from variorum.statements.names import Token, tokens
from variorum.statements.pieces import speech_for
from variorum.statements.roles import Words

# Languages whose pronouns for people stand for bodies as well.
GENDERED = {
    "de": {"der": "he", "ein": "he", "die": "she", "eine": "she", "das": "it"},
    "fr": {"le": "he", "un": "he", "ce": "he", "la": "she", "une": "she", "cette": "she"},
    "es": {"el": "he", "un": "he", "este": "he", "la": "she", "una": "she", "esta": "she"},
    "it": {"il": "he", "lo": "he", "un": "he", "la": "she", "una": "she"},
}
_NEAR = 40  # characters before a noun read for a preposition
_BACK = 3  # words from an article to the name behind its noun: "la société | Verlac"


def gender(lang: str, before: Sequence[Token]) -> str | None:
    """Return "he", "she" or "it" by the article that stands last before a noun, None where none tells it."""
    known = GENDERED.get(lang, {})
    return next((known[t.low] for t in reversed(before[-_BACK:]) if t.low in known), None)


def governed(telling: Telling, sources: Sequence[Span], at: Span, w: Words) -> bool:
    """Return whether a preposition stands before the last source before a place: "laut | der Marine"."""
    noun = max((s for s in sources if s.end <= at.start), default=at)
    known = w.prepositions | {x[-1] for x in speech_for(w.lang).according if x}
    before = tokens(telling.text, max(0, noun.start - _NEAR), noun.start)
    return any(t.low in known for t in before[-1:])
