"""What stands in one quotation is one statement to people; records stay sentence by sentence."""

import re
from dataclasses import replace

import pytest

from variorum.data import Form, Span, Statement, Telling
from variorum.report.utterances import fused, rows
from variorum.testing import tell

SAID = r"(?:said|added|wrote) [A-Z]\w+|[A-Z]\w+ (?:said|added|wrote):?"


def spoken(t: Telling, speaker: str = "Iva Stone", form: Form = Form.DIRECT) -> list[Statement]:
    """Return a statement for each sentence's words in marks, with the attribution that the sentence has."""
    out = []
    for s in t.sentences:
        held = [Span(s.start + m.start(), s.start + m.end()) for m in re.finditer(r'"[^"]+"?', s.of(t.text))]
        cue = re.search(SAID, s.of(t.text))
        if held:
            at = Span(s.start + cue.start(), s.start + cue.end()) if cue else None
            out.append(Statement(telling=t.id, source=None, cue=at, content=tuple(held), form=form, speaker=speaker, by="t", confidence=0.9))
    return out


def shown(*sentences: str) -> list[str]:
    t = tell(*sentences, id="a")
    found = rows(spoken(t), (), {"a": t})
    return [" | ".join(c.of(t.text) for s in fused(run, {"a": t}) for c in s.content) for run in found]


@pytest.mark.parametrize(
    ("sentences", "one"),
    [
        (('"I let in four goals," Stone said.', '"I could give reasons."'), '"I let in four goals," | "I could give reasons."'),
        (('"I let in four goals," said Stone.', "", '"I could give reasons."'), '"I let in four goals," | "I could give reasons."'),
        (('"I ran," Stone said.', '"They followed," Stone added.', '"I hid."'), '"I ran," | "They followed," | "I hid."'),
    ],
)
def test_an_attribution_or_a_paragraph_breaks_no_quotation(sentences: tuple[str, ...], one: str) -> None:
    assert shown(*sentences) == [one]


@pytest.mark.parametrize(
    "sentences",
    [
        ('"Flour is dear," Stone said.', "The shop opened in 1951.", '"My hands are tired."'),
        ('"My voice is gone," Stone wrote.', 'On Tuesday Stone wrote: "I am sorry."'),  # another occasion
        ('Stone said: "No" and left the hall.', '"Never."'),  # a deed between
    ],
)
def test_what_stands_between_parts_two_quotations(sentences: tuple[str, ...]) -> None:
    assert len(shown(*sentences)) == 2


def test_sentences_in_the_same_marks_are_shown_without_a_gap() -> None:
    t = tell("“We waited.", "Nobody came.”", id="a")
    two = [
        Statement(telling="a", source=None, cue=None, content=(s,), form=Form.DIRECT, speaker="Iva Stone", by="t", confidence=0.9)
        for s in t.sentences
    ]  # fmt: skip
    assert [s.content for run in rows(two, (), {"a": t}) for s in fused(run, {"a": t})] == [(Span(0, len(t.text)),)]


def test_other_mouths_and_words_retold_are_no_part_of_it() -> None:
    t = tell('"It is not," Stone said.', '"It is."', id="a")
    one, two = spoken(t)
    for other in (replace(two, speaker="Cora Lind"), replace(two, form=Form.INDIRECT), replace(two, speaker=None)):
        assert len(rows([one, other], (), {"a": t})) == 2


def test_a_telling_that_lacks_a_part_keeps_the_parts_apart() -> None:
    """That the second sentence is missing there is what readers want to see."""
    full = tell('"I ran," Stone said.', '"I hid."', id="a")
    cut = tell('"I ran," Stone said.', id="b")
    (a1, a2), (b1,) = spoken(full), spoken(cut)
    texts = {"a": full, "b": cut}
    assert [len(run) for run in rows([a1, a2, b1], [(a1, b1)], texts)] == [1, 1]
    whole = replace(full, article=replace(full.article, id="b"))
    c1, c2 = spoken(whole)
    found = rows([a1, a2, c1, c2], [(a1, c1), (a2, c2)], {"a": full, "b": whole})
    assert [len(run) for run in found] == [2]
    assert [s.telling for s in fused(found[0], texts)] == ["a", "b"]


def test_nothing_is_lost_or_told_twice() -> None:
    t = tell('"I ran," Stone said.', '"I hid."', "It rained.", '"I slept," Stone added.', id="a")
    own = spoken(t)
    assert [s for run in rows(own, (), {"a": t}) for row in run for s in row] == own
