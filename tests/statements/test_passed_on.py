"""Whose words an outlet passes on, and what is nobody's: "приводит слова эксперта агентство", "se espera"."""

import pytest
from test_decode import parts, tagged
from test_resolve import says

from variorum.data import Form, Span, Statement
from variorum.statements import extract, resolve
from variorum.statements.nobody import said_by_nobody
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "text", "marks", "source"),
    [
        # The outlet gives the words of another, who stands beside the noun for them.
        ("ru", "«Уже поздно», — приводит слова эксперта агентство Север.", "TTtt--CcSss-", "эксперта"),
        ("ru", "«Уже поздно», — приводит его слова ТАСС.", "TTtt--C--S-", "его"),
        ("ru", "«Уже поздно», — передает слова Вейл «Вестник».", "TTtt--CcSsss-", "Вейл"),
        ("ru", "«Уже поздно», — слова Врана приводит Карск-Медиа.", "TTtt--c-CSss-", "Врана"),
        ("ru", "«Уже поздно», — приводит ТАСС слова Врана.", "TTtt--CS---", "Врана"),
        ("uk", "«Вже пізно», — наводить його слова Вісник.", "TTtt--C--S-", "його"),
        # Who asked says nothing, who is asked does.
        ("fr", "Interrogé par l'AFP, le maire a dit non.", "CcSss-----Tt", "le maire"),
        ("es", "Preguntado por la prensa, Vale dijo que no.", "CcSs----Tt", "Vale"),
        # What it gives is not always words.
        ("ru", "Агентство передает, что уже поздно.", "SC--Tt-", "Агентство"),
        # A second verb is no more of who says it.
        ("de", "„Es ist spät“, sagten die Hacker und kündigten mehr an.", "TTttt-CSsss---", "die Hacker"),
        # Nor the helper of a verb that has no subject beside it.
        ("es", "Ha dicho que es tarde.", "SC-Tt-", None),
    ],
)  # fmt: skip
def test_who_says_it(lang: str, text: str, marks: str, source: str | None) -> None:
    t = tell(text, lang=lang)
    (s,) = extract(t, tagged(t, marks))
    assert parts(t, s)[0] == source


@pytest.mark.parametrize(
    ("lang", "sentences", "cue"),
    [
        ("es", ("Ada Vale habló ayer.", "Se espera que llueva."), "Se espera"),
        ("es", ("Ada Vale habló ayer.", "No se sabe si llueve."), "sabe"),
        ("it", ("Ada Vale ha parlato.", "Si prevede che piova."), "Si prevede"),
    ],
)
def test_what_is_expected_is_nobodys(lang: str, sentences: tuple[str, ...], cue: str) -> None:
    t = tell(*sentences, lang=lang)
    at = t.text.index(cue)
    said = Span(at + len(cue) + 1, len(t.text) - 1)
    s = Statement(telling="a", source=None, cue=Span(at, at + len(cue)), content=(said,), form=Form.INDIRECT, by="test", confidence=1.0)
    assert resolve([t], [says(t, "Ada Vale"), s])[1].speaker is None


def test_a_german_passive_is_nobodys() -> None:
    t = tell("Das Land trauert.", "Es wird befürchtet, dass es regnet.", lang="de")
    at = t.text.index("Es wird")
    s = Statement(telling="a", source=Span(at, at + 2), cue=Span(at, at + 18), content=(Span(at + 25, len(t.text) - 1),),
                  form=Form.INDIRECT, by="test", confidence=1.0)  # fmt: skip
    assert resolve([t], [s])[0].speaker is None


@pytest.mark.parametrize(("text", "cue", "nobody"), [("Se quejó de que llovía.", "quejó", False), ("Se dice que llueve.", "dice", True)])
def test_who_complains_is_somebody(text: str, cue: str, nobody: bool) -> None:
    t = tell(text, lang="es")
    at = text.index(cue)
    assert said_by_nobody(t, Span(at, at + len(cue))) is nobody


def test_and_to_add_is_who_spoke_before() -> None:
    t = tell("« Il est tard », dit Ada Vale.", "Et d'ajouter : « Trop tard. »", lang="fr")
    at = t.text.index("d'ajouter")
    s = Statement(telling="a", source=None, cue=Span(at, at + 9), content=(Span(at + 12, len(t.text)),), form=Form.DIRECT, by="test", confidence=1.0)
    assert resolve([t], [says(t, "Ada Vale"), s])[1].speaker == "Ada Vale"


def test_a_cue_without_a_word_says_nothing_of_who() -> None:
    t = tell("« Il est tard », dit Ada Vale.", "Et … : « Trop tard. »", lang="fr")
    at = t.text.index("…")
    s = Statement(telling="a", source=None, cue=Span(at, at + 1), content=(Span(at + 4, len(t.text)),), form=Form.DIRECT, by="test", confidence=1.0)
    resolve([t], [says(t, "Ada Vale"), s])
