"""opposed: a bound below told as a bound above in another language, and what only looks so."""

import pytest

from collate.told import by, differences
from variorum.data import Kind


@pytest.mark.parametrize(
    ("langs", "base", "reading", "kind", "words"),
    [
        (("ru", "uk"), "Город готов дать не более половины этой суммы.", "Місто готове дати щонайменше половину цієї суми.", Kind.NUMBER, "щонайменше половину"),
        (("de", "ru"), "Mehr als die Hälfte der Bauern stimmte ab.", "Голосовали меньше половины фермеров.", Kind.NUMBER, "меньше половины"),
        (("en", "fr"), "It holds a share of up to 15 percent in the port.", "Il détient une part d'au moins 15 % du port.", Kind.NUMBER, "d'au moins 15 %"),
        (("en", "es"), "The firm would appeal within ten days.", "La empresa recurrirá en un plazo de más de diez días.", Kind.DATE, "más de diez días"),
        (("en", "ru"), "The firm would appeal within ten days.", "Компания подаст жалобу более чем через десять дней.", Kind.DATE, "более чем через десять дней"),
        (("fr", "de"), "Plus d'un millier de cheminots ont fait grève.", "Knapp tausend Eisenbahner streikten.", Kind.NUMBER, "Knapp tausend"),
    ],
)  # fmt: skip
def test_a_bound_turned_round_is_found(langs: tuple[str, str], base: str, reading: str, kind: Kind, words: str) -> None:
    assert (kind, words) in by("opposed", base, reading, langs)


@pytest.mark.parametrize(
    ("langs", "base", "reading"),
    [
        # Not more than half, either way.
        (("ru", "es"), "Город готов дать не более половины этой суммы.", "La ciudad no puede dar más de la mitad."),
        (("en", "de"), "It takes at least 4 percent to get in.", "Niemand kommt mit weniger als 4 Prozent hinein."),
        # A negation further off is of another thing.
        (("en", "fr"), "Letters were filed unread on at least three occasions.", "Des lettres ont été classées sans être lues à trois reprises au moins."),
        (("en", "fr"), "It will be ready within ten days.", "Ce sera prêt dans les dix jours."),
        (("en", "uk"), "It will be ready within ten days.", "Буде готово менш ніж за десять днів."),
        # Two figures of one value.
        (("en", "ru"), "At least 40 came, and up to 40 stayed away.", "Пришли не более 40 человек."),
    ],
)  # fmt: skip
def test_what_may_be_one_bound_is_no_finding(langs: tuple[str, str], base: str, reading: str) -> None:
    assert by("opposed", base, reading, langs) == []


def test_at_most_is_what_no_more_than_half_is_within_a_language() -> None:
    found = differences("The town can give no more than half of it.", "The town can't give more than half of it.")
    assert not [v for v in found if v.kind is Kind.NUMBER]
