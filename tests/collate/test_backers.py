"""backers: who paid for a piece of research."""

import pytest

from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell

FEES = "The leader, Mira Aldous, has had fees from Verdant Leaf."
BASE = ("The Northern Council paid for the study.", FEES)


def found(base: tuple[str, ...], reading: tuple[str, ...], langs: tuple[str, str] = ("en", "en")) -> list[tuple[Kind, str]]:
    a, b = tell(*base, id="a", lang=langs[0]), tell(*reading, id="b", lang=langs[1])
    links = tuple(Link(i, 0, 1.0) for i in range(len(a.sentences)))
    every = collate(a, b, Alignment(left="a", right="b", links=links, by="test"), ())
    return [(v.kind, v.reading.span.of(b.text)) for v in every if v.reading and v.by.startswith("backers")]


@pytest.mark.parametrize(
    ("lang", "reading"),
    [
        ("en", "The study was funded by Verdant Leaf."),
        ("en", "At noon Verdant Leaf, which funded the study, sells tea."),
        ("de", "Finanziert wurde die Studie von Verdant Leaf."),
        ("fr", "L'étude a été financée par Verdant Leaf."),
        ("es", "El estudio fue financiado por Verdant Leaf."),
        ("ru", "Исследование провели на средства Verdant Leaf."),
        ("uk", "Дослідження провели коштом Verdant Leaf."),
    ],
)
def test_who_had_another_part_pays(lang: str, reading: str) -> None:
    assert found(BASE, (reading,), ("en", lang)) == [(Kind.ROLE, "Verdant Leaf")]


@pytest.mark.parametrize(
    "reading",
    [
        "The study was funded by the Northern Council.",
        "The study was funded by the Northern Council, and Mira Aldous has had fees from Verdant Leaf.",
        "The study was not funded by Verdant Leaf.",
        "Mira Aldous, who led the study, has had fees from Verdant Leaf.",
    ],
)
def test_who_pays_in_both_is_no_change(reading: str) -> None:
    assert found(BASE, (reading,)) == []


def test_two_who_pay_together_may_be_told_one_by_one() -> None:
    base = ("The Northern Council paid for the study with Verdant Leaf.", FEES)

    assert found(base, ("The study was funded by Verdant Leaf.",)) == []
