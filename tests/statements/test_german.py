"""German nouns beside names: what is done or said is no part of a name, whatever its capital."""

from dataclasses import replace

import pytest
from test_decode import parts, tagged
from test_resolve import speaker

from variorum.data import Form, Span, Statement
from variorum.statements import extract, resolve
from variorum.testing import tell


@pytest.mark.parametrize(
    ("sentences", "source", "expected"),
    [
        # "zur" and "von" go on with a name, and not with a noun for a deed or a day.
        (("Die Entscheidung zur Landung fiel spät.", "Er sagte das gestern."), "Er", None),
        (("Die Karsk Times von Donnerstag schreibt das.",), "Die Karsk Times von Donnerstag", "Karsk Times"),
        (("Anna von der Aue kam.", "Von der Aue sagte das."), "Von der Aue", "Anna von der Aue"),
        # A body's name ends before such a noun.
        (("Er legte beim Verwaltungsgericht Berufung ein.", "Das Verwaltungsgericht lehnte ab."), "Das Verwaltungsgericht", "Verwaltungsgericht"),
        (("Das schrieb die Karsker Zeitung.",), "die Karsker Zeitung", "Karsker Zeitung"),
        # Whose it is stands behind it, in the genitive.
        (("Otto Wiesing kam.", "Die Forderungen Wiesings seien falsch."), "Wiesings", "Otto Wiesing"),
        (("Otto Wiesing kam.", "Angaben Wiesings zufolge war es spät."), "Angaben Wiesings", "Otto Wiesing"),
        (("Firmenchef Otto Wiesing kam.", "Seiner Meinung nach war es spät."), "Seiner Meinung", "Otto Wiesing"),
        # What stands in quotation marks behind a noun is its name.
        (("Das schrieb das Magazin „Der Bote“.",), "das Magazin „Der Bote“", "Bote"),
        (("So ist es nach Angaben des Magazins „Der Bote“.",), "des Magazins „Der Bote“", "Bote"),
        # A noun with its article is no given name: Karsk is no member of the ministry's family, nor a pact a man.
        (("Das Innenressort von Karsk schwieg.", "Karsk lehnte ab."), "Karsk", "Karsk"),
        (("Ein Beamter verwies auf den Pakt von Lenz.", "Es sei spät, fügte er hinzu."), "er", None),
        # Where somebody speaks from is no part of who does.
        (("Bei der Agentur Nordlicht hieß es das.",), "Bei der Agentur Nordlicht", "Agentur Nordlicht"),
        (("Im Ministerium hieß es das.",), "Im Ministerium", "Ministerium"),
        # Words with ß are read as they are compared.
        (("Das Außenministerium von Karsk schwieg.", "Karsk lehnte ab."), "Karsk", "Karsk"),
    ],
)  # fmt: skip
def test_who_speaks(sentences: tuple[str, ...], source: str, expected: str | None) -> None:
    assert speaker(tell(*sentences, lang="de"), source) == expected


@pytest.mark.parametrize(
    ("before", "pronoun", "expected"),
    [
        ("Die Abgeordnete Mika Abel traf den Vorsitzenden Toni Brandt.", "Sie", "Mika Abel"),
        ("Die Abgeordnete Mika Abel traf den Vorsitzenden Toni Brandt.", "Er", "Toni Brandt"),
        ("Der Abgeordnete Mika Abel traf die Vorsitzende Toni Brandt.", "Er", "Mika Abel"),
        ("Der Abgeordnete Mika Abel traf die Vorsitzende Toni Brandt.", "Sie", "Toni Brandt"),
        ("Der Vorstandsvorsitzende Mika Abel traf Toni Brandt, die Beauftragte des Landes.", "Er", "Mika Abel"),
        ("Mit der Witwe Mika Abel kam der Beamte Toni Brandt.", "Sie", "Mika Abel"),
        ("Mit der Vorsitzenden Mika Abel kam Toni Brandt, ein Beamter.", "Sie", "Mika Abel"),
    ],
)  # fmt: skip
def test_an_article_tells_of_whom_a_nominalised_adjective_is(before: str, pronoun: str, expected: str) -> None:
    assert speaker(tell(before, f"{pronoun} sagte das.", lang="de"), pronoun) == expected


