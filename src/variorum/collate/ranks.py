"""A rank lost or come by: the deputy minister told as the minister, former engineers as engineers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum import lexicon
from variorum.collate.names import Name, end_alike
from variorum.collate.tokens import Token, singular, stem, tokens, unelided
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant
from variorum.text import fold

BY = "ranks@3"
# Words between a rank and its office, "deputy prime minister", and between an office and its holder's name.
NEAR = 3
# Words from a holder's name in which an office is looked for.
HELD = 5
HELD_BY_NAME = 0.9  # how sure a rank lost is where both texts name who holds the office
SHORTEST = 2  # letters that are left of an office at least when its ending is taken off
LONG = 5  # letters of an office that is known inside a longer word
_BEHIND = ("fr", "es", "it")
# Endings of nouns in languages that decline them, and those a dictionary's form may have in their place.
_ENDINGS = {
    "ru": "а у ом е ы ов ам ами ах я ю ем ём и ей ой ям ями ях",
    "uk": "а у ом ові еві і и ів ам ами ах я ю ем єм ї ею ою ям ями ях",
}
_PLAIN = ("", "ь", "а", "я", "й")


@dataclass(frozen=True, slots=True)
class Office:
    """An office, or what somebody is, in a text."""

    span: Span  # with its rank
    head: str  # stem: "minist"
    word: str  # folded: "minister", "vizekanzler"
    ranked: bool
    holder: Name | None
    sentence: int


@dataclass(frozen=True, slots=True)
class _Words:
    offices: frozenset[str]
    ranks: tuple[str, ...]  # "zam*" stands for every word that begins so
    excuses: frozenset[str]
    within: frozenset[str]  # words that lead to where an office is held: "of"
    behind: bool  # a rank may follow its office: "ministre adjoint"
    endings: tuple[str, ...] = ()  # of cases, where nouns decline
    prefixed: tuple[str, ...] = ()  # ranks that are written with their office: "exalcalde"
    initials: frozenset[tuple[str, ...]] = frozenset()  # ranks in letters, as tokens: "и.о."
    verbs: frozenset[str] = frozenset()  # of saying: who "expresó" anything was no prisoner

    def office(self, word: str) -> bool:
        """Return whether a word is an office, in any case or number."""
        return word in self.offices or singular(word) in self.offices or self._declined(word)

    def _declined(self, word: str) -> bool:
        stubs = [word[: -len(e)] for e in self.endings if word.endswith(e) and len(word) - len(e) > SHORTEST]
        return any(s + p in self.offices for s in stubs for p in _PLAIN)

    def rank(self, word: str) -> bool:
        bare = unelided(word)
        return any(bare.startswith(r[:-1]) if r[-1] == "*" else bare == r for r in self.ranks)

    def compound(self, word: str) -> bool:
        """Return whether a word is a rank and its office in one: "Vizekanzler", "undersecretary"."""
        if word in self.verbs:
            return False
        if any(word.startswith(p) and self.office(word[len(p) :]) for p in self.prefixed):
            return True
        if not self.rank(word):
            return False
        ends = (word[k:] for k in range(2, len(word) - LONG + 1))
        return any(e.startswith(o) for e in ends for o in self.offices if len(o) >= LONG)


@lru_cache(maxsize=16)
def _words(lang: str) -> _Words:
    initials = lexicon.folded("roles", lang, "rank_initials")
    return _Words(
        offices=lexicon.known("roles", lang, "people", "titles"),
        ranks=lexicon.folded("roles", lang, "ranks"),
        excuses=lexicon.known("roles", lang, "unranked"),
        within=lexicon.known("roles", lang, "breaks"),
        behind=lang in _BEHIND,
        endings=tuple(fold(e) for e in _ENDINGS.get(lang, "").split()),
        prefixed=lexicon.folded("roles", lang, "prefixed"),
        initials=frozenset(tuple(t.fold for t in tokens(x)) for x in initials),
        verbs=lexicon.known("speech", lang, "verbs"),
    )


def ranks(bead: Bead, view: View) -> Sequence[Variant]:
    """Return offices that one side gives a rank and the other, in its place, does not.

    They are one person's by name, or stand alone in each other's place. Nothing is said where the side
    without the rank has it elsewhere, or says it in other words ("once", "then").
    """
    base, reading = list(_offices(bead.base, view.base)), list(_offices(bead.reading, view.reading))
    out = []
    for a in base:
        for b in reading:
            if a.ranked == b.ranked or b.sentence not in view.linked_reading.get(a.sentence, ()):
                continue
            plain = (b, view.reading) if a.ranked else (a, view.base)
            if _one(a, b, base, reading, view) and not _told(*plain):
                sure = HELD_BY_NAME if a.holder and b.holder and not view.across else 0.8
                out.append(found(view, Kind.ENTITY, a.span, b.span, by=BY, confidence=sure))
                break
    return out


def _offices(sentences: Sequence[int], whole: Whole) -> Iterator[Office]:
    w = _words(whole.telling.lang)
    names = whole.names_in(sentences)
    for i in sentences:
        ts = [t for t in sentence_tokens(i, whole) if t.kind != "dash"]
        for k, t in enumerate(ts):
            compound = w.compound(t.fold)
            if t.kind != "word" or not (_office(t, w) or compound):
                continue
            behind = w.behind and k + 1 < len(ts) and w.rank(ts[k + 1].fold)
            if k + 1 < len(ts) and _office(ts[k + 1], w) and not compound and not behind:
                continue  # "press officer" is one office: its last word
            if w.behind and k and w.rank(t.fold) and _office(ts[k - 1], w):
                continue  # the rank of the office before it: "directrice adjointe"
            first = _rank_before(ts, k, w)
            ranked = first < k or compound or behind
            if w.rank(t.fold) and any(_office(x, w) for x in ts[k + 1 : k + 1 + NEAR]):
                continue  # a rank of its own before its office: "бывший министр"
            close = [n for n in names if _near(ts, k, n)]
            # "The deputy minister of Karsk, Ada Brock, said": Karsk holds no office.
            holder = min(close, key=lambda n: (_of(ts, k, n, w), n.span.end <= t.span.start), default=None)
            span = Span(ts[first].span.start, ts[k + behind].span.end)
            yield Office(span, _head(t), t.fold, ranked, holder, i)


def _office(t: Token, w: _Words) -> bool:
    return t.kind == "word" and w.office(t.fold)


def _head(t: Token) -> str:
    return stem(singular(t.fold))


def _rank_before(ts: Sequence[Token], k: int, w: _Words) -> int:
    """Return the index of the rank that an office's word at k has before it, k where it has none."""
    for j in range(k - 1, max(-1, k - 1 - NEAR), -1):
        if (letters := _letters(ts, j, w)) is not None:
            return letters
        if ts[j].kind != "word" or ts[j].fold.endswith("'s"):
            break  # "Deputy Vale's brother" has no rank
        if w.rank(ts[j].fold):
            return j
    return k


