"""Speakers behind a possessive, a firm's noun, a document, or a cue without a subject."""

from dataclasses import replace

import pytest
from test_resolve import says, speaker

from variorum.data import Span
from variorum.statements import resolve
from variorum.testing import tell


@pytest.mark.parametrize(
    ("first", "cue", "lang"),
    [
        ("Ada Vale a dit non.", "a-t-elle ajouté", "fr"),
        ("Ada Vale ha detto di no.", "ha aggiunto", "it"),
        ("Ada Vale dijo que no.", "añadió", "es"),
        ("Ада Вале сказала ні.", "на її думку", "uk"),
    ],
)
def test_a_cue_without_a_subject_is_whoever_spoke(first: str, cue: str, lang: str) -> None:
    t = tell(first, f"X, {cue}, Y.", lang=lang)
    at = t.text.index(cue)
    last = replace(says(t, cue), source=None, cue=Span(at, at + len(cue)))
    told = resolve([t], [says(t, first[:8]), last])
    assert told[1].speaker == told[0].speaker == first[:8]


def test_a_second_verb_is_his_who_was_named_last() -> None:
    t = tell("Ada Vale said it was late, and Ira Reyl agreed and asked for more.")
    at = t.text.index("asked")
    last = replace(says(t, "asked"), source=None, cue=Span(at, at + 5))
    assert resolve([t], [says(t, "Ada Vale"), says(t, "Ira Reyl"), last])[2].speaker == "Ira Reyl"


def test_a_paper_that_has_seen_a_document_did_not_write_it() -> None:
    t = tell("A memo seen by the Ostrel Herald says no.", "A memo by the Ostrel Board says yes.")
    told = resolve([t], [says(t, "A memo seen by the Ostrel Herald"), says(t, "A memo by the Ostrel Board")])
    assert [s.speaker for s in told] == ["a memo", "Ostrel Board"]


def test_two_names_joined_by_an_ampersand_are_one_firm() -> None:
    t = tell("Bask & Thorne will close its plant.", "The company said no.")
    assert speaker(t, "The company") == "Bask & Thorne"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Vale's family", "family of Ada Vale"),
        ("her camp", "camp of Ada Vale"),
        ("Vale's guess", "Ada Vale"),
        ("her theory", "Ada Vale"),
    ],
)
def test_what_somebody_says_is_hers_and_whom_she_has_is_not(source: str, expected: str) -> None:
    assert speaker(tell("Mrs Ada Vale left.", f"It was late, {source} held."), source) == expected


@pytest.mark.parametrize(
    ("text", "lang", "source", "expected"),
    [
        ("Das sagte der Betriebsleiter Tobias Reyl am Montag.", "de", "der Betriebsleiter Tobias Reyl am Montag", "Tobias Reyl"),
        ("Die Reederei Vale Lines schwieg.", "de", "Die Reederei Vale Lines", "Vale Lines"),
        ("Vale Lines, so die Reederei, fährt weiter.", "de", "die Reederei", "Vale Lines"),
        ("Die Chirurgin schwieg.", "de", "Die Chirurgin", "Chirurgin"),
        ("The Seafarers' Association said no.", "en", "The Seafarers' Association", "Seafarers' Association"),
    ],
)
def test_names_behind_what_they_are_called(text: str, lang: str, source: str, expected: str) -> None:
    lead = "Die Reederei Vale Lines schwieg." if "so die" in text else "Es regnete."
    assert speaker(tell(lead, text, lang=lang), source) == expected
