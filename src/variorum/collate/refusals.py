"""What somebody refused or failed to do, told as done, or the reverse: "refused to sign" as "signed"."""

from collections.abc import Iterator, Sequence

from variorum.collate.certainty import hedge
from variorum.collate.clauses import content
from variorum.collate.listed import hits
from variorum.collate.pasts import Past, bound, matter, over, past
from variorum.collate.polarity import negated, says_no
from variorum.collate.tokens import unelided
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "refusals@1"
# Stems round a verb that both sentences must have besides it.
ABOUT = 2


def refusals(bead: Bead, view: View) -> Sequence[Variant]:
    """Return what one text refuses to do and the other does, by forms of the same verb.

    Nothing is said where the other denies anything in its sentence or leaves it open, or the first tells of
    such a deed as well.
    """
    if view.across:
        return ()
    out = []
    for i in bead.base:
        for a, b in _pairs(i, view.linked_reading.get(i, ()), view.base, view.reading):
            out.append(found(view, Kind.POLARITY, a, b, by=BY, confidence=0.75))
    for j in bead.reading:
        for b, a in _pairs(j, view.linked_base.get(j, ()), view.reading, view.base):
            out.append(found(view, Kind.POLARITY, a, b, by=BY, confidence=0.7))
    return out


def _pairs(i: int, linked: Sequence[int], one: Whole, other: Whole) -> Iterator[tuple[Span, Span]]:
    """Yield (the words of a refusal, the other's words for what was done)."""
    for span, about, forms in one.each(_refused, i):
        for j in linked:
            there = sentence_tokens(j, other)
            if _open(j, other) or len(about & other.stems_of(j)) < ABOUT:
                continue
            done = next(over(there, forms, other.telling.lang), None)
            if done is not None and not _known(forms, one):
                yield span, done
                break


def _refused(i: int, whole: Whole) -> Iterator[tuple[Span, frozenset[str], Past]]:
    """Yield (the words for a refusal and its verb, the stems round them, the forms that tell it as done)."""
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    for k, n in hits(ts, "negation", lang, "refused"):
        at = k + n if lang == "en" else bound(ts, k + n, lang)
        if at is None or at >= len(ts) or ts[at].kind != "word" or negated(ts, k, lang):
            continue
        about = matter(ts, k, at) - content((ts[at], *ts[k : k + n]))
        yield Span(ts[k].span.start, ts[at].span.end), about, past(unelided(ts[at].fold), lang)


def _open(j: int, whole: Whole) -> bool:
    """Return whether a sentence denies or leaves open anything, or refuses."""
    lang = whole.telling.lang
    ts = sentence_tokens(j, whole)
    return says_no(ts, lang) or any(hedge(t, lang) for t in ts) or bool(whole.each(_refused, j))


def _known(forms: Past, whole: Whole) -> bool:
    """Return whether a text tells of such a deed anywhere."""
    rows = (sentence_tokens(i, whole) for i in whole.indices)
    return any(next(over(ts, forms, whole.telling.lang), None) for ts in rows)
