"""subjunctive: a German verb in the mood of report is no verb of saying for that."""

import pytest

from variorum.data import Span
from variorum.quotation import quotations
from variorum.statements.raw import Quotes, Raw
from variorum.statements.subjunctive import in_report
from variorum.testing import tell


def turned(source: str, cue: str, rest: str, lang: str = "de") -> bool:
    t = tell(f"{source} {cue} {rest}", lang=lang)
    a, b = len(source), len(source) + 1 + len(cue)
    raw = Raw(source=Span(0, a), cue=Span(a + 1, b), contents=(Span(b + 1, len(t.text) - 1),), score=0.9)
    out = in_report(t, raw, Quotes(t, quotations(t.text, t.paragraphs)))
    if out is raw:
        return False
    assert (out.source, out.cue) == (None, None)
    assert out.contents == (Span(0, len(t.text) - 1),)
    return True


@pytest.mark.parametrize(
    ("source", "cue", "rest"),
    [
        ("Die Opposition", "verdrehe", "die Tatsachen."),
        ("Vorsichtige Forschung", "lege", "in so einem Fall eine Pause ein."),
        ("Der Verband", "bevorzuge", "die großen Klubs."),
    ],
)
def test_what_it_reports_is_said_by_who_spoke_before(source: str, cue: str, rest: str) -> None:
    assert turned(source, cue, rest)


@pytest.mark.parametrize(
    ("source", "cue", "rest", "lang"),
    [
        # A verb of saying in that mood; one told as it was; "ich"; a noun before it; another language.
        ("Die Opposition", "behaupte", "das Gegenteil.", "de"),
        ("Die Opposition", "fordere", "mehr Geld.", "de"),
        ("Die Opposition", "verdrehte", "die Tatsachen.", "de"),
        ("Die Opposition", "verdreht", "die Tatsachen.", "de"),
        ("Ich", "verdrehe", "die Tatsachen.", "de"),
        ("The court", "overrule", "the objection.", "en"),
    ],
)
def test_other_verbs_stay_what_they_were(source: str, cue: str, rest: str, lang: str) -> None:
    assert not turned(source, cue, rest, lang)
