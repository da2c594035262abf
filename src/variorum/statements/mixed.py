"""What the grammar mends in the tagger's findings: the source it left out, or cut short.

Whole statements the grammar alone finds are not added: beside a trained tagger they cost more
precision than they bring recall (measured on RETOLD by fold).
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from variorum.statements.raw import Raw

_AROUND = 6  # findings of the grammar on either side that one of the tagger's is held against


def blend(found: Sequence[Raw], ruled: Sequence[Raw]) -> list[Raw]:
    """Return the tagger's raw statements, sources mended by those of the rules, in order of place."""
    rules = sorted(ruled, key=_place)
    starts = [_place(r) for r in rules]
    cues = frozenset(r.cue.start for r in found if r.cue is not None)
    return sorted((_sourced(raw, rules, starts, cues) for raw in found), key=_place)


def _place(raw: Raw) -> int:
    return min(c.start for c in raw.contents)


def _sourced(raw: Raw, rules: Sequence[Raw], starts: Sequence[int], cues: Collection[int]) -> Raw:
    """Return a statement with the source the grammar gives its cue, if it has none of its own or one
    that lacks its end: "two people with knowledge of". What goes on with the verb of another cue (the
    first places of all are `cues`) is no end it lacks: "Vale | rejected the claims, saying ...".
    """
    i = bisect_left(starts, _place(raw))
    for rule in rules[max(0, i - _AROUND) : i + _AROUND]:
        if raw.cue is None:
            shared = sum(a.overlap(b) for a in rule.contents for b in raw.contents)
            if raw.source is None and 2 * shared >= sum(map(len, raw.contents)):
                return replace(raw, source=rule.source, cue=rule.cue)
            continue
        if rule.cue is None or rule.source is None or not rule.cue.overlap(raw.cue):
            continue
        fuller = raw.source is None or (
            rule.source.start == raw.source.start and rule.source.end > raw.source.end
        )
        verb = raw.source is not None and raw.source.end + 1 in cues
        if fuller and not verb and not any(rule.source.overlap(c) for c in raw.contents):
            return replace(raw, source=rule.source)
    return raw
