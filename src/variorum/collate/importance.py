"""Why a sentence or a clause matters to the picture: what its loss would take from a reader."""

import re

from variorum import lexicon
from variorum.collate.clauses import clauses
from variorum.collate.reserves import leads, reserves
from variorum.collate.view import Whole
from variorum.data import Span
from variorum.text import fold

FACT, DENIAL = "a fact with a number or a name", "a denial"
_WORD = re.compile(r"\S+")


def importance(s: Span, whole: Whole) -> str | None:
    """Return why a sentence matters to the picture, or None where it is background."""
    told = (*(n.span for n in whole.names), *(q.span for q in whole.quantities))
    held = [x for x in told if s.holds(x)]
    lang = whole.telling.lang
    words = {  # "Doctors Without Borders" denies nothing, nor does "no more than 200"
        fold(w.group())
        for w in _WORD.finditer(whole.telling.text, s.start, s.end)
        if not any(n.start <= w.start() < n.end for n in held)
    }
    words |= {w.strip(".,;:!?\"”“»«()'’‘") for w in words}
    counted = any(s.holds(q.span) for q in whole.quantities)
    # "Warned" and "refused" deny enough to stand for a lost "not"; nobody who warns denies a charge.
    open_, other = (lexicon.known("negation", lang, key) for key in ("unsure", "no_denial"))
    said = any(c.overlap(s) for p in whole.statements for c in p.content) or bool(words & other)
    if words & lexicon.known("negation", lang, "deny_words") - open_ - other:
        return DENIAL
    if counted and words & lexicon.known("harm", lang, "words"):
        return "how many people came to harm"
    if words & (lexicon.known("negation", lang, "negators") | open_):
        return "a statement that something is not so"
    if said:
        parts = clauses(s.of(whole.telling.text), s.start, lang)
        reserve = any(reserves(c, whole) or leads(c, whole) for c in parts)
        return "a condition or a reserve" if reserve else "somebody's words"
    if counted or any(s.holds(n.span) for n in whole.names):
        return FACT
    return None
