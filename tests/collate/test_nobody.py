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
