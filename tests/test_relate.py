"""How two aligned tellings hang together."""

from collections.abc import Sequence

import pytest

from variorum.data import DERIVED, Alignment, Article, Link, Relation, Telling
from variorum.pipeline import run
from variorum.relate import borne_out, relate, settle
from variorum.relate.kin import kinship
from variorum.segment import segment
from variorum.testing import tell

WIRE = tell(
    "The council of Brenholt closed the Arven bridge on Monday after divers found cracks in two piers.",
    "Engineer Ottilie Varga said the repair would cost 14 million crowns.",
    "About 3,200 lorries use the crossing every day.",
    '"We would rather be late than sorry," Mayor Piet Lanssen said.',
    "Ferry owners have offered 40 extra sailings.",
    "The bridge was opened in 1961 and last inspected nine years ago.",
    "Work is to start on Thursday and to take until the end of October.",
    "Traders in the old port fear for 120 jobs, their chamber said.",
    id="wire",
)
REWRITE = tell(
    "Cracks in two piers, spotted by divers, made Brenholt shut its Arven bridge on Monday.",
    "Repairs come at 14 million crowns, according to Ottilie Varga, an engineer.",
    "Each day some 3,200 lorries cross it.",
    '"We would rather be late than sorry," said the mayor, Piet Lanssen.',
    "Owners of ferries say they can lay on 40 more trips.",
    "Nobody had inspected the bridge, which dates from 1961, for nine years.",
    "From Thursday until late October it will be a building site.",
    "The chamber of the old port's traders sees 120 jobs at risk.",
    id="rewrite",
)
COLUMN = tell(
    "Every town has a thing it does not look at.",
    "In mine it was a stairwell, and for years we walked around it with our shopping.",
    "A roof is a promise that somebody made before you were born.",
    "The council of Brenholt closed the Arven bridge on Monday after divers found cracks in two piers.",
    "Engineer Ottilie Varga said the repair would cost 14 million crowns.",
    "A builder I know keeps a jar of rust on his desk and shows it to clients.",
    "Budgets are written by people who will be elsewhere when the bill arrives.",
    "That is not cynicism, it is how calendars work.",
    "We could begin by opening a few cellars.",
    id="column",
)
OTHER = tell(
    "A new species of moss was described by botanists in Quillon this week.",
    "It grows on roofs and takes most of its water from fog.",
    "They collected it over three winters.",
    "Its leaves close within a minute of being touched.",
    id="other",
)
EVENT = tell(
    "By noon the queue for the ferry in Brenholt was two kilometres long.",
    "Drivers had learned on Monday that the Arven bridge was shut, most of them from a cardboard sign.",
    "“I have fish in the back and no ice,” said Marek Dolle, who drives for a cannery in Ostrava.",
    "A diver, Lene Kolby, told this paper that she had put her whole hand into a crack.",
    "The town will pay 14 million crowns, more than it spends on schools in a year.",
    "Opposition councillor Hana Wirth wants to know why reports from 2019 lay in a drawer.",
    "In the harbour office two clerks sold tickets by hand.",
    "One of them, Yusuf Bey, said he had last done so as an apprentice.",
    id="event",
)


# What the encoder makes of two whole texts: of one report, one event, one town, and of nothing in common.
RETOLD, EVENTS, TOWN, STRANGERS = 0.96, 0.80, 0.70, 0.52


def linked(
    a: Telling, b: Telling, cells: Sequence[tuple[int, int]], score: float = 0.97, near: float = RETOLD
) -> Alignment:
    links = tuple(Link(i, j, score) for i, j in cells)
    return Alignment(left=a.id, right=b.id, links=links, by="test", near=near)


ALL = [(i, i) for i in range(8)]


def test_word_for_word_with_trims_is_a_copy() -> None:
    copy = tell(*(WIRE.sentence(i) for i in range(7)), id="copy")
    found = relate(WIRE, copy, linked(WIRE, copy, ALL[:7], 1.0))
    assert found.relation is Relation.COPY
    assert found.coverage_right == 1.0
    assert 0.7 < found.coverage_left < 1.0


def test_the_same_report_in_other_words_is_a_rewrite() -> None:
    found = relate(WIRE, REWRITE, linked(WIRE, REWRITE, ALL))
    assert found.relation is Relation.REWRITE
    assert found.confidence > 0.8


def test_mostly_the_same_words_is_an_edit() -> None:
    edit = tell(
        WIRE.sentence(0).replace("on Monday ", ""),
        WIRE.sentence(1).replace("said the repair would", "said that repairs would"),
        WIRE.sentence(2),
        WIRE.sentence(3),
        WIRE.sentence(4).replace("Ferry owners", "Owners of ferries"),
        WIRE.sentence(5).replace("last inspected nine years ago", "was inspected for the last time nine years ago"),
        WIRE.sentence(6),
        WIRE.sentence(7),
        id="edit",
    )
    assert relate(WIRE, edit, linked(WIRE, edit, ALL)).relation is Relation.EDIT


