"""What one text denies or doubts by a word and the other by a negation, which changes nothing.

"Denies having paid" is "says it did not pay", "unlikely to open" is "not expected to open".
"""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.certainty import hedge, ruled_in
from variorum.collate.clauses import content
from variorum.collate.listed import hits, holds
from variorum.collate.scales import on_shared, shared
from variorum.collate.view import Whole
from variorum.collate.window import sentence_tokens
from variorum.data import Span

# The scale of those who deny, at its first end, and those who admit.
CLAIM, DENY = "claim", 0
# The half of a French negation.
_HALF = ("ne", "n")


def denied_alike(base: Sequence[int], i: int, marked: Span, one: Whole, two: Whole) -> bool:
    """Return whether a sentence denies by its verb what the base's deny by a negation, or the reverse.

    Who admits or confirms something beside it may tell another thing. `marked` are words of the sentence that
    hold its denial.
    """
    mine, theirs = _claims((i,), two), _claims(base, one)
    if any(end != DENY for _, end in (*mine, *theirs)) or bool(mine) == bool(theirs):
        return False
    if mine and not any(marked.overlap(at) for at, _ in mine):
        return False
    said, plain = ((i,), base) if mine else (base, (i,))
    sides = (two, one) if mine else (one, two)
    return _negators(said, sides[0]) == 0 and _negators(plain, sides[1]) == 1


def negated_alike(base: Sequence[int], i: int, marked: Span, one: Whole, two: Whole) -> bool:
    """Return whether marked words deny by a negator what the base denies by one: "wasn't", "was not".

    Both must deny as often, and the other marked words stand in the base.
    """
    here = [t for t in sentence_tokens(i, two) if t.span.overlap(marked)]
    denies = [t for t in here if _negator(t.fold, two)]
    stems = frozenset().union(*(one.stems_of(k) for k in base))
    rest = content([t for t in here if t not in denies])
    same = _negators((i,), two) == _negators(base, one) > 0
    return len(denies) == 1 and same and rest <= stems


def doubted_alike(base: Sequence[int], i: int, one: Whole, two: Whole) -> bool:
    """Return whether one text has a word for unlikely where the other negates a likely one, or does not rule
    out what the other calls possible.
    """
    if _ruled_in((i,), two) != _ruled_in(base, one):
        return _possible((i,), two) or _possible(base, one)
    short, other = (_improbable((i,), two), _improbable(base, one))
    if short == other:
        return False
    plain, whole = (base, one) if short else ((i,), two)
    hedged = any(hedge(t, whole.telling.lang) for k in plain for t in sentence_tokens(k, whole))
    return hedged and _negators(plain, whole) == 1


def _ruled_in(sentences: Sequence[int], whole: Whole) -> bool:
    rows = (sentence_tokens(i, whole) for i in sentences)
    return any(ruled_in(ts, k, whole.telling.lang) for ts in rows for k in range(len(ts)))


def _possible(sentences: Sequence[int], whole: Whole) -> bool:
    lang = whole.telling.lang
    rows = (sentence_tokens(i, whole) for i in sentences)
    return any(holds(ts, "hedges", lang, "possible") for ts in rows)


def _claims(sentences: Sequence[int], whole: Whole) -> list[tuple[Span, int]]:
    known = shared(whole.telling.lang)
    return [
        (w.span, w.end)
        for i in sentences
        for n, held in whole.once(on_shared, i).items()
        for w in held
        if known[n].sort == CLAIM
    ]


def _negators(sentences: Sequence[int], whole: Whole) -> int:
    return sum(_negator(t.fold, whole) for i in sentences for t in sentence_tokens(i, whole))


def _negator(word: str, whole: Whole) -> bool:
    known = lexicon.known("negation", whole.telling.lang, "negators")
    return (word in known and word not in _HALF) or word.endswith("n't")


def _improbable(sentences: Sequence[int], whole: Whole) -> bool:
    lang = whole.telling.lang
    rows = (sentence_tokens(i, whole) for i in sentences)
    return any(next(hits(ts, "hedges", lang, "improbable"), None) is not None for ts in rows)
