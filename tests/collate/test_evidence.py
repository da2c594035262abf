"""evidence: what is known of a finding comes from its own place, the places round it, and the rest of the article."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collate.evidence import Key, Known, logit, of_rule, of_run, setting
from variorum.collate.judged import runs
from variorum.collate.looks import passages
from variorum.collate.view import View, Whole, found
from variorum.data import Alignment, Checked, Kind, Link, Relation, Span, Telling
from variorum.models.passages import LABELS
from variorum.testing import tell
from variorum.text import words

A = tell("The board met the owners in spring.", "Nobody was hurt.", "The mayor left early.", id="a")
B = tell("The panel met 12 owners again.", "There were no casualties.", "The mayor went home early.", id="b")
LINKS = Alignment(left="a", right="b", links=tuple(Link(i, i, 0.9) for i in range(3)), by="test")
VIEW = View(base=Whole(A, ()), reading=Whole(B, ()), alignment=LINKS)


def checked(key: Key, changed: float, **sure: float) -> Checked:
    """Return what a checker says: `sure` gives words of the reading the chance that they were changed."""

    def side(t: Telling, at: tuple[int, ...]) -> tuple[tuple[Span, ...], np.ndarray]:
        own = [x for i in at for x in words(t.sentence(i), t.sentences[i].start)]
        rows = np.zeros((len(own), len(LABELS)), np.float32)
        for k, (w, _) in enumerate(own):
            rows[k, LABELS.index("entity")] = sure.get(w, 0.001)
            rows[k, LABELS.index("same")] = 1 - rows[k, LABELS.index("entity")]
        return tuple(s for _, s in own), rows

    (base, lost), (reading, rows) = side(A, key[0]), side(B, key[1])
    return Checked(
        base=base, reading=reading, labels=LABELS, base_probs=lost, reading_probs=rows,
        untold=np.zeros(len(reading), np.float32), changed=changed, by="checker@test",
    )  # fmt: skip


KEYS = passages(A, B, LINKS)
READ = {k: checked(k, p, panel=0.9, casualties=0.2) for k, p in zip(KEYS, (0.9, 0.2, 0.1), strict=True)}


def test_a_run_is_told_by_its_marks_its_words_and_the_strongest_mark_beside_it() -> None:
    (r,) = runs(KEYS[0], READ[KEYS[0]])
    about = of_run(r, Known((), READ), VIEW)
    assert about["top"] == pytest.approx(logit(0.9), abs=1e-3)
    assert about["rest"] == pytest.approx(logit(0.001), abs=1e-3)
    assert (about["words"], about["figure"], about["alone"], about["links"]) == (1, 0, 0, 1)
    assert (about["new"], about["new here"]) == (1, 1)


def test_a_passage_is_left_out_of_what_the_rest_of_its_article_tells() -> None:
    known = Known((), READ)
    first, second = known.elsewhere(KEYS[0]), known.elsewhere(KEYS[1])
    assert first["elsewhere top"] == pytest.approx(logit(0.2))
    assert second["elsewhere top"] == pytest.approx(logit(0.9))
    assert first["elsewhere"] == pytest.approx((logit(0.2) + logit(0.1)) / 2)
    assert first["passages"] == 2


def test_of_a_single_passage_the_rest_says_nothing() -> None:
    assert Known((), {KEYS[0]: READ[KEYS[0]]}).elsewhere(KEYS[0]) == {}


@given(st.lists(st.floats(0.0, 1.0), min_size=2, max_size=3))
def test_the_rest_of_an_article_is_the_same_whatever_the_passage_itself_says(chances: list[float]) -> None:
    def rest(own: float) -> dict[str, float]:
        read = {k: checked(k, p) for k, p in zip(KEYS, (own, *chances[1:]), strict=False)}
        return Known((), read).elsewhere(KEYS[0])

    assert rest(0.01) == pytest.approx(rest(0.99))


def test_what_a_rule_found_is_told_with_the_marks_on_its_words() -> None:
    at = Span(B.text.index("panel"), B.text.index("panel") + 5)
    v = found(VIEW, Kind.ENTITY, None, at, by="entities@1", confidence=0.6)
    about = of_rule(v, Known((v,), READ), VIEW)
    assert about["seen kind"] == pytest.approx(logit(0.9), abs=1e-3)
    assert (about["by entities"], about["others here"], about["across"]) == (1, 0, 0)
    unread = of_rule(v, Known((v,), {}), VIEW)
    assert "seen" not in unread


def figure(base: Telling, reading: Telling, relation: Relation | None = None) -> dict[str, float]:
    """Return what is known of where two figures stand, the only ones of two linked sentences."""
    links = Alignment(left="a", right="b", links=(Link(0, 0, 0.7),), by="test", relation=relation)
    view = View(base=Whole(base, ()), reading=Whole(reading, ()), alignment=links)
    at = [next(x for w, x in words(t.text) if w.isdigit()) for t in (base, reading)]
    return setting(found(view, Kind.NUMBER, at[0], at[1], by="numbers@1", confidence=0.9), view)


def test_a_figure_stands_in_the_same_words_or_in_others() -> None:
    base = tell("The ferry carried 340 passengers to Osterby.", id="a")
    same = figure(base, tell("The ferry carried 430 passengers to Osterby.", id="b"))
    assert (same["common"], same["kept"], same["round"], same["bond"]) == (1, 1, 1, 0.7)
    other = figure(base, tell("A captain of 52 retired from the ferry company.", id="b"))
    assert max(other["common"], other["kept"], other["round"]) < 0.5


def test_what_two_texts_are_to_one_another_is_known_of_each_finding() -> None:
    base, reading = tell("It carried 340 people.", id="a"), tell("It carried 430 people.", "Rain fell.", id="b")
    about = figure(base, reading, Relation.SAME_EVENT)
    assert (about["apart"], about["covered"], about["as number"]) == (1, 1, 1)
    assert 0 < about["told"] < 1
    assert figure(base, reading)["apart"] == 0


def test_across_languages_no_words_are_compared() -> None:
    there = tell("Die Fähre brachte 430 Fahrgäste.", id="b", lang="de")
    assert "common" not in figure(tell("The ferry carried 340 passengers.", id="a"), there)
