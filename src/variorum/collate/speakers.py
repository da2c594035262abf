"""The same content put to another speaker, from joined statements."""

from collections.abc import Sequence

from variorum.collate.bodies import names_body, two_bodies
from variorum.collate.join import JOIN, around, joined, share, stems
from variorum.collate.names import same_name, share_word
from variorum.collate.parties import Sort, anonymous, called, document, gender, mouthpiece, sort_of, spelt
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Statement, Variant
from variorum.text import fold, words

BY = "speakers@4"
# Below this a speaker was guessed, and a guess is no ground to say that words changed mouths.
SURE = 0.5
# A name behind a pronoun or an office was worked out, and must be surer than one that is spelt.
WORKED_OUT = 0.8


def speakers(bead: Bead, view: View) -> Sequence[Variant]:
    """Return statements of the reading whose content the base puts to somebody else.

    Two people or two bodies are compared, each told by name; an unnamed source and a name, or a body, as
    well. A person and a body blur honestly ("the ministry" for its minister), so nothing is said of them,
    nor where either text names the other's speaker beside the content: then both may have said it.
    """
    out = []
    for s in view.reading.said(bead.reading):
        best = elsewhere(s, joined(s, bead, view), view)
        if best is None:
            continue
        sure = 0.85 * min(s.confidence, best.confidence)
        note = moved(s, best, view)
        out.append(found(view, Kind.SPEAKER, best.source, s.source, by=BY, confidence=sure, note=note))
    return out


def elsewhere(s: Statement, matches: Sequence[Statement], view: View) -> Statement | None:
    """Return the base's statement with the content of the reading's that is put to somebody else there."""
    if s.source is None or s.confidence < SURE or _credited(s.speaker or "", view):
        return None
    best = next((m for m in matches if _other(s, m, view)), None)
    return None if best is None or _shared(s, matches, view) or _kept(best, s, view) else best


def moved(s: Statement, m: Statement, view: View) -> str:
    """Return in words whose a statement is in both texts."""
    return f"{called(m, view.base)} in the base, {called(s, view.reading)} here"


def _other(s: Statement, m: Statement, view: View) -> bool:
    """Return whether two joined statements have speakers that can't be the same."""
    if m.source is None:
        return False
    if anonymous(m, view.base) and not view.across:
        # "a spokesman" speaks for a body, and may for this one; "a witness" may be named, "witness Vale"
        body = sort_of(s, view.reading) is Sort.BODY and mouthpiece(m, view.base)
        who = _told_of(m, view.base)
        if body or (who and who <= _told_of(s, view.reading)):
            return False
        return sort_of(s, view.reading) is not Sort.UNKNOWN and spelt(s, view.reading)
    kinds = sort_of(s, view.reading), sort_of(m, view.base)
    if view.across and kinds[0] is Sort.BODY and not two_bodies(s.speaker or "", m.speaker or ""):
        return False  # a body's name is translated
    if kinds[0] is not kinds[1] or kinds[0] is Sort.UNKNOWN:
        return False
    told = spelt(s, view.reading), spelt(m, view.base)
    if {gender(s, view.reading), gender(m, view.base)} == {"he", "she"}:
        return not alike(s.speaker or "", m.speaker or "")  # worked out, yet it can't be the same person
    if not any(told) or (kinds[0] is Sort.BODY and not all(told)):
        return False  # two pronouns, or "the utility" and "the university" behind it, were worked out
    return _clear(s, view.reading) and _clear(m, view.base) and not alike(s.speaker or "", m.speaker or "")


def _told_of(s: Statement, whole: Whole) -> frozenset[str]:
    """Return the stems of the words that a text has for who says something."""
    return stems(whole, [s.source], whole.telling.lang) if s.source else frozenset()


def _clear(s: Statement, whole: Whole) -> bool:
    return spelt(s, whole) or (s.confidence >= WORKED_OUT and not document(s, whole))


def alike(a: str, b: str) -> bool:
    """Return whether two names share a word in any spelling: a first name, a family's or a body's."""
    if two_bodies(a, b):
        return False
    if same_name(a, b):
        return True
    x, y = ([fold(w) for w, _ in words(n) if len(w) > 2] for n in (a, b))
    return share_word(x, y)


def _shared(s: Statement, matches: Sequence[Statement], view: View) -> bool:
    """Return whether a statement round either one has the other's speaker: X said that Y had told him."""
    mine = [s, *around(s, view.reading)]
    theirs = [*matches, *(n for m in matches for n in around(m, view.base))]
    pairs = ((x.speaker or "", y.speaker or "") for x in mine for y in theirs)
    return any(same_name(a, b) and not two_bodies(a, b) for a, b in pairs)


def _kept(m: Statement, s: Statement, view: View) -> bool:
    """Return whether the reading leaves the base's statement to its speaker after all.

    It does where another statement of the reading has this content and that speaker, or where either
    sentence names the other's speaker too.
    """
    if m.speaker and _named_in(m.speaker, s, view.reading):
        return True
    if s.speaker and _named_in(s.speaker, m, view.base):
        return True
    lang = view.base.telling.lang
    content = stems(view.base, m.content, lang)
    for i in view.base.told_in(m):
        for p in view.reading.said(view.linked_reading.get(i, ())):
            if p is s or not p.speaker or not m.speaker or not alike(p.speaker, m.speaker):
                continue
            told = stems(view.reading, p.content, view.reading.telling.lang)
            if view.across or share(content, told) >= JOIN:
                return True
    return False


def _named_in(speaker: str, s: Statement, whole: Whole) -> bool:
    """Return whether a name stands in the sentences of a statement's content."""
    if s.speaker and two_bodies(speaker, s.speaker):
        return any(names_body(speaker, s.speaker, whole.telling.sentence(i)) for i in whole.told_in(s))
    names = [fold(w) for w, _ in words(speaker) if w[0].isupper()]
    told = {fold(w) for i in whole.told_in(s) for w, _ in words(whole.telling.sentence(i)) if w[0].isupper()}
    return share_word(names, told)


def _credited(speaker: str, view: View) -> bool:
    """Return whether a speaker is the outlet the words were taken from: a credit, no other mouth."""
    base, reading = view.base.telling, view.reading.telling
    outlets = (base.article.outlet, base.credit, reading.credit, reading.article.outlet)
    return any(same_name(speaker, o) for o in outlets if o)
