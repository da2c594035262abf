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
# Words before a source among which is what it is heard out of: "aus dem", "из".
OUT = 2
# The language that writes what a body is and what it is for as one word.
COMPOUNDS = "de"


def insiders(bead: Bead, view: View) -> Sequence[Variant]:
    """Return statements that one text has from somebody inside a body, unnamed, and the other from the body.

    A body's spokesman speaks for it; who is known only as its source does not. Nothing is said where either
    text has both say it. Between languages a body is one by what it is called, and the only one there.
    """
    out = []
    for s in view.reading.said(bead.reading):
        told = joined(s, bead, view) if s.source is not None and s.confidence >= SURE else []
        best = next((m for m in told if _changed(m, s, view)), None)
        if best is None or _both([s, *around(s, view.reading)], view.reading):
            continue
        if not _both([*told, *(n for m in told for n in around(m, view.base))], view.base):
            sure = (0.7 if view.across else 0.85) * min(s.confidence, best.confidence)
            note = moved(s, best, view)
            out.append(found(view, Kind.SPEAKER, best.source, s.source, by=BY, confidence=sure, note=note))
    return out


def _changed(m: Statement, s: Statement, view: View) -> bool:
    """Return whether one of two sources is an insider of the body that is the other."""
    if m.source is None or _inside(m, view.base) == _inside(s, view.reading):
        return False
    pair = (m, view.base), (s, view.reading)
    (one, first), (body, second) = pair if _inside(m, view.base) else pair[::-1]
    if _somebody(body, second) or _out_of(body, second):
        return False
    if view.across:
        return all(_called(x, whole, "bodies") for x, whole in ((one, first), (body, second)))
    inner, outer = _body(one, first), _body(body, second)
    return bool(outer) and (outer <= inner or (bool(inner) and inner <= outer))


def _out_of(s: Statement, whole: Whole) -> bool:
    """Return whether what names a source stands behind a word by which it may be anybody's there.

    "Aus dem Ministerium hieß es" is what is heard from it, and hardly its word.
    """
    if s.source is None:
        return False
    at = whole.telling.sentence_at(s.source.start)
    ts = tokens(whole.telling.sentence(at), whole.telling.sentences[at].start) if at is not None else ()
    behind = [t.fold for t in ts if t.span.start < s.source.start][-OUT:]
    inside = [t.fold for t in _tokens(s, whole)][:1]
    return any(w in lexicon.known("roles", whole.telling.lang, "out_of") for w in (*behind, *inside))


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
    return _called(s, whole, "people")


def _called(s: Statement, whole: Whole, key: str) -> bool:
    """Return whether what names a source has a noun of a list, or a compound that ends in one."""
    lang = whole.telling.lang
    known = lexicon.known("roles", lang, key)
    forms = {w for t in _tokens(s, whole) for w in (t.fold, singular(t.fold))}
    return not known.isdisjoint(forms) or (lang == COMPOUNDS and any(f.endswith(tuple(known)) for f in forms))


def _tokens(s: Statement, whole: Whole) -> tuple[Token, ...]:
    return tokens(s.source.of(whole.telling.text), s.source.start, whole.telling.lang) if s.source else ()
