"""The states of the world: what each, its people and its capital are called (`lexicon/states.toml`)."""

from collections.abc import Mapping
from functools import cache

from variorum import lexicon
from variorum.text import fold

LISTED_IN = "en"  # the language the list is in


@cache
def states() -> Mapping[str, str]:
    """Return folded demonym or capital -> the state's name."""
    out: dict[str, str] = {}
    for line in lexicon.load("states")[LISTED_IN]["states"]:
        name, demonyms, capitals = line.split("|")
        for word in (*demonyms.split("/"), *capitals.split("/")):
            if word:
                out[fold(word)] = name
    return out


@cache
def countries() -> frozenset[str]:
    """Return the names of all states, with their capitals and demonyms, folded."""
    return frozenset(fold(name) for name in states().values()) | states().keys()


@cache
def demonyms() -> frozenset[str]:
    """Return what is said of a state's people and things, in one word, folded: "Tarvan"."""
    rows = (line.split("|") for line in lexicon.load("states")[LISTED_IN]["states"])
    return frozenset(fold(word) for _, words, _ in rows for word in words.split("/") if word)


def state_of(word: str) -> str | None:
    """Return the state that one folded word speaks of, by its name, its people or its capital."""
    return states().get(word) or _named().get(word)


@cache
def _named() -> Mapping[str, str]:
    return {fold(name): name for name in states().values()}


@cache
def _letters(lang: str) -> frozenset[tuple[str, str]]:
    rows = (row.partition("|") for row in lexicon.entries("states", lang, "letters"))
    return frozenset((short, begins) for short, _, begins in rows)


def spelt_out(a: str, b: str, lang: str) -> bool:
    """Return whether one word is the letters of the state that the other names in full, in any case."""
    a, b = sorted((fold(a), fold(b)), key=len)
    return any(a == short and b.startswith(begins) for short, begins in _letters(lang))


@cache
def listed(lang: str) -> tuple[tuple[str, tuple[str, ...], frozenset[str]], ...]:
    """Return each state and union with its names in a language, folded, and its capitals.

    A "+" stands between the words of one name, a "*" at the end of one that stands for all that begin so.
    """
    rows = (row.split("|") for row in lexicon.entries("states", lang, "called"))
    return tuple((state, tuple(fold(x).split()), frozenset(fold(y).split())) for state, x, y in rows)
