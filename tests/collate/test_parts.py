"""parts: what the base says in part, told as the whole."""

import pytest

from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("base", "reading", "kind"),
    [
        ("The home was rated inadequate partly because of staff shortages.", "The home was rated inadequate because of staff shortages.", Kind.CAUSE),
        ("Workers had no rise, among other reasons because of the pandemic in Vesk.", "Workers had no rise because of the pandemic in Vesk.", Kind.CAUSE),
        ("One reason was the row over the hospital in Vinje.", "The reason was the row over the hospital in Vinje.", Kind.CAUSE),
        ("The study was paid for in part by the drug company.", "The study was paid for by the drug company.", Kind.STRENGTH),
        ("The line stays closed, mainly because of fallen trees.", "The line stays closed because of fallen trees.", Kind.CAUSE),
    ],
)  # fmt: skip
def test_a_part_told_as_the_whole_is_found(base: str, reading: str, kind: Kind) -> None:
    assert [k for k, _ in by("parts", base, reading)] == [kind]


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("en", "The runner has been provisionally suspended by the union.", "The runner has been suspended by the union.", "been suspended by"),
        ("en", "The two firms have agreed in principle to merge.", "The two firms have agreed to merge.", "agreed to merge"),
        ("en", "The sale of the docks was halted for now.", "The sale of the docks was halted.", "was halted"),
        ("en", "The sale of the docks was halted for now.", "The sale of the docks was halted until May.", ""),
        ("en", "The judge temporarily halted the sale.", "The judge issued an interim order that halted the sale.", ""),
        ("de", "Die Richterin hat den Verkauf vorläufig gestoppt.", "Die Richterin hat den Verkauf gestoppt.", "Verkauf gestoppt"),
        ("fr", "La juge a suspendu provisoirement la vente du port.", "La juge a suspendu la vente du port.", "suspendu la vente"),
        ("es", "La jueza suspendió por ahora la venta del puerto.", "La jueza suspendió la venta del puerto.", "suspendió la venta"),
        ("ru", "Суд временно приостановил продажу порта.", "Суд приостановил продажу порта.", "Суд приостановил продажу"),
        ("uk", "Суд тимчасово зупинив продаж порту.", "Суд зупинив продаж порту.", "Суд зупинив продаж"),
    ],
)  # fmt: skip
def test_what_is_for_now_told_as_final_is_found(lang: str, base: str, reading: str, words: str) -> None:
    assert by("parts", base, reading, (lang, lang)) == ([(Kind.CERTAINTY, words)] if words else [])


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("The home was rated inadequate partly because of staff shortages.", "Staff shortages were one reason why the home was rated inadequate."),
        ("The home was rated inadequate partly because of staff shortages.", "Staff shortages contributed to the home's rating."),
        ("The line stays closed mainly because of fallen trees.", "Fallen trees are the chief reason why the line stays closed."),
        ("The study was paid for in part by the drug company.", "The drug company paid for part of the study."),
        ("The roof was partly torn off, because of the storm.", "The storm tore off some of the roof."),
    ],
)  # fmt: skip
def test_a_part_in_other_words_is_no_change(base: str, reading: str) -> None:
    assert by("parts", base, reading) == []


@pytest.mark.parametrize(
    ("base", "reading", "lang", "words"),
    [
        ("The surgeon has won part of his libel case.", "The surgeon has won his libel case.", "en", "won his libel"),
        ("Parts of the village were flooded.", "The village was flooded.", "en", "The village"),
        ("La crue a inondé une partie de la ville lundi.", "La crue a inondé la ville lundi.", "fr", "inondé la ville"),
        ("La riada inundó parte de la ciudad el lunes.", "La riada inundó la ciudad el lunes.", "es", "inundó la ciudad"),
        ("Morrow denies knowingly taking any pills.", "Morrow denies taking any pills.", "en", "denies taking any"),
        ("Die Soldaten beschossen versehentlich die Schule.", "Die Soldaten beschossen die Schule.", "de", "beschossen die Schule"),
        ("Солдаты по ошибке обстреляли школу.", "Солдаты обстреляли школу.", "ru", "обстреляли школу"),
        ("Солдати помилково обстріляли школу.", "Солдати обстріляли школу.", "uk", "обстріляли школу"),
    ],
)  # fmt: skip
def test_a_share_and_what_was_not_meant_are_missed(base: str, reading: str, lang: str, words: str) -> None:
    assert by("parts", base, reading, (lang, lang)) == [(Kind.STRENGTH, words)]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("The soldiers shelled the school by mistake.", "The soldiers mistakenly shelled the school."),
        ("Most of the water is clean.", "The water is mostly clean."),
        ("Part of the village was flooded.", "The village was flooded in part."),
        ("Karsk voted to become part of a union.", "Karsk voted to become a union."),
    ],
)
def test_a_share_and_a_mistake_in_other_words_stay(base: str, reading: str) -> None:
    assert by("parts", base, reading) == []
