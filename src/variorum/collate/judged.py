"""A checker's marks and the rules' findings, weighed together into what is reported.

The checker gives every token of both passages a distribution over "same" and the kinds of change.
Neighbouring tokens that are likely changed make a run. How sure a run, or a rule's finding, is follows from
what is known of it by a logistic weighing (Platt 1999), fitted on stories whose labels the checker never saw
(training/judge.py); what is less likely than `weights["least"]` is left out.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from variorum.collate.clauses import content
from variorum.collate.marks import spelling
from variorum.collate.tokens import tokens
from variorum.collate.view import View, found
from variorum.data import Alignment, Checked, Kind, Relation, Span, Telling, Variant
from variorum.text import fold, words

Key = tuple[tuple[int, ...], tuple[int, ...]]  # base sentences, reading sentences
# A run is made of neighbouring tokens this likely changed, one of them at least this likely; both low, since
# the weighing decides.
REACH, START = 0.1, 0.15
# Share of a run's plainest mark that a word at its ends must have to be shown.
PLAIN = 0.5
# Words either side of a run that, standing in the base with it word for word, show that nothing changed.
BESIDE = 2
# Base tokens this likely lost or altered are shown as the words that were there.
BASE = 0.3
# Base sentences either side of the linked ones that the checker reads too: what is "new" may stand there.
AROUND = 1


def passages(base: Telling, reading: Telling, alignment: Alignment) -> tuple[Key, ...]:
    """Return the pairs of passages a checker should look at, as sentence indices of base and reading.

    Each sentence of the reading with all that it is linked to and the neighbours of that. One without a link
    goes beside what the sentences before and behind it are linked to: there its source would stand; not where
    only a part is borrowed. What stands in the base word for word needs no look.
    """
    linked: dict[int, set[int]] = {}
    last = len(base.sentences)
    for link in alignment.links:
        near = range(max(0, link.left - AROUND), min(last, link.left + AROUND + 1))
        linked.setdefault(link.right, set()).update(near)
    if not linked:
        return ()
    known = {tuple(_plain(base.sentence(i))) for i in range(last)}
    out = []
    for j in range(len(reading.sentences)):
        if tuple(_plain(reading.sentence(j))) in known:
            continue
        left = linked.get(j)
        if left is None and alignment.relation is Relation.PARTIAL:
            continue
        if left is None:
            before = max((k for k in linked if k < j), default=None)
            behind = min((k for k in linked if k > j), default=None)
            left = set().union(*(linked[k] for k in (before, behind) if k is not None))
        out.append((tuple(sorted(left)), (j,)))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring tokens of the reading that the checker marks."""

    span: Span
    first: int  # tokens of the reading's passage
    last: int
    kinds: tuple[tuple[Kind, float], ...]  # summed, likeliest first
    key: Key


def runs(key: Key, c: Checked) -> list[Run]:
    """Return the runs of marked tokens on the reading side of one pair of passages."""
    same = c.labels.index("same")
    changed = 1.0 - c.reading_probs[:, same].astype(float)
    out, k = [], 0
    while k < len(c.reading):
        end = k
        while end < len(c.reading) and changed[end] >= REACH:
            end += 1
        if end > k and changed[k:end].max() >= START:
            total = c.reading_probs[k:end].sum(axis=0)
            named = [(Kind(x), float(total[n])) for n, x in enumerate(c.labels) if n != same]
            kinds = tuple(sorted(named, key=lambda x: (-x[1], x[0])))
            out.append(Run(Span(c.reading[k].start, c.reading[end - 1].end), k, end, kinds, key))
        k = end + 1
    return out


def about_run(r: Run, c: Checked, view: View) -> dict[str, float]:
    """Return what the weighing knows of a run, by name."""
    same = c.labels.index("same")
    everywhere = 1.0 - c.reading_probs[:, same].astype(float)
    changed = everywhere[r.first : r.last]
    total = sum(p for _, p in r.kinds)
    kind = r.kinds[0][0]
    lost = c.base_probs[:, c.labels.index(kind.value)].astype(float)
    out = {
        "top": _logit(float(changed.max())),
        "mean": _logit(float(changed.mean())),
        "whole": _logit(c.changed),
        "size": math.log(r.last - r.first),
        "share": (r.last - r.first) / max(1, len(c.reading)),
        "sure of kind": r.kinds[0][1] / total if total else 0.0,
        "base too": float(lost.max()) if len(lost) else 0.0,
        "rest": _logit(float(np.delete(everywhere, range(r.first, r.last)).max(initial=0.0))),
        "link": max((x.score for x in view.alignment.links if x.right == r.key[1][0]), default=0.0),
        "alone": float(r.key[1][0] not in view.linked_base),
        f"kind {kind.value}": 1.0,
        f"top {kind.value}": _logit(float(changed.max())),
    }
    if view.across:
        out["across"] = 1.0
        out["across top"] = out["top"]
    else:
        stems = frozenset(content(tokens(r.span.of(view.reading.telling.text), 0, view.reading.telling.lang)))
        near = frozenset().union(*(view.base.stems_of(i) for i in r.key[0])) if r.key[0] else frozenset()
        if stems:
            out[f"new {kind.value}"] = len(stems - view.base.all_stems) / len(stems)
            out["new here"] = len(stems - near) / len(stems)
            out["new"] = len(stems - view.base.all_stems) / len(stems)
    return out


