"""German nouns beside names: what is done or said is no part of a name, whatever its capital."""

import pytest
from test_resolve import speaker

from variorum.testing import tell


@pytest.mark.parametrize(
    ("sentences", "source", "expected"),
    [
        # "zur" and "von" go on with a name, and not with a noun for a deed or a day.
        (("Die Entscheidung zur Landung fiel spät.", "Er sagte das gestern."), "Er", None),
        (("Die Karsk Times von Donnerstag schreibt das.",), "Die Karsk Times von Donnerstag", "Karsk Times"),
        (("Anna von der Aue kam.", "Von der Aue sagte das."), "Von der Aue", "Anna von der Aue"),
        # A body's name ends before such a noun.
        (("Er legte beim Verwaltungsgericht Berufung ein.", "Das Verwaltungsgericht lehnte ab."), "Das Verwaltungsgericht", "Verwaltungsgericht"),
        (("Das schrieb die Karsker Zeitung.",), "die Karsker Zeitung", "Karsker Zeitung"),
        # Whose it is stands behind it, in the genitive.
        (("Otto Wiesing kam.", "Die Forderungen Wiesings seien falsch."), "Wiesings", "Otto Wiesing"),
        (("Otto Wiesing kam.", "Angaben Wiesings zufolge war es spät."), "Angaben Wiesings", "Otto Wiesing"),
        (("Firmenchef Otto Wiesing kam.", "Seiner Meinung nach war es spät."), "Seiner Meinung", "Otto Wiesing"),
        # What stands in quotation marks behind a noun is its name.
        (("Das schrieb das Magazin „Der Bote“.",), "das Magazin „Der Bote“", "Bote"),
        (("So ist es nach Angaben des Magazins „Der Bote“.",), "des Magazins „Der Bote“", "Bote"),
    ],
)  # fmt: skip
def test_who_speaks(sentences: tuple[str, ...], source: str, expected: str | None) -> None:
    assert speaker(tell(*sentences, lang="de"), source) == expected
