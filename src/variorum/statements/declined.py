"""Russian and Ukrainian names in their cases: which words may be one name, and which is the nominative.

Endings by declension as grammars give them (Zaliznyak 1977 for Russian; Ukrainian orthography of 2019).
No dictionary: two words may be one name where some declension has both.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from variorum.statements.cases import nominative_noun
from variorum.statements.eastern import short_body
from variorum.statements.names import Token
from variorum.statements.roles import Words
from variorum.text import fold

_OFFICE = 4  # letters an office has at least to be known in another case
_ROOT = 2  # letters a name keeps before its ending
# The first of each row is the nominative.
_DECLENSIONS = (
    ("", "а", "у", "ом", "е", "ові", "і", "ем"),  # Лукас, Иван, Борис
    ("й", "я", "ю", "ем", "ем", "е", "и", "єм", "єві", "ї", "єю"),  # Сергей, Юрій
    ("ь", "я", "ю", "ем", "е", "и", "ем", "еві", "і"),  # Игорь, Коваль
    ("о", "а", "у", "ом", "ові", "і"),  # Дмитро
    ("а", "ы", "е", "у", "ой", "ою", "и", "і", "ей", "ею"),  # Анна, Саша, Олена
    ("я", "и", "е", "ю", "ей", "ею", "і", "ї", "єю"),  # Мария, Соня, Надія
    ("", "а", "у", "ым", "им", "е", "ові", "і"),  # Тарханов, Пушкин
    ("а", "ой", "у", "ою", "ої", "ій"),  # Тарханова
    ("ий", "ого", "ому", "им", "ом", "ім"),  # Резник-ий, -ский
    ("ый", "ого", "ому", "ым", "ом"),  # Белый
    ("ой", "ого", "ому", "ым", "ом"),  # Толстой
    ("ая", "ой", "ую", "ою"),  # Невская
    ("ець", "ця", "цю", "цем", "ці", "цеві"),  # Кравець
    ("ец", "ца", "цу", "цом", "це", "цем"),  # Кравец
)


@lru_cache(maxsize=16384)
def readings(word: str) -> frozenset[tuple[str, int]]:
    """Return (root, declension) of every declension in which a word may be a form."""
    low = fold(word)
    return frozenset(
        (low[: len(low) - len(e)], k)
        for k, endings in enumerate(_DECLENSIONS)
        for e in endings
        if low.endswith(e) and len(low) - len(e) >= _ROOT
    )


def alike(a: str, b: str) -> bool:
    """Return whether two Cyrillic words may be one name in two cases."""
    return not readings(a).isdisjoint(readings(b))


def nominative(words: frozenset[str]) -> str | None:
    """Return which of some forms of one name is its nominative; None where they don't tell."""
    if len(words) < 2:
        return None
    shared = frozenset.intersection(*(readings(w) for w in words))
    found = {w for w in words for root, k in shared if fold(w) == root + _DECLENSIONS[k][0]}
    return next(iter(found)) if len(found) == 1 else None


Rows = tuple[tuple[str, str, str], ...]  # the genitive's ending, the nominative's, a gender it tells
_GIVEN: Rows = (
    ("ии", "ия", "she"),
    ("ії", "ія", "she"),
    ("ы", "а", "she"),
    ("(?<=[гкхжчшщ])и", "а", "she"),
    ("и", "RU:я|UK:а", "she"),
    ("(?<=[аеиіоуюя])я", "й", "he"),
    ("я", "ь", "he"),
    ("(?<=[твр]р|вл|рк|йл)а", "RU:|UK:о", "he"),
    ("а", "", "he"),
)
_HIS: Rows = (
    ("(?<=[скцгх])ого", "ий", ""),
    ("ого", "RU:ый|UK:ий", ""),
    ("ця", "ець", ""),
    ("ца", "ец", ""),
    ("енка", "енко", ""),
    ("(?<=[аеиіоуюя])я", "й", ""),
    ("я", "ь", ""),
    ("а", "", ""),
    ("[ыи]", "а", ""),
)
_HERS: Rows = (
    ("(?<=ов|ев|ёв|ин|ын)ой", "а", ""),
    ("ой", "ая", ""),
    ("ої", "а", ""),
    ("[ыи]", "а", ""),
)


