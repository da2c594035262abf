"""Two tellings to the links between their sentences.

Vectors propose, surface evidence (names, numbers, quoted words, rare words) and rivals decide; a second
look sees what the first one linked, so that merged and split sentences are found by what a further
sentence adds, and order is rewarded without being asked for. Both looks are small logistic models
fitted by `training/links.py`; their coefficients stand in `weights.json` beside this file.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from variorum.align.features import CONTEXT, LOCAL, Evidence, Matrix
from variorum.align.sheet import MAX_SENTENCES, sheet
from variorum.data import Alignment, Link, Telling
from variorum.models.shipped import coefficients

BY = "links@1"
# A link is kept from this probability on. The cut that makes expected F1 largest is half that F1 (Lipton,
# Elkan & Naryanaswamy 2014), and held-out F1 is about 0.95.
LINK_CUT = 0.47


def align(
    a: Telling, b: Telling, va: NDArray[np.floating], vb: NDArray[np.floating]
) -> Alignment:
    """Return the links between two tellings, many to many, each with its probability.

    `va` and `vb` hold one unit vector a sentence (rows). Relation and coverage are left to `relate`.
    Swapping the sides mirrors the result exactly. Raises ValueError where rows and sentences differ.
    """
    for t, v in ((a, va), (b, vb)):
        if len(v) != len(t.sentences):
            raise ValueError(
                f"{t.id}: {len(v)} vectors for {len(t.sentences)} sentences"
            )
    if (b.id, b.text) < (
        a.id,
        a.text,
    ):  # one fixed side up, so that rounding is the same both ways
        return align(b, a, vb, va).mirrored()
    if not len(va) or not len(vb):
        return Alignment(left=a.id, right=b.id, links=(), by=BY)
    e = evidence(a, b, va, vb)
    p = probabilities(e)
    p = np.where(_taken(e), 0.0, p)
    links = tuple(
        Link(int(i), int(j), round(float(p[i, j]), 4))
        for i, j in np.argwhere(p >= LINK_CUT)
    )
    return Alignment(left=a.id, right=b.id, links=links, by=BY, near=_near(e, va, vb))


def _near(e: Evidence, va: NDArray[np.floating], vb: NDArray[np.floating]) -> float:
    """Return the cosine of two texts' mean vectors, a sentence weighing as many as it has words."""
    lengths = ([s.length for s in sheet.signs] for sheet in e.sheets)
    a, b = (np.array(n, np.float64) @ v[: len(n)] for n, v in zip(lengths, (va, vb), strict=True))
    return round(float(a @ b / max(1e-9, float(np.linalg.norm(a) * np.linalg.norm(b)))), 4)


def evidence(
    a: Telling, b: Telling, va: NDArray[np.floating], vb: NDArray[np.floating]
) -> Evidence:
    """Return what speaks for links between two tellings, their longest parts at most."""
    n = MAX_SENTENCES
    return Evidence(sheet(a), sheet(b), va[:n], vb[:n], across=a.lang != b.lang)


def probabilities(e: Evidence) -> Matrix:
    """Return each pair of sentences' probability of being linked, by both looks."""
    first, second = (weights()[k] for k in ("first", "second"))
    local = e.local()
    p = logistic(local, LOCAL, first)
    return logistic(local | e.context(p), LOCAL + CONTEXT, second)


def logistic(
    features: Mapping[str, Matrix],
    names: tuple[str, ...],
    model: Mapping[str, float],
) -> Matrix:
    """Return the probabilities of one logistic model over named features."""
    z = np.full_like(features[names[0]], model["intercept"])
    for name in names:
        z += model.get(name, 0.0) * features[name]
    if "across" in names:
        for name in names:
            z += model.get("across*" + name, 0.0) * features["across"] * features[name]
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(z, -30, 30))))


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the coefficients of both looks, by feature name."""
    return coefficients(__name__, dict[str, dict[str, float]])


def _taken(e: Evidence) -> NDArray[np.bool_]:
    """Return the cells whose sentences are both word for word elsewhere: they are accounted for.

    The k-th copy of a sentence goes with the k-th on the other side.
    """
    n, m = e.cos.shape
    of_a, of_b = np.full(n, -1), np.full(m, -1)
    places: dict[str, list[int]] = {}
    sa, sb = (sheet.signs for sheet in e.sheets)
    for j in range(m - 1, -1, -1):
        if sb[j].length:
            places.setdefault(sb[j].folded, []).append(j)
    for i in range(n):
        if places.get(sa[i].folded):
            j = places[sa[i].folded].pop()
            of_a[i], of_b[j] = j, i
    twin = np.zeros((n, m), bool)
    twin[np.flatnonzero(of_a >= 0), of_a[of_a >= 0]] = True
    taken: NDArray[np.bool_] = (of_a >= 0)[:, None] & (of_b >= 0)[None, :] & ~twin
    return taken
