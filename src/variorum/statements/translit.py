"""One key for a name however it is spelt: Cyrillic or Latin, with or without its case ending.

Letters go to Latin after the common ground of BGN/PCGN and the national schemes (Russian 2010
passports, Ukrainian 2010), then spellings that differ between schemes are merged (kh/h, y/i/j,
ks/x, double letters), since a key needs to meet, not to read well.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from variorum import lexicon
from variorum.cyrillic import LATIN
from variorum.statements.declined import alike
from variorum.text import fold

_LETTERS = {**LATIN, "є": "e", "ю": "yu", "я": "ya"}  # as the schemes write them: "Юлия" is "Yulia"
_MERGE = (
    ("tsch", "ch"), ("shch", "sch"), ("sch", "sh"), ("tch", "ch"), ("dzh", "j"), ("dj", "j"), ("kh", "h"),
    ("x", "ks"), ("dz", "z"), ("ts", "z"),
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("w", "v"), ("yu", "u"), ("ya", "a"), ("yo", "o"), ("ye", "e"),
    ("iy", "i"), ("ij", "i"), ("y", "i"), ("j", "zh"), ("oe", "e"), ("ae", "e"), ("ue", "u"), ("c", "k"),
    ("q", "k"), ("g", "h"), ("ie", "e"), ("io", "o"), ("ia", "a"), ("iu", "u"), ("ii", "i"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_ENDING = re.compile(r"(?:ogo|oho|omu|imi|im|om|em|oi|ei|ou|iu|ah|am|ami|ov|ev|a|u|i|e|o)$")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_STEM = 3  # letters a stem keeps at least
_VOWELS = re.compile(r"[aeiou]+")
_LONG = 6  # letters of a word in which one may be another
_SHAPE = 3  # consonants of a word that may be known by them alone


def cyrillic(text: str) -> bool:
    """Return whether a text has a Cyrillic letter."""
    return _CYRILLIC.search(text) is not None


@lru_cache(maxsize=16384)
def key(word: str) -> str:
    """Return a word's key: "Тарханов" and "Tarkhanov" share one."""
    low = "".join(_LETTERS.get(c, c) for c in fold(word))
    low = "".join(c for c in low if c.isalpha())
    for a, b in _MERGE:
        low = low.replace(a, b)
    return _DOUBLE.sub(r"\1", low)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return the key without a Slavic case ending: "Тарханова" meets "Тарханов"."""
    k = key(word)
    cut = _ENDING.sub("", k)
    return cut if len(cut) >= _STEM else k


@lru_cache(maxsize=16384)
def bucket(word: str) -> str:
    """Return what all forms of a name share, for looking up: its key's root; of short ones two letters."""
    k, short = key(word), key(word)
    while (cut := _ENDING.sub("", short)) != short and len(cut) >= _STEM:
        short = cut
    return short if len(_ENDING.sub("", short)) >= _STEM else k[: _STEM - 1]


def same(a: str, b: str) -> bool:
    """Return whether two words may spell one name.

    Within one script the folded words must agree, a case of a Cyrillic name aside; across scripts the
    keys must, with one letter between them allowed in words of six and more.
    """
    if fold(a) == fold(b):
        return True
    if not cyrillic(a) and not cyrillic(b):
        return False
    x, y = stem(a), stem(b)
    if x == y or key(a) == y or x == key(b):
        return True  # "Тарханова" loses an ending, "Tarkhanov" one that is none
    if cyrillic(a) and cyrillic(b):
        return alike(a, b)
    return min(len(x), len(y)) >= _LONG and x[0] == y[0] and _one_apart(x, y)


def namesakes(a: str, b: str) -> bool:
    """Return whether two given names are one: "Олена", "Елена"; "Ilse", "Ильзе", whose s is heard as a z."""
    x, y = (_renamed().get(stem(n), stem(n)) for n in (a, b))
    if cyrillic(a) != cyrillic(b):
        x, y = x.replace("z", "s"), y.replace("z", "s")
    return x == y or (min(len(x), len(y)) >= _LONG and _one_apart(x, y))


@cache
def _renamed() -> Mapping[str, str]:
    """Return the stems of Ukrainian given names by what stands for them in Russian."""
    rows = (row.split() for row in lexicon.load("given")["uk"]["renamed"])
    return {stem(uk): stem(ru) for uk, ru in rows}


def shaped(a: str, b: str) -> bool:
    """Return whether two words, one Cyrillic, have the same consonants with some vowel between each.

    A foreign name is written in Cyrillic by its sound, "Reuter" as "Ройтер".
    """
    x, y = (_VOWELS.sub("o", key(w)) for w in (a, b))
    return cyrillic(a) != cyrillic(b) and x == y and len(x.replace("o", "")) >= _SHAPE


def _one_apart(x: str, y: str) -> bool:
    if abs(len(x) - len(y)) > 1:
        return False
    i = 0
    while i < min(len(x), len(y)) and x[i] == y[i]:
        i += 1
    return x[i + 1 :] == y[i + 1 :] or x[i:] == y[i + 1 :] or x[i + 1 :] == y[i:]
