"""Who did it to whom: swapped round a verb, in the active and the passive, and what only looks like it."""

import pytest

from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell


def swapped(base: str, reading: str) -> bool:
    a, b = tell(base, id="a"), tell(reading, id="b")
    found = collate(a, b, Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test"), ())
    return Kind.ROLE in {v.kind for v in found}


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("Veldhaven beat Norrby on Saturday.", "Norrby beat Veldhaven on Saturday."),
        ("The bank sued Ennis in 2024.", "Ennis sued the bank in 2024."),
        ("On Monday Veldhaven sued Norrby over the bill.", "On Monday Veldhaven was sued by Norrby over the bill."),
        ("Ada Brock, a columnist, has sued the broadcaster TV Lund.", "TV Lund, a broadcaster, has sued the columnist Ada Brock."),
        ("The leader conceded, and he congratulated Vadman.", "The leader conceded, and Vadman congratulated him."),
        ("On Sunday Lunaria hit Edda in the fog.", "On Sunday Edda hit Lunaria in the fog."),
    ],
)
def test_two_parties_that_changed_places_round_a_verb_are_a_swap(base: str, reading: str) -> None:
    assert swapped(base, reading)


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("The bank sued Ennis in 2024.", "Ennis was sued by the bank in 2024."),
        ("The leader conceded, and he congratulated Vadman.", "The leader conceded, and Vadman congratulated her team."),
        ("The leader conceded, and he congratulated Vadman.", "The leader conceded, and he thanked Vadman, and Vadman thanked him."),
        ("In May the mayor met Ada Brock.", "In May Ada Brock met the mayor."),
        ("On Monday Veldhaven sued Norrby, and Norrby sued Veldhaven.", "On Monday Norrby sued Veldhaven, and Veldhaven sued Norrby."),
        ("“The lock is shut,” the mayor told Brock.", "Brock said the mayor told him that the lock was shut."),
        ("The bank of Dallow sued Ennis, whom Brock accused.", "Ennis, whom Brock accused, was sued by the bank of Dallow."),
    ],
)  # fmt: skip
def test_the_passive_and_what_both_do_is_no_swap(base: str, reading: str) -> None:
    assert not swapped(base, reading)
