"""trees: the shipped trees read from arrays say what a walk by hand says, and more marks never mean less."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collate.trees import Trees, fitted

# "top" over 1.0, then "words" over 2.0; and a tree that says the same of all.
BOTH = Trees(
    names=("top", "words"),
    feature=np.array([0, -1, 1, -1, -1, -1], np.int16),
    threshold=np.array([1.0, 0.0, 2.0, 0.0, 0.0, 0.0]),
    left=np.array([1, 0, 3, 0, 0, 5], np.int32),
    right=np.array([2, 0, 4, 0, 0, 5], np.int32),
    value=np.array([0.0, -1.0, 0.0, 0.5, 2.0, 0.25]),
    roots=np.array([0, 5], np.int32),
    start=-0.25,
    least=0.5,
)


@pytest.mark.parametrize(
    ("about", "odds"),
    [({"top": 0.9}, -1.0), ({"top": 1.1}, 0.5), ({"top": 1.1, "words": 3.0}, 2.0), ({"words": 3.0}, -1.0)],
)
def test_a_finding_falls_to_its_leaf_in_every_tree(about: dict[str, float], odds: float) -> None:
    assert BOTH.chance(about) == pytest.approx(1 / (1 + np.exp(-odds)))


def test_a_value_on_the_threshold_goes_left() -> None:
    assert BOTH.chance({"top": 1.0}) == BOTH.chance({"top": -9.0})


@given(st.dictionaries(st.sampled_from(sorted(fitted()["run"].names)), st.floats(-9, 9)))
def test_the_shipped_trees_give_a_chance_for_anything(about: dict[str, float]) -> None:
    assert all(0 < t.least < 1 and 0 < t.chance(about) < 1 for t in fitted().values())


def test_a_sure_mark_in_an_altered_article_counts_more_than_a_faint_one_in_a_faithful_copy() -> None:
    run = fitted()["run"]
    sure = {"top": 4.0, "mean": 3.0, "whole": 4.0, "elsewhere": 2.0, "elsewhere top": 4.0, "passages": 9.0}
    faint = {"top": -2.0, "mean": -2.5, "whole": -4.0, "elsewhere": -4.0, "elsewhere top": -3.0, "passages": 9.0}
    assert run.chance(sure) > 2 * run.chance(faint)
