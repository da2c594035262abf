"""One name as languages of the Latin alphabet spell it: "Lavrov", "Lawrow"; "Shoigu", "Schoigu", "Choïgou".

Names from other alphabets are written as each language's own letters sound. A word is read by the rules of
English, German, French and Spanish in turn; two words may be one name where any two readings agree.
"""

from functools import lru_cache

from variorum.text import fold

_LEAST = 5  # letters of a word that may be known by its sound alone
_S, _C, _X = "\1", "\2", "\3"  # the sounds of "sh" and "ch", and of a Spanish "j"
_FIRST: tuple[tuple[tuple[str, str], ...], ...] = (
    (("tch", _C), ("sch", _S), ("sh", _S), ("zh", _S), ("ch", _C), ("kh", "h")),  # English
    (("tsch", _C), ("sch", _S), ("ch", "h"), ("z", "ts"), ("j", "i")),  # German
    (("tch", _C), ("ch", _S), ("j", _S), ("ou", "u"), ("gui", "gi"), ("gue", "ge"), ("kh", "h")),  # French
    (("ch", _C), ("sh", _S), ("kh", _X), ("j", _X), ("gui", "gi"), ("gue", "ge"), ("ll", "i")),  # Spanish
)
_THEN = (
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("w", "v"), ("x", "ks"), ("z", "s"), ("y", "i"),
    ("c", "k"), ("ij", "i"),
)  # fmt: skip


@lru_cache(maxsize=16384)
def sounds(word: str) -> frozenset[str]:
    """Return how a word may sound, one key a reading; none of a short word."""
    low = "".join(c for c in fold(word) if c.isalpha())
    if len(low) < _LEAST:
        return frozenset()
    return frozenset(_said(low, first) for first in _FIRST)


def _said(low: str, first: tuple[tuple[str, str], ...]) -> str:
    if low.endswith("ine"):
        low = low[:-1]  # "Poutine"
    for letters, sound in (*first, *_THEN):
        low = low.replace(letters, sound)
    out = low[:1]
    for c in low[1:]:
        if c != out[-1]:
            out += c
    return out


def alike(a: str, b: str) -> bool:
    """Return whether two words in Latin letters may be one name in two languages."""
    return not sounds(a).isdisjoint(sounds(b))