def test_the_same_report_in_another_language_is_a_translation() -> None:
    german = tell(
        "Risse in zwei Pfeilern, die Taucher entdeckten: Brenholt hat am Montag seine Arven-Brücke gesperrt.",
        "Die Ingenieurin Ottilie Varga beziffert die Reparatur auf 14 Millionen Kronen.",
        "Täglich fahren etwa 3.200 Lastwagen hinüber.",
        "„Lieber zu spät als bereuen“, sagte Bürgermeister Piet Lanssen.",
        "Fährbetreiber bieten 40 zusätzliche Fahrten an.",
        "Die Brücke stammt von 1961 und wurde zuletzt vor neun Jahren geprüft.",
        "Die Arbeiten beginnen am Donnerstag und dauern bis Ende Oktober.",
        "Die Kammer der Händler im alten Hafen fürchtet um 120 Stellen.",
        id="german",
        lang="de",
    )
    assert relate(WIRE, german, linked(WIRE, german, ALL)).relation is Relation.TRANSLATION


def test_two_borrowed_sentences_are_partial() -> None:
    found = relate(WIRE, COLUMN, linked(WIRE, COLUMN, [(0, 3), (1, 4)], 1.0, TOWN))
    assert found.relation is Relation.PARTIAL


def test_texts_without_links_or_names_in_common_have_nothing_to_do_with_one_another() -> None:
    found = relate(WIRE, OTHER, linked(WIRE, OTHER, [], near=STRANGERS))
    assert found.relation is None
    assert found.confidence > 0.5


def test_an_independent_report_is_not_derived() -> None:
    found = relate(WIRE, EVENT, linked(WIRE, EVENT, [(0, 1), (1, 4)], 0.6, EVENTS))
    assert found.relation not in DERIVED


def test_swapping_sides_changes_no_judgement() -> None:
    x = linked(WIRE, COLUMN, [(0, 3), (1, 4)], near=TOWN)
    assert relate(COLUMN, WIRE, x.mirrored()) == relate(WIRE, COLUMN, x).mirrored()


def test_links_are_kept_as_they_are() -> None:
    x = linked(WIRE, REWRITE, ALL)
    assert relate(WIRE, REWRITE, x).links == x.links


def test_relatives_that_say_otherwise_are_heard() -> None:
    sure = {"derived": 0.98, "partial": 0.01, "same-event": 0.01, "none": 0.0}
    told_apart = {"derived": 0.02, "partial": 0.03, "same-event": 0.9, "none": 0.05}
    torn = {"derived": 0.5, "partial": 0.1, "same-event": 0.4, "none": 0.0}
    kin = kinship({
        ("a", "b"): sure, ("a", "c"): sure, ("b", "c"): sure,
        ("a", "i"): told_apart, ("b", "i"): told_apart, ("c", "i"): torn,
    })  # fmt: skip
    assert kin["c", "i"]["kin_same-event"] > 0.5
    assert kin["c", "i"]["kin_derived"] < 0.05


def test_settling_a_pile_does_not_depend_on_its_order() -> None:
    tellings = [WIRE, REWRITE, COLUMN, EVENT]
    found = [
        linked(WIRE, REWRITE, ALL),
        linked(WIRE, COLUMN, [(0, 3), (1, 4)], 1.0, TOWN),
        linked(REWRITE, COLUMN, [(0, 3), (1, 4)], near=TOWN),
        linked(WIRE, EVENT, [(0, 1), (1, 4)], 0.6, EVENTS),
    ]
    assert settle(tellings, found) == settle(tellings[::-1], found[::-1])


@pytest.mark.parametrize("text", ["", "🙂🙂🙂", "«" * 50, "1 2 3 " * 40])
def test_odd_texts_are_judged_too(text: str) -> None:
    odd = tell(text, id="odd") if text else tell(id="odd")
    assert 0 <= relate(odd, WIRE, linked(odd, WIRE, [], near=STRANGERS)).confidence <= 1


def test_one_endless_word_does_not_outweigh_the_report() -> None:
    junk = "\n\n" + "x" * 10_000
    a, b = (segment(Article(id=t.id, text=t.text + junk), "en") for t in (WIRE, REWRITE))
    assert min(len(a.sentences), len(b.sentences)) > 9  # the word is cut, and still counts once
    found = relate(a, b, linked(WIRE, REWRITE, ALL, 0.99))
    assert found.relation in DERIVED
    assert min(found.coverage_left, found.coverage_right) > 0.7


