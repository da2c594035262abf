"""What two reports of one event tell differently without a change: lessons of reading real news, in our own words.

Each row was once called a change. Beside them stand rows of the same make that are one.
"""

from datetime import UTC, datetime

import pytest

from variorum.collate import collate
from variorum.collate.view import Whole
from variorum.data import Alignment, Kind, Link, Variant
from variorum.segment import segment
from variorum.statements import extract, resolve
from variorum.testing import tell

DAY = datetime(2026, 3, 4, tzinfo=UTC)


def compared(base: tuple[str, ...], reading: tuple[str, ...], links: tuple[tuple[int, int], ...] = ()) -> tuple[Variant, ...]:
    a, b = tell(*base, id="a", published=DAY), tell(*reading, id="b", published=DAY)
    pairs = links or tuple((i, i) for i in range(min(len(base), len(reading))))
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    joined = Alignment(left="a", right="b", links=tuple(Link(i, j, 1.0) for i, j in pairs), by="test")
    return collate(a, b, joined, said)


def kinds(found: tuple[Variant, ...]) -> set[Kind]:
    return {v.kind for v in found if v.kind is not Kind.OMISSION}


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        # Two quotations of one person that share two words.
        ("“We also watched the threat landscape, noting every attack,” Varga said.", "In answer to “the threat to ferries”, it sent teams."),
        # The marks stand wider, round words that the base tells as its own there.
        ("The rumour was spreading “like wildfire” on Monday.", "The rumour was “spreading like wildfire” on Monday."),
        # A name cut to its first letters.
        ("The firm “urges all Harbour Explorer users to update”.", "The firm “urges all HE users to update”."),
        # The same sum in another currency stands beside it.
        ("Damage was put at $US1 million ($1.52 million), officers said.", "Damage was put at $1 million, officers said."),
        # A date line of each text's own.
        ("Updated 17 September 2026, 21:29 GMT", "September 19, 2026"),
        # She is both.
        ("Governor Sella Prahn wept.", "Former vice presidential candidate Sella Prahn wept."),
        # What an editor put into a quotation.
        ("“So he also knows where I live,” she said.", "“So he (the clerk) also knows where I live,” she said."),
        # A permission.
        ("Regions may set further limits to the sale of spirits.", "Regions have the right to set further limits to the sale of spirits."),
        ("A debtor may be jailed under the law.", "The law allows for a debtor to be jailed."),
        # Words written together, apart or with a hyphen.
        ("The judge called it “a clear case of modern day piracy, by email”.", "The judge called it “a clear case of modern-day piracy, by e-mail”."),
        ("The stall sold “Rask's famous plums, one crown each”.", "The stall sold “Rasks famous plums, one crown each”."),
        # The label of a point in a list.
        ("The fund will pay 7 million crowns.", "* Value: 7 million crowns, from the fund"),
        # A time zone is nobody's name.
        ("The cable was mended on Twitter's word at 02:00 CET.", "The cable was mended on Twitter's word at 02:00 GMT."),
    ],
)  # fmt: skip
def test_what_is_told_in_another_way_is_no_change(base: str, reading: str) -> None:
    assert not kinds(compared((base,), (reading,)))


def test_date_lines_in_ukrainian_are_no_change() -> None:
    a = tell("Дата публікації: 17 вересня 2026", id="a", lang="uk")
    b = tell("Дата публікації: 19 вересня 2026", id="b", lang="uk")
    assert not kinds(collate(a, b, Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test"), ()))


def test_a_spokesman_nobody_names_may_speak_for_the_body_the_reading_names() -> None:
    base = "The ferry will not sail before Friday, a spokesman said."
    reading = "The ferry will not sail before Friday, the Harbour Ministry said."
    assert Kind.SPEAKER not in kinds(compared((base,), (reading,)))


def test_a_number_that_is_told_after_all_was_not_changed_into_the_one_beside_it() -> None:
    base = ("A total of 65 percent of traffic to Vardeck was down, while services to Ostelin were disrupted.",)
    reading = ("At present 65 percent of traffic with Vardeck is offline.", "The same goes for 59 percent of calls to Ostelin.")
    assert Kind.NUMBER not in kinds(compared(base, reading, ((0, 1),)))
    assert Kind.NUMBER in kinds(compared(base, ("At present 59 percent of traffic with Vardeck is offline.",)))
    doors = "An inspection found that 11 of its 34 fire doors would not shut."
    assert Kind.NUMBER in kinds(compared((doors,), ("Half of its fire doors would not shut, an inspection found.",)))


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("She called it “a grave mistake”.", "She called it “a grave crime”."),
        ("“We will leave the bridge open,” she said.", "“We will leave the bridge closed,” she said."),
        ("He spoke of “a hammer where a scalpel would do”.", "He spoke of “a hammer blow”."),
    ],
)
def test_a_quotation_of_which_a_word_was_changed_is_one(base: str, reading: str) -> None:
    assert Kind.QUOTE in kinds(compared((base,), (reading,)))


def test_words_before_a_quotation_are_not_set_against_another_one() -> None:
    base = ("They wrote it “in the record time of eight days”.", "“People should run, not walk, to get it installed,” Fergus said.")
    reading = ("It took eight days.", "“When the patch is out people should run, not walk, to get it installed,” Fergus said.")
    found = [v for v in compared(base, reading) if v.kind is Kind.QUOTE]
    assert all("record" not in v.base.span.of(base[0] + " " + base[1]) for v in found if v.base)


