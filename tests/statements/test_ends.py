"""Where German and Spanish names begin and end."""

import pytest
from test_resolve import says

from variorum.statements import resolve
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "sentences", "source", "name"),
    [
        ("de", ("Die Gruppe schloss am 24. März Russland aus.", "Er sagte nein."), "Er", None),
        ("de", ("Es geht um Visa-Erleichterungen Serbien.", "Dabei sagt er nein."), "er", None),
        ("de", ("Vergangenen Dienstag schossen Soldaten.", "Sie sagte nein."), "Sie", None),
        ("de", ("Der Korrespondent in Karsk, Will Grant, sagte nein.",), "Will Grant", "Will Grant"),
        ("de", ("So der Karsk Geological Survey (KGS).", "Der KGS in Karsk sagte nein."), "Der KGS in Karsk",
         "Karsk Geological Survey"),
        ("de", ("Minister Otto Reyl von der Kanzlei des Präsidenten sagte nein.",),
         "Minister Otto Reyl von der Kanzlei des Präsidenten", "Otto Reyl"),
        ("de", ("Anna von der Aue sagte nein.",), "Anna von der Aue", "Anna von der Aue"),
        ("de", ("Die Männer werden beschuldigt, es getan zu haben.",), "Die Männer", "Männer"),
        ("es", ("Ada Vale, CEO de Kestrel, vino.", "Kestrel dijo que no."), "Kestrel dijo", "Kestrel"),
        ("es", ("Recientemente Kestrel dijo que no.",), "Recientemente Kestrel", "Kestrel"),
        ("es", ("La ministra de Industria de Karsk Ada Vale dijo que no.",),
         "La ministra de Industria de Karsk Ada Vale", "Ada Vale"),
    ],
)  # fmt: skip
def test_who_it_is(lang: str, sentences: tuple[str, ...], source: str, name: str | None) -> None:
    t = tell(*sentences, lang=lang)
    words = source.removesuffix(" dijo")
    nth = t.text[: t.text.index(source)].count(words)
    assert resolve([t], [says(t, words, nth)])[0].speaker == name
