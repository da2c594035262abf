"""The day from which something is so and the day until which it is."""

import pytest

from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("base", "reading", "langs", "words"),
    [
        ("The rule applies from Tuesday.", "The rule applies until Tuesday.", ("en", "en"), "until Tuesday"),
        ("The road is closed until May 12.", "The road is closed from May 12.", ("en", "en"), "from May 12"),
        ("Die Straße ist ab dem 12. Mai gesperrt.", "Die Straße ist bis zum 12. Mai gesperrt.", ("de", "de"), "bis zum 12. Mai"),
        ("La route est fermée à partir du 12 mai.", "La route est fermée jusqu'au 12 mai.", ("fr", "fr"), "jusqu'au 12 mai"),
        ("La carretera cerrará desde el 12 de mayo.", "La carretera cerrará hasta el 12 de mayo.", ("es", "es"), "hasta el 12 de mayo"),
        ("Дорога закрыта с 12 мая.", "Дорога закрыта до 12 мая.", ("ru", "ru"), "до 12 мая"),
        ("Дорога закрита з 12 травня.", "Дорога закрита до 12 травня.", ("uk", "uk"), "до 12 травня"),
        ("The road is closed from May 12.", "Дорога закрыта до 12 мая.", ("en", "ru"), "до 12 мая"),
    ],
)  # fmt: skip
def test_a_first_day_told_as_the_last(base: str, reading: str, langs: tuple[str, str], words: str) -> None:
    assert by("bounds", base, reading, langs) == [(Kind.DATE, words)]


@pytest.mark.parametrize(
    ("base", "reading", "langs"),
    [
        ("The road is closed from Monday to Friday.", "The road is closed until Friday.", ("en", "en")),
        ("The road was closed from May 12 to May 14.", "La route a été fermée du 12 au 14 mai.", ("en", "fr")),
        ("The road is closed since Monday.", "Дорога перекрыта с понедельника.", ("en", "ru")),
        ("The road is closed from Monday.", "The road is closed from Monday until Monday.", ("en", "en")),
    ],
)
def test_both_ends_or_the_same_one_are_no_change(base: str, reading: str, langs: tuple[str, str]) -> None:
    assert by("bounds", base, reading, langs) == []


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("en", "The committee is to report by 12 March.", "The committee is to report after 12 March.", "after 12 March"),
        ("en", "He left the firm after May 3.", "He left the firm before May 3.", "before May 3"),
        ("de", "Der Ausschuss soll vor dem 12. März berichten.", "Der Ausschuss soll nach dem 12. März berichten.", "nach dem 12. März"),
        ("fr", "Le comité rendra son avis avant le 12 mars.", "Le comité rendra son avis après le 12 mars.", "après le 12 mars"),
        ("es", "El comité informará antes del 12 de marzo.", "El comité informará después del 12 de marzo.", "después del 12 de marzo"),
        ("ru", "Комитет доложит не позднее 12 марта.", "Комитет доложит после 12 марта.", "после 12 марта"),
        ("uk", "Комітет звітує не пізніше 12 березня.", "Комітет звітує після 12 березня.", "після 12 березня"),
    ],
)  # fmt: skip
def test_before_a_day_told_as_after_it(lang: str, base: str, reading: str, words: str) -> None:
    assert by("bounds", base, reading, (lang, lang)) == [(Kind.DATE, words)]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("No report is to come before 12 March.", "The report is to come after 12 March."),
        ("The bridge stays shut until 12 March.", "The bridge opens after 12 March."),
        ("Claims must be filed by 12 March.", "Whoever misses it gets nothing after 12 March."),
        ("The deal must be signed by Friday or it lapses.", "The deal lapses after Friday unless it is signed."),
        ("Votes cast after 8 May are void.", "Only votes cast before 8 May count."),
    ],
)
def test_not_before_is_after(base: str, reading: str) -> None:
    assert by("bounds", base, reading) == []


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("en", "Lessons start a month later.", "Lessons start a year later.", "a year"),
        ("de", "Der Unterricht beginnt einen Monat später.", "Der Unterricht beginnt ein Jahr später.", "ein Jahr"),
        ("fr", "Les cours commencent un mois plus tard.", "Les cours commencent un an plus tard.", "un an"),
        ("es", "Las clases empiezan un mes después.", "Las clases empiezan un año después.", "un año"),
        ("ru", "Занятия начнутся на месяц позже.", "Занятия начнутся на год позже.", "год позже"),
        ("uk", "Заняття почнуться на місяць пізніше.", "Заняття почнуться на рік пізніше.", "рік пізніше"),
    ],
)  # fmt: skip
def test_a_month_later_told_as_a_year_later(lang: str, base: str, reading: str, words: str) -> None:
    assert by("dates", base, reading, (lang, lang)) == [(Kind.DATE, words)]


def test_seven_days_later_is_a_week_later() -> None:
    assert by("dates", "He died a week later in Dallow.", "He died seven days later in Dallow.") == []
    assert by("dates", "Он умер на неделю позже.", "Он умер семью днями позже.", ("ru", "ru")) == []


def test_what_is_denied_after_a_day_may_be_done_before_it() -> None:
    base, reading = "Le dossier doit être déposé avant le 12 mars.", "Après le 12 mars, aucun dossier ne sera déposé."
    assert by("moments", base, reading, ("fr", "fr")) == []
