"""Names read under stand-ins: who is said to have said what does not hang on what the speakers are called.

The tagger has read names beside verbs in its texts and would label "Russia said" a little otherwise than
"NATO said". So each word of a name is given to it as a made-up one, by first appearance: with two names
swapped in a text it reads the very same words. Nouns for offices and bodies stay ("Ministry", "Party"), they
say what a name is of. English alone: where names are declined a stand-in has not the right form.
"""

from collections.abc import Sequence

from variorum.data import Span, Telling
from variorum.statements.names import Token, Words, headline, seen_inside, singular, tokens, words_for
from variorum.text import NEUTRAL, fold

LANGUAGES = frozenset({"en"})
LEAST = 3  # letters of a word that is taken for a name's


def masks(telling: Telling) -> tuple[tuple[Span, str], ...]:
    """Return the words of a text's names in order, each with what is read for it.

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
        for i, t in enumerate(row):
            if not _names(t, w) or (i == 0 and fold(t.bare) not in inside and not _leads(row, w)):
                continue
            word = known.setdefault(fold(t.bare), NEUTRAL[len(known) % len(NEUTRAL)])
            out.append((Span(t.span.start, t.span.start + len(t.bare)), word))
    return tuple(out)


def _leads(row: Sequence[Token], w: Words) -> bool:
    """Return whether the first word of a sentence, seen nowhere else, begins a name: "Mark Rutte said"."""
    if len(row) < 2 or row[0].low.endswith(("ing", "ed", "ly", "less")):
        return False
    return _names(row[1], w) and row[1].span.start == row[0].span.end + 1


def _names(t: Token, w: Words) -> bool:
    """Return whether a word is part of a name and no noun for an office, a body or a paper."""
    nouns = w.people | w.titles | w.before | w.bodies | w.firms | w.documents | w.general | w.sites
    known = t.low in nouns or singular(t.low) in nouns or t.low in w.small or t.low in w.pronouns
    return t.capital and len(t.bare) >= LEAST and t.bare.isalpha() and not known
