"""Russian and Ukrainian sources: who is told of and who is told is nobody who says, and no place is "he"."""

from collections import Counter

import pytest
from test_resolve import speaker

from variorum.data import Span
from variorum.statements.figure import Figure
from variorum.statements.pieces import speech_for
from variorum.statements.roles import words_for
from variorum.statements.slavic import told_of
from variorum.statements.sources import bounded
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "text", "source", "cue", "expected"),
    [
        ("ru", "Его обвиняют в краже.", "Его", "обвиняют", True),
        ("ru", "Игрока подозревают в краже.", "Игрока", "подозревают", True),
        ("uk", "Його звинувачують у крадіжці.", "Його", "звинувачують", True),
        ("uk", "Його засновника вислали з країни.", "Його засновника", "вислали", True),
        ("ru", "Жителей старого района призвали кипятить воду.", "Жителей старого района", "призвали", True),
        ("uk", "Мешканців закликали кип'ятити воду.", "Мешканців", "закликали", True),
        ("ru", "Жители старого района призвали власти уйти.", "Жители старого района", "призвали", False),
        ("ru", "Родители игрока говорят о краже.", "Родители игрока", "говорят", False),
        ("ru", "Адвокаты говорят о краже.", "Адвокаты", "говорят", False),
        ("ru", "Источники говорят о краже.", "Источники", "говорят", False),
        ("ru", "По их словам, поздно.", "их", "словам", False),
        ("en", "They said no.", "They", "said", False),
    ],
)
def test_whom_several_accuse_says_nothing(lang: str, text: str, source: str, cue: str, expected: bool) -> None:
    t = tell(text, lang=lang)
    a, b = text.index(source), text.index(cue)
    assert told_of(t, Span(a, a + len(source)), Span(b, b + len(cue)), words_for(lang)) is expected


@pytest.mark.parametrize(
    ("lang", "source", "cue", "expected"),
    [
        ("uk", "За підсумками візитів у Карську Вран", "заявив", "Вран"),
        ("ru", "в своем посте эксперт", "отмечает", "эксперт"),
        ("ru", "В полиции Карска", "заявили", "В полиции Карска"),
        ("ru", "В Карске Олег Вран", "заявил", "Олег Вран"),
    ],
)
def test_a_source_begins_behind_an_adverbial(lang: str, source: str, cue: str, expected: str) -> None:
    t = tell(f"{source} {cue} це.", lang=lang)
    at = len(source) + 1
    span = bounded(t, Span(0, len(source)), Span(at, at + len(cue)), speech_for(lang), words_for(lang))
    assert span.of(t.text) == expected


@pytest.mark.parametrize(
    ("lang", "cue", "source", "expected"),
    [
        ("ru", "сообщили", "Вестнику в пресс-службе бюро", "в пресс-службе бюро"),
        ("ru", "рассказали", "журналистам в полиции Карска", "в полиции Карска"),
        ("uk", "повідомили", "Вістям у пресслужбі поліції", "у пресслужбі поліції"),
        ("ru", "сообщили", "сотрудники в управлении", "сотрудники в управлении"),
        ("ru", "сообщил", "Вран в пресс-службе бюро", "Вран в пресс-службе бюро"),
    ],
)
def test_who_is_told_before_where_it_is_said_is_no_source(lang: str, cue: str, source: str, expected: str) -> None:
    t = tell(f"Об этом {cue} {source}.", lang=lang)
    a = t.text.index(source)
    span = bounded(t, Span(a, a + len(source)), Span(8, 8 + len(cue)), speech_for(lang), words_for(lang))
    assert span.of(t.text) == expected


@pytest.mark.parametrize(
    ("lang", "cue", "source", "expected"),
    [
        ("ru", "заявила", "Вейл журналистам", "Вейл"),
        ("ru", "заявил", "сторонникам Вран", "Вран"),
        ("ru", "рассказал", "иностранным журналистам мэр Вран", "мэр Вран"),
        ("uk", "сказала", "прихильникам лідерка партії Мира Вейл", "лідерка партії Мира Вейл"),
        ("ru", "заявил", "министр по делам молодёжи", "министр по делам молодёжи"),
        ("ru", "сообщил", "уполномоченный по правам", "уполномоченный по правам"),
        ("ru", "сообщает", "телеграм Врана", "телеграм Врана"),
    ],
)
def test_those_who_are_told_are_no_source(lang: str, cue: str, source: str, expected: str) -> None:
    t = tell(f"Об этом {cue} {source}.", lang=lang)
    a = t.text.index(source)
    span = bounded(t, Span(a, a + len(source)), Span(8, 8 + len(cue)), speech_for(lang), words_for(lang))
    assert span.of(t.text) == expected


def test_a_land_is_no_man() -> None:
    for name, fits in (("Карсія", False), ("Вран", True)):
        figure = Figure(parts=(name,), first=0, forms=Counter({(name,): 1}))
        assert bool(figure.fits("він", words_for("uk"))) is fits


def test_a_name_ends_before_other_letters() -> None:
    t = tell("Об этом сказал Вран Karsk Radio.", "Потом Вран ушёл.", lang="ru")
    assert speaker(t, "Вран", 1) == "Вран"


@pytest.mark.parametrize(
    ("lang", "sentences", "source", "expected"),
    [
        ("ru", ("Чиновник задержан.", "Закарье ждёт суда.", "Он обещал помочь."), "Он", None),
        ("uk", ("Збройних сил мало.", "Про Збройних мовчать.", "Він обіцяв допомогти."), "Він", None),
        ("ru", ("На Новом Валу тихо.", "О Новом Вале молчат.", "Он обещал помочь."), "Он", None),
        ("ru", ("Выводы сделали ученые из его университета (Карск).",), "ученые из его университета (Карск)", "ученые из его университета"),
        ("ru", ("Об этом сообщили в музее Карского.",), "в музее Карского", "музей Карского"),
        ("ru", ("Сайт Офиса работает.", "Он обещал помочь."), "Он", None),
        ("ru", ("Это сказали депутат Олег Вран и глава Карска.",), "депутат Олег Вран и глава Карска", "Карска и Олег Вран"),
        ("ru", ("По данным регионального управления надзора, поздно.",), "регионального управления надзора", "региональное управление надзора"),
        ("uk", ("За даними Карської обласної прокуратури, пізно.",), "Карської обласної прокуратури", "Карська обласна прокуратура"),
        ("uk", ("Про це повідомляє Департамент освіти Карської ОДА.",), "Департамент освіти Карської ОДА", "департамент освіти Карської ОДА"),
    ],
)  # fmt: skip
def test_who_speaks(lang: str, sentences: tuple[str, ...], source: str, expected: str | None) -> None:
    assert speaker(tell(*sentences, lang=lang), source) == expected
