"""steps: an approval told as further on than it went."""

import pytest

from collate.told import by
from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell

OPEN = "The sale of the brickworks is subject to approval by the harbour council."


@pytest.mark.parametrize(
    ("base", "reading", "words"),
    [
        (OPEN, "The harbour council has approved the sale of the brickworks.", "approved"),
        ("The agency has granted the heart drug fast-track status.", "The agency has approved the heart drug on its fast track.", "approved"),
        (OPEN, "The harbour council has now given its approval to the sale of the brickworks.", "given its approval"),
        ("Experts at the agency recommended the heart drug for use.", "The agency's experts authorised the heart drug for use.", "authorised"),
    ],
)  # fmt: skip
def test_a_step_before_an_approval_told_as_one_is_found(base: str, reading: str, words: str) -> None:
    assert by("steps", base, reading) == [(Kind.CERTAINTY, words)]


@pytest.mark.parametrize(
    "reading",
    [
        "The sale of the brickworks will be approved or rejected by the harbour council.",
        "The sale of the brickworks must be approved by the harbour council.",
        "If approved by the harbour council, the sale of the brickworks goes ahead.",
        "The harbour council has not approved the sale of the brickworks.",
        "Has the harbour council approved the sale of the brickworks?",
        "The sale of the brickworks, an approved builder, awaits the harbour council.",
        "The sale of the brickworks needs the consent of the harbour council.",
    ],
)
def test_an_approval_to_come_is_no_change(reading: str) -> None:
    assert by("steps", OPEN, reading) == []


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("en", "The harbour council gave its full approval for the sale of the brickworks.", "The harbour council approved the sale of the brickworks."),
        ("de", "Der Hafenrat erteilte dem Verkauf der Ziegelei die Genehmigung.", "Der Hafenrat hat den Verkauf der Ziegelei genehmigt."),
        ("fr", "Le conseil du port a accordé son autorisation à la vente de la briqueterie.", "Le conseil du port a approuvé la vente de la briqueterie."),
        ("es", "El consejo del puerto dio su aprobación a la venta de la ladrillera.", "El consejo del puerto aprobó la venta de la ladrillera."),
        ("ru", "Портовый совет дал согласие на продажу кирпичного завода.", "Портовый совет одобрил продажу кирпичного завода."),
        ("uk", "Портова рада надала дозвіл на продаж цегельні.", "Портова рада схвалила продаж цегельні."),
    ],
)  # fmt: skip
def test_an_approval_that_was_given_or_got_is_one(lang: str, base: str, reading: str) -> None:
    assert by("steps", base, reading, (lang, lang)) == []


def test_a_base_with_an_approval_of_its_own_lost_nothing() -> None:
    base = (OPEN, "Its members approved the sale on Monday.")

    assert by("steps", base, "The harbour council approved the sale of the brickworks.") == []


@pytest.mark.parametrize(
    ("lang", "reading", "words"),
    [
        ("de", "Der Hafenrat hat dem Verkauf der Ziegelei zugestimmt.", "zugestimmt"),
        ("de", "Der Verkauf der Ziegelei muss vom Hafenrat noch genehmigt werden.", ""),
        ("fr", "Le conseil du port a approuvé la vente de la briqueterie.", "approuvé"),
        ("fr", "La vente de la briqueterie doit être approuvée par le conseil du port.", ""),
        ("es", "El consejo del puerto ha aprobado la venta de la ladrillera.", "aprobado"),
        ("es", "La venta de la ladrillera está pendiente de ser aprobada por el consejo.", ""),
        ("ru", "Портовый совет одобрил продажу кирпичного завода.", "одобрил"),
        ("ru", "Продажа кирпичного завода должна быть одобрена портовым советом.", ""),
        ("uk", "Портова рада схвалила продаж цегельні.", "схвалила"),
    ],
)
def test_it_is_found_across_languages(lang: str, reading: str, words: str) -> None:
    a, b = tell(OPEN, id="a"), tell(reading, id="b", lang=lang)
    alignment = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    found = [v for v in collate(a, b, alignment, ()) if v.by.startswith("steps")]

    assert [v.reading.span.of(b.text) for v in found if v.reading] == ([words] if words else [])


def test_an_approval_in_the_base_counts_whatever_stands_before_it() -> None:
    base = (OPEN, "A grant to a trust linked to her family had been approved against their advice.")

    assert by("steps", base, "The harbour council approved the sale of the brickworks.") == []
