"""A state and the bodies it has one of, by one name in all languages of a story: "Москва" and "Moscow", "МИД
РФ" and "the Russian Foreign Ministry".

What a body is stands in `lexicon/houses.toml` and `lexicon/portfolios.toml`, whose it is in
`lexicon/states.toml`; a state in none of them is known by its sound. A label with any other word in it is
left as it is: "a source in the Foreign Ministry" is no ministry.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from variorum import lexicon
from variorum.data import Statement
from variorum.statements import translit
from variorum.statements.roles import DECLINING
from variorum.states import LISTED_IN, listed, state_of, states
from variorum.text import fold, words

STATE = "state"  # what a body is that is the state itself
FORCES = "armed forces"
_ROOT = 4  # letters that what a state and its people are called share
_ENDS = ("", "ь", "й", "я", "а", "ия", "ія")  # of a state's name behind what its people share with it


class House(NamedTuple):
    """What a label names: what body, and of which state; of none where that is not told."""

    body: str
    state: str


def rehoused(statements: Sequence[Statement], read_in: Sequence[tuple[int, str]]) -> tuple[Statement, ...]:
    """Return the statements of a story, each state and body of one by one name.

    `read_in` tells in which order they are read, by place, each with its text's language.
    """
    names = housed((speaker, lang) for n, lang in read_in if (speaker := statements[n].speaker))
    return tuple(replace(s, speaker=names.get(s.speaker or "", s.speaker)) for s in statements)


def housed(labels: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the label that stands for each of some labels, those aside that stay as they are.

    `labels` come with the language of the text that they are from, in the order in which texts are read. The
    first of one body names it; a state goes by its name in the list, or by a name before its capital's.
    """
    found: dict[str, House] = {}
    told_in: dict[str, str] = {}
    for label, lang in labels:
        if label not in found and (house := read(label, lang)) is not None:
            found[label], told_in[label] = house, lang
    groups: list[tuple[House, list[str]]] = []
    for label, house in found.items():
        if house.state or house.body == STATE:
            _join(groups, house, label)
    for label, house in found.items():
        if not house.state and house.body != STATE:
            own = [row for h, row in groups if h.body == house.body]
            # In one language the cast has told whose "the Defence Ministry" is, or that nothing tells it.
            if len(own) == 1 and told_in[own[0][0]] != told_in[label]:
                own[0].append(label)
            elif not own:
                groups.append((house, [label]))
    names = frozenset(states().values())
    out: dict[str, str] = {}
    for house, row in groups:
        first = row[0]
        if house.body == STATE:
            named = [x for x in row if x in names] or [x for x in row if fold(x) not in _seats()]
            first = next(iter(named), first)
            first = house.state if first.islower() and house.state in _listed() else first
        out |= {label: first for label in row if label != first}
    return out


def _join(groups: list[tuple[House, list[str]]], house: House, label: str) -> None:
    for h, row in groups:
        if h.body == house.body and _one(h.state, house.state):
            row.append(label)
            return
    groups.append((house, [label]))


def _one(a: str, b: str) -> bool:
    """Return whether two words tell of one state: both listed as it, or both unlisted and alike in sound."""
    if a in states().values() or b in states().values():
        return a == b
    x, y = translit.key(a), translit.key(b)
    n = next((i for i, (c, d) in enumerate(zip(x, y, strict=False)) if c != d), min(len(x), len(y)))
    return n >= _ROOT and 2 * n >= max(len(x), len(y))


@lru_cache(maxsize=4096)
def one_house(asked: str, label: str) -> bool:
    """Return whether a label is of the state or the body that is asked for, in whatever languages; a body
    asked for without its state may be any state's.
    """
    a, b = read(asked, ""), read(label, "")
    return a is not None and b is not None and a.body == b.body and (not a.state or _one(a.state, b.state))


@lru_cache(maxsize=4096)
def read(label: str, lang: str) -> House | None:
    """Return which state or body of one a label names, in its text's language or another; None if neither."""
    for other in _langs(label, lang):
        found = _read(label, other)
        if found is not None:
            return found
    return None


def _langs(label: str, lang: str) -> Sequence[str]:
    eastern = translit.cyrillic(label)
    fitting = [x for x in lexicon.load("houses") if (x in DECLINING) == eastern]
    return sorted(fitting, key=lambda x: (x != lang, x))


def _read(label: str, lang: str) -> House | None:
    row = [w for w, _ in words(label.replace("’", "'").replace("'", " "))]
    low = [fold(w) for w in row]
    rest = [w for w in low if w not in lexicon.known("houses", lang, "of")]
    named = _named(" ".join(rest), lang)
    if named and (rest[0] in _seats() or row[low.index(rest[0])][0].isupper()):
        return House(STATE, named)
    body, rest = _body(rest, lang)
    if not body:
        return None
    state = _whose(rest, lang)
    unlisted = body == STATE and lang == LISTED_IN and state in rest
    if unlisted and state and not row[low.index(state)][0].isupper():
        return None  # "the new government"
    return House(body, state) if state is not None and (state or body != STATE) else None


