"""What Russian and Ukrainian newsrooms tell in other words without a change, and what is one."""

from datetime import UTC, datetime

import pytest

from variorum.collate import collate
from variorum.collate.view import Whole
from variorum.collate.window import stretches
from variorum.data import Alignment, Form, Kind, Link, Span, Statement, Telling, Variant
from variorum.statements import extract, resolve
from variorum.testing import tell

DAY = datetime(2026, 3, 4, tzinfo=UTC)


def compared(
    lang: str, base: str, reading: str, links: str = "0-0", *, to: str = ""
) -> tuple[Variant, ...]:
    """Return what sentences, parted by " | ", become in others; links are given as "0-0 1-2"."""
    a = tell(*base.split(" | "), id="a", lang=lang, published=DAY)
    b = tell(*reading.split(" | "), id="b", lang=to or lang, published=DAY)
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    pairs = (x.split("-") for x in links.split())
    joined = Alignment(left="a", right="b", links=tuple(Link(int(i), int(j), 1.0) for i, j in pairs), by="test")
    return collate(a, b, joined, said)


def kinds(*args: str, to: str = "") -> set[Kind]:
    return {v.kind for v in compared(*args, to=to)}


@pytest.mark.parametrize(
    ("lang", "base", "reading", "links", "to"),
    [
        # A denial that no link found is told in a sentence that denies something of its own.
        (
            "ru", "Хозяин гаража умер в мае. | Мост цел. | Обвинений никому не предъявили.",
            "Мост цел. | Хозяин гаража умер в мае, и обвинять пока никого не стали.", "0-1 1-0", "ru",
        ),
        (
            "uk", "Власник гаража помер у травні. | Міст цілий. | Звинувачень нікому не висунули.",
            "Мост цел. | Хозяин гаража умер в мае, и обвинять пока никого не стали.", "0-1 1-0", "ru",
        ),
        # A bare denial, and the words that spell it out.
        (
            "uk",
            "Порт горить. | Мовданія причетність заперечує. | «Жоден наш дрон не злітав», — сказала Дарія Ковт.",
            "Порт горить. | За словами Дарії Ковт, тієї ночі жоден дрон не злітав.", "0-0 2-1", "uk",
        ),
        (
            "uk",
            "Підсумки оголошено. | Виборча комісія ці заяви заперечує. | «Скарг не надходило», — сказала Марта Дзвінка.",
            "Підсумки оголошено. | Марта Дзвінка відповіла, що жодної скарги не подали.", "0-0 2-1", "uk",
        ),
        # A fine that threatens is one of up to so much.
        (
            "uk", "Регулятор може оштрафувати банк на 15 мільйонів гривень.",
            "Банкові загрожує штраф до 15 мільйонів гривень.", "0-0", "uk",
        ),
        # A place's name in the neighbour's language.
        (
            "uk", "Вода прибуває. | Дамба біля Підлісся витримала. | Школи стоять.",
            "Вода прибывает. | Школы стоят. | Город у Подлесья цел.", "0-0 2-1", "ru",
        ),
        # A maker's name and no more: the fact stands where a pronoun tells it.
        (
            "ru", "Испытание длилось полгода. | Компания «Биомера», которая делает таблетки, его оплатила.",
            "Испытание длилось полгода. | Делать таблетки «Биомера» будет в мае. | Она же за него и заплатила.",
            "0-0", "ru",
        ),
        # "In the event of" is a condition.
        (
            "ru", "Если препарат одобрят, завод откроет линию в городе.",
            "В случае одобрения завод откроет линию в городе.", "0-0", "ru",
        ),
        # The 14th of 16 has two below it.
        (
            "ru", "«Прибой» занимает в таблице четырнадцатое место из шестнадцати команд.",
            "«Прибой» на четырнадцатой строчке таблицы, ниже только две команды.", "0-0", "ru",
        ),
        # One doubt for another.
        ("ru", "Туман вряд ли повлиял на исход гонки.", "Маловероятно, что туман повлиял на исход гонки.", "0-0", "ru"),
        ("uk", "Туман навряд чи вплинув на перегони.", "Сумнівно, що туман вплинув на перегони.", "0-0", "uk"),
        # A collective number is a number.
        ("uk", "Поранено сімнадцять докерів.", "Поранення дістали сімнадцятеро докерів.", "0-0", "uk"),
        ("uk", "Ремонт триває півроку.", "Ремонт триває пів року.", "0-0", "uk"),
        # A modal kept as a threat, and a finite verb of another thing.
        (
            "ru", "Если долг не погасят, клуб могут лишить лицензии на сезон.",
            "Клубу грозит лишение лицензии на сезон, если долг не погасят.", "0-0", "ru",
        ),
    ],
)  # fmt: skip
def test_told_otherwise_is_no_change(lang: str, base: str, reading: str, links: str, to: str) -> None:
    assert compared(lang, base, reading, links, to=to) == ()


