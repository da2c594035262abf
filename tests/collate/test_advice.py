"""advice: what people ought to do, of a text that tells nobody what to do."""

import pytest

from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell

BASE = ("Green tea was linked to a lower risk of stroke.", "The study of the tea took eleven years.")


def found(base: tuple[str, ...], last: str, lang: str = "en") -> list[Kind]:
    first = base[0] if lang == "en" else last
    a, b = tell(*base, id="a"), tell(first, last, id="b", lang=lang)
    links = tuple(Link(i, i, 1.0) for i in range(2))
    every = collate(a, b, Alignment(left="a", right="b", links=links, by="test"), ())
    return [v.kind for v in every if v.by.startswith("advice")]


@pytest.mark.parametrize(
    ("lang", "last", "count"),
    [
        ("en", "Readers over 45 should drink green tea against stroke.", 1),
        ("en", "You would do well to drink green tea against stroke.", 1),
        ("en", "Readers should not drink green tea at once.", 0),
        ("en", "Should people drink green tea?", 0),
        ("en", "People should have heard of green tea.", 0),
        ("en", "The kettle should boil the green tea.", 0),
        ("de", "Erwachsene sollten mehr grünen Tee trinken.", 2),
        ("fr", "Les adultes devraient boire plus de thé vert.", 2),
        ("es", "Los adultos deberían beber más té verde.", 2),
        ("ru", "Взрослым следует пить больше зелёного чая.", 2),
        ("uk", "Дорослим варто пити більше зеленого чаю.", 2),
        ("de", "Anwohner sollten mehr grünen Tee trinken.", 2),
        ("es", "Los vecinos deben beber más té verde.", 2),
        ("ru", "Жителям стоит пить больше зелёного чая.", 2),
        ("uk", "Мешканцям слід пити більше зеленого чаю.", 2),
    ],
)
def test_advice_that_the_base_does_not_give_was_put_in(lang: str, last: str, count: int) -> None:
    assert found(BASE, last, lang) == [Kind.ADDITION] * count


def test_a_base_that_advises_may_be_told_so() -> None:
    base = (BASE[0], "Doctors recommend more green tea to adults.")

    assert found(base, "Adults should drink green tea against stroke.") == []
