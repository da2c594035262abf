"""German, French and Spanish told in other words: what says the same, and what a like sentence changes."""

from collections.abc import Sequence

import pytest

from variorum.collate import collate
from variorum.collate.evidence import Run
from variorum.collate.excused import excused
from variorum.collate.silence import silent
from variorum.collate.tokens import stem
from variorum.collate.view import View, Whole
from variorum.data import Alignment, Kind, Link, Variant
from variorum.statements import extract, resolve
from variorum.testing import tell

Links = Sequence[tuple[int, int]]


def compared(
    lang: str, base: str, reading: str, links: Links | None = None, to: str = ""
) -> tuple[Variant, ...]:
    """Return what sentences parted by " | " become in others, sentence by sentence unless links are given."""
    a, b = tell(*base.split(" | "), id="a", lang=lang), tell(*reading.split(" | "), id="b", lang=to or lang)
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    pairs = [(i, i) for i in range(min(len(a.sentences), len(b.sentences)))] if links is None else links
    joined = Alignment(left="a", right="b", links=tuple(Link(i, j, 1.0) for i, j in pairs), by="test")
    return collate(a, b, joined, said)


@pytest.mark.parametrize(
    ("lang", "base", "reading", "links"),
    [
        # Who would not comment is told in many ways, in a clause of another sentence too.
        ("es", "La mina abrirá en mayo. | La empresa no ha querido pronunciarse.",
         "La mina, cuya empresa declinó hacer comentarios, abrirá en mayo.", [(0, 0)]),
        ("de", "Das Werk schließt im Mai. | Die Leitung wollte sich nicht äußern.",
         "Das Werk schließt im Mai, eine Stellungnahme der Leitung gab es nicht.", [(0, 0)]),
        ("fr", "L'usine ferme en mai. | La direction n'a pas souhaité réagir.",
         "L'usine ferme en mai et la direction refuse tout commentaire.", [(0, 0)]),
        # A denial that its speaker's own words follow is told by them.
        ("de", "Der Damm brach im März. | Anna Roske wies den Vorwurf zurück. | „Wir haben jede Woche gemessen“, sagte sie.",
         "Der Damm brach im März. | Anna Roske sagte, man habe jede Woche gemessen.", [(0, 0), (2, 1)]),
        # "Not before" sets a first day and denies nothing.
        ("de", "Die Brücke ist gesperrt, und ein Urteil wird nicht vor Mai fallen.",
         "Die Brücke ist gesperrt, ein Urteil wird frühestens im Mai erwartet.", None),
        # What is taken away is gone.
        ("es", "La escuela, que se quedó sin permiso, cerró en mayo.",
         "La escuela cerró en mayo, después de que le retiraran el permiso.", None),
        # One thing that is not the first of its kind is another one.
        ("fr", "Ce n'est pas la première panne de la ligne, arrêtée en mars, selon Léa Brun.",
         "La ligne, arrêtée en mars, avait déjà connu une panne, selon Léa Brun.", None),
        # To advise against is to say no.
        ("de", "Gebadet werden sollte im See bis Freitag nicht, so der Kreis.",
         "Der Kreis riet davon ab, bis Freitag im See zu baden.", None),
        # The ending denies.
        ("de", "Die Anlage habe ohne Störung gearbeitet, hieß es.", "Die Anlage habe störungsfrei gearbeitet, hieß es.", None),
        # A piece of a quotation, completed by the words beside it.
        ("fr", "Son entraîneur jure que c'est « un garçon honnête ». | Damien Lasse est suspendu.",
         "« Damien est un garçon honnête », dit son entraîneur. | Damien Lasse est suspendu.", None),
        # A scheme that provides for homes claims nothing.
        ("fr", "Le programme prévoit 340 logements et deux écoles.", "Le programme comprend 340 logements et deux écoles.", None),
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_no_change(
    lang: str, base: str, reading: str, links: Links | None
) -> None:
    assert compared(lang, base, reading, links) == ()


@pytest.mark.parametrize(
    ("lang", "base", "reading", "links", "kind"),
    [
        # Silence of two, of which the reading has one.
        ("es", "La mina abrirá en mayo. | La empresa no ha querido pronunciarse. | El alcalde rehusó hacer declaraciones.",
         "La mina, cuya empresa declinó hacer comentarios, abrirá en mayo.", [(0, 0)], Kind.OMISSION),
        # A denial that somebody else's words follow.
        ("de", "Der Damm brach im März. | Anna Roske wies den Vorwurf zurück. | „Wir haben jede Woche gemessen“, sagte Jan Behn.",
         "Der Damm brach im März. | Jan Behn sagte, man habe jede Woche gemessen.", [(0, 0), (2, 1)], Kind.OMISSION),
        # One that says more than that it denies.
        ("de", "Der Damm brach im März. | Anna Roske bestritt, die Messungen am Wehr gefälscht zu haben. | „Wir haben jede Woche gemessen“, sagte sie.",
         "Der Damm brach im März. | Anna Roske sagte, man habe jede Woche gemessen.", [(0, 0), (2, 1)], Kind.OMISSION),
        # A negation put in.
        ("es", "Rita Sola anunció que recurrirá la multa ante los tribunales.",
         "Rita Sola anunció que no recurrirá la multa ante los tribunales.", None, Kind.POLARITY),
        ("fr", "La mairie a confirmé la fermeture du pont de Lavel.",
         "La mairie n'a pas confirmé la fermeture du pont de Lavel.", None, Kind.POLARITY),
        ("de", "Der Verkauf der Mühle ist nach Angaben der Stadt geplant.",
         "Der Verkauf der Mühle ist nach Angaben der Stadt nicht geplant.", None, Kind.POLARITY),
        # A piece of a quotation with words that stand nowhere near it.
        ("fr", "Son entraîneur jure que c'est « un garçon honnête ». | Damien Lasse est suspendu.",
         "« Quentin est un garçon honnête », dit son entraîneur. | Damien Lasse est suspendu.", None, Kind.QUOTE),
        # Bounds turned round.
        ("es", "Cada vecino tendrá un máximo de 160 litros diarios.", "Cada vecino tendrá un mínimo de 160 litros diarios.", None, Kind.NUMBER),
        ("fr", "Il risque jusqu'à quatre ans de prison.", "Il risque au moins quatre ans de prison.", None, Kind.DATE),
        # More of them.
        ("fr", "Quelques riverains s'inquiètent du trafic.", "De nombreux riverains s'inquiètent du trafic.", None, Kind.STRENGTH),
        ("de", "Einige Anwohner klagen über den Lärm.", "Zahlreiche Anwohner klagen über den Lärm.", None, Kind.STRENGTH),
        # What was only heard, of one who moved.
        ("de", "Er soll mit 58 statt der erlaubten 30 Kilometer pro Stunde in die Kurve gefahren sein.",
         "Er ist mit 58 statt der erlaubten 30 Kilometer pro Stunde in die Kurve gefahren.", None, Kind.CERTAINTY),
    ],
)  # fmt: skip
def test_a_change_in_like_words_is_found(
    lang: str, base: str, reading: str, links: Links | None, kind: Kind
) -> None:
    assert kind in {v.kind for v in compared(lang, base, reading, links)}


@pytest.mark.parametrize(
    ("lang", "base", "to", "reading"),
    [
        ("de", "Der Verein kann die Saison zu Ende spielen.", "en", "The club cannot finish the season."),
        ("en", "The expert had found no technical fault in the tram.", "es", "El perito había hallado defectos técnicos en el tren."),
        ("fr", "Selon la mairie, le sol du quartier est pollué.", "en", "The soil of the quarter is not polluted, the town says."),
        ("es", "El trámite fue escrupuloso, respondió la rectora.", "en", "The procedure was not scrupulous, the rector replied."),
    ],
)  # fmt: skip
def test_a_negation_that_one_language_alone_has_is_found(lang: str, base: str, to: str, reading: str) -> None:
    assert {v.kind for v in compared(lang, base, reading, to=to)} == {Kind.POLARITY}


@pytest.mark.parametrize(
    ("lang", "base", "to", "reading"),
    [
        # The other language denies in a word of its own.
        ("de", "Die Ursache ist unklar.", "en", "The cause is not known."),
        ("en", "The plant ran without a fault.", "de", "Die Anlage lief störungsfrei."),
        ("fr", "Le pont reste interdit aux camions.", "en", "Lorries may not cross the bridge."),
        # The emptiest since is not so empty since.
        ("es", "El embalse no estaba tan vacío desde 1995.", "en", "The reservoir is at its lowest since 1995."),
        # A first day.
        ("de", "Das Urteil fällt nicht vor Mai.", "en", "The verdict will come in May at the earliest."),
        # "Not only", "not yet".
        ("en", "The mill is not only old but large.", "fr", "Le moulin est vieux et grand."),
        ("de", "Der Hafen ist noch nicht fertig.", "en", "The port is still being built."),
    ],
)  # fmt: skip
def test_a_negation_with_a_counterpart_is_none(lang: str, base: str, to: str, reading: str) -> None:
    assert [v for v in compared(lang, base, reading, to=to) if v.kind is Kind.POLARITY] == []


def test_a_sentence_that_is_no_lone_counterpart_tells_nothing_of_a_negation() -> None:
    base, reading = "Der Hafen ist offen. | Die Werft schließt nicht.", "The port is open, and the yard stays."
    found = compared("de", base, reading, [(0, 0), (1, 0)], to="en")
    assert [v for v in found if v.kind is Kind.POLARITY] == []


@pytest.mark.parametrize(
    ("word", "same"), [("l'espace", "espace"), ("d'amende", "amende"), ("board's", "board"), ("n'exclut", "exclut")]
)  # fmt: skip
def test_an_elided_word_has_the_stem_of_the_word(word: str, same: str) -> None:
    assert stem(word) == stem(same)


@pytest.mark.parametrize(
    ("lang", "text", "is_silent"),
    [
        ("en", "The owner left questions from this newspaper unanswered.", True),
        ("de", "Eine Anfrage der Zeitung ließ die Reederei unbeantwortet.", True),
        ("en", "The firm declined to comment on the figure.", True),
        ("en", "The firm commented on the figure.", False),
        ("de", "Das Ministerium äußerte sich zunächst nicht.", True),
        ("de", "Außerdem wird nicht gebaut.", False),  # "besides" begins like "to express"
        ("fr", "Il ne sait pas comment finir.", False),  # "how" is no comment
        ("fr", "Le parquet s'est refusé à tout commentaire.", True),
        ("es", "El partido ha evitado pronunciarse.", True),
    ],
)
def test_who_gave_no_comment(lang: str, text: str, is_silent: bool) -> None:
    assert silent(text, lang) is is_silent


def view_of(lang: str, base: str, reading: str, to: str = "") -> View:
    a, b = tell(base, id="a", lang=lang), tell(reading, id="b", lang=to or lang)
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    return View(base=Whole(a, ()), reading=Whole(b, ()), alignment=links)


def marked(view: View, kind: Kind) -> Run:
    """Return the checker's mark on the whole of the reading."""
    return Run(view.reading.telling.sentences[0], 0, 5, ((kind, 1.0),), ((0,), (0,)))


@pytest.mark.parametrize(
    ("lang", "base", "reading", "kind", "is_excused"),
    [
        ("de", "„Der Klub hat zu viel ausgegeben“, sagte Jan Behn.", "Der Klub habe zu viel ausgegeben.", Kind.VOICE, True),
        ("de", "„Der Klub hat zu viel ausgegeben“, sagte Jan Behn.", "Der Klub hat zu viel ausgegeben.", Kind.VOICE, False),
        ("fr", "« Il est honnête », a-t-il assuré.", "« Il est honnête », a-t-il affirmé.", Kind.QUOTE, True),
        ("fr", "« Il est honnête », a-t-il assuré.", "« Il était honnête », a-t-il affirmé.", Kind.QUOTE, False),
        ("es", "La Guardia ha detenido a once vecinos.", "Once vecinos han sido detenidos por la Guardia.", Kind.ROLE, True),
        ("es", "Once vecinos han sido detenidos por la Guardia.", "La Guardia ha detenido a once vecinos.", Kind.ROLE, True),
        ("es", "Once vecinos han detenido a la Guardia.", "Once vecinos han sido detenidos por la Guardia.", Kind.ROLE, False),
        ("de", "Angler haben die Fische entdeckt.", "Die Fische wurden von Anglern entdeckt.", Kind.ROLE, True),
        ("de", "Der Klub hat alle Raten bezahlt.", "Der Klub hat sämtliche Raten bezahlt.", Kind.STRENGTH, True),
        ("de", "Der Klub hat einige Raten bezahlt.", "Der Klub hat sämtliche Raten bezahlt.", Kind.STRENGTH, False),
        ("en", "The ministry wasn't told of the leak.", "The ministry was not told of the leak.", Kind.POLARITY, True),
        ("en", "The ministry was told of the leak.", "The ministry was not told of the leak.", Kind.POLARITY, False),
        ("de", "Das Amt prüft, ob es klagt.", "Eine Klage wird vom Amt geprüft.", Kind.CERTAINTY, True),
        ("de", "Das Amt prüft, ob es klagt.", "Das Amt hat geklagt.", Kind.CERTAINTY, False),
    ],
)  # fmt: skip
def test_marks_that_the_words_refute(lang: str, base: str, reading: str, kind: Kind, is_excused: bool) -> None:
    view = view_of(lang, base, reading)
    assert excused(marked(view, kind), view) is is_excused


@pytest.mark.parametrize(
    ("base", "reading", "is_excused"),
    [
        ("Brecht, which is alleged to have bought the coal, was silent.", "Le Brecht, qui aurait acheté le charbon, s'est tu.", True),
        ("Brecht, which bought the coal, was silent.", "Le Brecht, qui aurait acheté le charbon, s'est tu.", False),
        ("Brecht, which is alleged to have bought the coal, was silent.", "Le Brecht, qui a acheté le charbon, s'est tu.", False),
    ],
)  # fmt: skip
def test_what_was_only_heard_of_in_both_is_nobodys_own_voice(base: str, reading: str, is_excused: bool) -> None:
    view = view_of("en", base, reading, "fr")
    assert excused(marked(view, Kind.VOICE), view) is is_excused
