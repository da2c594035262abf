"""tallies: votes for and against, a crowd by two counts, now and then, that changed places."""

import pytest

from collate.told import by
from variorum.data import Kind

VOTE = "The council passed the plan by 287 votes to 241 with 33 abstentions."
CROWD = "About 1,200 people marched, police said; the organisers spoke of 4,000."
TURNOUT = "Turnout was 61 percent, down from 67 percent four years ago."


@pytest.mark.parametrize(
    ("lang", "reading", "words"),
    [
        ("en", "The plan passed: 287 voted for, 33 against, 241 abstained.", ["33", "241"]),
        ("de", "287 Räte stimmten dafür, 33 dagegen, 241 enthielten sich.", ["33", "241"]),
        ("fr", "Le plan a été adopté par 287 voix pour, 33 contre et 241 abstentions.", ["33", "241"]),
        ("es", "El plan salió con 241 votos a favor, 287 en contra y 33 abstenciones.", ["241", "287"]),
        ("ru", "За проголосовали 241 депутат, против — 287, ещё 33 воздержались.", ["241", "287"]),
        ("uk", "За проголосували 241 депутат, проти — 287, ще 33 утрималися.", ["241", "287"]),
    ],
)
def test_votes_that_changed_places_are_found(lang: str, reading: str, words: list[str]) -> None:
    assert sorted(by("tallies", VOTE, reading, ("en", lang))) == sorted((Kind.NUMBER, w) for w in words)


@pytest.mark.parametrize(
    ("lang", "reading", "words"),
    [
        ("en", "Some 4,000 people marched, according to police.", "Some 4,000 people marched, according to police"),
        ("fr", "Quelque 4.000 personnes selon la police ont défilé.", "Quelque 4.000 personnes selon la police"),
        ("es", "Marcharon unas 4.000 personas, según la policía.", "unas 4.000 personas, según la policía"),
        ("de", "Nach Angaben der Polizei kamen 4.000 Menschen.", "Polizei kamen 4.000"),
        ("ru", "По данным полиции, пришли 4000 человек.", "полиции, пришли 4000"),
        ("uk", "Прийшли 4000 людей, повідомила поліція.", "4000 людей, повідомила поліція"),
    ],
)
def test_the_organisers_count_told_as_that_of_the_police_is_found(lang: str, reading: str, words: str) -> None:
    assert by("tallies", CROWD, reading, ("en", lang)) == [(Kind.SPEAKER, words)]


@pytest.mark.parametrize(
    ("lang", "reading", "words"),
    [
        ("uk", "Явка становила 67% проти 61% чотири роки тому.", "61%"),
        ("ru", "Явка составила 67% против 61% четыре года назад.", "61%"),
        ("de", "Die Beteiligung lag bei 67 Prozent nach 61 Prozent vor vier Jahren.", "61 Prozent"),
        ("fr", "La participation est de 67 %, contre 61 % il y a quatre ans.", "61 %"),
    ],
)
def test_what_a_figure_was_earlier_told_as_what_it_is_is_found(lang: str, reading: str, words: str) -> None:
    assert by("tallies", TURNOUT, reading, ("en", lang)) == [(Kind.NUMBER, words)]


@pytest.mark.parametrize(
    ("lang", "reading", "words"),
    [
        ("fr", "Le nombre de cas est passé de 44 à 61 par jour.", "44"),
        ("de", "Die Zahl der Fälle stieg von 44 auf 61 am Tag.", "44"),
        ("es", "Los casos pasaron de 44 a 61 al día.", "44"),
        ("ru", "Число случаев выросло с 44 до 61 в день.", "44"),
        ("uk", "Кількість випадків зросла з 44 до 61 на день.", "44"),
    ],
)
def test_what_a_figure_fell_from_told_as_what_it_rose_to_is_found(lang: str, reading: str, words: str) -> None:
    base = "The number of cases fell last week from 61 to 44 a day."
    assert by("tallies", base, reading, ("en", lang)) == [(Kind.NUMBER, words)]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Cases fell from 61 to 44 a day.", "Die Zahl der Fälle sank auf 44 am Tag, von 61."),
        ("en", VOTE, "With 33 members abstaining, 287 voted for the plan and 241 against it."),
        ("de", VOTE, "Der Plan wurde mit 287 zu 241 Stimmen bei 33 Enthaltungen angenommen."),
        ("de", VOTE, "Mit 287 gegen 241 Stimmen bei 33 Enthaltungen entschied der Rat so."),
        ("ru", VOTE, "За проголосовали 287 депутатов, против — 241, ещё 33 воздержались."),
        ("en", "The plan was rejected by 287 votes to 241.", "The plan failed: 241 voted for it, 287 against."),
        ("en", "Two amendments fell, 12 voting for the first, 15 against.", "Some 15 opposed the first and 12 backed it."),
        ("es", CROWD, "Marcharon unas 1.200 personas, según la policía, y 4.000, según los organizadores."),
        ("en", CROWD, "The organisers said 4,000 people had come. Police counted 1,200."),
        ("en", CROWD, "Police arrested 12 of the 1,200 people who marched."),
        ("uk", TURNOUT, "Явка становила 61% проти 67% чотири роки тому."),
        ("en", TURNOUT, "Turnout fell from 67 percent four years ago to 61 percent."),
    ],
)  # fmt: skip
def test_the_same_figures_of_the_same_are_none(lang: str, base: str, reading: str) -> None:
    assert by("tallies", base, reading, ("en", lang)) == []
