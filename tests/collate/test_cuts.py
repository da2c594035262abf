"""A translation's quotation that stops before what turns its sense."""

import pytest

from collate.test_abroad_written import compared

FR = "« Nous n'avons pas vu de fraude, mais nous n'avons pas pu tout contrôler dans les bureaux », a dit Ada Vale."


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading", "rest"),
    [
        ("fr", "en", FR, '"We have seen no fraud," Ada Vale said.', "mais nous n'avons pas pu tout contrôler dans les bureaux"),
        (
            "en", "ru", '"We will come to the talks, but only if the shelling of the town stops," Otto Reyl said.',
            "«Мы приедем на переговоры», — сказал Отто Рейл.", "but only if the shelling of the town stops",
        ),
        (
            "ru", "de", "«Мы готовы отвести войска, если другая сторона сделает то же самое», — заявил Рейл.",
            "„Wir wollen die Truppen abziehen“, sagte Reyl.", "если другая сторона сделает то же самое",
        ),
    ],
)  # fmt: skip
def test_a_quotation_that_stops_before_but_or_if_is_found(lang: str, to: str, base: str, reading: str, rest: str) -> None:
    found = [v for v in compared(lang, base, reading, to=to) if v.by.startswith("cuts")]
    assert [v.base and v.base.span.of(base) for v in found] == [rest]


@pytest.mark.parametrize(
    ("to", "reading"),
    [
        ("en", '"We have seen no fraud, but we could not check everything at the stations," Ada Vale said.'),
        # The rest stands outside the marks, or the first part was told at length.
        ("en", '"We have seen no fraud," Ada Vale said, but her team could not check all that went on there.'),
        ("en", '"We have seen no fraud," Ada Vale said; what went on at all stations her team had no way to check that day.'),
        ("es", "«No hemos visto fraude, aunque no pudimos controlarlo todo en las mesas», dijo Ada Vale."),
    ],
)  # fmt: skip
def test_a_quotation_that_is_whole_or_goes_on_outside_its_marks_is_not(to: str, reading: str) -> None:
    assert not [v for v in compared("fr", FR, reading, to=to) if v.by.startswith("cuts")]
