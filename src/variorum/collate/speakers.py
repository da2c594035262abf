"""The same content put to another speaker, from joined statements."""

from collections.abc import Sequence

from variorum.collate.join import around, joined
from variorum.collate.names import same_name
from variorum.collate.view import Bead, View, found
from variorum.data import Kind, Span, Statement, Variant

BY = "speakers@1"
# Below this a speaker was guessed, and a guess is no ground to say that words changed mouths.
SURE = 0.5
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
        if reading is None:
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


def _who(s: Statement) -> Span | None:
    return s.source or s.cue
