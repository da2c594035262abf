"""Names read under stand-ins: who is said to have said what does not hang on what the speakers are called.

The tagger has read names beside verbs in its texts and would label "Russia said" a little otherwise than
"NATO said". So each name is given to it as one made-up word, by first appearance, however many words it has:
with two names swapped in a text it reads the very same. Nouns for bodies go with a name before them ("the
Labour Party"); by themselves they stay, as offices do: they say what somebody is. English alone: where names
are declined a stand-in has not the right form.
"""

from collections.abc import Sequence

from variorum.data import Span, Telling
from variorum.statements.names import (
    PARTICLES,
    Token,
    Words,
    headline,
    seen_inside,
    singular,
    tokens,
    words_for,
)
from variorum.text import NEUTRAL, fold

LANGUAGES = frozenset({"en"})
LEAST = 3  # letters of a word that is taken for a name's
_NO_NAME = ("ing", "ed", "ly", "less")  # ends of words that open a sentence and are no name


def masks(telling: Telling) -> tuple[tuple[Span, str], ...]:
    """Return the names in a text in order, each with the word that is read for it.

    Of more names than there are stand-ins the later ones share them: labels don't hang on who is who.
    """
    if telling.lang not in LANGUAGES:
        return ()
    w, inside = words_for(telling.lang), seen_inside([telling])
    known: dict[str, str] = {}
    out = []
    for s in telling.sentences:
        if headline(telling.text, s):
            continue
        row = tokens(telling.text, s.start, s.end)
        i = 0
        while i < len(row):
            first = row[i]
            opens = i == 0 and fold(first.bare) not in inside  # capital by its place, it may be
            if not _names(first, w) or (opens and _next(row, 0, w) is None):
                i += 1
                continue
            last = i
            while (k := _next(row, last, w)) is not None:
                last = k
            end = row[last]
            called = fold(end.bare)
            if _body(end, w):  # of two parties each is its own, of one man's names the last is enough
                called = " ".join(fold(t.bare) for t in row[i : last + 1])
            word = known.setdefault(called, NEUTRAL[len(known) % len(NEUTRAL)])
            out.append((Span(first.span.start, end.span.start + len(end.bare)), word))
            i = last + 1
    return tuple(out)


def _next(row: Sequence[Token], i: int, w: Words) -> int | None:
    """Return where a name goes on behind one of its words, over particles: "Mark Rutte", "Ana de la Vega"."""
    if row[i].low.endswith(_NO_NAME) and i == 0:
        return None
    k = i + 1
    while _adjoin(row, k) and row[k].low in PARTICLES and not row[k].capital:
        k += 1
    goes_on = _adjoin(row, k) and (_names(row[k], w) or row[k].low in PARTICLES or _body(row[k], w))
    return k if goes_on and row[k].capital else None


def _adjoin(row: Sequence[Token], k: int) -> bool:
    """Return whether a word stands one space behind the one before, which is no possessive."""
    return k < len(row) and row[k - 1].span.start + len(row[k - 1].bare) + 1 == row[k].span.start


def _body(t: Token, w: Words) -> bool:
    return t.capital and (t.low in w.bodies | w.firms or singular(t.low) in w.bodies | w.firms)


def _names(t: Token, w: Words) -> bool:
    """Return whether a word is part of a name and no noun for an office, a body or a paper."""
    nouns = w.people | w.titles | w.before | w.bodies | w.firms | w.documents | w.general | w.sites
    known = t.low in nouns or singular(t.low) in nouns or t.low in w.small or t.low in w.pronouns
    return t.capital and len(t.bare) >= LEAST and t.bare.isalpha() and not known
