"""A source's words taken apart: who or what they name."""

import pytest

from variorum.data import Span
from variorum.statements.headlines import seen_inside
from variorum.statements.mention import Sort
from variorum.statements.mentions import parse
from variorum.statements.names import find_names
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("en", "in Meshkhan", "Meshkhan"),
        ("de", "im Ministerium", "Ministerium"),
        ("ru", "в министерстве", "министерство"),
        ("uk", "у міністерстві", "міністерство"),
        ("fr", "à Tournelle", "Tournelle"),
        ("en", "At least five people", "at least five people"),
        ("en", "in interviews", "in interviews"),
        ("en", "White House officials", "White House officials"),
        ("de", "Ein Sprecher der Agentur für Arbeit (AFA) in Karsk", "Sprecher der Agentur für Arbeit"),
        ("en", "Otto Vale and his wife", "Otto Vale and his wife"),
    ],
)
def test_a_place_or_body_is_told_without_its_preposition(lang: str, text: str, label: str) -> None:
    assert parse(tell(text, lang=lang), Span(0, len(text)), frozenset()).label == label


@pytest.mark.parametrize(
    "text",
    [
        "a third of harbour residents",
        "over half of likely voters",
        "even one in four residents",
        "one in every five nurses",
        "a wide array of economists",
        "the vast majority of residents",
        "nearly two thirds of voters",
        "some of Karsk's farmers",
        "most of the town's residents",
        "at least 40 percent of farmers",
    ],
)
def test_how_many_speak_is_told_with_who_they_are(text: str) -> None:
    found = parse(tell(text), Span(0, len(text)), frozenset())
    assert (found.sort, found.label, found.definite) == (Sort.GROUP, text, False)


@pytest.mark.parametrize(("lang", "word"), [("ru", "как"), ("en", "as"), ("de", "und")])
def test_a_word_that_only_joins_names_nobody(lang: str, word: str) -> None:
    found = parse(tell(word, lang=lang), Span(0, len(word)), frozenset())
    assert (found.sort, found.label) == (Sort.OTHER, "")


def test_prepositions_without_end_are_read_in_one_go() -> None:
    text = "In " * 20_000 + "Meshkhan"
    assert parse(tell(text), Span(0, len(text)), frozenset()).span == Span(3, len(text))


def test_a_count_is_a_word_of_its_own_language() -> None:
    t = tell("due persone dicono di no.", lang="it")
    assert parse(t, Span(0, 11), frozenset()).count == 2
    t = tell("due people said no.")
    assert parse(t, Span(0, 10), frozenset()).count is None


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Unlike Kildar, the others signed."),
        ("de", "Sollte Kildar unterschreiben, ist es vorbei."),
        ("de", "Trotz Kildar ging es weiter."),
        ("fr", "Aujourd'hui Kildar se tait."),
        ("es", "Tras Kildar no hubo nada."),
        ("it", "Anche Kildar tace."),
        ("ru", "Если Кильдар подпишет, всё кончится."),
        ("uk", "Якщо Кільдар підпише, усе скінчиться."),
    ],
)
def test_a_word_that_only_opens_a_sentence_is_no_part_of_the_name_behind_it(lang: str, sentence: str) -> None:
    told = tell(sentence, lang=lang)
    names = [n.text for n in find_names(told, 0, len(told.text), seen_inside([told]))]
    assert [n for n in names if " " in n] == []
    assert any(n in ("Kildar", "Кильдар", "Кільдар") for n in names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Theresa May said the May cheques would come on 4 May.", ["Theresa May"]),
        ("Then May said it would be late in May.", ["May"]),
        ("The Christmas trade was bad.", []),
    ],
)
def test_a_month_is_nobody(text: str, names: list[str]) -> None:
    told = tell("She trusts May.", text)
    at = told.sentences[1]
    assert [n.text for n in find_names(told, at.start, at.end, seen_inside([told]))] == names


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("en", "the club's", "club"),
        ("en", "police in Palermo, Sicily,", "police in Palermo"),
        ("en", "a spokesman in Kyiv, Ukraine,", "a spokesman in Kyiv"),
        ("en", "the ambassador in Paris, Gerard Araud,", "Gerard Araud"),
        ("en", "the mayor of Karsk, Ada Vale,", "Ada Vale"),
        ("en", "the European Union, part of the Middle East Quartet,", "European Union"),
        ("en", "three lawmakers, including Ada Vale,", "three lawmakers"),
        ("ru", "74,3% предпринимателей", "74,3% предпринимателей"),
        ("en", "46 percent of voters", "46 percent of voters"),
        ("en", "About 46% of Americans", "about 46% of Americans"),
        ("en", "South Korean officials", "South Korean officials"),
        ("en", "In Meshkhan", "Meshkhan"),
    ],
)
def test_a_source_is_called_by_the_words_that_name_it(lang: str, text: str, label: str) -> None:
    told = tell(f"{text} said so." if lang == "en" else text, lang=lang)
    assert parse(told, Span(0, len(text)), frozenset()).label == label
