"""Bodies that several states of one story have: whose ministry says what."""

import pytest
from test_resolve import says, speaker

from variorum.statements import resolve
from variorum.testing import tell


def test_ministries_of_three_states_are_three_speakers() -> None:
    t = tell(
        "Estonia's Defence Ministry said a drone had crashed.",
        "The Russian Defence Ministry denied it.",
        "Ukraine's Defence Ministry called that absurd.",
    )
    sources = ("Estonia's Defence Ministry", "The Russian Defence Ministry", "Ukraine's Defence Ministry")
    told = [s.speaker for s in resolve([t], [says(t, x) for x in sources])]
    assert told == ["Defence Ministry of Estonia", "Russian Defence Ministry", "Defence Ministry of Ukraine"]


@pytest.mark.parametrize(
    "other", ["Russia's Ministry of Defence", "The Defence Ministry of Russia", "Moscow's Defence Ministry"]
)
def test_a_ministry_is_known_however_its_state_is_told(other: str) -> None:
    t = tell("The Russian Defence Ministry said no.", "Ukraine's Defence Ministry said yes.", f"{other} left.")
    told = [s.speaker for s in resolve([t], [says(t, "The Russian Defence Ministry"), says(t, other)])]
    assert told[0] == told[1]


def test_invented_states_part_their_ministries_too() -> None:
    t = tell("Tarva's Foreign Ministry spoke.", "The Karskian Foreign Ministry left.", "The Tarvan Foreign Ministry ate.")
    sources = ("Tarva's Foreign Ministry", "The Karskian Foreign Ministry", "The Tarvan Foreign Ministry")
    tarva, karsk, again = (s.speaker for s in resolve([t], [says(t, x) for x in sources]))
    assert tarva == again != karsk


@pytest.mark.parametrize("source", ["The Defence Ministry", "The ministry"])
def test_a_ministry_without_its_state_is_the_one_told_of_last(source: str) -> None:
    t = tell(
        "The Russian Defence Ministry said no.", "Ukraine's Defence Ministry said yes.", f"{source} went on.",
        "It rained, and the Defence Ministry knew.",
    )  # fmt: skip
    assert speaker(t, source) == "Defence Ministry of Ukraine"


def test_a_telling_that_names_no_state_takes_neither_ministry() -> None:
    one = tell("The Russian Defence Ministry said no.", "Ukraine's Defence Ministry said yes.", id="A")
    two = tell("Then the Defence Ministry went on.", id="B")
    told = resolve([one, two], [says(one, "The Russian Defence Ministry"), says(two, "the Defence Ministry")])
    assert [s.speaker for s in told] == ["Russian Defence Ministry", "Defence Ministry"]


@pytest.mark.parametrize(
    ("lang", "one", "other", "again"),
    [
        ("en", "The Estonian defence ministry", "The Russian defence ministry", "The defence ministry in Moscow"),
        ("ru", "Министерство обороны Тарвы", "Министерство обороны Карска", "В ведомстве"),
        ("uk", "Міністерство оборони Тарви", "Міністерство оборони Карська", "У міністерстві"),
        ("fr", "Le ministère tarvan de la Défense", "Le ministère karskien de la Défense", None),
        ("es", "El Ministerio de Defensa tarvo", "El Ministerio de Defensa karskio", None),
        ("de", "Das tarvische Verteidigungsministerium", "Das karskische Verteidigungsministerium", None),
    ],
)
def test_a_ministry_in_small_letters_is_its_states(lang: str, one: str, other: str, again: str | None) -> None:
    sources = [one, other, *([again] if again else [])]
    t = tell(*(f"{x} said no." for x in sources), lang=lang)
    told = [s.speaker for s in resolve([t], [says(t, x) for x in sources])]
    assert told[0] != told[1]
    assert told[-1] == told[1]


def test_a_states_name_keeps_its_capital() -> None:
    t = tell("Ukraine's foreign ministry said so.")
    assert speaker(t, "Ukraine's foreign ministry") == "Ukraine's foreign ministry"


def test_a_ministry_keeps_its_state_in_its_name() -> None:
    t = tell("The Russian Defence Ministry said no.", "Russia's Ministry of Defence said yes.", "Ukraine's Ministry of Defence left.")
    sources = ("Russia's Ministry of Defence", "Ukraine's Ministry of Defence")
    told = [s.speaker for s in resolve([t], [says(t, x) for x in sources])]
    assert told == ["Russian Defence Ministry", "Ministry of Defence of Ukraine"]
