"""entries: the times that head the entries of a live page tell nothing of what happened."""

import pytest

from collate.told import by
from variorum.collate.entries import entry_times
from variorum.testing import tell

LIVE = (
    "18:45 - That ends our coverage of the accident for today.", "",
    "10:15 - Three people are dead and 12 injured, police have confirmed.", "",
    "7:25 - A coach and a lorry have collided on the road south of Hallau.",
)  # fmt: skip


def test_the_times_of_a_live_page_are_none_of_its_story() -> None:
    told = tell(*LIVE)
    assert [s.of(told.text) for s in entry_times(told)] == ["18:45", "10:15", "7:25"]
    base = ("At 6:50 a.m. a coach and a lorry collided on the road south of Hallau.",)
    assert by("dates", base, (LIVE[-1], *LIVE[1:4:2], LIVE[0])) != []  # not at the heads of paragraphs
    assert by("dates", base, (LIVE[-1], "", LIVE[2], "", LIVE[0])) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("18.45 Uhr: Damit endet unsere Berichterstattung von der Unfallstelle für heute.", "",
         "10.15 Uhr: Die Polizei bestätigt drei Tote und zwölf Verletzte auf der Straße.", "",
         "7.25 Uhr: Ein Bus und ein Lastwagen sind südlich von Hallau zusammengestoßen."),
        ("[14:05] The road between Hallau and Oberzell is open again to all traffic.", "",
         "[13:20] The last of the passengers has been freed by the fire brigade.", "",
         "[12:30] The mayor has come to the place of the accident with his deputy."),
        ("14:05 The road between Hallau and Oberzell is open again to all traffic.", "",
         "13:20 The last of the passengers has been freed by the fire brigade.", "",
         "12:30 Мэр прибыл на место аварии вместе со своим заместителем и врачами."),
    ],
)  # fmt: skip
def test_other_ways_to_head_an_entry_are_known(lines: tuple[str, ...]) -> None:
    assert len(entry_times(tell(*lines))) == 3


@pytest.mark.parametrize(
    "lines",
    [
        ("18:00 - Doors open", "", "19:00 - Concert", "", "22:00 - Fireworks"),
        ("7:25 - A coach and a lorry have collided on the road south of Hallau.",),
        ("At 7:25 a coach was hit.", "", "At 10:15 the police came.", "", "At 18:45 the road was open."),
    ],
)  # fmt: skip
def test_a_programme_and_times_in_the_run_of_a_text_stay(lines: tuple[str, ...]) -> None:
    assert entry_times(tell(*lines)) == ()


def test_the_day_on_which_a_report_was_filed_is_none_of_its_story() -> None:
    base = ("The opposition alleged fraud on September 14 in the run-off.",)
    filed = ("ORLEK, September 15 (Norwire) - The opposition alleged fraud in the run-off.",)
    assert by("dates", base, filed) == []
    assert by("dates", base, ("The opposition alleged fraud on September 15 in the run-off.",)) != []
