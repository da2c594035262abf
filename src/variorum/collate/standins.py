"""Names that both texts hold, read under stand-ins: a model has opinions about NATO and none about Alder.

What a telling did to its source does not depend on what the two sides are called. So each name that both
tell is given to the checker as one made-up word, the first the same for whoever comes first: with the names
swapped in both texts it reads the very same, however many words each has. Of "Mark Rutte" and "Jan Rutte"
only the last word is shared; the first stands as it is, as do all names that only one has: they may be what
changed. A state is one name, by whatever of its name, its people's and its capital's a text calls it, and is
hidden where one text alone has it, too: "Moscow said" and "Russia said" are the same, and no prior opinion
of either side comes in where one text names a capital that the other does not.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from variorum import lexicon
from variorum.collate.names import ARTICLED, PARTICLES, SHORTENED, names, same_word, small_words
from variorum.data import Span, Telling
from variorum.states import state_of
from variorum.text import NEUTRAL, article_start, fold, words

Standins = tuple[tuple[Span, str], ...]
Words = tuple[tuple[str, Span], ...]  # of one name, folded, with their places
_BETWEEN = re.compile(rf" (?:(?:of the|of|{'|'.join(sorted(PARTICLES))}) )*")  # inside a name
DOT = "."
_HYPHENS = ("-", "‑")
_PART = re.compile(r"[^\-‑]+")  # between hyphens
AHEAD = 40  # characters behind the head of a sentence in which its name goes on
LEAST = 3  # letters of a word that is taken for a name's
PAIRS = 512  # kept at hand: those that the checker reads at once, before what it says of each is weighed
SHORT = 2  # letters of one that is, where no sentence begins


@lru_cache(maxsize=PAIRS)
def standins(base: Telling, reading: Telling) -> Mapping[str, Standins]:
    """Return by telling the names that both hold, or their words, in order, each with its stand-in.

    Stand-ins go by first appearance in the base; of more than there are, the later ones keep their names.
    """
    across = base.lang != reading.lang
    alone = frozenset(fold(w) for t in (base, reading) for w, _ in words(t.text))
    alone |= _hyphened(base, reading) | _hyphened(reading, base)
    titles = _titles(base.lang) | _titles(reading.lang)  # of "Mr Berg" and "Mr Vale" nothing is shared
    short = _short(base, alone) | _short(reading, alone)
    mine, theirs = (_names(t, short, alone) for t in (base, reading))

    def same(a: str, b: str) -> bool:
        return a == b or (across and same_word(a, b))

    def whole(own: Sequence[Words], other: Sequence[Words]) -> list[bool]:
        there = {tuple(w for w, _ in name) for name in other}
        called = [tuple(w for w, _ in name) for name in own]
        return [c in there or (across and any(_alike(c, x, same) for x in there)) for c in called]

    mine, theirs = _rejoined(base.text, mine, theirs, same), _rejoined(reading.text, theirs, mine, same)

    def read_as(w: str) -> str | None:
        return known.get(w) or next((s for k, s in known.items() if same(k, w)), None)

    shared = {w for name in theirs for w, _ in name}
    given = _Given()
    known = given.known
    for name, one in zip(mine, whole(mine, theirs), strict=True):
        for w, _ in name[-1:] if one else name:
            hidden = w in shared or (across and any(same(w, x) for x in shared))
            if hidden and w not in titles:
                given.give(w)
    for w in (w for name in (*mine, *theirs) for w, _ in name if state_of(w) is not None):
        given.give(w)

    def read(text: str, own: Sequence[Words], other: Sequence[Words]) -> Standins:
        out: list[tuple[Span, str]] = []
        for name, one in zip(own, whole(own, other), strict=True):
            told = read_as(name[-1][0]) if one else None
            if told is not None:
                out.append((Span(article_start(text, name[0][1].start), _point(text, name[-1][1])), told))
                continue
            for k, (w, at) in enumerate(name):
                if (stand_in := read_as(w)) is not None:
                    out.append((Span(at.start, _point(text, at, more=k + 1 < len(name))), stand_in))
        return tuple(out)

    return {base.id: read(base.text, mine, theirs), reading.id: read(reading.text, theirs, mine)}


def _hyphened(own: Telling, other: Telling) -> frozenset[str]:
    """Return the parts of a text's hyphened names that stand as words of their own in a text of another
    language: of "Абу-Даби" where the other has "Abu Dhabi".
    """
    if own.lang == other.lang:
        return frozenset()
    parts = {fold(x) for w, _ in words(own.text) for x in _PART.findall(w) if x != w and x[:1].isupper()}
    there = {fold(w) for w, _ in words(other.text) if w[:1].isupper()}
    return frozenset(x for x in parts if any(same_word(x, y) for y in there))


def _rejoined(
    text: str, own: Sequence[Words], other: Sequence[Words], same: Callable[[str, str], bool]
) -> list[Words]:
    """Return a text's names, those that a hyphen joins as one where the other text has them in a row."""
    there = [[w for w, _ in name] for name in other if len(name) > 1]
    out: list[Words] = []
    for name in own:
        before = out[-1] if out else ()
        hyphened = bool(before) and text[before[-1][1].end : name[0][1].start] in _HYPHENS
        if hyphened and any(_alike([w for w, _ in (*before, *name)], x, same) for x in there):
            out[-1] = (*before, *name)
        else:
            out.append(name)
    return out


