"""Speakers as German, French, Spanish, Italian, Russian and Ukrainian news name them, and across these languages."""

from dataclasses import replace

import pytest
from test_resolve import says, speaker

from variorum.data import Statement, Telling
from variorum.statements import resolve
from variorum.statements.translit import namesakes, shaped
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "sentences", "source", "expected"),
    [
        # Whose ministry it is does not speak, a name right behind the body's noun does.
        ("ru", ("Об этом сообщило Министерство обороны Карска.",), "Министерство обороны Карска", "министерство обороны Карска"),
        ("uk", ("Про це повідомило Міністерство оборони Карська.",), "Міністерство оборони Карська", "міністерство оборони Карська"),
        ("ru", ("Об этом сообщает агентство Норвайр.",), "агентство Норвайр", "Норвайр"),
        # An office with its field before the name.
        ("ru", ("Уполномоченный по правам ребёнка Олег Вран отказался.",), "Уполномоченный по правам ребёнка Олег Вран", "Олег Вран"),
        ("uk", ("Координаторка з питань біженців Ада Вейл відмовилася.",), "Координаторка з питань біженців Ада Вейл", "Ада Вейл"),
        ("ru", ("Это сказал советник при президенте Олеге Вране.",), "советник при президенте Олеге Вране", "советник при президенте Олеге Вране"),
        # To whom it is said is no part of a name.
        ("de", ("Ada Vale kam spät.", "Das sei falsch, sagte Vale vor Journalisten."), "Vale vor Journalisten", "Ada Vale"),
        # A body's name with a capital at its head alone; bodies that are told by what they are of.
        ("fr", ("Selon le syndicat Union des ports, tout va bien.",), "le syndicat Union des ports", "Union des ports"),
        ("it", ("Lo dice la Camera di commercio.",), "la Camera di commercio", "Camera di commercio"),
        ("fr", ("C'est faux, selon la chambre de commerce.",), "la chambre de commerce", "chambre de commerce"),
        ("es", ("Es falso, según la cámara de comercio.",), "la cámara de comercio", "cámara de comercio"),
        ("it", ("È falso, secondo la confederazione dei portuali.",), "la confederazione dei portuali", "confederazione dei portuali"),
        # Some of several are called by all their words.
        ("de", ("Elf von 14 befragten Volkswirten rechneten damit.",), "Elf von 14 befragten Volkswirten", "Elf von 14 befragten Volkswirten"),
        ("fr", ("Onze des quatorze économistes interrogés y croyaient.",), "Onze des quatorze économistes interrogés", "Onze des quatorze économistes interrogés"),
        # What was run by somebody is not theirs alone.
        ("en", ("A trial run by Karsk's Vale Institute found it.",), "A trial run by Karsk's Vale Institute", "a trial"),
        ("en", ("A trial directed by Karsk's Vale Institute found it.",), "A trial directed by Karsk's Vale Institute", "a trial"),
    ],
)  # fmt: skip
def test_who_speaks(lang: str, sentences: tuple[str, ...], source: str, expected: str) -> None:
    assert speaker(tell(*sentences, lang=lang), source) == expected


def cued(t: Telling, cue: str) -> Statement:
    said = says(t, cue)
    return replace(said, source=None, cue=said.source, content=(t.sentences[-1],))


@pytest.mark.parametrize(
    ("lang", "first", "second", "cue", "expected"),
    [
        ("es", "La alcaldesa Ada Vale lo negó.", "Empezará el lunes, dijo.", "dijo", "Ada Vale"),
        ("es", "La alcaldesa Ada Vale lo negó.", "Empezará el lunes, dicen.", "dicen", None),
        ("it", "La sindaca Ada Vale lo ha negato.", "Comincerà lunedì, dicono.", "dicono", None),
    ],
)
def test_a_verb_of_several_is_not_one_persons(lang: str, first: str, second: str, cue: str, expected: str | None) -> None:
    t = tell(first, second, lang=lang)
    assert [s.speaker for s in resolve([t], [says(t, "Ada Vale"), cued(t, cue)])] == ["Ada Vale", expected]


@pytest.mark.parametrize(
    ("one", "lang", "other", "to"),
    [
        ("Олена Савчук", "uk", "Елена Савчук", "ru"),
        ("Микола Дяченко", "uk", "Николай Дьяченко", "ru"),
        ("Олександр Коваль", "uk", "Alexander Koval", "en"),
        ("Володимир Коваль", "uk", "Wladimir Kowal", "de"),
        ("Tomas Reuter", "de", "Томас Ройтер", "ru"),
    ],
)
def test_one_person_goes_by_one_name(one: str, lang: str, other: str, to: str) -> None:
    said = {"uk": "сказано", "ru": "сказал", "en": "said it", "de": "sagte es"}
    a, b = (tell(f"{n} {said[x]}.", id=i, lang=x) for i, n, x in (("a", one, lang), ("b", other, to)))
    assert len({s.speaker for s in resolve([a, b], [says(a, one), says(b, other)])}) == 1


def test_other_names_are_other_people() -> None:
    assert not namesakes("Олег", "Александр")
    assert not shaped("Karlova", "Королева")
    assert not shaped("Reuter", "Reiter")
    for one, other in (("Олена Савчук", "Елена Савченко"), ("Олег Коваль", "Alexander Koval")):
        a, b = tell(f"{one} каже.", id="a", lang="uk"), tell(f"{other} said.", id="b", lang="en" if "K" in other else "ru")
        assert len({s.speaker for s in resolve([a, b], [says(a, one), says(b, other)])}) == 2
