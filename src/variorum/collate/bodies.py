"""Two bodies that share a noun: "the Russian Defence Ministry", "the Ukrainian Defence Ministry"."""

from collections.abc import Sequence
from functools import cache

from variorum import lexicon
from variorum.collate.names import INNER, bare, share_word
from variorum.collate.tokens import singular
from variorum.states import state_of
from variorum.text import fold, words

_NEAR = 3  # words from a state's to the noun of its body


@cache
def _nouns() -> frozenset[str]:
    langs = lexicon.load("roles")
    return frozenset(n for lang in langs for n in lexicon.known("roles", lang, "bodies", "firms"))


def two_bodies(a: str, b: str) -> bool:
    """Return whether two names, each with a noun for a body, are two bodies' for sure.

    They are two states', or one state's and called by one noun for two things: a foreign ministry, a defence
    ministry.
    """
    (one, x), (other, y) = _parted(a), _parted(b)
    if not (one and other and _body(a) and _body(b)):
        return False
    mine, theirs = ([w for w in p if w not in q] for p, q in ((x, y), (y, x)))
    return one.isdisjoint(other) or bool(mine and theirs and set(x) & set(y) and not share_word(mine, theirs))


def names_body(name: str, rival: str, text: str) -> bool:
    """Return whether a text names a body, and not only one that shares words with it: its state stands close
    before or behind a noun for a body there.
    """
    states, _ = _parted(name)
    mine = states - _parted(rival)[0]
    told = [bare(fold(w)) for w, _ in words(text)]
    if not mine:
        own = [w for w in _parted(name)[1] if w not in _parted(rival)[1]]
        return share_word(own, told)
    at = [i for i, w in enumerate(told) if state_of(w) in mine]
    nouns = {fold(w) for w, _ in words(name)} & _nouns()
    return any(nouns & set(told[max(0, i - _NEAR) : i + 1 + _NEAR]) for i in at)


def _body(name: str) -> bool:
    return any({low, singular(low)} & _nouns() for low in (fold(w) for w, _ in words(name)))


def _parted(name: str) -> tuple[frozenset[str], Sequence[str]]:
    """Return the states a name tells of, and its other words, small ones aside."""
    low = [bare(fold(w)) for w, _ in words(name)]
    states = {state for w in low if (state := state_of(w)) is not None}
    rest = [w for w in low if state_of(w) is None and w not in INNER]
    return frozenset(states), rest
