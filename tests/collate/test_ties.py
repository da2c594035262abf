"""ties: what goes with a thing told as what makes it so."""

import pytest

from collate.told import by
from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell

TIED = "Eating oats every morning was associated with a 12 percent lower risk of stroke."


@pytest.mark.parametrize(
    ("base", "reading", "words"),
    [
        (TIED, "Eating oats every morning cuts the risk of stroke by 12 percent.", "cuts"),
        (TIED, "Eating oats every morning prevents stroke, doctors say.", "prevents"),
        ("Night shifts are linked to weak hearts in nurses, the survey found.", "Night shifts cause weak hearts in nurses, the survey found.", "cause"),
        ("Sleeping less was associated with higher blood pressure in nurses.", "Sleeping less raises blood pressure in nurses.", "raises"),
        ("The survey found a link between noisy streets and poor sleep.", "Noisy streets lead to poor sleep, the survey found.", "lead to"),
    ],
)  # fmt: skip
def test_a_tie_told_as_a_cause_is_found(base: str, reading: str, words: str) -> None:
    assert by("ties", base, reading) == [(Kind.CAUSE, words)]


def test_two_groups_side_by_side_are_no_cause_in_a_study_that_only_looked_on() -> None:
    base = ("It was an observational study.", "People who eat oats every morning have a lower risk of stroke.")
    reading = ("It was a long study.", "Eating oats every morning reduces the risk of stroke in people.")

    assert by("ties", base, reading) == [(Kind.CAUSE, "reduces")]


def test_two_groups_side_by_side_may_be_a_cause_in_a_trial() -> None:
    base = ("Half of them got a placebo.", "People who got oats every morning had a lower risk of stroke.")
    reading = ("Half got a placebo.", "Getting oats every morning reduced the risk of stroke in people.")

    assert by("ties", base, reading) == []


@pytest.mark.parametrize(
    "reading",
    [
        "Eating oats every morning could cut the risk of stroke by 12 percent.",
        "Eating oats every morning may prevent one stroke in eight.",
        "Eating oats every morning was tied to a reduced risk of stroke.",
        "Eating oats every morning does not prevent stroke, doctors say.",
        "Does eating oats every morning prevent a stroke?",
        "People eating oats every morning had a lower risk of stroke.",
        "Eating oats every morning, which is linked with few strokes, reduces the risk of one.",
    ],
)
def test_what_leaves_it_open_is_no_change(reading: str) -> None:
    assert by("ties", TIED, reading) == []


def test_a_base_that_makes_a_cause_of_it_as_well_lost_nothing() -> None:
    base = (TIED, "Oats every morning cut the risk of a stroke, the firm says.")

    assert by("ties", base, "Eating oats every morning cuts the risk of stroke by 12 percent.") == []


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("de", "Der Verzehr von Hafer war mit einem geringeren Risiko für Schlaganfälle assoziiert.", "Der Verzehr von Hafer senkt das Risiko für Schlaganfälle.", "senkt"),
        ("fr", "La consommation d'avoine est associée à un moindre risque d'accident cérébral.", "La consommation d'avoine réduit le risque d'accident cérébral.", "réduit"),
        ("es", "El consumo de avena se asocia con un menor riesgo de infarto cerebral.", "El consumo de avena previene el infarto cerebral.", "previene"),
        ("ru", "Употребление овсяной каши связано с меньшим риском тяжёлого инсульта.", "Употребление овсяной каши не менее двух раз в неделю снижает риск тяжёлого инсульта.", "снижает"),
        ("uk", "Вживання вівсяної каші пов'язане з нижчим ризиком тяжкого інсульту.", "Вживання вівсяної каші знижує ризик тяжкого інсульту.", "знижує"),
    ],
)  # fmt: skip
def test_it_is_found_in_other_languages_and_in_english_from_them(
    lang: str, base: str, reading: str, words: str
) -> None:
    english = "Eating oats cuts the risk of stroke."
    for one, other, left, right, told in (
        (base, reading, lang, lang, words),
        (TIED, reading, "en", lang, words),
        (base, english, lang, "en", "cuts"),
    ):
        a, b = tell(one, id="a", lang=left), tell(other, id="b", lang=right)
        alignment = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
        found = [v for v in collate(a, b, alignment, ()) if v.by.startswith("ties")]

        assert [(v.kind, v.reading and v.reading.span.of(b.text)) for v in found] == [(Kind.CAUSE, told)]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Der Verzehr von Hafer war mit einem geringeren Risiko für Schlaganfälle assoziiert.", "Wer Hafer verzehrt, hat ein verringertes Risiko für Schlaganfälle."),
        ("fr", "La consommation d'avoine est associée à un moindre risque d'accident cérébral.", "La consommation d'avoine va de pair avec un risque réduit d'accident cérébral."),
        ("es", "El consumo de avena se asocia con un menor riesgo de infarto cerebral.", "El consumo de avena podría prevenir el infarto cerebral."),
        ("ru", "Употребление овсяной каши связано с меньшим риском тяжёлого инсульта.", "С употреблением овсяной каши риск тяжёлого инсульта снижается."),
        ("uk", "Вживання вівсяної каші пов'язане з нижчою смертністю від тяжкого інсульту.", "Із вживанням вівсяної каші знизилася смертність від тяжкого інсульту."),
    ],
)  # fmt: skip
def test_a_tie_in_other_words_is_no_change_in_other_languages(lang: str, base: str, reading: str) -> None:
    a, b = tell(base, id="a", lang=lang), tell(reading, id="b", lang=lang)
    alignment = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")

    assert [v for v in collate(a, b, alignment, ()) if v.by.startswith("ties")] == []


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("de", "Kürzerer Schlaf ging bei Pflegern mit höherem Blutdruck einher.", "Kürzerer Schlaf erhöht den Blutdruck bei Pflegern.", ["erhöht"]),
        ("de", "Kürzerer Schlaf ging bei Pflegern mit höherem Blutdruck einher.", "Kürzerer Schlaf könnte den Blutdruck bei Pflegern erhöhen.", []),
        ("fr", "Un sommeil plus court était associé à une tension plus élevée chez les infirmières.", "Un sommeil plus court augmente la tension des infirmières.", ["augmente"]),
        ("ru", "Короткий сон у медсестёр был связан с более высоким давлением.", "Короткий сон повышает давление у медсестёр.", ["повышает"]),
        ("uk", "Короткий сон у медсестер був пов'язаний із вищим тиском.", "Короткий сон підвищує тиск у медсестер.", ["підвищує"]),
    ],
)  # fmt: skip
def test_what_is_measured_counts_as_a_risk(lang: str, base: str, reading: str, words: list[str]) -> None:
    assert by("ties", base, reading, (lang, lang)) == [(Kind.CAUSE, w) for w in words]
