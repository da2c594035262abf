"""The same content put to another speaker, from joined statements."""

from collections.abc import Sequence

from rapidfuzz.distance import JaroWinkler

from variorum.collate.join import around, joined
from variorum.collate.names import same_name, sound
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Span, Statement, Variant
from variorum.text import fold

BY = "speakers@1"
# Below this a speaker was guessed, and a guess is no ground to say that words changed mouths.
SURE = 0.5
# Likeness in sound from which two last names may be one, spelt in two alphabets or inflected.
ALIKE_SOUND = 0.75
_ARTICLES = frozenset(
    {"The", "A", "An", "Der", "Die", "Das", "Le", "La", "Les", "El", "Los", "Las", "Il", "Lo", "Gli", "L'"}
)


def speakers(bead: Bead, view: View) -> Sequence[Variant]:
    """Return statements of the reading whose content the base puts to somebody else, both being known."""
    out = []
    for s in view.reading.said(bead.reading):
        if s.speaker is None or s.confidence < SURE:
            continue
        matches = [m for m in joined(s, bead, view) if m.speaker is not None]
        mine = [s, *around(s, view.reading)]
        theirs = [*matches, *(n for m in matches for n in around(m, view.base))]
        if not matches or any(same_name(x.speaker or "", y.speaker or "") for x in mine for y in theirs):
            continue
        if not named(s.speaker) or not any(named(m.speaker or "") for m in theirs):
            continue
        best = matches[0]
        reading, base = _who(s), _who(best)
        if reading is None or not _spelt(s, view.reading) or _credited(s.speaker, view):
            continue
        if any(_near(s.speaker, m.speaker or "") for m in theirs):
            continue
        note = f"{best.speaker} in the base, {s.speaker} here"
        sure = 0.85 * min(s.confidence, best.confidence)
        out.append(found(view, Kind.SPEAKER, base, reading, by=BY, confidence=sure, note=note))
    return out


def named(speaker: str) -> bool:
    """Return whether a speaker is told by name.

    A body and its spokesman, "residents" and "the report" blur honestly.
    """
    words = [w for w in speaker.split() if w[0].isalnum()]
    return (
        bool(words)
        and sum(w[0].isupper() for w in words) >= max(1, len(words) - 1)
        and words[0][0].isupper()
        and words[0] not in _ARTICLES
    )


def _spelt(s: Statement, whole: Whole) -> bool:
    """Return whether the words that name the speaker hold the name: "he" and "the agency" were resolved, and
    what was resolved may be resolved wrongly.
    """
    if s.source is None or s.speaker is None:
        return False
    words = {fold(w) for w in s.source.of(whole.telling.text).replace("’", " ").split()}
    return any(
        fold(w) in {x.strip(".,;:()«»“”\"'") for x in words} for w in s.speaker.split() if w[0].isupper()
    )


def _credited(speaker: str, view: View) -> bool:
    """Return whether a speaker is the outlet the words were taken from: a credit, no other mouth."""
    base, reading = view.base.telling, view.reading.telling
    outlets = (base.article.outlet, base.credit, reading.credit, reading.article.outlet)
    return any(same_name(speaker, o) for o in outlets if o)


def _near(a: str, b: str) -> bool:
    """Return whether two names may be one name in two alphabets: their last words sound about alike."""
    x, y = (sound(n.split()[-1]) if n.split() else "" for n in (a, b))
    return bool(x and y) and JaroWinkler.similarity(x, y) >= ALIKE_SOUND


def _who(s: Statement) -> Span | None:
    return s.source or s.cue
