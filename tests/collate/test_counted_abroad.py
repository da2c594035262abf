"""counted across a border: whom or what a number counts, where no word of one text stands in the other."""

import pytest

from collate.test_abroad_written import compared
from variorum import lexicon
from variorum.collate.counted import STATES
from variorum.data import Kind

CROWDS = lexicon.load("crowds")


def counted(lang: str, base: str, reading: str, to: str) -> list[tuple[Kind, str]]:
    found = compared(lang, base, reading, to=to)
    return [(v.kind, v.note) for v in found if v.by.startswith("counted")]


def test_every_language_has_the_same_lists() -> None:
    assert len({tuple(x for x in lists if x != STATES) for lists in CROWDS.values()}) == 1
    assert set(CROWDS["en"][STATES]) < set(CROWDS["de"])


@pytest.mark.parametrize("lang", CROWDS)
def test_no_word_counts_two_sorts(lang: str) -> None:
    words = [(w.removesuffix("*"), w, sort) for sort, entries in CROWDS[lang].items() for w in entries if sort != STATES]
    for a, x, one in words:
        for b, y, other in words:
            assert one == other or not (a == b or (x != a and b.startswith(a)) or (y != b and a.startswith(b)))


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading", "note"),
    [
        ("en", "de", "On the ward 27 pupils were tested.", "Auf der Station wurden 27 Lehrer getestet.", "27 pupils → 27 Lehrer"),
        ("ru", "en", "В шторм погибли 14 рыбаков.", "Fourteen soldiers died in the storm.", "14 рыбаков → Fourteen soldiers"),
        ("en", "de", "On the ward 27 patients were treated.", "Auf der Station wurden 27 Ärzte behandelt.", "27 patients → 27 Ärzte"),
        ("fr", "es", "L'inondation a détruit 40 maisons.", "La inundación destruyó 40 escuelas.", "40 maisons → 40 escuelas"),
        ("uk", "ru", "Над містом збили 12 дронів.", "Над городом сбили 12 ракет.", "12 дронів → 12 ракет"),
        ("en", "ru", "They shot down 27 of 34 drones.", "Сбиты 27 из 34 ракет.", "27 of 34 drones → 27 из 34 ракет"),
        ("de", "fr", "Drei junge Lehrerinnen klagten.", "Trois avocats ont porté plainte.", "Drei junge Lehrerinnen → Trois avocats"),
    ],
)  # fmt: skip
def test_another_sort_in_the_place_of_the_bases_is_found(lang: str, to: str, base: str, reading: str, note: str) -> None:
    assert counted(lang, base, reading, to) == [(Kind.ENTITY, note)]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("en", "de", "On the ward 27 pupils were tested.", "Auf der Station wurden 27 Schüler getestet."),
        # What the number counts is somebody whose the others are.
        ("en", "ru", "He wrote to 27 schools.", "Он написал письма, их получили 27 директоров школ."),
        ("ru", "en", "Награды получили 27 директоров школ.", "Awards went to 27 teachers."),
        # Both sorts in one of the sentences, or the same number of both.
        ("en", "es", "At the school 27 teachers and pupils fell ill.", "En la escuela enfermaron 27 alumnos y profesores."),
        ("en", "fr", "The school has 27 teachers. | A class has 27 pupils.", "L'école a 27 élèves. | Une classe a 27 enseignants."),
        # Who anybody can be, where the text tells of the others, too; a word that may be anybody.
        ("en", "de", "Miners were carried out. | The clinic has 27 patients.", "Man trug sie hinaus. | In der Klinik liegen 27 Bergleute."),
        ("en", "uk", "The collapse trapped 14 workers.", "Під завалом опинилися 14 шахтарів."),
    ],
)  # fmt: skip
def test_what_may_be_the_same_is_no_finding(lang: str, to: str, base: str, reading: str) -> None:
    assert counted(lang, base, reading, to) == []
