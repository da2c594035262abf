"""Judged pairs to stories."""

from datetime import UTC, datetime
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.data import Alignment, Relation, Telling
from variorum.stories import stories
from variorum.testing import tell


def pair(
    a: str,
    b: str,
    relation: Relation | None = Relation.REWRITE,
    confidence: float = 0.95,
    covered: tuple[float, float] = (1.0, 1.0),
) -> Alignment:
    return Alignment(
        left=a, right=b, links=(), by="test", relation=relation, confidence=confidence,
        coverage_left=covered[0], coverage_right=covered[1],
    )  # fmt: skip


def told(*ids: str) -> list[Telling]:
    return [tell("A.", id=i, title=f"title of {i}") for i in ids]


def groups(tellings: list[Telling], alignments: list[Alignment]) -> set[frozenset[str]]:
    return {frozenset(s.tellings) for s in stories(tellings, alignments)}


def test_every_telling_is_in_one_story_and_a_single_one_in_its_own() -> None:
    assert groups(told("a", "b", "c"), [pair("a", "b")]) == {frozenset("ab"), frozenset("c")}


def test_an_independent_report_joins_the_story_it_tells() -> None:
    family = [pair(*p) for p in combinations("abc", 2)]
    reports = [pair(x, "i", Relation.SAME_EVENT, 0.8) for x in "abc"]
    assert groups(told(*"abci"), family + reports) == {frozenset("abci")}


def test_a_round_up_does_not_tie_its_topics_together() -> None:
    first = [pair(*p) for p in combinations(["a1", "a2", "a3", "a4"], 2)]
    second = [pair(*p) for p in combinations(["b1", "b2", "b3", "b4"], 2)]
    round_up = [pair(x, "z", Relation.PARTIAL, 0.9) for x in ("a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4")]
    found = groups(told("a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4", "z"), first + second + round_up)
    assert len(found) == 2
    assert not any({"a1", "b1"} <= g for g in found)


def test_links_do_not_chain() -> None:
    ids = [f"t{k:02}" for k in range(12)]
    chain = [pair(a, b, Relation.SAME_EVENT, 0.9) for a, b in pairwise(ids)]
    assert max(len(g) for g in groups(told(*ids), chain)) <= 3


def test_reports_days_apart_are_of_different_events() -> None:
    a = tell("A.", id="a", published=datetime(2025, 5, 1, tzinfo=UTC))
    b = tell("B.", id="b", published=datetime(2025, 5, 9, tzinfo=UTC))
    assert groups([a, b], [pair("a", "b", Relation.SAME_EVENT, 0.9)]) == {frozenset("a"), frozenset("b")}
    assert groups([a, b], [pair("a", "b", Relation.COPY, 0.9)]) == {frozenset("ab")}


def test_id_and_title_come_from_the_earliest_telling() -> None:
    a = tell("A.", id="a", title="late", published=datetime(2025, 5, 2, tzinfo=UTC))
    b = tell("B.", id="b", title="early", published=datetime(2025, 5, 1, tzinfo=UTC))
    (found,) = stories([a, b], [pair("a", "b")])
    assert (found.id, found.title, found.tellings) == ("b", "early", ("b", "a"))


def test_a_story_keeps_the_related_pairs_among_its_members_only() -> None:
    related, unrelated = pair("a", "b"), pair("a", "c", None)
    found = stories(told("a", "b", "c"), [related, unrelated])
    assert [s.alignments for s in found] == [(related,), ()]


@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
        st.tuples(st.sampled_from([*Relation, None]), st.floats(0, 1)),
    ),
    st.randoms(use_true_random=False),
)
def test_order_of_input_changes_nothing(pairs: dict, random: object) -> None:  # type: ignore[type-arg]
    tellings = told(*(f"t{k}" for k in range(8)))
    alignments = [pair(f"t{a}", f"t{b}", r, c) for (a, b), (r, c) in pairs.items()]
    expected = stories(tellings, alignments)
    random.shuffle(tellings)  # type: ignore[attr-defined]
    random.shuffle(alignments)  # type: ignore[attr-defined]
    assert stories(tellings, alignments) == expected
    assert sorted(t for s in expected for t in s.tellings) == sorted(t.id for t in tellings)


def test_copies_of_which_few_pairs_were_looked_at_are_one_story_with_what_one_of_them_is_tied_to() -> None:
    ids = [f"c{k:03}" for k in range(200)]
    ring = [pair(a, b, Relation.COPY, 0.97) for a, b in zip(ids, [*ids[1:], ids[0]], strict=True)]
    rest = [pair("c007", "r"), pair("c011", "u", None, 0.9)]
    found = groups(told(*ids, "r", "u"), ring + rest)
    assert found == {frozenset([*ids, "r"]), frozenset("u")}


def test_a_copy_that_is_in_doubt_does_not_stand_for_its_source() -> None:
    ids = [f"t{k:02}" for k in range(12)]
    chain = [pair(a, b, Relation.COPY, 0.6) for a, b in pairwise(ids)]
    assert max(len(g) for g in groups(told(*ids), chain)) <= 3


def test_a_digest_that_holds_two_wires_whole_does_not_tie_their_stories() -> None:
    first = [pair(*p) for p in combinations(["a1", "a2", "a3", "a4"], 2)]
    second = [pair(*p) for p in combinations(["b1", "b2", "b3", "b4"], 2)]
    digest = [
        pair(x, "z", Relation.COPY, 0.97, (1.0, 0.5)) for x in ("a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4")
    ]
    unrelated = [pair(f"a{i}", f"b{j}", None) for i in range(1, 5) for j in range(1, 5)]
    names = ("a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4", "z")
    found = groups(told(*names), [*first, *second, *digest, *unrelated])
    assert not any({"a1", "b1"} <= g for g in found)
