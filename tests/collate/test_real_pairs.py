"""What pairs of real reports tell the same in other words, in words of our own; beside it what is a change.

No row of the first list is one; each of the second has the make of one in the first and is.
"""

from collections.abc import Mapping

import pytest

from collate.test_judged import linked, marked
from variorum.collate import collate
from variorum.collate.excused import excused
from variorum.collate.judged import runs
from variorum.collate.quantities import quantities
from variorum.collate.view import View, Whole
from variorum.data import Alignment, Kind, Link, Relation, Telling
from variorum.segment import segment
from variorum.statements import extract, resolve
from variorum.testing import tell


def kinds(base: str, reading: str, lang: str = "en") -> set[Kind]:
    """Return the kinds found in one telling of another by rules, what was left out apart."""
    a = segment(tell(base, id="a", lang=lang).article, lang)
    b = segment(tell(reading, id="b", lang=lang).article, lang)
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    joined = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    return {v.kind for v in collate(a, b, joined, said) if v.kind is not Kind.OMISSION}


SAME = [
    # Whoever is in office for now, in letters and in words.
    ("Об этом рассказал исполняющий обязанности главы Вереска Пётр Лунин.", "Об этом рассказал и.о. главы Вереска Пётр Лунин.", "ru"),
    # A year back.
    ("Продали 38 тысяч лодок (31 тысяча годом ранее).", "Год назад продали 31 тысячу лодок, теперь 38 тысяч.", "ru"),
    # One of two years.
    ("Мост перестроили на рубеже 2014 года.", "Мост перестроили в 2013-2014 годах.", "ru"),
    # A figure that a thing is called by.
    ("Two guides lead through the Harbour Museum on Sundays.", "Guides lead through the Harbour Museum, as told on Channel 20.", "en"),
    ("The survivor called the ferry Aurora 3.", "The survivor called it the ferry, said 14 captains.", "en"),
    # A number in two parts.
    ("Of the 358 people who drowned, all but one were sailors.", "The flood drowned 357 sailors and one guard.", "en"),
    # Two orders of things.
    ("It was a relief, said the rower, who came ninth in Vesk on Sunday.", "The rower got her licence on her 18th birthday.", "en"),
    # An ability; the one way there was.
    ("The best job you could get was on the ferries.", "The best job was on the ferries.", "en"),
    ("The bodies could only be identified by their teeth.", "The bodies were identified by their teeth.", "en"),
    # A question, asked in both.
    ("The method aims to discover if a ferry line is viable.", "The method aims to determine a ferry line's viability.", "en"),
    # A hope and an aim.
    ("Davies hopes to improve on his opening performance in Vesk.", "Davies aims to improve his opening performance in Vesk.", "en"),
    # A condition in other words.
    ("If your savings are within the limit the fund covers them.", "The fund covers your savings as long as they are within the limit.", "en"),
    # Not all is some.
    ("Some ferries receive a far larger share of funds.", "But not all ferries receive the same share of funds.", "en"),
    # Whoever died of wounds.
    ("Two burned sailors died in hospital.", "Two burned sailors succumbed to their injuries in hospital.", "en"),
    # What the authors themselves say.
    ("A trial on ferries should confirm the findings on rust.", "We suggest that a trial on ferries should confirm the findings on rust.", "en"),
    # The plural of what goes by its letters.
    ("The bank in Vesk has a network of ATMs.", "The bank in Vesk has a large ATM network.", "en"),
    # A superlative for any high degree.
    ("She can row at the very highest level.", "She can row at the highest levels.", "en"),
    # Words with a hyphen at the head of what is quoted.
    ("It was called a “clear case of modern day piracy”.", "It was called “modern-day piracy”.", "en"),
    # A quotation that goes on in the next paragraph has no mark at its end.
    ("“The family is left with a vast void in their hearts.", "The family is left with a “vast void in their hearts”.", "en"),
    # When it was said, and when it was.
    ("Jack Brock said she went to the clinic on Tuesday.", "Jack Brock said Friday that she went to the clinic.", "en"),
    # A figure in an address.
    ("The driver of the van was charged: http://vesk.example/2026/09/14/van.", "The driver was charged: http://vesk.example/2026/09/19/van.", "en"),
    # Two places, each of a thing of its own.
    ("Strand was arrested five days before his side lost at Brask.", "Another case waits, that of a rower held in Hollin for drink.", "en"),
    # Whom each outlet has it from.
    ("Паром сгорел дотла, сообщает Лунапресс.", "Паром сгорел дотла, передаёт Ветроград.", "ru"),
]  # fmt: skip


@pytest.mark.parametrize(("base", "reading", "lang"), SAME)
def test_what_is_told_in_other_words_is_no_change(base: str, reading: str, lang: str) -> None:
    assert not kinds(base, reading, lang) - {Kind.ADDITION}


CHANGED = [
    ("Об этом рассказал и.о. главы Вереска Пётр Лунин.", "Об этом рассказал глава Вереска Пётр Лунин.", "ru", Kind.ENTITY),
    ("Мост перестроили в 2014 году.", "Мост перестроили в 2011-2012 годах.", "ru", Kind.DATE),
    ("The film runs on the station Channel 4.", "The film runs on the station Channel 5.", "en", Kind.NUMBER),
    ("The flood drowned 358 sailors.", "The flood drowned 357 sailors.", "en", Kind.NUMBER),
    ("Greyfold came ninth of the bidders.", "Greyfold came 19th of the bidders.", "en", Kind.NUMBER),
    ("The ferry could sink before the storm is over.", "The ferry will sink before the storm is over.", "en", Kind.CERTAINTY),
    ("Police are to decide if the captain was drunk.", "The captain was drunk, to the police.", "en", Kind.CERTAINTY),
    ("Some ferries receive a far larger share of funds.", "All ferries receive a far larger share of funds.", "en", Kind.STRENGTH),
    ("She said the ship sailed on Tuesday.", "She said the ship sailed on Friday.", "en", Kind.DATE),
    ("A guard said on Tuesday the pier was shut.", "A guard said on Friday the pier was shut.", "en", Kind.DATE),
]  # fmt: skip


