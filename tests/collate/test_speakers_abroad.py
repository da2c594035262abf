"""speakers: who said it, where a translation has several speakers side by side."""

from collections.abc import Mapping

import pytest

from variorum.collate import collate
from variorum.data import Alignment, Link
from variorum.statements import extract, resolve
from variorum.testing import tell

BASE = ("Marius Dahl said that nobody should condemn her.", "Ingeborg Moe said that she was shocked.")
CHANGED = ("Ingeborg Moe sagte, niemand dürfe sie verurteilen.", "Ingeborg Moe sagte, sie sei schockiert.")
KEPT = ("Marius Dahl sagte, niemand dürfe sie verurteilen.", "Ingeborg Moe sagte, sie sei schockiert.")


def told(base: tuple[str, ...], reading: tuple[str, ...], scores: Mapping[tuple[int, int], float]) -> list[str]:
    a, b = tell(*base, id="a", lang="en"), tell(*reading, id="b", lang="de")
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    links = tuple(Link(i, j, x) for (i, j), x in scores.items())
    found = collate(a, b, Alignment(left="a", right="b", links=links, by="test"), said)
    return [v.note for v in found if v.by.startswith("speakers")]


def test_of_two_speakers_side_by_side_one_took_the_others_words() -> None:
    assert told(BASE, CHANGED, {(0, 0): 0.99, (1, 0): 0.8, (1, 1): 1.0}) == ["Marius Dahl in the base, Ingeborg Moe here"]


@pytest.mark.parametrize(
    ("base", "reading", "scores"),
    [
        (BASE, KEPT, {(0, 0): 0.99, (1, 0): 0.8, (1, 1): 1.0}),
        # The first sentence of the reading may be both of the base's.
        (BASE, CHANGED, {(0, 0): 0.99, (1, 0): 0.95, (1, 1): 1.0}),
        (BASE, CHANGED[:1], {(0, 0): 0.97, (1, 0): 0.97}),
        # Two speak in the sentence.
        (
            ("Marius Dahl said that nobody should condemn her, and Ingeborg Moe said that she was shocked.", "Ada Brock said that it rained."),
            (CHANGED[0], "Ada Brock sagte, es habe geregnet."),
            {(0, 0): 0.99, (1, 0): 0.5, (1, 1): 1.0},
        ),
    ],
)  # fmt: skip
def test_links_as_sure_leave_it_open(
    base: tuple[str, ...], reading: tuple[str, ...], scores: Mapping[tuple[int, int], float]
) -> None:
    assert told(base, reading, scores) == []
