"""cases: a known noun in another case is its nominative; what may be the nominative itself is left."""

import pytest

from variorum.data import Span
from variorum.statements import cast
from variorum.statements.cases import nominative_noun
from variorum.statements.mention import Sort
from variorum.statements.mentions import parse
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "word", "noun"),
    [
        ("ru", "доклада", "доклад"), ("ru", "отчёте", "отчёт"), ("ru", "заявлении", "заявление"),
        ("ru", "авторов", "авторы"), ("ru", "рабочих", "рабочие"), ("ru", "врачей", "врачи"),
        ("ru", "владельца", "владелец"), ("ru", "судьи", "судья"), ("ru", "рыбаков", "рыбаки"),
        ("uk", "звіту", "звіт"), ("uk", "доповіді", "доповідь"), ("uk", "поліції", "поліція"),
        ("uk", "мешканців", "мешканці"), ("uk", "лікаря", "лікар"), ("uk", "водіїв", "водії"),
    ],
)  # fmt: skip
def test_a_noun_behind_what_sets_its_case_is_its_nominative(lang: str, word: str, noun: str) -> None:
    assert nominative_noun(word, lang, governed=True) == noun


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("ru", "компании"), ("ru", "письма"), ("ru", "службы"), ("uk", "компанії"),  # may be several
        ("ru", "доклад"), ("uk", "рішення"), ("ru", "дождя"), ("en", "reports"),
    ],
)  # fmt: skip
def test_what_may_stand_in_the_nominative_is_left(lang: str, word: str) -> None:
    assert nominative_noun(word, lang, governed=False) is None


@pytest.mark.parametrize(
    ("lang", "text", "source", "label"),
    [
        ("ru", "Как следует из доклада, мост стоит.", "доклада", "доклад"),
        ("ru", "По мнению авторов отчёта, мост стоит.", "авторов отчёта", "авторы отчёта"),
        (
            "ru", "Мост стоит, говорится в отчёте организации «Тихий мост».", "отчёте организации «Тихий мост»",
            "отчёт организации «Тихий мост»",
        ),
        ("uk", "За даними поліції, міст стоїть.", "поліції", "поліція"),
        ("ru", "По данным осведомлённого источника, мост стоит.", "осведомлённого источника", "осведомлённый источник"),
        ("ru", "По словам представителей мэрии, мост стоит.", "представителей мэрии", "представители мэрии"),
        ("ru", "Как следует из нового доклада, мост стоит.", "нового доклада", "новый доклад"),
    ],
)  # fmt: skip
def test_a_source_without_a_name_goes_by_its_nominative(
    lang: str, text: str, source: str, label: str
) -> None:
    at = text.index(source)
    assert parse(tell(text, lang=lang), Span(at, at + len(source)), frozenset()).label == label


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("ru", "одного из трёх врачей", "один из трёх врачей"),
        ("ru", "Одна из матерей", "одна из матерей"),
        ("uk", "однієї з матерів, що прийшла", "одна з матерів"),
    ],
)
def test_one_of_several_is_told_with_the_others(lang: str, text: str, label: str) -> None:
    found = parse(tell(text, lang=lang), Span(0, len(text)), frozenset())
    assert (found.sort, found.label) == (Sort.ONE_OF, label)


def test_one_of_several_with_a_name_is_that_name() -> None:
    text = "Один из них, Тимур Садыков,"
    found = parse(tell(text, lang="ru"), Span(0, len(text)), frozenset())
    assert found.name is not None
    assert found.name.text == "Тимур Садыков"


def test_the_name_behind_one_of_several_is_theirs() -> None:
    text = "По словам одного из них, Тимура Садыкова, он жаловался."
    found = parse(tell(text, lang="ru"), Span(10, text.index(",")), frozenset())
    assert found.name is not None
    assert found.name.text == "Тимура Садыкова"


def test_a_name_behind_one_of_several_goes_by_its_nominative() -> None:
    t = tell("По словам одного из них, Рината Алиева, он жаловался.", lang="ru")
    assert [f.canonical for f in cast.build([t]).figures] == ["Ринат Алиев"]


@pytest.mark.parametrize("text", ["По словам одного из них, в Горинске тихо.", "По словам одного из них, Горинск тих."])
def test_what_is_said_behind_one_of_several_is_no_name_of_theirs(text: str) -> None:
    found = parse(tell(text, lang="ru"), Span(10, text.index(",")), frozenset(("горинск",)))
    assert found.name is None


@pytest.mark.parametrize(
    ("lang", "sentences", "name"),
    [
        ("uk", ("Дрони прилетіли з Мовданії.", "Учора Мовданія мовчала."), "Мовданія"),
        ("ru", ("На мосту у Тальника туман.", "Там же стоит Тальник."), "Тальник"),
        ("ru", ("Дрон прилетел из Мовдании.", "О Мовдании молчат."), "Мовдании"),  # the nominative is nowhere
    ],
)
def test_a_place_goes_by_the_nominative_that_stands_in_the_story(
    lang: str, sentences: tuple[str, ...], name: str
) -> None:
    assert [f.canonical for f in cast.build([tell(*sentences, lang=lang)]).figures] == [name]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ru", "в понедельник следователь Максим Уваров", "Максим Уваров"),
        ("uk", "у середу міністр Богдан Левчук", "Богдан Левчук"),
    ],
)
def test_the_day_between_verb_and_speaker_is_no_part_of_the_speaker(lang: str, text: str, name: str) -> None:
    found = parse(tell("Заявил " + text, lang=lang), Span(7, 7 + len(text)), frozenset())
    assert found.name is not None
    assert found.name.text == name


def test_a_neuter_body_is_no_he() -> None:
    t = tell("Игорь Чалый возглавляет Общество пациентов.", "Общество растёт.", lang="ru")
    assert [f.canonical for f in cast.build([t]).figures if f.is_person] == ["Игорь Чалый"]
