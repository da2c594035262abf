"""portfolios: one ministry for another, in any two languages."""

import pytest

from collate.told import by
from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell

GAS = "The Interior Ministry said no tear gas had been used."


@pytest.mark.parametrize(
    ("langs", "base", "reading", "words"),
    [
        (("en", "en"), GAS, "The Defence Ministry said that no tear gas was used.", "Defence Ministry"),
        (("en", "de"), GAS, "Das Verteidigungsministerium erklärte, es sei kein Tränengas eingesetzt worden.",
         "Verteidigungsministerium"),
        (("en", "ru"), GAS, "МИД заявил, что слезоточивый газ не применялся.", "МИД"),
        (("ru", "ru"), "Минобороны сообщило о потере двух самолетов.", "МИД сообщил о потере двух самолетов.", "МИД"),
        (("fr", "es"), "Le ministère de l'Intérieur a affirmé qu'aucun gaz n'avait été utilisé.",
         "El Ministerio de Defensa afirmó que no se usó gas.", "Ministerio de Defensa"),
        (("uk", "en"), "Міністерство внутрішніх справ повідомило про двох затриманих.",
         "The Foreign Ministry reported two arrests.", "Foreign Ministry"),
    ],
)  # fmt: skip
def test_another_ministry_that_speaks_is_found(
    langs: tuple[str, str], base: str, reading: str, words: str
) -> None:
    assert by("portfolios", base, reading, langs) == [(Kind.SPEAKER, words)]


def test_another_minister_who_acts_is_found() -> None:
    found = by("portfolios", "The interior minister opened the barracks.", "The defence minister opened the barracks.")
    assert found == [(Kind.ENTITY, "defence minister")]


@pytest.mark.parametrize(
    ("langs", "base", "reading"),
    [
        (("en", "de"), "The Home Office said so on Monday.", "Das Innenministerium erklärte das am Montag."),
        (("en", "en"), "The Ministry of Labour and Social Affairs published it.", "The labour minister published it."),
        (("en", "fr"), "The economics minister was there.", "Le ministre de l'Économie et des Finances était là."),
        (("en", "en"), GAS, "The ministry, which the defence minister had asked, said no gas had been used."),
        (("en", "en"), (GAS, "The defence minister agreed."), ("The Defence Ministry agreed.", "The interior minister spoke.")),
        (("ru", "en"), "Глава МВД и министр обороны встретились.", "The defence and interior ministers met."),
    ],
)  # fmt: skip
def test_one_ministry_by_another_name_is_no_change(
    langs: tuple[str, str], base: str | tuple[str, ...], reading: str | tuple[str, ...]
) -> None:
    assert by("portfolios", base, reading, langs) == []


def test_a_title_does_not_excuse_what_the_text_swaps() -> None:
    a = tell("The transport minister stays.", id="a", title="Minister stays")
    b = tell("The defence minister stays.", id="b", title="Transport minister stays")
    found = collate(a, b, Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test"), ())
    assert [v.kind for v in found if v.by.startswith("portfolios")] == [Kind.ENTITY]
