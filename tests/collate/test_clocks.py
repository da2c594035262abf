"""Times of day told in words, in six languages."""

import pytest

from collate.told import by
from variorum.collate.times import points
from variorum.data import Kind


@pytest.mark.parametrize(
    ("lang", "text", "clock"),
    [
        ("en", "The train left at half past six.", (6, 30)),
        ("en", "The train left at twenty to three.", (2, 40)),
        ("en", "The train left at a quarter to five.", (4, 45)),
        ("en", "The train left at six o’clock.", (6, 0)),
        ("en", "The train left at about six on Monday evening.", (6, 0)),
        ("de", "Der Zug fuhr kurz nach halb sechs.", (5, 30)),
        ("de", "Der Zug fuhr um Viertel vor vier.", (3, 45)),
        ("de", "Der Zug fuhr um sieben Uhr dreißig.", (7, 30)),
        ("fr", "Le train est parti vers six heures du matin.", (6, 0)),
        ("fr", "Le train est parti à sept heures moins le quart.", (6, 45)),
        ("es", "El tren salió hacia las seis de la tarde.", (6, 0)),
        ("es", "El tren salió a las siete menos cuarto.", (6, 45)),
        ("ru", "Поезд ушёл в половине пятого.", (4, 30)),
        ("ru", "Поезд ушёл без двадцати пяти пять.", (4, 35)),
        ("ru", "Поезд ушёл около шести вечера.", (6, 0)),
        ("uk", "Потяг рушив о пів на шосту.", (5, 30)),
        ("uk", "Потяг рушив близько шостої вечора.", (6, 0)),
        ("uk", "Потяг рушив за чверть шоста.", (5, 45)),
    ],
)
def test_a_clock_in_words_is_a_time(lang: str, text: str, clock: tuple[int, int]) -> None:
    told = (p.minute for p in points(text, 0, lang, None))
    assert [divmod(m, 60) for m in told if m is not None] == [clock]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The toll fell from twenty to three."),
        ("en", "Rain went on after ten to twelve weeks."),
        ("en", "Prices rose by five to six percent."),
        ("de", "Er war halb so groß wie sein Bruder."),
        ("fr", "Le village est à cinq heures et demie de route."),
        ("fr", "La séance a duré six heures."),
        ("es", "Enterraron a las seis víctimas."),
        ("ru", "Спор шёл шесть часов."),
        ("uk", "Після шостої спроби він пішов."),
    ],
)
def test_a_range_and_a_length_are_no_clock(lang: str, text: str) -> None:
    assert [p for p in points(text, 0, lang, None) if p.minute is not None] == []


@pytest.mark.parametrize(
    ("langs", "base", "reading", "words"),
    [
        (("en", "de"), "The train left at half past six.", "Der Zug fuhr um halb sechs.", "halb sechs"),
        (("es", "uk"), "La alerta salió a las cinco y media.", "Попередження надіслали о пів на п'яту.", "пів на п'яту"),
        (("ru", "en"), "Поезд ушёл в половине пятого.", "The train left at 5:30 p.m.", "5:30 p.m."),
    ],
)  # fmt: skip
def test_another_time_is_a_change_in_any_language(
    langs: tuple[str, str], base: str, reading: str, words: str
) -> None:
    assert by("dates", base, reading, langs) == [(Kind.DATE, words)]


@pytest.mark.parametrize(
    ("langs", "base", "reading"),
    [
        (("en", "en"), "The train left at half past six.", "The train left at 6:28 a.m."),
        (("en", "en"), "The train left shortly after half past six.", "The train left at 6:41 a.m."),
        (("en", "en"), "The 6:05 left at half past six.", "The train, which left at five past six, left at 6.30am."),
        (("es", "de"), "El río se desbordó hacia las seis de la tarde.", "Der Fluss trat gegen 18 Uhr über die Ufer."),
        (("fr", "ru"), "L'alerte est partie à cinq heures et demie.", "Сигнал подали в половине шестого."),
    ],
)  # fmt: skip
def test_the_same_time_in_other_words_is_none(langs: tuple[str, str], base: str, reading: str) -> None:
    assert by("dates", base, reading, langs) == by("numbers", base, reading, langs) == []
