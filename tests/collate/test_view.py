from variorum.collate.view import whole
from variorum.data import Form, Span, Statement
from variorum.testing import tell

A = tell("Vale said it was late.", id="a")
SAID = (
    Statement(telling="a", source=Span(0, 4), cue=Span(5, 9), content=(Span(10, 21),), form=Form.INDIRECT, confidence=1.0, by="test"),
    Statement(telling="b", source=None, cue=None, content=(Span(0, 4),), form=Form.DIRECT, confidence=1.0, by="test"),
)  # fmt: skip


def test_a_tellings_evidence_is_read_once_for_all_it_is_compared_with() -> None:
    assert whole(A, SAID) is whole(A, SAID[:1])  # what others say is no part of it
    assert whole(A, SAID).statements == SAID[:1]


def test_other_statements_of_the_same_text_are_other_evidence() -> None:
    assert whole(A, ()) is not whole(A, SAID)
    assert whole(A, ()).statements == ()
