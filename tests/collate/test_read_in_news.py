"""What readers of real news took for no change, and what is one all the same: hedges, ages, days, measures, witnesses."""

import pytest

from collate.told import by, differences
from variorum.collate.times import points
from variorum.data import Kind

PUMP = "The clerk allegedly kept the pump running all night."


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        (PUMP, "Police said the clerk kept the pump running all night."),
        (PUMP, "The clerk kept the pump running all night, according to the letter."),
        ("On Monday suspected smugglers shot at two boats of the coast guard near the bridge.",
         "The vigil comes after the attack near the bridge, which hit two boats of the coast guard."),
        ("Police could not say how many windows were broken.", "Police couldn't say how many windows were broken."),
        ("She later said in a statement that she denied meaning to flood the mill.",
         "Later, in a statement, she denied meaning to flood the mill."),
        ("The barge drifted on for 20 feet and hit the lock, a witness said.",
         "The barge drifted on for 20 feet and hit the lock, said witness Ada Brock, who stood nearby."),
        ("The climber fell 200ft from the ridge.", "The climber fell about 60m from the ridge."),
        ("“We roll back this 11th hour rule by September 4, at 6 p.m. sharp,” Ada Brock said.",
         "“We roll back this eleventh-hour rule by September 4, at 6 p.m. sharp,” Ada Brock said."),
        ("“We roll back this late rule by September 4 at the pier,” Ada Brock said.",
         "“We roll back this late rule by Sept. 4 at the pier,” Ada Brock said."),
        ("“They gave up just after 6 p.m. at the pier,” Ada Brock said.", "“They gave up just after 6:00 p.m. at the pier,” Ada Brock said."),
        ("A clerk of 61 was charged with murder Saturday after opening fire at the party of his old firm.",
         "A young baker from the hills was gunned down Friday when a man showed up at the party with a rifle."),
        ("The singer, born in Vesk and raised by the sea, has a Hestvik-born teacher who sings with the choir of the port.",
         "The singer, born in Vesk and raised by the sea, has a teacher, Ada Brock, who sings with the choir of the port."),
        ("A quake of magnitude 6.1 woke sleepers at dawn.", "A quake destroyed seven villages on the island."),
        ("Mar 5, 2009", "Mar 4, 2009"),
        ("In Saturday's final Vesk play Dallow after Friday's semifinal.", "Vesk play Dallow on Saturday after the semifinal."),
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_no_change(base: str, reading: str) -> None:
    assert differences(base, reading) == ()


@pytest.mark.parametrize(
    ("rule", "base", "reading", "kind"),
    [
        ("certainty", PUMP, "The clerk kept the pump running all night.", Kind.CERTAINTY),
        ("certainty", "On Monday suspected smugglers shot at two boats of the coast guard near the bridge.",
         "On Monday smugglers shot at two boats of the coast guard near the bridge.", Kind.CERTAINTY),
        ("polarity", "Police could not say how many windows were broken.", "Police could say how many windows were broken.", Kind.POLARITY),
        ("speakers", "The barge hit the lock at full speed, a witness said.", "The barge hit the lock at full speed, Ada Brock said.", Kind.SPEAKER),
        ("quotes", "“They gave up just after 6 p.m. at the pier,” Ada Brock said.",
         "“They gave up just after 9 p.m. at the pier,” Ada Brock said.", Kind.QUOTE),
        ("dates", "A clerk was charged with murder on Saturday in the old town hall.",
         "A clerk was charged with the murder of a baker on Friday, police said.", Kind.DATE),
        ("dates", "Vesk play Dallow in Friday's final.", "Vesk play Dallow in Saturday's final.", Kind.DATE),
    ],
)  # fmt: skip
def test_what_was_changed_is_found(rule: str, base: str, reading: str, kind: Kind) -> None:
    assert kind in {k for k, _ in by(rule, base, reading)}


def test_a_day_that_owns_something_is_read() -> None:
    text = "In Friday's paper, on last week's sale and yesterday's vote, not today's schools"
    assert [p.span.of(text) for p in points(text, 0, "en", None)] == ["Friday's", "last week's", "yesterday's"]