def _letters(ts: Sequence[Token], end: int, w: _Words) -> int | None:
    """Return the index at which a rank in letters starts that ends at a token: "и.о."."""
    for row in w.initials:
        first = end + 1 - len(row)
        if first >= 0 and tuple(t.fold for t in ts[first : end + 1]) == row:
            return first
    return None


def _near(ts: Sequence[Token], k: int, n: Name) -> bool:
    """Return whether a name stands close behind an office, or before it and a comma."""
    if n.span.overlap(ts[k].span):
        return n.span.end > ts[k].span.end
    after = [t for t in ts[k + 1 : k + 1 + HELD] if t.span.start < n.span.end]
    if after and after[-1].span.overlap(n.span):
        return all(t.kind == "word" or t.fold == "," for t in after)
    before = [t for t in ts[max(0, k - HELD) : k] if t.span.end > n.span.start]
    return bool(before) and before[0].span.overlap(n.span) > 0 and any(t.fold == "," for t in before)


def _of(ts: Sequence[Token], k: int, n: Name, w: _Words) -> bool:
    """Return whether a name behind an office says where it is held: "minister of Karsk"."""
    before = [t for t in ts[k + 1 : k + 1 + HELD] if t.span.end <= n.span.start]
    return bool(before) and before[-1].fold in w.within


def _one(a: Office, b: Office, base: Sequence[Office], reading: Sequence[Office], view: View) -> bool:
    """Return whether two offices are one person's, or stand alone in each other's place."""
    if a.holder and b.holder:
        # A governor who stood for vice president is both: a rank is lost or come by in one office.
        one = view.across or a.head == b.head or a.word.endswith(b.word) or b.word.endswith(a.word)
        return one and end_alike(a.holder, b.holder)
    if view.across or a.holder or b.holder or a.head != b.head:
        return False
    return all(sum(x.head == a.head for x in side) == 1 for side in (base, reading))


def _told(plain: Office, whole: Whole) -> bool:
    """Return whether the text of the office without a rank tells it after all."""
    w = _words(whole.telling.lang)
    if any(t.fold in w.excuses or w.rank(t.fold) for t in sentence_tokens(plain.sentence, whole)):
        return True
    everywhere = _offices(whole.indices, whole)
    return any(x.ranked and _may_be(x, plain) for x in everywhere)


def _may_be(a: Office, b: Office) -> bool:
    return end_alike(a.holder, b.holder) if a.holder and b.holder else a.head == b.head
