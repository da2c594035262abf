"""Sentences cut into clauses at marks and opening words, in any of our languages.

Coarse on purpose: a place to look.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from variorum import lexicon
from variorum.collate.names import ARTICLED, PARTICLES, SHORTENED
from variorum.collate.tokens import Token, stem, tokens
from variorum.data import Span
from variorum.text import fold, words

# A clause has at least this many words; shorter pieces go to the clause before.
LEAST = 3
NAME = 7  # letters that a name is taken to have, however many it has
SHORT = 3  # letters of the longest word that is about nothing, names aside
_MARKS = frozenset(",;:—()–")
_OPENED = frozenset(("", *".!?…\"“„«‘:"))  # what stands before a sentence's first word
_BETWEEN = PARTICLES | {"of"}  # small words inside a name
_DEFINITE = frozenset(("the", "le", "la", "les", "el", "los", "las", "il", "lo", "gli"))
_CLOSING = "\"”»“’' "  # what may stand behind a sentence's last mark
BORNE = frozenset(("without", "against"))  # small words that names hold with a capital
_JOINED = frozenset(x.rstrip("-") for x in ARTICLED)  # articles a hyphen joins


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with its content stems, of each name the last word's, and its words."""

    span: Span
    stems: frozenset[str]
    words: frozenset[str]


def clauses(text: str, start: int, lang: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in order; together they hold all its words."""
    ts = tokens(text, start, lang)
    inner = within(ts)
    openers = lexicon.known("negation", lang, "openers")
    together = lexicon.known("negation", lang, "together")  # "all but"
    pieces: list[list[tuple[Token, bool]]] = [[]]
    sizes = [0]  # in words; a name is one, however long
    fresh = False
    nouns = lang == "de"  # where every noun has a capital, a row of them may be no name
    for i, (t, goes_on) in enumerate(zip(ts, inner, strict=True)):
        if t.kind == "dash":
            continue
        if t.kind == "stop":
            fresh = fresh or (t.fold in _MARKS and not _inside_figure(ts, i))
            continue
        opens = t.kind == "word" and t.fold in openers and sizes[-1] >= LEAST
        opens = opens and not (pieces[-1] and f"{pieces[-1][-1][0].fold} {t.fold}" in together)
        if pieces[-1] and ((fresh and sizes[-1] >= LEAST) or opens):
            pieces.append([])
            sizes.append(0)
        pieces[-1].append((t, goes_on and not nouns))
        sizes[-1] += not goes_on
        fresh = False
    if len(pieces) > 1 and sizes[-1] < LEAST:
        last = pieces.pop()
        pieces[-1] += last
    return tuple(_clause(p) for p in pieces if p)


def _inside_figure(ts: Sequence[Token], i: int) -> bool:
    """Return whether a mark stands within a time or a figure: "at 04:20", "a 2:1 vote"."""
    if not 0 < i < len(ts) - 1:
        return False
    before, after = ts[i - 1], ts[i + 1]
    joined = after.span.start - before.span.end == len(ts[i].fold)
    return joined and before.kind == after.kind == "num"


def _clause(ts: list[tuple[Token, bool]]) -> Clause:
    return Clause(
        span=Span(ts[0][0].span.start, ts[-1][0].span.end),
        stems=content([t for t, goes_on in ts if not goes_on]),
        words=frozenset(t.fold for t, goes_on in ts if not (goes_on and t.fold in BORNE)),
    )


def plainly(text: str) -> list[str]:
    """Return a text's words, folded, without those that a name holds: "Mothers Without Karsk" are there."""
    out = []
    for w, at in words(text):
        held = w[:1].isupper() and text[: at.start].rstrip()[-1:] not in _OPENED
        if not (held and fold(w) in BORNE):
            out.append(fold(w))
    return out


def content(ts: Sequence[Token]) -> frozenset[str]:
    """Return what a stretch is about: stems of words of four letters and more, of shorter names, figures."""
    told = {stem(t.fold) for t in ts if t.kind == "word" and (len(t.fold) > SHORT or _short_name(t))}
    return frozenset(told | {t.fold for t in ts if t.kind == "num"})


def size(text: str, lang: str) -> int:
    """Return how many words and figures a text has, each name counted as one, however long it is."""
    ts = tokens(text, 0, lang)
    return sum(t.kind in ("word", "num") and not goes_on for t, goes_on in zip(ts, within(ts), strict=True))


def length(text: str, lang: str) -> int:
    """Return how long a text is: the letters of its words and figures, a name's counted as `NAME`."""
    ts = tokens(text, 0, lang)
    told = [t for t, goes_on in zip(ts, within(ts), strict=True) if t.kind in ("word", "num") and not goes_on]
    return sum(NAME if t.name else len(t.fold) for t in told)


def _short_name(t: Token) -> bool:
    """Return whether a word of two or three letters is a name: "UN", "Le Pen", not "The" at the head."""
    return t.name and 1 < len(t.fold) <= SHORT


def within(ts: Sequence[Token]) -> list[bool]:
    """Return, by word, whether a name goes on behind it: in a row of capitals, over particles, hyphens and
    the points of initials.

    So does an article before one, and "al-": "the Kremlin" is as long as "Moscow". A sentence's first word
    has its capital by its place: "Members of the Kremlin" is no name.
    """
    out = [False] * len(ts)
    for i, t in enumerate(ts):
        k = i + 1
        if t.name:
            while k < len(ts) and _inside(ts, k):
                k += 1
        elif t.fold in _JOINED and k < len(ts) and ts[k].kind == "dash":
            k += 1
        elif t.fold not in _DEFINITE:
            continue
        if i == 0 and k > 1 and ts[1].fold == "of":
            continue
        close = all(b.span.start - a.span.end <= 1 for a, b in itertools.pairwise(ts[i : k + 1]))
        if k < len(ts) and ts[k].name and close:
            out[i:k] = [True] * (k - i)
    return out


def _inside(ts: Sequence[Token], k: int) -> bool:
    """Return whether token k can stand between two words of a name."""
    t, before = ts[k], ts[k - 1]
    if t.kind == "dash" or (t.fold == "." and before.name and len(before.fold) <= SHORTENED):
        return t.span.start == before.span.end
    if t.capital:
        return t.fold in BORNE  # "Mothers Against Karsk"
    return t.fold in _BETWEEN or (t.fold == "the" and before.fold == "of")


def asks(sentence: str) -> bool:
    """Return whether a sentence is a question, in quotation marks or not."""
    return sentence.rstrip(_CLOSING).endswith("?")
