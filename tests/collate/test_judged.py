"""judged: a checker's marks become findings at their place, and never where the words are the same."""

import math
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collate import collate, passages
from variorum.collate.evidence import Key
from variorum.data import Alignment, Checked, Form, Kind, Link, Span, Statement, Telling
from variorum.models.passages import LABELS
from variorum.testing import tell
from variorum.text import words

judged = import_module("variorum.collate.judged")  # the package has a function of this name


class Weighed:
    """Weighs by a sum: enough to tell that what is known reaches who decides."""

    least = 0.5
    names: tuple[str, ...] = ("by certainty", "by numbers", "by voice")  # the rules it was fitted on

    def __init__(self, bias: float = 0.0, **weights: float) -> None:
        self.bias, self.weights = bias, weights

    def chance(self, about: Mapping[str, float]) -> float:
        return 1 / (1 + math.exp(-self.bias - sum(w * about.get(n, 0.0) for n, w in self.weights.items())))


RUN, RULE = Weighed(-2.0, top=1.0), Weighed(**{"rule": 1.0, "seen top": 0.5})
LOSS = Weighed(rule=1.0)


@pytest.fixture(autouse=True)
def plain_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weigh by how likely the likeliest word was changed, and by that alone."""
    monkeypatch.setattr(judged, "fitted", lambda: {"loss": LOSS, "rule": RULE, "run": RUN})


def linked(a: Telling, b: Telling, *pairs: tuple[int, int]) -> Alignment:
    return Alignment(left=a.id, right=b.id, links=tuple(Link(i, j, 1.0) for i, j in pairs), by="test")


def marked(
    a: Telling, b: Telling, key: Key, new: Mapping[str, Kind], old: Mapping[str, Kind] | None = None
) -> Checked:
    """Return what a checker says that is sure of the words named, and of nothing else."""

    def side(t: Telling, at: tuple[int, ...], sure: Mapping[str, Kind]) -> tuple[tuple[Span, ...], np.ndarray]:
        own = [x for i in at for x in words(t.sentence(i), t.sentences[i].start)]
        rows = np.full((len(own), len(LABELS)), 0.001, np.float32)
        for k, (w, _) in enumerate(own):
            rows[k, LABELS.index(sure[w].value if w in sure else "same")] = 0.988
        return tuple(s for _, s in own), rows

    (base, lost), (reading, changed) = side(a, key[0], old or {}), side(b, key[1], new)
    return Checked(
        base=base, reading=reading, labels=LABELS, base_probs=lost, reading_probs=changed,
        untold=np.zeros(len(reading), np.float32), changed=0.9 if new else 0.1, by="checker@test",
    )  # fmt: skip


A = tell("The board met the owners in spring.", "Nobody was hurt.", "The mayor left early.", id="a")
B = tell("The panel met the owners again.", "There were no casualties.", id="b")
LINKS = linked(A, B, (0, 0), (1, 1))


def test_a_passage_is_a_sentence_beside_what_it_is_linked_to_and_its_neighbours() -> None:
    assert passages(A, B, LINKS) == (((0, 1), (0,)), ((0, 1, 2), (1,)))


def test_a_sentence_without_a_link_goes_beside_what_those_around_it_are_linked_to() -> None:
    c = tell("The panel will look again.", "Snow fell.", "There were no casualties.", id="c")
    assert passages(A, c, linked(A, c, (0, 0), (1, 2)))[1] == ((0, 1, 2), (1,))


def test_of_texts_without_a_link_nothing_is_read() -> None:
    assert passages(A, B, linked(A, B)) == ()


def test_a_marked_word_is_found_at_its_place_with_its_kind_and_the_words_that_were_there() -> None:
    key: Key = ((0, 1), (0,))
    checked = {key: marked(A, B, key, {"panel": Kind.ENTITY}, {"board": Kind.ENTITY})}
    (v,) = [v for v in collate(A, B, LINKS, (), checked) if v.by == "checker@test"]
    assert v.kind is Kind.ENTITY
    assert v.reading is not None
    assert v.base is not None
    assert (v.base.span.of(A.text), v.reading.span.of(B.text)) == ("board", "panel")


@pytest.mark.parametrize(("faint", "was"), [(0.2, "board"), (0.05, "The board met the owners in spring.")])
def test_what_was_there_is_shown_however_faintly_it_is_marked(faint: float, was: str) -> None:
    key: Key = ((0, 1), (0,))
    c = marked(A, B, key, {"panel": Kind.ENTITY}, {"board": Kind.ENTITY})
    same, of, at = LABELS.index("same"), LABELS.index("entity"), 1  # "board"
    lost = c.base_probs.copy()
    lost[at, of], lost[at, same] = faint, 1.0 - faint
    (v,) = [v for v in collate(A, B, LINKS, (), {key: replace(c, base_probs=lost)}) if v.by == "checker@test"]
    assert v.base
    assert v.base.span.of(A.text) == was


def test_an_addition_has_no_base() -> None:
    key: Key = ((0, 1), (0,))
    checked = {key: marked(A, B, key, {"again": Kind.ADDITION})}
    (v,) = [v for v in collate(A, B, LINKS, (), checked) if v.by == "checker@test"]
    assert (v.kind, v.base) == (Kind.ADDITION, None)


def test_what_nothing_marks_is_no_finding() -> None:
    checked = {key: marked(A, B, key, {}) for key in passages(A, B, LINKS)}
    assert not [v for v in collate(A, B, LINKS, (), checked) if v.by == "checker@test"]


@pytest.mark.parametrize(
    ("base", "reading", "found"),
    [
        ("Forty-one calves were culled.", "The cull took 41 calves.", False),
        ("Forty-one calves were culled.", "The cull took 43 calves.", True),
        ("Two of the three points were settled.", "They agreed on the three points.", True),
        ("Two calves and 41 lambs were culled.", "The cull took 41 lambs and two calves.", False),
        ("Two calves and 41 lambs were culled.", "The cull took 41 calves, two lambs.", True),
    ],
)
def test_a_number_that_the_base_has_in_other_figures_is_no_mark(base: str, reading: str, found: bool) -> None:
    a, b = tell(base, id="a"), tell(reading, id="b")
    key: Key = ((0,), (0,))
    first = next(w for w in ("41", "43", "three") if w in reading)
    told = collate(a, b, linked(a, b, (0, 0)), (), {key: marked(a, b, key, {first: Kind.NUMBER})})
    assert any(v.kind is Kind.NUMBER for v in told) is found


@given(st.sampled_from(["The", "board", "met", "owners", "in", "spring"]), st.sampled_from(list(Kind)))
def test_a_model_can_mark_nothing_in_words_that_are_the_same(word: str, kind: Kind) -> None:
    kind = Kind.ADDITION if kind is Kind.OMISSION else kind
    a, same = tell(A.sentence(0), id="a"), tell(A.sentence(0).replace(" ", "  "), id="same")
    links = linked(a, same, (0, 0))
    assert passages(a, same, links) == ()
    key: Key = ((0,), (0,))
    assert collate(a, same, links, (), {key: marked(a, same, key, {word: kind})}) == ()


def test_a_rule_that_the_checker_does_not_bear_out_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    doubting = Weighed(**{"seen top": 1.0})
    a = tell("The board may reopen the claims this year.", id="a")
    b = tell("The panel will look at the claims again.", id="b")
    links = linked(a, b, (0, 0))
    (key,) = passages(a, b, links)
    assert [v.kind for v in collate(a, b, links, ())] == [Kind.CERTAINTY]
    monkeypatch.setattr(judged, "fitted", lambda: {"run": RUN, "rule": doubting})
    assert collate(a, b, links, (), {key: marked(a, b, key, {})}) == ()
    kept = collate(a, b, links, (), {key: marked(a, b, key, {"will": Kind.CERTAINTY})})
    assert [v.by.split("@")[0] for v in kept] == ["certainty"]


def test_of_a_rule_that_the_trees_never_met_its_own_word_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    strange = Weighed(-9.0)
    strange.names = ()
    a = tell("The board may reopen the claims this year.", id="a")
    b = tell("The panel will look at the claims again.", id="b")
    links = linked(a, b, (0, 0))
    (key,) = passages(a, b, links)
    (alone,) = collate(a, b, links, ())
    monkeypatch.setattr(judged, "fitted", lambda: {"run": RUN, "rule": strange})
    (v,) = collate(a, b, links, (), {key: marked(a, b, key, {})})
    assert v.confidence == alone.confidence


def test_figures_of_two_matters_are_left_to_who_weighs(monkeypatch: pytest.MonkeyPatch) -> None:
    a = tell("The ferry carried 340 passengers on Monday.", id="a")
    b = tell("At 430 passengers the old liner was full.", id="b")
    links = linked(a, b, (0, 0))
    (key,) = passages(a, b, links)
    assert [v.kind for v in collate(a, b, links, ())] == [Kind.NUMBER]  # by rule alone
    monkeypatch.setattr(judged, "fitted", lambda: {"run": RUN, "rule": Weighed(-9.0)})
    assert not collate(a, b, links, (), {key: marked(a, b, key, {})})


def test_a_figure_for_a_figure_is_found_whatever_the_checker_says(monkeypatch: pytest.MonkeyPatch) -> None:
    a = tell("The ferry carried 340 passengers.", id="a")
    b = tell("The ferry carried 430 passengers.", id="b")
    links = linked(a, b, (0, 0))
    (key,) = passages(a, b, links)
    monkeypatch.setattr(judged, "fitted", lambda: {"run": RUN, "rule": Weighed(-9.0)})
    found = collate(a, b, links, (), {key: marked(a, b, key, {})})
    assert [(v.kind, v.confidence) for v in found] == [(Kind.NUMBER, 0.5)]


def test_a_figure_for_a_figure_of_another_language_is_found_whatever_the_checker_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a = tell("El ferry llevaba 340 pasajeros.", id="a", lang="es")
    b = tell("Die Fähre hatte 430 Fahrgäste an Bord.", id="b", lang="de")
    links = linked(a, b, (0, 0))
    (key,) = passages(a, b, links)
    monkeypatch.setattr(judged, "fitted", lambda: {"run": RUN, "rule": Weighed(-9.0)})
    found = collate(a, b, links, (), {key: marked(a, b, key, {})})
    assert [(v.kind, v.confidence) for v in found] == [(Kind.NUMBER, 0.5)]


@pytest.mark.parametrize(
    ("base", "reading", "kinds"),
    [
        ("One of the builders called the bridge sound.", "One of them thought the bridge sound.", []),
        ("One of the builders called the bridge sound.", "The bridge is sound.", [Kind.VOICE]),
    ],
)
def test_what_both_texts_put_to_somebody_has_not_changed_its_voice(
    base: str, reading: str, kinds: list[Kind]
) -> None:
    a, b = tell(base), tell(reading, id="b")

    def said(t: Telling, source: str, cue: str) -> Statement:
        spans = [Span(at, at + len(w)) for w in (source, cue) if (at := t.text.index(w)) >= 0]
        rest = Span(spans[1].end + 1, len(t.text) - 1)
        return Statement(
            telling=t.id, source=spans[0], cue=spans[1], content=(rest,), form=Form.INDIRECT, speaker=None,
            within=None, by="test", confidence=0.9,
        )  # fmt: skip

    statements = [said(a, "One of the builders", "called")]
    if "thought" in reading:
        statements.append(said(b, "One of them", "thought"))
    words_ = {w.strip("."): Kind.VOICE for w in reading.split()}
    lost = {w.strip("."): Kind.VOICE for w in base.split()}
    key: Key = ((0,), (0,))
    checked = {key: marked(a, b, key, words_, lost)}
    assert [v.kind for v in collate(a, b, linked(a, b, (0, 0)), statements, checked)] == kinds


def test_a_sentence_put_in_is_one_addition_however_many_of_its_words_are_marked() -> None:
    b = tell("The board met the owners in spring.", "Its chairman had sold the land in May.", id="b")
    links = linked(A, b, (0, 0))
    key: Key = ((0, 1), (1,))
    checked = {key: marked(A, b, key, {"chairman": Kind.ADDITION, "land": Kind.ADDITION, "May": Kind.ENTITY})}
    (v,) = [v for v in collate(A, b, links, (), checked) if v.by == "checker@test"]
    assert v.reading is not None
    assert (v.kind, v.reading.span.of(b.text)) == (Kind.ADDITION, "chairman had sold the land in May")


@pytest.mark.parametrize(("doubt", "lost"), [(0.0, ["Nobody was hurt."]), (-9.0, [])])
def test_what_a_rule_finds_left_out_is_weighed(
    doubt: float, lost: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    b = tell("The panel met the owners again.", "The mayor was gone by nine.", id="b")
    links = linked(A, b, (0, 0), (2, 1))
    checked = {key: marked(A, b, key, {}) for key in passages(A, b, links)}
    alone = [v for v in collate(A, b, links, ()) if v.kind is Kind.OMISSION]
    assert [v.confidence for v in alone] == [0.85]
    monkeypatch.setattr(judged, "fitted", lambda: {"loss": Weighed(doubt), "rule": RULE, "run": RUN})
    found = [v for v in collate(A, b, links, (), checked) if v.kind is Kind.OMISSION]
    assert [v.base.span.of(A.text) for v in found if v.base] == lost
    assert all(v.confidence == 0.5 for v in found)  # by who weighs, not by the rule


def test_a_faint_omission_is_told_where_it_is_borne_out(monkeypatch: pytest.MonkeyPatch) -> None:
    # What retells the sentence is longer than it: whether "and ..." is gone rules can't tell by themselves.
    a = tell("The mayor opened the new bridge on Friday, and twelve ferries were sold to Hestvik.", id="a")
    b = tell(
        "The mayor opened the new bridge on Friday in front of a great many people from all the islands round.",
        id="b",
    )
    links = linked(a, b, (0, 0))
    checked = {key: marked(a, b, key, {}) for key in passages(a, b, links)}
    assert collate(a, b, links, ()) == ()
    sure = {"loss": Weighed(3.0), "rule": RULE, "run": RUN}
    monkeypatch.setattr(judged, "fitted", lambda: sure)
    (v,) = collate(a, b, links, (), checked)
    assert v.base is not None
    assert (v.kind, v.base.span.of(a.text)) == (Kind.OMISSION, "and twelve ferries were sold to Hestvik")


@pytest.mark.parametrize(("lang", "kind"), [("en", Kind.ENTITY), ("de", Kind.ROLE)])
def test_a_role_whose_name_is_new_is_another_name_but_where_every_noun_has_a_capital(lang: str, kind: Kind) -> None:
    a = tell("The board met the owners in Tarva.", id="a", lang=lang)
    b = tell("The board met the Karsk owners in Tarva.", id="b", lang=lang)
    key: Key = ((0,), (0,))
    checked = {key: marked(a, b, key, {"Karsk": Kind.ROLE}, {"owners": Kind.ROLE})}
    assert kind in {v.kind for v in collate(a, b, linked(a, b, (0, 0)), (), checked) if v.by == "checker@test"}
