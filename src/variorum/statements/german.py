"""German nouns that are no names, though they have a capital as names have."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from variorum import lexicon
from variorum.statements.roles import Words, cases
from variorum.text import fold

if TYPE_CHECKING:
    from variorum.statements.names import Token

# Ends of nouns for what is done, said or felt.
_ABSTRACT = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "tion", "tionen", "sion", "sionen", "tät", "nis",
)  # fmt: skip
# Ends of such as name a body: "Süddeutsche Zeitung", "Vale Stiftung".
_NAMING = (
    "zeitung", "stiftung", "einigung", "sicherung", "nation", "nationen", "station", "gierung", "waltung",
)  # fmt: skip
# Ends of nouns for what a body tells, in the plural or the dative they are cited in: "laut Polizeibericht".
_TOLD = ("angaben", "informationen", "bericht", "mitteilung", "sprechern")
_PLURAL = ("ungen", "heiten", "keiten", "tionen", "sionen", "täten")
_GIVEN = frozenset(("august", "mai"))  # months that are given names, too
_INFLECTED = ("e", "en", "er", "es", "em")
_ADJECTIVE = re.compile(r"(?:ig|lich|isch|bar|sam|los|haft|bedingt|iert|end)e[nrsm]?$")
_BODY_AND_FIELD = 2  # words
_JOINED = frozenset(("am", "ans", "beim", "im", "ins", "vom", "zum", "zur"))  # with an article in them
_FRENCH = frozenset(("au", "aux"))
_THERE = frozenset(("in", "bei", "aus", "auf", "von"))
_OF = frozenset(("von", "vom"))
_PART_OF = frozenset(("anfang", "mitte", "ende"))
_MOST = 4  # words of whom somebody is of
_LONG = 5  # letters of a body's noun, to be known at the end of a longer word
_LEAST = 6  # letters of an abstract noun


def of_things(low: str, w: Words) -> bool:
    """Return whether a noun is for what is done or said: "Landung", "Zitat"; nobody's name has it in it."""
    if low in w.sayings or low in w.documents:
        return True
    named = low.endswith(_NAMING) or bodily(low, w)
    return len(low) >= _LEAST and low.endswith(_ABSTRACT) and not named


def articled(before: str, w: Words) -> bool:
    """Return whether a word tells that a common noun follows, no given name: "die Straße", "im Vertrag"."""
    return before in w.determiners or before in _JOINED


def inside(row: Sequence["Token"], w: Words) -> int:
    """Return how many words say where what speaks does so: "bei der | Agentur", "im | Ministerium"; in French
    "au | ministère".
    """
    if w.lang == "fr" and len(row) > 1:
        return int(row[0].low in _FRENCH)
    if not w.compounds or len(row) < _BODY_AND_FIELD:
        return 0
    there = row[0].low in _THERE and row[1].low in w.determiners and len(row) > _BODY_AND_FIELD
    return 1 if row[0].low in _JOINED else 2 if there else 0


def ends_before(before: str, low: str, w: Words, *, owns: bool) -> bool:
    """Return whether a noun and the next are no name together: "die Forderungen | Wiesings", "legte beim
    Verwaltungsgericht | Berufung ein".
    """
    if w.compounds and (before.endswith(_PLURAL) or (dated(before) and before not in _GIVEN)):
        return True  # "Visa-Erleichterungen | Serbien", "am 24. März | Russland"
    return w.compounds and of_things(before if owns else low, w) and (owns or bodily(before, w))


def adjective(word: str, w: Words) -> bool:
    """Return whether a word may be a German adjective behind an article: "der | karskischen | Behörde"."""
    return w.compounds and word.islower() and bool(_ADJECTIVE.search(word))


def common(row: Sequence["Token"], w: Words) -> bool:
    """Return whether words are a noun that is no name, alone or behind an adjective that has a capital by its
    place: "Betriebsbedingte Kündigungen".
    """
    first, low = row[0].low, row[-1].low
    if fold(first) in _amounts() or (first in _PART_OF and len(row) > 1 and dated(row[1].low)):
        return True  # "Milliarden Euro", "Ende August"
    if len(row) == 1:
        return not (w.documents | w.bodies | w.firms | w.sayings).isdisjoint(cases(low))
    several = low.endswith(_PLURAL) and first.endswith(_INFLECTED)
    past = first.endswith(_INFLECTED) and dated(low)  # "Vergangenen Dienstag"
    thing = of_things(low, w) and (several or bool(_ADJECTIVE.search(first)))
    return len(row) == _BODY_AND_FIELD and (past or thing)


def no_part(row: Sequence["Token"], at: int, w: Words) -> bool:
    """Return whether what a particle, "von", leads to is no part of a name: a day, a deed, or whom somebody
    is of: "Ada Vale von | der Gewerkschaft", "von | Karsk Securities", and no "Ada von der Aue".

    The particle opens the row, and what it leads to begins at a place of it.
    """
    low, noun = row[at].low, row[at].bare
    if [t.low for t in row[:at]] == ["zu", "den"]:
        return True  # "Kestrel zu den | Rivalen"
    names = [*takewhile(lambda t: t.capital and not dated(t.low), row[at : at + _MOST])]
    short = len(noun) > 1 and noun.isupper()
    body = row[at - 1].low in w.determiners and (short or low in w.parties or _owned(row, at))
    body = body or (short and row[0].low in _OF and at == 1)  # "Ada Vale von | HRW"
    firm = any(bodily(t.low, w) or t.bare in w.forms for t in names) or (len(names) > 1 and at == 1)
    return body or (firm and row[0].low in _OF) or dated(low) or of_things(low, w)


def _owned(row: Sequence["Token"], at: int) -> bool:
    """Return whether it is told whose a noun is: "von der | Kanzlei des Ministers"."""
    return [t.low for t in row[at + 1 : at + 2]] == ["des"]


def fields(before: Sequence["Token"], joins: str, noun: str, w: Words) -> bool:
    """Return whether "und" and a noun tell what else a body is for: "Gewerkschaft Metall | und Energie".

    Another body, a firm or people are told of beside it.
    """
    if not w.compounds or joins != "und" or len(before) < _BODY_AND_FIELD:
        return False
    other = bodily(noun, w) or noun in w.people | w.titles | w.firms or noun.endswith(w.ends)
    return before[0].low in w.bodies - w.firms and not other


def teller(noun: str, w: Words) -> int:
    """Return how many letters of a noun name who tells what its end says is told: "Polizei|angaben"."""
    for end in _TOLD:
        body = noun.removesuffix(end)
        if body != noun:
            return next((len(b) for b in (body, body.removesuffix("s")) if b.casefold() in w.bodies), 0)
    return 0


def dated(low: str) -> bool:
    """Return whether a word is a day or a month: "die Times von | Donnerstag" is called Times."""
    return any(fold(low) in lexicon.numbers("times", "de", key) for key in ("weekdays", "months"))


@cache
def _amounts() -> frozenset[str]:
    """Return nouns for how much: "Milliarden", "Gramm", "Prozent"; short ones may be names, too."""
    units = {x for table in lexicon.values("measures").get("de", {}).values() for x in table}
    scales = {x for key in ("scales", "fractions") for x in lexicon.numbers("numbers", "de", key)}
    return frozenset(x for x in units | scales | lexicon.known("numbers", "de", "percent") if len(x) >= _LONG)


def bodily(low: str, w: Words) -> bool:
    """Return whether a noun is one for a body, or ends in one: "Hafenbehörde"."""
    return low.rpartition("-")[2] in w.bodies or low.endswith(tuple(b for b in w.bodies if len(b) >= _LONG))
