"""Who accuses whom, turned round across languages: "A accused B of it", «Б обвинила А».

Who says it is told by the statements, so that neither the order of words nor a case has to be read: whoever
accuses in one text is named beside the accusation in the other, and is not who makes it there.
"""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.names import Name, share_word
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Span, Statement, Variant
from variorum.text import fold, words

BY = "accusers@1"


def accusers(bead: Bead, view: View) -> Sequence[Variant]:
    """Return accusations by a party whom the other text tells accused of them, and never as an accuser."""
    if not view.across:
        return ()
    out = []
    for s in view.reading.said(bead.reading):
        linked = {i for j in view.reading.told_in(s) for i in view.linked_base.get(j, ()) if i in bead.base}
        near = (m for m in view.base.statements if linked & _told_in(m, view.base))
        theirs = (m for m in near if _accuses(m, view.base))
        if not _accuses(s, view.reading) or (m := next(theirs, None)) is None:
            continue
        if _does(s, view.reading, view.base) or _does(m, view.base, view.reading):
            continue  # each accuses the other
        at = _accused(m, s, view.base, view.reading)
        by = _accused(s, m, view.reading, view.base)
        if at is not None or by is not None:
            base, reading = _round(m, at.span if at else None), _round(s, by.span if by else None)
            out.append(found(view, Kind.ROLE, base, reading, by=BY, confidence=0.75))
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


def _does(s: Statement, whole: Whole, other: Whole) -> bool:
    """Return whether the other text tells whoever makes a statement as an accuser, too, by name."""
    named = _named(s, whole)
    return any(share_word(named, _named(x, other)) for x in other.statements if _accuses(x, other))


def _accused(m: Statement, s: Statement, mine: Whole, other: Whole) -> Name | None:
    """Return the name beside an accusation of whoever makes it in the other text."""
    named, held = _named(s, other), mine.names_in(sorted(_told_in(m, mine)))
    beside = (n for n in held if not (m.source and m.source.overlap(n.span)))
    return next((n for n in beside if share_word(n.words, named)), None)


def _told_in(m: Statement, whole: Whole) -> set[int]:
    """Return the sentence of a statement's cue."""
    i = whole.telling.sentence_at(m.cue.start) if m.cue else None
    return set() if i is None else {i}


def _round(s: Statement, other: Span | None) -> Span:
    """Return the words from who accuses to the verb and to whom it is, in any order."""
    ends = [x for x in (s.source, s.cue, other) if x is not None]
    return Span(min(x.start for x in ends), max(x.end for x in ends))
