"""One template behind two reports is no retelling; a retelling that bends facts is one all the same."""

from collections.abc import Mapping, Sequence

import pytest

from variorum.data import DERIVED, Alignment, Article, Link, Relation, Telling
from variorum.pipeline import run
from variorum.relate import relate, settle
from variorum.relate.features import features
from variorum.relate.particulars import elsewhere, strangers
from variorum.testing import tell

FORM = (
    "About {n} bus drivers in {town} began a {hours}-hour strike on {day} after talks with {firm} broke down.",
    "Pickets stood outside the gates of the {gate} depot, and {k} routes were cancelled.",
    '"Our members have been patient long enough," said {leader} of the union.',
    "The union demands {ask} percent more, and the company has offered {offer} percent.",
    "{mayor}, the mayor of {town}, called on both sides to resume negotiations.",
)
HARLESBY = {
    "town": "Harlesby", "n": "340", "hours": "48", "day": "Monday", "firm": "Brenholt Transit", "gate": "Quarry",
    "k": "22", "leader": "Moira Tansley", "ask": "9", "offer": "4", "mayor": "Anne Whitlow",
}  # fmt: skip
TOLLMERE = {
    "town": "Tollmere", "n": "95", "hours": "72", "day": "Wednesday", "firm": "Lakeside Coaches", "gate": "Mill",
    "k": "14", "leader": "Gwen Ashdown", "ask": "8", "offer": "3", "mayor": "Clive Harrop",
}  # fmt: skip


def filled(slots: Mapping[str, str], name: str) -> Telling:
    return tell(*(s.format(**slots) for s in FORM), id=name)


WIRE, OTHER = filled(HARLESBY, "wire"), filled(TOLLMERE, "other")
# Of the first town, in other words.
PAPER = tell(
    "Commuters in Harlesby were stranded on Monday when 340 drivers walked off for 48 hours.",
    "At the Quarry depot pickets blocked the gates; 22 routes did not run, Brenholt Transit said.",
    "Moira Tansley of the union said drivers had waited long enough.",
    "They want 9 percent more and have been offered 4 percent.",
    "Mayor Anne Whitlow urged Harlesby and Brenholt Transit to go back to the table.",
    id="paper",
)


def linked(a: Telling, b: Telling, near: float = 0.96) -> Alignment:
    links = tuple(Link(i, i, 0.97) for i in range(len(FORM)))
    return Alignment(left=a.id, right=b.id, links=links, by="test", near=near)


def shown(a: Telling, b: Telling) -> dict[str, float]:
    return features(a, b, linked(a, b))


def test_two_events_in_one_form_are_elsewhere() -> None:
    assert elsewhere(shown(WIRE, OTHER))
    assert relate(WIRE, OTHER, linked(WIRE, OTHER)).relation not in DERIVED | {Relation.PARTIAL}


def test_another_event_told_in_other_words_is_elsewhere_too() -> None:
    assert elsewhere(shown(PAPER, OTHER))
    assert not elsewhere(shown(PAPER, WIRE))


@pytest.mark.parametrize(
    "bent",
    [
        {"n": "900", "k": "40", "ask": "19", "day": "Sunday"},  # most figures
        {"leader": "Derek Poole", "offer": "7"},  # who speaks
        {"town": "Corvenport", "n": "500"},  # the town
    ],
)
def test_a_retelling_that_bends_many_facts_is_a_retelling(bent: dict[str, str]) -> None:
    slanted = filled({**HARLESBY, **bent}, "slanted")
    assert not elsewhere(shown(WIRE, slanted))
    assert relate(WIRE, slanted, linked(WIRE, slanted)).relation in DERIVED


def test_a_handful_of_names_and_numbers_tells_nothing() -> None:
    a = tell("The ferry to Ostray was late on Monday.", "Nobody on board was hurt.", id="a")
    b = tell("The ferry to Hestvik was late on Friday.", "Nobody on board was hurt.", id="b")
    x = Alignment(left="a", right="b", links=(Link(0, 0, 0.9), Link(1, 1, 0.9)), by="test", near=0.9)
    assert not elsewhere(features(a, b, x))


def test_a_column_that_borrows_a_little_is_no_template() -> None:
    assert not elsewhere(shown(WIRE, OTHER) | {"cover_high": 0.2})


