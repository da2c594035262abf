"""Russian and Ukrainian names as they stand in a row: a person's behind the body it speaks for."""

from collections.abc import Sequence

from variorum.statements.cases import nominative_noun
from variorum.statements.roles import Words
from variorum.text import fold

_PATRONYMICS = (
    "ич", "ича", "ичу", "ичем", "иче", "ичі", "вна", "вны", "вне", "вну", "вной",
    "ична", "ичны", "ичне", "ичну", "ичной", "івна", "івни", "івні", "івну", "івною",
)  # fmt: skip
# Ends of adjectives in the genitive.
_ADJECTIVES = ("ой", "ої", "ій", "ней", "шей", "щей", "жей", "чей", "ых", "их", "ого", "его")
# Ends of adjectives in the nominative, and in other cases.
AGREEING = (
    "ый", "ий", "ой", "ая", "яя", "ое", "ее", "на", "ська", "цька", "ова", "не", "ське", "цьке", "ове",
)  # fmt: skip
_OBLIQUE = (
    "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ой", "ей", "ую", "юю", "ых", "их", "ої", "ій", "ою",
    "ну", "ську", "цьку", "ову",
)  # fmt: skip
ADJECTIVAL = (*AGREEING, *_OBLIQUE)
_SURNAMES = (*"бвгджзклмнпрстфхцчшщ", "ко", "ий")  # ends of surnames that are no genitive
_GENITIVE = ("ой", "ої", "ых", "их", "ого", "его")  # and no given name's, as "ій" is
_LOCATIVE = ("овом", "евом", "ском", "цком", "ном", "лом")
# Ends of the cases of names in -а, and of those in a consonant.
_FIRST = ("ы", "и", "е", "і", "у", "ю", "ой", "ою", "ої", "ій")
_SECOND = ("а", "у", "е", "і", "ом")
_LONG = 6  # letters of an adjective: "Рой" is none
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
    place = given.endswith(_ADJECTIVES) or (not between and given.endswith(("и", "ы", "і", "ї")))
    return 0 if place else begins


def own_words(words: Sequence[str], *, body: bool) -> int:
    """Return how many words of a run are one name's: a person's ends before other letters and before the
    initials of whom she told it, "уточнила Анна Холм | ТАСС".
    """
    n = _one_script(words)
    short = n > 2 and len(words[n - 1]) > 1 and words[n - 1].isupper() and not words[n - 2].isupper()
    return n - (short and not body)


def _one_script(row: Sequence[str]) -> int:
    """Return how many words of a name are before one in Latin letters: "сказал Вран | Karsk Radio"."""
    own = not row[0].isascii()
    return next((i for i, word in enumerate(row) if own and word.isascii()), len(row))


def seen(word: str, known: frozenset[str], w: Words) -> bool:
    """Return whether a name at the head of a sentence stands inside one, there in another case perhaps:
    "Бурстат сообщил ... | в Бурстате".
    """
    low = fold(word)
    if low in known or not w.declines or len(low) < _LONG - 1:
        return low in known
    stem, ends = (low[:-1], _FIRST) if low[-1] in "ая" else (low, _SECOND)
    return any(stem + fold(end) in known for end in ends)


def genitive_adjective(word: str) -> bool:
    """Return whether a word with a capital is an adjective in the genitive: "Верховной", not "Фридрих"."""
    low = word.casefold()
    return len(low) >= _LONG and low.endswith(_GENITIVE) and not low.endswith("рих")


def in_place(word: str) -> bool:
    """Return whether a word with a capital is an adjective in the locative: "Новом | Арбате"."""
    return len(word) >= _LONG - 1 and word.casefold().endswith(_LOCATIVE)


def surname_behind(row: Sequence[str]) -> int:
    """Return 1 where a surname in the nominative stands behind a body's letters, as behind an office:
    "секретарь РНБО | Вран"; "глава МИД Карска" tells whose body it is.
    """
    named = len(row) == _NAMES and len(row[0]) > 1 and row[0].isupper() and _title_case(row[1])
    return int(named and not row[1].isascii() and row[1].endswith(_SURNAMES))


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
    agrees = word.casefold().endswith(AGREEING if case is None else _OBLIQUE)
    return w.declines and agrees and noun.islower() and (case or noun) in w.bodies
