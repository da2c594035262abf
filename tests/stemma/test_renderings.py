"""renderings: whoever shares a paper's runs of words did not translate the source a second time."""

from itertools import combinations

import numpy as np
import pytest

from variorum.data import Alignment, Edge, Link, Relation, Telling
from variorum.stemma import stemma
from variorum.stemma.features import field
from variorum.stemma.renderings import renderings
from variorum.testing import tell

WIRE = (
    "Le port de Valmont a fermé lundi après la chute de 41 conteneurs dans le bassin.",
    "La grue avait été contrôlée en mars, a déclaré la directrice Maëlle Corbin.",
    "Les assureurs estiment les dégâts à 12 millions de couronnes.",
)
PAPER = (
    "The harbour of Valmont was closed on Monday after 41 containers fell into the basin.",
    "The crane had been inspected in March, said its director, Maëlle Corbin.",
    "Insurers put the damage at 12 million crowns.",
)
COPIER = (
    "Chaos at sea: the harbour of Valmont was closed on Monday after 41 containers fell into the basin.",
    "The crane had been inspected in March, director Maëlle Corbin said.",
    "Insurers put the damage at 12 million crowns, and more is feared.",
)
RIVAL = (
    "Valmont's port shut down at the start of the week when 41 boxes dropped in the dock.",
    "According to Maëlle Corbin, who runs it, somebody looked at the lifting gear in spring.",
    "12 million crowns is what it will cost, underwriters reckon.",
)


def aligned(tellings: list[Telling]) -> list[Alignment]:
    return [
        Alignment(
            left=a.id, right=b.id, links=tuple(Link(i, i, 0.9) for i in range(3)), by="test",
            relation=Relation.REWRITE if a.lang == b.lang else Relation.TRANSLATION, confidence=0.95,
            coverage_left=1.0, coverage_right=1.0,
        )
        for a, b in combinations(sorted(tellings, key=lambda t: t.id), 2)
    ]  # fmt: skip


def beside(other: tuple[str, ...], wire: str = "fr") -> list[Telling]:
    return [
        tell(*WIRE, id="wire", lang=wire, outlet="Agence Lacustre"),
        tell(*PAPER, id="paper", outlet="Valmont Wire", credit="Agence Lacustre"),
        tell(*other, id="other", outlet="Daily Quay"),
    ]


def gained(told: list[Telling]) -> float:
    ground = field(told, aligned(told))
    ids = [w.telling.id for w in ground.witnesses]
    found = renderings(ground)
    assert (found == found.T).all()
    return float(found[ids.index("paper") + 1, ids.index("other") + 1])


def edge() -> Edge:
    (found,) = [e for e in stemma(beside(COPIER), aligned(beside(COPIER))).edges if e.child == "other"]
    return found


def test_one_papers_runs_of_words_tie_another_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert gained(beside(COPIER)) > 0
    tied = edge()
    assert tied.parent == "paper"
    assert "more runs of words" in tied.evidence[0].note
    monkeypatch.setattr("variorum.stemma.renderings", lambda f: np.zeros((len(f.witnesses) + 1,) * 2))
    assert tied.confidence > edge().confidence


@pytest.mark.parametrize(("other", "wire"), [(RIVAL, "fr"), (COPIER, "en")])
def test_who_translates_for_himself_gains_nothing_nor_does_a_story_of_one_language(
    other: tuple[str, ...], wire: str
) -> None:
    assert gained(beside(other, wire)) == 0