@pytest.mark.parametrize(("base", "reading", "lang", "kind"), CHANGED)
def test_what_is_told_otherwise_is_one(base: str, reading: str, lang: str, kind: Kind) -> None:
    assert kind in kinds(base, reading, lang)


def test_a_figure_belongs_to_the_name_before_it_where_nothing_follows_that_it_counts() -> None:
    told = quantities("Games such as Wasteland 3, the Bridge 12 boats and, in Vesk, 40 of them; Vesk 7.")
    assert [q.series for q in told] == ["wasteland", None, None, None]


def marks(base: Telling, reading: Telling, new: Mapping[str, Kind]) -> bool:
    """Return whether a checker's one run of marks in the first sentences is excused."""
    said = resolve([base, reading], [*extract(base, None), *extract(reading, None)])
    links = linked(base, reading, (0, 0))
    view = View(Whole(base, tuple(s for s in said if s.telling == base.id)),
                Whole(reading, tuple(s for s in said if s.telling == reading.id)), links)  # fmt: skip
    key = ((0,), (0,))
    (run,) = runs(key, marked(base, reading, key, new))
    return excused(run, view)


@pytest.mark.parametrize(
    ("base", "reading", "new", "held"),
    [
        ("They counted 281 752 cases.", "They counted 281752 cases.", {"281752": Kind.NUMBER}, True),
        ("They counted 281,753 cases.", "They counted 281752 cases.", {"281752": Kind.NUMBER}, False),
        ("Two of the five bridges are shut.", "All five bridges are shut.", {"All": Kind.NUMBER, "five": Kind.NUMBER}, False),
        ("The pier was shut.", "Vale said the pier was shut.", {"Vale": Kind.SPEAKER}, True),
        ("Ada Brock said the pier was shut.", "Vale said the pier was shut.", {"Vale": Kind.SPEAKER}, False),
        ("Vale allegedly left the gate open.", "Police said Vale left the gate open.", {"left": Kind.CERTAINTY}, True),
        ("Vale may have left the gate open.", "Police said Vale left the gate open.", {"left": Kind.CERTAINTY}, False),
        ("The mill lies 24 km off.", "The mill lies 15 miles off.", {"15": Kind.NUMBER}, True),
        ("The mill lies 24 km off.", "The mill lies 25 miles off.", {"25": Kind.NUMBER}, False),
        ("The mill was shut seven days after that.", "The mill was shut about a week after that.", {"week": Kind.DATE}, True),
        ("They took almost the entire stock.", "They took almost all of the stock.", {"all": Kind.STRENGTH}, True),
        ("They took some of the stock.", "They took all of the stock.", {"all": Kind.STRENGTH}, False),
        ("They took a two-million-crown booty.", "They took booty of 2 million crowns.", {"2": Kind.QUOTE}, True),
        ("They took a “huge” booty.", "They took “two” million.", {"two": Kind.QUOTE}, False),
        ("The pier was shut on Monday.", "The pier was shut yesterday.", {"yesterday": Kind.DATE}, True),
        ("The pier was shut on Monday.", "The pier was shut on Tuesday.", {"Tuesday": Kind.DATE}, False),
        ("The pier was shut at last.", "The pier was shut yesterday.", {"yesterday": Kind.DATE}, False),
        ("He said the pier was shut.", "“The pier was shut.”", {"“The": Kind.VOICE, "The": Kind.VOICE}, True),
        ("He said the pier was shut.", "“The pier was shut.", {"pier": Kind.VOICE}, True),
        ("He said the pier was shut.", "The pier was shut.", {"pier": Kind.VOICE}, False),
    ],
)  # fmt: skip
def test_a_mark_that_the_words_refute_is_excused(
    base: str, reading: str, new: Mapping[str, Kind], held: bool
) -> None:
    lang = "ru" if "281 752" in base else "en"
    assert marks(tell(base, id="a", lang=lang), tell(reading, id="b", lang=lang), new) is held


LONG = ("The ferry burned at Vesk on Monday.", "Nobody saw the fire start, said Captain Ada Brock.")


def test_what_one_of_two_independent_reports_has_of_its_own_is_not_told_as_put_in_or_left_out() -> None:
    a = tell(*LONG, id="a")
    b = tell(LONG[0], "Eleven passengers from Dallow were taken off the deck by Harbour Minister Jon Vale.", id="b")
    links = (Link(0, 0, 1.0),)
    for relation, told in ((Relation.REWRITE, {Kind.OMISSION, Kind.ADDITION}), (Relation.SAME_EVENT, set())):
        x = Alignment(left="a", right="b", links=links, relation=relation, by="test")
        assert {v.kind for v in collate(a, b, x, ())} == told


def test_what_an_outlet_recalls_of_earlier_news_is_not_told_as_left_out() -> None:
    rest = "В Вереске сгорел паром, на котором было 40 пассажиров."
    for opening, told in (("Напомним, капитан", set()), ("Вчера капитан", {Kind.OMISSION})):
        a = tell(rest, f"{opening} Пётр Лунин привёл в порт Ветроград 12 лодок.", id="a", lang="ru")
        b = tell(rest, id="b", lang="ru")
        x = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), relation=Relation.REWRITE, by="test")
        assert {v.kind for v in collate(a, b, x, ())} == told
