"""Which language a text is in, and what a hint is worth."""

import pytest

from variorum.language import detect


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The harbour board agreed on Monday to pay for the new quay, its chair said."),
        ("ru", "Совет порта в понедельник согласился оплатить новый причал, сообщил председатель."),
        ("uk", "Рада порту в понеділок погодилася оплатити новий причал, повідомив її голова."),
        ("de", "Der Hafenrat hat am Montag beschlossen, den neuen Kai zu bezahlen, sagte die Vorsitzende."),
        ("fr", "Le conseil du port a accepté lundi de payer le nouveau quai, a déclaré sa présidente."),
        ("es", "La junta del puerto aceptó el lunes pagar el nuevo muelle, dijo su presidenta."),
        ("it", "Il consiglio del porto ha accettato lunedì di pagare la nuova banchina, ha detto la presidente."),
    ],
)
def test_languages_are_told_apart(lang: str, text: str) -> None:
    assert detect(text) == lang
    assert detect(text, "sv") == lang


def test_a_hint_decides_for_a_few_words_only() -> None:
    assert detect("Ja.", "de-AT") == "de"
    assert detect("Ja.", "; drop") != "; drop"


def test_a_text_without_letters_has_no_language() -> None:
    assert detect("😀 123 —") == "und"
