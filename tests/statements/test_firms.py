"""Firms told of without their names: by their trade, by their town, by a noun that any firm has."""

from dataclasses import replace

import pytest
from test_resolve import says, speaker

from variorum.data import Span
from variorum.statements import cast, resolve
from variorum.testing import tell

_VANS = ("Kestrel, the largest maker of vans in Tarva, cut its forecast.", "Ada Vale heads the union IGV.")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The carmaker", "Kestrel"),
        ("The van manufacturer", "Kestrel"),
        ("The Vesk-based company", "Kestrel"),
        ("The environmental group", "environmental group"),
        ("The lender", "lender"),
        ("The contractor", "contractor"),
    ],
)
def test_a_trade_stands_for_the_firm_that_has_it(source: str, expected: str) -> None:
    told = ("The board of Kestrel met at its seat in the morning.", f"{source} said it was late.")
    assert speaker(tell(_VANS[0], *told), source) == expected


@pytest.mark.parametrize(
    ("lang", "sentences", "source"),
    [
        ("de", ("Beim Krankenversicherer Kestrel fehlen Daten.", "Kestrel bedauert das.", "Das sagte gestern der Versicherer."), "der Versicherer"),
        ("de", ("Beim Krankenversicherer Kestrel fehlt Geld.", "Das teilte gestern das Unternehmen mit."), "das Unternehmen"),
        ("de", ("Beim Krankenversicherer Kestrel fehlt Geld.", "Nach Angaben des Konzerns ist es spät."), "des Konzerns"),
        ("fr", ("Le fabricant de fourgons Kestrel ferme deux usines.", "Le constructeur a dit non."), "Le constructeur"),
        ("es", ("En Tarva cierra Kestrel, la segunda aseguradora del país.", "La aseguradora dijo que no."), "La aseguradora"),
        ("ru", ("Страховщик Kestrel закрыл два офиса.", "Страховщик сообщил об этом."), "Страховщик"),
        ("uk", ("Страховик Kestrel закрив два офіси.", "Страховик повідомив про це."), "Страховик"),
    ],
)  # fmt: skip
def test_a_trade_stands_for_the_firm_that_has_it_in_each_language(lang: str, sentences: tuple[str, ...], source: str) -> None:
    t = tell(*sentences, lang=lang)
    assert resolve([t], [says(t, source, nth=t.text.count(source) - 1)])[0].speaker == "Kestrel"


def test_a_trade_known_from_one_telling_is_known_in_another_language() -> None:
    a = tell("Today Kestrel, an insurer, met the supplier Corvane Systems.", id="a")
    b = tell("Kestrel et Corvane Systems ont parlé.", "L'assureur a dit non.", id="b", lang="fr")
    assert resolve([a, b], [says(b, "L'assureur")])[0].speaker == "Kestrel"


def test_a_firm_that_was_brought_in_without_a_name_is_no_other() -> None:
    t = tell("Kestrel, a maker of vans, cut its forecast.", "A rival manufacturer did, too.", "The manufacturer said no.")
    assert speaker(t, "The manufacturer") != "Kestrel"


def test_who_opens_what_is_said_may_have_the_trade_that_is_told_behind() -> None:
    t = tell("Kestrel will close forty branches, the lender said.")
    said = replace(says(t, "the lender"), content=(Span(0, t.text.index(",")),))
    assert resolve([t, tell("In spring Kestrel opened.", id="b")], [said])[0].speaker == "Kestrel"


@pytest.mark.parametrize("source", ["the Tavik-based firm", "the company from Tavik", "the Tavik company"])
def test_a_town_tells_which_firm(source: str) -> None:
    seat = "The chips come from Lumetra, which is based in Tavik."
    t = tell("Kestrel, a maker of vans, is short of chips.", seat, "Kestrel complained.", f"Yet {source} said no.")
    assert speaker(t, source) == "Lumetra"


