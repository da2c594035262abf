"""swaps: two dates of a sentence, and two figures or dates of two sentences, that changed places."""

import pytest

from collate.told import by
from variorum.data import Kind

VOTE = ("The Alliance won 38 percent of the vote.", "Turnout was 64 percent.")
QUAKE = ("The quake struck the valley on May 3.", "Aid from the capital came on June 9.")


@pytest.mark.parametrize(
    ("base", "reading", "words"),
    [
        ("The clerk was arrested on May 3 and charged on June 9.",
         "The clerk was arrested on June 9 and charged on May 3.", ["June 9", "May 3"]),
        ("The clerk was dismissed in May 2023 and handed two boxes to the police in October 2024.",
         "The clerk handed two boxes to the police in May 2023 and was dismissed in October 2024.",
         ["May 2023", "October 2024"]),
        ("On Monday, the council met; on Friday, it voted on the budget.",
         "On Friday, the council met; on Monday, it voted on the budget.", ["Friday", "Monday"]),
    ],
)  # fmt: skip
def test_two_dates_of_a_sentence_that_changed_places_are_found(base: str, reading: str, words: list[str]) -> None:
    assert sorted(by("swaps", base, reading)) == sorted((Kind.DATE, w) for w in words)


@pytest.mark.parametrize(
    ("lang", "base", "reading", "kind"),
    [
        ("de", VOTE, ("Die Allianz gewann 64 Prozent der Stimmen.", "Die Wahlbeteiligung lag bei 38 Prozent."), Kind.NUMBER),
        ("fr", VOTE, ("L'Alliance a obtenu 64 % des voix.", "La participation a été de 38 %."), Kind.NUMBER),
        ("ru", QUAKE, ("Землетрясение произошло 9 июня.", "Помощь из столицы пришла 3 мая."), Kind.DATE),
        ("en", QUAKE, ("The quake struck the valley on June 9.", "Aid from the capital came on May 3."), Kind.DATE),
    ],
)  # fmt: skip
def test_two_figures_of_two_sentences_that_changed_places_are_found(
    lang: str, base: tuple[str, ...], reading: tuple[str, ...], kind: Kind
) -> None:
    assert [k for k, _ in by("swaps", base, reading, ("en", lang))] == [kind, kind]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("The clerk was arrested on May 3 and charged on June 9.",
         "The clerk, who was charged on June 9, had been arrested on May 3."),
        ("Three contracts were awarded between 2019 and 2022.", "From 2019 to 2022 three contracts were awarded."),
        ("The council met on Monday and Tuesday.", "The council met on Tuesday and Monday."),
        ("A strike began on Monday at the port and ended on Friday after talks with the owners.",
         "After talks with the owners the strike that began on Monday ended on Friday."),
        (VOTE, ("The Alliance got 38 percent of the vote.", "Turnout was put at 64 percent.")),
        (("The tax is 38 percent.", "It will rise to 64 percent.", "Now 38 percent is paid."),
         ("The tax will be 64 percent.", "It is 38 percent.", "Now 38 percent is paid.")),
        # what was heard on one day is left out, and so is when they died
        (("A guide saw no forecast before the boats capsized on the lake, a court heard on June 9.",
          "Two of the eleven pupils died of cold on May 3."),
         ("Eleven pupils and a guide had capsized in their boats on the lake on May 3.",
          "Two died of cold, a doctor said on June 9.")),
    ],
)  # fmt: skip
def test_the_same_in_another_order_is_no_change(
    base: str | tuple[str, ...], reading: str | tuple[str, ...]
) -> None:
    assert by("swaps", base, reading) == []
