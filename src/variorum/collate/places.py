"""Two things of a sentence that changed places: "four died, seven fell ill", "seven died, four fell ill"."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import Token
from variorum.collate.view import Whole
from variorum.collate.window import sentence_tokens
from variorum.data import Span

Key = TypeVar("Key", bound=Hashable)


def exchanged(
    base: tuple[int, Sequence[Quantity]], reading: tuple[int, Sequence[Quantity]], one: Whole, two: Whole
) -> list[tuple[Quantity, Quantity]]:
    """Return, of two sentences in one language with their numbers, (the base's, the reading's in its place).

    Both have each number once.
    """
    numbers = [{q.value: q for q in x} for x in (base[1], reading[1])]
    if len(numbers[0].keys() & numbers[1].keys()) < 2:
        return []
    sides = [
        beside(i, {q.value: q.core for q in x if sum(q.value == o.value for o in x) == 1}, whole)
        for (i, x), whole in ((base, one), (reading, two))
    ]
    pair = crossed(*sides)
    if pair is None or numbers[0][pair[0]].unit != numbers[0][pair[1]].unit:
        return []
    return [(numbers[0][a], numbers[1][b]) for a, b in (pair, pair[::-1])]


def crossed(
    mine: Mapping[Key, frozenset[str]], theirs: Mapping[Key, frozenset[str]]
) -> tuple[Key, Key] | None:
    """Return two things, given what stands beside each in two sentences, that changed places.

    More of what stood with one of them in the base stands with the other in the reading than with its own:
    who did both, the sentence tells once.
    """
    for a, b in combinations([k for k in mine if k in theirs], 2):
        own, other = mine[a] - mine[b], mine[b] - mine[a]
        turned = len(theirs[a] & other) > len(theirs[a] & own)
        if turned and len(theirs[b] & own) > len(theirs[b] & other):
            return a, b
    return None


def beside(i: int, spans: Mapping[Key, Span], whole: Whole) -> dict[Key, frozenset[str]]:
    """Return the stems beside each of some words of a sentence, in its own clause.

    A clause of these words alone is part of the next: "On Monday, he was charged".
    """
    ts, lang = sentence_tokens(i, whole), whole.telling.lang
    openers = lexicon.known("negation", lang, "openers")
    parts: list[list[Token]] = [[]]
    for t in ts:
        if (t.kind == "stop" or t.fold in openers) and content([x for x in parts[-1] if not _in(x, spans)]):
            parts.append([])
        parts[-1].append(t)
    return {
        key: content([t for t in part if not t.span.overlap(span)])
        for key, span in spans.items()
        for part in parts
        if any(t.span.overlap(span) for t in part)
    }


def _in(t: Token, spans: Mapping[Key, Span]) -> bool:
    return any(t.span.overlap(s) for s in spans.values())
