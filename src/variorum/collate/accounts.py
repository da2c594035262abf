"""What a figure is told to be: revenue as profit, a rate kept as a rate cut, on the month as on the year.

The figure is the same, and the words beside it say what it is, in any of our languages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from variorum import lexicon
from variorum.collate.listed import hits
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import Token, tokens_before, tokens_behind
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "accounts@2"
OPPOSITE = frozenset({"profit", "loss"})
# Words before a figure that tell it as what another is held against.
HELD = 2
_APART = frozenset((",", ";", "(", ")", ":"))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One thing that a figure can be told to be: the lists of a file, one of which is meant."""

    file: str
    posts: tuple[str, ...]
    units: tuple[str, ...]  # beginnings of the units of such figures
    before: int  # words before and behind a figure among which it says what it is
    behind: int
    kind: Kind
    moves: bool = False  # told by the nearest word, the one before it first, and of no figure held against


SHEETS = (
    _Sheet("accounts", ("revenue", "profit", "loss", "debt"), ("money",), 9, 4, Kind.ENTITY),
    _Sheet("accounts", ("net", "operating", "pretax", "gross"), ("money",), 9, 4, Kind.ENTITY),
    _Sheet("moves", ("up", "down", "same"), ("money", "share", "measure"), 9, 2, Kind.POLARITY, moves=True),
    _Sheet("moves", ("month", "quarter", "year"), ("share",), 0, 9, Kind.DATE),
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A figure of a sentence, what it plainly is by one of `SHEETS`, and the words that say so."""

    sheet: int
    figure: Quantity
    post: str
    span: Span


def accounts(bead: Bead, view: View) -> Sequence[Variant]:
    """Return figures of the reading that are another thing there than everywhere in the base.

    What a figure is must be plain in both: by one such word beside it, before or behind.
    """
    out = []
    for j in bead.reading:
        for r in view.reading.once(_plain, j):
            base = list(_told(r, view))
            known = {e.post if e else None for _, e in base}
            if not base or None in known or r.post in known or len(known) > 1:
                continue
            linked = view.linked_base.get(j, ())
            place = next((e for i, e in base if e and (not SHEETS[r.sheet].moves or i in linked)), None)
            if place is not None:
                opposite = {r.post, place.post} == OPPOSITE
                kind = Kind.POLARITY if opposite else SHEETS[r.sheet].kind
                sure = 0.65 if view.across else 0.75
                out.append(found(view, kind, place.span, r.span, by=BY, confidence=sure))
    return out


def _told(r: _Entry, view: View) -> Iterator[tuple[int, _Entry | None]]:
    """Yield what a figure of the reading is each time the base tells it, None where that is not plain."""
    for q in view.base.as_much(r.figure):
        i = view.base.sentence_of(q.core)
        if i is not None:  # a heading's figure stands below as well
            every = view.base.once(_plain, i)
            yield i, next((e for e in every if e.sheet == r.sheet and e.figure.core == q.core), None)


def _plain(i: int, whole: Whole) -> tuple[_Entry, ...]:
    """Return the figures of a sentence with what each plainly is."""
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    out = []
    for q in whole.quantities_in((i,)):
        before, behind = tokens_before(ts, q.span), tokens_behind(ts, q.span)
        for n, sheet in enumerate(SHEETS):
            if q.unit.startswith(sheet.units) and (said := _said(before, behind, sheet, lang)) is not None:
                out.append(_Entry(n, q, *said))
    return tuple(out)


def _said(
    before: Sequence[Token], behind: Sequence[Token], sheet: _Sheet, lang: str
) -> tuple[str, Span] | None:
    """Return what the words before and behind a figure say that it is; None where they say nothing or two."""
    lead = list(takewhile(lambda t: t.fold not in _APART, reversed(before[-sheet.before :])))[::-1]
    rest = list(takewhile(lambda t: t.kind != "stop", behind[: sheet.behind + 2]))
    ahead = _named(lead, sheet, lang)[-1:] if sheet.before else []
    if sheet.moves:
        held = lexicon.known("moves", lang, "held")
        if any(t.fold in held for t in before[-HELD:]):
            return None
        said = ahead or _named(rest[: sheet.behind], sheet, lang)[:1]
    else:
        said = [*ahead, *_named(rest, sheet, lang)[:1]]
    return said[0] if len({post for post, _ in said}) == 1 else None


def _named(ts: Sequence[Token], sheet: _Sheet, lang: str) -> list[tuple[str, Span]]:
    every = (
        (h.first, post, h.span(ts))
        for post in sheet.posts
        for h in hits(ts, sheet.file, lang, post)
    )
    return [(post, at) for _, post, at in sorted(every)]
