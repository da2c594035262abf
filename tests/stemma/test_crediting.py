from dataclasses import replace

import pytest

from variorum.data import Credit, Crediting, Edge, Telling
from variorum.stemma.crediting import crediting
from variorum.stemma.features import field
from variorum.testing import tell

WIRE, PLAIN, LATE = "Tarn Wire", "Plain Post", "Late Page"


def edge(parent: str, child: str) -> Edge:
    return Edge(parent=parent, child=child, confidence=0.9)


def told(late: str | None) -> list[Telling]:
    return [
        tell("The port is shut.", id="wire", outlet=WIRE),
        tell("Orrena's port is shut.", id="plain", outlet=PLAIN, credit=WIRE),
        tell("A port shuts.", id="late", outlet=LATE, credit=late),
    ]


def of(name: str, found: tuple[Credit, ...]) -> Credit:
    return next(c for c in found if c.telling == name)


LINE = (edge("wire", "plain"), edge("plain", "late"))


@pytest.mark.parametrize(
    ("named", "edges", "lost", "how"),
    [
        (PLAIN, LINE, (), Crediting.COPIED),
        (None, LINE, (), Crediting.UNCREDITED),
        (WIRE, LINE, (), Crediting.ELSEWHERE),
        ("Far Bulletin", LINE, (), Crediting.ELSEWHERE),
        ("Far Bulletin", (edge("lost:1", "late"), edge("lost:1", "plain")), ("lost:1",), Crediting.COPIED),
        ("Far Bulletin", (), (), Crediting.UNSEEN),
        (PLAIN, (), (), Crediting.ELSEWHERE),
        (None, (), (), Crediting.NEITHER),
        (PLAIN, (edge("lost:1", "late"), edge("lost:1", "plain")), ("lost:1",), Crediting.COPIED),
        (WIRE, (edge("wire", "lost:1"), edge("lost:1", "late")), ("lost:1",), Crediting.COPIED),
    ],
)
def test_a_credit_is_set_against_what_the_text_came_from(
    named: str | None, edges: tuple[Edge, ...], lost: tuple[str, ...], how: Crediting
) -> None:
    found = of("late", crediting(told(named), edges, lost))
    assert found.how is how
    assert found.note


def test_a_credit_further_up_says_whence_the_text_came() -> None:
    found = of("late", crediting(told(WIRE), LINE, ()))
    assert found.means == ("wire",)
    assert found.drew_on == ("plain",)
    assert found.note == "names Tarn Wire, which is wire here and stands further up; its text came from plain"


def test_every_telling_has_one_record_in_order_of_ids() -> None:
    assert [c.telling for c in crediting(told(None), LINE, ())] == ["late", "plain", "wire"]


def test_an_outlet_without_a_name_is_known_by_its_address() -> None:
    a, b = tell("One.", id="a"), tell("Two.", id="b", outlet=PLAIN, credit="tarn-wire.example")
    a = replace(a, article=replace(a.article, url="https://www.tarn-wire.example/1"))
    assert of("b", crediting([a, b], (edge("a", "b"),), ())).means == ("a",)


def test_an_outlet_and_its_account_are_one_to_whoever_credits_it() -> None:
    tellings = (
        tell("The port is shut.", id="article", outlet="TarnWire"),
        tell("The port is shut!", id="post", outlet="@tarnwire"),
        tell("The port is shut, it says.", id="reader", outlet="Plain Post", credit="TarnWire"),
    )
    assert field(tellings, ()).credits[2] == frozenset({0, 1})
