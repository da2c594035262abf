"""What nobody is said to say: "es wird befürchtet", "se espera que", whoever spoke before."""

from itertools import pairwise

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.names import tokens
from variorum.statements.pieces import speech_for

_BEFORE = 8  # characters before a cue that a pronoun may take


def said_by_nobody(telling: Telling, cue: Span | None) -> bool:
    """Return whether a cue with "es" for its subject is a passive or "heißt", or a Spanish or Italian verb
    stands with "se" or "si" for any subject; "se queja" complains for herself.
    """
    if cue is None:
        return False
    row = [t.low for t in tokens(telling.text, cue.start, cue.end)]
    if telling.lang == "de":
        return not (lexicon.known("roles", "de", "being") | speech_for("de").impersonal).isdisjoint(row)
    verbs = lexicon.known("speech", telling.lang, "nobody")
    before = [t.low for t in tokens(telling.text, max(0, cue.start - _BEFORE), cue.start)][-1:]
    return any(a in ("se", "si") and b in verbs for a, b in pairwise([*before, *row]))
