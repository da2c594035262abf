"""tolls: the dead told as the hurt, and the reverse."""

import pytest

from collate.told import by
from variorum.data import Kind

CRASH = "A lorry hit a coach in fog, killing three people, including the driver, and injuring 12, police said."


@pytest.mark.parametrize(
    ("lang", "reading", "words"),
    [
        ("en", "Twelve people were killed and three injured when a lorry hit a coach.",
         ["Twelve people were killed", "three injured"]),
        ("en", "A lorry killed 12 people when it hit a coach.", ["killed 12"]),
        ("en", "A lorry hit a coach and killed 15 people, police said.", ["killed 15"]),
        ("de", "Zwölf Menschen kamen bei dem Unfall ums Leben, drei wurden verletzt.",
         ["Zwölf Menschen kamen bei dem Unfall ums", "drei wurden verletzt"]),
        ("fr", "Douze personnes ont été tuées et trois blessées.", ["Douze personnes ont été tuées", "trois blessées"]),
        ("es", "Doce muertos y tres heridos en un choque.", ["Doce muertos", "tres heridos"]),
        ("ru", "Погибли 12 человек, трое ранены.", ["Погибли 12", "трое ранены"]),
        ("uk", "Дванадцять людей загинули і троє постраждали.", ["Дванадцять людей загинули", "троє постраждали"]),
    ],
)  # fmt: skip
def test_dead_and_hurt_that_changed_places_are_found(lang: str, reading: str, words: list[str]) -> None:
    assert by("tolls", CRASH, reading, ("en", lang)) == [(Kind.NUMBER, w) for w in words]


def test_the_hurt_told_as_dead_are_found_beside_other_dead() -> None:
    base = ("Another five soldiers were wounded in an attack on tanks.", "Two fighters were also killed.")
    found = by("tolls", base, ("An attack on tanks led to the deaths of five soldiers.", "Two fighters were killed."))
    assert found == [(Kind.STRENGTH, "deaths of five")]


@pytest.mark.parametrize(
    ("lang", "reading", "words"),
    [
        ("en", "In the flood 40 people died and 19 are missing.", ["40 people died", "19 are missing"]),
        ("de", "40 Menschen starben, 19 werden noch vermisst.", ["40 Menschen starben", "19 werden noch vermisst"]),
        ("fr", "Quarante morts et 19 disparus.", ["Quarante morts", "19 disparus"]),
        ("ru", "Погибли 40 человек, пропали 19.", ["Погибли 40", "пропали 19"]),
        ("uk", "Загинули 40 людей, ще 19 зникли безвісти.", ["Загинули 40", "19 зникли"]),
    ],
)  # fmt: skip
def test_dead_and_missing_that_changed_places_are_found(lang: str, reading: str, words: list[str]) -> None:
    flood = "Al menos 19 personas murieron y otras 40 siguen desaparecidas."
    assert by("tolls", flood, reading, ("es", lang)) == [(Kind.NUMBER, w) for w in words]


def test_the_missing_told_as_dead_differ_in_degree() -> None:
    base = ("The crash killed four people.", "Two passengers were still missing.")
    found = by("tolls", base, ("The crash killed four people.", "Two passengers had died in hospital."))
    assert found == [(Kind.STRENGTH, "Two passengers had died")]


def test_the_hurt_told_as_dead_abroad_are_found_beside_other_dead() -> None:
    base = ("The outbreak has killed 14 people.", "Two protesters were injured and 19 were arrested.")
    found = by("tolls", base, ("От вспышки умерли 14 человек.", "Двое демонстрантов погибли."), ("en", "ru"))
    assert found == [(Kind.STRENGTH, "Двое демонстрантов погибли")]


def test_one_number_told_of_the_dead_and_of_the_hurt_differs_in_degree() -> None:
    found = by("tolls", "Three people died in the fire.", "Three people were hurt in the fire.")
    assert found == [(Kind.STRENGTH, "Three people were hurt")]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("en", CRASH, "The crash left 15 casualties, three of them dead."),
        ("en", CRASH, "Fifteen people were killed or injured in the crash."),
        ("en", CRASH, "Three people died, and of the 12 injured four are in a serious condition."),
        ("en", "Three people died and 12 were hurt, four of them badly.", "Three dead, 12 hurt, four of the hurt badly."),
        ("en", "Two men are tried for killing Ada Vale, a nurse, and wounding two others at the market.",
         "The trial has opened of two local men charged with killing Ada Vale, a nurse, at the market."),
        ("en", "Two sailors died in hospital.", "Two sailors succumbed to their injuries in hospital."),
        ("en", "Two fighters from the Coastal Guard Army were also killed and another two injured in the attack.",
         "Two gunners have been killed in the attack."),
        ("ru", "Two sailors died in hospital.", "Двое моряков в больнице умерли от полученных ранений."),
        ("ru", CRASH, "Погибли трое, всего пострадали 15 человек."),
        ("de", CRASH, "Drei Tote und zwölf Verletzte bei einem Unfall."),
        ("es", CRASH, "Murieron tres personas y otras doce resultaron heridas."),
        ("fr", CRASH, "L'accident a fait trois morts et douze blessés."),
        ("en", ("Three people died and 12 were hurt.", "In 2019, 12 people died on that road."),
         ("Three people died and 12 were hurt.", "In 2019, 12 people were killed there.")),
        ("en", "Three people died and 12 sheep were hurt.", "Three people died, and 12 sheep were killed."),
    ],
)  # fmt: skip
def test_the_same_toll_in_other_words_is_no_change(
    lang: str, base: str | tuple[str, ...], reading: str | tuple[str, ...]
) -> None:
    assert by("tolls", base, reading, ("en", lang)) == []
