"""Statements that are none: nothing reports them, or nothing is said."""

from variorum.data import Span
from variorum.quotation import quotations
from variorum.statements.hollow import hollow
from variorum.statements.raw import Quotes, Raw
from variorum.statements.roles import words_for
from variorum.testing import tell


def empty(text: str, source: str, cue: str | None, content: str, lang: str) -> bool:
    t = tell(text, lang=lang)

    def at(words: str) -> Span:
        begins = t.text.index(words)
        return Span(begins, begins + len(words))

    raw = Raw(source=at(source), cue=at(cue) if cue else None, contents=(at(content),), score=1.0)
    return hollow(t, raw, Quotes(t, quotations(t.text, t.paragraphs)), words_for(lang))


def test_a_preposition_reports_nothing() -> None:
    assert empty("So schlägt man zwei Fliegen mit einer Klappe.", "zwei Fliegen", "mit", "einer Klappe", "de")
    assert empty("Для бюджета Карска в отчётный год минуло лето.", "Карска", "в", "отчётный год", "ru")


def test_a_preposition_before_a_document_does() -> None:
    assert not empty("In einer Analyse gilt das als sicher.", "einer Analyse", "In", "gilt das als sicher", "de")
    assert not empty("En su opinión, es tarde.", "su", "En", "es tarde", "es")


def test_nothing_is_said_by_a_pronoun() -> None:
    assert empty("Sie bestätigte die Angaben.", "die Angaben", "bestätigte", "Sie", "de")
    assert not empty("She confirmed it was late.", "She", "confirmed", "it was late", "en")


def test_what_has_no_verb_is_told_by_a_colon_or_a_quotation() -> None:
    assert empty("Tattoos sind für Sportler ein Grund.", "Sportler", None, "ein Grund", "de")
    assert not empty("Vale: Es ist spät.", "Vale", None, "Es ist spät", "de")
    assert not empty("Vale „es ist zu spät für das“.", "Vale", None, "„es ist zu spät für das“", "de")