@pytest.mark.parametrize(
    ("lang", "sentences", "pronoun", "expected"),
    [
        ("de", ("Der Generalstab von Karsk sprach von elf Treffern.", "Es sei spät, behauptete er."), "er", "Generalstab von Karsk"),
        ("de", ("Die Marine sprach von elf Schüssen.", "Es sei spät, sagte sie."), "sie", "Marine"),
        # Who is named since is meant, and neither who is told nor who does not speak.
        ("de", ("Der Generalstab sprach von Treffern, und Otto Vale schwieg.", "Es sei spät, behauptete er."), "er", "Otto Vale"),
        ("de", ("Ada Vale kam.", "Laut der Marine gab es elf Schüsse.", "Es sei spät, sagte sie."), "sie", "Ada Vale"),
    ],
)  # fmt: skip
def test_a_body_is_called_by_the_pronoun_of_its_article(
    lang: str, sentences: tuple[str, ...], pronoun: str, expected: str
) -> None:
    t = tell(*sentences, lang=lang)
    before = sentences[-2]
    head = before[: before.index(" sprach")] if " sprach" in before else "der Marine"
    at, end = t.text.index(head), t.text.rindex(f" {pronoun}") + 1
    spoke = Statement(
        telling=t.id, source=Span(at, at + len(head)), cue=None, content=(t.sentences[-2],), form=Form.INDIRECT,
        confidence=0.9, by="t",
    )  # fmt: skip
    said = replace(spoke, source=Span(end, end + len(pronoun)), content=(t.sentences[-1],))
    assert resolve([t], [spoke, said])[1].speaker == expected


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        # A verb in two parts is a verb of saying, and no mood of report.
        ("Ada Vale hatte dort gesagt, dass es spät war.", "SsC----Ttt-", ("Ada Vale", "gesagt", "es spät war")),
        # What a passive is done to says nothing.
        # What a preposition that opens a sentence leads to says nothing, who stands behind the verb does.
        ("In einem Brief erklärte Otto Vale, es sei spät.", "-SsC---Ttt-", ("Otto Vale", "erklärte", "es sei spät")),
        ("Vale wird so zitiert: „Es ist spät.“", "SC---Tttttt", ("Vale", "wird", "„Es ist spät.“")),
        ("Vorwürfe wurden laut, es sei spät.", "SC--Ttt-", (None, "wurden", "es sei spät")),
        ("Die Gäste wurden gewarnt, es sei spät.", "SsCc-Ttt-", (None, "wurden gewarnt", "es sei spät")),
        ("Ada Vale wird sagen, es sei spät.", "SsCc-Ttt-", ("Ada Vale", "wird sagen", "es sei spät")),
    ],
)  # fmt: skip
def test_a_helping_verb_is_no_mood(text: str, marks: str, expected: tuple[str | None, str, str]) -> None:
    t = tell(text, lang="de")
    (s,) = extract(t, tagged(t, marks))
    assert parts(t, s) == expected


@pytest.mark.parametrize(
    ("sentences", "source", "expected"),
    [
        # Amounts and dates are nobody, nor is a noun with its article, whatever stands behind it.
        (("Ada Vale kam.", "Es kostet Milliarden Euro.", "Sie sagte das."), "Sie", "Ada Vale"),
        (("Ada Vale kam.", "Das war Ende August so.", "Sie sagte das."), "Sie", "Ada Vale"),
        (("Otto Vale kam für den Bereich Finanzen.", "Er sagte das."), "Er", "Otto Vale"),
        # Who holds an office stands behind the body it is of; a place does not.
        (("Der Direktor der karskischen Hafenbehörde Otto Vale sagte das.",), "Der Direktor der karskischen Hafenbehörde Otto Vale", "Otto Vale"),
        (("Der Präsident der Handelskammer Otto Vale sagte das.",), "Der Präsident der Handelskammer Otto Vale", "Otto Vale"),
        (("Der Sprecher der Stadtverwaltung Bad Karsk sagte das.",), "Der Sprecher der Stadtverwaltung Bad Karsk", "Sprecher der Stadtverwaltung Bad Karsk"),
        # A name ends before whom somebody is of, by initials, and before "zu den".
        (("Ada Vale von HRW kam.", "Vale sagte das."), "Vale", "Ada Vale"),
        (("So wuchs Kestrel zu den Riesen Macro und Valdo auf.", "Das sagte Kestrel."), "Kestrel", "Kestrel"),
        (("Die Person Ada Vale kam.", "Vale sagte das."), "Vale", "Ada Vale"),
        # Who speaks for somebody is not that somebody.
        (("Otto Vale kam.", "Ein Sprecher Vales sagte das."), "Ein Sprecher Vales", "Sprecher Vales"),
        (("Die Vorsitzende der Linken Ada Vale kam.", "Sie sagte das."), "Sie", "Ada Vale"),
        (("Ada Vale von den Grünen kam.", "Vale sagte das."), "Vale", "Ada Vale"),
        (("Der Chef der KDU Otto Vale sagte das.",), "Der Chef der KDU Otto Vale", "Otto Vale"),
        (("Der Direktor des KBC World Service, Otto Vale, sagte das.",), "Der Direktor des KBC World Service, Otto Vale,", "Otto Vale"),
        # "Es heißt" is nobody's, whoever was told of.
        (("Ada Vale kam.", "Es heißt, sie gehe."), "Es", None),
    ],
)  # fmt: skip
def test_who_is_nobody(sentences: tuple[str, ...], source: str, expected: str | None) -> None:
    t = tell(*sentences, lang="de")
    assert speaker(t, source, t.text.count(source) - 1) == expected
