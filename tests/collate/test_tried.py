"""tried: what was tried in animals, told of people or of nobody."""

import pytest

from collate.told import by
from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell

BASE = ("The study took three years.", "Mice that ate the extract for 12 weeks had lower levels of sugar in their blood.")


def test_a_trial_in_mice_told_of_nobody_is_a_limit_dropped() -> None:
    reading = "The extract lowers levels of sugar in the blood within 12 weeks."

    assert by("tried", BASE, ("The study took three years.", reading)) == [(Kind.CERTAINTY, reading[:-1])]


def test_a_trial_in_mice_told_of_people_has_another_in_their_place() -> None:
    reading = ("The study took three years.", "Patients who ate the extract for 12 weeks had lower levels of sugar.")

    assert by("tried", BASE, reading) == [(Kind.ENTITY, "Patients")]


@pytest.mark.parametrize(
    "reading",
    [
        ("The study took three years.", "Rodents that ate the extract had lower levels of sugar in their blood."),
        ("The animal study took years.", "The extract lowered levels of sugar in the blood within 12 weeks."),
        ("The study took three years.", "In the laboratory the extract lowered levels of sugar in the blood."),
        ("The study took three years.", "It was paid for by the state."),
    ],
)
def test_what_tells_of_animals_or_of_another_thing_is_no_change(reading: tuple[str, str]) -> None:
    assert by("tried", BASE, reading) == []


def test_mice_that_nobody_studies_are_no_trial() -> None:
    base = ("The barn is old.", "Mice ate the seed corn and the cables in the barn last winter.")

    assert by("tried", base, ("The barn is old.", "The seed corn and the cables in the barn were eaten.")) == []


@pytest.mark.parametrize(
    ("lang", "reading", "kind"),
    [
        ("de", "Patienten, die den Extrakt zwölf Wochen lang nahmen, hatten weniger Zucker im Blut.", Kind.ENTITY),
        ("fr", "L'extrait fait baisser le taux de sucre dans le sang en douze semaines.", Kind.CERTAINTY),
        ("es", "Las personas que tomaron el extracto tenían menos azúcar en la sangre.", Kind.ENTITY),
        ("ru", "Экстракт за 12 недель снизил уровень сахара в крови.", Kind.CERTAINTY),
        ("uk", "Екстракт за 12 тижнів знизив рівень цукру в крові.", Kind.CERTAINTY),
    ],
)
def test_it_is_found_across_languages(lang: str, reading: str, kind: Kind) -> None:
    a, b = tell(*BASE, id="a"), tell(reading, id="b", lang=lang)
    alignment = Alignment(left="a", right="b", links=(Link(1, 0, 1.0),), by="test")

    assert [v.kind for v in collate(a, b, alignment, ()) if v.by.startswith("tried")] == [kind]
