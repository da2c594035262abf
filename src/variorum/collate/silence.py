"""Who would not comment: "declined to comment", "wollte sich nicht äußern", "ha evitado pronunciarse".

It is said in so many ways that no word of one need stand in the other, even within a language.
"""

from variorum import lexicon
from variorum.collate.polarity import negator
from variorum.collate.view import View, Whole
from variorum.data import Span
from variorum.text import fold, words

# Words from one that withholds to the word for what is withheld, on either side.
NEAR = 6


def silent(text: str, lang: str) -> bool:
    """Return whether some words say that somebody gave no comment."""
    return silence(text, 0, lang) is not None


def silence(text: str, start: int, lang: str) -> Span | None:
    """Return the words by which somebody gives no comment, from what withholds it on; `start` is added."""
    comment = lexicon.folded("negation", lang, "comment")
    withholds = lexicon.folded("negation", lang, "withholds")
    row = [(fold(w), at) for w, at in words(text, start)]
    unanswered = lexicon.folded("negation", lang, "unanswered")
    alone = next((at for w, at in row if w.startswith(unanswered)), None)
    if alone is not None:
        return alone
    held = [k for k, (w, _) in enumerate(row) if negator(w, lang) or w.startswith(withholds)]
    for k, (w, _) in enumerate(row):
        near = [n for n in held if 0 < abs(k - n) <= NEAR] if w.startswith(comment) else []
        if near:
            n = min(near, key=lambda n: abs(k - n))  # "Doctors Without Borders did not comment"
            return Span(row[min(k, n)][1].start, row[max(k, n)][1].end)
    return None


def kept_silent(view: View) -> bool:
    """Return whether the reading has a silence of its own for each that the base's counterparts lack."""
    here = [i for i in view.base.indices if mute(i, view.base)]
    there = [j for j in view.reading.indices if mute(j, view.reading)]
    lost = [i for i in here if not set(view.linked_reading.get(i, ())) & set(there)]
    free = [j for j in there if not set(view.linked_base.get(j, ())) & set(here)]
    return bool(lost) and len(free) >= len(lost)


def mute(i: int, whole: Whole) -> Span | None:
    """Return the words of a sentence by which somebody gives no comment."""
    return whole.once(_mute, i)


def _mute(i: int, whole: Whole) -> Span | None:
    return silence(whole.telling.sentence(i), whole.telling.sentences[i].start, whole.telling.lang)
