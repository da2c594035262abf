"""Whose words they are where news has two of one name, passives, letters for a country."""

import pytest

from variorum.data import Form, Span, Statement, Telling
from variorum.statements import resolve
from variorum.testing import tell


def speakers(telling: Telling, *said: tuple[str, str, str]) -> list[str | None]:
    """Return the speakers of statements given as source, cue and content, a source beside its cue."""
    at, out = 0, []
    for source, cue, content in said:
        cued = telling.text.index(cue, at)
        behind = cued + len(cue) + 1
        led = telling.text.startswith(source, behind)  # "According to | Vale"
        begins = behind if led else telling.text.rindex(source, 0, cued)
        held = telling.text.index(content, at)
        out.append(
            Statement(
                telling=telling.id,
                source=Span(begins, begins + len(source)),
                cue=Span(cued, cued + len(cue)),
                content=(Span(held, held + len(content)),),
                form=Form.DIRECT if content.startswith("“") else Form.INDIRECT,
                by="test",
                confidence=1.0,
            )
        )
        at = cued + len(cue)
    return [s.speaker for s in resolve([telling], out)]


def test_letters_for_a_country_are_no_pronoun() -> None:
    told = tell("It rained.", "US officials said it was late.", "The US denied it.", "Let us go, Vale said.")
    said = [("US officials", "said", "it was late"), ("The US", "denied", "it")]
    assert speakers(told, *said) == ["US officials", "US"]


def test_a_surname_that_several_bear_is_theirs_who_spoke_last() -> None:
    told = tell(
        "Kira Vale is missing.", "Vale, 20, left Karsk in May.", "Vale was last seen in Orsk.",
        "Her father, Emil Vale, spoke on Monday.", "“She wrote to us,” Vale said.",
        "“We wait for her,” Vale said.",
    )  # fmt: skip
    said = [("Vale", "said", "“She wrote to us,”"), ("Vale", "said", "“We wait for her,”")]
    assert speakers(told, *said) == ["Emil Vale"] * 2


def test_who_was_told_and_who_is_said_to_be_something_does_not_speak() -> None:
    told = tell("The bank in Karsk had been called and told that a bomb lay there.", "Ada Vale left.")
    assert speakers(told, ("The bank", "told", "a bomb lay there")) == [None]
    told = tell("It rained.", "Vale, said to be the oldest man in Karsk, came home.")
    assert speakers(told, ("Vale,", "said", "to be the oldest man")) == [None]
    told = tell("It rained.", "Vale told the court that it was late and said “To be sure” twice.")
    said = [("Vale", "told", "it was late"), ("Vale", "said", "“To be sure”")]
    assert speakers(told, *said[:1]) == ["Vale"]


def test_her_before_a_verb_tells_nobodys_gender() -> None:
    told = tell(
        "A witness, Daniel Orsk, said the guards had called Kira Vale.", "It was a chance for her to show a letter.",
        "“They asked her twice,” Orsk said.", "“I would not have dared,” he added.",
    )  # fmt: skip
    said = [
        ("A witness, Daniel Orsk,", "said", "the guards had called Kira Vale"),
        ("her", "show", "a letter"),
        ("Orsk", "said", "“They asked her twice,”"),
        ("he", "added", "“I would not have dared,”"),
    ]
    assert speakers(told, *said)[2:] == ["Daniel Orsk"] * 2


def test_the_paper_is_the_outlet_named_last() -> None:
    told = tell(
        "Ada Vale spoke to the Karsk Street Journal on Monday.", "“It is late,” Vale told the paper.",
        "The paper noted that she was tired.",
    )  # fmt: skip
    said = [("Vale", "told", "“It is late,”"), ("The paper", "noted", "she was tired")]
    assert speakers(told, *said) == ["Ada Vale", "Karsk Street Journal"]


def test_the_firm_is_who_spoke_as_one_and_no_person() -> None:
    told = tell(
        "Cables between Norland and Orsk were cut, Karsk Telecom said.", "Karsk Telecom serves Norland.",
        "Calls to Norland failed, the firm said.",
    )  # fmt: skip
    said = [("Karsk Telecom", "said", "were cut"), ("the firm", "said", "failed")]
    assert speakers(told, *said) == ["Karsk Telecom"] * 2
    told = tell("It rained.", "Cables in Norland were cut, Ada Vale said.", "Calls to Orsk failed, the firm said.")
    said = [("Ada Vale", "said", "were cut"), ("the firm", "said", "failed")]
    assert speakers(told, *said)[1] != "Ada Vale"