def _named(word: str, lang: str) -> str:
    """Return the state that a word is the capital or the name of, "" for any other word."""
    if lang == LISTED_IN and (listed := next((s for s in states().values() if fold(s) == word), "")):
        return listed
    for state, called, capitals in _called(lang):
        first = called[0] if called else ""
        union = state not in states().values() and any(_fits(word, e) for e in called)
        ends = (word.removeprefix(first[:-1]),) if first.endswith("*") and word.startswith(first[:-1]) else ()
        if union or word in capitals or word == first or any(e in _ENDS for e in ends):
            return state
    return ""


def _body(rest: Sequence[str], lang: str) -> tuple[str, list[str]]:
    """Return what body some words name, "" for none, and the words that say nothing of it."""
    if len(rest) == 1 and rest[0] in dict(_armies(lang)):
        return FORCES, list(rest)
    for body, entry in _bodies(lang):
        taken = [next((w for w in rest if _fits(w, e)), None) for e in entry]
        if None not in taken:
            left = [w for w in rest if w not in taken]
            return body, left if body == FORCES else _without_forces(left, lang)
    nouns = {w for w in rest if any(_fits(w, e) for e in lexicon.folded("houses", lang, "houses"))}
    for key in ("whole", "fields"):
        for field, ways in _fields(lang, key):
            own = {w for w in rest if any(_fits(w, e) for e in ways)}
            # "МИД" is a ministry; "Außenminister" is none, and "Außenministerium" is.
            if own and (nouns if key == "fields" or lang == "de" else own):
                return field, [w for w in rest if w not in own | nouns]
    rules = lexicon.folded("houses", lang, "rules")
    whose = [w for w in rest if not any(_fits(w, e) for e in rules)]
    return (STATE, whose) if len(whose) < len(rest) else ("", list(rest))


def two_fields(one: AbstractSet[str], other: AbstractSet[str], lang: str) -> bool:
    """Return whether words beside the nouns of two ministries say that they are for two things."""
    a, b = (
        {field for field, ways in _fields(lang, "fields") if any(_fits(fold(w), e) for w in ws for e in ways)}
        for ws in (one, other)
    )
    return bool(a and b) and a.isdisjoint(b)


def _without_forces(rest: Sequence[str], lang: str) -> list[str]:
    """Return words without those for the forces that a body is of: "Генштаб | ВС | РФ"."""
    for body, entry in _bodies(lang):
        if body == FORCES and all(any(_fits(w, e) for w in rest) for e in entry):
            return [w for w in rest if not any(_fits(w, e) for e in entry)]
    return list(rest)


def _whose(rest: Sequence[str], lang: str) -> str | None:
    """Return the state that is left of a label, "" where nothing is; None where something else is."""
    if not rest:
        return ""
    told = {_state(w, lang) for w in rest}
    whole = _state(" ".join(rest), lang) or ("" if len(told) > 1 else told.pop())
    return whole or (rest[0] if len(rest) == 1 and rest[0].isalpha() else None)


def _state(word: str, lang: str) -> str:
    """Return the state of the list that a folded word speaks of, "" for none."""
    if lang == LISTED_IN and (listed := state_of(word)):
        return listed
    army = next((s for short, s in _armies(lang) if short == word), "")
    own = (s for s, called, _ in _called(lang) if any(_fits(word, e) for e in called))
    return army or next(own, "")


def _fits(word: str, entry: str) -> bool:
    if entry.startswith("*"):
        return word.endswith(entry[1:])
    return word.startswith(entry[:-1]) if entry.endswith("*") else word == entry


@cache
def _bodies(lang: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each body with the words of one way of saying it, the longest first; the forces, whose staff
    others are, last.
    """
    ways = ((body, way) for body, ways in lexicon.pairs("houses", lang, "bodies") for way in ways.split("/"))
    out = [(body, tuple(map(fold, way.replace("'", " ").split()))) for body, way in ways]
    return tuple(sorted(out, key=lambda x: (x[0] == FORCES, -len(x[1]))))


@cache
def _fields(lang: str, key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what ministries are for, each with its words."""
    listed = lexicon.pairs("portfolios", lang, key)
    return tuple((field, tuple(map(fold, ways.split()))) for field, ways in listed)


@cache
def _called(lang: str) -> tuple[tuple[str, tuple[str, ...], frozenset[str]], ...]:
    return tuple((s, tuple(x.replace("+", " ") for x in names), seats) for s, names, seats in listed(lang))


@cache
def _listed() -> frozenset[str]:
    """Return every state and union of the lists."""
    return frozenset(states().values()) | {s for lang in lexicon.load("states") for s, *_ in _called(lang)}


@cache
def _seats() -> frozenset[str]:
    """Return every capital of the lists, folded."""
    return frozenset(c for lang in lexicon.load("states") for *_, capitals in _called(lang) for c in capitals)


@cache
def _armies(lang: str) -> tuple[tuple[str, str], ...]:
    rows = (row.split("|") for row in lexicon.entries("houses", lang, "armies"))
    return tuple((short, state) for short, state in rows)
