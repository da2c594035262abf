"""Lines that label a text are neither left out nor put in."""

import pytest

from variorum.collate import collate
from variorum.collate.labels import label
from variorum.collate.view import Whole
from variorum.data import Alignment, Link
from variorum.testing import tell

BODY = ("", "The court fined a driver on Monday.", "He had run a red light.", "He will not appeal.", "", "The judge is Ruth Pellander.")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "By Nina Farrow, Court Reporter"),
        ("en", "By Callum Reyes and Ida Moss in Harlow Vale"),
        ("en", "** PRESS RELEASE - Embargoed until 3 February 2026, 09:00 GMT **"),
        ("de", "Von Nina Farrow, Vesk"),
        ("fr", "Par Nina Farrow, envoyée spéciale à Vesk"),
        ("es", "Por Nina Farrow, corresponsal en Vesk"),
        ("ru", "Автор: Нина Фарова"),
        ("uk", "Текст: Ніна Фарова, Веськ"),
        ("en", "If you have questions, call 0555 0199 on weekdays between 8 a.m. and 6 p.m."),
        ("en", "Anyone who saw the crash in Mill Lane is asked to ring the police on +44 555 01 99."),
        ("de", "Zeugen erreichen die Polizei in Vesk unter der Telefonnummer 0555 / 01 99 20."),
    ],
)
def test_a_line_that_labels_a_text_is_neither_left_out_nor_put_in(lang: str, line: str) -> None:
    a, b = tell("", line, *BODY, id="a", lang=lang), tell(*BODY, id="b", lang=lang)
    size = len(b.sentences)
    assert label(0, Whole(a, ()))
    lost = Alignment(left="a", right="b", links=tuple(Link(i + 1, i, 1.0) for i in range(size)), by="test")
    assert collate(a, b, lost, ()) == ()
    assert collate(b, a, lost.mirrored(), ()) == ()


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, 40 of the shops in Vesk had opened again.",  # a sentence
        "Four dead in crash on the Vesk road",  # a headline
        "Since 2019-2021 the line in Vesk has carried 1 000 000 people.",  # figures nobody rings
        "The plan was called off on 12-05-2026 in Vesk.",  # a date
        "The firm called 4,200 customers in 2025 and 5,100 in 2026.",
    ],
)
def test_what_claims_something_is_no_label(line: str) -> None:
    assert not label(0, Whole(tell("", line, *BODY), ()))


def test_a_line_in_the_middle_of_a_text_may_claim_anything() -> None:
    told = tell(*BODY, "", "By Ada Brock, with love", *BODY)
    assert not label(4, Whole(told, ()))


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ("Contact: Nina Vold, media relations in Vesk",)),
        ("en", ("About Kestrel Foods: Kestrel Foods bakes bread in Vesk.",)),
        ("en", ("About Kestrel Foods", "Kestrel Foods was founded in 1954 and has 940 bakers in Vesk.")),
        ("en", ("Notes to editors: Vold N., The bread of Vesk, Journal of Bread, 2 March 2026.",)),
        ("de", ("Über Kestrel", "Kestrel backt seit 1954 Brot und hat 940 Bäcker in Vesk.")),
        ("fr", ("À propos de Kestrel : Kestrel fait du pain à Vesk depuis 1954.",)),
        ("es", ("Sobre Kestrel: Kestrel hornea pan en Vesk desde 1954.",)),
        ("ru", ("О компании Kestrel: Kestrel печёт хлеб в Веске с 1954 года.",)),
    ],
)
def test_the_foot_of_a_release_is_neither_left_out_nor_put_in(lang: str, lines: tuple[str, ...]) -> None:
    text = (*BODY, *(x for line in lines for x in ("", line)))
    a, b = tell(*text, id="a", lang=lang), tell(*BODY, id="b", lang=lang)
    size = len(b.sentences)
    kept = Alignment(left="a", right="b", links=tuple(Link(i, i, 1.0) for i in range(size)), by="test")

    assert collate(a, b, kept, ()) == ()
    assert collate(b, a, kept.mirrored(), ()) == ()


@pytest.mark.parametrize("line", ["About Vesk nobody spoke.", "About 40 of the shops in Vesk: all of them had opened."])
def test_what_is_only_about_something_is_no_foot(line: str) -> None:
    told = tell(*BODY, "", line)
    assert not label(len(told.sentences) - 1, Whole(told, ()))
