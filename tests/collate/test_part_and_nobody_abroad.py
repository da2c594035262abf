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


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("de", "Die Lawine bei Hestvik forderte keine Opfer.", "Die Lawine bei Hestvik kostete mehrere Menschen das Leben.", "kostete mehrere Menschen das Leben"),
        ("de", "Verletzt wurde bei dem Brand in Vesk niemand.", "Bei dem Brand in Vesk gab es zahlreiche Verletzte.", "zahlreiche Verletzte"),
        ("fr", "L'avalanche de Hestvik n'a pas fait de victimes.", "L'avalanche de Hestvik a coûté la vie à des skieurs.", "coûté la vie"),
        ("es", "La avalancha de Hestvik no causó víctimas.", "La avalancha de Hestvik costó la vida a varias personas.", "costó la vida"),
        ("ru", "Лавина в Хествике обошлась без жертв.", "Лавина в Хествике унесла несколько жизней.", "унесла несколько жизней"),
        ("uk", "Лавина в Гествіку обійшлася без жертв.", "Лавина в Гествіку забрала кілька життів.", "забрала кілька життів"),
        ("ru", "При обвале шахты под Карском погибших и пострадавших нет.", "При обвале шахты под Карском погибли рабочие.", "погибли"),
    ],
)  # fmt: skip
def test_harm_that_there_was_none_of_is_a_change(lang: str, base: str, reading: str, words: str) -> None:
    found = [v for v in compared(lang, base, reading) if v.by.split("@")[0] == "nobody"]
    assert [(v.kind, v.reading.span.of(reading)) for v in found if v.reading] == [(Kind.POLARITY, words)]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Die Lawine bei Hestvik forderte keine Opfer.", "Verletzte gab es bei der Lawine in Hestvik nicht."),
        ("de", "Das Hochwasser forderte keine Opfer.", "Das Hochwasser tötete Rinder, die Bauern gehörten."),
        ("fr", "L'avalanche de Hestvik n'a pas fait de victimes.", "Les skieurs de Hestvik sont sortis indemnes de l'avalanche."),
        ("es", "La avalancha de Hestvik no causó víctimas.", "La avalancha de Hestvik dejó ilesos a los esquiadores."),
        ("ru", "Лавина в Хествике обошлась без жертв.", "При сходе лавины в Хествике пострадавших нет."),
        ("ru", "Паводок под Карском обошёлся без жертв.", "Паводок под Карском убил коров у жителей."),
        # The base tells of harm besides.
        ("ru", "Погибших при взрыве в порту нет, ранены трое рабочих.", "При взрыве в порту ранены трое рабочих."),
        ("uk", "Лавина в Гествіку обійшлася без жертв.", "Під час лавини в Гествіку ніхто не загинув."),
    ],
)  # fmt: skip
def test_no_harm_told_in_other_words_is_no_change(lang: str, base: str, reading: str) -> None:
    assert kinds("nobody", lang, base, reading) == []
