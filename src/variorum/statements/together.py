"""Two and more who speak with one voice: "Kyiv and Moscow said", "Vale, Reyl and the mayor of Karsk"."""

from collections.abc import Sequence
from functools import cache

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.callings import calling
from variorum.statements.mention import called
from variorum.statements.names import Name, Token, tokens
from variorum.statements.roles import Words
from variorum.states import states
from variorum.text import fold

AND = {"en": "and", "ru": "и", "uk": "та", "de": "und", "fr": "et", "es": "y", "it": "e"}  # as we put it
_AND = frozenset((*AND.values(), "й", "і", "sowie", "ed"))
_TWO = 2
_CALLED = 6  # words of an office between "and" and the name it is of
_MOST = 6  # names joined, and words of a title between two of them


def listing(row: list[Token], before: int, w: Words) -> bool:
    """Return whether names from a place on are some of those told of: "leaders including | Ada Vale"."""
    lists = lexicon.known("roles", w.lang, "listing")
    return any(t.low in lists for t in row[1:] if t.span.end <= before)


def together(telling: Telling, parts: Sequence[Span], found: Sequence[Name], w: Words) -> tuple[Name, ...]:
    """Return the names that a source joins by "and", each with no more than article and title; else none.

    "Russia, Ukraine and Turkey" are three. Names joined in what one of them is called are no two speakers:
    "the envoy for Karsk and Dvorin".
    """
    if not 0 < len(found) <= _MOST or len(parts) >= _MOST or w.lang not in AND:
        return ()
    if w.lang == "en" and _of_a_noun(telling, found[-1], parts[-1], w):
        return ()
    if beside := _side_by_side(telling, Span(parts[0].start, parts[-1].end), found, w):
        return beside
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


def _side_by_side(telling: Telling, span: Span, found: Sequence[Name], w: Words) -> tuple[Name, ...]:
    """Return the names of a noun phrase that stand side by side in it, with what each of them is: "Ada Vale,
    the mayor, and Otto Reyl, the police chief", "Two analysts, Ada Vale and Otto Reyl".

    A name behind a preposition is no side of it: "the director of Karsk Foods and Ada Vale".
    """
    row = tokens(telling.text, span.start, span.end)
    text = fold(span.of(telling.text))
    lands = [x for x in _lands() if x in text]  # "the Trinidad and Tobago striker Ada Vale"
    for t in (t for t in row if t.low in _AND and not _inside(t, found) and not lands):
        first = _before(telling, span, t, found, w)
        second = _behind(telling, span, t, found, w)
        if first is None or second is None or (second.body and not first.body):
            continue
        out = [second, first]
        for n in reversed([n for n in found if n.span.end <= first.span.start]):
            gap = telling.text[n.span.end : out[-1].span.start]
            if gap.removesuffix("the ") != ", ":
                break
            out.append(n)
        return tuple(out[::-1]) if _leads(telling, span, out[-1], w) else ()
    return ()


@cache
def _lands() -> tuple[str, ...]:
    """Return the names of states that "and" joins, folded."""
    return tuple(sorted({fold(x) for x in states().values() if " and " in x}))


def heading(telling: Telling, at: int, named: Sequence[Span], w: Words) -> Span | None:
    """Return where the two at the head of a sentence stand that a "they" in it may be, of the names before:
    "While Vale and Reyl kept silent, they said".
    """
    first = telling.sentences[telling.sentence_from(at)].start
    own = [n for n in named if first <= n.start]
    if len(own) != _TWO:
        return None
    lead = tokens(telling.text, first, own[0].start)
    begins = next((t.span.start for t in lead if t.low not in w.small), own[0].start)
    return Span(begins, own[1].end)


def _of_a_noun(telling: Telling, last: Name, part: Span, w: Words) -> bool:
    """Return whether names say of what kind a noun behind them is: "the former Karsk and Dvorin player"."""
    row = tokens(telling.text, last.span.end, part.end)
    close = bool(row) and telling.text[last.span.end : row[0].span.start] == " "
    return close and all(t.text == t.low and t.low not in w.breaks for t in row) and called(row[-1].low, w)


def _inside(t: Token, found: Sequence[Name]) -> bool:
    return any(n.span.holds(t.span) for n in found)


def _before(telling: Telling, span: Span, t: Token, found: Sequence[Name], w: Words) -> Name | None:
    """Return the name that "and" joins to another, right before it or with what it is between commas."""
    text = telling.text
    for n in reversed([n for n in found if n.span.end <= t.span.start]):
        gap = text[n.span.end : t.span.start]
        apposed = gap.startswith(", ") and gap.endswith(", ") and gap.count(", ") == _TWO
        if gap.strip() and not apposed:
            continue
        return n if not n.owns and _leads(telling, span, n, w) else None
    return None


def _leads(telling: Telling, span: Span, n: Name, w: Words) -> bool:
    """Return whether no preposition stands before a name, from the last comma on."""
    begins = max(span.start, telling.text.rfind(", ", span.start, n.span.start) + 1)
    return all(x.low not in w.breaks for x in tokens(telling.text, begins, n.span.start))


def _behind(telling: Telling, span: Span, t: Token, found: Sequence[Name], w: Words) -> Name | None:
    """Return the name that "and" joins to the one before it, with no more than an office between."""
    text = telling.text
    last: Name | None = None
    for n in found:
        if n.span.start < t.span.end or n.owns:
            continue
        lead = tokens(text, t.span.end, n.span.start)[: _CALLED + 1]
        gap = text[t.span.end : n.span.start].strip(" .")
        fielded = gap.endswith(",") and bool(lead) and lead[0].low in w.determiners
        if fielded and any(calling(x.low, w) or x.low in w.people for x in lead):
            # "the minister for trade, | Ada Vale"
            return n if not any(c in gap[:-1] for c in ",;:–—()\"“”") else last
        marked = any(c in gap for c in ",;:–—()\"“”")
        plain = all(x.low not in w.breaks or x.low in w.determiners or x.capital for x in lead)
        offices = w.people | w.titles | w.before | w.parties
        bare = all(x.low in w.determiners | w.adverbs for x in lead)
        called = bare or any(calling(x.low, w) or x.low in offices for x in lead)
        if not (plain or marked) and len(lead) <= _CALLED:
            continue  # of what field an office is: "the minister for | Energy, Vale"
        if marked or len(lead) > _CALLED or not plain or not (called or _inside(lead[-1], found)):
            break
        last = n if called else last
    return last if last is not None and last.span.end <= span.end else None


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