# Two newsrooms at one press conference: the same remark, names and figures, each told in its own way.
PRESS = """Terminal plan for Sandrim port survives a split vote

SANDRIM — The harbour board voted 7 to 5 on Thursday to build a container terminal at Sandrim, ending two years of delay over who would pay for it.

“We have waited long enough for cranes that work,” the chair, Benedikta Rault, told reporters after the vote. “This harbour will not see another decade of rust.”

The terminal is to cost 380 million crowns. Half will come from the province, and the rest from a bond that the city is to issue in spring.

Rault said dredging would start in April. A consultant hired by the board had put the date at “next year at the earliest” only a month ago.

Opponents, who filled the gallery with yellow scarves, hissed when the tally was read. Ole Marrin, a fisherman of 61 whose berth lies where the new quay would run, said he would be in court by Monday.

“They counted containers. They never counted us,” he said.

Five members had asked for a further study of the currents. Their motion failed by a single vote, that of the harbour master, who had abstained in the spring.

Shipping lines have long called at Ostrava instead, forty sea miles to the south, where ships of twice the draught can berth."""
RADIO = """Two yellow scarves still hung over the railing of the harbour house when the lights went out, and nobody had come back for them.

Inside, it had taken three hours and a recount. Seven for, five against: Sandrim gets its container terminal, at 380 million crowns, and its fishing quay gets a date with the excavators.

The loudest applause went to Benedikta Rault, who has chaired the harbour board since her predecessor left over this very plan. “This harbour will not see another decade of rust,” she said. Asked about the bond, she laughed. “Ask the city.”

What she did not say is what becomes of the 34 boats that land cod here every morning. A map in the corridor shows the new quay as a grey bar straight through their berths.

Ole Marrin has folded the map into his jacket. His grandfather drove the first pile of the old quay, he tells this station, and he has already rung a lawyer. “I pay my berth by the month,” he says. “I want to see who tears up the receipt.”

For the traders in Market Street the vote came late. Lene Bastrup, who sells rope and paint, lost her largest customer when the last coaster left for Ostrava.

She would have liked the study of the currents that five members wanted. Silt took the old slipway, she says, and the slipway was built by people who were sure.

The city council must still approve its half of the money. Its finance committee meets in two weeks."""


def test_two_newsrooms_that_quote_one_speech_tell_it_each_for_itself() -> None:
    articles = [Article(id=k, text=text, outlet=k) for k, text in (("Press", PRESS), ("Radio", RADIO))]
    found = run(articles)
    assert [x.relation for s in found.stories for x in s.alignments] == [Relation.SAME_EVENT]
    assert not [e for s in found.stories for e in s.stemma.edges]


def test_where_no_sentence_is_linked_neither_drew_on_the_other() -> None:
    flash = tell("The council of Brenholt closed the Arven bridge on Monday.", id="flash")
    found = relate(WIRE, flash, linked(WIRE, flash, [], near=0.99))
    assert found.relation not in DERIVED | {Relation.PARTIAL}
    assert found.drawn == 0.0
    p = {"derived": 1.0, "partial": 0.0, "same-event": 0.0, "none": 0.0}
    assert borne_out(p, found, apart=False)["derived"] == 0.0


def test_how_likely_one_drew_on_the_other_is_told_whatever_the_relation_is_called() -> None:
    sure = relate(WIRE, REWRITE, linked(WIRE, REWRITE, ALL))
    assert sure.confidence <= sure.drawn <= 1.0
    unsure = relate(WIRE, EVENT, linked(WIRE, EVENT, [(0, 1), (1, 4)], 0.6, EVENTS))
    assert unsure.drawn <= 1.0 - unsure.confidence


@pytest.mark.parametrize("other", ["“Two ferries were sent to Brannick,” he said.", "Two ferries were sent to Brannick, he said."])
def test_texts_of_the_same_words_are_copies_and_nothing_else(other: str) -> None:
    """No likelihood: that is what a copy is. Marks and spaces are no words; one word more is."""
    one = tell("The quay shut on Monday.", "“Two ferries were sent to Brannick,” he said.", id="a")
    two = tell("The quay  shut on Monday.", other, id="b")
    three = tell("The quay shut on Monday.", "“Two small ferries were sent to Brannick,” he said.", id="b")
    links = (Link(0, 0, 0.9), Link(1, 1, 0.9))
    same, near = (relate(one, t, Alignment(left="a", right="b", links=links, by="t")) for t in (two, three))
    assert (same.relation, same.confidence, same.drawn) == (Relation.COPY, 1.0, 1.0)
    assert near.confidence < 1.0
