"""What an unnamed insider says and what the body itself says."""

import pytest

from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("insider", "body", "lang"),
    [
        ("A source in the ministry says the road is for a mine.", "The ministry says the road is for a mine.", "en"),
        ("A source at Karsk Water said welders were short.", "Karsk Water said welders were short.", "en"),
        ("Kreise des Ministeriums sagten, die Straße diene einer Mine.", "Das Ministerium sagte, die Straße diene einer Mine.", "de"),
        ("Une source au ministère affirme que la route sert une mine.", "Le ministère affirme que la route sert une mine.", "fr"),
        ("Una fuente del ministerio afirma que la carretera sirve a una mina.", "El ministerio afirma que la carretera sirve a una mina.", "es"),
        ("Источник в министерстве сообщил, что дорога нужна руднику.", "Министерство сообщило, что дорога нужна руднику.", "ru"),
        ("Джерело в міністерстві повідомило, що дорога потрібна руднику.", "Міністерство повідомило, що дорога потрібна руднику.", "uk"),
    ],
)  # fmt: skip
def test_a_source_inside_a_body_is_not_the_body(insider: str, body: str, lang: str) -> None:
    for base, reading in ((insider, body), (body, insider)):
        assert [kind for kind, _ in by("insiders", base, reading, (lang, lang))] == [Kind.SPEAKER]


@pytest.mark.parametrize(
    ("base", "reading", "lang"),
    [
        ("A source in the ministry says the road is for a mine.", "A ministry insider says the road is for a mine.", "en"),
        ("A source in the ministry says the road is for a mine.", "The mayor says the road is for a mine.", "en"),
        ("Kreise der Gewerkschaft sagten, die Straße diene einer Mine.", "Gewerkschaftskreise sagten, die Straße diene einer Mine.", "de"),
    ],
)  # fmt: skip
def test_insiders_in_other_words_and_other_people_are_not_meant(base: str, reading: str, lang: str) -> None:
    assert by("insiders", base, reading, (lang, lang)) == []


def test_a_body_that_says_so_as_well_is_not_meant() -> None:
    base = "A source in the ministry says the road is for a mine; the ministry says the road is for a mine."
    assert by("insiders", base, "The ministry says the road is for a mine.") == []


@pytest.mark.parametrize(
    ("reading", "lang", "kinds"),
    [
        ("Министерство сообщило, что дорога нужна руднику.", "ru", [Kind.SPEAKER]),
        ("Das Energieministerium sagte, die Straße diene einer Mine.", "de", [Kind.SPEAKER]),
        ("Источник в министерстве сообщил, что дорога нужна руднику.", "ru", []),
        ("Aus dem Energieministerium hieß es, die Straße diene einer Mine.", "de", []),
        ("Министр сообщил, что дорога нужна руднику.", "ru", []),
    ],
)
def test_a_source_in_another_language(reading: str, lang: str, kinds: list[Kind]) -> None:
    base = "A source in the ministry said the road is for a mine."
    assert [kind for kind, _ in by("insiders", base, reading, ("en", lang))] == kinds
