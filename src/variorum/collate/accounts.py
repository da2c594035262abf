"""What a sum of money is in somebody's accounts: revenue told as profit, a profit as a loss, the sum kept."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from variorum.collate.listed import hits
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import Token, tokens_before, tokens_behind
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "accounts@1"
# What a sum can be, by the lists of `lexicon/accounts.toml`.
POSTS = ("revenue", "profit", "loss", "debt")
# Words before and behind a sum among which it says what it is.
BEFORE, BEHIND = 9, 4
# Two sums of money this near to each other, as a share, are one.
NEAR = 0.001
OPPOSITE = frozenset({"profit", "loss"})


def accounts(bead: Bead, view: View) -> Sequence[Variant]:
    """Return sums of the reading that are another thing there than everywhere in the base.

    What a sum is must be plain in both: by one such word beside it, before or behind.
    """
    out = []
    for j in bead.reading:
        for r, post, at in _posts(j, view.reading):
            base = list(_told(r, view))
            known = {p for p, _ in base}
            if base and None not in known and post not in known and len(known) == 1:
                place = next(place for _, place in base if place is not None)
                other = next(iter(known))
                kind = Kind.POLARITY if {post, other} == OPPOSITE else Kind.ENTITY
                out.append(found(view, kind, place, at, by=BY, confidence=0.65 if view.across else 0.75))
    return out


def _told(r: Quantity, view: View) -> Iterator[tuple[str | None, Span | None]]:
    """Yield what a sum of the reading is each time the base tells it, None where that is not plain."""
    for q in view.base.quantities:
        if q.unit == r.unit and abs(q.value - r.value) <= NEAR * r.value:
            i = view.base.sentence_of(q.core)
            if i is not None:  # a heading's sum stands below as well
                mine = ((post, at) for x, post, at in _posts(i, view.base) if x.core == q.core)
                yield next(mine, (None, None))


def _posts(i: int, whole: Whole) -> Sequence[tuple[Quantity, str, Span]]:
    """Return the sums of money of a sentence, each with what it plainly is and the word that says so."""
    return whole.once(_plain, i)


def _plain(i: int, whole: Whole) -> tuple[tuple[Quantity, str, Span], ...]:
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    out = []
    for q in whole.quantities_in((i,)):
        if not q.unit.startswith("money"):
            continue
        before = tokens_before(ts, q.core)[-BEFORE:]
        behind = tokens_behind(ts, q.core)[: BEHIND + 2]
        lead = list(takewhile(lambda t: t.fold not in (",", ";", "(", ")", ":"), reversed(before)))[::-1]
        rest = list(takewhile(lambda t: t.kind != "stop", behind))
        said = [*_named(lead, lang)[-1:], *_named(rest, lang)[:1]]
        if len({post for post, _ in said}) == 1:
            out.append((q, *said[0]))
    return tuple(out)


def _named(ts: Sequence[Token], lang: str) -> list[tuple[str, Span]]:
    every = (
        (h.first, post, h.span(ts))
        for post in POSTS
        for h in hits(ts, "accounts", lang, post)
    )
    return [(post, at) for _, post, at in sorted(every)]
