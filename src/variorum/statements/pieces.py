"""A sentence as a row of words, marks and whole quotations, and the lexicon of saying it is read with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.names import PARTICLES, tokens
from variorum.statements.raw import Quotes
from variorum.statements.roles import Words

_INITIAL = "[A-ZÀ-ÖØ-ÞА-ЯЁЄІЇҐ]"
_PIECE = re.compile(  # a short word with its point is one, no end: "J.P. Alder", "Prof. Berg"
    rf"{_INITIAL}(?:[^\W\d_]{{0,3}}|(?:\.{_INITIAL})*)\.(?=[ \u00a0]{_INITIAL})"
    r"|[^\W_]+(?:[’'.,\-‑][^\W_]+)*|[^\w\s]|_"
)
_BETWEEN = PARTICLES | {"of"}  # small words inside a name
_LONGEST = 400  # pieces of one sentence that are read; a longer row is no sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a mark, or a whole quotation ("Q")."""

    text: str
    low: str
    span: Span

    @property
    def word(self) -> bool:
        """Return whether it is a word."""
        return self.text[0].isalnum() and self.low != "\0q"

    @property
    def quote(self) -> bool:
        """Return whether it is a quotation."""
        return self.low == "\0q"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The speech lexicon of one language."""

    verbs: frozenset[str]
    strong: frozenset[str]
    object: frozenset[str]
    told: frozenset[str]
    manner: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    nouns: frozenset[str]
    that: frozenset[str]
    questions: frozenset[str]  # of these, those that open a question: "whether"
    clauses: frozenset[str]  # of these, those that open a clause told as so: "that"
    helpers: frozenset[str]
    joins: frozenset[str]
    hearers: frozenset[str]
    relayed: frozenset[str]
    relays: frozenset[str]
    names: frozenset[str]
    hearing: frozenset[str]
    passive: frozenset[str]
    particles: frozenset[str]  # second parts of verbs, which stand at the end of a clause: "teilte ... mit"
    quoting: frozenset[str]  # verbs that pass on another's words: "quoted an officer as saying"
    quoted_as: tuple[tuple[str, ...], ...]  # the words between whoever is quoted and what is said
    impersonal: frozenset[str]  # verbs whose "it" is nobody: "heißt es"
    of: frozenset[str]  # what joins "Angaben" to whose they are: "von"
    to_whom: frozenset[str]  # prepositions of whom a verb behind that of saying is about
    said_where: frozenset[str]  # and of where it was said
    verb_second: frozenset[str]  # finite verbs behind a first phrase: "Laut Polizei | war der Hafen offen"
    lesser: tuple[tuple[str, ...], ...]  # what opens a clause that says when or if: "by the time"


@cache
def speech_for(lang: str) -> Speech:
    """Return the speech lexicon of a language; English where it has none."""
    table = lexicon.lowered("speech")
    own = table.get(lang, table["en"])

    def group(key: str) -> frozenset[str]:
        return frozenset(own.get(key, ()))

    according = sorted((tuple(x.split()) for x in own.get("according", ())), key=lambda x: (-len(x), x))
    return Speech(
        verbs=group("verbs"),
        strong=group("strong") or group("verbs"),
        object=group("object"),
        told=group("told"),
        manner=group("manner"),
        according=tuple(according),
        nouns=group("nouns"),
        that=group("that"),
        questions=group("questions"),
        clauses=group("clauses"),
        helpers=group("helpers"),
        joins=group("joins"),
        hearers=group("hearers"),
        relayed=group("relayed"),
        relays=group("relays"),
        names=group("names"),
        hearing=group("hearing"),
        passive=group("passive"),
        particles=group("particles"),
        quoting=group("quoting"),
        quoted_as=tuple(tuple(x.split()) for x in own.get("quoted_as", ())),
        impersonal=group("impersonal"),
        of=group("of"),
        to_whom=group("to_whom"),
        said_where=group("said_where"),
        verb_second=group("verb_second"),
        lesser=tuple(tuple(x.split()) for x in own.get("lesser", ())),
    )


@cache
def sayings(lang: str) -> frozenset[str]:
    """Return every word of a language that tells of saying or thinking, in any way."""
    s = speech_for(lang)
    return frozenset().union(s.verbs, s.strong, s.object, s.told, s.manner, s.nouns, *s.according)


def says(telling: Telling, cue: Span) -> bool:
    """Return whether a word of a cue is one of saying."""
    row = tokens(telling.text, cue.start, cue.end)
    return any({t.low, t.low.partition("-")[0]} & sayings(telling.lang) for t in row)


def suffered(row: Sequence[Piece], speech: Speech) -> bool:
    """Return whether the last of some words is a verb that its subject suffers: "was criticised"."""
    return not row[-1].low.endswith("ing") and any(p.low in speech.passive for p in row[:-1])


def pieces(text: str, sentence: Span, quotes: Quotes) -> list[Piece]:
    """Return a sentence as words, marks and whole quotations."""
    out: list[Piece] = []
    at = sentence.start
    for cut, _ in quotes.in_span(sentence):
        out.extend(
            Piece(m.group(), m.group().casefold(), Span(*m.span()))
            for m in _PIECE.finditer(text, at, cut.start)
        )
        out.append(Piece(text[cut.start : cut.end], "\0q", cut))
        at = cut.end
        if len(out) > _LONGEST:
            break
    out.extend(
        Piece(m.group(), m.group().casefold(), Span(*m.span()))
        for m in _PIECE.finditer(text, at, sentence.end)
    )
    return out[:_LONGEST]


def size(row: Sequence[Piece], w: Words) -> int:
    """Return how many words a stretch has; a name counts as one, its article and particles with it."""
    n = k = 0
    while k < len(row):
        opens = row[k].low in w.determiners and k + 1 < len(row) and capital(row[k + 1])
        k += opens and not (capital(row[k]) and k)
        while capital(row[k]) and (behind := _past(row, k)) < len(row) and capital(row[behind]):
            k = behind
        n += 1
        k += 1
    return n


def _past(row: Sequence[Piece], k: int) -> int:
    """Return the index behind a word and the small words that stand inside names."""
    k += 1
    while k < len(row) and (row[k].low in _BETWEEN or (row[k].low == "the" and row[k - 1].low == "of")):
        k += 1
    return k


def capital(p: Piece) -> bool:
    """Return whether it begins with a capital letter."""
    return p.text[0].isupper()
