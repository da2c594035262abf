"""standings: places in an order that the reading tells otherwise, and those it tells in other words."""

import pytest

from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("base", "reading", "kind", "words"),
    [
        ("Havarb is the third-largest union in Orland.", "Havarb is the largest union in Orland.", Kind.NUMBER, "largest"),
        ("The bridge is the oldest but one in Vesk.", "The bridge is the oldest in Vesk.", Kind.NUMBER, "oldest"),
        ("It is one of the country's oldest mills.", "It is the country's oldest mill.", Kind.STRENGTH, "oldest"),
        ("The frog is one of the rarest in the valley.", "The frog is the rarest in the valley.", Kind.STRENGTH, "rarest"),
        ("Turnout was the lowest in Sund since 1994.", "Turnout was one of the lowest in Sund since 1994.", Kind.STRENGTH, "one of the lowest"),
        ("Rovers are second and have the third-best defence.", "Rovers are second and have the best defence.", Kind.NUMBER, "best"),
        ("It is the third outbreak in the valley.", "It is the first outbreak in the valley.", Kind.NUMBER, "first outbreak"),
        ("The firm is one of three bidders for the brewery.", "The firm is the only bidder for the brewery.", Kind.STRENGTH, "only bidder"),
        ("It was the first strike in the port.", "It was one of the first strikes in the port.", Kind.STRENGTH, "one of the first strikes"),
        ("Halden is the fifth-largest maker of chips in Europe.", "Halden is the fifth-largest maker of chips in the world.", Kind.ENTITY, "fifth-largest maker of chips in the world"),
        ("It makes them the fifth-largest container line in Europe.", "It makes them the world’s fifth-largest container line.", Kind.ENTITY, "world’s fifth-largest"),
        ("Aurel is the largest airline at Keswell airport.", "Aurel is the largest airline in the country.", Kind.ENTITY, "largest airline in the country"),
        ("The play is the second most expensive in Vesk.", "The play is the most expensive in Vesk.", Kind.NUMBER, "most expensive"),
    ],
)  # fmt: skip
def test_another_place_is_found(base: str, reading: str, kind: Kind, words: str) -> None:
    assert by("standings", base, reading) == [(kind, words)]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("Havarb is the second-largest union in Orland.", "Only one union in Orland is larger than Havarb."),
        ("Havarb is the second-largest union in Orland.", "Havarb is the largest union in Orland after Corda."),
        ("The bridge is the second-oldest in Vesk.", "The bridge is the oldest but one in Vesk."),
        ("Havarb is the second-largest union in Orland.", "Havarb is one of the largest unions in Orland."),
        ("It is one of the oldest mills in the valley.", "It is among the oldest mills in the valley."),
        ("It is one of the oldest mills in the valley.", "The oldest mills in the valley include it."),
        # Among as many, or it can't be told whether.
        ("Halden is the largest maker of chips in Europe.", "Halden is the continent's largest maker of chips."),
        ("Halden is the largest maker of chips in the world.", "Halden is the largest maker of chips worldwide."),
        ("Halden is the largest maker of chips in Vesk.", "Halden is the largest maker of chips in the country."),
        ("It is the oldest dairy farm in the county and in the country.", "It is the oldest dairy farm in the country."),
        (("It is the oldest farm in the county.", "It is the oldest farm in the country."), ("It is the oldest farm in the country.", "It is the oldest farm in the county.")),
        # Another thing's place.
        ("Skarra, the second-largest town, has a port.", "Skarra has the largest harbour of all."),
        ("The second half was dull.", "In the first round it rained."),
        # Both are told, elsewhere.
        (("The mill is one of the oldest.", "It is the oldest in Vesk."), ("The mill is the oldest in Vesk.", "It is one of the oldest.")),
        # No superlatives, and names.
        ("The second forest was felled in March.", "The forest was felled in March."),
        ("The Second Army crossed the river.", "The First Army crossed the river."),
    ],
)  # fmt: skip
def test_the_same_place_in_other_words_is_no_change(
    base: str | tuple[str, ...], reading: str | tuple[str, ...]
) -> None:
    assert by("standings", base, reading) == []
