"""When a forest's edges claim a direction."""

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from variorum.data import Alignment, Link, Relation
from variorum.stemma.features import Field
from variorum.stemma.forest import ties, undirected
from variorum.stemma.tree import GROUND
from variorum.testing import tell


def story(credit: str | None, means: int | None) -> Field:
    elder = replace(tell("The port shut on Monday."), credit=credit)
    tellings = (elder, tell("The harbour closed on Monday."))
    witnesses = cast("Any", tuple(SimpleNamespace(telling=t) for t in tellings))
    meant = frozenset[int]() if means is None else frozenset((means,))
    return Field(
        witnesses=witnesses, pairs={}, kin={}, places=(), credits=(meant, frozenset()), signs=(False, False),
        releases=(False, False), revised={},
    )  # fmt: skip


def sure(forth: float, back: float) -> np.typing.NDArray[np.float64]:
    out = np.zeros((3, 3))
    out[1, 2], out[2, 1] = forth, back
    return out


@pytest.mark.parametrize(
    ("forth", "back", "credit", "means", "directed"),
    [
        (0.81, 0.01, None, None, True),
        (0.60, 0.30, None, None, False),  # it could as well run the other way
        (0.81, 0.01, "Northgate Wire", None, False),  # both may have it from the wire that nobody holds
        (0.95, 0.01, "Northgate Wire", None, True),
        (0.81, 0.01, "Northgate Wire", 0, True),  # the wire is the elder itself
    ],
)
def test_a_source_nobody_holds_has_to_be_outweighed_too(
    forth: float, back: float, credit: str | None, means: int | None, directed: bool
) -> None:
    found = undirected([0, 0, 1], sure(forth, back), story(credit, means))
    assert found == ([0, 0, 1] if directed else [0, 0, 0])


def test_whom_a_signed_wire_quotes_for_a_sentence_is_not_where_it_has_its_report() -> None:
    """ "HALST (Corvin) - ... Vilic had told the broadcaster BTV": a report by Corvin, retold as such."""
    wire = replace(story("BTV", None), signs=(True, False))
    assert undirected([0, 0, 1], sure(0.81, 0.01), wire) == [0, 0, 1]


@pytest.mark.parametrize(("relation", "kept"), [(Relation.COPY, False), (Relation.REWRITE, True)])
def test_no_translation_is_the_source_of_what_stands_word_for_word_elsewhere(relation: Relation, kept: bool) -> None:
    """No two translate alike: the short text has its words from the long one of its own language."""
    ru = tell("Порт закрылся.", "Никто не пострадал.", id="ru", lang="ru")
    short, full = tell("The port shut.", id="short"), tell("The port shut.", "Nobody was hurt.", id="full")
    tellings = (ru, short, full)
    links = (Link(0, 0, 1.0),)
    pairs = {
        (1, 0): Alignment(left="short", right="ru", links=links, by="t", relation=Relation.TRANSLATION),
        (1, 2): Alignment(left="short", right="full", links=links, by="t", relation=relation),
    }
    field = Field(
        witnesses=cast("Any", tuple(SimpleNamespace(telling=t) for t in tellings)), pairs=pairs, kin={}, places=(),
        credits=(frozenset(),) * 3, signs=(False,) * 3, releases=(False,) * 3, revised={},
    )  # fmt: skip
    likely = np.zeros((4, 4))
    likely[1, 2] = 0.97
    assert undirected([0, 0, 1, 0], likely, field) == [0, 0, 1 if kept else 0, 0]


@pytest.mark.parametrize(
    ("credit", "hour", "signed", "found"),
    [
        # Nothing shows that the bulletin nobody holds had its report from the other text: both may have it there.
        ("Far Bulletin", 12, False, {(-1, 0), (-1, 1)}),
        ("Far Bulletin", 8, False, {(0, -1), (-1, 1)}),
        ("Far Bulletin", 12, True, {(0, -1), (-1, 1)}),
        (None, 12, False, {(0, -1), (-1, 1)}),
    ],
)
def test_a_source_that_nobody_holds_drew_on_an_elder_only_where_that_is_shown(
    credit: str | None, hour: int, signed: bool, found: set[tuple[int, int]]
) -> None:
    plain = story(None, None)
    told = [
        tell("The port shut on Monday.", published=datetime(2031, 5, 3, hour, tzinfo=UTC)),
        replace(tell("The harbour closed.", published=datetime(2031, 5, 3, 12, tzinfo=UTC)), credit=credit),
    ]
    kindred = replace(
        plain, witnesses=cast("Any", tuple(SimpleNamespace(telling=t) for t in told)), kin={(0, 1): 0.95, (1, 0): 0.95},
        places=cast("Any", (SimpleNamespace(near=()),) * 2), credits=(frozenset(), frozenset()), signs=(signed, False),
    )  # fmt: skip
    weighed = cast("Any", SimpleNamespace(before=6 * (sure(1, 0) - sure(0, 1))))
    assert set(ties(kindred, weighed, [GROUND] * 3).parents) == found
