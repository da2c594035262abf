"""siblings: one thing put for another of its sort, of the same matter; other words for it are no change."""

from collections.abc import Iterator
from importlib import import_module

import pytest

from collate.told import by
from variorum.collate import Whole
from variorum.data import Kind

module = import_module("variorum.collate.siblings")  # the package has a function of this name


@pytest.mark.parametrize(
    ("base", "reading", "kind", "words"),
    [
        ("The money will be spent on repairing schools in Vesk.", "The money will be spent on repairing roads in Vesk.", Kind.ENTITY, "roads"),
        ("The team gave the substance to 48 mice with wounds.", "The team gave the substance to 48 patients with wounds.", Kind.ENTITY, "patients"),
        ("It ended after three days, when the employers gave in.", "It ended after three days, when the workers gave in.", Kind.ENTITY, "workers"),
        ("A conductor brought the tram to a halt on the hill.", "A driver brought the tram to a halt on the hill.", Kind.ENTITY, "driver"),
        ("In the two earlier cases the culprit was a dog.", "In the two earlier cases the culprit was a wolf.", Kind.ENTITY, "wolf"),
        ("The referee showed Santer a yellow card in the tunnel.", "The referee showed Santer a red card in the tunnel.", Kind.ENTITY, "red"),
        ("Its two rear carriages jumped the track on a bend.", "Its two front carriages jumped the track on a bend.", Kind.ENTITY, "front"),
        ("She was cleared of a charge of fraud by the jury.", "She was cleared of a charge of arson by the jury.", Kind.ENTITY, "arson"),
    ],
)  # fmt: skip
def test_another_of_its_sort_is_found(base: str, reading: str, kind: Kind, words: str) -> None:
    assert by("siblings", base, reading) == [(kind, words)]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        # Another word for the same, or one that may mean it.
        ("The ferry lay in the harbour of Vesk for a week.", "The ship lay in the port of Vesk for a week."),
        ("Police said a hooded figure had run away from the garage.", "Officials said a hooded figure had run away from the garage."),
        ("Residents said the smoke over Tolve was worse at night.", "Campaigners said the smoke over Tolve was worse at night."),
        ("Workers said a hooded figure had run away from the garage.", "Witnesses said a hooded figure had run away from the garage."),
        ("Traders said the price of copper in Vesk would fall.", "Investors said the price of copper in Vesk would fall."),
        # Both are told.
        ("Schools and roads in Vesk will be repaired this year.", "Roads and schools in Vesk will be repaired this year."),
        (("The schools of Vesk will be repaired.", "The roads come next."), ("The roads of Vesk come next.", "The schools will be repaired.")),
        ("The conductor stopped the tram when the driver had left it.", "When its driver had left it, the conductor stopped the tram."),
        # Of another matter.
        ("The mayor closed the school on Mill Lane in May.", "In June a bus hit the bridge."),
        # A name.
        ("The board met at Bridge House in Vesk on Monday.", "The board met at Tunnel House in Vesk on Monday."),
    ],
)  # fmt: skip
def test_what_may_be_the_same_is_no_change(
    base: str | tuple[str, ...], reading: str | tuple[str, ...]
) -> None:
    assert by("siblings", base, reading) == []


def test_each_sentence_is_read_once_however_many_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each change asks both whole texts: read anew each time, a long text takes minutes."""
    read: list[int] = []
    real = module._words

    def counted(i: int, whole: Whole) -> Iterator[object]:
        read.append(i)
        return iter(real(i, whole))

    monkeypatch.setattr(module, "_words", counted)
    towns = ("Vesk", "Tarn", "Osterby", "Kelmar", "Dallow", "Hestvik")
    found = by(
        "siblings",
        tuple(f"The hospital in {t} was shut by the board in May." for t in towns),
        tuple(f"The library in {t} was shut by the board in May." for t in towns),
    )
    assert len(found) == len(towns)
    assert len(read) <= 2 * len(towns)


def test_a_fathers_son_is_his_sons_father() -> None:
    base = "Ivo Brock and his son Jan were on the ferry when it sank."
    assert by("siblings", base, "Jan Brock and his father Ivo were on the ferry when it sank.") == []
    assert by("siblings", base, "Ivo Brock and his daughter Jan were on the ferry when it sank.") == [(Kind.ENTITY, "daughter")]
