"""What residents said told as what the police said: speakers by what they are called, in any two languages.

A speaker without a name goes by a calling, and two callings may shut each other out in whatever language they
are told. The lists, and who may be called so besides, are `lexicon/callings.toml`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from variorum import lexicon
from variorum.collate.join import around, joined, stems
from variorum.collate.listed import hits
from variorum.collate.names import bare
from variorum.collate.parties import Sort, named, sort_of, spelt
from variorum.collate.speakers import SURE, alike, moved
from variorum.collate.tokens import Token, tokens, unelided
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Statement, Variant

BY = "callings@1"
BESIDES = "besides"
# Stems that two contents of one language must share, figures apart, and the share of the shorter's.
LEAST, SAME = 3, 0.5
# The language that writes what somebody is and whose as one word, and letters of what such a word ends in.
COMPOUNDS = "de"
SHORTEST = 3


def callings(bead: Bead, view: View) -> Sequence[Variant]:
    """Return statements of the reading whose content the base has from people or a body called otherwise.

    Neither text may have the other's calling where the two are compared, nor have its own less often than the
    other has: who is called one thing here and another there has not changed.
    """
    out = []
    for s in view.reading.said(bead.reading):
        mine = _of(s, view.reading)
        if not mine:
            continue
        m = next((m for m in joined(s, bead, view)[:1] if _same(s, m, view)), None)
        theirs = _of(m, view.base) if m is not None else frozenset()
        if m is None or not theirs or not _apart(mine, theirs) or not _told(s, mine, m, theirs, bead, view):
            continue
        sure = (0.75 if view.across else 0.85) * min(s.confidence, m.confidence)
        note = moved(s, m, view)
        out.append(found(view, Kind.SPEAKER, m.source, s.source, by=BY, confidence=sure, note=note))
    return out


def _same(s: Statement, m: Statement, view: View) -> bool:
    """Return whether two joined statements surely have one content: in one language by most of its words."""
    if view.across:
        return True
    one, other = (stems(w, x.content, w.telling.lang) for x, w in ((s, view.reading), (m, view.base)))
    both = one & other
    return sum(x.isalpha() for x in both) >= LEAST and len(both) >= SAME * min(len(one), len(other))


def _told(
    s: Statement, mine: frozenset[str], m: Statement, theirs: frozenset[str], bead: Bead, view: View
) -> bool:
    """Return whether nothing says that two speakers told by other callings may be the same."""
    if _named(s, view.reading) and _named(m, view.base):
        return False  # told by their names
    for calling, whole, own in ((mine, view.base, bead.base), (theirs, view.reading, bead.reading)):
        if any(c in calling for i in own for c in whole.each(_callings, i)):
            return False
    if any(alike(a, b) for a in _names(s, view.reading) for b in _names(m, view.base)):
        return False
    had, has = (whole.overall(_counted) for whole in (view.base, view.reading))
    more = [*(had[c] - has[c] for c in theirs), *(has[c] - had[c] for c in mine)]
    return min(more) >= 0 and max(more) > 0


def _names(s: Statement, whole: Whole) -> list[str]:
    """Return the names of those who say a statement, one that it stands in, or one in it."""
    return [x.speaker for x in (s, *around(s, whole)) if x.speaker and named(x)]


def _of(s: Statement, whole: Whole) -> frozenset[str]:
    """Return the callings of a statement's speaker, by the words for it; none where all are in names."""
    if s.source is None or s.confidence < SURE:
        return frozenset()
    lang = whole.telling.lang
    ts = _before_clause(tokens(s.source.of(whole.telling.text), s.source.start, lang), lang)
    told = _read(ts, lang)
    plain = lang == COMPOUNDS or any(_plain(ts, k) for k, _ in told)
    return frozenset(c for _, c in told) if plain else frozenset()


def _before_clause(ts: Sequence[Token], lang: str) -> Sequence[Token]:
    """Return the words before a relative clause: who else is told of in it does not speak."""
    who = lexicon.known("roles", lang, "pronouns_who")
    at = (k for k, (a, b) in enumerate(pairwise(ts)) if a.kind == "stop" and b.fold in who)
    return ts[: next(at, len(ts))]


def _plain(ts: Sequence[Token], k: int) -> bool:
    """Return whether a word stands in no name: "el Gobierno", but not "the Union-Record"."""
    return not ts[k].capital or (k <= 1 and not any(t.capital or t.kind == "dash" for t in ts[k + 1 : k + 2]))


def _named(s: Statement, whole: Whole) -> bool:
    return spelt(s, whole) and sort_of(s, whole) is Sort.PERSON


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether no calling of the one may be any of the other."""
    return not any(a == b or b in _besides(a) or a in _besides(b) for a in one for b in other)


@cache
def _besides(calling: str) -> frozenset[str]:
    return frozenset(lexicon.entries("callings", calling, BESIDES))


def _callings(i: int, whole: Whole) -> Sequence[str]:
    return [c for _, c in _read(sentence_tokens(i, whole), whole.telling.lang)]


def _counted(whole: Whole) -> Counter[str]:
    """Return how often a text has each calling."""
    return Counter(c for i in whole.indices for c in whole.each(_callings, i))


def _read(ts: Sequence[Token], lang: str) -> Sequence[tuple[int, str]]:
    """Return (place, calling) of some words; of two in a place the longer: a works council is no council."""
    plain = [replace(t, fold=unelided(bare(t.fold))) for t in ts]  # "the bishop's office", "d'audit"
    told = {(h.size, h.first, c) for c in lexicon.load("callings") for h in hits(plain, "callings", c, lang)}
    if lang == COMPOUNDS:  # what begins a word may end it as well, and is there once
        told |= {(1, k, c) for k, t in enumerate(plain) for c, ends in _ends() if t.fold.endswith(ends)}
    return [(k, c) for size, k, c in told if not any(n > size and at <= k < at + n for n, at, _ in told)]


@cache
def _ends() -> Sequence[tuple[str, tuple[str, ...]]]:
    """Return what a compound for a calling ends in, by calling: "Verbandsärztin", "Polizeigewerkschaft"."""
    known = ((c, lexicon.folded("callings", c, COMPOUNDS)) for c in lexicon.load("callings"))
    return [(c, tuple(e.removesuffix("*") for e in own if len(e) > SHORTEST)) for c, own in known]
