"""numbers: bounds that fell away or stand behind, units of two words, and figures that were worked out."""

import pytest

from collate.told import by, differences
from variorum.collate.judged import SPELT
from variorum.collate.quantities import quantities
from variorum.data import Kind


@pytest.mark.parametrize(
    ("base", "reading", "kind"),
    [
        ("A strike would delay at least 14 ships in Hestnes.", "A strike would delay 14 ships in Hestnes.", Kind.NUMBER),
        ("The line will be closed for at least eight months.", "The line will be closed for eight months.", Kind.DATE),
        ("They would lose up to 300,000 crowns a day.", "They would lose 300,000 crowns a day.", Kind.NUMBER),
        ("The party had 34 percent, ahead of the Farmers with 28.7.", "The party had 34 percent, ahead of the Farmers with 27.8.", Kind.NUMBER),
    ],
)  # fmt: skip
def test_a_bound_or_a_figure_that_changed_is_found(base: str, reading: str, kind: Kind) -> None:
    assert [k for k, _ in by("numbers", base, reading)] == [kind]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("A strike would delay at least 14 ships.", "A strike would delay 14 ships or more."),
        ("The line closes for at least eight months.", "The line closes for eight months, if not longer."),
        ("The firm runs at least 40 sites.", "The firm runs no fewer than 40 sites."),
        ("More than 200 people came to the fair.", "Some 200 people came to the fair."),
        ("The man can be held for up to four weeks.", "The man can be held for as long as four weeks."),
        ("Parties need at least 4 percent of the vote.", "No party gets in with less than 4 percent of the vote."),
        ("It was 21 to 24 degrees Celsius in Vesk.", "It was 70 to 75 degrees Fahrenheit in Vesk."),
        ("It was minus 6 degrees Celsius in Vesk.", "It was 21 degrees Fahrenheit in Vesk."),
        ("The fire burned 3,000 hectares of wood.", "The fire burned 30 square kilometres of wood."),
        ("The fire burned 3,000 hectares of wood.", "The fire burned 30 sq km of wood."),
        ("The judge will report by the end of May.", "The judge will report before June."),
        ("The machines are up to 15 years old.", "The oldest of the machines have stood for 15 years."),
        ("Profit was 38 million crowns, compared with 52 million in May.", "Profit was 38 million crowns, 14 million less than in May."),
        ("Sales of 38 million were 14 million less than in May.", "Sales were 38 million, against 52 million in May."),
    ],
)  # fmt: skip
def test_the_same_number_in_other_words_is_no_change(base: str, reading: str) -> None:
    assert [v for v in differences(base, reading) if v.kind in (Kind.NUMBER, Kind.DATE, Kind.ENTITY)] == []


def test_a_temperature_on_another_scale_with_its_figure_kept_is_a_change() -> None:
    assert by("numbers", "It was 30 degrees Celsius in Vesk.", "It was 30 degrees Fahrenheit in Vesk.")


@pytest.mark.parametrize(
    ("text", "lang", "unit", "value", "hedge"),
    [
        ("40 sites or more", "en", "count", 40.0, "above"),
        ("14 ships or more than that", "en", "count", 14.0, None),
        ("5 sq. km", "en", "measure:area", 5e6, None),
        ("5 kilómetros cuadrados", "es", "measure:area", 5e6, None),
        ("24 °C", "en", "measure:celsius", 24.0, None),
        ("20 градусов по Цельсию", "ru", "measure:celsius", 20.0, None),
        ("30 Tage oder mehr", "de", "time", 30 * 86400.0, "above"),
        ("не менее чем в 40 миллионов крон", "ru", "money:crown", 4e7, "above"),
        ("не более чем 40 человек", "ru", "count", 40.0, "upto"),
        ("не менш ніж 40 осіб", "uk", "count", 40.0, "above"),
        ("не більше ніж 40 осіб", "uk", "count", 40.0, "upto"),
    ],
)
def test_what_a_number_measures(text: str, lang: str, unit: str, value: float, hedge: str | None) -> None:
    (q,) = quantities(text, 0, lang)
    assert (q.unit, round(q.value), q.hedge) == (unit, value, hedge)


@pytest.mark.parametrize(
    ("langs", "base", "reading"),
    [
        (("en", "ru"), "Some six acres of the site are burning.", "Горит около шести гектаров свалки."),
        (("en", "en"), "Some six acres of the site are burning.", "About six hectares of the site are burning."),
    ],
)
def test_a_figure_that_stayed_while_its_unit_did_not_is_sure(langs: tuple[str, str], base: str, reading: str) -> None:
    [v] = [v for v in differences(base, reading, langs) if v.by.startswith("numbers")]
    assert v.kind is Kind.NUMBER
    assert v.confidence >= SPELT