@pytest.mark.parametrize(
    ("lang", "base", "reading", "links", "kind"),
    [
        # The minister's no is gone; that prices have not changed is another matter.
        (
            "uk",
            "Ціни ростуть. | Міністр із цим не погоджується. | Сорти поки що не змінилися, свідчать дані біржі.",
            "Ціни ростуть. | Сорти поки що не змінилися, свідчать дані біржі.", "0-0 2-1", Kind.OMISSION,
        ),
        (
            "ru", "Мост цел. | Компания отрицает вину. | Поезда ходят.", "Мост цел. | Поезда ходят.", "0-0 2-1",
            Kind.OMISSION,
        ),
        # What was disputed is told, and another denial behind it is no word of it.
        (
            "ru", "Забастовка дорога. | Профсоюз эту сумму оспаривает. | «Никто ничего не ломал», — сказал Степан Гурин.",
            "Забастовка дорога. | «Никто ничего не ломал», — сказал Степан Гурин.", "0-0 2-1", Kind.OMISSION,
        ),
        # A number that is gone is missed though the name stands.
        (
            "ru", "«Биомера» растёт. | «Биомера» заплатила 40 миллионов рублей.", "«Биомера» растёт.", "0-0",
            Kind.OMISSION,
        ),
        ("ru", "Краска по краям слегка осыпалась.", "Краска по краям сильно осыпалась.", "0-0", Kind.STRENGTH),
        (
            "ru", "Если долг не погасят до мая, клуб могут лишить лицензии на сезон.",
            "Клуб лишат лицензии на сезон, если до мая долг не погасят.", "0-0", Kind.CERTAINTY,
        ),
        (
            "uk", "Якщо борг не сплатять до травня, клуб можуть оштрафувати на матч.",
            "Клуб оштрафують на матч, якщо до травня борг не сплатять.", "0-0", Kind.CERTAINTY,
        ),
        ("ru", "Туман вряд ли повлиял на исход гонки.", "Туман повлиял на исход гонки.", "0-0", Kind.CERTAINTY),
        ("uk", "Поранено семеро докерів порту.", "Поранено сімнадцятеро докерів порту.", "0-0", Kind.NUMBER),
        (
            "ru", "«Прибой» занимает в таблице четырнадцатое место из шестнадцати команд.",
            "«Прибой» занимает в таблице четырнадцатое место из двадцати команд.", "0-0", Kind.NUMBER,
        ),
    ],
)  # fmt: skip
def test_a_change_is_found(lang: str, base: str, reading: str, links: str, kind: Kind) -> None:
    assert kinds(lang, base, reading, links) == {kind}


@pytest.mark.parametrize(("second", "expected"), [("Semyon Lapin", [Kind.SPEAKER]), ("Ada Brock", [])])
def test_speakers_of_several_statements_are_compared_across_a_border(
    second: str, expected: list[Kind]
) -> None:
    a = tell("Игорь Чалый сомневается в этом и требует открыть данные.", id="a", lang="ru")
    b = tell("Semyon Lapin doubts this, and demands that data be opened.", id="b", lang="en")

    def said(t: Telling, name: str, cue: str, content: str, speaker: str) -> Statement:
        source, cued, told = (Span(at, at + len(w)) for w in (name, cue, content) if (at := t.text.index(w)) >= 0)
        return Statement(
            telling=t.id, source=source, cue=cued, content=(told,), form=Form.INDIRECT, speaker=speaker,
            within=None, by="test", confidence=0.9,
        )  # fmt: skip

    statements = [
        said(a, "Игорь Чалый", "сомневается", "в этом", "Игорь Чалый"),
        said(a, "Игорь Чалый", "требует", "открыть данные", "Игорь Чалый"),
        said(b, "Semyon Lapin", "doubts", "this", "Semyon Lapin"),
        said(b, "Semyon Lapin", "demands", "that data be opened", second),
    ]
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    assert [v.kind for v in collate(a, b, links, statements) if v.kind is Kind.SPEAKER] == expected


def test_of_nothing_no_stretch_tells_the_same() -> None:
    assert stretches(frozenset(), (0,), Whole(tell("Мост цел.", lang="ru"), ()), least=0) == []
