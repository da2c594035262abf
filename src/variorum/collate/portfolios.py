"""One ministry for another: "the Interior Ministry" told as "the Defence Ministry", in any two languages.

What a ministry is for says which one it is, whatever language calls it and however short: "Минобороны". A
minister is counted as his house, since papers put the one for the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum import lexicon
from variorum.collate.listed import listed
from variorum.collate.names import bare
from variorum.collate.tokens import Token, stem, tokens, unelided
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "portfolios@1"
# Words from a word for a ministry to one for what it is for: "Ministry of Labour and Social Affairs".
NEAR = 4
# Stems that two sentences of one language must share to tell one thing.
SHARED = 2


@dataclass(frozen=True, slots=True)
class _House:
    """A ministry in a text, by what it is for."""

    fields: frozenset[str]  # none of "the ministry", which may be any
    span: Span


def portfolios(bead: Bead, view: View) -> list[Variant]:
    """Return ministries of the reading that the base has nowhere, where the base's is not in the reading."""
    held = view.base.overall(_all_fields), view.reading.overall(_told_fields)
    out = []
    for j in bead.reading:
        mine = view.reading.each(_houses, j)
        linked = [i for i in view.linked_base.get(j, ()) if i in bead.base and _same(i, j, view)]
        theirs = [h for i in linked for h in view.base.each(_houses, i)]
        new = [h for h in mine if h.fields.isdisjoint(held[0])]
        gone = [h for h in theirs if h.fields.isdisjoint(held[1])]
        if len({h.fields for h in new}) == len({h.fields for h in gone}) == 1 and _told(new, gone):
            both = view.base.names_speaker(gone[0].span) and view.reading.names_speaker(new[0].span)
            kind = Kind.SPEAKER if both else Kind.ENTITY
            out.append(found(view, kind, gone[0].span, new[0].span, by=BY, confidence=0.8))
    return out


def _same(i: int, j: int, view: View) -> bool:
    """Return whether two sentences tell one thing, ministries aside: in one language they share its words."""
    if view.across:
        return True
    own: set[str] = set()
    for n, whole in ((i, view.base), (j, view.reading)):
        told = (h.span.of(whole.telling.text) for h in whole.each(_houses, n))
        own |= {stem(fold(w)) for words_ in told for w, _ in words(words_)}
    return len((view.base.stems_of(i) & view.reading.stems_of(j)) - own) >= SHARED


def _told(new: Sequence[_House], gone: Sequence[_House]) -> bool:
    """Return whether both texts say what the ministries are for."""
    return bool(new[0].fields and gone[0].fields)


def _all_fields(whole: Whole) -> frozenset[str]:
    """Return what all the ministries of a text are for, its title's included."""
    titled = _read(tokens(whole.telling.article.title, 0, whole.telling.lang), whole.telling.lang)
    return whole.overall(_told_fields).union(*(h.fields for h in titled))


def _told_fields(whole: Whole) -> frozenset[str]:
    """Return what the ministries of a text below its title are for: a title may keep what the text swaps."""
    return frozenset(f for h in whole.every(_houses) for f in h.fields)


def _houses(i: int, whole: Whole) -> Iterator[_House]:
    """Return the ministries of a sentence."""
    return _read(sentence_tokens(i, whole), whole.telling.lang)


def _read(ts: Sequence[Token], lang: str) -> Iterator[_House]:
    words = _Words.of(lang)
    for k, t in enumerate(ts):
        if t.kind != "word":
            continue
        whole = _named(t.fold, words.whole)
        if whole is not None:
            yield _House(frozenset((whole,)), t.span)
        elif listed(bare(t.fold), words.heads):
            near = (*_ahead(k, ts, words), *_behind(k, ts, words))
            fields = frozenset(f for n in near if (f := words.field(ts[n])) is not None)
            first, last = min((k, *near)), max((k, *near))
            yield _House(fields, Span(ts[first].span.start, ts[last].span.end))


def _ahead(k: int, ts: Sequence[Token], words: "_Words") -> list[int]:
    """Return where words for what a ministry is for stand before it: "Labour and Social Affairs Minister"."""
    out: list[int] = []
    for n in range(k - 1, max(-1, k - 1 - NEAR), -1):
        if words.field(ts[n]) is not None:
            out.append(n)
        elif ts[n].fold not in words.idle:
            break
    return out


def _behind(k: int, ts: Sequence[Token], words: "_Words") -> list[int]:
    """Return where they stand behind it: "Ministry of the Interior", "министерство внутренних дел"."""
    out: list[int] = []
    if words.leads and not (k + 1 < len(ts) and ts[k + 1].fold.split("'")[0] in words.leads):
        return out
    for n in range(k + 1, min(len(ts), k + 1 + NEAR)):
        if ts[n].kind == "stop":
            break
        if words.field(ts[n]) is not None:
            out.append(n)
    return out


def _named(word: str, known: Mapping[str, str]) -> str | None:
    """Return what a word is listed as, by itself or by its beginning."""
    return next((f for w, f in known.items() if listed(word, (w,))), None)


@dataclass(frozen=True, slots=True)
class _Words:
    heads: tuple[str, ...]
    leads: frozenset[str]  # what stands before a field that follows, in languages where anything does
    idle: frozenset[str]  # what may stand between: "Labour and Social Affairs"
    fields: Mapping[str, str]
    whole: Mapping[str, str]

    @staticmethod
    @lru_cache(maxsize=16)
    def of(lang: str) -> "_Words":
        return _Words(
            heads=lexicon.folded("portfolios", lang, "heads"),
            leads=lexicon.known("portfolios", lang, "of"),
            idle=lexicon.known("portfolios", lang, "idle") | lexicon.known("speech", lang, "joins"),
            fields=_table(lang, "fields"),
            whole=_table(lang, "whole"),
        )

    def field(self, t: Token) -> str | None:
        """Return what a ministry is for by one of its words, the article aside: "l'Intérieur"."""
        return _named(unelided(t.fold), self.fields)


def _table(lang: str, key: str) -> dict[str, str]:
    """Return each word of a list of fields with the field it stands for."""
    return {fold(w): field for field, ways in lexicon.pairs("portfolios", lang, key) for w in ways.split()}
