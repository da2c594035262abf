"""accounts: what a sum of money is, in a firm's accounts."""

import pytest

from collate.told import by
from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell

BASE = "Revenue fell to 412 million euros, and net profit came to 24 million euros."


@pytest.mark.parametrize(
    ("base", "reading", "found"),
    [
        (BASE, "Profit fell to 412 million euros in spring.", [(Kind.ENTITY, "Profit")]),
        (BASE, "The firm made a net loss of 24 million euros.", [(Kind.POLARITY, "loss")]),
        (BASE, "Sales fell to 412 million euros, and the firm had earnings of 24 million euros.", []),
        (BASE, "The firm made 24 million euros in profit on turnover of 412 million euros.", []),
        ("Profit was 24 million euros, and a fine cost 24 million euros.", "The loss was 24 million euros.", []),
        ("It has 24 million euros.", "Its debt is 24 million euros.", []),
    ],
)
def test_a_sum_is_what_it_was(base: str, reading: str, found: list[tuple[Kind, str]]) -> None:
    assert by("accounts", base, reading) == found


@pytest.mark.parametrize(
    ("lang", "reading", "words"),
    [
        ("de", "Der Gewinn fiel auf 412 Millionen Euro.", "Gewinn"),
        ("de", "Der Umsatz fiel auf 412 Millionen Euro, der Nettogewinn betrug 24 Millionen Euro.", ""),
        ("fr", "La perte nette s'élève à 24 millions d'euros.", "perte"),
        ("fr", "Le chiffre d'affaires a reculé à 412 millions d'euros.", ""),
        ("es", "La deuda bajó a 412 millones de euros.", "deuda"),
        ("ru", "Чистый убыток составил 24 миллиона евро.", "убыток"),
        ("uk", "Чистий прибуток становив 24 мільйони євро.", ""),
    ],
)
def test_it_is_across_languages(lang: str, reading: str, words: str) -> None:
    a, b = tell(BASE, id="a"), tell(reading, id="b", lang=lang)
    alignment = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    found = [v for v in collate(a, b, alignment, ()) if v.by.startswith("accounts")]

    assert [v.reading.span.of(b.text) for v in found if v.reading] == ([words] if words else [])
