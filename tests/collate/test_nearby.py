"""What lies by a place and what lies in it."""

import pytest

from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("base", "reading", "lang", "kind", "words"),
    [
        ("A drone fell near the plant.", "A drone fell on the plant.", "en", Kind.STRENGTH, "on the plant"),
        ("A drone fell on the plant.", "A drone fell near the plant.", "en", Kind.STRENGTH, "near the plant"),
        ("The army shelled the area around the plant.", "The army shelled the plant.", "en", Kind.STRENGTH, "the plant"),
        ("Troops entered the outskirts of Lubny.", "Troops entered Lubny.", "en", Kind.ENTITY, "Lubny"),
        ("A drone fell 12 km north of Lubny.", "A drone fell in Lubny.", "en", Kind.ENTITY, "in Lubny"),
        ("A drone fell near the plant.", "A drone fell on the plant before dawn, the governor of the region said.", "en", Kind.STRENGTH, "on the plant"),
        ("Eine Drohne stürzte unweit des Kraftwerks ab.", "Eine Drohne stürzte auf das Kraftwerk.", "de", Kind.STRENGTH, "auf das Kraftwerk"),
        ("Un drone est tombé près d'une usine.", "Un drone est tombé sur une usine.", "fr", Kind.STRENGTH, "sur une usine"),
        ("Un dron cayó cerca de la central.", "Un dron cayó sobre la central.", "es", Kind.STRENGTH, "sobre la central"),
        ("Трасса пройдёт вблизи мест гнездования.", "Трасса пройдёт по местам гнездования.", "ru", Kind.STRENGTH, "по местам гнездования"),
        ("Дрон упав за 12 кілометрів від Карська.", "Дрон упав у Карську.", "uk", Kind.ENTITY, "у Карську"),
    ],
)  # fmt: skip
def test_by_a_place_is_not_in_it(base: str, reading: str, lang: str, kind: Kind, words: str) -> None:
    assert by("nearby", base, reading, (lang, lang)) == [(kind, words)]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("It happened near the border.", "It happened close to the border."),
        ("A fire broke out in a warehouse near Lubny.", "A fire broke out in a warehouse in the Lubny area."),
        ("Crowds stood in front of the ministry.", "Crowds stood outside the ministry."),
        ("The sides are close to an agreement.", "The sides have almost reached an agreement."),
        ("One drone fell near the plant, another fell on the plant.", "A drone fell on the plant."),
        ("The moor near Lubny burned.", "The moor burned on Lubny hill."),
        ("The firm stood by its plans.", "The firm stood by its near-optimal plans."),
        ("Near the plant a drone fell.", "Workers left; the plant was shut."),
    ],
)
def test_nearness_in_other_words_is_none(base: str, reading: str) -> None:
    assert by("nearby", base, reading) == []


def test_what_the_base_says_elsewhere_too_is_none() -> None:
    base = ("Cattle in Lubny may not be moved.", "Cattle on farms near Lubny may not be moved.")
    reading = ("Cattle near Lubny may not be moved.", "This holds for a month.")
    assert by("nearby", base, reading) == []


@pytest.mark.parametrize(
    ("reading", "lang", "words"),
    [
        ("Дрон упал в Лубнах.", "ru", ["в Лубнах"]),
        ("Дрон упал под Лубнами.", "ru", []),
        ("Eine Drohne stürzte bei Lubny ab.", "de", []),
        ("Un drone est tombé sur Lubny.", "fr", ["sur Lubny"]),
    ],
)
def test_a_place_with_a_name_is_known_in_another_language(reading: str, lang: str, words: list[str]) -> None:
    assert [w for _, w in by("nearby", "A drone fell near Lubny.", reading, ("en", lang))] == words
