"""Words taken for who speaks that are none."""

import pytest

from variorum.data import Span
from variorum.quotation import quotations
from variorum.statements.mistaken import unmistaken
from variorum.statements.pieces import speech_for
from variorum.statements.raw import Quotes, Raw
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "text", "source", "cue", "content", "who", "what"),
    [
        ("ru", "Сообщается, что жители не хотят реформы.", "жители", "Сообщается", "реформы", None,
         "жители не хотят реформы"),
        ("ru", "Сообщается в отчёте, что жители уехали.", "в отчёте", "Сообщается", "жители уехали", "в отчёте",
         "жители уехали"),
        ("ru", "По данным на вечер в больницах людно.", "в больницах", "По данным", "людно", None,
         "в больницах людно"),
        ("uk", "У розмові з «Вісником» пояснив ситуацію.", "«Вісником»", "пояснив", "ситуацію", None, "ситуацію"),
        ("en", "In an interview with Reyl said it was late.", "Reyl", "said", "it was late", None, "it was late"),
        ("en", "In an interview she said it was late.", "she", "said", "it was late", "she", "it was late"),
        ("ru", "В интервью она сказала, что поздно.", "она", "сказала", "поздно", "она", "поздно"),
    ],
)  # fmt: skip
def test_whom_a_source_is(
    lang: str, text: str, source: str, cue: str, content: str, who: str | None, what: str
) -> None:
    t = tell(text, lang=lang)
    spans = [Span(t.text.index(x), t.text.index(x) + len(x)) for x in (source, cue, content)]
    raw = Raw(source=spans[0], cue=spans[1], contents=(spans[2],), score=1.0)
    told = unmistaken(t, raw, Quotes(t, quotations(t.text, t.paragraphs)), speech_for(lang))
    assert (told.source.of(t.text) if told.source else None) == who
    assert told.contents[0].of(t.text) == what
