"""plans: what somebody means to do, told as settled, in languages whose verbs show it by their form."""

import pytest

from collate.test_abroad_written import compared
from variorum.data import Kind


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Der Hersteller will bis Mai rund 400 Stellen im Werk Drensdorf streichen.", "Der Hersteller streicht bis Mai rund 400 Stellen im Werk Drensdorf."),
        ("de", "Die Stadt plant, das Hallenbad an der Mühle im Mai zu schließen.", "Die Stadt wird das Hallenbad an der Mühle im Mai schließen."),
        ("fr", "La mairie envisage de fermer la piscine du quartier nord.", "La mairie fermera la piscine du quartier nord."),
        ("fr", "La mairie compte ouvrir une piscine dans le quartier nord.", "La mairie va ouvrir une piscine dans le quartier nord."),
        ("es", "El puerto pretende cerrar el muelle viejo en octubre.", "El puerto cerrará el muelle viejo en octubre."),
        ("es", "El puerto planea vender el muelle viejo en octubre.", "El puerto va a vender el muelle viejo en octubre."),
        ("ru", "Компания планирует построить фабрику лекарств за рекой.", "Компания построит фабрику лекарств за рекой."),
        ("ru", "Город намерен закрыть старую фабрику за рекой.", "Город закрыл старую фабрику за рекой."),
        ("uk", "Компанія має намір збудувати фабрику ліків за річкою.", "Компанія збудує фабрику ліків за річкою."),
    ],
)  # fmt: skip
def test_a_plan_told_as_settled_is_found(lang: str, base: str, reading: str) -> None:
    assert Kind.CERTAINTY in [v.kind for v in compared(lang, base, reading)]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Der Hersteller will rund 400 Stellen im Werk streichen.", "Der Hersteller beabsichtigt, rund 400 Stellen im Werk zu streichen."),
        ("de", "Der Hersteller will rund 400 Stellen im Werk streichen.", "Der Hersteller streicht voraussichtlich rund 400 Stellen im Werk."),
        ("de", "Der Hersteller will keine Stellen im Werk Drensdorf streichen.", "Im Werk Drensdorf streicht der Hersteller keine Stellen."),
        ("fr", "La mairie envisage de fermer la piscine du quartier nord.", "La mairie a l'intention de fermer la piscine du quartier nord."),
        ("fr", "Le compte rendu de la mairie décrit la piscine du quartier.", "La mairie rendra compte de la piscine du quartier."),
        ("es", "El puerto pretende cerrar el muelle viejo en octubre.", "El puerto quiere cerrar el muelle viejo en octubre."),
        ("es", "El puerto no pretende cerrar el muelle viejo.", "El puerto no cerrará el muelle viejo."),
        ("ru", "Компания планирует построить фабрику лекарств за рекой.", "Компания собирается построить фабрику лекарств за рекой."),
        ("ru", "Компания планирует построить фабрику лекарств за рекой.", "По плану компания построит фабрику лекарств за рекой."),
        # Another matter of the same verb.
        ("ru", "Компания планирует построить фабрику лекарств за рекой.", "Церковь у вокзала построил купец."),
    ],
)  # fmt: skip
def test_a_plan_kept_or_denied_is_no_change(lang: str, base: str, reading: str) -> None:
    assert Kind.CERTAINTY not in [v.kind for v in compared(lang, base, reading)]
