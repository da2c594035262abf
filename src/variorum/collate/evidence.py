"""What is known of a finding, by name: of a run of words the checker marks, and of what a rule found.

Chances come as log-odds. How much each counts is fitted (training/judge.py), so nothing is weighed here.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from variorum.collate.clauses import content, size
from variorum.collate.tokens import tokens
from variorum.collate.view import APART, View, Whole
from variorum.data import Checked, Kind, Span, Variant
from variorum.text import words

Key = tuple[tuple[int, ...], tuple[int, ...]]  # base sentences, reading sentences
BESIDE = 6  # words on either side of a finding that say what it bears on
NOTHING = -3.0  # log-odds of a rule that has not spoken


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring tokens of the reading that the checker marks."""

    span: Span
    first: int  # tokens of the reading's passage
    last: int
    kinds: tuple[tuple[Kind, float], ...]  # summed, likeliest first
    key: Key


class Known:
    """What was found in an article and what the checker says of its passages, to be asked of each finding."""

    def __init__(self, rules: Sequence[Variant], checked: Mapping[Key, Checked]) -> None:
        self.rules, self.checked = rules, checked
        self._odds = {key: logit(c.changed) for key, c in checked.items()}
        self._sum, self._most = sum(self._odds.values()), sorted(self._odds.values())[-2:]

    def on(self, span: Span) -> list[Variant]:
        """Return the rules' findings that touch some words of the reading."""
        return [v for v in self.rules if _touches(v, span)]

    def reading(self, span: Span) -> tuple[Key, list[int]] | None:
        """Return the passage that some words of the reading stand in, and their tokens there."""
        for key, c in self.checked.items():
            if c.reading and Span(c.reading[0].start, c.reading[-1].end).overlap(span):
                at = [k for k, t in enumerate(c.reading) if t.overlap(span)]
                if at:
                    return key, at
        return None

    def elsewhere(self, key: Key) -> dict[str, float]:
        """Return how likely the other passages were changed: who alters much elsewhere alters here, too.

        Where there are none the odds stay even.
        """
        others = len(self._odds) - 1
        if others < 1:
            return {}
        own = self._odds[key]
        return {
            "elsewhere": (self._sum - own) / others,
            "elsewhere top": self._most[0] if own == self._most[1] else self._most[1],
            "passages": float(others),
        }


def of_run(r: Run, known: Known, view: View) -> dict[str, float]:
    """Return what is known of a run: its marks, those round it and in the base, its words, what rules say."""
    c = known.checked[r.key]
    everywhere, base = _changed(c.reading_probs, c), _changed(c.base_probs, c)
    own = everywhere[r.first : r.last]
    total = sum(p for _, p in r.kinds)
    lost = c.base_probs[:, c.labels.index(r.kinds[0][0].value)].astype(float)
    text = view.reading.telling.text
    told = r.span.of(text)
    sentence = view.reading.telling.sentences[r.key[1][0]]
    j = r.key[1][0]
    links = [view.scores[i, j] for i in view.linked_base.get(j, ())]
    out = {
        "top": logit(float(own.max())),
        "mean": logit(float(own.mean())),
        "whole": logit(c.changed),
        "sure of kind": r.kinds[0][1] / total if total else 0.0,
        "rest": logit(float(np.delete(everywhere, range(r.first, r.last)).max(initial=0.0))),
        "base top": logit(float(base.max(initial=0.0))),
        "base kind": float(lost.max(initial=0.0)),
        "size": math.log(r.last - r.first),
        "share": (r.last - r.first) / max(1, len(c.reading)),
        "words": float(size(told, view.reading.telling.lang)),
        "capital": float(any(w[0].isupper() for w, _ in words(told))),
        "figure": float(any(x.isdigit() for x in told)),
        "sentence": float(size(sentence.of(text), view.reading.telling.lang)),
        "link": max(links, default=0.0),
        "links": float(len(links)),
        "beside": float(len(r.key[0])),
        "alone": float(r.key[1][0] not in view.linked_base),
        "across": float(view.across),
        "rule here": max((logit(v.confidence) for v in known.on(r.span)), default=NOTHING),
        "rule near": float(any(not _touches(v, r.span) for v in known.on(sentence))),
        **known.elsewhere(r.key),
    }
    if not view.across:
        stems = content(tokens(told, 0, view.reading.telling.lang))
        near = frozenset().union(*(view.base.stems_of(i) for i in r.key[0]))
        if stems:
            out["new here"] = len(stems - near) / len(stems)
            out["new"] = len(stems - view.base.all_stems) / len(stems)
    return out


