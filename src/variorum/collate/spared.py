"""Nobody told as somebody across languages: "nobody has been charged", «обвинения предъявлены двоим».

Within a language the words beside "nobody" say what nobody did (nobody). Between two, lists of one name do:
what a sentence denies of everybody, and of how many the other tells it.
"""

from collections.abc import Iterator, Mapping, Sequence

from variorum import lexicon
from variorum.collate.certainty import hedge
from variorum.collate.listed import hits
from variorum.collate.polarity import negates, says_no
from variorum.collate.tokens import Token
from variorum.collate.tolls import Toll, counts
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_clauses, sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "spared@1"
SURE = 0.7
# What can become of people, each a list of words; and what more is denied where words of a list are.
SORTS = ("dead", "hurt", "missing", "charged", "held")
HARMED = ("hurt", "dead")
DENIED = {**{s: (s,) for s in SORTS}, "hurt": HARMED, "harmed": HARMED, "victims": ("dead",)}
# Words between a negator and the word for what it denies.
NEAR = 6


def spared(bead: Bead, view: View) -> Sequence[Variant]:
    """Return what one text says became of nobody and the other of some number of people.

    The first tells nowhere of anybody else to whom it came, the second denies it nowhere.
    """
    if not view.across:
        return ()
    out = []
    for i in bead.base:
        for a, b in _pairs(i, view.linked_reading.get(i, ()), view.base, view.reading):
            out.append(found(view, Kind.POLARITY, a, b, by=BY, confidence=SURE))
    for j in bead.reading:
        for b, a in _pairs(j, view.linked_base.get(j, ()), view.reading, view.base):
            out.append(found(view, Kind.POLARITY, a, b, by=BY, confidence=SURE))
    return out


def _pairs(i: int, linked: Sequence[int], one: Whole, other: Whole) -> Iterator[tuple[Span, Span]]:
    """Yield (the words with the negation, the other's with a number), one of them at most."""
    for sort, at in one.once(_nobody, i).items():
        if sort in one.overall(_befell) or any(sort in other.once(_nobody, j) for j in other.indices):
            continue
        told = (t for j in linked for t in other.each(_somebody, j) if t.fate == sort)
        if (toll := next(told, None)) is not None:
            yield at, toll.span
            return


def _nobody(i: int, whole: Whole) -> Mapping[str, Span]:
    """Return what a sentence says became of nobody, with the words that deny it."""
    lang, ts = whole.telling.lang, sentence_tokens(i, whole)
    numbers = [q.core for q in whole.quantities_in((i,)) if q.unit == "count"]
    out: dict[str, Span] = {}
    for listed, sorts in DENIED.items():
        for h in hits(ts, "harm", lang, listed):
            clause = max((k for k in range(h.first) if ts[k].kind == "stop"), default=0)
            if any(t.span.overlap(x) for t in ts[clause : h.first] for x in numbers):
                continue  # "two of the passengers were not hurt"
            near = range(max(0, h.first - NEAR), min(len(ts), h.first + h.size + NEAR))
            for k in near:
                between = ts[min(k, h.first) : max(k, h.first)]
                if negates(ts[k], lang) and not any(t.kind == "stop" for t in between):
                    ends = (ts[k].span, h.span(ts))
                    place = Span(min(e.start for e in ends), max(e.end for e in ends))
                    out |= {sort: place for sort in sorts if sort not in out}
    return out


def _befell(whole: Whole) -> frozenset[str]:
    """Return what became of anybody in a text: words of a sort in a sentence that denies nothing."""
    lang = whole.telling.lang
    plain = [ts for i in whole.indices if not says_no(ts := sentence_tokens(i, whole), lang)]
    return frozenset(s for s in SORTS if any(next(hits(ts, "harm", lang, s), None) for ts in plain))


def _somebody(i: int, whole: Whole) -> Iterator[Toll]:
    """Yield how many a sentence says came to what, in a clause that neither denies nor doubts it."""
    lang = whole.telling.lang
    for told in counts(i, whole, SORTS):
        own = [c.span for c in sentence_clauses(i, whole) if c.span.overlap(told.span)]
        ts = [t for t in sentence_tokens(i, whole) if any(t.span.overlap(x) for x in own)]
        if told.q.value >= 1 and not says_no(ts, lang) and not any(_doubts(t, lang) for t in ts):
            yield told


def _doubts(t: Token, lang: str) -> bool:
    """Return whether a word leaves its clause open; "so far" does not, though some say "as long as" so."""
    return hedge(t, lang) and t.fold not in lexicon.known("negation", lang, "so_far")
