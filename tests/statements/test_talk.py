"""Who talks in turn, who was told of by a pronoun, and whose words one passes on for another."""

import re
from dataclasses import replace

import pytest
from test_decode import parts, tagged
from test_resolve import says, speaker

from variorum.data import Form, Span, Statement, Telling
from variorum.statements import extract, resolve
from variorum.statements.cast import build
from variorum.statements.edges import edged
from variorum.statements.raw import Raw
from variorum.testing import tell

TALK = (
    '"Who is there?" asked Ada Vale.', '"Me," said Bo Reyl.', '"Are you late?"', '"I am."', '"Will you stay?"',
    '"No."',
)  # fmt: skip


def line(telling: Telling, words: str, source: str | None = None) -> Statement:
    """Return a direct statement of quoted words, with a source where the text names one."""
    at = telling.text.index(words)
    own = telling.text.find(source, at) if source else -1
    return Statement(
        telling=telling.id,
        source=Span(own, own + len(source)) if source else None,
        cue=None,
        content=(Span(at, at + len(words)),),
        form=Form.DIRECT,
        by="test",
        confidence=1.0,
    )


def test_lines_of_talk_go_to_two_in_turn() -> None:
    t = tell(*TALK)
    rows = [
        line(t, '"Who is there?"', "Ada Vale"), line(t, '"Me,"', "Bo Reyl"), line(t, '"Are you late?"'),
        line(t, '"I am."'), line(t, '"Will you stay?"'), line(t, '"No."'),
    ]  # fmt: skip
    # The first line without a name stands behind the words that say whose the one before is: it goes on.
    assert [s.speaker for s in resolve([t], rows)] == [
        "Ada Vale", "Bo Reyl", "Bo Reyl", "Ada Vale", "Bo Reyl", "Ada Vale",
    ]  # fmt: skip


def test_a_quotation_that_goes_on_is_one_speakers_where_nobody_answers() -> None:
    t = tell('"We were told," said Bo Reyl.', '"It was late," said Ada Vale.', '"We left."', '"It rained."', '"That was it."')
    rows = [
        line(t, '"We were told,"', "Bo Reyl"), line(t, '"It was late,"', "Ada Vale"), line(t, '"We left."'),
        line(t, '"It rained."'), line(t, '"That was it."'),
    ]  # fmt: skip
    assert [s.speaker for s in resolve([t], rows)][2:] == ["Ada Vale"] * 3


def test_who_spoke_as_she_is_no_he_in_the_next_sentence() -> None:
    t = tell("Minister Orin Aird met the House.", "Wren Kessel rose.", "She said no.", "He said yes.")
    rows = resolve([t], [says(t, "She"), says(t, "He")])
    assert [s.speaker for s in rows] == ["Wren Kessel", "Orin Aird"]


def test_who_tells_of_what_another_said_spoke_last() -> None:
    t = tell("Orin Vale told us that Wren Reyl had said no.", "The other said it again.")
    outer, inner = says(t, "Orin Vale"), replace(says(t, "Wren Reyl"), within=0)
    again = tell("Orin Vale told us that Wren Reyl had said no.", "He said it again.")
    assert [s.speaker for s in resolve([t], [outer, inner])] == ["Orin Vale", "Wren Reyl"]
    rows = [replace(s, telling=again.id) for s in (outer, inner)]
    assert resolve([again], [*rows, says(again, "He")])[2].speaker == "Orin Vale"


def test_a_title_tells_nothing_of_a_namesake() -> None:
    t = tell("Vivian Reyl owns it.", "Father Simon Reyl wrote it down.", "Vivian Reyl's lawyer wept.", "Father Reyl said no.")
    figures = {f.canonical: f for f in build([t]).figures}
    assert not figures["Vivian Reyl"].he
    assert speaker(t, "Father Reyl") == "Simon Reyl"


def test_a_title_tells_of_the_namesake_told_of_last() -> None:
    t = tell("Ambrose Reyl knew.", "Mr Reyl died in March.", "Constance Reyl wept.")
    figures = {f.canonical: f for f in build([t]).figures}
    assert figures["Ambrose Reyl"].he
    assert not figures["Constance Reyl"].he


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Aurelio Banks said no.", "Aurelio Banks", "Aurelio Banks"),
        ("Hilda Brough, whose landlord said no, left.", "whose landlord", "landlord of Hilda Brough"),
        ("The board, whose head, Professor Edmund Vail, said no, met.", "whose head, Professor Edmund Vail,", "Edmund Vail"),
        ("A memo dated December 2 said no.", "A memo dated December 2", "a memo"),
        ("A report commissioned by the Karsk Museum said no.", "A report commissioned by the Karsk Museum", "a report"),
        ("A report drafted by the Karsk Museum said no.", "A report drafted by the Karsk Museum", "Karsk Museum"),
    ],
)  # fmt: skip
def test_a_description_is_taken_apart(text: str, source: str, expected: str) -> None:
    assert speaker(tell(text, "It rained."), source) == expected


