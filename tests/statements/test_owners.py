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


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        ("He took money from the dredging firm Nordvale, the district court in Karsk found.", "the district court"),
        ("He took money from Nordvale, the bank in Karsk said on Tuesday.", "the bank"),
    ],
)
def test_who_speaks_behind_a_comma_is_not_what_is_named_before_it(opening: str, source: str) -> None:
    assert speaker(tell(opening, "It gave no reason."), source) != "Nordvale"


def test_what_stands_in_commas_behind_a_name_still_tells_what_it_is() -> None:
    telling = tell("Nordvale Lines, the ferry operator, has lost money.", "The operator said no.")
    assert speaker(telling, "The operator") == "Nordvale Lines"


def test_the_company_is_who_the_report_is_about_and_no_rival_told_of_later() -> None:
    telling = tell(
        "Analysts expected Halver to earn more.",
        "Profit shrank, the company said.",
        "Halver would not say whether it talks to its rival Castel Group.",
        "Halver was founded long ago.",
    )
    assert speaker(telling, "the company") == "Halver"


def test_words_in_a_paragraph_of_their_own_and_in_no_marks_are_not_who_spoke_before() -> None:
    said, own = "The soldiers fired first, Colonel Radek Ulm said.", "Neither account could be checked."
    for telling, expected in ((tell(said, own), "Radek Ulm"), (tell(said, "", own), None)):
        at = telling.text.index(own)
        first = says(telling, "Colonel Radek Ulm")
        loose = replace(first, source=None, cue=None, content=(Span(at, at + len(own)),))
        assert resolve([telling], [first, loose])[1].speaker == expected


def test_a_study_of_nearly_so_many_goes_by_no_half_of_its_words() -> None:
    telling = tell("A study of nearly 1,900 nurses suggests so.", "It rained.")
    assert speaker(telling, "A study of nearly 1,900 nurses") == "a study"


def test_the_army_of_one_telling_does_not_make_one_of_the_armies_of_two_sides() -> None:
    a = tell("Guards from Tarva met Karsk soldiers.", "The army said no.", id="a")
    b = tell("Guards from Tarva met those from Karsk.", "Karsk's army denied this.", "Tarva's army said yes.", id="b")
    c = tell("Guards from Tarva met those from Karsk.", "Karsk’s army denied this.", id="c")
    rows = resolve(
        [a, b, c],
        [says(a, "The army"), says(b, "Karsk's army"), says(b, "Tarva's army"), says(c, "Karsk’s army")],
    )
    assert [s.speaker for s in rows] == ["army", "Karsk's army", "Tarva's army", "Karsk's army"]
