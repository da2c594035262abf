"""Two sides that both texts name: what is one's told as the other's, and bodies of two states."""

import pytest

from collate.told import by
from variorum.collate.bodies import names_body, two_bodies
from variorum.data import Kind


def test_two_sides_that_changed_places_are_a_role() -> None:
    base = "The Ukrainian General Staff said Russian guns fired first and Ukrainian units had replied."
    reading = "The Russian General Staff said Ukrainian guns fired first while Russian units had replied."
    assert by("sides", base, reading) == [(Kind.ROLE, "Ukrainian guns")]


@pytest.mark.parametrize(
    ("base", "reading", "kind", "words"),
    [
        ("Ukrainian mortars fired first, and Russian units replied.",
         "Russian mortars fired first, and units of Russia and Ukraine replied.", Kind.ROLE, "Russian mortars"),
        ("In Tarva they denied it. At dawn Karsk's mortars had fired first.",
         "In Karsk they denied it. At dawn Tarva's mortars had fired first.", Kind.ENTITY, "Tarva's mortars"),
    ],
)  # fmt: skip
def test_a_thing_of_one_side_told_as_the_others_is_found(
    base: str, reading: str, kind: Kind, words: str
) -> None:
    assert (kind, words) in by("sides", tuple(base.split(". ")), tuple(reading.split(". ")))


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("Russian and Ukrainian delegations ended talks.", "Ukrainian and Russian delegations ended talks."),
        ("Russia attacked Ukraine on Monday.", "Ukraine was attacked by Russia on Monday."),
        ("Russia's guns fired on Ukraine first.", "Moscow's guns fired on Ukraine first."),
        ("Russian guns fired first at Ukraine.", "The guns of Russia fired first at Ukraine."),
        ("Ukrainian guns replied when Russian guns fired.", "When Russian guns fired, Ukrainian guns replied."),
        ("Russian guns hit a mill, said Ukraine.", "Ukrainian tanks left a town, and Russia knew."),
    ],
)
def test_faithful_words_on_two_sides_are_no_change(base: str, reading: str) -> None:
    assert by("sides", base, reading) == []


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Russian Defence Ministry", "Defence Ministry of Ukraine", True),
        ("Foreign Ministry of Ukraine", "Defence Ministry of Ukraine", True),
        ("Russian Defence Ministry", "Ministry of Defence of Russia", False),
        ("Defence Ministry", "Russian Defence Ministry", False),
        ("Ukrainian military", "Ukrainian army", False),
        ("Karsk Council", "Dvorin Council", False),
    ],
)
def test_bodies_of_two_states_are_two(one: str, other: str, *, two: bool) -> None:
    assert two_bodies(one, other) is two_bodies(other, one) is two


def test_a_denial_put_to_the_other_ministry_is_found() -> None:
    base = ("Ukraine spoke.", "The Russian Defence Ministry denied that it had shelled the town of Karsk.")
    reading = ("Russia spoke.", "The Ukrainian Defence Ministry denied that it had shelled the town of Karsk.")
    assert by("speakers", base, reading) == [(Kind.SPEAKER, "The Ukrainian Defence Ministry")]


def test_a_ministry_is_named_by_its_state_beside_its_noun() -> None:
    rival = "Ukrainian Defence Ministry"
    assert names_body("Russian Defence Ministry", rival, "The Defence Ministry in Moscow said no.")
    assert not names_body("Russian Defence Ministry", rival, "The Defence Ministry of Ukraine saw men from Russia.")


def test_too_late_to_is_no_doubt() -> None:
    base = "Two of the drones turned back before they could be intercepted by the jets."
    assert by("certainty", base, "Two of the drones turned back, and no jets intercepted the drones.") == []
