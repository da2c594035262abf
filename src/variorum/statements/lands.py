"""The land or body an office is of, in one run of capitals with who holds it: "presidente de | Brasil | Ada
Vale", "Direktor der | Hafenbehörde | Otto Vale".
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from variorum.statements.german import bodily
from variorum.statements.roles import Words, words_for
from variorum.states import listed
from variorum.text import fold

if TYPE_CHECKING:
    from variorum.statements.names import Token

_LONGEST = 2  # words of a land's name: "Estados Unidos"
_NAME = 2  # words of the name behind it
# Begin names of places: "Stadtverwaltung Bad Karsk".
_OF_PLACES = frozenset((
    "bad", "sankt", "neu", "alt", "groß", "klein", "ober", "unter", "nord", "süd", "ost", "west", "san",
    "santa", "new", "los", "port", "saint",
))  # fmt: skip
_LANGS = frozenset(("es", "fr", "it"))  # that put the land between the office and the name


def landed(row: Sequence["Token"], w: Words) -> int:
    """Return how many words of a run are a land's name before a whole name of somebody, in German the noun
    of a body, 0 where none are.
    """
    if len(row) <= _NAME:
        return 0
    letters = len(row[0].text) > 1 and row[0].text.isupper()  # "Chef der | CDU | Ada Vale"
    if w.compounds or (letters and w.lang in _LANGS):
        *body, given, last = row
        plain = given.low not in _OF_PLACES and len(body) == 1 and (given.text + last.text).isalpha()
        own = any(bodily(t.low, w) or t.text.isupper() or t.low in _bodies() for t in (given, last))
        return int(plain and (letters or bodily(row[0].low, w)) and not own)
    if w.lang not in _LANGS:
        return 0
    for n in range(_LONGEST, 0, -1):
        rest = row[n:]
        whole = len(rest) >= _NAME and not any(t.low in w.bodies | w.firms for t in rest)
        if whole and rest[0].capital and tuple(fold(t.bare) for t in row[:n]) in _lands(w.lang):
            return n
    return 0


@cache
def _bodies() -> frozenset[str]:
    return words_for("en").bodies | words_for("en").firms  # "BBC World Service", in any language


@cache
def _lands(lang: str) -> frozenset[tuple[str, ...]]:
    """Return the names of lands in a language, word by word."""
    every = (x for _, names, _ in listed(lang) for x in names)
    return frozenset(tuple(x.split("+")) for x in every if not x.endswith("*"))
