"""Chances by boosted decision trees, fitted by training/judge.py and read here from arrays.

Many small trees, each put right by the next (gradient boosting; Friedman 2001): what one mark means depends
on what stands round it, which a sum of weights cannot say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from variorum.models.shipped import arrays, opened, shipped

FILE = "trees.npz"
ORIGINS = ("loss", "rule", "run")
NODES = ("feature", "threshold", "left", "right", "value", "roots")


@dataclass(frozen=True, slots=True)
class Trees:
    """Nodes of all trees one after another; a node without a feature (-1) is a leaf."""

    names: tuple[str, ...]  # of features; what is not known of a finding is 0
    feature: NDArray[np.int16]
    threshold: NDArray[np.float64]  # a value up to it goes left
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]  # of a leaf, log-odds
    roots: NDArray[np.int32]
    start: float  # log-odds before any tree
    least: float  # chance from which on a finding is reported

    def chance(self, about: Mapping[str, float]) -> float:
        """Return the probability of one finding being right, from what is known of it by name."""
        x = np.array([about.get(n, 0.0) for n in self.names])
        at = self.roots
        while (inner := self.feature[at] >= 0).any():
            down = np.where(x[self.feature[at]] <= self.threshold[at], self.left[at], self.right[at])
            at = np.where(inner, down, at)
        return float(1.0 / (1.0 + np.exp(-(self.start + self.value[at].sum()))))


@cache
def fitted() -> Mapping[str, Trees]:
    """Return the trees for what was left out ("loss"), for what else rules find ("rule") and for marks of the
    checker ("run").
    """
    held = opened(shipped("variorum.collate", FILE), arrays)
    return {
        of: Trees(
            names=tuple(str(n) for n in held[f"{of}.names"]),
            start=float(held[f"{of}.start"]),
            least=float(held[f"{of}.least"]),
            **{part: held[f"{of}.{part}"] for part in NODES},
        )
        for of in ORIGINS
    }
