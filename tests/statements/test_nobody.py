"""What nobody is said to say, and what "it" is not."""

import pytest
from test_resolve import says

from variorum.data import Form, Span, Statement, Telling
from variorum.statements import resolve
from variorum.testing import tell


def cued(telling: Telling, cue: str) -> Statement:
    """Return a statement with no source."""
    at = telling.text.index(cue)
    end = at + len(cue)
    span = Span(end + 1, end + 2)
    return Statement(
        telling=telling.id, source=None, cue=Span(at, end), content=(span,), form=Form.INDIRECT,
        by="test", confidence=1.0,
    )


@pytest.mark.parametrize(
    ("lang", "first", "then", "cue", "expected"),
    [
        ("es", "Ada Vale dijo que era tarde.", "Se ha anunciado que llueve.", "Se ha anunciado", None),
        ("es", "Ada Vale dijo que era tarde.", "Se ha anunciado que llueve.", "anunciado", None),
        ("es", "Ada Vale dijo que era tarde.", "Se ha quejado de la lluvia.", "Se ha quejado", "Ada Vale"),
        ("de", "Die Bank sagte, es sei spät.", "Es wird angenommen, es regne.", "Es wird angenommen", None),
    ],
)
def test_what_is_said_by_nobody(lang: str, first: str, then: str, cue: str, expected: str | None) -> None:
    t = tell(first, then, lang=lang)
    source = "Die Bank" if lang == "de" else "Ada Vale"
    assert resolve([t], [says(t, source), cued(t, cue)])[1].speaker == expected


def test_a_people_is_no_it() -> None:
    t = tell("The letter was sent at night.", "Two Americans were hurt.", "It reads that all is well.")
    assert resolve([t], [says(t, "It")])[0].speaker != "Americans"