class _Given:
    """Stand-ins as they are given, first come first served: one for all that a state is called."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        self._states: dict[str, str] = {}

    def give(self, word: str) -> None:
        """Give a folded word a stand-in, the one its state has where it has one, while there are any."""
        state = state_of(word)
        taken = set(self.known.values())
        left = (x for x in NEUTRAL if x not in taken)
        own = self._states.get(state or "") or next(left, None)
        if word in self.known or own is None:
            return
        self.known[word] = own
        if state is not None:
            self._states[state] = own


def _alike(a: Sequence[str], b: Sequence[str], same: Callable[[str, str], bool]) -> bool:
    return len(a) == len(b) and all(map(same, a, b))


def _shortened(word: str) -> bool:
    """Return whether a word is a name's beginning with a point behind it: "J.P", "St", "Gen"."""
    return len(word) <= SHORTENED or all(len(x) == 1 for x in word.split(DOT))


def _point(text: str, at: Span, *, more: bool = False) -> int:
    """Return where a name's word ends, the point of its letters with it where the sentence goes on, as in
    "U.S. troops", or `more` of the name does.
    """
    behind = text[at.end : at.end + 3]
    return at.end + (behind[:2] == DOT + " " and (more or behind[2:].islower()) and DOT in at.of(text))


def _short(t: Telling, alone: frozenset[str]) -> frozenset[str]:
    """Return the words of two letters that stand in capitals where nothing calls for one: "UN", "Xi"."""
    known, starts = small_words(t.lang) | _titles(t.lang), {s.start for s in t.sentences}
    nouns = t.lang == "de"  # where every noun has a capital
    return frozenset(
        w for w, at in _parted(t.text, alone)
        if len(w) == SHORT and w not in known and t.text[at.start].isupper()
        and (at.of(t.text).isupper() or not nouns)
        and at.start not in starts and t.text[at.start - 1].isspace()
    )  # fmt: skip


def _titles(lang: str) -> frozenset[str]:
    return lexicon.known("roles", lang, "titles")


def _names(t: Telling, short: frozenset[str], alone: frozenset[str]) -> list[Words]:
    """Return a text's names: words that follow one another in a sentence, over particles, behind initials.

    Of two letters are those alone that are known for names. Of hyphened words those are parted that hold a
    word standing `alone`.
    """
    starts = {s.start for s in t.sentences}
    out: list[list[tuple[str, Span]]] = []
    for w, at in _words(t, short, alone):
        if out and at.start not in starts:
            before, last = out[-1][-1]
            gap = t.text[last.end : at.start]
            if _BETWEEN.fullmatch(fold(gap)) or (gap == ". " and _shortened(before)):
                out[-1].append((w, at))
                continue
        out.append([(w, at)])
    return [tuple(name) for name in out]


def _words(t: Telling, short: frozenset[str], alone: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """Yield the words of a text's names, folded, with their places.

    A sentence's first word counts, too, where it stands nowhere in small letters.
    """
    inside = [n.span for n in names(t)]
    found = list(_parted(t.text, alone))
    small = {w for w, at in found if not _capital(at.of(t.text))} | small_words(t.lang)
    starts, k = {s.start for s in t.sentences}, 0
    for w, at in found:
        while k < len(inside) and inside[k].end <= at.start:
            k += 1
        written = at.of(t.text)
        named = (k < len(inside) and inside[k].overlap(at) > 0) or (DOT in w and written.isupper())
        # "Xi said", no "Mr said" and no "Mr Berg"
        spelt = len(w) == SHORT and w not in _titles(t.lang) and t.text[at.end + 1 : at.end + 2].islower()
        long = len(w) > LEAST or (len(w) >= SHORT and written.isupper()) or spelt or _leads(t, at)
        first = at.start in starts and w not in small and long
        if _capital(written) and ((named and (len(w) >= LEAST or w not in small)) or first or w in short):
            yield w, at


def _parted(text: str, alone: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """Yield a text's words, folded: "al-Shabaab", "Coca-Cola" whole, "NATO-backed", "Karsk's" in parts,
    and "Moscow-Kyiv", where Moscow or Kyiv stands `alone`, too.
    """
    for word, at in words(text):
        parts = [*_PART.finditer(word)]
        names = [p.group() for p in parts if p.group()[:1].isupper()]
        whole = _capital(word) and len(names) >= len(parts) - 1
        if len(parts) > 1 and any(fold(x) in alone for x in names):
            whole = False
        for a, b in [(0, len(word))] if whole else [p.span() for p in parts]:
            bare = fold(word[a:b]).removesuffix("'s")  # a possessive's ending stays as it is
            yield bare, Span(at.start + a, at.start + b - (len(fold(word[a:b])) - len(bare)))


def _capital(word: str) -> bool:
    """Return whether a word begins with a capital, or with one behind an article: "al-Shabaab"."""
    behind = word.replace("‑", "-").removeprefix(ARTICLED[0]).removeprefix(ARTICLED[1])
    return word[:1].isupper() or (len(behind) < len(word) and behind[:1].isupper())


def _leads(t: Telling, at: Span) -> bool:
    """Return whether a short word at the head of a sentence begins a name of several: "Ada Brock said"."""
    behind = t.text[at.end : at.end + AHEAD].split(" ")
    goes_on = next((w for w in behind[1:] if w not in PARTICLES), "")
    apart = (not behind[0] or (behind[0] == DOT and _shortened(at.of(t.text)))) and goes_on[:1].isupper()
    return apart and fold(at.of(t.text)) not in small_words(t.lang)
