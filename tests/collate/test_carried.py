"""carried: a day that changed on its way over the end of a sentence, and days that only stand near one."""

import pytest

from collate.told import by
from variorum.data import Kind

Pair = tuple[tuple[str, ...], tuple[str, ...]]


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        (
            "en",
            ("The pipe gave way after a leak that was found in May.", "The utility says that it was sealed within days.", "Nobody was hurt."),
            ("The pipe gave way after a leak.", "It was found in August and sealed within days, says the utility.", "Nobody was hurt."),
            "August",
        ),
        (
            "ru",
            ("Грунт размыла утечка, которую обнаружили ещё в мае.", "Теплосеть утверждает, что течь устранили."),
            ("Грунт размыла утечка.", "Её обнаружили в августе, и, как утверждает теплосеть, течь устранили."),
            "августе",
        ),
        (
            "de",
            ("Den Boden spülte ein Leck aus.", "Es wurde im Mai entdeckt, sagt das Wasserwerk."),
            ("Den Boden spülte ein Leck aus, das im August entdeckt wurde.", "Das sagt das Wasserwerk."),
            "August",
        ),
    ],
)  # fmt: skip
def test_a_day_that_changed_in_a_clause_told_with_the_next_sentence_is_found(lang: str, base: tuple[str, ...], reading: tuple[str, ...], words: str) -> None:
    assert by("carried", base, reading, (lang, lang)) == [(Kind.DATE, words)]


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        # The same day, in another place.
        (("A leak was found in May.", "It was sealed within days."), ("A leak.", "It was found in May and sealed within days.")),
        # The base has the reading's day too, the reading the base's.
        (("A leak was found in May.", "It was sealed in August."), ("A leak was sealed in August.", "It was found.")),
        # Another thing happened then.
        (("A leak was found in May.", "The utility denies this."), ("A leak.", "The utility, which was privatised in August, denies this.")),
        # A month and the season it is in, a day and its month.
        (("A leak was found in May.", "It was sealed."), ("A leak.", "It was found in spring and sealed.")),
        (("A leak was found on 3 May.", "It was sealed."), ("A leak.", "It was found in May and sealed.")),
    ],
)  # fmt: skip
def test_a_day_of_its_own_is_no_other_day(base: tuple[str, ...], reading: tuple[str, ...]) -> None:
    assert by("carried", base, reading) == []
