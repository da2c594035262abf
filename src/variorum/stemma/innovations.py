"""Changes that two tellings share against a third: the classic sign that one comes from the other.

Two copyists of one source seldom change the same place in the same way by themselves (Lachmann's
"common errors"; Maas 1927). Where B and C have one reading and A another, B and C are kin beyond A, whatever
a credit says. It does not tell which of the two is the elder: both directions gain the same.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.data import Kind, Span, Variant

# Kinds whose readings can be the same change twice; what is left out is left out for length as well.
TELLING = frozenset(Kind) - {Kind.OMISSION, Kind.ADDITION, Kind.VOICE}
SURE = 0.5  # confidence from which a variant takes part
WORTH = 2.0  # log-odds of one shared change: about one chance in seven that it was made twice
MOST = 4  # shared changes that count: detectors may see one change under several kinds

Seen = Mapping[tuple[str, str], tuple[Variant, ...]]
Place = tuple[Kind, Span, Span]  # kind, words of the one, words of the other


def shared(ids: Sequence[str], variants: Seen) -> dict[tuple[int, int], tuple[int, tuple[Kind, ...]]]:
    """Return for pairs of tellings (indices, both orders) the third they differ from, and in what kinds.

    Of several thirds the one that shows most. Linear in the variants of each triple.
    """
    place = {(a, b): _places(variants, a, b) for a in ids for b in ids if a != b}
    out: dict[tuple[int, int], tuple[int, tuple[Kind, ...]]] = {}
    for p, a in enumerate(ids):
        near = [k for k, b in enumerate(ids) if place.get((a, b))]
        for i, q in enumerate(near):
            for c in near[i + 1 :]:
                kinds = _common(place[a, ids[q]], place[a, ids[c]], place.get((ids[q], ids[c]), ()))
                if len(kinds) > len(out.get((q, c), (0, ()))[1]):
                    out[q, c] = out[c, q] = (p, kinds)
    return out


def bonus(n: int, found: Mapping[tuple[int, int], tuple[int, tuple[Kind, ...]]]) -> NDArray[np.float64]:
    """Return what shared changes add to the score of every edge; index 0 is the ground."""
    out = np.zeros((n + 1, n + 1))
    for (q, c), (_, kinds) in found.items():
        out[q + 1, c + 1] = WORTH * min(MOST, len(kinds))
    return out


def _places(variants: Seen, a: str, b: str) -> tuple[Place, ...]:
    """Return where a and b differ, the words of a first."""
    found = variants.get((a, b)) or variants.get((b, a)) or ()
    out = []
    for v in found:
        if v.kind in TELLING and v.confidence >= SURE and v.base and v.reading:
            spans = {v.base.telling: v.base.span, v.reading.telling: v.reading.span}
            if a in spans and b in spans:
                out.append((v.kind, spans[a], spans[b]))
    return tuple(out)


def _common(one: Sequence[Place], other: Sequence[Place], between: Sequence[Place]) -> tuple[Kind, ...]:
    """Return the kinds of the changes that two tellings share, each place of the third counted once."""
    out: list[Kind] = []
    used: list[Span] = []
    for kind, at, mine in one:
        for kind2, at2, theirs in other:
            if kind2 is not kind or not at.overlap(at2) or any(u.overlap(at) for u in used):
                continue
            if any(m.overlap(mine) and t.overlap(theirs) for _, m, t in between):
                continue  # they differ from one another there too: not the same change
            out.append(kind)
            used.append(at)
    return tuple(sorted(out))
