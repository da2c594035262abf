"""counted: whom a number counts, where the base tells of no such people."""

import pytest

from collate.test_abroad_written import compared
from collate.told import by
from variorum.data import Kind

Texts = str | tuple[str, ...]


@pytest.mark.parametrize(
    ("base", "reading", "words"),
    [
        ("There were 73 people on the tram.", "There were 73 children on the tram.", "73 children"),
        ("Some 40 local people slept in the hall.", "About 40 foreign tourists slept in the hall.", "40 foreign tourists"),
        # A union that teachers own, and one teacher, make nobody of the 800 a teacher.
        (("A petition was signed by 800 people.", "The teachers' union is neutral."), ("Some 800 teachers signed a petition.", "The teachers' union is neutral."), "800 teachers"),
    ],
)  # fmt: skip
def test_a_group_that_the_base_has_nowhere_is_found(base: Texts, reading: Texts, words: str) -> None:
    assert by("counted", base, reading) == [(Kind.ENTITY, words)]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        (("A bus with pupils left the road.", "Some 23 people were hurt."), ("A bus with pupils left the road.", "Some 23 children were hurt.")),
        ("Some 23 people were hurt on the bus.", "Some 23 passengers were hurt on the bus."),
        ("There were 73 people on the tram.", "There were 73 people on the tram, two children among them."),
        ("Two people were hurt on the bus.", "Two children were hurt on the bus."),
        ("There were 73 seats on the tram.", "There were 73 children on the tram."),
    ],
)  # fmt: skip
def test_who_may_be_meant_is_no_change(base: Texts, reading: Texts) -> None:
    assert by("counted", base, reading) == []


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("en", "One person has died in the crash.", "Two people have died in the crash."),
        ("de", "Bei dem Unfall ist eine Person gestorben.", "Bei dem Unfall sind zwei Personen gestorben."),
        ("fr", "Dans l'accident une personne est morte.", "Dans l'accident deux personnes sont mortes."),
        ("es", "En el accidente murió una persona.", "En el accidente murieron dos personas."),
        ("it", "Nell'incidente è morta una persona.", "Nell'incidente sono morte due persone."),
        ("ru", "В аварии на мосту погиб один человек.", "В аварии на мосту погибли два человека."),
        ("uk", "В аварії на мосту загинула одна людина.", "В аварії на мосту загинули дві людини."),
    ],
)
def test_one_person_is_a_number_of_people(lang: str, base: str, reading: str) -> None:
    found = [v for v in compared(lang, base, reading) if v.by.split("@")[0] == "numbers"]
    assert [v.kind for v in found] == [Kind.NUMBER]


def test_one_that_counts_nobody_is_a_pronoun() -> None:
    assert by("numbers", "One has to wait at the gate.", "Two people have to wait at the gate.") == []


@pytest.mark.parametrize(
    ("langs", "base", "reading", "words"),
    [
        (("en", "ru"), "Twelve residents were taken to a shelter.", "Двенадцать заложников доставили в убежище.",
         "Двенадцать заложников"),
        (("ru", "ru"), "Эвакуированы 12 жителей дома.", "Эвакуированы 12 заложников.", "12 заложников"),
        (("uk", "uk"), "Евакуйовано 12 мешканців будинку.", "Евакуйовано 12 заручників.", "12 заручників"),
        (("en", "de"), "The blast killed 73 people.", "Bei der Explosion starben 73 Kinder.", "73 Kinder"),
        (("en", "fr"), "The blast killed 73 people.", "L'explosion a tué 73 soldats.", "73 soldats"),
        (("es", "en"), "La explosión mató a 73 personas.", "The blast killed 73 hostages.", "73 hostages"),
        (("en", "en"), "The 29-year-old drove 41 people.", "He drove 41 pensioners.", "41 pensioners"),
    ],
)  # fmt: skip
def test_a_group_made_up_is_found_in_any_two_languages(
    langs: tuple[str, str], base: str, reading: str, words: str
) -> None:
    assert by("counted", base, reading, langs) == [(Kind.ENTITY, words)]


@pytest.mark.parametrize(
    ("langs", "base", "reading"),
    [
        (("en", "ru"), "The kidnappers let 12 people go.", "Похитители отпустили 12 заложников."),
        (("en", "de"), "The blast at the school killed 73 people.", "Bei der Explosion starben 73 Kinder."),
        (("ru", "en"), "Погибли 12 мирных жителей.", "Twelve civilians were killed."),
        (("en", "it"), "The blast killed 73 people.", "L'esplosione ha ucciso 73 soldati."),
    ],
)  # fmt: skip
def test_a_group_that_the_base_bears_out_is_none_in_any_two_languages(
    langs: tuple[str, str], base: str, reading: str
) -> None:
    assert by("counted", base, reading, langs) == []
