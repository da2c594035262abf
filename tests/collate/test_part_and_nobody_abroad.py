"""parts and nobody in German, French, Spanish, Russian and Ukrainian."""

import pytest

from collate.test_abroad_written import compared
from variorum.data import Kind


def kinds(name: str, lang: str, base: str, reading: str) -> list[Kind]:
    return [v.kind for v in compared(lang, base, reading) if v.by.split("@")[0] == name]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Das Heim schloss zum Teil wegen des Mangels an Pflegern.", "Das Heim schloss wegen des Mangels an Pflegern."),
        ("fr", "La maison a fermé en partie en raison du manque de bras.", "La maison a fermé en raison du manque de bras."),
        ("es", "La residencia cerró sobre todo debido a la falta de personal.", "La residencia cerró debido a la falta de personal."),
        ("ru", "Приют закрылся отчасти из-за нехватки людей.", "Приют закрылся из-за нехватки людей."),
        ("uk", "Притулок закрили переважно внаслідок нестачі людей.", "Притулок закрили внаслідок нестачі людей."),
    ],
)  # fmt: skip
def test_a_part_told_as_the_whole_is_found(lang: str, base: str, reading: str) -> None:
    assert len(kinds("parts", lang, base, reading)) == 1


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Das Heim schloss zum Teil wegen des Mangels an Pflegern.", "Zur Schließung des Heims trug der Mangel an Pflegern bei."),
        ("fr", "La maison a fermé en partie en raison du manque de bras.", "Le manque de bras est l'une des raisons de la fermeture."),
        ("ru", "Приют закрылся главным образом из-за нехватки людей.", "Главная причина закрытия приюта — нехватка людей."),
        # No reason: the most of what was there.
        ("es", "Acudieron sobre todo jubilados del barrio norte.", "Los jubilados del barrio norte acudieron en masa."),
    ],
)  # fmt: skip
def test_a_part_in_other_words_is_no_change(lang: str, base: str, reading: str) -> None:
    assert kinds("parts", lang, base, reading) == []


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Niemand wurde bei dem Brand verletzt.", "Zwei Menschen wurden bei dem Brand verletzt."),
        ("fr", "Personne n'a été blessé dans l'incendie.", "Deux passants ont été blessés dans l'incendie."),
        ("es", "Nadie falleció en el incendio.", "En el incendio fallecieron dos personas."),
        ("ru", "При пожаре никто не пострадал.", "При пожаре пострадали двое."),
        ("uk", "Під час пожежі ніхто не постраждав.", "Під час пожежі постраждали три людини."),
    ],
)  # fmt: skip
def test_nobody_and_a_number_are_contraries(lang: str, base: str, reading: str) -> None:
    assert kinds("nobody", lang, base, reading) == [Kind.POLARITY]
    assert kinds("nobody", lang, reading, base) == [Kind.POLARITY]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Niemand wurde bei dem Brand verletzt.", "Keiner der 30 Gäste wurde bei dem Brand verletzt."),
        ("fr", "Une personne a été blessée dans l'incendie.", "Deux passants ont été blessés dans l'incendie."),
        ("ru", "При пожаре никто не пострадал.", "Пожар оставил без дома двоих."),
        ("es", "Nadie murió y dos vecinos resultaron heridos.", "Dos vecinos resultaron heridos."),
    ],
)  # fmt: skip
def test_what_both_tell_of_nobody_is_no_change(lang: str, base: str, reading: str) -> None:
    assert kinds("nobody", lang, base, reading) == []
