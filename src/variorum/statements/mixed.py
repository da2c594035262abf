"""What the rules add to the tagger: a source it left out, a statement it passed over.

The tagger is asked first and keeps what it found. The grammar then fills gaps: a cue without a source
takes the subject the grammar sees, and a sentence's strong verb of saying that the tagger saw nothing
at becomes a statement with less confidence.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from variorum.data import Span, Tagged
from variorum.statements.raw import Raw

_CUE = 0.2  # probability of a cue, or of content, the tagger must leave open
_CONTENT = 0.1
_LESS = 0.7  # what a rule's confidence is worth beside the tagger's silence
_AROUND = 6  # statements on either side that a rule's finding is held against
_TOUCH = 0.25  # share of a content another may hold before they count as one statement


def blend(found: Sequence[Raw], ruled: Sequence[Raw], tagged: Tagged) -> list[Raw]:
    """Return the tagger's raw statements, mended and added to by those of the rules, in order of place."""
    rules = sorted(ruled, key=_place)
    starts = [_place(r) for r in rules]
    out = [_sourced(raw, rules, starts) for raw in found]
    places = sorted(out, key=_place)
    at = [_place(r) for r in places]
    for rule in rules:
        near = places[
            max(0, bisect_left(at, _place(rule)) - _AROUND) : bisect_left(at, _place(rule)) + _AROUND
        ]
        if rule.cue is None or any(_clash(rule, raw) for raw in near):
            continue
        if (
            support(tagged, rule.cue, "cue") >= _CUE
            and support(tagged, rule.contents[0], "content") >= _CONTENT
        ):
            out.append(replace(rule, score=rule.score * _LESS))
    return sorted(out, key=_place)


def support(tagged: Tagged, span: Span, role: str) -> float:
    """Return the mean probability the tagger gives a role over a span's tokens."""
    i = bisect_left(tagged.tokens, span.start, key=lambda t: t.end - 1)
    j = bisect_left(tagged.tokens, span.end, key=lambda t: t.start)
    columns = [k for k, name in enumerate(tagged.labels) if name.endswith(role)]
    return float(tagged.probs[i:j][:, columns].sum(axis=1).mean()) if i < j else 0.0


def _place(raw: Raw) -> int:
    return min(c.start for c in raw.contents)


def _sourced(raw: Raw, rules: Sequence[Raw], starts: Sequence[int]) -> Raw:
    """Return a statement with the source the grammar gives its cue, if it has none of its own or one
    that lacks its end: "two people with knowledge of".
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
        if fuller and not any(rule.source.overlap(c) for c in raw.contents):
            return replace(raw, source=rule.source)
    return raw


def _clash(rule: Raw, raw: Raw) -> bool:
    """Return whether two findings are about the same words."""
    if rule.cue is not None and raw.cue is not None and rule.cue.overlap(raw.cue):
        return True
    shared = sum(a.overlap(b) for a in rule.contents for b in raw.contents)
    least = min(sum(map(len, rule.contents)), sum(map(len, raw.contents)))
    pieces: list[Span] = [p for p in (raw.cue, raw.source) if p is not None]
    return shared > _TOUCH * least or any(p.overlap(c) for p in pieces for c in rule.contents)
