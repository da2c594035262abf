"""One utterance in several tellings."""

import json

import pytest

from variorum.data import Alignment, Collation, Form, Link, Span, Statement, Story, Telling
from variorum.errors import BadCollation
from variorum.pipeline import joined
from variorum.report.json import as_tree, dumps
from variorum.report.saved import loads
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


def test_the_same_words_in_another_mouth_are_one_statement_and_other_words_are_not() -> None:
    rows = [states(A, "ships would wait", "Ada Vale"), states(B, "Ships would wait", "Ira Reyl")]
    assert join([A, B], rows, [LINKS]) == ((0, 1),)
    rows = [states(A, "“We close no harbour,”", "Ada Vale"), states(B, "would be", "Ira Reyl")]
    assert join([A, B], rows, [LINKS]) == ()


@pytest.mark.parametrize(("score", "rows"), [(0.95, ((0, 1),)), (0.57, ())])
def test_words_in_another_mouth_are_a_translation_only_where_the_link_is_sure(
    score: float, rows: tuple[tuple[int, ...], ...]
) -> None:
    c = tell("„Kein Hafen schließt“, sagte Ira Reyl.", id="c", lang="de")
    said = [states(A, "“We close no harbour,”", "Ada Vale"), states(c, "„Kein Hafen schließt“", "Ira Reyl")]
    link = Alignment(left="a", right="c", links=(Link(0, 0, score),), by="test")
    assert join([A, c], said, [link]) == rows


def test_the_pipeline_joins_and_the_json_keeps_the_rows() -> None:
    said = (states(A, "ships would wait", "Ada Vale"), states(B, "Ships would wait", "Ada Vale"))
    story = Story(id="s", title="", tellings=("a", "b"), alignments=(LINKS,))
    found = joined(story, {"a": A, "b": B}, {"a": said[:1], "b": said[1:]})
    assert found.said == (said,)
    collation = Collation(tellings=(A, B), stories=(found,), statements=said)
    assert loads(dumps(collation)).stories[0].said == (said,)


def test_a_row_of_a_statement_that_is_not_there_is_refused() -> None:
    story = Story(id="s", title="", tellings=("a", "b"))
    tree = as_tree(Collation(tellings=(A, B), stories=(story,)))
    tree["stories"][0]["said"] = [[0, 7]]
    with pytest.raises(BadCollation, match="said"):
        loads(json.dumps(tree).encode())


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


@pytest.mark.parametrize(("told", "rows"), [("60 Prozent", ((0, 1),)), ("90 Prozent", ())])
def test_another_figure_in_another_mouth_is_another_statement_abroad(told: str, rows: tuple[tuple[int, ...], ...]) -> None:
    fr = tell("La direction évoque 60 %.", id="fr", lang="fr")
    de = tell(f"Die Hafenleitung spricht von {told}.", id="de", lang="de")
    said = [states(fr, "60 %", "direction"), states(de, told, "Hafenleitung")]
    link = Alignment(left="fr", right="de", links=(Link(0, 0, 0.95),), by="test")
    assert join([fr, de], said, [link]) == rows


@pytest.mark.parametrize(
    ("here", "there"), [("5,6 Millionen", "5.6 million"), ("1800 Tonnen", "1,800 tonnes"), ("9 Tausend", "9,000")]
)
def test_one_figure_is_written_by_the_custom_of_each_language(here: str, there: str) -> None:
    de, en = tell(f"Laut Vogt seien es {here}.", id="de", lang="de"), tell(f"It was {there}, Ada Vale said.", id="en")
    said = [states(de, here, "Vogt"), states(en, there, "Ada Vale")]
    link = Alignment(left="de", right="en", links=(Link(0, 0, 0.95),), by="test")
    assert join([de, en], said, [link]) == ((0, 1),)
