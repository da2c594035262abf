"""recounted and headed: a sentence, or a line, that says whose the words before, or below, it are."""

import pytest

from variorum.data import Form, Span, Statement
from variorum.statements.headed import headed
from variorum.statements.raw import Raw
from variorum.statements.recounted import recounted
from variorum.testing import tell

NEWS = {
    "ru": ("Мост закроют в июне.", "Об этом в среду сообщил мэр Карска Иван Вейл.", "мэр Карска Иван Вейл"),
    "uk": ("Міст закриють у червні.", "Про це повідомляє поліція Карська.", "поліція Карська"),
    "de": ("Die Brücke wird gesperrt.", "Das teilte die Polizei am Montag mit.", "die Polizei"),
    "es": ("El puente cerrará en junio.", "Así lo anunció la alcaldesa Ada Ruiz este lunes.", "la alcaldesa Ada Ruiz"),
    "fr": ("Le pont fermera en juin.", "C'est ce qu'a annoncé la maire Ada Petit lundi.", "la maire Ada Petit"),
}


@pytest.mark.parametrize("lang", list(NEWS))
def test_the_sentence_before_is_what_was_said(lang: str) -> None:
    news, said, who = NEWS[lang]
    told = tell(news, said, lang=lang)
    (raw,) = recounted(told, [])
    assert raw.source is not None
    assert (raw.source.of(told.text), [c.of(told.text) for c in raw.contents]) == (who, [news])


def test_what_the_tagger_found_in_such_a_sentence_keeps_its_source() -> None:
    news, said, _ = NEWS["de"]
    told = tell(news, said, lang="de")
    at = told.text.index("Das")
    source = Span(told.text.index("die Polizei"), told.text.index(" am Montag"))
    tagged = Raw(source=source, cue=Span(at + 4, at + 10), contents=(Span(at, at + 3),), score=0.9)
    lone = Raw(source=None, cue=None, contents=(told.sentences[0],), score=0.5)
    assert recounted(told, [lone, tagged]) == [
        Raw(source=source, cue=tagged.cue, contents=(told.sentences[0],), score=0.9)
    ]


@pytest.mark.parametrize(("behind", "found"), [("hervor.", True), ("nicht hervor.", False)])
def test_a_verb_that_no_list_knows_is_taken_from_the_tagger(behind: str, found: bool) -> None:
    told = tell("Der Stoff wirkt.", f"Das geht aus einer Studie {behind}", lang="de")
    at = told.text.index("Das")
    source = Span(told.text.index("einer"), told.text.index("Studie") + 6)
    tagged = Raw(source=source, cue=Span(at + 4, at + 12), contents=(Span(at, at + 3),), score=0.9)
    (raw,) = recounted(told, [tagged])
    assert raw.contents == ((told.sentences[0],) if found else tagged.contents)


def test_what_is_somebodys_already_stays_so() -> None:
    told = tell("Der Mast sei alt, sagte Ada Holm.", "Das bestätigte die Polizei.", lang="de")
    own = Raw(source=Span(24, 32), cue=Span(18, 23), contents=(Span(0, 16),), score=0.9)
    assert recounted(told, [own]) == [own]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Das Unternehmen sagte am Montag nichts dazu."),
        ("de", "Das sagte niemandem etwas, teilte am Abend mit."),
        ("en", "This was announced by the mayor."),
        ("ru", "Об этом мечтали все."),
        ("ru", "Об этом не сообщил мэр Карска Иван Вейл."),
        ("de", "Das bestätigte die Polizei zunächst nicht."),
    ],
)
def test_other_sentences_that_begin_so_say_nothing(lang: str, text: str) -> None:
    assert recounted(tell("Es regnet.", text, lang=lang), []) == []


def quoted(content: Span) -> Statement:
    return Statement(
        telling="t", source=None, cue=None, content=(content,), form=Form.DIRECT, speaker=None, by="test",
        confidence=0.5,
    )  # fmt: skip


def test_a_line_that_is_a_name_is_whose_the_quotations_below_it_are() -> None:
    lines = ["The Karsk Herald (Ada Vale):", "“It is war.”", "“It is not.”", "Snow fell.", "“Never.”"]
    told = tell(*(x for line in lines for x in (line, "")))
    found = headed(told, [quoted(told.sentences[i]) for i in (1, 2, 4)])
    assert [s.source and s.source.of(told.text) for s in found] == [
        "The Karsk Herald (Ada Vale)", "The Karsk Herald (Ada Vale)", None,
    ]  # fmt: skip


def test_a_line_that_says_more_than_a_name_is_left_alone() -> None:
    told = tell("What the mayor thinks of that:", "", "“It is war.”")
    assert headed(told, [quoted(told.sentences[1])])[0].source is None