_ADJECTIVES = {"ru": ("ого", "его", "ой", "ей"), "uk": ("ого", "ої")}  # in the genitive
_CONSONANTS = "бвгґджзйклмнпрстфхцчшщ"
_TWO = 2  # words of "по словам"


def genitive(row: Sequence[Token], w: Words) -> str | None:
    """Return the gender told where the words before a name put it in the genitive, "" where none is told.

    "по словам", "министра обороны", "экономистки"; None where they put it in no case that is known.
    """
    if not row:
        return None
    plain = len(row)
    while plain > _TWO and not row[plain - 1].capital and row[plain - 1].low.endswith(_ADJECTIVES[w.lang]):
        plain -= 1  # "по данным | областного Росгидромета"
    if " ".join(t.low for t in row[plain - _TWO : plain]) in w.whose:
        return ""
    if _told_by(row, w) or _written(row[-1].low, w):
        return ""
    found = None
    capitals = [t.text for t in row[_first_capital(row) :]]
    body = any(short_body(word) for word in capitals)  # "представителя МИД России | Ады Вейл"
    for t in reversed(row):
        low = t.low.removeprefix("экс-").removeprefix("екс-")
        root, last = low[:-1], low[-1:]
        if low in w.people:
            return None  # "заместитель мэра Инга Холм"
        if len(low) >= _OFFICE and last == "а" and root in w.people:
            found = "he"
        elif len(low) >= _OFFICE and last in "яыи" and any(root + e in w.people for e in "ьйая"):
            found = "he" if last == "я" else "she"
        if t.capital and not body:
            break
    return found


def _written(low: str, w: Words) -> bool:
    """Return whether a word is a document, in any case: "в сообщении | Росгидромета"."""
    return (nominative_noun(low, w.lang, governed=True) or low) in w.documents


def _told_by(row: Sequence[Token], w: Words) -> bool:
    """Return whether only small words of who it is stand behind "по словам": "по словам | сексолога"."""
    lows = [t.low for t in row]
    at = next((k for k in range(len(row) - 1, _TWO - 1, -1) if " ".join(lows[k - _TWO : k]) in w.whose), 0)
    rest = row[at:] if at else ()
    return bool(rest) and not any(t.capital or t.low in w.people | w.breaks for t in rest)


def _first_capital(row: Sequence[Token]) -> int:
    """Return where the capitals begin that words before a name end in."""
    at = len(row)
    while at and row[at - 1].capital:
        at -= 1
    return at


def from_genitive(parts: Sequence[str], lang: str, gender: str = "") -> tuple[str, ...]:
    """Return a person's name of two words or more in the nominative, given in the genitive ("ru" or "uk").

    `gender` is what else tells it, "he" or "she", for given names that have no cases.
    """
    if parts[-1].endswith(("ая", "ий", "ый", "ська", "цька")):
        return tuple(parts)
    given, told = _turned(parts[0], _GIVEN, lang)
    if parts[-1].endswith("ого"):
        told = "he"  # "Ильи Сумского"
    rest = {"she": _HERS, "he": _HIS}.get(told or gender, ())
    return (given, *(_turned(p, rest, lang)[0] for p in parts[1:]))


def _turned(word: str, rows: Rows, lang: str) -> tuple[str, str]:
    for ending, new, gender in rows:
        m = re.search(ending + "$", word)
        if m is not None and m.start() >= _ROOT:
            own = dict(x.split(":") for x in new.split("|")) if ":" in new else {}
            return word[: m.start()] + own.get(lang.upper(), new if not own else ""), gender
    return word, ""


def of_a_body(word: str, lang: str) -> str:
    """Return a body's name of one word in the nominative, given in the genitive: "Росгидромета".

    What ends in -а there, in Ukrainian in -у too, has no ending in the nominative; -ы, in Ukrainian -и,
    has -а ("Генпрокуратуры"); others stay as they are.
    """
    if len(word) > _ROOT + 1 and word[-1] == ("и" if lang == "uk" else "ы") and word[-2] in _CONSONANTS:
        return word[:-1] + "а"
    ends = "ау" if lang == "uk" else "а"
    return word[:-1] if len(word) > _ROOT + 1 and word[-1] in ends and word[-2] in _CONSONANTS else word
