"""Tellings that are accounted for bear no witness of their own.

A telling that comes from another one hands on what that one changed, and so seems to bear out that its
source's own words stood elsewhere too. The elders' rule is to find such copies first and to set them aside
(eliminatio codicum descriptorum; Maas 1927): then their source, with its own changes borne out by nobody, can
be placed in turn. Large stories have many generations, and can't be read without it.
"""

from collections.abc import Set as AbstractSet

from variorum.stemma.features import Field, Floats, eliminated
from variorum.stemma.tree import GROUND, best, marginals
from variorum.stemma.weigh import Weighed, reweigh, weigh

# Probability from which a telling is set aside: likelier than not to come from the one it hangs from.
SETTLED = 0.5


def descended(field: Field, shared: Floats | None = None) -> tuple[Field, Weighed]:
    """Return the field with what copies bear out taken away, and its scores.

    A round settles those that nobody unsettled hangs from; each settles one telling or is the last.
    """
    below: dict[int, frozenset[int]] = {}
    settled: set[int] = set()
    weighed = weigh(field, shared=shared)
    while True:
        changed: set[int] = set()
        for p, c in _fresh(weighed, settled):
            settled.add(c)
            below[p] = below.get(p, frozenset()) | {c} | below.get(c, frozenset())
            changed.add(p)
        if not changed:
            return field, weighed
        field = eliminated(field, {p: below[p] for p in changed})
        weighed = reweigh(weighed, field, changed, shared)


def _fresh(weighed: Weighed, settled: AbstractSet[int]) -> list[tuple[int, int]]:
    """Return (source, telling) for those likely to come from a source, with nobody unsettled below them."""
    chosen = best(weighed.scores)
    sure, _ = marginals(weighed.scores)
    above = {p for c, p in enumerate(chosen) if c - 1 not in settled}
    return [
        (p - 1, c - 1)
        for c, p in enumerate(chosen)
        if p != GROUND and c not in above and c - 1 not in settled and sure[p, c] >= SETTLED
    ]
