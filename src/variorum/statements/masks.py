"""Names read under stand-ins: who is said to have said what does not hang on what the speakers are called.

The tagger has read names beside verbs in its texts and would label "Russia said" a little otherwise than
"NATO said". So each name is given to it as one made-up word, by first appearance, however many words it has:
with two names swapped in a text it reads the very same. Offices stay, they say what somebody is. Where names
are declined a stand-in has not the right form; the tagger is taught on such texts, too.
"""

from collections.abc import Mapping, Sequence

from variorum.data import Span, Telling
from variorum.statements.names import Name, Token, Words, find_names, headline, seen_inside, tokens, words_for
from variorum.statements.pieces import Speech, speech_for
from variorum.text import NEUTRAL, fold

LANGUAGES = frozenset({"en", "ru", "uk", "de", "fr", "es", "it"})
_THE = "the "
_HEAD = 60  # characters of a sentence in which its first two words stand
_NO_NAME = ("s", "ing", "ed", "ly")  # ends of words that open a sentence and are no name, or may be none
_BEFORE_NOUN = ("e", "en", "er", "es", "em", "im", "am", "zum", "zur", "vom", "ins")  # ends of words there
_NEXT = 20  # characters behind a name in which the next word begins


def masks(telling: Telling) -> tuple[tuple[Span, str], ...]:
    """Return the names in a text in order, each with the word that is read for it.

    Of more names than there are stand-ins the later ones share them: labels don't hang on who is who.
    """
    if telling.lang not in LANGUAGES:
        return ()
    w, inside = words_for(telling.lang), seen_inside([telling])
    speech = speech_for(telling.lang)
    goes_on = speech.verbs | speech.object | speech.told | speech.manner | speech.helpers | w.small
    found = {s: find_names(telling, s.start, s.end, inside) for s in telling.sentences}
    if w.compounds:
        found = _proper(found, telling, w, speech)
    known: dict[tuple[str, ...], str] = {}
    out = []
    for s in telling.sentences:
        if headline(telling.text, s):
            continue
        names = found[s]
        lead = _lead(tokens(telling.text, s.start, min(s.end, s.start + _HEAD))[:2], w, speech)
        if lead is not None and not (names and names[0].span.overlap(lead)):
            word = known.setdefault((fold(lead.of(telling.text)),), NEUTRAL[len(known) % len(NEUTRAL)])
            out.append((lead, word))
        for n in names:
            # One man is known by his last name, a party by all of it.
            called = n.key if n.body else n.key[-1:]
            start = n.span.start
            if telling.text[max(s.start, start - len(_THE)) : start].lower() == _THE:
                behind = tokens(telling.text, n.span.end, min(s.end, n.span.end + _NEXT))[:1]
                if n.body or n.owns or not behind or behind[0].low in goes_on:
                    start -= len(_THE)  # "the Kremlin said" as "Moscow said", not "the Karsk ministry"
            word = known.setdefault(called, NEUTRAL[len(known) % len(NEUTRAL)])
            out.append((Span(start, n.span.end), word))
    return tuple(out)


def _proper(
    found: Mapping[Span, Sequence[Name]], telling: Telling, w: Words, speech: Speech
) -> dict[Span, list[Name]]:
    """Return names without those that may be nouns, where every noun has a capital.

    A name of one word is one for certain where it ends a longer name, too, or stands beside a verb of saying
    with nothing that goes before a noun.
    """
    says = speech.verbs | speech.object | speech.told | {x[-1] for x in speech.according}
    proper: set[str] = set()
    for s, names in found.items():
        for n in names:
            if len(n.parts) > 1:
                proper.add(n.key[-1])
                continue
            before = tokens(telling.text, s.start, n.span.start)[-1:]
            behind = tokens(telling.text, n.span.end, min(s.end, n.span.end + _NEXT))[:1]
            noun = before and (before[0].low in w.determiners or before[0].low.endswith(_BEFORE_NOUN))
            if (before and before[0].low in says) or (not noun and behind and behind[0].low in says):
                proper.add(n.key[-1])
    return {s: [n for n in names if len(n.parts) > 1 or n.key[-1] in proper] for s, names in found.items()}


def _lead(row: Sequence[Token], w: Words, speech: Speech) -> Span | None:
    """Return the first word of a sentence that says something and is no noun that we know: "Russia said"."""
    if len(row) < 2 or row[1].low not in speech.verbs | speech.object | speech.told:
        return None
    t, nouns = row[0], w.people | w.titles | w.before | w.bodies | w.firms | w.documents | w.general | w.small
    known = t.low in nouns | w.pronouns or t.low.endswith(_NO_NAME)
    named = t.capital and t.bare.replace("-", "").isalpha() and not t.owns and not known
    return t.span if named else None
