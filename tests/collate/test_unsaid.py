"""unsaid: what the checker misses in the reading is a candidate, where it claims something and no rule has it."""

import math
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from variorum.collate import backward, collate
from variorum.collate.missing import of_loss
from variorum.collate.unsaid import of_gone, unsaid
from variorum.collate.view import View, Whole, found
from variorum.data import Alignment, Checked, Form, Kind, Link, Relation, Span, Statement, Telling, Variant
from variorum.models import checker
from variorum.models.passages import LABELS
from variorum.testing import tell
from variorum.text import words

judged = import_module("variorum.collate.judged")  # the package has a function of this name

BASE = tell(
    "The port will close on Monday, the mayor said, unless the owners pay the fine.",
    "Nobody was hurt in the blast.",
    "The Vale quay is 400 metres long.",
    "Does the port have a future?",
    id="base",
)
READING = tell("The mayor said the port will close on Monday.", "A quay of 400 metres.", id="reading")


def links(*pairs: tuple[int, int], relation: Relation = Relation.REWRITE) -> Alignment:
    held = tuple(Link(i, j, 0.95) for i, j in pairs)
    return Alignment(left="base", right="reading", links=held, by="test", relation=relation)


def said(telling: Telling) -> Statement:
    """Return the mayor's words: all of the first sentence but for who says it."""
    text = telling.text
    at, end = text.index(", the mayor said"), text.index(".")
    content = (Span(0, at), Span(max(text.find("unless"), at), end))
    return Statement(
        telling=telling.id, source=Span(at + 2, at + 11), cue=Span(at + 12, at + 16), content=content,
        form=Form.INDIRECT, speaker="mayor", within=None, by="test", confidence=1.0,
    )  # fmt: skip


SAID = (said(BASE),)
LINKS = links((0, 0), (2, 1))
VIEW = View(Whole(BASE, SAID), Whole(READING, ()), LINKS)


def missed(telling: Telling, i: int, *gone: str) -> Checked:
    """Return what a checker says that misses some words of a sentence of the base, and has met all others."""
    row = words(telling.sentence(i), telling.sentences[i].start)
    nothing = np.zeros((len(row), len(LABELS)), np.float32)
    return Checked(
        base=(), reading=tuple(at for _, at in row), labels=LABELS, base_probs=nothing[:0], reading_probs=nothing,
        untold=np.array([3.0 if w in gone else -3.0 for w, _ in row], np.float32), changed=0.0, by="checker@test",
    )  # fmt: skip


def told(found: list[Variant], base: Telling = BASE) -> list[str]:
    return [v.base.span.of(base.text) for v in found if v.base]


CONDITION = ("unless", "the", "owners", "pay", "fine")


def test_the_base_is_read_where_it_says_more_than_names_and_figures() -> None:
    assert backward(BASE, READING, LINKS, SAID) == (((0, 1), (0,)), ((0, 1), (1,)))


def test_of_texts_that_were_not_made_from_one_another_nothing_is_read_back() -> None:
    assert backward(BASE, READING, links((0, 0), relation=Relation.SAME_EVENT), SAID) == ()


REPORT = tell(
    "The port will close on Monday, the mayor said, unless the owners pay the fine.",
    *(f"The owner of quay {n} said that he would not pay a crown of it." for n in range(12)),
    "The harbour master denied that he had been asked.",
    id="base",
)


def test_a_brief_of_a_report_leaves_nothing_out() -> None:
    brief = tell("The port will close on Monday, says the mayor.", "The harbour master had a say.", id="reading")
    tied = links((0, 0), (13, 1))
    assert backward(REPORT, brief, tied, ()) == ()
    loose = replace(tied, links=(*tied.links[:1], Link(13, 1, 0.6), Link(12, 1, 0.7)))
    assert collate(REPORT, brief, loose, ()) == ()


def test_a_retelling_of_most_of_it_does() -> None:
    most = tell(*(REPORT.sentence(i) for i in range(13)), id="reading")
    found = collate(REPORT, most, links(*((i, i) for i in range(13))), ())
    assert told(list(found), REPORT) == [REPORT.sentence(13)]


def test_a_clause_that_is_gone_is_found_at_its_place_with_why_it_matters() -> None:
    (v,) = unsaid([], VIEW, {0: missed(BASE, 0, *CONDITION)})
    assert told([v]) == ["unless the owners pay the fine"]
    assert (v.kind, v.by, v.note) == (Kind.OMISSION, "checker@test", "left out: a condition or a reserve")


