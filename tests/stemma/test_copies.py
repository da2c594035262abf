from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.stemma.copies import copies

TEXT = dict(enumerate("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"))


def changed(base: Mapping[int, str], *places: int, to: str = "X") -> dict[int, str]:
    return dict(base) | {i: f"{to}{i}" for i in places}


def test_a_chain_of_copies_has_no_lost_copy() -> None:
    one = TEXT
    two = changed(one, 1, 2, 3, 4)
    three = changed(two, 11, 12, 13, 14)
    four = changed(three, 21, 22, 23, 24)
    found = copies({"p": one, "q": two, "r": three, "s": four})
    assert set(found.edges) == {("p", "q"), ("q", "r"), ("r", "s")}
    assert found.changes == 12


def test_siblings_with_readings_of_their_own_hang_from_a_lost_copy() -> None:
    witnesses = {k: changed(TEXT, *range(n, n + 5), to=k) for k, n in (("p", 0), ("q", 10), ("r", 20))}
    found = copies(witnesses)
    assert set(found.edges) == {("p", "lost:1"), ("q", "lost:1"), ("r", "lost:1")}


def test_a_torn_witness_is_placed_by_what_is_left_of_it() -> None:
    mother = changed(TEXT, 1, 2, 3, 4)
    torn = {i: w for i, w in changed(mother, 6, 7, 8).items() if i < 26}
    found = copies({"old": TEXT, "mother": mother, "torn": torn, "far": changed(TEXT, 30, 31, 32, 33)})
    assert ("mother", "torn") in {tuple(sorted(e)) for e in found.edges}


def test_one_witness_has_no_edge() -> None:
    assert copies({"p": TEXT}).edges == ()
    assert copies({}).edges == ()


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from("pqrstu"), st.dictionaries(st.integers(0, 12), st.sampled_from("abc"), min_size=1), min_size=2
    )
)
def test_the_tree_joins_every_witness_and_holds_no_circle(collated: dict[str, dict[int, str]]) -> None:
    found = copies(collated)
    nodes = {v for e in found.edges for v in e}
    assert set(collated) <= nodes
    assert len(found.edges) == len(nodes) - 1
    assert found == copies(dict(reversed(collated.items())))
