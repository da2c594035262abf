"""What an unnamed insider of a body says told as the body's own: "a source in the ministry"."""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.join import around, joined
from variorum.collate.listed import holds, listed
from variorum.collate.speakers import SURE, moved
from variorum.collate.tokens import Token, singular, tokens
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Statement, Variant

BY = "insiders@1"
LIST = "insiders"  # of roles.toml


def insiders(bead: Bead, view: View) -> Sequence[Variant]:
    """Return statements that one text has from somebody inside a body, unnamed, and the other from the body.

    A body's spokesman speaks for it; who is known only as its source does not. Nothing is said where either
    text has both say it.
    """
    if view.across:
        return ()
    out = []
    for s in view.reading.said(bead.reading):
        told = joined(s, bead, view) if s.source is not None and s.confidence >= SURE else []
        best = next((m for m in told if _changed(m, s, view)), None)
        if best is None or _both([s, *around(s, view.reading)], view.reading):
            continue
        if not _both([*told, *(n for m in told for n in around(m, view.base))], view.base):
            sure, note = 0.85 * min(s.confidence, best.confidence), moved(s, best, view)
            out.append(found(view, Kind.SPEAKER, best.source, s.source, by=BY, confidence=sure, note=note))
    return out


def _changed(m: Statement, s: Statement, view: View) -> bool:
    """Return whether one of two sources is an insider of the body that is the other."""
    if m.source is None or _inside(m, view.base) == _inside(s, view.reading):
        return False
    pair = (m, view.base), (s, view.reading)
    (one, first), (body, second) = pair if _inside(m, view.base) else pair[::-1]
    inner, outer = _body(one, first), _body(body, second)
    one_body = bool(outer) and (outer <= inner or (bool(inner) and inner <= outer))
    return one_body and not _somebody(body, second)


def _both(said: Sequence[Statement], whole: Whole) -> bool:
    """Return whether both an insider and somebody else are the sources of some statements."""
    return len({_inside(s, whole) for s in said if s.source is not None}) > 1


def _inside(s: Statement, whole: Whole) -> bool:
    """Return whether what names a source says that it is an insider."""
    ts, lang = _tokens(s, whole), whole.telling.lang
    return holds(ts, "roles", lang, LIST) or any(_ends(t, lang) for t in ts)


def _ends(t: Token, lang: str) -> bool:
    """Return whether a word is a compound that ends in one for insiders: "Regierungskreise"."""
    return t.fold.endswith(lexicon.folded("roles", lang, "insider_ends"))


def _body(s: Statement, whole: Whole) -> frozenset[str]:
    """Return the stems of what names a source, without the words for an insider."""
    lang = whole.telling.lang
    known = lexicon.folded("roles", lang, LIST)
    return content([t for t in _tokens(s, whole) if not (listed(t.fold, known) or _ends(t, lang))])


def _somebody(s: Statement, whole: Whole) -> bool:
    """Return whether what names a source names a person, who is no body."""
    known = lexicon.known("roles", whole.telling.lang, "people")
    return any(singular(t.fold) in known for t in _tokens(s, whole))


def _tokens(s: Statement, whole: Whole) -> tuple[Token, ...]:
    return tokens(s.source.of(whole.telling.text), s.source.start, whole.telling.lang) if s.source else ()
