"""certainty: plans told as settled, doubt that stands before a noun, and leave that is no doubt."""

import pytest

from collate.told import by, differences
from variorum.data import Kind


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("The firm plans to close its warehouse in Tunsted.", "The firm will close its warehouse in Tunsted."),
        ("The firm plans to close its warehouse in Tunsted.", "The firm has decided to close its warehouse in Tunsted."),
        ("Officials are considering a ban on raw eggs at fairs.", "Officials are to ban raw eggs at fairs."),
        ("Opponents are thinking of going to court over the baths.", "Opponents are going to court over the baths."),
        ("The alleged author of the letters lives in Vesk.", "The author of the letters lives in Vesk."),
    ],
)  # fmt: skip
def test_a_plan_or_a_doubt_that_fell_away_is_found(base: str, reading: str) -> None:
    assert [k for k, _ in by("certainty", base, reading)] == [Kind.CERTAINTY]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("The firm plans to close its warehouse in Tunsted.", "The firm intends to close its warehouse in Tunsted."),
        ("The firm plans to close its warehouse in Tunsted.", "Under its plans the firm will close its warehouse in Tunsted."),
        ("The firm does not plan to close its warehouse.", "The firm will not close its warehouse."),
        ("Officials are considering a ban on raw eggs.", "A ban on raw eggs is under consideration by officials."),
        ("The city is weighing an appeal to the county court.", "The city is looking at an appeal to the county court."),
        ("Considering the weather, the fair in Vesk was full.", "The fair in Vesk was full in such weather."),
        # It gives leave.
        ("Infants may be given only boiled water in Almaby.", "Infants get nothing but boiled water in Almaby."),
        ("Under the new law tenants may keep a dog in Vesk.", "Tenants in Vesk have won the right to a dog under the new law."),
        ("The sale was suspected to have been agreed in private.", "She voiced the suspicion that the sale had been agreed in private."),
    ],
)  # fmt: skip
def test_a_plan_or_leave_in_other_words_is_no_change(base: str, reading: str) -> None:
    assert [v for v in differences(base, reading) if v.kind is Kind.CERTAINTY] == []


def test_a_denial_of_what_is_grave_told_of_all_of_it_is_stronger() -> None:
    base = "No serious side effects were seen in the mice."
    assert by("strength", base, "No side effects were seen in the mice.") == [(Kind.STRENGTH, "No side")]
    assert by("strength", base, "None of the mice had serious side effects.") == []


def test_what_lay_people_say_is_a_claim_and_what_their_body_says_is_not() -> None:
    told = "The present trams are always overcrowded in winter."
    assert by("voice", f"Riders said t{told[1:]}", told)
    assert by("voice", f"The riders' union said t{told[1:]}", told) == []


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("By noon power had been restored to all but 9,000 homes.", "By noon all but 9,000 homes had their power back."),
        ("If it is genuine, the picture is worth 4 million crowns.", "It may be by van Reet, in which case the picture is worth 4 million crowns."),
        ("The study of bees does not look at the effects of pesticides.", "The effects of pesticides were left out of the study of bees."),
        ("Rovers will be without their captain for six weeks.", "Rovers have lost their captain for six weeks."),
        ("A clerk, who asked not to be named, called the plan dead.", "A clerk, speaking on condition of anonymity, called the plan dead."),
    ],
)  # fmt: skip
def test_a_denial_or_a_condition_in_other_words_is_not_left_out(base: str, reading: str) -> None:
    assert [v for v in differences(base, reading) if v.kind is Kind.OMISSION] == []


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("A wolf is thought to have killed eleven sheep near Grindal, a warden said.", "A wolf killed eleven sheep near Grindal, a warden said."),
        ("The agency is expected to publish its figures on the serum next summer.", "The agency will publish its figures on the serum next summer."),
        ("Dockers in Tunsted are to be balloted on a strike in May.", "Dockers in Tunsted will go on strike in May."),
    ],
)  # fmt: skip
def test_a_belief_or_a_ballot_told_as_settled_is_found(base: str, reading: str) -> None:
    assert [k for k, _ in by("certainty", base, reading)] == [Kind.CERTAINTY]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("The agency is expected to publish its figures next summer.", "The agency is to publish its figures next summer."),
        ("The agency is expected to publish its figures next summer.", "The agency is due to publish its figures next summer."),
        ("A wolf is thought to have killed eleven sheep near Grindal.", "A wolf killed eleven sheep near Grindal, it is claimed."),
        ("A wolf is thought to have killed eleven sheep near Grindal.", "It was probably a wolf that killed eleven sheep near Grindal."),
        ("Dockers in Tunsted will vote on a strike in May.", "Dockers in Tunsted will be asked in May whether to strike."),
        ("The valve is said to have been flagged, and a part is on order.", "A new part is on order."),
    ],
)  # fmt: skip
def test_a_belief_that_stays_one_is_no_change(base: str, reading: str) -> None:
    assert by("certainty", base, reading) == []


@pytest.mark.parametrize(
    ("base", "reading", "words"),
    [
        ("Kestrel has agreed to buy the lender Castlebank for 40 million crowns.", "Kestrel has bought the lender Castlebank for 40 million crowns.", "has bought"),
        ("Tunsted plans to close the swimming hall in the old town.", "The swimming hall in the old town of Tunsted has been closed.", "been closed"),
        ("Ministers have agreed in principle to lift the ban on beef.", "Ministers have lifted the ban on beef.", "have lifted"),
    ],
)  # fmt: skip
def test_what_is_agreed_or_meant_told_as_done_is_found(base: str, reading: str, words: str) -> None:
    assert by("certainty", base, reading) == [(Kind.CERTAINTY, words)]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("Kestrel has agreed to buy the lender Castlebank for 40 million crowns.", "Kestrel has agreed the purchase of the lender Castlebank for 40 million crowns."),
        ("Kestrel plans to close its mill in Tunsted.", "Kestrel's mill in Tunsted will be closed under the plan."),
        ("Kestrel plans to close its mill in Tunsted, after it closed one in Karsk.", "Kestrel, whose mill in Tunsted is next, has closed one in Karsk."),
        ("Kestrel does not plan to close its mill in Tunsted.", "Kestrel has not closed its mill in Tunsted."),
    ],
)  # fmt: skip
def test_what_is_still_to_come_is_not_done(base: str, reading: str) -> None:
    assert by("certainty", base, reading) == []
