"""Whose a figure is: votes for and against, a crowd by the police and by its organisers, now and then.

All figures stand in both texts, so that no look at figures alone finds them changed. What stands beside each
says whose it is, and does so in any of our languages: "287 for, 241 against", "за — 241, против — 287".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum import lexicon
from variorum.collate.agreement import equal
from variorum.collate.listed import hits, listed
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "tallies@1"
VOTES, HEADS, THEN = ("for", "against", "abstained"), ("force", "crowd"), ("then",)
# Lists of words that say so right beside a figure alone.
TIGHT = {"tight_for": "for", "tight_against": "against"}
# Words between a figure and what says whose it is; what a mark between them weighs, in words; and how far a
# word that puts a count to somebody stands from him.
NEAR, MARK, BESIDE = 12, 5, 4


@dataclass(frozen=True, slots=True)
class _Tally:
    """A figure of a sentence, and whose it is."""

    of: str
    q: Quantity
    span: Span  # of both


def tallies(bead: Bead, view: View) -> list[Variant]:
    """Return figures of the reading that the base has of another, where it tells both.

    The reading must tell the base's figure of neither anywhere.
    """
    out = []
    for j in bead.reading:
        linked = [i for i in view.linked_base.get(j, ()) if i in bead.base]
        for sort in (VOTES, HEADS, THEN):
            about = _about(linked, sort, view)
            mine = [t for t in view.reading.once(_tallies, j) if t.of in sort]
            theirs = [t for i in about for t in view.base.once(_tallies, i) if t.of in sort]
            kind = Kind.SPEAKER if sort is HEADS else Kind.NUMBER
            for a, b in _exchanged(mine, theirs, linked, j, view):
                base, reading = (a.span, b.span) if sort is HEADS else (a.q.span, b.q.span)
                out.append(found(view, kind, base, reading, by=BY, confidence=0.8))
    return out


def _about(linked: Sequence[int], sort: tuple[str, ...], view: View) -> list[int]:
    """Return the base's sentences that may tell whose a figure is: of heads, those beside as well."""
    reach = sort is HEADS
    near = {i + d for i in linked for d in (-reach, 0, reach)}
    return sorted(near & set(range(len(view.base.telling.sentences))))


def _exchanged(
    mine: Sequence[_Tally], theirs: Sequence[_Tally], linked: Sequence[int], j: int, view: View
) -> Iterator[tuple[_Tally, _Tally]]:
    """Yield (the base's, the reading's) tallies of one figure, or of one party, that can't both be."""
    for b in mine:
        if any(equal(t.q, b.q) and t.of == b.of for t in theirs):
            continue
        if b.of in THEN:
            yield from _turned(b, theirs, linked, j, view)
            continue
        own = next((t for t in theirs if t.of == b.of), None)
        other = next((t for t in theirs if t.of != b.of and equal(t.q, b.q)), None)
        told = view.reading.every(_tallies)
        if own is None or other is None or any(equal(t.q, b.q) and t.of == other.of for t in told):
            continue
        if not any(equal(t.q, own.q) and t.of == own.of for t in told):
            yield (other if b.of in HEADS else own), b


def _turned(
    b: _Tally, theirs: Sequence[_Tally], linked: Sequence[int], j: int, view: View
) -> Iterator[tuple[_Tally, _Tally]]:
    """Yield what a figure was earlier where the base has it as what it is now, both of the two alone."""
    here = [q for q in view.reading.quantities_in((j,)) if q.unit == b.q.unit]
    there = [q for q in view.base.quantities_in(linked) if q.unit == b.q.unit]
    if len(here) != 2 or len(there) != 2 or equal(*here):
        return
    both = all(any(equal(p, q) for q in there) for p in here)
    if both and len(theirs) == 1 and not equal(theirs[0].q, b.q):
        yield theirs[0], b


def _tallies(i: int, whole: Whole) -> tuple[_Tally, ...]:
    """Return the figures of a sentence with whose they are."""
    return tuple(_read(i, whole))


def _read(i: int, whole: Whole) -> Iterator[_Tally]:
    lang = whole.telling.lang
    if not lexicon.known("tallies", lang, "for"):
        return
    ts = sentence_tokens(i, whole)
    counted = [q for q in whole.quantities_in((i,)) if q.unit in ("count", "share")]
    at = {k: q for q in counted for k, t in enumerate(ts) if t.span.start == q.core.start}
    if not at:
        return
    yield from _earlier(ts, at, lang)
    for k, (n, of) in _votes(ts, at, lang).items():
        yield _tally(of, k, n, ts, at)
    heads = {h.first: of for of in HEADS for h in hits(ts, "tallies", lang, of) if _puts(h.first, ts, lang)}
    for k, (n, of) in _paired(heads, at, ts).items():
        yield _tally(of, k, n, ts, at)


