"""What pages carry around their reports: newsletter boxes, rights, captions. No sentences of a telling.

A sentence that stands word for word in several articles is either borrowed or furniture. Where it is
borrowed, the articles that hold it are about the same thing in the rest of their words too; furniture stands
in articles that have nothing else in common. (Templates are usually found by repetition within a site,
Bar-Yossef & Rajagopalan 2002; that alone would throw out what a hundred papers copied from one wire.)
What one outlet alone repeats it has not borrowed: there two articles are enough, if they share nothing else.
Where nothing repeats it, an outlet's word to its reader is known by what it says (`appeals`).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import log, sqrt

from variorum.data import Span, Telling
from variorum.furniture.appeals import is_appeal
from variorum.quotation import quotations

HOLDERS = 3  # different texts in which a sentence must stand before it is looked into
OWN_HOLDERS = 2  # so many do where all are one outlet's
LITTLE = 12  # different words besides what is repeated, up to which they tell nothing of a text's matter
ASKED = 8  # holders, evenly over the pile, that are asked pair by pair whether they are about the same thing
SHARED = 1 / 3  # of the shorter text, by characters: who shares so much word for word is related
ALIKE = 0.1  # cosine of the rest: 95 in 100 pairs of one story lie above, of unrelated news below
UNSEEN = 20  # articles without a word that are added to the count: in a small pile nothing looks rare
SAMPLE = 1_000  # articles in which words are counted

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“”„«»‟]")


def reported(t: Telling) -> Telling:
    """Return the telling without the sentences in which its outlet speaks to its reader of itself."""
    keep = [not is_appeal(t.sentence(i), t.lang) for i in range(len(t.sentences))]
    if all(keep):
        return t
    said = [q.span for q in quotations(t.text, t.paragraphs)]
    for i, span in enumerate(t.sentences):
        keep[i] = keep[i] or any(q.start <= span.start < q.end for q in said)
    return _kept(t, keep) if any(keep) else t


def unfurnished(tellings: Sequence[Telling]) -> list[Telling]:
    """Return the tellings, in order, without the sentences that are furniture in this pile.

    The text stays whole; a telling that holds no furniture is returned as it is. Words in quotation marks
    are never furniture. The order of the tellings changes nothing in any of them.
    """
    ordered = sorted(tellings, key=lambda t: t.id)
    texts: dict[str, int] = {}
    firsts = [k for k, t in enumerate(ordered) if texts.setdefault(t.text, k) == k]
    # Numbers first, words only of what is repeated: a large pile's sentences are not held twice.
    count = Counter(h for k in firsts for h in {hash(s) for s in _all(ordered[k]) if s})
    often = {h for h, n in count.items() if n >= OWN_HOLDERS}
    del count
    held: dict[int, list[str]] = {}
    for k, t in enumerate(ordered):
        own = [s if hash(s) in often else "" for s in _all(t)]
        if any(own):
            held[k] = own
    repeated: dict[str, list[int]] = {}
    for k in firsts:
        for s in dict.fromkeys(held.get(k, ())):
            if s:
                repeated.setdefault(s, []).append(k)
    outlets = [t.article.outlet for t in ordered]
    repeated = {s: at for s, at in repeated.items() if len(at) >= HOLDERS or _own(at, outlets)}
    if not repeated:
        return list(tellings)
    pile = _Pile(ordered, held, set(repeated))
    gone = {s for s, at in repeated.items() if not pile.together(at)}
    clear = {
        t.id: _kept(t, [s not in gone for s in held[k]]) if k in held else t for k, t in enumerate(ordered)
    }
    return [clear[t.id] for t in tellings]


def _own(at: Sequence[int], outlets: Sequence[str]) -> bool:
    """Return whether some articles are one known outlet's, and enough of them."""
    return len(at) >= OWN_HOLDERS and len({outlets[k] for k in at}) == 1 and bool(outlets[at[0]])


def _all(t: Telling) -> list[str]:
    """Return all sentences of a telling as they are compared."""
    return [_folded(t.sentence(i)) for i in range(len(t.sentences))]


def _folded(sentence: str) -> str:
    """Return a sentence as it is compared, addresses and numbers set aside; "" where it holds a quotation."""
    if _QUOTED.search(sentence):
        return ""
    return " ".join(_DIGITS.sub("0", _ADDRESS.sub("@", sentence.casefold())).split())


def _kept(t: Telling, keep: Sequence[bool]) -> Telling:
    if all(keep):
        return t
    sentences: tuple[Span, ...] = tuple(s for s, yes in zip(t.sentences, keep, strict=True) if yes)
    paragraphs = tuple(p for p in t.paragraphs if any(p.start <= s.start < p.end for s in sentences))
    return replace(t, sentences=sentences, paragraphs=paragraphs)


class _Pile:
    """The words of a pile's articles, of those that share sentences, without the sentences shared."""

    def __init__(
        self, ordered: Sequence[Telling], held: Mapping[int, Sequence[str]], repeated: set[str]
    ) -> None:
        self._ordered, self._held, self._repeated = ordered, held, repeated
        self._outlets = [t.article.outlet for t in ordered]
        part = ordered[:: -(-len(ordered) // SAMPLE)]
        self._count = Counter(w for t in part for w in set(_WORD.findall(t.text.casefold())))
        self._size = len(part)
        self._rest: dict[int, tuple[frozenset[str], float]] = {}
        self._asked: dict[tuple[int, int], bool] = {}

    def together(self, at: Sequence[int]) -> bool:
        """Return whether most articles of some, pair by pair, have more in common than repeated sentences."""
        some = at[:: -(-len(at) // ASKED)]
        pairs = list(combinations(some, 2))
        return 2 * sum(self._related(a, b) for a, b in pairs) >= len(pairs)

    def _related(self, a: int, b: int) -> bool:
        if (a, b) not in self._asked:
            self._asked[a, b] = (
                self._share(a, b) > SHARED and not self._one_page(a, b)
            ) or self._cosine(a, b) >= ALIKE
        return self._asked[a, b]

    def _one_page(self, a: int, b: int) -> bool:
        """Return whether two texts are one outlet's and each says enough besides what is repeated.

        What short pages of one outlet share word for word may be the better part of them and is no loan.
        """
        least = min(len(self._words(k)[0]) for k in (a, b))
        return least > LITTLE and self._outlets[a] == self._outlets[b] != ""

    def _share(self, a: int, b: int) -> float:
        both = set(self._held[a]) & set(self._held[b]) - {""}
        size = [sum(map(len, self._ordered[k].sentences)) for k in (a, b)]
        k = a if size[0] <= size[1] else b
        spans = zip(self._ordered[k].sentences, self._held[k], strict=True)
        return sum(len(span) for span, s in spans if s in both) / max(1, min(size))

    def _cosine(self, a: int, b: int) -> float:
        (x, nx), (y, ny) = self._words(a), self._words(b)
        return sum(self._weight(w) for w in sorted(x & y)) / max(1e-9, nx * ny)

    def _words(self, k: int) -> tuple[frozenset[str], float]:
        if k not in self._rest:
            t, own = self._ordered[k], enumerate(self._held[k])
            rest = " ".join(t.sentence(i) for i, s in own if s not in self._repeated)
            words = frozenset(_WORD.findall(rest.casefold()))
            self._rest[k] = words, sqrt(sum(self._weight(w) for w in sorted(words)))
        return self._rest[k]

    def _weight(self, word: str) -> float:
        return log((self._size + UNSEEN) / (self._count[word] + 0.5)) ** 2
