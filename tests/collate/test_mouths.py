"""mouths: the same quoted words put to somebody else."""

from collate.told import by
from variorum.data import Kind

SAID = '"The car trade will not recover before next year," said Mira Aldous, an analyst.'
OTHER = '"Demand was weaker than we had thought," said Henrike Dahl, the chief executive.'


def test_a_quotation_that_runs_on_behind_another_speaker_is_found() -> None:
    more = '"The car trade will not recover before next year."'

    assert [k for k, _ in by("mouths", SAID, f"{OTHER} {more}")] == [Kind.SPEAKER]


def test_a_quotation_by_somebody_else_is_found() -> None:
    reading = '"The car trade will not recover before next year," said Henrike Dahl.'

    assert [k for k, _ in by("mouths", SAID, reading)] == [Kind.SPEAKER]


def test_the_same_speaker_by_another_form_of_the_name_is_no_change() -> None:
    reading = 'Mira Aldous spoke. "Demand was weak," Aldous said. "The car trade will not recover before next year."'

    assert by("mouths", SAID, reading) == []


def test_two_may_have_said_a_few_words() -> None:
    assert by("mouths", '"We will wait," said Mira Aldous.', '"We will wait," said Henrike Dahl.') == []


def test_the_first_sentence_of_a_quotation_is_whose_its_last_is() -> None:
    base = ('"The crews were there within nine minutes.', 'Nobody could have done better," said Mira Aldous.')
    reading = ('"The crews were there within nine minutes," said Henrike Dahl.', "Ninety patients were moved.")
    assert [k for k, _ in by("mouths", base, reading)] == [Kind.SPEAKER]
