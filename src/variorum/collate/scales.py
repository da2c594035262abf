"""Words of a sentence that stand at one of the ends of a scale.

`lexicon/contraries.toml` lists them for one language, `lexicon/abroad.toml` for several.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.listed import listed
from variorum.collate.numerals import numerals
from variorum.collate.polarity import negated, negates
from variorum.collate.tokens import Token, parted
from variorum.collate.view import Whole
from variorum.collate.window import named_tokens
from variorum.data import Span
from variorum.text import fold

SORTS = ("opposite", "converse", "small", "degree", "graver", "surer", "heated")
# Words on either side of a word that say what it is told of, and those that it stands next to.
AROUND, BESIDE = 9, 3
# The language whose nouns all have capitals.
CAPITALS = "de"
# Words that begin another clause without a mark before them.
JOINING = frozenset(("und", "oder"))
# What elides before a French verb that is denied: "n'exclut pas".
HALF = "n"
# What ends the first of two words that stand apart, "lehnte ... ab".
PARTED = "+"
# Letters by which words of a list that ends in a star are looked up: none has a shorter beginning.
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale: its sort, or its name where other languages have it, and phrases with their end."""

    sort: str
    ends: tuple[tuple[tuple[str, ...], int], ...]  # longest phrase first

    def end_at(self, ts: Sequence[Token]) -> tuple[int, int] | None:
        """Return the end and the length of the longest phrase that some tokens begin with, None for none.

        Of a verb whose other part stands at the end of its clause the first word alone is counted.
        """
        for phrase, end in self.ends:
            if phrase[0].endswith(PARTED):
                if _is(phrase[0].removesuffix(PARTED), ts[0]) and _closes(phrase[1], ts):
                    return end, 1
            elif len(phrase) <= len(ts) and all(_is(p, t) for p, t in zip(phrase, ts, strict=False)):
                return end, len(phrase)
        return None


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a scale: its place, its end of it, and what stands round it."""

    span: Span
    sentence: int
    end: int  # of its scale, 0, 1 and so on
    negated: bool
    around: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    ahead: tuple[str, ...]  # the two words before it
    behind: tuple[str, ...]  # the next two words
    names: frozenset[str]  # before it in its sentence
    sums: bool  # it puts the number among the next two words to somebody


@lru_cache(maxsize=16)
def scales(lang: str) -> tuple[Scale, ...]:
    """Return the scales that a language has for itself; none for one without lists."""
    table = lexicon.load("contraries").get(lang, {})
    return tuple(_scale(sort, entry.split(" | ")) for sort in SORTS for entry in table.get(sort, ()))


@lru_cache(maxsize=16)
def shared(lang: str) -> tuple[Scale, ...]:
    """Return a language's side of the scales that several have, of which each has its name for a sort."""
    return tuple(_scale(name, table[lang]) for name, table in lexicon.load("abroad").items() if lang in table)


def _scale(sort: str, sides: Sequence[str]) -> Scale:
    ends = [
        (tuple(fold(w) for w in phrase.replace(PARTED, PARTED + "_").replace("-", "_-_").split("_")), n)
        for n, side in enumerate(sides)
        for phrase in side.split()
    ]
    return Scale(sort, tuple(sorted(ends, key=lambda x: -len(x[0]))))


@lru_cache(maxsize=32)
def _starts(known: tuple[Scale, ...]) -> dict[str, tuple[int, ...]]:
    """Return the scales with a phrase that begins so, by its first word or the letters of a beginning."""
    out: dict[str, set[int]] = {}
    for n, s in enumerate(known):
        for (word, *_), _end in s.ends:
            first = word.removesuffix(PARTED)
            out.setdefault(first[:SHORTEST] + "*" if first.endswith("*") else first, set()).add(n)
    return {w: tuple(sorted(ns)) for w, ns in out.items()}


def on_scales(i: int, whole: Whole) -> dict[int, list[Word]]:
    """Return the words of a sentence that stand on some scale, by the scale's number in `scales`."""
    return _on(scales(whole.telling.lang), i, whole)


