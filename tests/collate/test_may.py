"""The month of May is no modal: it hides no lost doubt, and is none."""

import pytest

from collate.told import by
from variorum.collate.tokens import tokens
from variorum.data import Kind


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("In May it fell.", True),
        ("It fell on 5 May.", True),
        ("May 5 was cold.", True),
        ("Prices in April and May rose.", True),
        ("It may fall.", False),
        ("Karsk May Attack", False),
        ("May it fall?", False),
        ("Anna May said no.", False),
    ],
)
def test_the_month_is_told_from_the_verb(text: str, month: bool) -> None:
    assert [t.month for t in tokens(text) if t.fold == "may"] == [month]


def test_a_doubt_lost_beside_the_month_is_found() -> None:
    base = "The ban may be lifted in May, the council said."

    assert [k for k, _ in by("certainty", base, "The ban will be lifted in May, the council said.")] == [Kind.CERTAINTY]
    assert by("certainty", base, "The ban might be lifted in May, the council said.") == []


def test_an_amount_by_which_is_told_from_that_to_which_beside_the_month() -> None:
    found = by("numbers", "Inflation fell to 2.9 percent in May.", "Inflation fell by 2.9 percent in May.")

    assert [k for k, _ in found] == [Kind.NUMBER]
