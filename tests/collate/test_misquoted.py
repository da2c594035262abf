"""misquoted: quotations that deny in one language and not in the other."""

import pytest

from collate.test_abroad_written import compared
from variorum.data import Kind


def misquoted(lang: str, base: str, reading: str, to: str) -> list[tuple[Kind, str]]:
    return [(v.kind, v.note) for v in compared(lang, base, reading, to=to) if v.by.startswith("misquoted")]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading", "note"),
    [
        (
            "en", "ru", "“We have no proof so far that a clerk helped them,” said Inspector Ada Wray on Monday in the yard of the school.",
            "«У нас есть доказательства, что им помогал клерк», — сказала инспектор Ада Рэй.",
            "no proof so far → У нас есть доказательства, что им помогал клерк",
        ),
        (
            "de", "en", "„Wir haben die Pumpen geprüft“, sagte Brock, der seit Jahren für die Anlage zuständig ist, am Montag in Vesk.",
            "“We have not tested the pumps,” said Brock.", "Wir haben die Pumpen geprüft → not tested the pumps",
        ),
        ("ru", "de", "«Мы не против компании, мы против обмана», — сказал он.", "„Wir sind gegen die Firma, wir sind gegen Betrug“, sagte er.", "не против → Wir sind gegen die Firma, wir sind gegen Betrug"),
        ("en", "de", "“We will rebuild it,” he said. | “We are not leaving this port.”", "„Wir bauen es wieder auf“, sagte er. | „Wir verlassen diesen Hafen.“", "not leaving this port → Wir verlassen diesen Hafen."),
        ("de", "es", "„Das ist ein Hinweis, aber kein Beweis“, sagte sie.", "«Es un indicio y una prueba», dijo.", "kein Beweis → Es un indicio y una prueba"),
        ("es", "fr", "«No vamos a vender el puerto», dijo.", "« Nous allons vendre le port », a-t-il dit.", "No vamos a vender → Nous allons vendre le port"),
    ],
)  # fmt: skip
def test_a_quotation_that_lost_or_got_a_negation_is_found(lang: str, to: str, base: str, reading: str, note: str) -> None:
    assert misquoted(lang, base, reading, to) == [(Kind.QUOTE, note)]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("en", "ru", "“We have no proof that a clerk helped,” she said.", "«Доказательств, что помогал клерк, нет», — сказала она."),
        ("ru", "de", "«Мы не против компании, мы против обмана», — сказал он.", "„Wir sind nicht gegen die Firma, wir sind gegen Betrug“, sagte er."),
        ("ru", "en", "«Мы не против компании, мы против обмана», — сказал он.", "“The company is fine by us, we are against fraud,” he said."),
        # Half of it stands outside the marks; what kept moving did not stop; nobody's in another case.
        ("en", "ru", "“There was no panic, which amazes me still,” she said.", "Паники не было, «что меня до сих пор удивляет», сказала она."),
        ("en", "uk", "“The people kept the cranes moving all winter,” she said.", "«Крани цих людей не зупинялися всю зиму», — сказала вона."),
        ("en", "ru", "“It is a matter for us and nobody else,” she said.", "«Это наше дело и больше ничьим не станет», — сказала она."),
        # Denied by a word of its own; with a preposition; asked; too short to say anything; parts of it.
        ("en", "de", "“We do not support the plan,” she said.", "„Wir lehnen den Plan ab“, sagte sie."),
        ("en", "ru", "“I come with an open mind,” she said.", "«Я приеду без всяких предубеждений», — сказала она."),
        ("fr", "en", "« N'est-ce pas une belle journée ? » dit-elle.", "“Is it a fine day after all?” she said."),
        ("en", "es", "He called it “not safe”.", "Lo calificó de «arriesgado»."),
        ("en", "fr", "“We have no proof,” she said, “that the clerk helped.”", "« Nous avons la preuve que le greffier a aidé », dit-elle."),
    ],
)  # fmt: skip
def test_what_may_say_the_same_is_no_finding(lang: str, to: str, base: str, reading: str) -> None:
    assert misquoted(lang, base, reading, to) == []


def test_within_a_language_quotations_are_compared_word_by_word() -> None:
    assert misquoted("en", "“We have no proof of it,” she said.", "“We have the proof of it,” she said.", "") == []
