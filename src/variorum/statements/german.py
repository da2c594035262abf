"""German nouns that are no names, though they have a capital as names have."""

from functools import cache

from variorum import lexicon
from variorum.statements.roles import Words
from variorum.text import fold

# Ends of nouns for what is done, said or felt.
_ABSTRACT = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "tion", "tionen", "sion", "sionen", "tät", "nis",
)  # fmt: skip
# Ends of such as name a body: "Süddeutsche Zeitung", "Vale Stiftung".
_NAMING = (
    "zeitung", "stiftung", "einigung", "sicherung", "nation", "nationen", "station", "gierung", "waltung",
)  # fmt: skip
_JOINED = frozenset(("am", "ans", "beim", "im", "ins", "vom", "zum", "zur"))  # with an article in them
_LONG = 5  # letters of a body's noun, to be known at the end of a longer word
_LEAST = 6  # letters of an abstract noun


def of_things(low: str, w: Words) -> bool:
    """Return whether a noun is for what is done or said: "Landung", "Zitat"; nobody's name has it in it."""
    if low in w.sayings or low in w.documents:
        return True
    named = low.endswith(_NAMING) or _bodily(low, w)
    return len(low) >= _LEAST and low.endswith(_ABSTRACT) and not named


def articled(before: str, w: Words) -> bool:
    """Return whether a word tells that a common noun follows, no given name: "die Straße", "im Vertrag"."""
    return before in w.determiners or before in _JOINED


def ends_before(before: str, low: str, w: Words, *, owns: bool) -> bool:
    """Return whether a noun and the next are no name together: "die Forderungen | Wiesings", "legte beim
    Verwaltungsgericht | Berufung ein".
    """
    return w.compounds and of_things(before if owns else low, w) and (owns or _bodily(before, w))


def dated(low: str) -> bool:
    """Return whether a word is a day or a month: "die Times von | Donnerstag" is called Times."""
    table = lexicon.values("times").get("de", {})
    return fold(low) in _days() or fold(low) in table.get("months", {})


@cache
def _days() -> frozenset[str]:
    return frozenset(lexicon.values("times").get("de", {}).get("weekdays", {}))


def _bodily(low: str, w: Words) -> bool:
    return low in w.bodies or low.endswith(tuple(b for b in w.bodies if len(b) >= _LONG))
