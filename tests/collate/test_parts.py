"""parts: what the base says in part, told as the whole."""

import pytest

from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("base", "reading", "kind"),
    [
        ("The home was rated inadequate partly because of staff shortages.", "The home was rated inadequate because of staff shortages.", Kind.CAUSE),
        ("Workers had no rise, among other reasons because of the pandemic in Vesk.", "Workers had no rise because of the pandemic in Vesk.", Kind.CAUSE),
        ("One reason was the row over the hospital in Vinje.", "The reason was the row over the hospital in Vinje.", Kind.CAUSE),
        ("The study was paid for in part by the drug company.", "The study was paid for by the drug company.", Kind.STRENGTH),
        ("The line stays closed, mainly because of fallen trees.", "The line stays closed because of fallen trees.", Kind.CAUSE),
    ],
)  # fmt: skip
def test_a_part_told_as_the_whole_is_found(base: str, reading: str, kind: Kind) -> None:
    assert [k for k, _ in by("parts", base, reading)] == [kind]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("The home was rated inadequate partly because of staff shortages.", "Staff shortages were one reason why the home was rated inadequate."),
        ("The home was rated inadequate partly because of staff shortages.", "Staff shortages contributed to the home's rating."),
        ("The line stays closed mainly because of fallen trees.", "Fallen trees are the chief reason why the line stays closed."),
        ("The study was paid for in part by the drug company.", "The drug company paid for part of the study."),
        ("The roof was partly torn off, because of the storm.", "The storm tore off some of the roof."),
    ],
)  # fmt: skip
def test_a_part_in_other_words_is_no_change(base: str, reading: str) -> None:
    assert by("parts", base, reading) == []
