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
