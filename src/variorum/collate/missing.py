"""What is known of an omission, by name: what it holds, where it stood, what the reading has in its place.

How much each counts towards its being left out in truth is fitted (training/judge.py): nothing is weighed.
"""

import math

from variorum.collate.announced import announced
from variorum.collate.clauses import content, size
from variorum.collate.denials import has
from variorum.collate.evidence import logit
from variorum.collate.lost import Retold
from variorum.collate.names import same_name
from variorum.collate.omissions import BY as LOST
from variorum.collate.tokens import tokens
from variorum.collate.view import APART, View
from variorum.data import Variant


def of_loss(v: Variant, losses: int, view: View) -> dict[str, float]:
    """Return what is known of an omission, one of `losses` of its pair.

    Words are compared within one language alone.
    """
    assert v.base is not None
    base, reading, span = view.base, view.reading, v.base.span
    i = base.telling.sentence_at(span.start)
    assert i is not None
    sentence, text = base.telling.sentences[i], span.of(base.telling.text)
    linked = view.linked_reading.get(i, ())
    out = {
        "rule": logit(v.confidence) if v.by == LOST else 0.0,
        "unruled": float(v.by != LOST),
        v.note: 1.0,
        "losses": float(losses),
        "linked": float(len(linked)),
        "place": i / len(base.telling.sentences),
        "sentences": float(len(base.telling.sentences)),
        "words": float(size(text, base.telling.lang)),
        "share": len(span) / len(sentence),
        "apart": float(view.alignment.relation in APART),
        "covered": view.covered,
        "told": view.told,
        "across": float(view.across),
        "shortened": math.log(len(reading.telling.text) / len(base.telling.text)),
        "before": float(bool(view.linked_reading.get(i - 1))),
        "behind": float(bool(view.linked_reading.get(i + 1))),
        "bond": max((view.scores[i, j] for j in linked), default=0.0),
        "announced": float(announced(i, view)),
        **{key: float(has(text, base.telling.lang, key)) for key in ("negators", "deny_words")},
        **_named(v, i, view),
    }
    if not view.across:
        out |= _worded(v, i, view)
    return out


def _named(v: Variant, i: int, view: View) -> dict[str, float]:
    """Return what an omission holds of names, figures and speakers, and how much the reading lacks of it."""
    assert v.base is not None
    base, reading, span = view.base, view.reading, v.base.span
    names = [n for n in base.names if span.holds(n.span)]
    figures = [q for q in base.quantities if span.holds(q.span)]
    speakers = {p.speaker for p in base.said((i,)) if p.speaker}
    others = {p.speaker for p in reading.statements if p.speaker}
    return {
        "names": float(len(names)),
        "names gone": float(sum(not view.lacked.isdisjoint(n.words) for n in names)),
        "figures": float(len(figures)),
        "figures gone": float(sum(q.span in view.unmet for q in figures)),
        "said": float(any(c.overlap(span) for p in base.statements for c in p.content)),
        "quoted": float(any(q.span.overlap(span) for q in base.quotes)),
        "speaker": float(bool(speakers)),
        "speaker there": float(any(a == b or same_name(a, b) for a in speakers for b in others)),
    }


def _worded(v: Variant, i: int, view: View) -> dict[str, float]:
    """Return how much of an omission's words stands in what its sentence is linked to, and anywhere."""
    assert v.base is not None
    base, reading = view.base.telling, view.reading
    stems = content(tokens(v.base.span.of(base.text), v.base.span.start, base.lang))
    linked = view.linked_reading.get(i, ())
    out = {}
    if stems:
        near = frozenset().union(*(reading.stems_of(j) for j in linked))
        there = [len(stems & reading.stems_of(k)) for k in reading.indices]
        out = {
            "stems": float(len(stems)),
            "near": len(stems & near) / len(stems),
            "anywhere": len(stems & reading.all_stems) / len(stems),
            "together": max(there, default=0) / len(stems),
        }
    if linked:
        told = Retold(i, linked, view)
        length = sum(len(reading.telling.sentences[j]) for j in linked)
        out |= {
            "reworded": told.reworded,
            "shorter": float(told.shorter),
            "length": math.log(length / len(base.sentences[i])),
        }
    return out
