"""How agencies put what they report to its source, in any language."""

import pytest
from test_resolve import speaker

from variorum.data import Span, Telling
from variorum.quotation import quotations
from variorum.statements import translit
from variorum.statements.edges import edged
from variorum.statements.raw import Raw, finish
from variorum.statements.recounted import recounted
from variorum.statements.spellings import alike
from variorum.testing import tell


def at(t: Telling, words: str) -> Span:
    k = t.text.index(words)
    return Span(k, k + len(words))


def raw(t: Telling, source: str | None, cue: str, *contents: str) -> Raw:
    spans = tuple(at(t, c) for c in contents)
    return Raw(source=at(t, source) if source else None, cue=at(t, cue), contents=spans, score=0.9)


def edges(t: Telling, r: Raw) -> list[tuple[str | None, list[str]]]:
    found = edged(t, [r], quotations(t.text, t.paragraphs))
    return [(x.source.of(t.text) if x.source else None, [c.of(t.text) for c in x.contents]) for x in found]


def test_as_is_nobody_who_says() -> None:
    t = tell("Как сообщает агентство Норвайр со ссылкой на мэра, погибли двое.", lang="ru")
    agency = "агентство Норвайр со ссылкой на мэра"
    assert edges(t, raw(t, agency, "сообщает", "Как", "погибли двое")) == [(agency, ["погибли двое"])]


def test_who_is_told_of_before_a_french_verb_with_its_pronoun_is_part_of_what_is_said() -> None:
    t = tell("Karsk a proposé une trêve et attend, a-t-elle dit.", lang="fr")
    said = "Karsk a proposé une trêve et attend"
    assert edges(t, raw(t, "Karsk", "a-t-elle dit", "une trêve et attend")) == [("elle", [said])]


def test_what_the_tagger_took_for_saying_is_the_news_that_the_next_sentence_puts_to_somebody() -> None:
    t = tell("Войска Карска нанесли удар по складу.", "Об этом сообщило Минобороны Карска.", lang="ru")
    (found,) = recounted(t, [raw(t, "Войска Карска", "нанесли", "удар по складу")])
    assert found.source is not None
    assert found.source.of(t.text) == "Минобороны Карска"
    assert found.contents == (t.sentences[0],)


@pytest.mark.parametrize("cut", ["eine Sitzung des UN", "eine Sitzung des UN-"])
def test_a_content_ends_with_its_last_word_whole(cut: str) -> None:
    t = tell("Vale forderte eine Sitzung des UN-Sicherheitsrats am Montag.", lang="de")
    (s,) = finish(t, [raw(t, "Vale", "forderte", cut)], [], "test")
    assert s.content[0].of(t.text) == "eine Sitzung des UN-Sicherheitsrats"


@pytest.mark.parametrize(
    ("lang", "text", "source"),
    [
        ("ru", "Вооружённые силы Карска взяли мост.", "Вооружённые силы Карска"),
        ("uk", "Повітряні сили Карська збили дрон.", "Повітряні сили Карська"),
    ],
)
def test_the_forces_of_a_state_are_not_the_state(lang: str, text: str, source: str) -> None:
    assert speaker(tell(text, f"{source} це знають.", lang=lang), source) == source


def test_a_name_with_an_s_is_heard_with_a_z() -> None:
    assert translit.namesakes("Ilse", "Ильзе")
    assert translit.namesakes("Lisa", "Лиза")
    assert not translit.namesakes("Ilse", "Инга")
    assert not translit.namesakes("Лиса", "Лиза")


def test_a_place_where_something_was_written_is_nobody_who_wrote_it() -> None:
    t = tell("«Ningún papel llegó», escribió en su canal. «Es tarde», dijeron en el ministerio.", lang="es")
    (own,) = edges(t, raw(t, "en su canal", "escribió", "«Ningún papel llegó»"))
    (house,) = edges(t, raw(t, "en el ministerio", "dijeron", "«Es tarde»"))
    assert (own[0], house[0]) == (None, "en el ministerio")


def test_a_day_before_who_speaks_is_no_part_of_who_speaks() -> None:
    t = tell("Росія вимагає обміну, заявив у вівторок заступник міністра Остап Врань.", lang="uk")
    source = "у вівторок заступник міністра Остап Врань"
    ((found, _),) = edges(t, raw(t, source, "заявив", "Росія вимагає обміну"))
    assert found == "заступник міністра Остап Врань"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Karsk hat nach eigenen Angaben elf Boote verloren.", "Karsk"),
        ("Nach eigenen Angaben hat Karsk elf Boote verloren.", "Karsk"),
        ("Das Unternehmen hat nach eigenen Angaben elf Boote verloren.", "Unternehmen"),
    ],
)
def test_whose_own_account_it_is_stands_in_the_sentence(sentence: str, who: str) -> None:
    assert speaker(tell("Die Häfen sind zu.", sentence, lang="de"), "eigenen Angaben") == who


def test_an_arabic_name_with_its_article_is_whole() -> None:
    t = tell("Министр ОАЭ Халид аль-Мансур приехал.", "Аль-Мансур сказал это.", lang="ru")
    assert speaker(t, "Аль-Мансур") == "Халид аль-Мансур"


def test_one_name_is_heard_in_spanish_too() -> None:
    assert alike("Jalid", "Khalid")
    assert alike("Lukiánchikov", "Lukianchikov")
    assert not alike("Jalid", "Zalid")
