"""Who accuses whom, turned round across languages: "A accused B of it", «Б обвинила А».

Who says it is told by the statements, so that neither the order of words nor a case has to be read: whoever
accuses in the reading is named beside the accusation in the base, and is not who makes it there.
"""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.names import Name, share_word
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Span, Statement, Variant
from variorum.text import fold, words

BY = "accusers@1"


def accusers(bead: Bead, view: View) -> Sequence[Variant]:
    """Return accusations of the reading by a party whom the base tells accused, and not as an accuser."""
    if not view.across:
        return ()
    out = []
    for s in view.reading.said(bead.reading):
        named = _named(s, view.reading)
        if not named or not _accuses(s, view.reading):
            continue
        linked = {i for j in view.reading.told_in(s) for i in view.linked_base.get(j, ()) if i in bead.base}
        mine = [m for m in view.base.statements if _accuses(m, view.base)]
        if any(share_word(named, _named(m, view.base)) for m in mine):
            continue  # each accuses the other
        for m in mine:
            at = _accused(m, named, view.base) if linked & _told_in(m, view.base) else None
            if at is not None and s.source is not None and s.cue is not None:
                base, reading = _round(m, at.span), _round(s, s.cue)
                out.append(found(view, Kind.ROLE, base, reading, by=BY, confidence=0.75))
                break
    return out


def _accuses(s: Statement, whole: Whole) -> bool:
    """Return whether a statement puts a fault to somebody, as its own words say."""
    known = lexicon.known("speech", whole.telling.lang, "accusing")
    if s.cue is None or s.source is None:
        return False
    return any(fold(w) in known for w, _ in words(s.cue.of(whole.telling.text)))


def _named(s: Statement, whole: Whole) -> tuple[str, ...]:
    """Return the words of the names by which a statement's own words and the story call who makes it."""
    told = [w for n in whole.names if s.source and s.source.holds(n.span) for w in n.words]
    called = [fold(w) for w, _ in words(s.speaker or "") if w[0].isupper()]
    return (*told, *called)


def _accused(m: Statement, named: Sequence[str], whole: Whole) -> Name | None:
    """Return the name of a party beside an accusation, none of whoever makes it."""
    held = whole.names_in(sorted(_told_in(m, whole)))
    beside = (n for n in held if not (m.source and m.source.overlap(n.span)))
    return next((n for n in beside if share_word(n.words, named)), None)


def _told_in(m: Statement, whole: Whole) -> set[int]:
    """Return the sentence of a statement's cue."""
    i = whole.telling.sentence_at(m.cue.start) if m.cue else None
    return set() if i is None else {i}


def _round(s: Statement, other: Span) -> Span:
    """Return the words from who accuses to another place, in either order."""
    ends = [x for x in (s.source, s.cue, other) if x is not None]
    return Span(min(x.start for x in ends), max(x.end for x in ends))