def of_rule(v: Variant, known: Known, view: View) -> dict[str, float]:
    """Return what is known of a rule's finding: which rule, how sure, what the checker makes of the words."""
    out = {
        "rule": logit(v.confidence),
        named(v): 1.0,
        "across": float(view.across),
    }
    if v.reading is None:
        return out
    span = v.reading.span
    out["words"] = float(size(span.of(view.reading.telling.text), view.reading.telling.lang))
    out["others here"] = float(sum(w is not v for w in known.on(span)))
    if (place := known.reading(span)) is not None:
        key, at = place
        c = known.checked[key]
        marks = c.reading_probs[at].astype(float)
        out |= {
            "seen": 1.0,
            "seen top": logit(float(_changed(c.reading_probs, c)[at].max())),
            "seen kind": logit(float(marks[:, c.labels.index(v.kind.value)].max())),
            "seen whole": logit(c.changed),
            "base top": logit(float(_changed(c.base_probs, c).max(initial=0.0))),
            **known.elsewhere(key),
        }
    return out


def named(v: Variant) -> str:
    """Return the feature that says which rule found something."""
    return f"by {v.by.split('@')[0]}"


def logit(p: float) -> float:
    """Return log-odds, kept off the ends."""
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def setting(v: Variant, view: View) -> dict[str, float]:
    """Return what is known of where a finding stands: of what kind it is, and how much the two texts tell
    one thing, as a whole and here.

    Figures that differ are a change where all round them is the same, and two matters where nothing is. Words
    are compared within one language alone.
    """
    base, reading = view.base, view.reading
    out = {
        f"as {v.kind.value}": 1.0,
        "apart": float(view.alignment.relation in APART),
        "covered": view.covered,
        "told": view.told,
    }
    if v.reading is None or (j := reading.telling.sentence_at(v.reading.span.start)) is None:
        return out
    at = base.telling.sentence_at(v.base.span.start) if v.base else None
    links = {i: view.scores[i, j] for i in view.linked_base.get(j, ())}
    out["bond"] = max(links.values(), default=0.0) if at is None else links.get(at, 0.0)
    if view.across:
        return out
    own = reading.stems_of(j) - _stems(v.reading.span, reading)
    near = frozenset().union(*(base.stems_of(i) for i in ([at] if at is not None else links)))
    out["common"] = len(own & near) / max(1, len(own))
    if at is not None and v.base is not None:
        lost = base.stems_of(at) - _stems(v.base.span, base)
        out["kept"] = len(lost & reading.stems_of(j)) / max(1, len(lost))
        here, there = _round(v.reading.span, j, reading), _round(v.base.span, at, base)
        out["round"] = len(here & there) / max(1, min(len(here), len(there)))
    return out


def _stems(span: Span, whole: Whole) -> frozenset[str]:
    return content(tokens(span.of(whole.telling.text), span.start, whole.telling.lang))


def _round(span: Span, sentence: int, whole: Whole) -> frozenset[str]:
    """Return the stems of the words on either side of a finding, in its sentence."""
    at = whole.telling.sentences[sentence]
    row = words(at.of(whole.telling.text), at.start)
    before = [place for _, place in row if place.end <= span.start][-BESIDE:]
    behind = [place for _, place in row if place.start >= span.end][:BESIDE]
    return frozenset().union(
        *(_stems(Span(x[0].start, x[-1].end), whole) for x in (before, behind) if x)
    )


def _changed(probs: np.ndarray, c: Checked) -> np.ndarray:
    return 1.0 - probs[:, c.labels.index("same")].astype(float)


def _touches(v: Variant, span: Span) -> bool:
    return v.reading is not None and bool(v.reading.span.overlap(span))
