"""What a telling holds, item by item: what a stemma is built from.

An item is a sentence, a word, a figure, a name or a quoted stretch. Words are compared within a
language; the other four go across languages, so a translation can be placed too.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from variorum.data import Alignment, Telling
from variorum.stemma.names import key
from variorum.text import fold, plain, words

SENTENCE, WORD, PHRASE, FIGURE, NAME, QUOTE = "sentence", "word", "phrase", "figure", "name", "quote"
KINDS = (SENTENCE, WORD, PHRASE, FIGURE, NAME, QUOTE)
# Kinds that are looked for in the linked sentences, so that only where both are linked can they differ.
WORDING = (WORD, PHRASE, QUOTE)
# Words are compared by their first letters: endings change with case, number and tense in most languages.
STEM = 6
# A quoted stretch counts as there where its counterpart quotes at least this share of its length: a
# translation is rarely under two thirds as long, a half-quoted sentence mostly is.
QUOTED_SHARE = 0.6
# Shortest quotation that counts, in characters; below it are scare quotes, titles and nicknames.
QUOTE_LENGTH = 16
# Longest telling looked at, in sentences: hostile input is cut here, no article is.
MOST_SENTENCES = 2000
# Above this share of capitals among words inside sentences, capitals tell nouns and not names (German).
CAPITALS = 0.25
# A line this short (in words; in characters, so that no long one is cut into words) that ends no sentence is
# a heading or an item of a list, and so is one that opens with a mark for either. Wrapped text breaks later.
SHORT_LINE, SHORT_CHARACTERS = 8, 80
SENTENCE_ENDS, ITEM_MARKS = ".!?…,;:”“\"»’')", "*#=|•·<[{"
_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f' ]\d{3})*(?:[.,]\d+)?")
# Four digits that are most likely a year.
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_NOT_DIGIT = re.compile(r"\D")
_QUOTED = re.compile(r'"([^"]{1,2000})"|(?<!\w)\'([^\'"]{1,2000})\'(?!\w)')


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a telling holds: `key` is what it is looked up by, `shown` how a reader sees it."""

    kind: str
    sentence: int
    key: str
    shown: str


@dataclass(frozen=True, slots=True)
class Witness:
    """A telling as its items, and where each figure, name and word stands."""

    telling: Telling
    items: tuple[Item, ...]
    words: tuple[frozenset[str], ...]  # by sentence
    quoted: tuple[int, ...]  # characters inside quotation marks, by sentence
    sizes: tuple[int, ...]  # characters, by sentence
    figures: frozenset[str]
    names: frozenset[str]
    latest: int | None  # the latest year it names
    lines: int  # lines that hold anything, the first one aside
    headings: int  # those of them that are a heading or an item of a list


def witness(telling: Telling) -> Witness:
    """Return the items of a telling."""
    items: list[Item] = []
    by_sentence: list[frozenset[str]] = []
    quoted: list[int] = []
    sizes: list[int] = []
    for i, span in enumerate(telling.sentences[:MOST_SENTENCES]):
        text = span.of(telling.text)
        found = _items(i, text)
        items += found
        by_sentence.append(frozenset(x.key for x in found if x.kind in {WORD, PHRASE}))
        quoted.append(sum(len(x.key) for x in found if x.kind == QUOTE))
        sizes.append(len(text))
    inner = [x for x in items if x.kind == WORD]
    if sum(x.shown[0].isupper() for x in inner) > CAPITALS * len(inner):
        items = [x for x in items if x.kind != NAME]
    return Witness(
        telling,
        tuple(items),
        tuple(by_sentence),
        tuple(quoted),
        tuple(sizes),
        frozenset(x.key for x in items if x.kind == FIGURE),
        frozenset(x.key for x in items if x.kind == NAME),
        max((int(x.key) for x in items if x.kind == FIGURE and _YEAR.fullmatch(x.shown)), default=None),
        *_headed(telling.text),
    )


