"""Findings of all detectors to variants: one place, one variant, in the order an editor wants them."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.data import Kind, Variant

# Which finding keeps a place that several detectors found: the more particular before the more general.
PRECEDENCE = (
    Kind.QUOTE, Kind.NUMBER, Kind.DATE, Kind.SPEAKER, Kind.ENTITY, Kind.ROLE, Kind.POLARITY, Kind.CAUSE,
    Kind.CERTAINTY, Kind.STRENGTH, Kind.VOICE, Kind.ADDITION, Kind.OMISSION,
)  # fmt: skip
# How much a change of a kind matters to what a reader takes away, 0 to 1: an opposite and a changed mouth
# most, a shade least. Confidence scales it.
MATTERS = {
    Kind.POLARITY: 1.0,
    Kind.QUOTE: 0.95,
    Kind.SPEAKER: 0.95,
    Kind.ROLE: 0.95,
    Kind.NUMBER: 0.9,
    Kind.ENTITY: 0.85,
    Kind.ADDITION: 0.6,
    Kind.CERTAINTY: 0.8,
    Kind.CAUSE: 0.8,
    Kind.VOICE: 0.75,
    Kind.DATE: 0.75,
    Kind.OMISSION: 0.6,
    Kind.STRENGTH: 0.6,
}
# How much more, or less, an omission of a sort matters than somebody's words left out.
GRAVITY = (
    ("denial", 1.5),
    ("the source it names", 1.5),
    ("came to harm", 1.4),
    ("not so", 1.3),
    ("condition", 1.3),
    ("somebody's words", 1.0),
)
# What two detectors find at one place is one thing seen twice: half of the doubt of the surer goes.
AGREED = 0.5


# Changes of a quotation's words that a detector of such words finds as well.
_WITHIN = (Kind.CERTAINTY, Kind.POLARITY, Kind.STRENGTH)


def merged(variants: Sequence[Variant]) -> tuple[Variant, ...]:
    """Return the variants with overlapping readings made one: the particular kind stays, agreement raises it.

    Omissions have no reading; one stands beside the finding that shows what the reading has in its place.
    """
    kept: list[Variant] = []
    order = {k: n for n, k in enumerate(PRECEDENCE)}
    for v in sorted(variants, key=lambda v: (order[v.kind], -v.confidence, _start(v), v.by)):
        rival = next((n for n, k in enumerate(kept) if _same_place(k, v)), None)
        if rival is None:
            kept.append(v)
        elif kept[rival].kind is v.kind or _family(kept[rival]) != _family(v):
            doubt = 1 - max(kept[rival].confidence, v.confidence)
            kept[rival] = replace(kept[rival], confidence=round(1 - doubt * AGREED, 4))
    return tuple(kept)


def weighed(variants: Sequence[Variant], length: int) -> tuple[Variant, ...]:
    """Return the variants with weights, heaviest first.

    What stands high in a text of `length` code points is read by more.
    """
    out = []
    for v in variants:
        place = _start(v) / max(1, length)
        weight = MATTERS[v.kind] * v.confidence * (1.1 - 0.2 * min(1.0, place)) * _gravity(v)
        out.append(replace(v, weight=round(weight, 4), confidence=round(v.confidence, 4)))
    return tuple(sorted(out, key=lambda v: (-v.weight, _start(v), v.kind, v.by)))


def _gravity(v: Variant) -> float:
    """Omissions differ most among themselves: a denial left out against a date left out."""
    if v.kind is not Kind.OMISSION:
        return 1.0
    return next((factor for words, factor in GRAVITY if words in v.note), 0.5)


def _start(v: Variant) -> int:
    side = v.reading or v.base
    return side.span.start if side else 0


def _family(v: Variant) -> str:
    return v.by.split("@")[0]


def _same_place(a: Variant, b: Variant) -> bool:
    if a.reading and b.reading:
        if a.reading.span.overlap(b.reading.span):
            return True
        # "may" made "will" inside a quotation is one change, whichever words of the reading each shows.
        kinds = {a.kind, b.kind}
        inside = Kind.QUOTE in kinds and not kinds.isdisjoint(_WITHIN)
        return inside and bool(a.base and b.base and a.base.span.overlap(b.base.span))
    if a.reading is None and b.reading is None and a.base and b.base:
        return a.base.span.overlap(b.base.span) > 0
    return False
