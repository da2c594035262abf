"""Two and more who speak with one voice: "Kyiv and Moscow said", "Vale, Reyl and the mayor of Karsk"."""

from collections.abc import Sequence

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.names import Name, tokens
from variorum.statements.roles import Words

AND = {"en": "and", "ru": "и", "uk": "та", "de": "und", "fr": "et", "es": "y", "it": "e"}  # as we put it
_AND = frozenset((*AND.values(), "й", "і", "sowie", "ed"))
_MOST = 6  # names joined, and words of a title between two of them


def together(telling: Telling, parts: Sequence[Span], found: Sequence[Name], w: Words) -> tuple[Name, ...]:
    """Return the names that a source joins by "and", each with no more than article and title; else none.

    "Russia, Ukraine and Turkey" are three. Names joined in what one of them is called are no two speakers:
    "the envoy for Karsk and Dvorin".
    """
    if not 0 < len(found) <= _MOST or len(parts) >= _MOST or w.lang not in AND:
        return ()
    found = [*_opening(telling, parts[0], found, w), *found]
    if len(found) == 1:
        return ()
    text, leads = telling.text, w.determiners | w.titles | w.people | _AND | _both(w.lang)
    at = 0
    joined = 0
    for part in parts:
        row = tokens(text, part.start, part.end)
        for t in row:
            inside = at < len(found) and found[at].span.start <= t.span.start < found[at].span.end
            if inside:
                at += t.span.end >= found[at].span.end
                continue
            if t.low not in leads or (t.low in _AND and at != len(found) - 1) or t.owns:
                return ()
            joined += t.low in _AND
    apart = joined == 1 and at == len(found) and not any(n.owns for n in found)
    apart = apart and not (found[-1].body and not found[-2].body)  # "the Karsk and Dvorin Hospitals Trust"
    return tuple(found) if apart and len(parts) < len(found) else ()


def _opening(telling: Telling, part: Span, found: Sequence[Name], w: Words) -> list[Name]:
    """Return a name of one word that opens its sentence and stands nowhere else: "Karsk and Dvorin"."""
    row = tokens(telling.text, part.start, part.end)
    if not row:
        return []
    first, *more = row
    named = found[0].span.start <= first.span.start or not first.capital or first.owns
    if named or first.low in w.small | w.people | w.bodies | w.firms | _both(w.lang):
        return []
    alone = more and more[0].low in _AND
    return [Name(span=first.span, parts=(first.bare,), titles=(), body=False, owns=False)] if alone else []


def _both(lang: str) -> frozenset[str]:
    return lexicon.known("roles", lang, "both")
