"""accounts: what a sum is in a firm's accounts, which way a figure went, and what it is held against."""

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
    ("base", "reading", "found"),
    [
        ("The bank kept its rate at 4.25 percent.", "The bank raised its rate to 4.25 percent.", [(Kind.POLARITY, "raised")]),
        ("It kept its forecast of about 11.8 billion crowns unchanged.", "Its forecast was cut to about 11.8 billion crowns.", [(Kind.POLARITY, "cut")]),
        ("The bank cut its rate by a quarter point to 4.25 percent.", "The bank reduced its rate to 4.25 percent.", []),
        ("The bank cut its rate to 4.25 percent.", "The rate, which it had raised in May, was cut to 4.25 percent.", []),
        ("Profit fell to 112 million crowns from 181 million.", "Profit rose from 112 million crowns to 181 million.", []),
        ("Sales rose 3 percent but profit fell 3 percent.", "Profit was 3 percent lower.", []),
        ("Prices rose 0.4 percent from the previous month.", "Prices rose 0.4 percent year-on-year.", [(Kind.DATE, "year-on-year")]),
        ("Prices rose 0.4 percent from the previous month.", "Prices rose 0.4 percent month on month.", []),
        ("Net profit came to 24 million euros.", "Operating profit came to 24 million euros.", [(Kind.ENTITY, "Operating profit")]),
        ("Net profit came to 24 million euros.", "Profit came to 24 million euros.", []),
    ],
)  # fmt: skip
def test_a_figure_went_the_way_it_went(base: str, reading: str, found: list[tuple[Kind, str]]) -> None:
    assert by("accounts", base, reading) == found


@pytest.mark.parametrize(
    ("lang", "reading", "words"),
    [
        ("de", "Die Bank erhöhte den Leitzins auf 4,25 Prozent.", "erhöhte"),
        ("de", "Die Bank senkte den Leitzins auf 4,25 Prozent.", ""),
        ("fr", "La banque a relevé son taux à 4,25 %.", "relevé"),
        ("es", "El banco mantuvo su tipo en el 4,25 %.", "mantuvo"),
        ("ru", "Банк повысил ставку до 4,25%.", "повысил"),
        ("uk", "Банк зберіг ставку на рівні 4,25%.", "зберіг"),
        ("uk", "Банк знизив ставку до 4,25%.", ""),
    ],
)
def test_it_went_so_in_every_language(lang: str, reading: str, words: str) -> None:
    found = by("accounts", "The bank cut its main rate to 4.25 percent.", reading, ("en", lang))
    assert found == ([(Kind.POLARITY, words)] if words else [])


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
