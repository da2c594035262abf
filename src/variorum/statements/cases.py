"""Russian and Ukrainian nouns for people, bodies and papers in their cases: "доклада" is "доклад".

Endings by declension as grammars give them (Zaliznyak 1977; Ukrainian orthography of 2019). Only nouns that
the lexicon of roles has are looked for, so that no ending is guessed of a word that nobody knows.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from variorum.statements.roles import Words, words_for
from variorum.text import fold

# Nominative, its other cases; nominative in the plural, its other cases.
_Row = tuple[str, tuple[str, ...], str, tuple[str, ...]]
_HARD, _SOFT = ("ам", "ами", "ах"), ("ям", "ями", "ях")
_ROWS: dict[str, tuple[_Row, ...]] = {
    "ru": (
        ("ий", ("его", "ему", "им", "ем"), "ие", ("их", "ими")),  # рабочий
        ("ый", ("ого", "ому", "ым", "ом"), "ые", ("ых", "ыми")),  # учёный
        ("ья", ("ьи", "ье", "ью", "ьей"), "ьи", ("ей", "ьям", "ьями", "ьях")),  # судья
        ("лец", ("льца", "льцу", "льцом", "льце"), "льцы", ("льцев", "льцам", "льцами", "льцах")),
        ("ец", ("ца", "цу", "цом", "цем", "це"), "цы", ("цов", "цев", "цам", "цами", "цах")),  # владелец
        ("ие", ("ия", "ию", "ием", "ии"), "ия", ("ий", "иям", "иями", "иях")),  # заявление
        ("ия", ("ии", "ию", "ией"), "ии", ("ий", "иям", "иями", "иях")),  # комиссия
        ("й", ("я", "ю", "ем", "е"), "и", ("ев", *_SOFT)),
        ("ь", ("я", "ю", "ем", "е"), "и", ("ей", *_SOFT)),  # житель
        ("ь", ("и", "ью"), "и", ("ей", *_SOFT)),  # запись
        ("а", ("ы", "е", "у", "ой", "ою"), "ы", _HARD),  # служба
        ("а", ("и", "е", "у", "ой", "ою"), "и", _HARD),  # разведка
        ("о", ("а", "у", "ом", "е"), "а", _HARD),  # ведомство
        ("ч", ("ча", "чу", "чом", "чем", "че"), "чи", ("чей", "чам", "чами", "чах")),  # врач
        ("", ("а", "у", "ом", "е"), "ы", ("ов", *_HARD)),  # доклад
        ("", ("а", "у", "ом", "е"), "и", ("ов", *_HARD)),  # источник
    ),
    "uk": (
        ("ий", ("ого", "ому", "им"), "і", ("их", "ими")),  # поліцейський
        ("я", ("і", "ю", "ею"), "і", ("ів", *_SOFT)),  # суддя
        ("ець", ("ця", "цю", "цем", "цеві"), "ці", ("ців", "цям", "цями", "цях")),  # мешканець
        ("ія", ("ії", "ію", "ією"), "ії", ("ій", "іям", "іями", "іях")),  # комісія
        ("ь", ("я", "ю", "ем", "еві"), "і", ("ів", *_SOFT)),  # учитель
        ("ь", ("і", "дю", "ттю"), "і", ("ей", *_SOFT)),  # доповідь
        ("а", ("и", "і", "у", "ою"), "и", _HARD),  # служба
        ("о", ("а", "у", "ом", "і"), "а", _HARD),  # відомство
        ("й", ("я", "ю", "єві", "єм"), "ї", ("їв", *_SOFT)),  # водій
        ("ар", ("аря", "арю", "ареві", "арем"), "арі", ("арів", "арям", "арями", "арях")),  # лікар
        ("", ("а", "у", "ом", "ові", "і"), "и", ("ів", *_HARD)),  # звіт
    ),
}  # fmt: skip
# Ends of nominatives that the rows without an ending don't decline.
_VOWELS = tuple("аяоеьйіи")
_OTHERWISE = {"ru": (*_VOWELS, "ч", "ец"), "uk": (*_VOWELS, "ар", "ець")}
# Endings of adjectives in the locative and the genitive, and of the nominative that each gender has for them.
_LOCATIVE = {
    "ru": {
        "ом": {"he": "ый", "it": "ое"}, "ем": {"he": "ий", "it": "ее"},
        "ой": {"she": "ая"}, "ей": {"she": "яя"},
        "ого": {"he": "ый", "it": "ое"}, "его": {"he": "ий", "it": "ее"},
    },
    "uk": {
        "ому": {"he": "ий", "it": "е"}, "ій": {"she": "а"},
        "ого": {"he": "ий", "it": "е"}, "ої": {"she": "а"},
    },
}  # fmt: skip
_SOFT_ROOTS = tuple("нжшчщ")  # ends of adjectives before "ей", "его"
CASED = frozenset(_ROWS)  # languages whose nouns are known here
_LEAST = 3  # letters a noun keeps before its ending


def nominative_noun(word: str, lang: str, *, governed: bool) -> str | None:
    """Return the nominative of a known noun that stands in another case; None of any other word.

    `governed` says that a preposition or "по словам" stands before it: "компании" is one firm's case there,
    and may be several firms elsewhere.
    """
    if lang not in _ROWS:
        return None
    low, (one, many, plural) = fold(word), _forms(lang)
    if low in one and (governed or low not in plural):
        return one[low]
    before, hyphen, last = low.rpartition("-")
    if hyphen and low not in many and (noun := nominative_noun(last, lang, governed=governed)) is not None:
        return f"{before}-{noun}"  # "пресс-службы"
    return many.get(low)


def several(word: str, lang: str) -> bool:
    """Return whether a word is a known noun for several, in the nominative: "специалисты"."""
    return lang in _ROWS and fold(word) in _forms(lang)[2]


def nominative_phrase(words: Sequence[str], lang: str) -> tuple[str, ...] | None:
    """Return adjectives and a known noun that stand in the locative in the nominative, None where they don't:
    "оборонном ведомстве", "обласній прокуратурі".
    """
    noun = nominative_noun(words[-1], lang, governed=True) if words else None
    if noun is None:
        return None
    neuter = noun.endswith(("о", "е", "ння"))
    gender = "it" if neuter else "she" if noun.endswith(("а", "я")) else "he"
    out = [_agreeing(word, gender, lang) for word in words[:-1]]
    return (*(x for x in out if x is not None), noun) if None not in out else None


def _agreeing(word: str, gender: str, lang: str) -> str | None:
    """Return an adjective in the locative as it agrees with a nominative of some gender."""
    for end, genders in _LOCATIVE[lang].items():
        root = word[: len(word) - len(end)]
        adjective = not end.startswith("е") or root.endswith(_SOFT_ROOTS)  # "нижней", and no "учителей"
        if word.casefold().endswith(end) and len(root) >= _LEAST and gender in genders and adjective:
            soft = lang == "ru" and gender == "he" and root[-1] in "гкхжчшщ"
            return root + ("ий" if soft else genders[gender])
    return None


@lru_cache(maxsize=2)
def _forms(lang: str) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Return case -> nominative of one, case -> nominative of several, and the nominatives of several."""
    known = {fold(n): n for n in _nouns(words_for(lang))}
    one: dict[str, str] = {}
    many: dict[str, str] = {}
    plural = set()
    for low, noun in known.items():
        for end, cases, ends, oblique in _ROWS[lang]:
            if not low.endswith(fold(end)) or len(low) - len(end) < _LEAST:
                continue
            if not end and low.endswith(_OTHERWISE[lang]):
                continue
            root = low[: len(low) - len(end)]
            if end in ("", "а") and not _spelt(root, ends, lang):
                continue
            one |= {fold(root + e): noun for e in cases}
            if ends:
                plural.add(fold(root + ends))
                many |= {fold(root + e): noun[: len(root)] + ends for e in oblique}
    return (
        {w: n for w, n in one.items() if w not in known},
        {w: n for w, n in many.items() if w not in known and w not in one},
        frozenset(plural),
    )


def _spelt(root: str, ends: str, lang: str) -> bool:
    """Return whether a hard ending may stand behind a root: Russian writes "рыбаки" and "эксперты"."""
    return lang != "ru" or ends not in ("ы", "и") or (root[-1] in "гкхжчшщ") == (ends == "и")


def _nouns(w: Words) -> Iterable[str]:
    return sorted(w.people | w.bodies | w.documents | w.firms | w.records)
