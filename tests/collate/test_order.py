"""Words in one order change nobody's part; turned round, with "was" put in or another before them, they may."""

import pytest

from variorum.collate.order import in_order
from variorum.collate.view import View, Whole
from variorum.data import Alignment, Link, Span
from variorum.testing import tell


@pytest.mark.parametrize(
    ("base", "reading", "run", "lang", "same"),
    [
        ("The union has asked the company to look into it.",
         "The union asked the company to look into the claim.", "asked the company", "en", True),
        ("The guild, which paid for the case, said little.",
         "The guild paid for the case.", "paid for the case", "en", True),
        ("The guild, which paid for the case, said little.",
         "The guild, which was paid for the case, said little.", "was paid for the case", "en", False),
        ("The guild was founded in 1990 and paid for the case.",
         "The guild was paid for the case.", "was paid for the case", "en", False),
        ("She informed him by letter.", "He informed her by letter.", "He informed her by letter", "en", False),
        ("The board has complained to the agency about it.",
         "The agency has complained to the board about it.", "agency has complained to the board", "en", False),
        ("Kelm said the mayor had warned the fire chief.",
         "Kelm had warned the fire chief.", "warned the fire chief", "en", False),
        ("Директор фирмы назвал выводы прокуроров ошибкой.",
         "Выводы прокуроров директор фирмы назвал ошибкой.", "Выводы прокуроров директор фирмы назвал",
         "ru", True),
        ("МИД обвинил Кремль в утечке.", "Кремль обвинил МИД в утечке.", "Кремль обвинил МИД", "ru", False),
        ("МИД обвинил Кремль в утечке.", "МИД обвинил Кремль, а тот промолчал.", "МИД обвинил Кремль", "ru", True),
        ("Жители обвинили завод в утечке.",
         "Жителей обвинил в утечке завод.", "Жителей обвинил", "ru", False),
    ],
)  # fmt: skip
def test_in_order(base: str, reading: str, run: str, lang: str, same: bool) -> None:
    a, b = tell(base, id="a", lang=lang), tell(reading, id="b", lang=lang)
    links = Alignment(left="a", right="b", links=(Link(0, 0, 1.0),), by="test")
    view = View(Whole(a, ()), Whole(b, ()), links)
    at = reading.index(run)
    assert in_order(Span(at, at + len(run)), 0, (0,), view) is same
