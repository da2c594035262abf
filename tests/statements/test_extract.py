"""Statements by the rules, without a tagger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.data import Form, Span, Statement, Telling
from variorum.statements import extract
from variorum.statements.raw import Raw, finish
from variorum.testing import assert_spans, tell


def parts(telling: Telling, s: Statement) -> tuple[str | None, str | None, str]:
    return (
        s.source.of(telling.text) if s.source else None,
        s.cue.of(telling.text) if s.cue else None,
        " ... ".join(c.of(telling.text) for c in s.content),
    )


def found(*sentences: str, lang: str = "en") -> list[tuple[str | None, str | None, str]]:
    telling = tell(*sentences, lang=lang)
    return [parts(telling, s) for s in extract(telling, None)]


LAYOUTS = [
    ('"We are open," said Ada Vale.', ("Ada Vale", "said", '"We are open,"')),
    ('"We are open," Vale said.', ("Vale", "said", '"We are open,"')),
    ("Ada Vale said the harbour was open.", ("Ada Vale", "said", "the harbour was open")),
    (
        "The Bank of the Vale sank ships, Karsk said.",
        ("Karsk", "said", "The Bank of the Vale sank ships"),
    ),
    ("According to J.P. Vale, ships were late.", ("J.P. Vale", "According to", "ships were late")),
    ("According to Prof. Vale, ships were late.", ("Prof. Vale", "According to", "ships were late")),
    ("She said that the harbour was open.", ("She", "said", "the harbour was open")),
    ("The harbour was open, the mayor said.", ("the mayor", "said", "The harbour was open")),
    ("The harbour, she said, was open all night.", None),
    (
        "According to the port office, two ships were late.",
        ("the port office", "According to", "two ships were late"),
    ),
    (
        "Two ships were late, according to the port office.",
        ("the port office", "according to", "Two ships were late"),
    ),
    ("Vale told reporters that the harbour was open.", ("Vale", "told", "the harbour was open")),
    (
        "The port's director, Ada Vale, said the harbour was open.",
        ("The port's director, Ada Vale", "said", "the harbour was open"),
    ),
    (
        '"We are open," said the director, Ada Vale, on Monday.',
        ("the director, Ada Vale", "said", '"We are open,"'),
    ),
    ("VALE: The harbour was never closed at all.", ("VALE", ":", "The harbour was never closed at all")),
    ("“The harbour was never closed.” — Ada Vale", ("Ada Vale", None, "“The harbour was never closed.”")),
    ("The company denied any part in the spill.", ("The company", "denied", "any part in the spill")),
]


@pytest.mark.parametrize(("sentence", "expected"), [x for x in LAYOUTS if x[1]])
def test_a_layout_is_read(sentence: str, expected: tuple[str | None, str | None, str]) -> None:
    assert found(sentence)[0] == expected


@pytest.mark.parametrize(
    ("lang", "sentence", "source", "content"),
    [
        ("ru", "«Гавань открыта», — заявила Ада Вейл.", "Ада Вейл", "«Гавань открыта»"),
        ("ru", "По словам мэра, гавань открыта.", "мэра", "гавань открыта"),
        ("uk", "Мер заявив, що гавань відкрита.", "Мер", "гавань відкрита"),
        ("uk", "Ада Вейл підкреслює, що гавань відкрита.", "Ада Вейл", "гавань відкрита"),
        ("uk", "Ада Вейл зізналася, що гавань відкрита.", "Ада Вейл", "гавань відкрита"),
        ("uk", "Ада Вейл порадила, щоб гавань відкрили.", "Ада Вейл", "гавань відкрили"),
        ("uk", "Ада Вейл впевнена, що гавань відкрита.", "Ада Вейл", "гавань відкрита"),
        ("uk", "Мер уже заявив, що гавань відкрита.", "Мер", "гавань відкрита"),
        ("uk", "Ада Вейл у свою чергу заявила, що гавань відкрита.", "Ада Вейл", "гавань відкрита"),
        ("uk", "Як заявила Ада Вейл, гавань відкрита.", "Ада Вейл", "гавань відкрита"),
        ("uk", "За твердженням мера, гавань відкрита.", "мера", "гавань відкрита"),
        ("uk", "Згідно зі звітом, гавань відкрита.", "звітом", "гавань відкрита"),
        ("de", "Laut Polizei war der Hafen offen.", "Polizei", "war der Hafen offen"),
        ("de", "„Der Hafen ist offen“, sagte Ada Vale.", "Ada Vale", "„Der Hafen ist offen“"),
        ("fr", "Selon la police, le port était ouvert.", "la police", "le port était ouvert"),
        ("fr", "« Le port est ouvert », a déclaré Ada Vale.", "Ada Vale", "« Le port est ouvert »"),
        ("es", "Según la policía, el puerto estaba abierto.", "la policía", "el puerto estaba abierto"),
        ("it", "Secondo la polizia, il porto era aperto.", "la polizia", "il porto era aperto"),
    ],
)
def test_other_languages(lang: str, sentence: str, source: str, content: str) -> None:
    first = found(sentence, lang=lang)[0]
    assert (first[0], first[2]) == (source, content)


@pytest.mark.parametrize("goes_on", ["and we shall stay open.", "we shall stay open."])
def test_a_quotation_that_the_cue_breaks_is_one_statement_in_two_pieces(goes_on: str) -> None:
    told = tell(f'"We are open," said Vale, "{goes_on}"')
    (s,) = extract(told, None)
    assert [c.of(told.text) for c in s.content] == ['"We are open,"', f'"{goes_on}"']
    assert s.form is Form.DIRECT


def test_the_second_sentence_of_a_quotation_has_no_source_of_its_own() -> None:
    rows = found('"We are open," Vale said.', '"We shall stay open."')
    assert rows[1] == (None, None, '"We shall stay open."')


def test_a_heading_in_capitals_has_no_verb_behind_an_article() -> None:
    assert "CLAIM" not in [cue for _, cue, _ in found("KARSK DENIES THE CLAIM THAT SHIPS SANK")]


def test_scare_quotes_are_no_statement() -> None:
    assert found('The "pop-up" harbour opened in June.') == []


def test_form_tells_direct_from_mixed_from_indirect() -> None:
    told = tell('"We are open," Vale said.', 'Vale said it was "open as ever" now.', "Vale said it was open.")
    assert [s.form for s in extract(told, None)] == [Form.DIRECT, Form.MIXED, Form.INDIRECT]


def test_of_a_long_stretch_that_never_closes_the_first_sentence_is_somebodys() -> None:
    told = tell("“We never close at all.", *(f"The mayor left in week {n} of the strike." for n in range(4)))
    assert [parts(told, s)[2] for s in extract(told, None)] == ["“We never close at all."]
    short = tell("“We never close at all.", "Not even on feast days do we close.")
    assert len(extract(short, None)) == 2


def test_an_unclosed_mark_is_flagged_on_the_statement() -> None:
    told = tell("Vale said: “We are open.", "The gulls knew.")
    assert any("unclosed" in s.flags for s in extract(told, None))


SIDES = [
    "{A} accused {B} of moving troops to the border, and {B} denied it.",
    '"{B} will answer for this," {A} said.',
    "{A} said {B} had broken the truce; {B} called that “a fairy tale”.",
    "According to {A}, {B} fired first.",
    "{A} warned that {B} could attack within five years.",
]
PAIRS = [("NATO", "Russia"), ("Mark Rutte", "Vladimir Putin"), ("Moscow", "Kyiv")]


@pytest.mark.parametrize("template", SIDES)
@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_swapping_two_sides_changes_no_span_and_no_form(template: str, a: str, b: str) -> None:
    def shape(x: str, y: str) -> list[tuple[str, ...]]:
        text = template.format(A=x, B=y)
        back = {x: "{A}", y: "{B}"}
        rows = []
        for s in extract(tell(text), None):
            whole = [s.form.value]
            for span in (s.source, s.cue, *s.content):
                words = span.of(text) if span else ""
                for name, mark in back.items():
                    words = words.replace(name, mark)
                whole.append(words)
            rows.append(tuple(whole))
        return rows

    assert shape(a, b) == shape(b, a)


@given(st.lists(st.text(alphabet="said Vale told \"“”'’,.:;—-0aéЖ\n", max_size=60), min_size=1, max_size=4))
def test_any_text_is_read_and_spans_lie_inside(sentences: list[str]) -> None:
    telling = tell(*[s if s.strip() else "x" for s in sentences])
    assert_spans(telling, extract(telling, None))


def test_a_hundred_kilobytes_in_one_sentence_are_read() -> None:
    telling = tell('"No," said Ada Vale, and she said it was so, according to them; ' * 1_500)
    assert_spans(telling, extract(telling, None))


def test_a_pronoun_that_is_spoken_of_is_no_source() -> None:
    t = tell("Сеть, которую считают опасной для города, закрыли.", id="a", lang="ru")
    raws = [Raw(source=Span(6, 13), cue=Span(14, 21), contents=(Span(22, 40),), score=0.9)]
    (found,) = finish(t, raws, (), "test")
    assert found.source is None
    assert found.cue == Span(14, 21)


@pytest.mark.parametrize("opening", ["КАРСК, 4 мая (Норвайр). ", "КАРСК, 4 мая. /Норвайр/. ", "КАРСК, 4 мая (Норвайр) — "])
def test_a_dateline_is_no_part_of_what_is_said(opening: str) -> None:
    t = tell(f"{opening}Порт закрыт.", "Об этом сообщила Ада Вейл.", lang="ru")
    said = finish(t, [Raw(source=None, cue=None, contents=(t.sentences[0],), score=1.0)], (), "t")
    assert [c.of(t.text) for s in said for c in s.content] == ["Порт закрыт"]


def test_what_ends_a_german_phrase_ends_no_english_one() -> None:
    telling = tell("According to Karsk war veterans, the bridge is unsafe.")
    (found,) = extract(telling, None)
    assert found.source is not None
    assert found.source.of(telling.text) == "Karsk war veterans"
