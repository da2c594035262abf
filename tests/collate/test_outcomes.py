"""Decisions still open, and what is decided."""

import pytest

from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("still", "done", "lang"),
    [
        ("Parliament will vote on the labour bill on Friday.", "Parliament will pass the labour bill on Friday.", "en"),
        ("The court is due to rule on the labour petition in May.", "The court is due to reject the labour petition in May.", "en"),
        ("Der Stadtrat entscheidet am Montag über den Bau der Brücke.", "Der Stadtrat billigt am Montag den Bau der Brücke.", "de"),
        ("Le conseil se prononcera lundi sur la construction du pont.", "Le conseil approuvera lundi la construction du pont.", "fr"),
        ("El consejo votará el lunes sobre la construcción del puente.", "El consejo aprobará el lunes la construcción del puente.", "es"),
        ("Городской совет рассмотрит строительство моста.", "Городской совет одобрит строительство моста.", "ru"),
        ("Міська рада розгляне будівництво мосту.", "Міська рада схвалить будівництво мосту.", "uk"),
    ],
)  # fmt: skip
def test_what_is_to_be_decided_is_told_with_its_end(still: str, done: str, lang: str) -> None:
    for base, reading in ((still, done), (done, still)):
        assert [kind for kind, _ in by("outcomes", base, reading, (lang, lang))] == [Kind.CERTAINTY]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("Parliament will vote on the labour bill on Friday.", "Parliament will decide on Friday whether to pass the labour bill."),
        ("The council will vote on the harbour bridge.", "The harbour bridge must still be approved by the council."),
        ("The council decided to reject the harbour bridge.", "The council rejected the harbour bridge."),
        ("The council may approve or reject the harbour bridge.", "The council will vote on the harbour bridge."),
        ("Councillors voted on Wednesday to close the harbour library.", "Councillors voted for closing the harbour library."),
        ("The firm is examining the harbour data.", "The firm is going through the harbour data and refused to comment."),
    ],
)  # fmt: skip
def test_what_stays_open_in_other_words_is_no_change(base: str, reading: str) -> None:
    assert by("outcomes", base, reading) == []


def test_what_is_decided_elsewhere_in_the_base_is_none() -> None:
    base = ("The council will vote on the harbour bridge in May.", "A committee approved the harbour bridge on Monday.")
    reading = ("The council will approve the harbour bridge in May.", "It met on Monday.")
    assert by("outcomes", base, reading) == []


@pytest.mark.parametrize(
    ("reading", "lang", "kinds"),
    [
        ("В пятницу парламент отклонит закон о труде.", "ru", [Kind.CERTAINTY]),
        ("Am Freitag verabschiedet das Parlament das Arbeitsgesetz.", "de", [Kind.CERTAINTY]),
        ("В пятницу парламент проголосует по закону о труде.", "ru", []),
        ("Das Arbeitsgesetz muss noch vom Parlament gebilligt werden.", "de", []),
    ],
)
def test_what_is_decided_in_another_language(reading: str, lang: str, kinds: list[Kind]) -> None:
    base = "Parliament will vote on the labour bill on Friday."
    assert [kind for kind, _ in by("outcomes", base, reading, ("en", lang))] == kinds


@pytest.mark.parametrize(
    ("reading", "lang"),
    [("Дві третини водіїв проголосували за страйк.", "uk"), ("Две трети водителей проголосовали за забастовку.", "ru")],
)
def test_a_vote_for_something_is_told_as_one(reading: str, lang: str) -> None:
    assert by("outcomes", "Two thirds of the drivers voted for the strike.", reading, ("en", lang)) == []