def about_rule(v: Variant, checked: Mapping[Key, Checked], view: View) -> dict[str, float]:
    """Return what the weighing knows of a rule's finding, by name."""
    out = {"rule": _logit(v.confidence), f"by {v.by.split('@')[0]}": 1.0}
    if v.reading is None:
        return out
    top, whole = 0.0, 0.0
    for c in checked.values():
        if not c.reading or not Span(c.reading[0].start, c.reading[-1].end).overlap(v.reading.span):
            continue
        same = c.labels.index("same")
        for t, row in zip(c.reading, c.reading_probs, strict=True):
            if t.overlap(v.reading.span):
                top, whole = max(top, 1.0 - float(row[same])), c.changed
    if whole:
        out["seen"] = 1.0
        out["seen top"] = _logit(top)
        out["seen whole"] = _logit(whole)
    if view.across:
        out["across"] = 1.0
    return out


@cache
def weights() -> Mapping[str, Any]:
    """Return the fitted weights: "run" and "rule", by name of feature, and "least"."""
    text = (files("variorum.collate") / "weights.json").read_text(encoding="utf-8")
    held: Mapping[str, Any] = json.loads(text)
    return held


def chance(about: Mapping[str, float], of: str) -> float:
    """Return how likely a finding is right."""
    w = weights()[of]
    return 1.0 / (1.0 + math.exp(-sum(w.get(name, 0.0) * x for name, x in about.items()) - w["bias"]))


def judged(rules: Sequence[Variant], view: View, checked: Mapping[Key, Checked]) -> tuple[Variant, ...]:
    """Return the rules' findings as the checker sees them, and the checker's own.

    Omissions are the rules' alone: the checker reads what is there.
    """
    least = weights()["least"]
    out, met = [], []
    for v in rules:
        if v.reading is None or v.kind is Kind.OMISSION:
            out.append(v)
            continue
        sure = chance(about_rule(v, checked, view), "rule")
        if sure >= least:
            out.append(replace(v, confidence=round(sure, 4)))
            met.append(v.reading.span)
    for key, c in sorted(checked.items()):
        for r in runs(key, c):
            if any(r.span.overlap(x) for x in met) or _word_for_word(r, c, view):
                continue
            sure = chance(about_run(r, c, view), "run")
            if sure >= least:
                out.append(_variant(r, view, c, sure))
    return tuple(out)


def _word_for_word(r: Run, c: Checked, view: View) -> bool:
    """Return whether a run stands in a base sentence it is read beside, with the words on either side of it.

    What is the same there is the same, whatever a model makes of it.
    """
    whole = Span(c.reading[0].start, c.reading[-1].end)
    own = words(whole.of(view.reading.telling.text), whole.start)
    inside = [k for k, (_, at) in enumerate(own) if at.overlap(r.span)]
    if not inside:
        return True  # punctuation alone
    told = ["", *_plain(whole.of(view.reading.telling.text)), ""]
    near = told[max(0, inside[0] + 1 - BESIDE) : inside[-1] + 2 + BESIDE]
    for i in r.key[0]:
        base = ["", *_plain(view.base.telling.sentence(i)), ""]  # empty ones mark begin and end
        if any(base[k : k + len(near)] == near for k in range(len(base) - len(near) + 1)):
            return True
    return False


def _plain(text: str) -> list[str]:
    """Return the words of a text in a form for comparing: case, accents and spelling habits aside."""
    return [spelling(fold(w)) for w, _ in words(text)]


def _variant(r: Run, view: View, c: Checked, sure: float) -> Variant:
    kind = r.kinds[0][0]
    span = _tight(r, c, view.reading.telling)
    if kind is Kind.ADDITION or r.key[1][0] not in view.linked_base:
        kind = Kind.ADDITION
        return found(view, kind, None, span, by=c.by, confidence=sure, note="the base has nothing of this")
    return found(view, kind, _base(c, kind, view) or _sentence(r, view), span, by=c.by, confidence=sure)


def _tight(r: Run, c: Checked, told: Telling) -> Span:
    """Return a run's whole words from its first plain mark to its last: weak ones at its ends fall away."""
    changed = 1.0 - c.reading_probs[r.first : r.last, c.labels.index("same")].astype(float)
    plain = np.flatnonzero(changed >= PLAIN * changed.max())
    first, last = c.reading[r.first + int(plain[0])], c.reading[r.first + int(plain[-1])]
    return _worded(Span(first.start, last.end), told)


def _worded(span: Span, told: Telling) -> Span:
    """Return a span made wider to whole words: the model's pieces are smaller."""
    near = (told.sentence_at(span.start), told.sentence_at(span.end - 1))
    own = [at for i in near if i is not None for _, at in words(told.sentence(i), told.sentences[i].start)]
    touched = [at for at in own if at.overlap(span)]
    return Span(min(touched).start, max(touched).end) if touched else span


def _base(c: Checked, kind: Kind, view: View) -> Span | None:
    """Return the base tokens marked with the same kind, as one span round the strongest."""
    if not c.base:
        return None
    same, column = c.labels.index("same"), c.labels.index(kind.value)
    changed = 1.0 - c.base_probs[:, same].astype(float)
    top = int(c.base_probs[:, column].argmax())
    if changed[top] < BASE:
        return None
    lo = hi = top
    while lo > 0 and changed[lo - 1] >= BASE:
        lo -= 1
    while hi + 1 < len(c.base) and changed[hi + 1] >= BASE:
        hi += 1
    return _worded(Span(c.base[lo].start, c.base[hi].end), view.base.telling)


def _sentence(r: Run, view: View) -> Span | None:
    """Return the base sentence that the run's sentence is most surely linked to."""
    mine = [x for x in view.alignment.links if x.right == r.key[1][0]]
    return view.base.telling.sentences[max(mine, key=lambda x: x.score).left] if mine else None


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))