def test_in_another_language_the_wording_is_not_compared() -> None:
    f = shown(WIRE, OTHER) | {"across": 1.0, "held": 0.4, "held_beside": 0.1}
    assert not elsewhere(f)
    assert elsewhere(f | {"held": 0.2})


def pile(held: float) -> dict[tuple[str, str], dict[str, float]]:
    """Return three pairs: a and b tell of different things, c is tied to both."""
    sure = {"cover_high": 1.0, "across": 0.0, "held": 1.0, "held_beside": 1.0, "held_below": 0.0}
    return {("a", "b"): sure | {"held": 0.1}, ("a", "c"): sure, ("b", "c"): sure | {"held": held}}


def ties(ac: float, bc: float) -> dict[tuple[str, str], float]:
    return {("a", "b"): 0.9, ("a", "c"): ac, ("b", "c"): bc}


def test_who_retells_a_report_tells_of_what_it_tells_of() -> None:
    assert strangers(pile(0.6), ties(0.99, 0.8)) == {("a", "b"), ("b", "c")}


def test_whoever_holds_the_names_of_both_is_tied_to_both() -> None:
    assert strangers(pile(0.8), ties(0.99, 0.8)) == {("a", "b")}


def test_without_a_nearer_relative_a_doubtful_pair_stays() -> None:
    assert strangers(pile(0.6), ties(0.7, 0.8)) == {("a", "b")}


def test_in_a_pile_the_paper_goes_with_its_own_town() -> None:
    told: Sequence[Telling] = (WIRE, OTHER, PAPER)
    pairs = [linked(WIRE, OTHER), linked(PAPER, WIRE), linked(OTHER, PAPER)]
    found = {frozenset((x.left, x.right)): x.relation for x in settle(told, pairs)}
    assert found[frozenset(("wire", "paper"))] in DERIVED
    drawn = DERIVED | {Relation.PARTIAL}
    assert found[frozenset(("wire", "other"))] not in drawn
    assert found[frozenset(("paper", "other"))] not in drawn


HACK = tell(
    "Hackers stole the records of 84,000 patients from the hospitals of Brannick, the group said on Tuesday.",
    "Nobody was harmed, chief executive Imogen Prest told reporters.",
    "A group calling itself Black Lantern demanded 3.2 million crowns.",
    "Police have questioned two former employees as witnesses.",
    *(f"The inquiry into ward {k} goes on, as the inspector says." for k in range(2, 9)),
    id="hack",
)

LONG = """The health minister plans to bring in a law. She refused to say whether the state would pay for computers.

Nurses said that patients had been in danger. The chief executive disputed this: copies on paper had been at hand.

The share of hospitals that were attacked rose last year, according to a survey by the ministry."""


@pytest.mark.parametrize(
    ("post", "of_it"),
    [
        (("У Бранніку викрали дані 84 тисяч пацієнтів.", "Black Lantern вимагає 3,2 мільйона крон."), True),
        # Another figure, one figure alone, no name in common, a sentence that the other has nothing of.
        (("У Бранніку викрали дані 85 тисяч пацієнтів.", "Black Lantern вимагає 3,2 мільйона крон."), False),
        (("У Бранніку викрали дані 84 тисяч пацієнтів.", "Black Lantern вимагає гроші."), False),
        (("У лікарні викрали дані 84 тисяч пацієнтів.", "Злодії вимагають 3,2 мільйона крон."), False),
        (("У Бранніку викрали дані 84 тисяч.", "Black Lantern вимагає 3,2 мільйона крон.", "Так кажуть."), False),
    ],
)
def test_a_post_in_another_language_with_all_its_figures_there_was_made_from_it(post: tuple[str, ...], of_it: bool) -> None:
    told = tell(*post, id="post", lang="uk")
    links = Alignment(left="hack", right="post", links=(Link(0, 0, 0.99), Link(2, 1, 0.9)), by="test")
    assert features(HACK, told, links)["posted"] == of_it
    assert not of_it or relate(HACK, told, links).relation is not None


def test_a_post_in_another_language_stands_in_the_story_that_it_is_of() -> None:
    wire = Article(id="wire", lang="en", text="\n\n".join((*HACK.text.split(". "), LONG)))
    post = "Hackerangriff in Brannick: Daten von 84.000 Patienten weg. Die Klinik hat 3,2 Millionen Kronen bezahlt."
    (story,) = run([wire, Article(id="post", lang="de", text=post)]).stories
    assert story.tellings == ("post", "wire")
