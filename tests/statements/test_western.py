"""Who speaks in German, French and Spanish news, and what the grammar there tells of it."""

import re

import pytest
from test_decode import parts, tagged
from test_resolve import speaker

from variorum.data import Form, Span, Statement
from variorum.statements import extract, resolve
from variorum.testing import assert_spans, tell

TOKEN = re.compile(r"\w+|[^\w\s]")


@pytest.mark.parametrize(
    ("lang", "text", "marks", "expected"),
    [
        # The end of a quotation is nobody who speaks.
        ("es", "«Llegó el aviso. Lo tenemos», insistió.", "TttttSs--C-", (None, "insistió", "«Llegó el aviso. Lo tenemos»")),
        # A verb without a subject is the verb, not who speaks.
        ("es", "Añadió que era tarde.", "SCTt-", (None, "Añadió", "era tarde")),
        ("es", "Según precisó, era tarde.", "CS-Tt-", (None, "Según precisó", "era tarde")),
        # Behind a preposition is nobody who acts.
        ("es", "«Es tarde», señaló antes de rogar a los vecinos.", "TTtt-C----Ss-", (None, "señaló", "«Es tarde»")),
        ("es", "«Es tarde», dijo en rueda de prensa.", "TTtt-CSsss-", (None, "dijo", "«Es tarde»")),
        ("es", "«Es tarde», dijo en Karsk la alcaldesa.", "TTtt-C--Ss-", ("la alcaldesa", "dijo", "«Es tarde»")),
        # Nor to whom or when it is said.
        ("de", "Es sei spät, sagte Ada Vale gestern dem Sender Nord.", "Ttt-CSsssss-", ("Ada Vale", "sagte", "Es sei spät")),
        ("de", "Es sei spät, sagte Ada Vale der Zeitung.", "Ttt-CSsss-", ("Ada Vale", "sagte", "Es sei spät")),
        ("de", "Es sei spät, sagte Minister Vale unserer Zeitung.", "Ttt-CSsss-", ("Minister Vale", "sagte", "Es sei spät")),
        ("fr", "« Oui », a répété Ada Vale en quittant la salle.", "Ttt-CcSsssss-", ("Ada Vale", "a répété", "« Oui »")),
        # A bracket is closed, a stop is left out.
        ("es", "«Sí», dijo Ada Vale (Unión Karsk), que votó.", "Ttt-CSssss-----", ("Ada Vale (Unión Karsk)", "dijo", "«Sí»")),
        ("de", "Es sei spät, drohte Ada Vale.", "Ttt-CSss", ("Ada Vale", "drohte", "Es sei spät")),
        # A name is whole behind the office that was taken for who speaks.
        ("de", "Ein Mann wurde laut Polizeisprecher Jan Reyl verletzt.", "TttCSTtt-",
         ("Polizeisprecher Jan Reyl", "laut", "Ein Mann wurde ... verletzt")),
        ("de", "Hilfe kommt nach den Worten von Minister Vale.", "TtCccS---", ("Minister Vale", "nach den Worten von", "Hilfe kommt")),
        # A verb with its pronoun is whole.
        ("fr", "« Oui », a-t-elle promis.", "Ttt-CcccS--", ("elle", "a-t-elle promis", "« Oui »")),
        ("fr", "« Oui », explique-t-on au ministère.", "Ttt-Cccc----", (None, "explique-t-on", "« Oui »")),
        ("fr", "De source judiciaire, il est tard.", "CcS-Ttt-", ("source judiciaire", "De", "il est tard")),
        ("fr", "Vale a fait savoir qu'il viendrait.", "SCccTttt-", ("Vale", "a fait savoir", "il viendrait")),
        ("fr", "Vale précise qu'aucun blessé n'est grave.", "SC-Ttttttt-", ("Vale", "précise", "aucun blessé n'est grave")),
        # What is said begins where its clause does.
        ("de", "Vale sagte, wer nur zu spät komme, warte.", "SC----Tt---", ("Vale", "sagte", "wer nur zu spät komme")),
        ("es", "—¿Es tarde? —preguntó Vale.", "--Ttt-CS-", ("Vale", "preguntó", "¿Es tarde?")),
    ],
)  # fmt: skip
def test_who_says_what(lang: str, text: str, marks: str, expected: tuple[str | None, str, str]) -> None:
    t = tell(text, lang=lang)
    (s,) = extract(t, tagged(t, marks))
    assert parts(t, s) == expected
    assert_spans(t, (s,))


