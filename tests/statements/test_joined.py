"""One utterance in several tellings."""

from variorum.data import Alignment, Form, Link, Span, Statement, Telling
from variorum.statements import join
from variorum.testing import tell


def states(telling: Telling, words: str, speaker: str | None, form: Form = Form.INDIRECT) -> Statement:
    at = telling.text.index(words)
    return Statement(
        telling=telling.id, source=None, cue=None, content=(Span(at, at + len(words)),), form=form, speaker=speaker,
        by="test", confidence=1.0,
    )  # fmt: skip


A = tell("“We close no harbour,” Vale said.", "She said ships would wait.", id="a")
B = tell("Vale said no harbour would be closed.", "Ships would wait, she said.", id="b")
LINKS = Alignment(left="a", right="b", links=(Link(0, 0, 0.9), Link(1, 1, 0.9)), by="test")


def test_direct_in_one_and_indirect_in_another_are_one() -> None:
    rows = [
        states(A, "“We close no harbour,”", "Ada Vale", Form.DIRECT),
        states(A, "ships would wait", "Ada Vale"),
        states(B, "no harbour would be closed", "Ada Vale"),
        states(B, "Ships would wait", "Ada Vale"),
    ]
    assert join([A, B], rows, [LINKS]) == ((0, 2), (1, 3))


def test_words_given_to_another_speaker_are_not_joined() -> None:
    rows = [states(A, "ships would wait", "Ada Vale"), states(B, "Ships would wait", "Ira Reyl")]
    assert join([A, B], rows, [LINKS]) == ()


def test_statements_of_unlinked_sentences_are_not_joined() -> None:
    rows = [states(A, "ships would wait", "Ada Vale"), states(B, "no harbour would be closed", "Ada Vale")]
    assert join([A, B], rows, [LINKS]) == ()


def test_a_translation_joins_by_link_and_speaker() -> None:
    c = tell("Вейл сказала, что гавань открыта.", id="c", lang="ru")
    links = Alignment(left="a", right="c", links=(Link(0, 0, 0.9),), by="test")
    rows = [
        states(A, "“We close no harbour,”", "Ada Vale", Form.DIRECT),
        states(c, "гавань открыта", "Ada Vale"),
    ]
    assert join([A, c], rows, [links]) == ((0, 1),)
