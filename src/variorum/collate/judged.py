"""A checker's marks to variants: runs of tokens of the reading that the base does not bear out.

The checker gives every token of both passages a distribution over "same" and the kinds. Rules and checker
correct each other: where both point at a place the finding is surer, a rule's shaky finding that the checker
reads as the same goes, and what only the checker sees must be plain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from variorum.collate.view import View, found
from variorum.data import Checked, Kind, Span, Variant

# A run of the reading starts at a token this likely changed, and reaches over neighbours this likely.
START, REACH = 0.75, 0.4
# A run's mean must be at least this for the checker to speak alone.
ALONE = 0.6
# A rule surer than this stands whatever the checker says; below it, it needs the checker to see at least
# WEAK there.
FIRM = 0.8
WEAK = 0.2
# On the base side, tokens this likely lost or altered are shown as the words that were there.
BASE = 0.35


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring tokens that the checker marks."""

    span: Span
    chance: float
    kinds: tuple[tuple[Kind, float], ...]  # summed, most likely first
    key: tuple[tuple[int, ...], tuple[int, ...]]


def judged(
    rules: Sequence[Variant], view: View, checked: Mapping[tuple[tuple[int, ...], tuple[int, ...]], Checked]
) -> tuple[Variant, ...]:
    """Return the rules' findings as the checker sees them, and the checker's own."""
    runs = [r for key, c in sorted(checked.items()) for r in runs_of(key, c)]
    out, met = [], set()
    for v in rules:
        if v.reading is None:
            out.append(v)
            continue
        hits = [n for n, r in enumerate(runs) if r.span.overlap(v.reading.span)]
        met |= set(hits)
        seen = max((runs[n].chance for n in hits), default=_seen(v.reading.span, checked))
        if v.confidence < FIRM and seen < WEAK:
            continue
        out.append(replace(v, confidence=round(1 - (1 - v.confidence) * (1 - 0.6 * seen), 4)))
    for n, r in enumerate(runs):
        if n in met or r.chance < ALONE:
            continue
        out.append(_variant(r, view, checked[r.key]))
    return tuple(out)


def runs_of(key: tuple[tuple[int, ...], tuple[int, ...]], c: Checked) -> list[Run]:
    """Return the runs of marked tokens on the reading side of one pair of passages."""
    if not len(c.reading):
        return []
    same = c.labels.index("same")
    changed = 1.0 - c.reading_probs[:, same].astype(float)
    out = []
    k = 0
    while k < len(c.reading):
        if changed[k] < REACH:
            k += 1
            continue
        end = k
        while end + 1 < len(c.reading) and changed[end + 1] >= REACH:
            end += 1
        if changed[k : end + 1].max() >= START:
            out.append(
                Run(
                    span=Span(c.reading[k].start, c.reading[end].end),
                    chance=float(changed[k : end + 1].max()),
                    kinds=_kinds(c, c.reading_probs[k : end + 1]),
                    key=key,
                )
            )
        k = end + 1
    return out


def _kinds(c: Checked, rows: NDArray[np.float32]) -> tuple[tuple[Kind, float], ...]:
    total = rows.sum(axis=0)
    named = [(Kind(label), float(total[n])) for n, label in enumerate(c.labels) if label != "same"]
    return tuple(sorted(named, key=lambda x: (-x[1], x[0])))


def _seen(span: Span, checked: Mapping[tuple[tuple[int, ...], tuple[int, ...]], Checked]) -> float:
    """Return how likely the checker holds any token of a span changed; 1 where it never looked."""
    looked, most = False, 0.0
    for c in checked.values():
        same = c.labels.index("same")
        for t, row in zip(c.reading, c.reading_probs, strict=True):
            if t.overlap(span):
                looked, most = True, max(most, 1.0 - float(row[same]))
    return most if looked else 1.0


def _variant(r: Run, view: View, c: Checked) -> Variant:
    kind = r.kinds[0][0]
    base = _base(c, kind)
    if base is None and kind is not Kind.ADDITION and not r.key[0]:
        kind = Kind.ADDITION
    note = "the base has nothing of this" if kind is Kind.ADDITION else ""
    return found(
        view,
        kind,
        None if kind is Kind.ADDITION else base or _sentence(r, view),
        r.span,
        by=c.by,
        confidence=r.chance,
        note=note,
    )


def _base(c: Checked, kind: Kind) -> Span | None:
    """Return the base tokens marked with the same kind, as one span round the strongest."""
    if not len(c.base) or kind.value not in c.labels:
        return None
    same, column = c.labels.index("same"), c.labels.index(kind.value)
    changed = 1.0 - c.base_probs[:, same].astype(float)
    score = c.base_probs[:, column].astype(float)
    top = int(score.argmax())
    if score[top] < BASE / 2 or changed[top] < BASE:
        return None
    lo = hi = top
    while lo > 0 and changed[lo - 1] >= BASE:
        lo -= 1
    while hi + 1 < len(c.base) and changed[hi + 1] >= BASE:
        hi += 1
    return Span(c.base[lo].start, c.base[hi].end)


def _sentence(r: Run, view: View) -> Span | None:
    return view.base.telling.sentences[r.key[0][0]] if r.key[0] else None
