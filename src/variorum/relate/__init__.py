"""An alignment to a relation: copied, edited, rewritten, translated, borrowed from in part, or told apart.

One softmax over named shares says whether a pair is derived, partial, of the same event, or neither; in a
pile a second one weighs that against what the relatives of both sides show (`settle`); a third, for derived
pairs in one language, says how near the wording is. All are fitted by `training/relations.py` on stories
left out in turn; the coefficients stand in `weights.json`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from variorum.data import Alignment, Relation, Telling
from variorum.models.shipped import coefficients
from variorum.relate.features import coverage, features
from variorum.relate.kin import CLASSES, kinship
from variorum.relate.particulars import SURE, elsewhere, strangers
from variorum.text import fold, words

__all__ = ["borne_out", "features", "relate", "settle", "softmax", "weights", "wording"]

# Share of the linked sentences' word runs that both sides hold, from which a text is a copy: one word
# changed in a hundred breaks three runs of three in a hundred.
COPY_RUNS = 0.97
# Share of two texts with a counterpart in the other from which it is asked whether all their words are one.
WHOLE = 0.9
# Share of the word runs that two texts' linked sentences tell in their own voice, from which both have one
# wording: of two reports of one event, each for itself, the twentieth part is common, of versions of one
# page most of it. And how likely their own evidence must then say it is.
OWN_WORDS, BEYOND = 1 / 2, 2 / 3
# Classes in which one of two texts has words or content of the other's, or both of a third's.
DRAWN = ("derived", "partial")

Coefficients = Mapping[str, Mapping[str, float]]


def relate(
    a: Telling, b: Telling, alignment: Alignment, shown: Mapping[str, float] | None = None
) -> Alignment:
    """Return the alignment with relation, confidence (a probability) and coverage filled in.

    `alignment` is of `a` (left) and `b` (right). The relation is None where the two have nothing to do
    with one another; confidence is then that of their being unrelated. `shown` is the pair's `features`,
    where they are known already.
    """
    f = features(a, b, alignment) if shown is None else shown
    p = borne_out(softmax(f, weights()["class"]), alignment, apart=elsewhere(f))
    p = _carried(p, f)
    return _judged(a, b, alignment, f, p)


def settle(
    tellings: Sequence[Telling],
    alignments: Sequence[Alignment],
    known: Mapping[tuple[str, str], Mapping[str, float]] | None = None,
) -> tuple[Alignment, ...]:
    """Return all alignments of a pile as `relate` would, each pair weighed against its relatives as well.

    One alignment a pair; pairs that were not aligned count as unrelated. Sorted by (left, right). `known`
    holds the pairs' `features` by (left, right), where they are known already.
    """
    by = {t.id: t for t in tellings}
    ordered = sorted(alignments, key=lambda x: (x.left, x.right))
    shown = known or {(x.left, x.right): features(by[x.left], by[x.right], x) for x in ordered}
    pairs = {(x.left, x.right): x for x in ordered}
    guess = {pair: softmax(f, weights()["class"]) for pair, f in shown.items()}
    apart = strangers(shown, {pair: p["derived"] for pair, p in guess.items()})
    first = {pair: borne_out(p, pairs[pair], apart=pair in apart) for pair, p in guess.items()}
    # Without another relative on either side there is nothing to weigh a pair against.
    second = {
        pair: borne_out(softmax(f, weights()["settle"]), pairs[pair], apart=pair in apart)
        if any(f[f"kin_{c}"] for c in CLASSES) and not _worded_alike(shown[pair], first[pair])
        else first[pair]
        for pair, f in kinship(first).items()
    }
    last = {pair: _carried(p, shown[pair]) for pair, p in second.items()}
    return tuple(
        _judged(by[x.left], by[x.right], x, shown[x.left, x.right], last[x.left, x.right]) for x in ordered
    )


def _worded_alike(f: Mapping[str, float], p: Mapping[str, float]) -> bool:
    """Return whether two texts have one wording and one matter, which no relative of theirs can deny.

    The versions of a page that grows over a day differ ever more from each other, and the first has little
    in common with what retells the last.
    """
    if f["told_linked"] < OWN_WORDS or f["held"] < SURE:
        return False
    return sum(p[c] for c in DRAWN) >= BEYOND


def borne_out(p: Mapping[str, float], alignment: Alignment, *, apart: bool) -> Mapping[str, float]:
    """Return the probabilities of a pair; where no sentence is linked, none drew on the other.

    What nothing in the two texts shows is not claimed. Nor is it of two that tell of other people, places and
    figures all through (`apart`): one template, two reports.
    """
    if not alignment.links:
        rest = sum(p[c] for c in CLASSES if c not in DRAWN) or 1.0
        return {c: 0.0 if c in DRAWN else p[c] / rest for c in CLASSES}
    if apart:
        gone = sum(p[c] for c in DRAWN)
        return {c: 0.0 if c in DRAWN else p[c] + gone * (c == "none") for c in CLASSES}
    return p


def _carried(p: Mapping[str, float], f: Mapping[str, float]) -> Mapping[str, float]:
    """Return the probabilities of a pair, which of a post and what tells it all leave no chance of none."""
    if not f["posted"]:
        return p
    return {c: {"none": 0.0, "derived": p["derived"] + p["none"]}.get(c, p[c]) for c in CLASSES}


def _judged(
    a: Telling, b: Telling, alignment: Alignment, f: Mapping[str, float], p: Mapping[str, float]
) -> Alignment:
    left, right = coverage(a, b, alignment)
    if min(left, right) >= WHOLE and _same_words(a, b):
        p = {c: float(c == "derived") for c in CLASSES}  # no likelihood: a copy is a text of the same words
    best = max(CLASSES, key=lambda c: (p[c], c))
    relation: Relation | None = None
    confidence = p[best]
    if best == "derived":
        relation, sure = wording(f)
        confidence *= sure
    elif best != "none":
        relation = Relation(best)
    return replace(
        alignment, relation=relation, confidence=round(confidence, 4),
        drawn=round(sum(p[c] for c in DRAWN), 4),
        coverage_left=round(left, 4), coverage_right=round(right, 4),
    )  # fmt: skip


def _same_words(a: Telling, b: Telling) -> bool:
    """Return whether two texts have the same words, and any at all."""
    if len(a.sentences) != len(b.sentences):
        return False
    said = [tuple(fold(w) for i in range(len(t.sentences)) for w, _ in words(t.sentence(i))) for t in (a, b)]
    return said[0] == said[1] != ()


def wording(f: Mapping[str, float]) -> tuple[Relation, float]:
    """Return the relation's name for a derived pair, and how sure it is."""
    if f["across"]:
        return Relation.TRANSLATION, 1.0
    if f["grams_linked_share"] >= COPY_RUNS:
        return Relation.COPY, 1.0
    p = softmax(f, weights()["wording"])
    best = max(p, key=lambda c: (p[c], c))
    return Relation(best), p[best]


def softmax(f: Mapping[str, float], model: Coefficients) -> dict[str, float]:
    """Return a multinomial logistic model's probabilities; "across*" names count across languages only."""
    z: dict[str, float] = {}
    for c, row in model.items():
        z[c] = row["intercept"]
        for name, value in row.items():
            if name.startswith("across*"):
                z[c] += value * f["across"] * f[name[7:]]
            elif name != "intercept":
                z[c] += value * f[name]
    top = max(z.values())
    e = {c: math.exp(v - top) for c, v in z.items()}
    total = sum(e.values())
    return {c: v / total for c, v in e.items()}


@cache
def weights() -> Mapping[str, Coefficients]:
    """Return the coefficients of the three models, by model, class and feature."""
    return coefficients(__name__, dict[str, dict[str, dict[str, float]]])