LONG = [
    "Fire broke out in the old creamery at Palmstad before dawn on Tuesday.",
    "The Hesse family built it in 1935, when the first settlers came up the valley by rail.",
    "Butter from Palmstad won a silver medal in Leipzig in 1938, and the label kept it for forty years.",
    "Workers earned 11 crowns a week and could take home a litre of skimmed milk on Saturdays.",
    "The last churn stopped in 1979, and Ole Dahl, who ran it, went to drive a school bus in Ostrand.",
    "Photographs by Ines Moor show the whole roof in flames over the rails to Sandby.",
    "“Inside it was all beautiful timber,” said the owner, William Ingals, who meant to make flats of it.",
    "None of it was insured, Ingals said.",
    "Three ladders were brought from Kasterlee, forty kilometres off, and one was sent back.",
]
BRIEF = ["Fire broke out in the old creamery at Palmstad before dawn on Tuesday.", "Nobody was hurt."]


def test_a_brief_is_not_said_to_have_left_out_a_long_report_nor_that_one_to_have_put_it_in() -> None:
    assert not compared(tuple(LONG), tuple(BRIEF), ((0, 0),))
    assert not kinds(compared(tuple(BRIEF), tuple(LONG), ((0, 0),)))
    most = tuple((i, i) for i in range(6))
    assert Kind.OMISSION in {v.kind for v in compared(tuple(LONG), tuple(LONG[:6]), most)}


def test_only_what_opens_with_a_condition_is_told_as_one() -> None:
    base = (*LONG[:6], "Steele said as many as 35 volunteers came from across the region.")
    found = compared(base, tuple(LONG[:6]))
    assert [v.note for v in found] == ["left out: somebody's words"]


def test_a_date_line_is_no_date_of_the_story() -> None:
    text = "Harbour fire\n\nPublished: 3 March 2026, 9:56 am\n\nThe fire was seen on 2 March 2026 at 4:10 am."
    told = segment(tell(text, id="x", published=DAY).article, "en")
    lines = {told.sentence_at(p.span.start) for p in Whole(told, ()).points}
    assert lines == {2}


@pytest.mark.parametrize(
    ("base", "lang", "reading"),
    [
        ("It saves as much as 3% of fuel.", "es", "Ahorra hasta un 3% de combustible."),
        ("It saves as much as 3% of fuel.", "it", "Fa risparmiare fino al 3% di carburante."),
        ("It saves as much as 3% of fuel.", "fr", "Cela économise jusqu'à 3 % de carburant."),
        ("Three more cases may involve the same valve.", "es", "Otros tres casos han podido implicar la misma válvula."),
        ("The deal is unlikely to be approved in Brussels.", "it", "È improbabile che l'accordo sia approvato a Bruxelles."),
        ("Some say history tends to repeat itself.", "es", "Dicen que la historia suele repetirse."),
        ("May 05, 2026", "it", "5 maggio 2026"),
        ("Two dozen lenders have closed.", "it", "Due dozzine di istituti hanno chiuso."),
    ],
)
def test_a_faithful_translation_is_one(base: str, lang: str, reading: str) -> None:
    a, b = tell(base, id="a", published=DAY), tell(reading, id="b", lang=lang, published=DAY)
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    found = collate(a, b, Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test"), said)
    assert not kinds(found)


def test_across_the_border_to_a_language_without_lists_no_number_and_no_doubt_is_judged() -> None:
    base = ("Three ships with over 8,000 crates may sail in May.",)
    a, b = tell(*base, id="a"), tell("Drie schepen met meer dan 8.000 kisten varen mogelijk in mei uit.", id="b", lang="nl")
    found = collate(a, b, Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test"), ())
    assert not kinds(found)


def test_a_reference_left_out_is_nothing_left_out() -> None:
    base = (*LONG[:3], "¶ 35.", "Ibid., 36.")
    assert not compared(base, tuple(LONG[:3]))
    assert compared((*LONG[:3], "Nobody was."), tuple(LONG[:3]))


def test_a_name_that_holds_a_word_of_doubt_leaves_nothing_open() -> None:
    base = "The government would hire a second ship if the repairs took longer than three weeks."
    reading = "The government will hire a second ship, Islands Minister Piers Calloway said."
    assert Kind.CERTAINTY in kinds(compared((base,), (reading,)))


def test_a_doubt_lost_inside_a_quotation_is_one_change() -> None:
    base = ("“The rule may find more people without a doctor,” Varga said on Monday.",)
    found = compared(base, ("“The rule will find more people without a doctor,” Varga said on Monday.",))
    assert [v.kind for v in found] == [Kind.QUOTE]


def test_a_line_with_an_address_to_write_to_is_not_left_out() -> None:
    base = ("The surgery in Orrena shuts in May.", "It denied any debt.", "Not for print: Elin Varga, press@orrena.example.")
    found = compared(base, base[:1])
    assert [v.base.span.of(" ".join(base)) for v in found if v.base] == ["It denied any debt."]


def test_a_word_of_denial_inside_a_name_denies_nothing() -> None:
    told = []
    for a, b in (("Mothers Without Fear", "the Red Sash"), ("the Red Sash", "Mothers Without Fear")):
        other = b[0].upper() + b[1:]
        base = (f"“We are ready to talk if the shelling stops,” {a} said.", f"{other} said it was studying the offer.")
        reading = (f"“We are ready to talk,” {a} said.", f"{other} said it had accepted the offer.")
        told.append(sorted(v.kind for v in compared(base, reading)))
    assert told[0] == told[1]