def test_a_town_that_nobody_is_known_for_is_that_of_the_firm_named_last() -> None:
    t = tell("L’assureur Kestrel a parlé.", "Ils sont passés par Corvane Systems.", "L’entreprise, basée à Tallmere, a dit non.", lang="fr")  # fmt: skip
    assert speaker(t, "L’entreprise, basée à Tallmere") == "Corvane Systems"


def test_a_town_between_a_firm_and_its_verb_is_not_what_the_firm_is() -> None:
    t = tell("Kestrel AG, headquartered in Vesk, is the largest manufacturer of vans.", "The manufacturer said no.")
    assert speaker(t, "The manufacturer") != "Vesk"


def test_the_company_is_not_the_union_that_spoke_last() -> None:
    t = tell("Kestrel AG closes two plants.", "The union IGV said it was late.", "The company said no.")
    told = resolve([t], [says(t, "The union IGV"), says(t, "The company")])
    assert [s.speaker for s in told] == ["IGV", "Kestrel AG"]


def test_a_trade_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    t = tell("Chips come from Lumetra.", "Supplier Lumetra said no.", "Carmaker Kestrel, too, has Kestrel in its name.")
    assert speaker(t, "Supplier Lumetra") == "Lumetra"


def test_a_german_noun_behind_a_firm_is_no_part_of_its_name() -> None:
    a = tell("Man hat beim Versicherer Kestrel Daten gestohlen.", "Kestrel schwieg.", "Bei Kestrel war Ruhe.", lang="de")
    assert "Kestrel" in {f.canonical for f in cast.build([a]).figures}
    assert "Kestrel Daten" not in {f.canonical for f in cast.build([a]).figures}


def test_a_town_of_two_words_is_no_part_of_the_name_of_what_is_based_there() -> None:
    assert speaker(tell("Shares rose.", "Then Tarn Bridge-based Verisol said no."), "Tarn Bridge-based Verisol") == "Verisol"


def test_the_company_is_the_firm_a_text_is_about_before_one_of_which_nothing_is_told() -> None:
    a = tell("Today Verisol, a biotechnology firm based in Tarn Bridge, spoke.", "It rained.", "The company said no.", id="a")
    b = tell("Talks with a larger company go on at Verisol.", id="b")
    assert resolve([a, b], [says(a, "The company")])[0].speaker == "Verisol"


@pytest.mark.parametrize(("lang", "text"), [("en", "Rival Orbane sells it, and rival Orbane is late."), ("de", "Der Rivale Orbane verkauft es, wie der Konkurrent Orbane sagt.")])  # fmt: skip
def test_a_rival_may_be_a_firm(lang: str, text: str) -> None:
    assert not any(f.is_person for f in cast.build([tell(text, lang=lang)]).figures)


def test_whose_analysts_they_are_is_no_name_with_a_particle() -> None:
    t = tell("Die Analysten von Harrow Lane sagten nein.", lang="de")
    assert speaker(t, "Die Analysten von Harrow Lane") != "von Harrow Lane"


@pytest.mark.parametrize(
    ("sentences", "source", "expected"),
    [
        # What a firm makes is not the firm, nor is a part of it, though its name begins so.
        (("The Kestrel A330 crashed.", "Kestrel said no."), "Kestrel", "Kestrel"),
        (("Kestrel fell.", "Then Kestrel rose.", "Ada Vale leads Kestrel Commercial Pumps.", "Later Kestrel said no."), "Kestrel", "Kestrel"),
        (("Kestrel Commercial Pumps fell.", "Then Kestrel rose.", "Later Kestrel said no."), "Kestrel", "Kestrel Commercial Pumps"),
    ],
)  # fmt: skip
def test_a_longer_name_of_something_else(sentences: tuple[str, ...], source: str, expected: str) -> None:
    t = tell(*sentences)
    assert speaker(t, source, t.text.count(source) - 1) == expected