def _tally(of: str, k: int, n: int, ts: Sequence[Token], at: Mapping[int, Quantity]) -> _Tally:
    ends = (ts[k].span, at[n].span)
    return _Tally(of, at[n], Span(min(e.start for e in ends), max(e.end for e in ends)))


def _votes(ts: Sequence[Token], at: Mapping[int, Quantity], lang: str) -> dict[int, tuple[int, str]]:
    """Return, by the word that says so, (figure, how so many voted) of a sentence on votes."""
    if not any(listed(t.fold, lexicon.folded("tallies", lang, "votes")) for t in ts):
        return {}
    labels = {h.first: of for of in VOTES for h in hits(ts, "tallies", lang, of)}
    for key, of in TIGHT.items():
        tight = (h.first for h in hits(ts, "tallies", lang, key))
        labels |= {k: of for k in tight if k not in labels and {k - 1, k + 1, k + 2} & at.keys()}
    versus = _versus(ts, at, lang) if "for" not in labels.values() or "against" not in labels.values() else {}
    if versus:
        labels = {k: of for k, of in labels.items() if of == "abstained"}
    taken = {n for n, _ in versus.values()}
    return versus | _paired(labels, {n: q for n, q in at.items() if n not in taken}, ts)


def _versus(ts: Sequence[Token], at: Mapping[int, Quantity], lang: str) -> dict[int, tuple[int, str]]:
    """Return the votes for and against of "by 287 votes to 241", by the place of either figure."""
    if next(hits(ts, "tallies", lang, "lost"), None) is not None:
        return {}
    for h in hits(ts, "tallies", lang, "to"):
        before = next((n for n in (h.first - 1, h.first - 2) if n in at), None)
        behind = h.first + h.size
        if before is not None and behind in at:
            return {before: (before, "for"), behind: (behind, "against")}
    return {}


def _earlier(ts: Sequence[Token], at: dict[int, Quantity], lang: str) -> Iterator[_Tally]:
    """Yield figures behind a word for what they were earlier: "down from 67 percent", "против 67%"."""
    for h in hits(ts, "tallies", lang, "then"):
        n = h.first + h.size
        if n in at and any(m < h.first for m in at):
            yield _Tally("then", at[n], Span(ts[h.first].span.start, at[n].span.end))
    led = {key: {h.first + 1 for h in hits(ts, "tallies", lang, key)} & at.keys() for key in ("from", "into")}
    if len(led["from"]) == len(led["into"]) == len(at) - 1 == 1 and led["from"] != led["into"]:
        n = next(iter(led["from"]))
        yield _Tally("then", at[n], at[n].span)


def _puts(k: int, ts: Sequence[Token], lang: str) -> bool:
    """Return whether a word that puts a count to somebody stands near whoever counted."""
    near = (*ts[max(0, k - BESIDE) : k], *ts[k : k + 1 + BESIDE])
    return any(listed(t.fold, lexicon.folded("tallies", lang, "by")) for t in near)


def _paired(
    labels: Mapping[int, str], at: Mapping[int, Quantity], ts: Sequence[Token]
) -> dict[int, tuple[int, str]]:
    """Return for each label its figure: the next where they take turns, else the nearest, each once.

    A mark between two counts as far. Where one party has two figures, all are doubtful.
    """
    turns = sorted([*labels, *at])
    if len(labels) == len(at) > 0 and all((a in at) != (b in at) for a, b in pairwise(turns)):
        pairs = [(b, a) if a in at else (a, b) for a, b in zip(turns[::2], turns[1::2], strict=True)]
    else:
        pairs = [(k, n) for cost, k, n in sorted((_apart(k, n, ts), k, n) for k in labels for n in at)]
    out: dict[int, tuple[int, str]] = {}
    for k, n in pairs:
        if _apart(k, n, ts) <= NEAR + MARK and k not in out and n not in {m for m, _ in out.values()}:
            out[k] = (n, labels[k])
    of = [of for _, of in out.values()]
    return out if len(set(of)) == len(of) else {}


def _apart(k: int, n: int, ts: Sequence[Token]) -> int:
    """Return how many words a label stands from a figure; a semicolon between puts it out of reach."""
    between = ts[min(k, n) + 1 : max(k, n)]
    if any(t.fold == ";" for t in between):
        return 2 * (NEAR + MARK)
    return len(between) + MARK * sum(t.kind == "stop" and t.fold not in ("—", "«", "»", '"') for t in between)
