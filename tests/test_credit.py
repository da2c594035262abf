"""The source that a text names, and names that are none."""

import time

import pytest

from variorum.credit import credit, own
from variorum.data import Article
from variorum.segment import segment


def read(text: str, lang: str = "en", outlet: str = "The Halden Mail") -> str | None:
    article = Article(id="a", text=text, outlet=outlet)
    found = credit(article, segment(article, lang).sentences, lang)
    assert found is None or found[1].of(text) == found[0]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "The port shut at noon, Norwire reported. Nobody was hurt.", "Norwire"),
        ("en", "The port shut, as quoted by the Lowland Observer, at noon.", "Lowland Observer"),
        ("en", "Two pilots told the Norwire agency that the port would stay shut.", "Norwire"),
        ("en", "The port shut, the Daily Halyard reports. It rained.", "Daily Halyard"),
        ("en", "The port shut, according to The Corren Standard. Bay Corren was calm; Corren slept.", "The Corren Standard"),
        ("en", "The mate was quoted as saying by the sailors' page Friends of the Tern that it rained.", "Friends of the Tern"),
        ("en", "The sluice was to be mended in spring; Norwire Press has seen the plan.", "Norwire Press"),
        ("en", "His words, reported by ‘Port.example.com,’ were clear.", "Port.example.com"),
        ("en", "HALDEN, Oct 4 (Norwire) - The port shut. It rained. Nobody came.", "Norwire"),
        ("es", "PUERTO HALDEN, 4 oct (Norwire).- El puerto cerró. Llovió. Nadie vino.", "Norwire"),
        ("uk", "КАРСК, 4 травня (Норвайр). Порт закрито. Дощило.", "Норвайр"),
        ("ru", "КАРСК, 4 мая. /Норвайр/. Порт закрыт. Шёл дождь.", "Норвайр"),
        ("en", "The port shut at noon.\n\nIt rained.\n\nNobody came.\n\nReport: Norwire Press", "Norwire Press"),
        ("ru", "Порт закрыт с полудня, сообщает агентство «Норвайр».", "Норвайр"),
        ("de", "Der Hafen ist seit Mittag zu, berichtet die Agentur Norwire.", "Norwire"),
        ("fr", "Le port est fermé depuis midi, rapporte l'agence Norwire.", "Norwire"),
        ("es", "El puerto cerró al mediodía, informa la agencia Norwire.", "Norwire"),
    ],
)
def test_credits_are_read(lang: str, text: str, name: str) -> None:
    assert read(text, lang) == name


@pytest.mark.parametrize(
    "text",
    [
        "The port shut, Judge Ane Holt wrote for the majority. Holt was alone.",
        "The inquiry reported on Thursday that the port had shut.",
        "Recent reports have said so. He reported that it was late.",
        "HALDEN, Oct 4 (Halden Mail) - The port shut.",
        "On May 4 the port was shut by Ane Holt (SPD). It rained.",
        "“It is shut,” said Ane Holt, who runs the port, according to Holt.",
    ],
)
def test_speakers_and_the_own_outlet_are_no_credit(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ru", "Пострадали 17 человек, сообщил Тарнов. Пожар потушен.", None),
        ("uk", "Постраждали 17 людей, повідомила Тарнова. Пожежу загасили.", None),
        ("ru", "Пострадали 17 человек, сообщил «Вестник». Пожар потушен.", "Вестник"),
        ("ru", "Пострадали 17 человек, сообщил Norwire. Пожар потушен.", "Norwire"),
        ("ru", "Пострадали 17 человек, сообщает Норвайр. Пожар потушен.", "Норвайр"),
    ],
)
def test_a_surname_behind_a_verb_is_somebody_speaking(lang: str, text: str, name: str | None) -> None:
    assert read(text, lang) == name


@pytest.mark.parametrize(
    ("short", "outlet", "is_own"),
    [
        ("SDN", "Sportdienst Nord", True),
        ("KPD", "Karsker Pressedienst", True),
        ("PNS", "Pellan News Service", True),
        ("APA", "Alpen Anzeiger", False),
        ("SDN", "Nordkurier", False),
    ],
)
def test_the_initials_of_a_compound_are_the_outlets_own(short: str, outlet: str, is_own: bool) -> None:
    assert own(short, outlet) is is_own


def test_a_dateline_is_no_credit_where_nobody_else_is_known_to_tell_the_report() -> None:
    text = "HALDEN, Oct 4 (Norwire Press) - The port shut, sailors polled by Norwire Press said. It rained."
    assert read(text, outlet="") is None
    assert read(text) == "Norwire Press"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Порт закрыт. Об этом сообщило Министерство обороны Карска. Шёл дождь."),
        ("uk", "Порт закрито. Про це повідомило Міністерство оборони Карська. Дощило."),
        ("fr", "Le port est fermé, a indiqué le Ministère du port. Il pleuvait."),
        ("es", "El puerto cerró, informó el Ministerio de Puertos. Llovía."),
    ],
)
def test_a_ministry_that_reports_is_no_outlet(lang: str, text: str) -> None:
    assert read(text, lang) is None


def test_initials_are_the_outlets_own_name() -> None:
    assert own("PNS", "Pellar News Service")
    assert own("Polar", "Polar Wire")
    assert not own("Norwire", "Polar Wire")


@pytest.mark.parametrize("outlet", ["Agencia Meridiana de Noticias", "Agence de la Meuse et du Nord", "Agentur für Mittel- und Nordland"])
def test_initials_pass_over_the_small_words_of_a_name(outlet: str) -> None:
    assert own("AMN", outlet)
    assert not own("AMO", outlet)


def test_time_stays_linear_on_names_without_end() -> None:
    began = time.process_time()
    read("reported by " + "The " * 20_000 + "A B " * 20_000)
    assert time.process_time() - began < 20  # quadratic search took minutes here
