"""Findings shown without the names at their ends: what both texts call a side did not change."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.collate.names import INNER
from variorum.collate.view import View
from variorum.data import Kind, Span, Telling, Variant
from variorum.text import fold, words

# Kinds whose words are what somebody does or how far it goes, so that a name at either end only says who.
TRIMMED = frozenset({Kind.POLARITY, Kind.CERTAINTY, Kind.STRENGTH, Kind.CAUSE})


def trimmed(variants: Sequence[Variant], view: View) -> list[Variant]:
    """Return the variants with readings that neither begin nor end with a name that both texts hold.

    A long name would else push other words out of a stretch of so many, and swapped sides move a finding.
    """
    told = view.reading.telling
    return [
        replace(v, reading=replace(v.reading, span=_bare(v.reading.span, told, view.shared)))
        if v.kind in TRIMMED and v.reading is not None
        else v
        for v in variants
    ]


def _bare(span: Span, told: Telling, shared: frozenset[Span]) -> Span:
    """Return a span without such names at its ends, unless nothing else is in it."""
    own = [at for _, at in words(span.of(told.text), span.start)]
    first, last = 0, len(own)
    while first < last and own[first] in shared:
        first = _past(own, first, 1, told, shared)
    while last > first and own[last - 1] in shared:
        last = _past(own, last - 1, -1, told, shared) + 1
        while first < last < len(own) and _one_run(own[last - 1], own[last], told):
            last -= 1  # "Islands" of "Islands Minister", where the base has the minister
    return Span(own[first].start, own[last - 1].end) if first < last else span


def _one_run(a: Span, b: Span, told: Telling) -> bool:
    """Return whether two words are neighbours in a run of capitals."""
    return told.text[a.end : b.start] == " " and told.text[a.start].isupper() and told.text[b.start].isupper()


def _past(own: Sequence[Span], k: int, step: int, told: Telling, shared: frozenset[Span]) -> int:
    """Return the index past a name's word at k: past small words to more of it, or to its article."""
    after = k + step
    while 0 <= after < len(own) and fold(own[after].of(told.text)) in INNER:
        after += step
    within = 0 <= after < len(own) and own[after] in shared
    return after if within or step < 0 else k + step
