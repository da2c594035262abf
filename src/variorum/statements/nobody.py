"""What nobody is said to say: "es wird befürchtet", "se espera que", whoever spoke before."""

from itertools import pairwise

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.names import tokens
from variorum.statements.pieces import speech_for

_SE = ("se", "si")
_HAS = ("ha", "había")  # "se ha anunciado"
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
    done = lexicon.known("speech", telling.lang, "nobody_done")
    before = [t.low for t in tokens(telling.text, max(0, cue.start - _BEFORE), cue.start)][-2:]
    row = [*before, *row]
    said = any(a in _SE and b in _HAS and c in done for a, b, c in zip(row, row[1:], row[2:], strict=False))
    return said or any(a in _SE and b in verbs for a, b in pairwise(row))
