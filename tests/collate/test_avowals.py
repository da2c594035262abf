"""What somebody denied, told as admitted, and denials in verbs that part."""

import pytest

from collate.told import by, differences
from variorum.data import Kind


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("es", "Teodoro Vale afirmó que los casos superan el centenar.", "Teodoro Vale negó que los casos superen el centenar.", "negó"),
        ("de", "Ada Vale bestritt, dass die Stadt an der Wartung gespart habe.", "Ada Vale bestätigte, dass die Stadt an der Wartung gespart habe.", "bestätigte"),
        ("fr", "Ada Vale a démenti que les détecteurs de fumée étaient en panne.", "Ada Vale a reconnu que les détecteurs de fumée étaient en panne.", "reconnu"),
        ("en", "Ada Vale said the board had known about the crack.", "Ada Vale denied the board had known about the crack.", "denied"),
        ("en", "Ada Vale denied that anyone had ordered the gate to open.", "Ada Vale did not deny that anyone had ordered the gate to open.", "did not deny"),
        ("ru", "Ада Вейл опровергла, что приказ открыть ворота отдан.", "Ада Вейл не опровергла, что приказ открыть ворота отдан.", "опровергла"),
        ("en", "Ada Vale confirmed that a gate had been left open.", "Ada Vale did not confirm that a gate had been left open.", "not confirm"),
    ],
)  # fmt: skip
def test_what_was_denied_is_admitted(lang: str, base: str, reading: str, words: str) -> None:
    (v,) = differences(base, reading, (lang, lang))  # another rule may have seen the two words, too
    assert v.kind is Kind.POLARITY
    assert v.note.endswith(words)


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("en", "Ada Vale did not deny the board had known about the crack.", "Ada Vale admitted the board had known about the crack."),
        ("en", "Ada Vale said the board had not known about the crack.", "Ada Vale denied the board had known about the crack."),
        ("en", "Ada Vale denied that the board had known about the crack.", "Ada Vale would neither confirm nor deny that the board had known about the crack."),
        ("en", "Ada Vale said the board had known about the crack.", "Ada Vale, who did not vote, said the board had known about the crack."),
        ("es", "Ada Vale negó que el aviso llegara tarde a la población.", "Ada Vale desmintió que el aviso llegara tarde a la población."),
        ("de", "Den Vorwurf, die Stadt habe an der Wartung der Gleise gespart, wies sie zurück.", "Die Stadt habe nicht an der Wartung der Gleise gespart."),
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_no_change(lang: str, base: str, reading: str) -> None:
    assert by("polarity", base, reading, (lang, lang)) == []


def test_who_admits_and_who_denies_may_be_two() -> None:
    base = ("Ada Vale said the board had known about the crack.", "Bo Reyl denied the board had known about the crack.")
    reading = ("Bo Reyl denied the board had known about the crack.", "Ada Vale said the board had known about the crack.")
    assert by("polarity", base, reading) == []


def test_what_another_claims_is_no_denial_turned() -> None:
    base = "Ada Vale denied that the staff had been told to go slow."
    reading = ("Bo Reyl had claimed that the staff were told to go slow.", "Ada Vale denied this.")
    assert by("polarity", base, reading) == []
