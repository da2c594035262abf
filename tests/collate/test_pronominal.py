"""pronominal: who did it to whom, told by pronouns alone."""

import pytest

from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("en", "She says she informed him by email on the second day.", "He informed her by email on the second day, she says.", "He informed her"),
        ("en", "The clerk said that she had warned him about the dam.", "The clerk said that he had warned her about the dam.", "he had warned her"),
        ("de", "Er hatte angegeben, sie habe ihm das Geld geliehen.", "Er hatte angegeben, er habe ihr das Geld geliehen.", "er habe ihr"),
        ("de", "Sie hat ihn am Montag angerufen.", "Er hat sie am Montag angerufen.", "Er hat sie"),
        ("ru", "Она позвонила ему в понедельник из больницы.", "Он позвонил ей в понедельник из больницы.", "Он позвонил ей"),
        ("uk", "Вона подзвонила йому з лікарні в понеділок.", "Він подзвонив їй з лікарні в понеділок.", "Він подзвонив їй"),
    ],
)  # fmt: skip
def test_a_deed_turned_round_is_found(lang: str, base: str, reading: str, words: str) -> None:
    assert by("pronominal", base, reading, (lang, lang)) == [(Kind.ROLE, words)]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        # Turned round in words only: a passive, who gives and who gets, whose it is.
        ("en", "She informed him by email on the second day.", "He was informed by her by email on the second day."),
        ("en", "She gave him the keys to the house.", "He got the keys to the house from her."),
        ("en", "He thanked her for the help with the harvest.", "She thanked her team for the help with the harvest."),
        ("de", "Sie hat ihn am Montag angerufen.", "Er wurde am Montag von ihr angerufen."),
        # Either way in both; another deed; too little told to know it by.
        ("en", "She thanked him for the help, and he thanked her for the help.", "He thanked her for the help, and she thanked him for the help."),
        ("en", "She asked him about the email on Monday.", "He sent her the email on Monday."),
        ("en", "She told him.", "He told her."),
        ("ru", "Она позвонила ему в понедельник.", "Он написал ей во вторник из больницы."),
    ],
)  # fmt: skip
def test_another_way_of_telling_it_is_none(lang: str, base: str, reading: str) -> None:
    assert by("pronominal", base, reading, (lang, lang)) == []
