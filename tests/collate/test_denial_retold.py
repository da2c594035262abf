"""omission: denials that a rewrite tells merged, as their contrary, or in words without a negator."""

import pytest

from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.statements import extract, resolve
from variorum.testing import tell

ONE = ((0, 0, 1.0),)


def gone(lang: str, base: str, reading: str, links: tuple[tuple[int, int, float], ...]) -> list[str]:
    """Return the words of the base told as left out; sentences are parted by " | "."""
    a, b = (tell(*x.split(" | "), id=name, lang=lang) for x, name in ((base, "a"), (reading, "b")))
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    joined = Alignment(left="a", right="b", links=tuple(Link(*x) for x in links), by="test")
    found = collate(a, b, joined, said)
    return [v.base.span.of(a.text) for v in found if v.kind is Kind.OMISSION and v.base]


@pytest.mark.parametrize(
    ("lang", "base", "reading", "links"),
    [
        # The whole sentence has its counterpart: what it denies is told there in other words.
        ("ru", "На финал не осталось ни одного билета.", "Билеты на финал уже распроданы.", ONE),
        ("uk", "Прем'єри опери шостого квітня не буде.", "Театр скасував прем'єру опери, призначену на шосте квітня.", ONE),
        ("de", "Auf Knochen stießen die Forscher im Moor nicht.", "Das Moor gab den Forschern nur Holz preis.", ONE),
        # "Does not dispute" admits.
        ("uk", "Борг у театрі не заперечують: його обіцяють виплатити до травня.", "Театр визнав борг і пообіцяв погасити його до травня.", ONE),
        ("de", "Die Werft bestreitet den Fehler nicht: Man wolle ihn bis Mai beheben.", "Die Werft räumt den Fehler ein und will ihn bis Mai beheben.", ONE),
        # A contrast that has become a sentence of its own.
        ("es", "El aparcamiento cerrará en otoño, aunque la alcaldesa desmintió su venta.", "El aparcamiento cerrará en otoño. | La alcaldesa negó que se venda.", ((0, 0, 1.0), (0, 1, 1.0))),
        # Two denials of one sentence stand for those of two.
        ("fr", "« Il n'y a pas lieu de courir », dit Inès Vautier. | Aucun décès n'a été signalé.", "Pas de quoi courir, selon la directrice Inès Vautier : personne n'est mort à ce jour.", ((0, 0, 1.0),)),
        # A clause beside the neighbour's, with a word that can deny.
        ("es", "Creen probado que el armador engañó a los marineros. | Todavía no se le ha encontrado.", "Creen probado que los marineros fueron engañados por el armador, que está desaparecido y en paradero desconocido.", ((0, 0, 1.0),)),
        # Nothing ruled out is told by a modal.
        ("fr", "Une réunion est prévue mardi. | La fédération n'exclut pas de demander un autre parcours.", "On en parlera mardi, et la fédération pourrait réclamer un changement de tracé.", ((0, 0, 0.96), (1, 0, 0.7))),
        # What remains to be shown, or is in doubt.
        ("fr", "Un lien est possible mais n'est pas établi à ce stade.", "Un lien est possible, mais il reste à établir.", ONE),
        ("ru", "Агаев, забивший девять мячей, рискует не сыграть в финале.", "Под вопросом участие Агаева, забившего девять мячей, в финале.", ONE),
        # All but the frame is told in other words.
        ("es", "La fiscalía anunció que estudia presentar recurso.", "El ministerio público valora si recurrirá.", ONE),
    ],
)  # fmt: skip
def test_a_denial_in_other_words_is_not_left_out(
    lang: str, base: str, reading: str, links: tuple[tuple[int, int, float], ...]
) -> None:
    assert gone(lang, base, reading, links) == []


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("ru", "Мост закрыли в мае. | Никто не пострадал.", "Мост закрыли в мае."),
        ("fr", "Le pont a fermé en mai. | Aucun décès n'a été signalé.", "Le pont a fermé en mai."),
        # The neighbour has grown by something else, which denies nothing.
        ("es", "El puente cerró en mayo. | No se ha encontrado al patrón.", "El puente de hierro sobre el río cerró en mayo por la mañana temprano."),
        # A clause that denies, cut from a sentence that is told.
        ("de", "Das Amt prüft den Deich seit März, ein Ergebnis liegt nicht vor.", "Das Amt prüft den Deich seit März."),
        ("es", "El puente cerrará en otoño, aunque la alcaldesa desmintió su venta.", "El puente cerrará en otoño."),
    ],
)  # fmt: skip
def test_a_denial_left_out_is_told_so(lang: str, base: str, reading: str) -> None:
    assert len(gone(lang, base, reading, ONE)) == 1
