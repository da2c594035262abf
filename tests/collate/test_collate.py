"""collate: what a reading changed is found at its place, and nothing is found in a faithful one."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.collate import collate, passages
from variorum.data import Alignment, Form, Kind, Link, Relation, Span, Statement, Telling, Variant
from variorum.testing import tell

WHEN = datetime(2025, 6, 12, tzinfo=UTC)
STORY = (
    "The harbour board of Ostelin approved 31 percent of the 240 claims on Tuesday.",
    "Chairwoman Mirel Tassau said the board may reopen the rest before 14 September.",
    '"We did not count boats, we counted families," Mirel Tassau told reporters.',
    "The council of Vardeck did not rule out an appeal against the harbour plan.",
    "About 40 trawlers from Vardeck lay idle for nine days after the storm.",
)


def one_to_one(a: Telling, b: Telling) -> Alignment:
    links = tuple(Link(i, i, 1.0) for i in range(min(len(a.sentences), len(b.sentences))))
    return Alignment(left=a.id, right=b.id, links=links, by="test")


def compare(base: tuple[str, ...], reading: tuple[str, ...], lang: str = "en") -> tuple[Variant, ...]:
    a = tell(*base, id="a", published=WHEN)
    b = tell(*reading, id="b", lang=lang, published=WHEN)
    return collate(a, b, one_to_one(a, b), ())


def swapped(i: int, old: str, new: str) -> tuple[str, ...]:
    assert old in STORY[i]
    return (*STORY[:i], STORY[i].replace(old, new), *STORY[i + 1 :])


def test_a_text_compared_with_itself_has_no_variant() -> None:
    assert compare(STORY, STORY) == ()


def test_new_white_space_is_no_variant() -> None:
    assert compare(STORY, tuple(s.replace(" ", "  ") for s in STORY)) == ()


@pytest.mark.parametrize("marks", ["“”", "«»", "„“", "‘’"])
def test_other_quotation_marks_are_no_variant(marks: str) -> None:
    restyled = STORY[2].replace('"', marks[0], 1).replace('"', marks[1], 1)
    assert compare(STORY, (*STORY[:2], restyled, *STORY[3:])) == ()


def test_american_spelling_inside_a_quotation_is_no_variant() -> None:
    british = ('"We organise the harbour labour ourselves," he said.',)
    american = ('"We organize the harbor labor ourselves," he said.',)
    assert compare(british, american) == ()


@pytest.mark.parametrize(
    ("i", "old", "new", "kind"),
    [
        (0, "31 percent", "more than half", Kind.NUMBER),
        (0, "240", "420", Kind.NUMBER),
        (0, "Tuesday", "Friday", Kind.DATE),
        (1, "may reopen", "will reopen", Kind.CERTAINTY),
        (1, "14 September", "14 November", Kind.DATE),
        (2, "did not count boats", "did not count votes", Kind.QUOTE),
        (3, "did not rule out an", "ruled out an", Kind.POLARITY),
        (4, "nine days", "nine weeks", Kind.DATE),
        (4, "nine days", "a day and a half", Kind.DATE),
    ],
)
def test_an_edit_is_found_at_its_place_with_its_kind(i: int, old: str, new: str, kind: Kind) -> None:
    found = compare(STORY, swapped(i, old, new))
    b = tell(*swapped(i, old, new), id="b")
    assert [v.kind for v in found] == [kind]
    assert found[0].reading is not None
    assert b.sentences[i].holds(found[0].reading.span)


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("About 40 ships lay at anchor.", "Some 41 ships lay at anchor."),
        ("The town lost 33 percent of its boats.", "The town lost a third of its boats."),
        ("Of the seven members five agreed.", "Two of the seven members did not agree."),
        ("Six in ten households signed.", "Some 60 percent of households signed."),
        ("The wall was 10 miles long.", "The wall was 16 kilometres long."),
        ("The term ends within four years.", "The term ends by 2029."),
        ("It opens on 17 June.", "It opens on Tuesday."),
        ("The net weighed 2,300 kg.", "The net weighed 2.3 tonnes."),
        ("The first alarm came 36 hours before.", "The first alarm came a day and a half before."),
        ("The rate rose by 1.25 percentage points.", "The rate rose by 1.25 points."),
    ],
)
def test_an_honest_conversion_is_no_variant(base: str, reading: str) -> None:
    assert compare((base,), (reading,)) == ()


def test_numbers_meet_across_languages() -> None:
    base = ("The fleet of 2,300 boats lost 4.2 million crowns in nine days.",)
    assert compare(base, ("Флот из 2300 лодок потерял 4,2 млн крон за девять дней.",), "ru") == ()
    found = compare(base, ("Флот из 3200 лодок потерял 4,2 млн крон за девять дней.",), "ru")
    assert [v.kind for v in found] == [Kind.NUMBER]


def test_what_stands_two_sentences_on_is_not_left_out() -> None:
    a = tell("The mill burned down at dawn.", "Owner Bertil Krane denied any neglect of the boilers.", id="a")
    b = tell(
        "The mill burned down at dawn.",
        "It was rainy.",
        "Krane, the owner, denied neglect of the boilers.",
        id="b",
    )
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    assert [v for v in collate(a, b, links, ()) if v.kind is Kind.OMISSION] == []


def test_a_denial_left_out_weighs_more_than_background() -> None:
    a = tell(
        "The mill burned down at dawn.",
        "Bertil Krane denied any neglect of the boilers.",
        "The mill was built near Ostelin in 1911.",
        id="a",
    )
    b = tell("The mill burned down at dawn.", id="b")
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    gone = [v for v in collate(a, b, links, ()) if v.kind is Kind.OMISSION]
    assert gone[0].note == "left out: a denial"
    assert gone[0].weight > gone[-1].weight


def test_what_a_text_says_of_its_earlier_version_is_neither_left_out_nor_added() -> None:
    plain = tell("The mill burned down at dawn.", "Two of the owners denied any neglect of the boilers.", id="a")
    note = "Correction: An earlier version of this story said that there were 64 owners of the mill at Ostelin."
    noted = tell(*(plain.sentence(i) for i in range(2)), note, id="b")
    other = tell(*(plain.sentence(i) for i in range(2)), "The town said there were 64 owners of the mill at Ostelin.", id="b")
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0), Link(1, 1, 1.0)), by="test")
    assert collate(plain, noted, links, ()) == collate(noted, plain, links.mirrored(), ()) == ()
    assert [v.kind for v in collate(plain, other, links, ())] == [Kind.ADDITION]


def test_what_was_wrong_before_is_no_part_of_what_a_corrected_text_tells() -> None:
    a = tell("Roland Messer was sentenced to seven years in prison.", "He showed no reaction.", id="a")
    note = "Correction: An earlier version of this article said that Messer was sentenced to seven years."
    b = tell("Roland Messer was sentenced to four years in prison.", "He showed no reaction.", note, id="b")
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0), Link(1, 1, 1.0), Link(0, 2, 0.8)), by="test")
    assert [v.note for v in collate(a, b, links, ())] == ["seven years → four years"]


def test_a_notice_that_puts_something_right_leaves_nothing_out() -> None:
    told = ("The mill at Ostelin burned down at dawn.", "It had 64 owners.", "Bertil Krane denied any neglect of the boilers.")
    a = tell(*told, "Two of them denied it, too, when Ada Brock asked them in Tarvik.", id="a")
    notice = tell("Correction: An earlier version of this story said that it had 46 owners.", "It had 64 owners.", id="b")
    links = Alignment(left="a", right="b", links=(Link(1, 1, 1.0),), by="test")
    assert [v for v in collate(a, notice, links, ()) if v.kind is Kind.OMISSION] == []
    cut = tell("The mill at Ostelin had 64 owners.", "It had 64 owners.", id="b")
    assert [v for v in collate(a, cut, links, ()) if v.kind is Kind.OMISSION]


def test_a_corrected_text_that_tells_its_report_again_leaves_out_what_it_lacks() -> None:
    told = ("The mill at Ostelin burned down at dawn.", "It had 64 owners.", "It stood for two centuries by the river.")
    a = tell(*told, "Bertil Krane denied any neglect.", id="a")
    note = "Correction: An earlier version of this story said that it had 46 owners."
    b = tell(*told, note, id="b")
    links = Alignment(left="a", right="b", links=tuple(Link(i, i, 1.0) for i in range(3)), by="test")
    assert [v.note for v in collate(a, b, links, ()) if v.kind is Kind.OMISSION] == ["left out: a denial"]


def test_a_name_with_a_small_word_that_denies_elsewhere_denies_nothing() -> None:
    a = tell("The mill burned down at dawn.", "Tents came from Doctors Without Borders at Ostelin.", id="a")
    b = tell("The mill burned down at dawn.", id="b")
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    gone = [v.note for v in collate(a, b, links, ()) if v.kind is Kind.OMISSION]
    assert gone == ["left out: a fact with a number or a name"]


def test_a_flourish_is_no_addition_and_a_claim_is() -> None:
    a = tell("The mill burned down at dawn.", id="a")
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    idle = tell("The mill burned down at dawn.", "All eyes are now on what comes next.", id="b")
    claim = tell("The mill burned down at dawn.", "Repairs would take 18 months, insurers reckon.", id="b")
    assert collate(a, idle, links, ()) == ()
    assert [v.kind for v in collate(a, claim, links, ())] == [Kind.ADDITION]


def _said(t: Telling, source: str, content: str, speaker: str) -> Statement:
    i, k = t.text.index(source), t.text.index(content)
    return Statement(
        telling=t.id,
        source=Span(i, i + len(source)),
        cue=None,
        content=(Span(k, k + len(content)),),
        form=Form.INDIRECT,
        speaker=speaker,
        by="test",
        confidence=1.0,
    )


def test_words_put_to_another_speaker_are_found() -> None:
    a = tell("Mirel Tassau said the eastern quay would close for repairs in autumn.", id="a")
    b = tell("Oskar Lindvall said the eastern quay would close in autumn for repairs.", id="b")
    said = (
        _said(a, "Mirel Tassau", "the eastern quay would close for repairs in autumn", "Mirel Tassau"),
        _said(b, "Oskar Lindvall", "the eastern quay would close in autumn for repairs", "Oskar Lindvall"),
    )
    found = collate(a, b, one_to_one(a, b), said)
    assert [v.kind for v in found] == [Kind.SPEAKER]


def test_he_and_she_across_a_border_are_two_speakers() -> None:
    a = tell("Mirel Tassau opened the quay.", "She said it would close in autumn.", id="a")
    b = tell("Оскар Линдвалль открыл причал.", "По его словам, осенью он закроется.", id="b", lang="ru")
    said = (
        _said(a, "She", "it would close in autumn", "Mirel Tassau"),
        _said(b, "его", "осенью он закроется", "Оскар Линдвалль"),
    )
    links = Alignment(left=a.id, right=b.id, links=(Link(1, 1, 1.0),), by="test")
    assert Kind.SPEAKER in [v.kind for v in collate(a, b, links, said)]


def test_a_range_that_moved_up_is_found_though_its_new_end_is_the_sum_of_the_old_ones() -> None:
    found = compare(("The repair takes three to five weeks.",), ("The repair takes five to eight weeks.",))
    assert [v.kind for v in found] == [Kind.DATE]


def test_a_contested_claim_that_lost_its_speaker_is_found() -> None:
    a = tell(
        "Two clerks said the eastern quay would close for repairs.",
        "",
        "She left early, Tassau said.",
        id="a",
    )
    b = tell("The eastern quay would close for repairs.", "", "She left early, Tassau said.", id="b")
    said = (
        _said(a, "Two clerks", "the eastern quay would close for repairs", "two clerks"),
        _said(a, "Tassau", "She left early", "Mirel Tassau"),
        _said(b, "Tassau", "She left early", "Mirel Tassau"),
    )
    assert Kind.VOICE in [v.kind for v in collate(a, b, one_to_one(a, b), said)]


def test_every_variant_names_who_found_it() -> None:
    found = compare(STORY, swapped(0, "240", "420"))
    assert found
    assert all("@" in v.by and v.note and 0 < v.confidence <= 1 for v in found)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, len(STORY) - 1),
    st.sampled_from(["240", "40", "31 percent", "nine days", "may", "did not"]),
    st.integers(50, 999),
)
def test_an_injected_edit_is_found_there_or_nowhere(i: int, old: str, number: int) -> None:
    if old not in STORY[i]:
        return
    new = {"may": "will", "did not": "did"}.get(
        old, f"{number} percent" if "percent" in old else f"{number} days" if "days" in old else str(number)
    )
    edited = swapped(i, old, new)
    b = tell(*edited, id="b")
    for v in compare(STORY, edited):
        assert v.reading is not None
        assert b.sentences[i].holds(v.reading.span)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(
        [("240", "420"), ("Tuesday", "Friday"), ("may reopen", "will reopen"), ("nine days", "nine weeks")]
    )
)
def test_names_of_the_sides_change_no_finding(edit: tuple[str, str]) -> None:
    def exchange(s: str) -> str:
        return s.replace("Ostelin", "\0").replace("Vardeck", "Ostelin").replace("\0", "Vardeck")

    reading = tuple(s.replace(*edit) for s in STORY)
    plain = [(v.kind, v.by) for v in compare(STORY, reading)]
    other = [(v.kind, v.by) for v in compare(tuple(map(exchange, STORY)), tuple(map(exchange, reading)))]
    assert plain == other


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=4),
    st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=4),
)
def test_any_text_is_compared_without_an_exception(a: list[str], b: list[str]) -> None:
    for v in compare(tuple(a), tuple(b)):
        for side, texts in ((v.base, a), (v.reading, b)):
            assert side is None or 0 <= side.span.start < side.span.end <= len(tell(*texts).text)


def borrowed(relation: Relation) -> tuple[Variant, ...]:
    """Return what is found of a column that lifts STORY's first sentence, with a number changed."""
    a = tell(*STORY, id="a", published=WHEN)
    b = tell(
        STORY[0].replace("31 percent", "44 percent"),
        "Orvo Lindt, who runs the fish hall, told this paper that he had never seen such a winter.",
        "He has let 12 of his 30 men go and means to sell two vans by March.",
        id="b",
        published=WHEN,
    )
    x = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test", relation=relation)
    assert passages(a, b, x) == (((0, 1), (0,)), ((0, 1), (1,)), ((0, 1), (2,)))[: 1 if relation == "partial" else 3]
    return collate(a, b, x, ())


def test_of_a_column_that_borrows_a_sentence_only_the_sentence_is_compared() -> None:
    assert [v.kind for v in borrowed(Relation.PARTIAL)] == [Kind.NUMBER]
    assert {Kind.NUMBER, Kind.OMISSION} <= {v.kind for v in borrowed(Relation.REWRITE)}
