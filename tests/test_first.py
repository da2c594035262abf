"""The first look at a large pile: who is worth reading at all."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from variorum.candidates import first, kindred, probes, propose, telltale, winnow
from variorum.candidates.first import chance_of, nearest
from variorum.data import Alignment, Link, Pair, Telling
from variorum.models import rough
from variorum.testing import tell

Rows = NDArray[np.float64]
FERRY = (
    "The ferry Aldis ran aground off Brenik on Tuesday with 212 people aboard.",
    "Rescuers took all passengers ashore within three hours.",
    "The harbour board has opened an inquiry into the pilot's course.",
)
RETOLD = (
    "With 212 people on board, the Aldis hit the bottom near Brenik.",
    "It took the rescuers three hours to bring everybody to land.",
    "An inquiry into the course that the pilot set was opened by the board of the harbour.",
)
TOPICS = ("wheat", "tennis", "opera", "bridge", "bread", "glacier", "school", "piano", "tax", "clock")


def others(n: int = 30) -> list[Telling]:
    """Return articles about this and that."""
    return [
        tell(
            f"The {TOPICS[k % 10]} season in town number {k} began late.",
            f"Visitors spoke about {TOPICS[(k + 3) % 10]} and about {TOPICS[(k + 7) % 10]}.",
            f"Nothing else happened in week {k}.",
            id=f"o{k:02}",
        )
        for k in range(n)
    ]


def rows(seed: int, n: int) -> Rows:
    v = np.random.default_rng(seed).normal(size=(n, 32))
    return np.asarray(v / np.linalg.norm(v, axis=1, keepdims=True))


def test_a_retelling_is_proposed_without_reading() -> None:
    pile = [*others(), tell(*FERRY, id="a"), tell(*RETOLD, id="b")]
    found = {(p.left, p.right): p.by for p in propose(pile, rough(pile))}
    assert "passages" in found["a", "b"]


def test_order_of_input_changes_nothing() -> None:
    pile = [*others(12), tell(*FERRY, id="a"), tell(*RETOLD, id="b")]
    turned = pile[::-1]
    pairs = propose(pile, rough(pile))
    assert pairs == propose(turned, rough(turned))
    assert telltale(pile, rough(pile), pairs) == telltale(turned, rough(turned), pairs)


def test_two_languages_meet_by_probes() -> None:
    pile = others()
    pile.append(tell("Ett.", "Två.", "Tre.", id="sv", lang="sv"))
    probed = {t.id: rows(k, len(probes(t))) for k, t in enumerate(pile)}
    probed["sv"][0] = probed["o05"][0]
    pairs = propose(pile, rough(pile), lambda ids: {k: probed[k] for k in ids})
    found = {(p.left, p.right): p.by for p in pairs}
    assert "probes" in found["o05", "sv"]


def test_probes_are_the_opening_and_the_longest() -> None:
    t = tell("One two.", "Three.", "Four five six seven eight.", "Nine.", "Ten eleven twelve.", id="t")
    assert probes(t) == (0, 1, 2, 4)
    assert probes(tell(id="none")) == ()


def test_telltale_sentences_are_the_nearest_and_each_stands_once() -> None:
    pile = [*others(), tell(*FERRY, id="a"), tell(*RETOLD[::-1], id="b")]
    (cells,) = telltale(pile, rough(pile), [Pair(left="a", right="b", by="words")])
    assert (0, 2) in cells
    assert len({i for i, _ in cells}) == len({j for _, j in cells}) == len(cells) == 3


def test_winnowing_keeps_what_shows() -> None:
    pairs = [Pair(left=f"l{k}", right=f"r{k}", by="words") for k in range(40)]
    vectors = {(f"{s}{k}", 0): rows(100 * (s == "l") + k, 1)[0] for s in "lr" for k in range(40)}
    vectors["r7", 0] = vectors["l7", 0]
    pile = [tell("One.", id=f"{s}{k}") for s in "lr" for k in range(40)]
    kept = winnow(pile, pairs, [((0, 0),)] * 40, vectors)
    assert pairs[7] in kept
    assert len(kept) < 10
    assert winnow((), (), (), {}) == ()


def test_a_hopeless_pair_names_no_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    pile = [*others(), tell(*FERRY, id="a"), tell("Moss drinks fog.", "Its leaves shut at a touch.", id="b")]
    pile.append(tell(*RETOLD, id="c"))
    pairs = [Pair(left="a", right="b", by="words"), Pair(left="a", right="c", by="words", rare=1.0)]
    chances = [chance_of("rough", c, p.rare) for p, (_, c) in zip(pairs, nearest(pile, rough(pile), pairs), strict=True)]
    assert chances[0] < chances[1]
    monkeypatch.setattr(first, "ROUGHLY", sum(chances) / 2)
    cells = telltale(pile, rough(pile), pairs)
    assert cells[0] == ()
    assert cells[1] != ()
    assert winnow(pile, pairs[:1], [()], {}) == ()


def test_a_few_foreign_articles_do_not_have_the_whole_pile_probed() -> None:
    pile = [*others(200), tell("Die Aldis lief vor Brenik auf Grund, mit 212 Menschen.", id="de", lang="de")]
    pile.append(tell(*FERRY, id="ferry"))
    asked: list[str] = []

    def probe(ids: Sequence[str]) -> dict[str, Rows]:
        asked.extend(ids)
        return {k: rows(len(k), 3) for k in ids}

    propose(pile, rough(pile), probe)
    assert {"de", "ferry"} <= set(asked)
    assert len(asked) <= first.PROBED + 1


def test_rare_words_in_common_raise_the_chance_and_so_does_nearness() -> None:
    for model in ("rough", "read", "across"):
        assert chance_of(model, [0.5, 0.4, 0.3], 1.0) > chance_of(model, [0.5, 0.4, 0.3], 0.0)
        assert chance_of(model, [0.8, 0.4, 0.3], 0.0) > chance_of(model, [0.4, 0.4, 0.3], 0.0)


def linked(a: str, b: str, links: int) -> Alignment:
    return Alignment(left=a, right=b, links=tuple(Link(k, k, 0.9) for k in range(links)), by="test")


def test_relatives_of_relatives_are_looked_at() -> None:
    found = [linked("a", "b", 5), linked("b", "c", 5), linked("c", "d", 1)]
    assert kindred(found, {("a", "b"), ("b", "c"), ("c", "d")}) == (Pair(left="a", right="c", by="kin"),)
    assert kindred(found, {("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")}) == ()