def test_banks_with_an_article_are_no_person() -> None:
    assert not any(f.is_person for f in build([tell("The Karsk Banks said no.", "It rained.")]).figures)


@pytest.mark.parametrize("words", ["he at length", "he, coming back"])
def test_a_pronoun_that_acts_owns_nothing(words: str) -> None:
    t = tell("Colonel Orin Vale came in.", f"He sat down, {words} said no.")
    assert speaker(t, words) == "Orin Vale"


def test_a_german_apposition_names_its_speaker_and_a_relative_clause_does_not() -> None:
    t = tell("Der Angeklagte, der Händler Otto Wies, sagte nein.", lang="de")
    assert speaker(t, "Der Angeklagte, der Händler Otto Wies,") == "Otto Wies"
    t = tell("Die Sängerin, die Otto Wies kannte, sagte nein.", lang="de")
    assert speaker(t, "Die Sängerin, die Otto Wies kannte,") != "Otto Wies"


def test_what_stands_in_it_is_a_documents() -> None:
    t = tell("Vale hat ein Gutachten bestellt.", "Darin heißt es, es sei spät.", lang="de")
    at = t.text.index("heißt es")
    (s,) = resolve([t], [replace(says(t, "Darin"), source=None, cue=Span(at, at + 8))])
    assert s.speaker == "Gutachten"


def test_a_name_behind_an_elision_is_whole() -> None:
    t = tell("On parle d'Hortense Vale à Karsk.", "Le président d'Orsk a parlé.", lang="fr")
    names = {f.canonical for f in build([t]).figures}
    assert "Hortense Vale" in names
    assert "Orsk" not in names  # one word there may be anything


def test_whose_editor_somebody_is_does_not_lead() -> None:
    t = tell("Vale Reyl's editor, Ines Orsk, spoke.")
    led = {s.span.of(t.text): s.leads for s in build([t]).seen[0]}
    assert led["Ines Orsk"]
    assert not any(leads for name, leads in led.items() if name.startswith("Vale"))


@pytest.mark.parametrize(
    ("lang", "text", "marks", "expected"),
    [
        ("en", "Karsk Radio quoted Orin Vale as saying that it was late.", "SsCTttttttt-", ("Orin Vale", "as saying", "it was late")),
        ("en", "Orin Vale was quoted as saying it was late.", "SsCcccTtt-", ("Orin Vale", "was quoted as saying", "it was late")),
        ("de", "Karsk zitierte Otto Wies mit den Worten: „Nein“.", "SCTttttttttt", ("Otto Wies", "mit den Worten", "„Nein“")),
        ("en", "For the men, whom Merrin claims are late, it rains.", "CSs----Tt----", ("Merrin", "claims", "are late")),
        ("en", "Vale drily said it was late.", "SsCTtt-", ("Vale", "said", "it was late")),
        ("en", "Vale dismissed that as “theatre,” the council voted.", "SCTtttttttt-", ("Vale", "dismissed", "“theatre,”")),
        ("de", "Dazu sagte Petrick, es sei spät.", "SC--Ttt-", ("Petrick", "sagte", "es sei spät")),
        ("de", "In Karsk sagte Petrick, es sei spät.", "SsC--Ttt-", ("Petrick", "sagte", "es sei spät")),
        ("ru", "Дивидендов, по его словам, не будет.", "TtCcc-Tt-", ("его", "по его словам", "Дивидендов ... не будет")),
        # What the tagger passes over and grammar is sure of.
        ("en", "She asked him whether it was late.", "--------", ("She", "asked", "it was late")),
    ],
)  # fmt: skip
def test_whose_words_they_are_and_where_they_end(
    lang: str, text: str, marks: str, expected: tuple[str, str, str]
) -> None:
    t = tell(text, lang=lang)
    assert [parts(t, s) for s in extract(t, tagged(t, marks))] == [expected]


def test_who_asked_is_not_added_to_what_the_tagger_found() -> None:
    t = tell("She asked him whether it was late.")
    assert len(extract(t, tagged(t, "SCT-Tttt"))) == 1


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "Añadió que la orquesta costó el doble.", [(None, "Añadió", "la orquesta costó el doble")]),
        ("es", "Aseguró además que era tarde.", [(None, "Aseguró", "era tarde")]),
        ("ru", "Отметила, что мост закрыт.", [(None, "Отметила", "мост закрыт")]),
        ("ru", "Сообщается, что мост закрыт.", []),  # by nobody
        ("en", "Said that it was late.", []),
    ],
)
def test_a_verb_that_opens_its_sentence_says_something(
    lang: str, text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    t = tell(text, lang=lang)
    assert [parts(t, s) for s in extract(t, tagged(t, "-" * len(re.findall(r"\w+|[^\w\s]", text))))] == expected


def test_a_cue_ends_where_its_source_begins() -> None:
    t = tell("Laut Vale ist es spät.", lang="de")
    own = [Raw(source=Span(5, 9), cue=Span(0, 9), contents=(Span(10, 21),), score=0.9)]
    (r,) = edged(t, own, ())
    assert (r.source, r.cue) == (Span(5, 9), Span(0, 4))
