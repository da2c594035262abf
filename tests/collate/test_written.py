"""The same quantity in the ways news writes it: each must be read as the first of its row is."""

import pytest

from variorum.collate.agreement import meets
from variorum.collate.quantities import Quantity, quantities
from variorum.collate.times import agree, points

ROWS = {
    "en": [
        "$1.5 million|US$1.5 million|$US1.5 million|$1.5m|USD 1.5 million|1.5 million dollars|$1,500,000|USD1.5m",
        "$1.5 million|1.5 million US dollars|1.5 million U.S. dollars|US$ 1.5 million|one and a half million dollars",
        "6 percent|6 per cent|6%|six percent|6 pct|6pc",
        "€2 billion|2 billion euros|€2bn|EUR 2 billion|2bn euros|EUR2bn|2,000 million euros",
        "£300|300 pounds|GBP 300|300 pounds sterling",
        "10,000 people|ten thousand people|10000 people|10k people",
        "500 crore rupees|Rs 500 crore|₹500 crore|5 billion rupees|Rs. 500 crore|Rs500 crore|INR 5 billion",
        "10 million yuan|CNY 10 million|10 million renminbi|RMB 10 million",
        "24 trucks|two dozen trucks|2 dozen trucks",
        "6 trucks|half a dozen trucks|half-dozen trucks",
        "500,000 euros|half a million euros|half-million euros",
        "250,000 people|a quarter of a million people",
        "two and a half years|2.5 years|two years and a half",
        "3 km|three kilometres|3 kilometers|3km|3 kms",
    ],
    "de": [
        "1,5 Millionen Euro|1,5 Mio. Euro|1,5 Mio Euro|1.500.000 Euro|EUR 1,5 Mio.|€ 1,5 Millionen|1,5 Mill. Euro",
        "2 Milliarden Euro|2 Mrd. Euro|zwei Milliarden Euro|2 Mrd Euro|2 Mrd. €",
        "6 Prozent|6%|6 %|sechs Prozent",
        "2 Millionen Dollar|2 Mio. US-Dollar|2 Mio. Dollar|$2 Millionen",
    ],
    "ru": [
        "1,5 миллиона рублей|1,5 млн рублей|1,5 млн руб.|1 500 000 рублей|полтора миллиона рублей|1,5 млн ₽",
        "1,7 млн рублей|1 миллион 700 тысяч рублей|1 млн 700 тыс. рублей",
        "30 тысяч человек|30 тыс. человек|30 000 человек|тридцать тысяч человек",
        "2 млрд долларов|$2 млрд|2 миллиарда долларов|2 млрд долл.|2 млрд долларов США|USD 2 млрд",
    ],
    "uk": ["1,5 мільйона гривень|1,5 млн грн|1,5 млн гривень|1 500 000 грн|1,5 млн ₴"],
    "fr": [
        "1,5 million d'euros|1,5 M€|1 500 000 euros|1,5 million d’euros|1,5 M d'euros",
        "2 milliards d'euros|2 Md€|2 Mds€|2 Mds d'euros|deux milliards d'euros",
        "6 %|6 pour cent|6%|six pour cent",
    ],
    "es": ["dos años y medio|2,5 años", "dos docenas|24", "1,5 millones de euros|1.500.000 euros|1,5 M€|1.500.000 €", "6 por ciento|6%|6 %|seis por ciento"],
    "it": ["due anni e mezzo|2,5 anni", "due dozzine|24", "1,5 milioni di euro|1.500.000 euro|1,5 mln di euro|1,5 mln euro"],
}
CASES = [
    (lang, row.split("|")[0], other) for lang, rows in ROWS.items() for row in rows for other in row.split("|")[1:]
]


def only(text: str, lang: str) -> Quantity:
    found = quantities(f"({text})", 0, lang)
    assert len(found) == 1, [(q.value, q.unit) for q in found]
    return found[0]


@pytest.mark.parametrize(("lang", "first", "other"), CASES)
def test_a_quantity_is_the_same_however_it_is_written(lang: str, first: str, other: str) -> None:
    a, b = only(first, lang), only(other, lang)
    assert a.unit == b.unit
    assert meets(a, b)
    assert a.value == pytest.approx(b.value)


@pytest.mark.parametrize(
    ("text", "lang", "unit"),
    [("It lies 5 m away", "fr", "count"), ("It was TB9 they saw", "en", None), ("They gave us 40 cows", "en", "count"),
     ("Of the 12 won by the party", "en", "count")],
)  # fmt: skip
def test_what_only_looks_like_money_is_none(text: str, lang: str, unit: str | None) -> None:
    found = quantities(text, 0, lang)
    assert [q.unit for q in found] == ([unit] if unit else [])
    assert all(q.value < 100 for q in found)


@pytest.mark.parametrize("other", ["10.40pm", "10:40 p.m.", "22:40", "10:40"])
def test_an_hour_past_eight_in_the_evening_is_read_as_a_time_of_day(other: str) -> None:
    (a,), (b,) = points("(22:40)", 0, "en", None), points(f"({other})", 0, "en", None)
    assert a.minute == b.minute
    assert agree(a, b)
    assert not agree(a, points("(23:10)", 0, "en", None)[0])


def test_a_letter_apart_from_its_number_that_begins_a_word_is_no_scale() -> None:
    dance, deal = "where 16 B-Boys and 16 B-Girls meet", "a £3m-a-year deal worth $5 b in all"

    assert [q.value for q in quantities(dance, 0, "en")] == [16, 16]
    assert [q.value for q in quantities(deal, 0, "en")] == [3e6, 5e9]
