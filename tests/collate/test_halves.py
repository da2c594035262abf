"""Numbers that a half goes on, and those that an article or nothing counts."""

import pytest

from variorum.collate.quantities import quantities


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "a tonne and a half of cable", 1500),
        ("en", "a million and a half people", 1.5e6),
        ("en", "one and a half million", 1.5e6),
        ("en", "a dozen and a half", 18),
        ("en", "two million and a half", 2.5e6),
        ("en", "a million people", 1e6),
        ("fr", "une tonne et demie de câble", 1500),
        ("fr", "un million et demi", 1.5e6),
        ("es", "tonelada y media de cable", 1500),
        ("es", "dos toneladas y media", 2500),
        ("de", "eine Million Menschen", 1e6),
        ("ru", "две с половиной тысячи", 2500),
        ("ru", "миллион двести тысяч рублей", 1.2e6),
        ("uk", "дві з половиною тисячі", 2500),
        ("uk", "мільйон гривень", 1e6),
    ],
)
def test_a_half_belongs_to_the_number_before_it(lang: str, text: str, value: float) -> None:
    assert [q.value for q in quantities(text, lang=lang)] == [value]


@pytest.mark.parametrize(
    ("lang", "text", "length"),
    [("en", "two-and-a-half years", 2.5), ("ru", "два с половиной года", 2.5), ("es", "año y medio", 1.5)],
)
def test_years_and_a_half_are_a_length(lang: str, text: str, length: float) -> None:
    (q,) = quantities(text, lang=lang)
    assert q.unit == "time"
    assert q.value == pytest.approx(length * 365.24 * 86400, rel=0.01)


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "five and third", [5, 3]),
        ("de", "ein Mann", []),
        ("ru", "5 миллионов и ещё миллион", [5e6, 1e6]),
        ("en", "forty men and half of them", [40, 0.5]),
    ],
)
def test_other_numbers_stay_what_they_are(lang: str, text: str, values: list[float]) -> None:
    assert [q.value for q in quantities(text, lang=lang)] == values
