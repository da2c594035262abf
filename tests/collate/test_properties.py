"""What holds of every comparison: style is no change, an edit is found at its place or nowhere, sides are alike."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.collate import collate
from variorum.data import Alignment, Kind, Link, Telling, Variant
from variorum.statements import extract, resolve
from variorum.testing import tell

DAY = datetime(2025, 6, 12, tzinfo=UTC)
# Sentences and a faithful rewrite of each, with what can be planted in the rewrite: (words, put in their place, kind).
Edit = tuple[str, str, Kind]
PAIRS: tuple[tuple[str, str, tuple[Edit, ...]], ...] = (
    (
        "The harbour board of Ostelin approved 31 percent of the 240 claims on Tuesday.",
        "On Tuesday 31 percent of the 240 claims were approved by the harbour board of Ostelin.",
        (
            ("31 percent", "54 percent", Kind.NUMBER),
            ("240 claims", "420 claims", Kind.NUMBER),
            ("On Tuesday", "On Friday", Kind.DATE),
        ),
    ),
    (
        "Chairwoman Mirel Tassau said the board may reopen the rest before 14 September.",
        "The rest may be reopened by the board before 14 September, chairwoman Mirel Tassau said.",
        (
            ("may be reopened", "will be reopened", Kind.CERTAINTY),
            ("14 September", "14 November", Kind.DATE),
            ("Mirel Tassau", "Oskar Lindvall", Kind.SPEAKER),
        ),
    ),
    (
        '"We did not count boats, we counted families," Tassau told reporters.',
        '"We did not count boats, we counted families," said Tassau to reporters.',
        (
            ("did not count boats", "did not count votes", Kind.QUOTE),
            ("we counted families", "we counted nobody", Kind.QUOTE),
        ),
    ),
    (
        "The council of Vardeck did not rule out an appeal against the harbour plan.",
        "An appeal against the harbour plan was not ruled out by the council of Vardeck.",
        (("was not ruled out", "was ruled out", Kind.POLARITY),),
    ),
    (
        "About 40 trawlers from Vardeck lay idle for nine days after the storm.",
        "Some 41 trawlers from Vardeck were idle for nine days following the storm.",
        (
            ("nine days", "nine weeks", Kind.DATE),
            ("Some 41 trawlers", "Some 410 trawlers", Kind.NUMBER),
        ),
    ),
    (
        "Several fishermen complained that the new quay was too short for the trawlers.",
        "That the new quay was too short for the trawlers was the complaint of several fishermen.",
        (("several fishermen", "all fishermen", Kind.STRENGTH),),
    ),
    (
        "Two clerks said the eastern quay would close for repairs in spring.",
        "The eastern quay would close for repairs in spring, two clerks said.",
        ((", two clerks said", "", Kind.VOICE),),
    ),
)
MARKS = (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"), ("‘", "’"))
SPELLINGS = (("harbour", "harbor"), ("centre", "center"), ("organised", "organized"), ("labour", "labor"))


def compare(base: list[str], reading: list[str]) -> tuple[Telling, tuple[Variant, ...]]:
    a = tell(*base, id="a", published=DAY)
    b = tell(*reading, id="b", published=DAY)
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    links = tuple(Link(i, i, 1.0) for i in range(len(base)))
    return b, collate(a, b, Alignment(left="a", right="b", links=links, by="test"), said)


order = st.permutations(range(len(PAIRS)))


@settings(max_examples=150, deadline=None)
@given(order, st.booleans())
def test_a_faithful_retelling_has_no_variant(rows: list[int], same: bool) -> None:
    base = [PAIRS[i][0] for i in rows]
    reading = base if same else [PAIRS[i][1] for i in rows]

    assert compare(base, reading)[1] == ()


@settings(max_examples=150, deadline=None)
@given(order, st.sampled_from(MARKS), st.sampled_from([" ", "  ", "\u00a0", "\n"]), st.booleans())
def test_restyled_text_has_no_variant(
    rows: list[int], marks: tuple[str, str], space: str, american: bool
) -> None:
    def restyled(s: str) -> str:
        for old, new in SPELLINGS if american else ():
            s = s.replace(old, new)
        return s.replace('"', marks[0], 1).replace('"', marks[1], 1).replace(" ", space)

    base = [PAIRS[i][0] for i in rows]

    assert compare(base, [restyled(s) for s in base])[1] == ()


@settings(max_examples=400, deadline=None)
@given(order, st.integers(0, len(PAIRS) - 1), st.integers(0, 9), st.booleans())
def test_an_edit_is_found_at_its_place_with_its_kind_or_not_at_all(
    rows: list[int], at: int, which: int, faithful: bool
) -> None:
    """`faithful` plants it in the rewrite, else in a copy that holds the same words."""
    edits = PAIRS[rows[at]][2]
    old, new, kind = edits[which % len(edits)]
    base = [PAIRS[i][0] for i in rows]
    reading = [PAIRS[i][1] for i in rows] if faithful else list(base)
    if not faithful and old not in reading[at]:
        return
    reading[at] = reading[at].replace(old, new)
    b, found = compare(base, reading)
    for v in found:
        assert v.kind is kind
        assert v.reading is not None
        assert b.sentences[at].holds(v.reading.span)


def test_most_edits_are_found() -> None:
    """The property above holds of a detector that is silent, too; this one does not."""
    base = [p[0] for p in PAIRS]
    hit = total = 0
    for at, (_, rewrite, edits) in enumerate(PAIRS):
        for old, new, kind in edits:
            reading = [p[1] for p in PAIRS]
            reading[at] = rewrite.replace(old, new)
            hit += [v.kind for v in compare(base, reading)[1]] == [kind]
            total += 1

    assert hit >= 0.7 * total, f"{hit} of {total}"


@settings(max_examples=100, deadline=None)
@given(order, st.integers(0, len(PAIRS) - 1), st.integers(0, 9))
def test_the_names_of_the_sides_change_no_finding(rows: list[int], at: int, which: int) -> None:
    def exchanged(s: str) -> str:
        return s.replace("Ostelin", "\0").replace("Vardeck", "Ostelin").replace("\0", "Vardeck")

    old, new, _ = PAIRS[rows[at]][2][which % len(PAIRS[rows[at]][2])]
    base = [PAIRS[i][0] for i in rows]
    reading = [PAIRS[i][1] for i in rows]
    reading[at] = reading[at].replace(old, new)
    plain = compare(base, reading)[1]
    other = compare([exchanged(s) for s in base], [exchanged(s) for s in reading])[1]

    assert [(v.kind, v.reading, v.confidence) for v in plain] == [
        (v.kind, v.reading, v.confidence) for v in other
    ]