@pytest.mark.parametrize(
    ("lang", "sentences", "source", "expected"),
    [
        # Behind "von der" a body is no part of a name.
        ("de", ("Ilka Brand von der Gewerkschaft Verkehr gab das zu.",), "Ilka Brand von der Gewerkschaft Verkehr", "Ilka Brand"),
        ("de", ("Jan Reyl von der NPX sagte das.",), "Jan Reyl von der NPX", "Jan Reyl"),
        # A body's fields are its name.
        ("de", ("Die Gewerkschaft Metall und Energie sagte das.",), "Die Gewerkschaft Metall und Energie", "Gewerkschaft Metall und Energie"),
        # An adjective that opens a sentence and its noun are nobody.
        ("de", ("Betriebsbedingte Kündigungen schließt der Vorstand aus.", "Otto Wies sagte das.", "Er kündigte Widerstand an."), "Er", "Otto Wies"),
        ("de", ("Politische Forderungen kamen von Karl Hartung.", "Er sagte das."), "Er", "Karl Hartung"),
        # Who tells is the first part of a word for what is told.
        ("de", ("Das war nach Polizeiangaben spät.",), "Polizeiangaben", "Polizei"),
        # A small article before a capital is none of a name.
        ("fr", ("Il est tard, rapporte l'AMN.",), "l'AMN", "AMN"),
        ("fr", ("L'association Clair Karsk a réagi.", "Clair Karsk le dit."), "Clair Karsk", "Clair Karsk"),
        ("fr", ("L'association Clair Karsk a réagi.", "Ada Roy, ancien maire de Karsk, est venue.", "L'ancien maire de Karsk le dit."), "L'ancien maire de Karsk", "Ada Roy"),
        ("fr", ("D'Angelo le dit.",), "D'Angelo", "D'Angelo"),
        # Why a source is not named is no part of it.
        ("fr", ("« Oui », confie un enquêteur sous couvert d'anonymat.",), "un enquêteur sous couvert d'anonymat", "enquêteur"),
        ("es", ("«Sí», dijo un vecino que pidió no ser identificado.",), "un vecino que pidió no ser identificado", "vecino"),
        ("de", ("Das sagte ein Beamter, der nicht genannt werden will.",), "ein Beamter, der nicht genannt werden will", "Beamter"),
        # A document by a body is the body's.
        ("es", ("Es tarde, según una primera estimación de la Cámara de Comercio.",), "una primera estimación de la Cámara de Comercio", "Cámara de Comercio"),
    ],
)  # fmt: skip
def test_who_it_is(lang: str, sentences: tuple[str, ...], source: str, expected: str) -> None:
    assert speaker(tell(*sentences, lang=lang), source) == expected


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Das Unternehmen werde alles tun.", "Das Unternehmen werde alles tun"),
        ("Ein Gutachter solle das klären; er rechne mit nichts.", "Ein Gutachter solle das klären; er rechne mit nichts"),
        ("Belege dafür gebe es nicht.", "Belege dafür gebe es nicht"),
        ("Das Unternehmen tut alles.", None),
        ("Gott sei Dank regnet es.", None),
        ("Ich habe alles getan.", None),
        ("Es sei denn, es regnet.", None),
        ("Ob er schuldig sei, blieb offen.", None),
        ("Die Frage, ob er schuldig sei, blieb offen.", None),
        ("Wie dem auch sei, es regnet.", None),
    ],
)
def test_the_mood_of_report_goes_on_with_who_spoke(sentence: str, content: str | None) -> None:
    t = tell("Ada Vale sagte, es sei spät.", sentence, lang="de")
    marks = "SsC-Ttt-"
    rest = extract(t, tagged(t, marks + "-" * (len(list(TOKEN.finditer(t.text))) - len(marks))))[1:]
    assert [parts(t, s)[2] for s in rest] == ([content] if content else [])


@pytest.mark.parametrize(
    ("lang", "sentences", "source", "expected"),
    [
        ("fr", ("Luc Vale est venu.", "La société Verlac dit regretter.", "Elle précise cela."), "Elle", "Verlac"),
        ("de", ("Jan Vale war da.", "Der Verband Nord sagte nein.", "Er sagte das noch einmal."), "Er", "Verband Nord"),
        # Not where somebody was told of since, nor where the article tells another gender.
        ("de", ("Jan Vale war da.", "Der Verband Nord sagte nein zu Jan Vale.", "Er sagte das noch einmal."), "Er", "Jan Vale"),
        ("fr", ("Luc Vale est venu.", "La société Verlac dit regretter.", "Il précise cela."), "Il", "Luc Vale"),
        ("en", ("Bo Vale was there.", "The Nord Union said no.", "He said that again."), "He", "Bo Vale"),
    ],
)  # fmt: skip
def test_he_and_she_may_be_a_body(lang: str, sentences: tuple[str, ...], source: str, expected: str) -> None:
    t = tell(*sentences, lang=lang)
    text = t.text
    body = {"fr": "La société Verlac", "de": "Der Verband Nord", "en": "The Nord Union"}[lang]
    at = [Span(text.index(x), text.index(x) + len(x)) for x in (body, sentences[1], source + " ", sentences[2])]
    said = [
        Statement(telling="a", source=at[0], cue=None, content=(at[1],), form=Form.INDIRECT, by="t", confidence=1.0),
        Statement(telling="a", source=Span(at[2].start, at[2].end - 1), cue=None, content=(at[3],), form=Form.INDIRECT, by="t", confidence=1.0),
    ]
    assert resolve([t], said)[1].speaker == expected


@pytest.mark.parametrize(
    ("lang", "sentences", "pronoun", "expected"),
    [
        ("fr", ("La ministre Mika Abel a vu le juge Toni Brandt.", "Il a dit cela."), "Il", "Toni Brandt"),
        ("fr", ("Le ministre Mika Abel a vu la juge Toni Brandt.", "Elle a dit cela."), "Elle", "Toni Brandt"),
        ("es", ("El portavoz Mika Abel vio a la economista Toni Brandt.", "Ella dijo eso."), "Ella", "Toni Brandt"),
        ("es", ("La portavoz Mika Abel vio al economista Toni Brandt.", "Ella dijo eso."), "Ella", "Mika Abel"),
        # Of a victim the article tells nothing.
        ("fr", ("La victime, Mika Abel, a vu le juge Toni Brandt.", "Elle a dit cela."), "Elle", "Mika Abel"),
        ("fr", ("Le juge Toni Brandt a vu la victime Jean Abel.", "Jean Abel est parti.", "Il a dit cela."), "Il", "Jean Abel"),
    ],
)  # fmt: skip
def test_an_article_tells_of_whom_an_office_is(lang: str, sentences: tuple[str, ...], pronoun: str, expected: str) -> None:
    assert speaker(tell(*sentences, lang=lang), pronoun) == expected