def test_an_outlet_is_nobody_who_is_called_he() -> None:
    told = tell(
        "The mayor, Emil Vale, left, Meridian reported.", "", "According to Meridian, Vale said it was late.",
        "Then, he said he was tired.",
    )  # fmt: skip
    said = [
        ("Meridian", "reported", "left"), ("Meridian", "According to", "Vale said it was late"),
        ("he", "said he", "he was tired"),
    ]  # fmt: skip
    assert speakers(told, *said) == ["Meridian", "Meridian", "Emil Vale"]


def test_an_indictment_is_nobodys_words_who_spoke_before() -> None:
    told = tell("The Karsk court said on Monday that Vale was guilty.", "According to the indictment, he moved the money.")
    said = [("The Karsk court", "said", "Vale was guilty"), ("the indictment", "According to", "he moved the money")]
    assert speakers(told, *said) == ["Karsk court", "indictment"]


def test_a_protein_is_no_group() -> None:
    told = tell(
        "The team in Karsk had mice rest.", "They had more of a protein, BRD-7, than others.", "BRD-7 helps memory.",
        "The group wants to try it on people.",
    )  # fmt: skip
    assert speakers(told, ("The group", "wants", "to try it on people")) != ["BRD-7"]


@pytest.mark.parametrize("body", ["G7", "M23"])
def test_a_body_may_have_a_figure_in_its_name(body: str) -> None:
    told = tell(f"{body} met in Karsk on Monday.", f"Ministers of the {body} agreed on a loan.", "The group said it would pay.")
    assert speakers(told, ("The group", "said", "it would pay")) == [body]


def test_what_ends_the_sentence_before_says_nothing_of_a_name() -> None:
    told = tell(
        "Emil Orm and Otto Brandt went to sea.", "The club is three points from safety.",
        "Orm thanked Brandt, and the crew went home.", "He said it had been late.",
    )  # fmt: skip
    assert speakers(told, ("He", "said", "it had been late")) == ["Emil Orm"]


def test_the_lawyer_of_one_is_not_anothers() -> None:
    told = tell(
        "Edvard Rask embraced his lawyer, Ada Vale, and left.", "Vale said it was late.",
        "Pavel Orsic was given three years.", "Orsic's lawyer said he would appeal.",
        "Rask's lawyer said she would not.",
    )  # fmt: skip
    said = [
        ("Vale", "said", "it was late"), ("Orsic's lawyer", "said", "he would appeal"),
        ("Rask's lawyer", "said", "she would not"),
    ]  # fmt: skip
    assert speakers(told, *said) == ["Ada Vale", "Orsic's lawyer", "Ada Vale"]


def test_several_unions_are_not_the_one_that_is_named() -> None:
    told = tell("Two of the Farmers' Union came.", "The unions said it was late.", "The union said it was not.")
    said = [("The unions", "said", "it was late"), ("The union", "said", "it was not")]
    assert speakers(told, *said) == ["unions", "Farmers' Union"]
    told = tell("Two of the Liberal Alliance came.", "The unions said it was late.")
    assert speakers(told, ("The unions", "said", "it was late")) == ["unions"]


def test_a_body_is_called_without_the_office_of_who_leads_it() -> None:
    told = tell("It rained.", "The Liberal Alliance of Prime Minister Jorun Haske said it was late.")
    source = "The Liberal Alliance of Prime Minister Jorun Haske"
    assert speakers(told, (source, "said", "it was late")) == ["Liberal Alliance"]


def test_a_rank_behind_an_office_does_not_part_it_from_its_name() -> None:
    told = tell("Il pleuvait.", "Le procureur en chef Tomas Keld a dit qu'il était tard.", lang="fr")
    assert speakers(told, ("Le procureur en chef Tomas Keld", "a dit", "il était tard")) == ["Tomas Keld"]


def test_a_town_council_that_goes_by_the_word_for_a_councillor_is_not_who_spoke_last() -> None:
    told = tell(
        "Der Händler Joost Lind kam spät.", "Lind sagte, es sei spät.", "Der Stadtrat erklärte, er werde klagen.",
        lang="de",
    )  # fmt: skip
    said = [("Lind", "sagte", "es sei spät"), ("Der Stadtrat", "erklärte", "er werde klagen")]
    assert speakers(told, *said) == ["Joost Lind", "Stadtrat"]


def test_the_police_are_no_policewoman_who_spoke_before() -> None:
    told = tell("La jefa de bomberos, Greta Olm, dijo que no.", "La policía dijo que era tarde.", lang="es")
    said = [("La jefa de bomberos, Greta Olm,", "dijo", "no"), ("La policía", "dijo", "era tarde")]
    assert speakers(told, *said) == ["Greta Olm", "policía"]
