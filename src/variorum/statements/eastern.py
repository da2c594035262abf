"""Russian and Ukrainian names as they stand in a row: a person's behind the body it speaks for."""

from collections.abc import Sequence

from variorum.statements.cases import nominative_noun
from variorum.statements.roles import Words

_PATRONYMICS = (
    "ич", "ича", "ичу", "ичем", "иче", "ичі", "вна", "вны", "вне", "вну", "вной",
    "ична", "ичны", "ичне", "ичну", "ичной", "івна", "івни", "івні", "івну", "івною",
)  # fmt: skip
# Ends of adjectives in the genitive.
ADJECTIVES = ("ой", "ої", "ій", "ней", "шей", "щей", "жей", "чей", "ых", "их", "ого", "его")
# Ends of adjectives in the nominative, and in other cases.
_AGREEING = (
    "ый", "ий", "ой", "ая", "яя", "ое", "ее", "на", "ська", "цька", "ова", "не", "ське", "цьке", "ове",
)  # fmt: skip
_OBLIQUE = (
    "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ой", "ей", "ую", "юю", "ых", "их", "ої", "ій", "ою",
    "ну", "ську", "цьку", "ову",
)  # fmt: skip
_NAMES = 2  # words of a person's name
_SHORT = ("мин", "мін", "ген")  # begin short names of ministries and staffs: "Минобороны"


def patronymic(low: str) -> bool:
    """Return whether a word in small letters is a name after a father's, in any case."""
    return low.endswith(_PATRONYMICS)


def person_behind(row: Sequence[str], body: int) -> int:
    """Return where somebody's name begins behind the short name of a body that stands at `body`, 0 where none
    does: "МИД РФ | Вера Столова", "Минобороны Карска | Олег Рин"; "МИД Северной Македонии" is no person's.
    """
    begins = len(row) - _NAMES
    between = row[body + 1 : begins]
    if begins <= body or not short_body(row[body]) or any(not _title_case(word) for word in row[begins:]):
        return 0
    given = row[begins].casefold()
    place = given.endswith(ADJECTIVES) or (not between and given.endswith(("и", "ы", "і", "ї")))
    return 0 if place else begins


def short_body(word: str) -> bool:
    """Return whether a word with a capital is a body's short name: "МИД", "Минобороны", "Генштаб"."""
    return (len(word) > 1 and word.isupper()) or word.casefold().startswith(_SHORT)


def _title_case(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def which_body(word: str, noun: str, w: Words) -> bool:
    """Return whether a word with a capital says which body stands behind it: "Федеральной | службы", and not
    "сказал Невский | полиции".
    """
    case = nominative_noun(noun.casefold(), w.lang, governed=True)
    agrees = word.casefold().endswith(_AGREEING if case is None else _OBLIQUE)
    return w.declines and agrees and noun.islower() and (case or noun) in w.bodies