def on_shared(i: int, whole: Whole) -> dict[int, list[Word]]:
    """Return the words of a sentence that stand on some scale, by the scale's number in `shared`."""
    return _on(shared(whole.telling.lang), i, whole)


def _on(known: tuple[Scale, ...], i: int, whole: Whole) -> dict[int, list[Word]]:
    lang = whole.telling.lang
    out: dict[int, list[Word]] = {}
    if not known:
        return out
    ts, sums = parted(named_tokens(i, whole), (), HALF), lexicon.known("grades", lang, "sums")
    for n, k, last, end in _hits(ts, known):
        if ts[k].name and k > 0 and lang != CAPITALS:
            continue  # "Open Hand" opens nothing
        near = [*ts[max(0, k - AROUND) : k], *ts[last : last + AROUND]]
        word = Word(
            span=Span(ts[k].span.start, ts[last - 1].span.end),
            sentence=i,
            end=end,
            negated=negated(ts, k, lang) or _denied_within(ts[k:], known[n], lang),
            around=content(near),
            before=content((*ts[max(0, k - BESIDE) : k], *_past_aside(ts, k))),
            after=content(ts[last : last + BESIDE]),
            ahead=tuple(t.fold for t in ts[max(0, k - 2) : k]),
            behind=tuple(t.fold for t in ts[last : last + 2]),
            names=frozenset(t.fold for t in ts[:k] if t.name),
            sums=ts[k].fold in sums and puts_amount(ts[last:], lang),
        )
        out.setdefault(n, []).append(word)
    return out


def _denied_within(ts: Sequence[Token], scale: Scale, lang: str) -> bool:
    """Return whether a verb that parts, at the head of some tokens, has a negation right before its other
    part: "schloss sie nicht aus".
    """
    for phrase, _ in scale.ends:
        if phrase[0].endswith(PARTED) and _is(phrase[0].removesuffix(PARTED), ts[0]):
            at = next((k for k, t in enumerate(ts) if t.fold == phrase[1]), 0)
            if at > 1 and _closes(phrase[1], ts):
                return negates(ts[at - 1], lang)
    return False


def _past_aside(ts: Sequence[Token], k: int) -> Sequence[Token]:
    """Return the words before an aside that ends at word k: "two, of the smaller party, abstained"."""
    if k < 2 or ts[k - 1].fold != ",":
        return ()
    opens = next((n for n in range(k - 2, max(-1, k - 2 - AROUND), -1) if ts[n].kind == "stop"), None)
    return ts[max(0, opens - BESIDE) : opens] if opens is not None and ts[opens].fold == "," else ()


def puts_amount(ts: Sequence[Token], lang: str) -> bool:
    """Return whether a number is among the first two of some words: "(asked) for seven years"."""
    known = numerals(lang)
    return any(t.kind == "num" or known.cardinal(t.fold) is not None for t in ts[:2])


def _hits(ts: Sequence[Token], known: tuple[Scale, ...]) -> Iterator[tuple[int, int, int, int]]:
    """Yield (scale, index of its first word, index after its last, end of the scale)."""
    starts = _starts(known)
    for k, t in enumerate(ts):
        for n in {*starts.get(t.fold, ()), *starts.get(t.fold[:SHORTEST] + "*", ())}:
            hit = known[n].end_at(ts[k:])
            if hit is not None:
                yield n, k, k + hit[1], hit[0]


def _is(pattern: str, t: Token) -> bool:
    return listed(t.fold, (pattern,))


def _closes(word: str, ts: Sequence[Token]) -> bool:
    """Return whether the clause that some tokens begin ends in a word: before a mark or another clause."""
    for t, after in zip(ts, (*ts[1:], None), strict=True):
        if t.kind == "stop":
            return False
        if t.fold == word:
            return after is None or after.kind == "stop" or after.fold in JOINING
    return False