def test_a_sentence_that_is_gone_is_found_whole() -> None:
    every = [w for w, _ in words(BASE.sentence(1))]
    assert told(unsaid([], VIEW, {1: missed(BASE, 1, *every)})) == [BASE.sentence(1)]


def test_names_and_figures_questions_and_what_is_told_are_not_missed() -> None:
    every = {i: missed(BASE, i, *(w for w, _ in words(BASE.sentence(i)))) for i in (2, 3)}
    assert unsaid([], VIEW, every | {0: missed(BASE, 0), 1: missed(BASE, 1, "blast")}) == []


def test_what_a_rule_misses_is_not_missed_twice() -> None:
    v = found(VIEW, Kind.OMISSION, BASE.sentences[0], None, by="omissions@1", confidence=0.85)
    assert unsaid([v], VIEW, {0: missed(BASE, 0, *CONDITION)}) == []


def test_what_is_known_of_an_omission_is_how_much_of_its_words_is_gone() -> None:
    back = {0: missed(BASE, 0, *CONDITION)}
    (v,) = unsaid([], VIEW, back)
    known = of_gone(v, VIEW, back)
    assert (known["looked"], known["gone"], known["gone top"], known["gone low"]) == (1, 3, 3, 3)
    assert known["gone rest"] < known["gone sentence"] < known["gone"]
    assert of_loss(v, 1, VIEW)["unruled"] == 1
    assert of_gone(v, VIEW, {}) == {}


class Sure:
    """Weighs an omission by how much of it is gone, and nothing else."""

    least = 0.5
    names: tuple[str, ...] = ()

    def chance(self, about: Mapping[str, float]) -> float:
        return 1 / (1 + math.exp(-about.get("gone", -1.0)))


@pytest.mark.parametrize("changed", [False, True])
def test_words_that_are_told_otherwise_are_not_left_out(monkeypatch: pytest.MonkeyPatch, changed: bool) -> None:
    monkeypatch.setattr(judged, "fitted", lambda: dict.fromkeys(("loss", "rule", "run"), Sure()))
    reading = tell("The port will close on Monday, the mayor said, unless they pay 12 crowns.", id="reading")
    base = tell("The port will close on Monday, the mayor said, unless they pay 90 crowns.", id="base")
    row = missed(base, 0, "unless", "they", "pay", "90", "crowns")
    at = base.text.index("90")
    view = View(Whole(base, (said(base),)), Whole(reading, ()), links((0, 0)))
    here = Span(at, at + 2)
    number = found(view, Kind.NUMBER, here, here, by="numbers@1", confidence=0.95)
    out = judged.judged([number] if changed else [], view, {}, {((0,), (0,)): row})
    assert [v.kind for v in out] == ([Kind.NUMBER] if changed else [Kind.OMISSION])


def test_the_shipped_checker_tells_a_sentence_that_is_gone_from_one_that_is_told() -> None:
    base = tell(
        "The council of Karsk will sell the old ferry in June.",
        "The union of sailors called the sale a theft and said it would go to court.",
        id="base",
    )
    reading = tell("In June the Karsk council is going to sell its old ferry.", "It was built in 1961.", id="reading")
    again = tell("In June the Karsk council is going to sell its old ferry.", "Sailors, who see a theft in it, will sue.", id="reading")
    one, other = (
        checker()([(x, (0, 1), base, (1,), {})])[0].untold.mean() for x in (reading, again)
    )
    assert other < 0 < one


def test_what_the_checker_misses_across_languages_reaches_the_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judged, "fitted", lambda: dict.fromkeys(("loss", "rule", "run"), Sure()))
    base = tell("The port will close on Monday, the mayor said, and the owners will get nothing.", id="base")
    at = base.text.index("and the owners")
    words_of_hers = replace(said(base), content=(Span(0, 29), Span(at, len(base.text) - 1)))
    other = tell("Der Hafen wird am Montag schließen, sagte die Bürgermeisterin.", id="reading", lang="de")
    key: tuple[tuple[int, ...], tuple[int, ...]] = ((0,), (0,))
    back = {key: missed(base, 0, "and", "the", "owners", "will", "get", "nothing")}
    out = collate(base, other, links((0, 0)), (words_of_hers,), None, back)
    assert [v.base.span.start for v in out if v.base and v.by == "checker@test"] == [at]
