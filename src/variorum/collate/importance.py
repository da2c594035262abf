"""Why a sentence or a clause matters to the picture: what its loss would take from a reader."""

import re

from variorum import lexicon
from variorum.collate.clauses import clauses
from variorum.collate.listed import hits
from variorum.collate.reserves import leads, reserves
from variorum.collate.tokens import tokens
from variorum.collate.view import Whole
from variorum.data import Span
from variorum.text import fold

FACT, DENIAL = "a fact with a number or a name", "a denial"
_NEAR = 3  # words between a number and the word that says what it counts
_WORD = re.compile(r"\S+")


def importance(s: Span, whole: Whole) -> str | None:
    """Return why a sentence matters to the picture, or None where it is background."""
    told = (*(n.span for n in whole.names), *(q.span for q in whole.quantities))
    held = [x for x in told if s.holds(x)]
    lang = whole.telling.lang
    ts = tokens(s.of(whole.telling.text), s.start, lang)
    idle = [*held, *(h.span(ts) for h in hits(ts, "negation", lang, "idle"))]
    words = {  # "Doctors Without Borders" denies nothing, nor does "no more than 200" or "without a doubt"
        fold(w.group())
        for w in _WORD.finditer(whole.telling.text, s.start, s.end)
        if not any(n.start <= w.start() < n.end for n in idle)
    }
    words |= {w.strip(".,;:!?\"”“»«()'’‘") for w in words}
    counted = any(s.holds(q.span) for q in whole.quantities)
    # "Warned" and "refused" deny enough to stand for a lost "not"; nobody who warns denies a charge.
    open_, other = (lexicon.known("negation", lang, key) for key in ("unsure", "no_denial"))
    said = any(c.overlap(s) for p in whole.statements for c in p.content) or bool(words & other)
    if words & lexicon.known("negation", lang, "deny_words") - open_ - other:
        return DENIAL
    if counted and words & lexicon.known("harm", lang, "words") and _toll(s, whole):
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


def _toll(s: Span, whole: Whole) -> bool:
    """Return whether a number stands within a few words of one for harm, no comma between: "killed at least
    nine", "nine of the wounded"; not where somebody "58, who lives there" is quoted, nor in "three times".
    """
    lang = whole.telling.lang
    harm = lexicon.known("harm", lang, "words")
    ts = tokens(s.of(whole.telling.text), s.start, lang)
    aside = [h.span(ts) for h in hits(ts, "harm", lang, "aside")]  # "the death sentences of 35 convicts"
    near: int | None = None  # words since the last number or word of harm, and which of them it was
    last = ""
    for t in ts:
        sort = "harm" if t.fold in harm and not any(a.holds(t.span) for a in aside) else ""
        if any(q.core.overlap(t.span) for q in whole.quantities):
            sort = "number"
        near = None if t.kind == "stop" or near is None else near + (t.kind == "word")
        if sort and near is not None and sort != last and near <= _NEAR:
            return True
        near, last = (0, sort) if sort else (near, last)
    return False
