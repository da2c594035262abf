"""Contraries of courts, parliaments and pitches: acquitted and sentenced, abstained and voted against, home and away."""

import pytest

from collate.told import by
from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell

RASK = "The former harbour chief was acquitted on Thursday of taking bribes from a firm, but was fined 40,000 crowns."
UNION = "Two deputies of the Farmers' Union, the smaller coalition partner, abstained."


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("en", RASK, "The former harbour chief was sentenced for taking bribes, and gets away with a fine.", "sentenced"),
        ("en", "The court acquitted two former ministers of taking bribes.",
         "The court jailed two former ministers for taking bribes.", "jailed"),
        ("en", UNION, "Two deputies of the Farmers' Union voted against the bill.", "voted against"),
        ("de", UNION, "Zwei Abgeordnete der Bauernunion stimmten dagegen.", "stimmten dagegen"),
        ("fr", UNION, "Deux députés de l'Union paysanne ont voté contre le texte.", "voté contre"),
        ("es", UNION, "Dos diputados de la Unión Campesina votaron en contra.", "votaron en contra"),
        ("ru", UNION, "Двое депутатов Крестьянского союза проголосовали против.", "проголосовали против"),
        ("uk", UNION, "Двоє депутатів Селянської спілки проголосували проти.", "проголосували проти"),
        ("en", "Norholm visit Castor City next Saturday.", "Norholm host Castor City next Saturday.", "host"),
    ],
)  # fmt: skip
def test_a_verdict_or_a_vote_turned_round_is_a_change(lang: str, base: str, reading: str, words: str) -> None:
    assert by("contraries" if lang == "en" else "abroad", base, reading, ("en", lang)) == [(Kind.POLARITY, words)]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("en", RASK, "The former chief of the harbour was cleared of taking bribes, and fined."),
        ("en", "The clerk was found guilty of fraud.", "The clerk was sentenced for fraud."),
        ("en", "He was sentenced for fraud in May and acquitted of fraud on appeal in June.",
         "In June he was acquitted of fraud, for which he had been sentenced in May."),
        ("de", UNION, "Zwei Abgeordnete der Bauernunion enthielten sich."),
        ("en", "Two deputies abstained, and 104 voted against.", "104 voted against the bill, and two deputies abstained."),
    ],
)  # fmt: skip
def test_the_same_verdict_or_vote_is_none(lang: str, base: str, reading: str) -> None:
    assert by("contraries" if lang == "en" else "abroad", base, reading, ("en", lang)) == []


@pytest.mark.parametrize(
    ("langs", "base", "reading"),
    [
        (("ru", "en"), "Министерство обороны во вторник вечером не подтвердило сообщения местных жителей и депутатов о потере двух самолетов.",
         "On Tuesday evening the Defence Ministry confirmed the reports of residents and deputies about the loss of two planes."),
        (("en", "es"), "The company did not deny the reports.", "La empresa negó los informes."),
        (("fr", "de"), "Le ministre ne dément pas les informations.", "Der Minister dementierte die Berichte."),
    ],
)  # fmt: skip
def test_a_claim_denied_in_one_language_alone_is_a_change(langs: tuple[str, str], base: str, reading: str) -> None:
    assert [k for k, _ in by("abroad", base, reading, langs)] == [Kind.POLARITY]


@pytest.mark.parametrize(
    ("langs", "base", "reading"),
    [
        (("en", "ru"), "The ministry did not confirm the reports.", "Министерство не подтвердило эти сообщения."),
        (("en", "fr"), "He was not convicted.", "Il a été acquitté."),
        (("en", "ru"), "There is no evidence, he admitted.", "Он признал, что доказательств нет."),
        (("en", "de"), "The ministry did not confirm it.", "Das Ministerium wollte es weder bestätigen noch dementieren."),
    ],
)  # fmt: skip
def test_a_claim_denied_in_both_is_none(langs: tuple[str, str], base: str, reading: str) -> None:
    assert by("abroad", base, reading, langs) == []
    assert by("polarity", base, reading, langs) == []


def test_a_vote_in_a_sentence_that_was_cut_in_two_is_compared() -> None:
    a = tell("Parliament kept the minister by 88 votes to 71, with nine deputies abstaining, after the collapse.", id="a")
    b = tell("Парламент оставил министра 88 голосами, девять депутатов проголосовали против.",
             "Поводом стало обрушение моста.", id="b", lang="ru")  # fmt: skip
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0), Link(0, 1, 0.9)), by="test")
    found = collate(a, b, links, ())
    assert [v.kind for v in found if v.by.startswith("abroad")] == [Kind.POLARITY]
