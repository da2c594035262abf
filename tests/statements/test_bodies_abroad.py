"""Bodies in Russian, Ukrainian, German and French: in the locative, behind "ведомство", before a person's name."""

import pytest
from test_decode import tagged
from test_resolve import says, speaker

from variorum.statements import extract, resolve
from variorum.statements.eastern import person_behind
from variorum.testing import tell


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Представитель МИД РФ Вера Столова", "Вера Столова"),
        ("Представитель МИД Тарвы Вера Столова", "Вера Столова"),
        ("представителя Минобороны РФ Олега Рина", "Олег Рин"),
    ],
)
def test_a_person_is_told_from_the_body_before_her_name(source: str, expected: str) -> None:
    assert speaker(tell("Утром шёл дождь.", f"По словам {source}, всё так.", lang="ru"), source) == expected


@pytest.mark.parametrize(
    ("row", "begins"),
    [
        ("МИД РФ Вера Столова", 2),
        ("МИД Вера Столова", 1),
        ("МИД Северной Македонии", 0),
        ("МИД Республики Тарва", 0),
        ("Фонд Бориса Вейла", 0),
    ],
)
def test_a_state_behind_a_ministry_is_nobody(row: str, begins: int) -> None:
    assert person_behind(row.split(), 0) == begins


@pytest.mark.parametrize("body", ["Кремль", "Дума", "Рада", "Генштаб"])
@pytest.mark.parametrize(
    ("lang", "told", "then"),
    [("ru", "заявляет, что уже поздно.", "Вера Столова приехала."), ("uk", "заявляє, що вже пізно.", "Віра Столова приїхала.")],
)  # fmt: skip
def test_whose_body_goes_by_a_noun_its_name_is_one_at_the_head_of_a_sentence(body: str, lang: str, told: str, then: str) -> None:
    assert speaker(tell(f"{body} {told}", then, lang=lang), body) == body


def test_letters_of_a_state_are_its_name() -> None:
    t = tell("МИД РФ сообщил об этом.", "В МИД России добавили.", lang="ru")
    told = resolve([t], [says(t, "МИД РФ"), says(t, "В МИД России")])
    assert told[0].speaker == told[1].speaker == "МИД РФ"


@pytest.mark.parametrize("source", ["В ведомстве", "В оборонном ведомстве"])
def test_the_department_is_the_ministry_that_spoke(source: str) -> None:
    t = tell("Минобороны Карска сообщило об этом.", f"{source} добавили.", lang="ru")
    assert resolve([t], [says(t, "Минобороны Карска"), says(t, source)])[1].speaker == "Минобороны Карска"


@pytest.mark.parametrize(
    ("source", "lang", "expected"),
    [
        ("у штабі", "uk", "штаб"),
        ("у координаційному штабі", "uk", "координаційний штаб"),
        ("в районной прокуратуре", "ru", "районная прокуратура"),
        ("в следственном комитете", "ru", "следственный комитет"),
        ("le ministère tarvan de la Défense", "fr", "ministère tarvan de la Défense"),
    ],
)
def test_a_body_without_a_name_is_called_in_the_nominative(source: str, lang: str, expected: str) -> None:
    assert speaker(tell("Vale.", f"Ada, {source}, Vale.", lang=lang), source) == expected


@pytest.mark.parametrize("whom", ["dem Sender Karsk", "den Abgeordneten", "einem Blatt"])
def test_whom_a_german_speaker_tells_is_no_part_of_the_source(whom: str) -> None:
    t = tell(f"Es ist spät, sagte Ada Vale {whom}.", lang="de")
    (said,) = extract(t, tagged(t, "Ttt-CSs" + "s" * len(whom.split()) + "-"))
    assert said.source is not None
    assert said.source.of(t.text) == "Ada Vale"


@pytest.mark.parametrize(
    ("lang", "first", "then", "source"),
    [
        ("ru", "Центральный банк Эстмарка сохранил ставку.", "Банк ожидает, что цены упадут.", "Банк"),
        ("uk", "Центральний банк Естмарку зберіг ставку.", "Банк очікує, що ціни впадуть.", "Банк"),
    ],
)
def test_a_bank_is_not_the_state_whose_it_is(lang: str, first: str, then: str, source: str) -> None:
    assert speaker(tell(first, then, lang=lang), source) not in ("Эстмарка", "Естмарку", None)


def test_an_agency_is_no_firm_that_it_tells_of() -> None:
    t = tell("Компания Kestrel отзывает лампы.", "Об этом сообщило ведомство.", lang="ru")
    assert speaker(t, "ведомство") != "Kestrel"


@pytest.mark.parametrize(
    ("name", "short"), [("Ministry of Justice", "MoJ"), ("Department for Education", "DfE"), ("Department of Justice", "DoJ")]
)
def test_initials_may_keep_the_small_words_of_a_bodys_name(name: str, short: str) -> None:
    told = [tell(f"The {name} said that the jail was full.", id="a", lang="en"), tell(f"The {short} said that it would look.", id="b", lang="en")]  # fmt: skip
    said = resolve(told, [s for t in told for s in extract(t, None)])

    assert [s.speaker for s in said] == [name, name]
