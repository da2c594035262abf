"""Tellings of one text are one witness, and no source is put above what needs none."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from variorum.data import Alignment, Link, Relation, Telling
from variorum.stemma import stemma
from variorum.testing import tell

WIRE = (
    "The harbour of Orrena closed on Monday after 41 containers fell into the water.",
    "Port director Elin Varga said the crane had been inspected in March and found sound.",
    "Insurers put the damage at 12.4 million crowns, half of it to frozen fish bound for Lissa.",
    "The dockers' union said it had warned of worn cables three times since January.",
    "Two ferries were sent to Brannick, 38 kilometres to the north.",
)
OWN = "Police questioned 7 people but made no arrests."
NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


def pair(one: Telling, two: Telling, links: int, relation: Relation = Relation.COPY) -> Alignment:
    return Alignment(
        left=one.id, right=two.id, links=tuple(Link(i, i, 1.0) for i in range(links)), by="test", relation=relation,
        confidence=0.98, drawn=0.98, coverage_left=links / len(one.sentences), coverage_right=links / len(two.sentences),
    )  # fmt: skip


def dated(t: Telling, hours: int) -> Telling:
    return replace(t, article=replace(t.article, published=NOON + timedelta(hours=hours)))


def test_dates_alone_make_no_source_of_a_text_of_the_same_words() -> None:
    """Two outlets run an agency's text an hour apart: the earlier is told first, and no more."""
    late, soon = dated(tell(*WIRE, id="a", outlet="North Post"), 1), dated(tell(*WIRE, id="b", outlet="South Post"), 0)
    found = stemma([late, soon], [pair(late, soon, 5)])
    assert [u.tellings for u in found.undirected] == [("b", "a")]
    assert not found.edges


def test_spacing_quotation_marks_and_capitals_make_no_other_text() -> None:
    one = tell('"We wait," she said.', *WIRE, id="a", outlet="North Post")
    two = tell("“We  Wait,” she said.", *WIRE, id="b", outlet="South Post")
    assert stemma([one, two], [pair(one, two, 6)]).undirected


def test_a_source_that_copies_name_is_kept() -> None:
    """An agency's text in two papers: they did not have it from one another, they say."""
    one, two = (tell(*WIRE, id=k, outlet=f"Paper {k}", credit="Tarn Wire") for k in ("one", "two"))
    found = stemma([one, two], [pair(one, two, 5)])
    assert {(e.parent, e.child) for e in found.edges} == {("lost:1", "one"), ("lost:1", "two")}
    assert not found.undirected
    assert "2 tellings" in found.lost[0].note
    assert "Tarn Wire" in found.lost[0].note
    assert len(found.lost[0].held) == len(WIRE)


def test_a_credit_tells_copies_of_one_text_apart() -> None:
    wire = tell(*WIRE, id="wire", outlet="Tarn Wire")
    one, two = (tell(*WIRE, id=k, outlet=f"Paper {k}", credit="Tarn Wire") for k in ("one", "two"))
    found = stemma([wire, one, two], [pair(wire, one, 5), pair(wire, two, 5), pair(one, two, 5)])
    assert {(e.parent, e.child) for e in found.edges} == {("wire", "one"), ("wire", "two")}


def test_copies_take_no_share_of_what_draws_on_them() -> None:
    """The more papers have a text, the less sure it would be that anything came from one of them."""
    papers = [tell(*WIRE, OWN, id=f"p{n}", outlet=f"Paper {n}") for n in range(4)]
    short = tell("A crane let 41 containers fall at Orrena.", WIRE[3], WIRE[4], id="short", outlet="Short")
    links = (Link(0, 0, 0.9), Link(3, 1, 1.0), Link(4, 2, 1.0))
    ties = [
        Alignment(left=p.id, right="short", links=links, by="test", relation=Relation.REWRITE, confidence=0.95,
                  drawn=0.95, coverage_left=0.5, coverage_right=1.0)
        for p in papers
    ]  # fmt: skip
    one = stemma([papers[0], short], ties[:1])
    many = stemma([*papers, short], [*ties, *(pair(a, b, 6) for a in papers for b in papers if a.id < b.id)])
    mine = [e for e in many.edges if e.child == "short"]
    assert [e.confidence for e in mine] == [e.confidence for e in one.edges if e.child == "short"]
    assert len(many.origins) == 1


def test_who_holds_all_of_the_other_needs_no_lost_source() -> None:
    one, two = tell(*WIRE, id="a", outlet="North Post"), tell(*WIRE, "Sign up here.", id="b", outlet="South Post")
    found = stemma([one, two], [pair(one, two, 5)])
    assert not found.lost
    assert {k for u in found.undirected for k in u.tellings} | {e.child for e in found.edges} >= {"b"}


def test_two_that_each_hold_something_of_their_own_have_a_lost_source() -> None:
    one, two = tell(*WIRE, OWN, id="a", outlet="North Post"), tell(*WIRE, "Nine gulls were counted.", id="b", outlet="South Post")
    found = stemma([one, two], [pair(one, two, 5)])
    assert {e.parent for e in found.edges} == {"lost:1"}
    assert not found.undirected


def test_copies_hang_from_what_their_text_was_made_from() -> None:
    wire = dated(tell("ORRENA (Tarn Wire) - " + WIRE[0], *WIRE[1:], OWN, id="wire", outlet="Tarn Wire"), 0)
    told = (WIRE[0].replace("closed", "shut"), *WIRE[1:4])
    one, two = (dated(tell(*told, id=k, outlet=f"Paper {k}"), n) for n, k in enumerate(("one", "two"), 1))
    ties = [pair(wire, t, 4, Relation.EDIT) for t in (one, two)]
    found = stemma([wire, one, two], [*ties, pair(one, two, 4)])
    assert {(e.parent, e.child) for e in found.edges} == {("wire", "one"), ("wire", "two")}
    assert len({e.confidence for e in found.edges}) == 1
    notes = {e.child: [x.note for x in e.evidence] for e in found.edges}
    assert notes["two"].count("has the same words as [one]") == 1
    assert notes["one"].count("has the same words as [two]") == 1
    assert not any("has the same words as [two]" in n for n in notes["two"])


RU = ("В понедельник порт Оррены закрылся.", "Кран проверили в марте.", "Ущерб оценили в 12,4 миллиона крон.", "Докеры предупреждали трижды.", "Два парома ушли в Бранник.")


def test_a_date_against_an_edge_between_near_copies_leaves_it_open() -> None:
    """A report that was cut and a page that grew look alike: the shorter, an hour later, is no source."""
    ru = dated(tell(*RU, id="ru", lang="ru", outlet="Залив"), 3)
    full, short = tell(*WIRE, OWN, id="full", outlet="North Post"), tell(*WIRE[:3], id="short", outlet="South Post")
    ties = [pair(full, short, 3), pair(full, ru, 5, Relation.TRANSLATION), pair(short, ru, 3, Relation.TRANSLATION)]
    found = stemma([dated(full, 0), dated(short, 2), ru], ties)
    assert ("short", "full") not in {(e.parent, e.child) for e in found.edges}


def test_copies_are_said_to_share_a_text_not_to_draw_on_nobody() -> None:
    one, two = tell(*WIRE, id="a", outlet="North Post"), tell(*WIRE, id="b", outlet="South Post")
    notes = [c.note for c in stemma([one, two], [pair(one, two, 5)]).credits]
    assert ["shares its text with" in n for n in notes] == [True, True]
