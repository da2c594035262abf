"""Russian and Ukrainian names in their cases: one figure, by its nominative."""

import pytest
from test_resolve import speaker

from variorum.statements import cast, translit
from variorum.statements.declined import from_genitive, nominative
from variorum.testing import tell


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Анна", "Анне"),
        ("Сергей", "Сергея"),
        ("Фей", "Фею"),
        ("Игорь", "Игорем"),
        ("Дмитро", "Дмитра"),
        ("Марія", "Марії"),
        ("Лисовский", "Лисовского"),
        ("Невская", "Невской"),
        ("Кравець", "Кравця"),
    ],
)
def test_two_cases_are_one_name(a: str, b: str) -> None:
    assert translit.same(a, b)
    assert translit.bucket(a) == translit.bucket(b) or a == "Кравець"  # found by the given name then


@pytest.mark.parametrize(("a", "b"), [("Анна", "Антон"), ("Сергей", "Сергиенко"), ("Иван", "Игорь"), ("Лада", "Лидия")])
def test_other_names_are_other_names(a: str, b: str) -> None:
    assert not translit.same(a, b)


def test_the_nominative_of_two_forms() -> None:
    assert nominative(frozenset(("Лукаса", "Лукас"))) == "Лукас"
    assert nominative(frozenset(("Анне", "Анна"))) == "Анна"
    assert nominative(frozenset(("Анна",))) is None


@pytest.mark.parametrize(
    ("genitive", "lang", "name"),
    [
        ("Горана Пешича", "ru", "Горан Пешич"),
        ("Ханны Эльмгрен", "ru", "Ханна Эльмгрен"),
        ("Ильи Сумского", "ru", "Илья Сумский"),
        ("Марины Ковалёвой", "ru", "Марина Ковалёва"),
        ("Юрія Гнатюка", "uk", "Юрій Гнатюк"),
        ("Дмитра Шевченка", "uk", "Дмитро Шевченко"),
        ("Марії Лісової", "uk", "Марія Лісова"),
        ("Инга Ладожская", "ru", "Инга Ладожская"),
    ],
)
def test_a_name_out_of_the_genitive(genitive: str, lang: str, name: str) -> None:
    assert " ".join(from_genitive(genitive.split(), lang)) == name


def test_a_figure_goes_by_its_nominative() -> None:
    t = tell("По словам Лукаса Фея, шёл дождь.", "Лукас Фей уехал.", "О письме сказали Анне Холм.", "Анна Холм молчит.", lang="ru")
    assert [f.canonical for f in cast.build([t]).figures] == ["Лукас Фей", "Анна Холм"]


def test_a_name_met_in_the_genitive_alone_is_called_by_its_nominative() -> None:
    t = tell("Шёл дождь, по словам министра обороны Горана Пешича.", lang="ru")
    assert [f.canonical for f in cast.build([t]).figures] == ["Горан Пешич"]


def test_an_office_in_the_genitive_may_belong_to_another_office() -> None:
    t = tell("Об этом сказала заместитель мэра Инга Ладожская.", lang="ru")
    assert [f.canonical for f in cast.build([t]).figures] == ["Инга Ладожская"]


@pytest.mark.parametrize(
    ("lang", "text", "source", "expected"),
    [
        ("ru", "Иван Петров ушёл. Адвокат Петрова сказал, что поздно.", "Адвокат Петрова", "адвокат (Иван Петров)"),
        ("ru", "Анна Петрова ушла. Адвокат Петрова сказала, что поздно.", "Адвокат Петрова", "Анна Петрова"),
        ("ru", "Олег Карский ушёл. Адвокат Карский сказал, что поздно.", "Адвокат Карский", "Олег Карский"),
        ("uk", "Іван Петренко пішов. Речник Петренка сказав, що пізно.", "Речник Петренка", "речник (Іван Петренко)"),
    ],
)
def test_whose_lawyer_or_spokesman_somebody_is_does_not_speak(
    lang: str, text: str, source: str, expected: str
) -> None:
    first, second = text.split(". ")
    assert speaker(tell(first + ".", second, lang=lang), source) == expected


def test_a_name_behind_according_to_and_a_word_nobody_knows_is_put_into_the_nominative() -> None:
    t = tell("По словам сексолога Оксаны Ефимовой, поздно.", lang="ru")
    assert [f.canonical for f in cast.build([t]).figures] == ["Оксана Ефимова"]
