"""ranges: one end of a range told as a bound, or alone."""

import pytest

from collate.told import by
from variorum.data import Kind

BASE = "Repairs of the quay will cost 40 to 60 million crowns."


@pytest.mark.parametrize(
    ("base", "reading", "words"),
    [
        (BASE, "Repairs of the quay will cost up to 40 million crowns.", "up to 40 million crowns"),
        (BASE, "Repairs of the quay will cost at least 60 million crowns.", "at least 60 million crowns"),
        (BASE, "Repairs of the quay will cost 40 million crowns.", "40 million crowns"),
        (BASE, "Repairs of the quay will cost up to 60 million crowns.", ""),
        (BASE, "Repairs of the quay will cost at least 40 million crowns.", ""),
        (BASE, "Repairs of the quay will cost 60 million crowns at most, and 40 million at least.", ""),
        ("The rate was cut from 4 to 5 percent.", "The rate was up to 4 percent.", ""),
        ("The motion passed by 112 votes to 180.", "In all 112 voted for the motion.", ""),
        ("Sales went from 4 to 6 million crowns.", "Sales were 4 million crowns.", ""),
    ],
)
def test_an_end_of_a_range_is_not_the_other_bound(base: str, reading: str, words: str) -> None:
    assert by("ranges", base, reading) == ([(Kind.NUMBER, words)] if words else [])


@pytest.mark.parametrize(
    ("lang", "reading", "found"),
    [
        ("de", "Die Reparatur kostet bis zu 40 Millionen Kronen.", True),
        ("de", "Die Reparatur kostet bis zu 60 Millionen Kronen.", False),
        ("fr", "Les travaux coûteront au moins 60 millions de couronnes.", True),
        ("ru", "Ремонт обойдётся не менее чем в 40 миллионов крон.", False),
    ],
)
def test_nor_is_it_in_another_language(lang: str, reading: str, found: bool) -> None:
    assert bool(by("ranges", BASE, reading, ("en", lang))) is found


def test_a_bound_that_a_later_text_makes_a_range_is_found_as_well() -> None:
    base, reading = "Repairs will cost up to 4 million crowns.", "Repairs will cost 4 to 6 million crowns."

    assert by("ranges", base, reading) == [(Kind.NUMBER, "4 to 6 million crowns")]
