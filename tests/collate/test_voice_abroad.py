"""voice across a border: a claim that a translation tells as the outlet's own."""

import pytest

from collate.test_abroad_written import compared
from variorum.data import Kind


def voices(lang: str, base: str, reading: str, to: str) -> list[str]:
    return [v.note for v in compared(lang, base, reading, to=to) if v.kind is Kind.VOICE]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("es", "en", "El club alega que el marcador dejó de funcionar.", "For eleven minutes the scoreboard was down."),
        ("de", "fr", "Der Verein beteuert, dass die Tafel mitten im Spiel ausgefallen sei.", "Le tableau est tombé en panne pendant le match."),
    ],
)  # fmt: skip
def test_a_claim_that_lost_its_speaker_is_found(lang: str, to: str, base: str, reading: str) -> None:
    assert len(voices(lang, base, reading, to)) == 1


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        # A verb of saying or of blame in any form says that it is somebody's.
        ("en", "ru", "Parishioners criticised the bishop for not naming Roth.", "Прихожане раскритиковали епископа за то, что Рот не назван."),
        ("de", "ru", "Der Pilot der Maschine hatte den Tower vor dem Nebel gewarnt.", "Пилот самолёта предупредил диспетчеров о тумане."),
        ("ru", "en", "Староста утверждает, что снаряды повредили школу и три дома.", "Damage to a school and three houses, of which the elder speaks, can't be checked."),
        ("es", "en", "El club alega que el marcador dejó de funcionar.", "The scoreboard was down, it was explained."),
    ],
)  # fmt: skip
def test_a_claim_that_stays_somebodys_is_no_finding(lang: str, to: str, base: str, reading: str) -> None:
    assert voices(lang, base, reading, to) == []
