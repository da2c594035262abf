"""Word lists as data: one TOML file a subject, one table a language (`[en]`, `[ru]`, ...).

In `abroad.toml` a table is a scale, with a list a language. Shipped inside the wheel, read once, shape
checked. No list names a side, a person or an outlet. `load`, `values`, `entries`, `pairs` and `numbers` give
entries as they are written; `lowered`, `table`, `folded` and `known` give them as words are compared.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from variorum.text import fold


@cache
def load(name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return `lexicon/<name>.toml` as language -> table name -> its entries, all read-only.

    A list comes as a tuple. For tables that map a word to something see `values`.
    Raises FileNotFoundError for a name there is no file for, TypeError for a file of another shape.
    """
    return MappingProxyType(
        {
            lang: MappingProxyType(
                {key: tuple(str(x) for x in entry) for key, entry in table.items() if isinstance(entry, list)}
            )
            for lang, table in _read(name).items()
        }
    )


@cache
def values(name: str) -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """Return the tables of `lexicon/<name>.toml` that map words to numbers: language -> table -> word."""
    return MappingProxyType(
        {
            lang: MappingProxyType(
                {
                    key: MappingProxyType({word: float(x) for word, x in entry.items()})
                    for key, entry in table.items()
                    if isinstance(entry, dict)
                }
            )
            for lang, table in _read(name).items()
        }
    )


def entries(name: str, lang: str, key: str) -> tuple[str, ...]:
    """Return the entries of a list, none for a language without it."""
    return load(name).get(lang, {}).get(key, ())


def pairs(name: str, lang: str, key: str) -> tuple[tuple[str, str], ...]:
    """Return the entries of a list "what: the rest" in two; the rest is empty where an entry has none."""
    parts = (entry.partition(": ") for entry in entries(name, lang, key))
    return tuple((what, rest) for what, _, rest in parts)


def numbers(name: str, lang: str, key: str) -> Mapping[str, float]:
    """Return a table of words with their numbers, none for a language without it."""
    return values(name).get(lang, {}).get(key, {})


@cache
def lowered(name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return what `load` does, every entry in lower case as Python compares it: "äusserte" for "äußerte"."""
    return MappingProxyType(
        {
            lang: MappingProxyType({key: tuple(x.casefold() for x in entry) for key, entry in own.items()})
            for lang, own in load(name).items()
        }
    )


@cache
def table(name: str, lang: str) -> Mapping[str, tuple[str, ...]]:
    """Return a language's lists by key, every entry folded; nothing for a language without any."""
    own = load(name).get(lang, {})
    return MappingProxyType({key: tuple(fold(x) for x in entry) for key, entry in own.items()})


@cache
def folded(name: str, lang: str, *keys: str) -> tuple[str, ...]:
    """Return the entries of some lists in order, folded. No word begins or ends with one of none."""
    own = table(name, lang)
    return tuple(x for key in keys for x in own.get(key, ()))


@cache
def known(name: str, lang: str, *keys: str) -> frozenset[str]:
    """Return the entries of some lists, folded: whether a folded word is one of them can be asked at once."""
    return frozenset(folded(name, lang, *keys))


def expression(entries: Iterable[str], end: str = r"(?!\w)") -> re.Pattern[str]:
    """Return what finds any entry as whole words before `end`; `*` stands for the end of a word."""
    inner = "|".join(re.escape(x).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for x in entries)
    return re.compile(rf"(?<!\w)(?:{inner}){end}")


@cache
def _read(name: str) -> Mapping[str, Mapping[str, object]]:
    with files(__name__).joinpath(f"{name}.toml").open("rb") as f:
        read = tomllib.load(f)
    for lang, table in read.items():
        if not isinstance(table, dict):
            raise TypeError(f"lexicon/{name}.toml: {lang!r} is not a table")
    return read
