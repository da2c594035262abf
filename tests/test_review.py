"""A review outlives runs: decisions hold for the very words they were made on, and two files merge."""

import itertools
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import report_fixture as ferry
from variorum.data import Kind, Span
from variorum.report.findings import findings
from variorum.report.pages import AboutPage
from variorum.report.view import contexts, pages
from variorum.review import Decision, Place, Verdict, digest, key, line, merged, of, place, read, standing

NOON = datetime(2025, 3, 7, 12, tzinfo=UTC)
TELLINGS = {t.id: t for t in ferry.collation().tellings}
DIGESTS = {i: digest(t.text) for i, t in TELLINGS.items()}


def decide(
    n: int, verdict: Verdict = Verdict.ACCEPT, by: str = "Ana", minute: int = 0, **more: object
) -> Decision:
    """Return a decision on the fixture's variant `n`."""
    v = ferry.VARIANTS[n]
    made = Decision(
        kind=v.kind,
        base=place(v.base, TELLINGS, DIGESTS),
        reading=place(v.reading, TELLINGS, DIGESTS),
        verdict=verdict,
        by=by,
        at=NOON + timedelta(minutes=minute),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_a_decision_is_tied_to_its_finding_by_texts_and_spans() -> None:
    assert decide(0).key == key(ferry.VARIANTS[0], DIGESTS)
    assert len({key(v, DIGESTS) for v in ferry.VARIANTS}) == len(ferry.VARIANTS)


def test_a_renamed_telling_keeps_its_decisions_and_a_changed_text_does_not() -> None:
    v = ferry.VARIANTS[0]
    assert key(v, DIGESTS) == key(v, DIGESTS | {"other": "0"})
    assert key(v, DIGESTS) != key(v, DIGESTS | {"slant": digest(ferry.SLANT.text + " ")})


place_strategy = st.builds(
    Place,
    text=st.text("0123456789abcdef", min_size=64, max_size=64),
    span=st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda x: Span(x[0], x[0] + x[1])),
    telling=st.text(max_size=20),
    words=st.text(max_size=40),
)
decision_strategy = st.builds(
    Decision,
    kind=st.just(Kind.NUMBER),
    base=place_strategy,
    reading=st.none() | place_strategy,
    verdict=st.sampled_from(Verdict),
    as_kind=st.none() | st.sampled_from([k for k in Kind if k is not Kind.NUMBER]),
    note=st.text(max_size=60),
    by=st.sampled_from(["Ana", "Ben", "Cy\n"]),
    at=st.integers(0, 3).map(lambda m: NOON + timedelta(minutes=m)),
)


@given(st.lists(decision_strategy, max_size=6))
def test_what_is_written_is_read_again(made: list[Decision]) -> None:
    found, wrong = read(b"".join(line(d) for d in made))

    assert list(found) == made
    assert not wrong


@given(
    st.lists(decision_strategy, max_size=5),
    st.lists(decision_strategy, max_size=5),
    st.lists(decision_strategy, max_size=5),
)
def test_a_merge_is_a_union_in_any_order(a: list[Decision], b: list[Decision], c: list[Decision]) -> None:
    assert merged([*a, *b]) == merged([*b, *a, *a])
    assert merged([*merged([*a, *b]), *c]) == merged([*a, *merged([*b, *c])])
    assert standing([*a, *b]) == standing(merged([*b, *a]))


def test_a_reviewers_last_word_stands() -> None:
    words = (decide(0), decide(0, Verdict.REJECT, minute=2), decide(0, Verdict.ACCEPT, minute=1))
    for order in itertools.permutations(words):
        stands = standing(order)[decide(0).key]
        assert [d.verdict for d in stands.decisions] == [Verdict.REJECT]
        assert not stands.conflict


def test_two_reviewers_who_differ_are_a_conflict_until_one_yields() -> None:
    differing = [decide(0), decide(0, Verdict.REJECT, by="Ben", minute=1)]
    assert standing(differing)[decide(0).key].conflict
    assert not standing([*differing, decide(0, Verdict.REJECT, minute=2)])[decide(0).key].conflict
    assert not standing([*differing, decide(0, Verdict.OPEN, minute=2)])[decide(0).key].conflict
    assert standing([decide(0), decide(0, by="Ben", as_kind=Kind.STRENGTH)])[decide(0).key].conflict


def test_taking_the_last_decision_back_leaves_the_finding_open() -> None:
    assert not standing([decide(0), decide(0, Verdict.OPEN, minute=1)])


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (b"{", "truncated"),
        (b'{"review": 2}', "missing"),
        (line(decide(0)).replace(b'"review": 1', b'"review": 9'), "version 9"),
        (line(decide(0)).replace(b"+00:00", b""), "no time zone"),
        (line(decide(0)).replace(b'"number"', b'"verdict of guilt"'), "kind"),
        (b'{"review": 1, "kind": "number", "base": null, "reading": null, "verdict": "accept", "by": "", "at": "2025-01-01T00:00:00Z"}', "no place"),
        (b"\xff\xfe", "malformed"),
        (b"[" * 50_000, "bytes|recursion|malformed|truncated|Expected"),
    ],
)  # fmt: skip
def test_a_broken_line_is_told_and_hides_no_other(broken: bytes, why: str) -> None:
    found, wrong = read(line(decide(0)) + broken + b"\n" + line(decide(1)))

    assert len(found) == 2
    assert [n for n, _ in wrong] == [2]
    assert re.search(why, wrong[0][1])


def test_the_report_shows_what_reviewers_decided() -> None:
    made = ferry.collation()
    review = of(
        made,
        [
            decide(0, note="checked by telephone"),
            decide(1, Verdict.REJECT),
            decide(2, as_kind=Kind.CERTAINTY),
            decide(3),
            decide(3, Verdict.REJECT, by="Ben"),
        ],
    )
    found = findings(next(contexts(made, review)))
    state = {f.found: f.reviewed and f.reviewed.state for f in found}

    assert state[Kind.NUMBER] == "accept"
    assert state[Kind.POLARITY] == "reject"
    assert state[Kind.STRENGTH] == "conflict"
    assert state[Kind.CAUSE] is None
    retyped = next(f for f in found if f.found is Kind.QUOTE)
    assert (retyped.kind, retyped.label, retyped.was) == (Kind.CERTAINTY, "certainty", "quoted words")
    about = next(p for _, p in pages(made, review) if isinstance(p, AboutPage))
    assert (about.review.accepted, about.review.rejected, len(about.review.conflicts)) == (2, 1, 1)


def test_a_decision_on_other_words_is_listed_and_never_applied() -> None:
    made = ferry.collation()
    other = decide(1).base
    assert other
    decided = [decide(0), decide(6), replace(decide(1), base=replace(other, text="0" * 64))]
    edited = replace(ferry.SLANT, article=replace(ferry.SLANT.article, text=ferry.SLANT.text + " More."))
    now = replace(
        made,
        tellings=tuple(edited if t.id == "slant" else t for t in made.tellings),
        stories=(replace(made.stories[0], variants=ferry.VARIANTS[:2]),),
    )
    review = of(now, decided)
    assert not review.standing
    assert sorted(o.reason for o in review.orphans) == [
        "the text of slant and of wire is another one now",
        "the text of slant is another one now",
        "the text of slant is another one now",
    ]
    gone = of(replace(made, stories=(replace(made.stories[0], variants=()),)), [decide(0)])
    assert [o.reason for o in gone.orphans] == [
        "its texts are unchanged, and this run no longer finds it there"
    ]
    about = next(p for _, p in pages(now, review) if isinstance(p, AboutPage))
    assert len(about.review.orphans) == 3
