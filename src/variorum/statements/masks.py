"""Names read under stand-ins: who is said to have said what does not hang on what the speakers are called.

The tagger has read names beside verbs in its texts and would label "Russia said" a little otherwise than
"NATO said". So each name is given to it as one made-up word, by first appearance, however many words it has:
with two names swapped in a text it reads the very same. Offices stay, they say what somebody is. Where names
are declined a stand-in has not the right form; the tagger is taught on such texts, too.
"""

from collections.abc import Mapping, Sequence

from variorum.data import Span, Telling
from variorum.statements.headlines import headline, seen_inside
from variorum.statements.names import Name, Token, find_names, tokens
from variorum.statements.pieces import Speech, speech_for
from variorum.statements.roles import Words, words_for
from variorum.text import NEUTRAL, article_start, fold

LANGUAGES = frozenset({"en", "ru", "uk", "de", "fr", "es", "it"})
_HEAD = 60  # characters of a sentence in which its first words stand
# Ends of words that open a sentence and are no name, or may be none.
_NO_NAME = {"en": ("s", "ing", "ed", "ly"), "de": ("en", "er", "ung", "ig")}
_SINGULAR = frozenset(("has", "is", "was", "does"))  # "Hamas has said", no "Researchers have said"
_ACCORDING = frozenset(("laut", "so"))
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
    lines = [s for s in telling.sentences if not headline(telling.text, s)]
    found = {s: find_names(telling, s.start, s.end, inside) for s in lines}
    if w.compounds:
        found = _proper(found, telling, w, speech)
    known: dict[tuple[str, ...], str] = {}
    out = []
    for s, names in found.items():
        row = tokens(telling.text, s.start, min(s.end, s.start + _HEAD))
        lead = _lead(row, w, speech, _NO_NAME.get(telling.lang, ()))
        if lead is not None and not (names and names[0].span.overlap(lead)):
            word = known.setdefault((fold(lead.of(telling.text)),), NEUTRAL[len(known) % len(NEUTRAL)])
            out.append((lead, word))
        for n in names:
            # One man is known by his last name, a party by all of it.
            called = n.key if n.body else n.key[-1:]
            start = n.span.start
            if telling.lang == "en" and (begin := article_start(telling.text, start)) >= s.start:
                behind = tokens(telling.text, n.span.end, min(s.end, n.span.end + _NEXT))[:1]
                if n.body or n.owns or not behind or behind[0].low in goes_on:
                    start = begin  # "the Kremlin said" as "Moscow said", not "the Karsk ministry"
            word = known.setdefault(called, NEUTRAL[len(known) % len(NEUTRAL)])
            out.append((Span(start, n.span.end), word))
    return tuple(out)


def _proper(
    found: Mapping[Span, Sequence[Name]], telling: Telling, w: Words, speech: Speech
) -> dict[Span, list[Name]]:
    """Return names without those that may be nouns, where every noun has a capital.

    A name is one for certain where an office stands before it or a particle inside, or where it stands beside
    a verb of saying with nothing that goes before a noun; its last word is one everywhere then.
    """
    verbs = speech.verbs | speech.object | speech.told
    proper: set[str] = set()
    for s, names in found.items():
        for n in names:
            before = tokens(telling.text, max(s.start, n.span.start - _NEXT), n.span.start)[-1:]
            behind = tokens(telling.text, n.span.end, min(s.end, n.span.end + _NEXT))[:1]
            low = before[0].low if before else ""
            noun = low in w.determiners or low.endswith(_BEFORE_NOUN)
            says = low in verbs or low in _ACCORDING or (not noun and behind and behind[0].low in verbs)
            if says or n.titles or any(x.islower() for x in n.parts):
                proper.add(n.key[-1])
    return {s: [n for n in names if n.key[-1] in proper] for s, names in found.items()}


def _lead(row: Sequence[Token], w: Words, speech: Speech, endings: tuple[str, ...]) -> Span | None:
    """Return the first word of a sentence that says something and is no noun that we know: "Russia said"."""
    k = next((k for k, t in enumerate(row) if k and t.low not in speech.helpers), 0)
    if not k or row[k].low not in speech.verbs | speech.object | speech.told:
        return None
    t, nouns = row[0], w.people | w.titles | w.before | w.bodies | w.firms | w.documents | w.general | w.small
    plural = t.low.endswith(endings) and not (t.low.endswith("s") and row[1].low in _SINGULAR)
    known = t.low in nouns | w.pronouns or plural
    named = t.capital and t.bare.replace("-", "").isalpha() and not t.owns and not known
    return t.span if named else None
