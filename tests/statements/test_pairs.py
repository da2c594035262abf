"""Several who speak together by name, and what a page pulls out of its report."""

from dataclasses import replace

import pytest
from test_resolve import says, speaker

from variorum.data import Form, Span
from variorum.statements import resolve
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "source", "expected"),
    [
        ("en", "Ada Vale and Otto Reyl", "Ada Vale and Otto Reyl"),
        ("en", "Ada Vale, the mayor, and Otto Reyl, the police chief,", "Ada Vale and Otto Reyl"),
        ("en", "Two analysts, Ada Vale and Otto Reyl,", "Ada Vale and Otto Reyl"),
        ("en", "Ada Vale, Otto Reyl and Petra Holm", "Ada Vale, Otto Reyl and Petra Holm"),
        ("en", "Karsk Council and Tolmar Ministry", "Karsk Council and Tolmar Ministry"),
        ("en", "Mr. Vale and FBI lawyer Otto Reyl", "Otto Reyl and Vale"),
        ("de", "Ada Vale und der Bürgermeister Otto Reyl", "Ada Vale und Otto Reyl"),
        ("fr", "Ada Vale et le maire Otto Reyl", "Ada Vale et Otto Reyl"),
        ("ru", "Анна Вейл и исполнительный директор «Севера» Отто Рейл", "Анна Вейл и Отто Рейл"),
        ("en", "Ada Vale, the lawyer for the officers Otto Reyl and Bo Holm,", "Ada Vale"),
        ("en", "Ada Vale, director of Fish and Wildlife under Otto Reyl,", "Ada Vale"),
        ("en", "The Tolmar Union, one of four with the North and Karsk,", "Tolmar Union"),
    ],
)
def test_those_named_side_by_side_speak_together(lang: str, source: str, expected: str) -> None:
    assert speaker(tell(f"{source} said no.", lang=lang), source) == expected


def test_they_in_a_sentence_that_two_head_are_these_two() -> None:
    t = tell("Bo Holm's parents said no.", "While Ada Vale and Otto Reyl kept silent, they said it was late.")
    assert resolve([t], [says(t, "Bo Holm's parents"), says(t, "they")])[1].speaker == "Ada Vale and Otto Reyl"


def test_what_is_pulled_out_of_a_report_is_whose_it_is_there() -> None:
    words = "“We will not see the harbour open again”"
    t = tell("Bo Holm said no.", words, f"{words}, said Ada Vale.")
    first = says(t, "Bo Holm")
    a, b = t.text.index(words), t.text.rindex(words)
    pulled = replace(first, source=None, cue=None, content=(Span(a, a + len(words)),), form=Form.DIRECT)
    told = replace(says(t, "Ada Vale"), content=(Span(b, b + len(words)),), form=Form.DIRECT)
    assert [s.speaker for s in resolve([t], [first, pulled, told])] == ["Bo Holm", "Ada Vale", "Ada Vale"]


@pytest.mark.parametrize(
    ("sentences", "source", "expected"),
    [
        (("Ada Vale emailed supporters.", "The email says no."), "The email", "Ada Vale"),
        (("Reyl News called the race.", "Polls show no change."), "Polls", "polls"),
    ],
)
def test_who_wrote_and_who_asked(sentences: tuple[str, ...], source: str, expected: str) -> None:
    t = tell(*sentences)
    first = says(t, " ".join(sentences[0].split()[:2]))
    assert resolve([t], [first, says(t, source)])[1].speaker == expected


def test_initials_are_no_person() -> None:
    t = tell("KNA spoke with Otto Reyl, the vicar.", "KNA asked Father Reyl if he knew.", "He said no.")
    assert resolve([t], [says(t, "KNA"), says(t, "KNA", 1), says(t, "He")])[2].speaker == "Otto Reyl"


@pytest.mark.parametrize(
    ("lang", "source", "expected"),
    [
        ("en", "Ada Vale and the deputy minister for energy, Otto Reyl,", "Ada Vale and Otto Reyl"),
        ("fr", "Ada Vale et le vice-ministre de l'Énergie, Otto Reyl,", "Ada Vale et Otto Reyl"),
        ("es", "Ada Vale y el viceministro de Energía, Otto Reyl,", "Ada Vale y Otto Reyl"),
    ],
)
def test_an_office_with_its_field_may_stand_before_a_name(lang: str, source: str, expected: str) -> None:
    assert speaker(tell(f"{source} said no.", lang=lang), source) == expected


def test_two_are_joined_by_the_same_word_in_every_language() -> None:
    a = tell("Ada Vale and Otto Reyl said no.", id="a")
    b = tell("Ada Vale und Otto Reyl sagten nein.", lang="de", id="b")
    told = [says(a, "Ada Vale and Otto Reyl"), says(b, "Ada Vale und Otto Reyl")]
    assert {s.speaker for s in resolve([a, b], told)} == {"Ada Vale and Otto Reyl"}


def test_a_letter_is_by_whoever_spoke_just_before_it() -> None:
    t = tell("Die Aufsicht sagte nein.", "Gouverneur Otto Reyl schrieb es.", "In der Mitteilung heißt es ja.", lang="de")
    told = [says(t, "Die Aufsicht"), says(t, "Gouverneur Otto Reyl"), says(t, "der Mitteilung")]
    assert [s.speaker for s in resolve([t], told)][1:] == ["Otto Reyl", "Otto Reyl"]


@pytest.mark.parametrize(
    ("lang", "first", "then", "source"),
    [
        ("ru", "Вера Столова написала, что останется.", "В письме говорится, что уже поздно.", "В письме"),
        ("uk", "Віра Столова написала, що залишиться.", "У заяві йдеться, що вже пізно.", "У заяві"),
    ],
)
def test_by_a_letter_a_slavic_speaker_speaks_for_herself_too(lang: str, first: str, then: str, source: str) -> None:
    t = tell(first, then, lang=lang)
    told = resolve([t], [says(t, " ".join(first.split()[:2])), says(t, source)])
    assert told[1].speaker == told[0].speaker


def test_a_name_is_known_by_any_of_its_spellings() -> None:
    texts = {"de": "Tymofij Sarezkyj", "en": "Tymofiy Zaretsky", "ru": "Тимофей Зарецкий"}
    tellings = [tell(f"{name} said no.", lang=lang, id=lang) for lang, name in texts.items()]
    told = [says(t, name) for t, name in zip(tellings, texts.values(), strict=True)]
    assert len({s.speaker for s in resolve(tellings, told)}) == 1
