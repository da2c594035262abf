"""intents: what somebody means to do, told as done in another language."""

import pytest

from collate.test_abroad_written import compared
from variorum.data import Kind


def intents(lang: str, base: str, reading: str, to: str) -> list[tuple[Kind, str]]:
    return [(v.kind, v.note) for v in compared(lang, base, reading, to=to) if v.by.startswith("intents")]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading", "note"),
    [
        ("ru", "de", "«Недра» планируют закрыть нижний горизонт.", "Nedra hat die unterste Sohle geschlossen.", "планируют → hat die unterste Sohle geschlossen"),
        ("uk", "en", "Місто має намір продати стадіон.", "The city has sold the stadium.", "має намір → has sold"),
        ("de", "fr", "Die Stadt will das Stadion verkaufen.", "La ville a vendu le stade.", "will → a vendu"),
        ("en", "es", "The city plans to sell the stadium.", "La ciudad ha vendido el estadio.", "plans to → ha vendido"),
    ],
)  # fmt: skip
def test_a_plan_told_as_done_is_found(lang: str, to: str, base: str, reading: str, note: str) -> None:
    assert intents(lang, base, reading, to) == [(Kind.CERTAINTY, note)]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("de", "en", "Die Stadt will das Stadion verkaufen.", "The city wants to sell the stadium."),
        ("de", "en", "Die Stadt will das Stadion verkaufen.", "The city will sell the stadium."),
        # Decided and announced is not done; denied; left open; one clause of two.
        ("de", "fr", "Die Stadt will das Stadion verkaufen.", "La ville a décidé de vendre le stade."),
        ("ru", "de", "Город намерен продать стадион.", "Die Stadt hat den Verkauf des Stadions angekündigt."),
        ("en", "de", "The city does not plan to sell the stadium.", "Die Stadt hat das Stadion nie verkauft."),
        ("en", "es", "The city plans to sell the stadium.", "La ciudad ha vendido quizá el estadio."),
        ("en", "fr", "The city plans to sell the stadium, which it has repaired.", "La ville, qui a réparé le stade, le vend."),
    ],
)  # fmt: skip
def test_a_plan_that_is_still_one_is_no_finding(lang: str, to: str, base: str, reading: str) -> None:
    assert intents(lang, base, reading, to) == []