def _headed(text: str) -> tuple[int, int]:
    """Return how many lines a text has below its first, and how many are headings or items of a list."""
    lines = [x for x in map(str.strip, text.splitlines()) if x][1:]
    return len(lines), sum(_is_heading(x) for x in lines)


def _is_heading(line: str) -> bool:
    """Return whether a line is marked as a heading or an item, or is short and ends no sentence."""
    if line[0] in ITEM_MARKS:
        return True
    return len(line) <= SHORT_CHARACTERS and line[-1] not in SENTENCE_ENDS and len(line.split()) <= SHORT_LINE


def _items(i: int, text: str) -> list[Item]:
    out = [Item(SENTENCE, i, "", text)]
    seen: set[tuple[str, str]] = set()

    def add(kind: str, what: str, shown: str) -> None:
        if what and (kind, what) not in seen:
            seen.add((kind, what))
            out.append(Item(kind, i, what, shown))

    for m in _DIGITS.finditer(text):
        add(FIGURE, _NOT_DIGIT.sub("", m.group()), m.group().strip())
    before = ("", "")
    for n, (word, span) in enumerate(words(text)):
        stem = fold(word)[:STEM]
        if before[0]:
            add(PHRASE, f"{before[0]} {stem}", f"{before[1]} {word}")
        before = (stem, word)
        if word[0].isdigit():
            continue
        add(WORD, stem, word)
        # The first word of a sentence or of a quotation is capital in any case.
        opening = n == 0 or not text[span.start - 1].isspace()
        if word[0].isupper() and len(word) > 2 and not opening:
            add(NAME, key(word), word)
    for m in _QUOTED.finditer(plain(text)):
        inside = m.group(1) or m.group(2)
        if len(inside) >= QUOTE_LENGTH:
            add(QUOTE, inside, inside)
    return out


def rarity(witnesses: Sequence[Witness]) -> Mapping[str, float]:
    """Return the weight of each word and phrase: little where every other sentence of the story has it."""
    counts: Counter[str] = Counter()
    total = 0
    for w in witnesses:
        for sentence in w.words:
            counts.update(sentence)
            total += 1
    return {k: log((total + 1) / n) / log(total + 1) if total else 1.0 for k, n in counts.items()}


def weights(w: Witness, rare: Mapping[str, float]) -> NDArray[np.float64]:
    """Return the weight of every item: characters of a sentence or quotation, rarity of words, else 1."""
    out = np.ones(len(w.items))
    for i, x in enumerate(w.items):
        if x.kind == SENTENCE:
            out[i] = w.sizes[x.sentence]
        elif x.kind in {WORD, PHRASE}:
            out[i] = rare[x.key]
        elif x.kind == QUOTE:
            out[i] = len(x.key)
    return out


def held(child: Witness, other: Witness, alignment: Alignment) -> NDArray[np.float64]:
    """Return how far `other` has each item of `child` (0 to 1, NaN where the two can't be compared).

    `alignment` has `child` on its left. A sentence is had as surely as its best link; a word in the
    linked sentences only; a figure or a name anywhere, since it can be taken from anywhere.
    """
    n, m = len(child.sizes), len(other.sizes)
    linked: list[list[int]] = [[] for _ in range(n)]
    best = [0.0] * n
    for link in alignment.links:
        if link.left < n and link.right < m:
            linked[link.left].append(link.right)
            best[link.left] = max(best[link.left], link.score)
    near = [frozenset().union(*(other.words[j] for j in js)) for js in linked]
    quoted = [sum(other.quoted[j] for j in js) for js in linked]
    same = child.telling.lang == other.telling.lang
    out = np.zeros(len(child.items))
    for k, item in enumerate(child.items):
        i = item.sentence
        if item.kind == SENTENCE:
            out[k] = best[i]
        elif item.kind in {WORD, PHRASE}:
            out[k] = (item.key in near[i]) if same else np.nan
        elif item.kind == FIGURE:
            out[k] = item.key in other.figures
        elif item.kind == NAME:
            out[k] = item.key in other.names
        else:
            out[k] = quoted[i] >= QUOTED_SHARE * len(item.key)
    return out
