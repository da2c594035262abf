"""nobody: what nobody did, told of somebody, and the reverse."""

import pytest

from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("No one was hurt in the fires.", "Two people were hurt in the fires."),
        ("Nobody was in the primary school when the roof fell.", "Forty children were in the primary school when the roof fell."),
        ("Three men were hurt in the fires.", "Nobody was hurt in the fires."),
    ],
)  # fmt: skip
def test_nobody_and_a_number_are_contraries(base: str, reading: str) -> None:
    assert [k for k, _ in by("nobody", base, reading)] == [Kind.POLARITY]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("No one was hurt in the fires.", "None of the 30 guests was hurt in the fires."),
        ("No one was hurt in the fires.", "The fires left two people homeless."),
        ("Nobody died, and 12 people were hurt in the fires.", "Twelve people were hurt in the fires."),
        (("Two men were hurt.", "Nobody was killed."), ("Nobody was killed.", "Two men were hurt.")),
        ("None of those affected fell ill, and 28 patients got saline.", "None of the patients, 28 in all, fell ill."),
    ],
)  # fmt: skip
def test_what_both_tell_is_no_change(base: str | tuple[str, ...], reading: str | tuple[str, ...]) -> None:
    assert by("nobody", base, reading) == []


@pytest.mark.parametrize(
    ("base", "reading", "words"),
    [
        ("The quake shook Sarvan but caused no casualties.", "The quake shook Sarvan and cost lives.", "cost lives"),
        ("Nobody was hurt when the dam above Vesk gave way.", "When the dam above Vesk gave way, villagers were killed.", "were killed"),
        ("The flood drowned livestock but caused no casualties.", "The flood had cost human lives as well as those of livestock.", "cost human lives"),
    ],
)  # fmt: skip
def test_harm_that_there_was_none_of_is_a_change(base: str, reading: str, words: str) -> None:
    assert by("nobody", base, reading) == [(Kind.POLARITY, words)]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("The flood caused no casualties.", "The flood killed cattle that people kept."),
        ("The flood drowned livestock but caused no casualties.", "The flood killed cattle but spared people."),
        ("The blast hurt three people, but there were no deaths.", "In the blast three people were injured."),
        ("The quake caused no casualties.", "The quake came, but no people are known to have been killed."),
        (("The fire caused no casualties.", "A fire at the mill in May killed two people."),
         ("This fire was not like that at the mill in May.", "The fire at the mill in May killed two people.")),
        (("The fire caused no casualties.", "A fire at the mill in May killed two people."),
         ("Unlike that at the mill in May, in which people died, the fire was harmless.", "x")),
    ],
)  # fmt: skip
def test_harm_to_beasts_or_told_elsewhere_is_none(
    base: str | tuple[str, ...], reading: str | tuple[str, ...]
) -> None:
    assert by("nobody", base, reading) == []
