"""From evidence to the score of every edge: two small logistic models, one after the other.

The first says of two tellings whether one came before the other in a line of descent. It saturates:
once that is clear, more of the same evidence says nothing about *which* of several elders is the
parent. That is left to the second, which reads shared wording and order. Both are fitted by
`training/stemma.py`; the coefficients stand in `weights.json` beside this file.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from variorum.models.shipped import coefficients
from variorum.stemma.features import (
    ALONE,
    AT,
    BEFORE,
    FEATURES,
    PAIR,
    Field,
    ground_features,
    later,
    pair_features,
)
from variorum.stemma.tree import Scores, marginals

Coefficients = Mapping[str, Mapping[str, float]]
# Edges that dates are believed to agree and to disagree with before any was looked at: with none to
# judge by, dates count half.
PRIOR_RIGHT, PRIOR_ALL = 1.0, 2.0
# Edges against their dates, likelihoods summed, under which no date is wrong: likelier none than one.
NO_DATE_WRONG = 0.5


@dataclass(frozen=True)
class Weighed:
    """A story's edges. Index 0 is the ground, telling i of the field is node i + 1."""

    features: NDArray[np.float64]  # (n + 1, n + 1, features)
    allowed: NDArray[np.bool_]  # (n + 1, n + 1)
    before: Scores  # log-odds that p is an ancestor of c, -inf where they don't touch
    text: Scores  # scores from texts alone
    scores: Scores  # with dates
    later: NDArray[np.float64]  # 1, 0, -1: c is dated after p, unknown, before p
    trust: float  # how far dates are believed here, 0 to 1
    model: Coefficients


@cache
def weights() -> Coefficients:
    """Return the shipped coefficients."""
    return coefficients("variorum.stemma", dict[str, dict[str, float]])


def raw(field: Field) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Return every edge's features, which edges are possible, and what dates say of each."""
    n = len(field.witnesses)
    x = np.zeros((n + 1, n + 1, len(FEATURES)))
    allowed = np.zeros((n + 1, n + 1), dtype=bool)
    dated = np.zeros((n + 1, n + 1))
    for c in range(n):
        x[0, c + 1] = ground_features(field, c)
        allowed[0, c + 1] = True
        for p in field.places[c].near:
            x[p + 1, c + 1] = pair_features(field, p, c)
            allowed[p + 1, c + 1] = (c, p) not in field.revised
            dated[p + 1, c + 1] = later(field, p, c)
    return x, allowed, dated


def weigh(
    field: Field, model: Coefficients | None = None, shared: NDArray[np.float64] | None = None
) -> Weighed:
    """Return the scores of all edges of a story under these coefficients (default: the shipped ones).

    `shared` holds what changes that two tellings share add to their edges (`innovations.bonus`).
    """
    x, allowed, dated = raw(field)
    return _scored(x, allowed, dated, model or weights(), shared)


def reweigh(
    weighed: Weighed, field: Field, changed: AbstractSet[int], shared: NDArray[np.float64] | None = None
) -> Weighed:
    """Return the scores anew where the places of some tellings have changed. `weighed` is used up."""
    x = weighed.features
    for c, place in enumerate(field.places):
        for p in place.near:
            if c in changed or p in changed:
                x[p + 1, c + 1] = pair_features(field, p, c)
    return _scored(x, weighed.allowed, weighed.later, weighed.model, shared)


def _scored(
    x: NDArray[np.float64],
    allowed: NDArray[np.bool_],
    dated: NDArray[np.float64],
    model: Coefficients,
    shared: NDArray[np.float64] | None,
) -> Weighed:
    before, text = _texts(x, allowed, model, shared)
    trust = believe(text, dated)
    backwards = (dated < 0) & (x[:, :, AT["signed"]] > 0) & (x[:, :, AT["credit"]] == 0)
    if backwards.any():
        # What was out before a wire was signed had nothing from it, where without that no date is wrong;
        # unless it names the wire, as a text does whose date is wrong.
        bare = x.copy()
        bare[backwards, AT["signed"]] = 0.0
        unsigned = _texts(bare, allowed, model, shared)
        right, wrong = _agreed(unsigned[1], dated)
        if right > NO_DATE_WRONG > wrong:
            x, (before, text), trust = bare, unsigned, believe(unsigned[1], dated)
    scores = text.copy()
    if dated.any():
        scores[allowed] += (model["date"]["later"] * trust * dated)[allowed]
        # The ground gains what the best dated elder would: being the first is no evidence for itself.
    return Weighed(x, allowed, before, text, scores, dated, trust, model)


def _texts(
    x: NDArray[np.float64],
    allowed: NDArray[np.bool_],
    model: Coefficients,
    shared: NDArray[np.float64] | None,
) -> tuple[Scores, Scores]:
    """Return the log-odds of ancestry and the scores of all edges, dates left out."""
    before = ancestry(x, allowed, model["before"])
    text = choose(x, allowed, before, model["parent"])
    if shared is not None:
        text[allowed] += shared[allowed]
    return before, text


def ancestry(x: NDArray[np.float64], allowed: NDArray[np.bool_], model: Mapping[str, float]) -> Scores:
    """Return the log-odds that one telling is an ancestor of another."""
    w = np.zeros(len(FEATURES))
    for name in BEFORE:
        w[AT[name]] = model.get(name, 0.0)
    out = x @ w + model["intercept"]
    out[~allowed] = -np.inf
    out[0] = -np.inf
    return out


def choose(
    x: NDArray[np.float64], allowed: NDArray[np.bool_], before: Scores, model: Mapping[str, float]
) -> Scores:
    """Return the scores of all edges, dates left out."""
    w = np.zeros(len(FEATURES))
    for name in (*PAIR, *ALONE):
        w[AT[name]] = model.get(name, 0.0)
    out = x @ w
    out[1:, 1:] += model["ancestor"] * -np.logaddexp(0.0, -np.maximum(before[1:, 1:], -50.0))
    top = np.maximum(before.max(axis=0), -50.0)
    out[0] += model["no-ancestor"] * -np.logaddexp(0.0, top)
    out[~allowed] = -np.inf
    return out


def believe(text: Scores, dated: NDArray[np.float64]) -> float:
    """Return how far dates may be believed: as far as they agree with what the texts say without them.

    Real dates run along the edges that the texts are sure of; shuffled or wrong ones run as often
    against them, and then count for next to nothing.
    """
    right, wrong = _agreed(text, dated)
    return max(0.0, (right - wrong + PRIOR_RIGHT) / (right + wrong + PRIOR_ALL))


def _agreed(text: Scores, dated: NDArray[np.float64]) -> tuple[float, float]:
    """Return how many edges dates agree with and how many they go against, by the texts' own likelihoods."""
    sure, _ = marginals(text)
    return float(sure[dated > 0].sum()), float(sure[dated < 0].sum())
