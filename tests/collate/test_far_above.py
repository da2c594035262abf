"""contraries: a little more or less than something told as far more or less, in each language."""

import pytest

from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("en", "It found lead slightly above the safe level.", "It found lead far above the safe level."),
        ("de", "Der Wert lag leicht über dem Grenzwert.", "Der Wert lag weit über dem Grenzwert."),
        ("fr", "La teneur est légèrement supérieure au seuil conseillé.", "La teneur est nettement supérieure au seuil conseillé."),
        ("es", "El nivel está ligeramente por encima del recomendado.", "El nivel está muy por encima del recomendado."),
        ("ru", "Уровень свинца чуть выше рекомендованного.", "Уровень свинца намного выше рекомендованного."),
        ("uk", "Рівень свинцю трохи вищий за норму.", "Рівень свинцю набагато вищий за норму."),
    ],
)  # fmt: skip
def test_a_little_above_told_as_far_above(lang: str, base: str, reading: str) -> None:
    assert [k for k, _ in by("contraries", base, reading, (lang, lang))] == [Kind.STRENGTH]


def test_high_and_far_above_a_river_are_one() -> None:
    assert by("contraries", "The bridge is far above the river.", "The bridge is high above the river.") == []
