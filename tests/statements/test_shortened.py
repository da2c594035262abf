"""English speakers by less than their name: a body's noun with its capital, a demonym, a surname with an age."""

import pytest

from variorum.statements import extract, resolve
from variorum.testing import tell


def speakers(*sentences: str) -> list[str | None]:
    """Return the speakers of a text's statements, in order."""
    t = tell(*sentences, id="a", lang="en")
    return [s.speaker for s in resolve([t], extract(t, None))]


@pytest.mark.parametrize(
    ("named", "short", "speaker"),
    [
        ("The Meridian Commission began a probe.", "The Commission", "Meridian Commission"),
        ("The National Bank of Karsk raised rates.", "The Bank", "National Bank of Karsk"),
        ("The Meridian Court of Appeal sat in May.", "The Court", "Meridian Court of Appeal"),
        ("The White House was told.", "The House", "House"),
        ("Nobody was told.", "The Commission", "Commission"),
    ],
)
def test_the_noun_of_a_bodys_name_with_its_capital_is_that_body(named: str, short: str, speaker: str) -> None:
    assert speakers(named, f"{short} said that it was late.") == [speaker]


@pytest.mark.parametrize(
    ("told", "source", "speaker"),
    [
        ("Remi Vale lost his post at the club.", "The Frenchman", "Remi Vale"),
        ("Ada Vale won the cup again.", "The 32-year-old Spaniard", "Ada Vale"),
        ("Ada Vale met Otto Reyl in May.", "The German", "German"),
        ("Ada Vale won the cup again.", "The Dutch", "Netherlands"),
    ],
)
def test_somebody_told_of_by_a_land_is_the_one_person_near(told: str, source: str, speaker: str) -> None:
    assert speakers(told, f"{source} said that it was late.") == [speaker]


def test_whoever_has_an_age_has_a_name_at_the_head_of_a_sentence_too() -> None:
    assert speakers("A fan was hit.", "Reyl, 37, said that it was late.") == ["Reyl"]


def test_of_what_kind_a_firm_is_is_no_firm() -> None:
    assert speakers("The Karsk-based airline posted a loss.", "The firm said that it was late.") == ["firm"]


def test_ministries_of_one_state_are_told_apart_by_what_they_are_for() -> None:
    said = speakers(
        "The Karsk finance ministry said that it was ready.",
        "The Karsk Ministry of Foreign Affairs was told in May.",
        "The Karsk foreign ministry said that it was late.",
    )
    assert said == ["Karsk finance ministry", "Karsk Ministry of Foreign Affairs"]


def test_a_quotation_that_opens_behind_one_of_several_sentences_is_the_same_speakers() -> None:
    said = speakers(
        "Ada Vale said: “It was late.",
        "Nobody was there.”",
        "“We went home.",
        "It was raining.”",
        "“It rained all night.”",
    )
    assert said == ["Ada Vale"] * 5


@pytest.mark.parametrize("name", ["Jan Vale", "April Vale", "Will Reyl", "May Vale"])
def test_a_month_or_a_verb_may_be_a_given_name(name: str) -> None:
    assert speakers(f"{name}, an analyst, said that it was late.") == [name]


@pytest.mark.parametrize(
    ("text", "speaker"), [("In June Vale said that it was late.", "Vale"), ("Will Karsk say that it is late?", "Karsk")]
)
def test_a_month_and_a_question_are_no_name(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The director of rugby Otto Reyl", "Otto Reyl"),
        ("Mother of two Ada Vale", "Ada Vale"),
        ("The wife of opposition leader Otto Reyl", "wife of opposition leader Otto Reyl"),
        ("A lawyer of convicted murderer Otto Reyl", "a lawyer of convicted murderer Otto Reyl"),
        ("Former US Attorney-General Eric Holder", "Eric Holder"),
        ("Then-President Ada Vale", "Ada Vale"),
        ("Karsk and Dvorin officials", "Karsk and Dvorin officials"),
        ("The Maritime and Coastguard Agency", "Maritime and Coastguard Agency"),
    ],
)
def test_an_office_its_field_and_a_bodys_two_fields(source: str, speaker: str) -> None:
    assert speakers(f"{source} said that it was late.") == [speaker]


def test_two_bodies_of_one_noun_are_two() -> None:
    said = speakers(
        "Karsk Hospitals Trust and Vale Hospitals Trust are poor.", "A spokesman for the trust said that it was late."
    )
    assert said == ["a spokesman for Vale Hospitals Trust"]


def test_a_land_before_a_surname_is_no_part_of_it() -> None:
    assert speakers("We met Jardim.", "Portuguese Jardim said that it was late.", "Then Jardim left.") == ["Jardim"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Former Trinidad and Tobago midfielder Otto Reyl", "Otto Reyl"),
        ("Nineteen-year-old Otto Reyl", "Otto Reyl"),
        ("Those gathered here", "those gathered"),
        ("Those officials", "officials"),
    ],
)
def test_a_land_an_age_and_those_before_who_speaks(source: str, speaker: str) -> None:
    assert speakers(f"{source} said that it was late.") == [speaker]


def test_a_body_for_two_things_is_no_group_of_which_another_is_one() -> None:
    said = speakers(
        "The Department of Immigration and Border Protection was told.",
        "One woman said that it was late.",
        "Another said that it was early.",
    )
    assert said == ["one woman", None]


def test_a_land_is_parted_from_a_person_who_is_never_named_without_it() -> None:
    said = speakers("Portuguese Ada Vale said that it was late.", "“It was raining,” Portuguese Ada Vale said.")
    assert said == ["Ada Vale", "Ada Vale"]
