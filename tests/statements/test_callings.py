"""Speakers by what they are called: titles with a field, one of several, whoever was told of just before."""

from dataclasses import replace

import pytest

from variorum.data import Form, Span, Statement, Telling
from variorum.statements import resolve
from variorum.testing import tell


def says(telling: Telling, source: str, cue: str = "said", content: str = "no") -> Statement:
    at = telling.text.rindex(source)
    verb = telling.text.find(cue, at + len(source))
    words = telling.text.rindex(content)
    return Statement(
        telling=telling.id,
        source=Span(at, at + len(source)),
        cue=Span(verb, verb + len(cue)) if verb >= 0 else None,
        content=(Span(words, words + len(content)),),
        form=Form.INDIRECT,
        by="test",
        confidence=1.0,
    )


def speaker(source: str, before: tuple[str, ...] = (), verb: str = "said") -> str | None:
    t = tell(*before, f"{source} {verb} no.")
    return resolve([t], [says(t, source, verb)])[0].speaker


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Secretary of State Ada Vale", "Ada Vale"),
        ("Secretary of State for Health Ada Vale", "Ada Vale"),
        ("Minister for Transport Tomas Reyl", "Tomas Reyl"),
        ("Leader of the Opposition Tomas Reyl", "Tomas Reyl"),
        ("President of the Senate Ada Vale", "Ada Vale"),
        ("President of Vale Holdings", "president of Vale Holdings"),  # no field: "Vale Holdings" is no person
        ("Judge Ada Vale KC", "Ada Vale"),
        ("Ms Ada Vale MP", "Ada Vale"),
        ("Canon Ada Vale", "Ada Vale"),
        ("Canon", "Canon"),
        ("Ada Vale herself", "Ada Vale"),
        ("Kestrel Foods, Inc", "Kestrel Foods"),
    ],
)
def test_letters_titles_and_fields_are_no_part_of_a_name(source: str, name: str) -> None:
    assert speaker(source) == name


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("A couple of men at the gate", "a couple of men at the gate"),
        ("Those who fish there", "those who fish there"),
        ("The one who voted no", "one who voted no"),
        ("An official who spoke on condition of anonymity", "an official"),
        ("A person familiar with the plan, who asked not to be named,", "a person familiar with the plan"),
        ("One of its authors, Tomas Reyl,", "Tomas Reyl"),
        ("One, Ada Vale,", "Ada Vale"),
        ("One, a driver from Karsk,", "a driver from Karsk"),
        ("A message on its page", "a message on its page"),
        ("A memo seen by the Karsk Herald", "a memo"),
        ("A report of 2023", "a report"),
        ("Another", None),
        ("A third", "a third"),
    ],
)
def test_a_label_says_who_and_no_more(source: str, label: str | None) -> None:
    assert speaker(source) == label


@pytest.mark.parametrize("source", ["One", "Another, less polite,", "The other", "A third"])
def test_one_of_several_is_of_those_told_of(source: str) -> None:
    assert speaker(source, ("Three lawyers left.",)) == "one of three lawyers"


def test_one_of_several_is_not_of_those_spoken_to() -> None:
    assert speaker("One", ("Three lawyers told reporters it was late.",)) == "one of three lawyers"


def test_who_is_told_does_not_tell() -> None:
    assert speaker("The court", verb="heard") is None
    assert speaker("Ada Vale", verb="was told") is None
    assert speaker("Ada Vale", verb="had told us") == "Ada Vale"
    assert speaker("Ada Vale", verb="had been telling") == "Ada Vale"
    assert speaker("Ada Vale", verb="was heard to tell") == "Ada Vale"


PAIR = ("Tomas Vale left.", "Vale slept.", "Vale rose.")


def test_a_surname_is_of_whoever_was_told_of_last_by_the_whole_name() -> None:
    assert speaker("Vale", (*PAIR, "His sister Ada Vale stayed.")) == "Ada Vale"
    assert speaker("Vale", (*PAIR, "He saw the house of Ada Vale.")) == "Tomas Vale"


def test_a_title_tells_which_of_two_a_surname_is_of() -> None:
    assert speaker("Mrs. Vale", ("Mr. Tomas Vale left.", *PAIR, "Mrs. Ada Vale stayed.", "It rained.", "It blew.")) == "Ada Vale"


def quoted(*sentences: str) -> str | None:
    """Return the speaker of a quotation whose source is "the striker", in the last sentence."""
    t = tell(*sentences)
    at = t.text.rindex("the striker")
    q = t.text.rindex('"I')
    s = replace(says(t, "the striker", content="I"), source=Span(at, at + 11), content=(Span(q, at - 1),))
    return resolve([t], [s])[0].speaker


def test_a_quotation_goes_on_by_another_word_for_whom_its_paragraph_tells_of() -> None:
    assert quoted("Ada Vale, 19, had won.", '"I ran," the striker said.') == "Ada Vale"
    assert quoted("Ada Vale met Tomas Reyl.", '"I ran," the striker said.') == "striker"  # two are told of
    assert quoted("Tomas Reyl left.", "", "Ada Vale won.", "", '"I ran," the striker said.') == "striker"  # another paragraph
    assert quoted("Mayor Ada Vale had won.", '"I ran," the striker said.') == "striker"  # another office


def test_a_lead_keeps_the_name_for_the_sentence_behind_it() -> None:
    t = tell("A farmer said no.", "", "Ada Vale, 81, said no.")
    rows = [says(t, "A farmer"), says(t, "Ada Vale, 81,")]
    assert [s.speaker for s in resolve([t], rows)] == ["Ada Vale", "Ada Vale"]
    other = tell("A farmer said no.", "", "Mayor Ada Vale said no.")
    rows = [says(other, "A farmer"), says(other, "Mayor Ada Vale")]
    assert [s.speaker for s in resolve([other], rows)] == ["a farmer", "Ada Vale"]


def test_it_may_be_a_document_that_its_sentence_tells_of() -> None:
    told = ("Ada Vale joined the union.", "A message from the board was read to them.")
    assert speaker("It", told) == "a message"
    assert speaker("It", ("The union met.", "It sent the crew a message.")) == "union"
