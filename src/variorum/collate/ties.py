"""What goes with a thing told as what makes it so: "is linked to a lower risk" as "cuts the risk".

How firmly a text ties two things is a scale (Sumner et al. 2014, Adams et al. 2017): side by side, linked,
may or can cause, causes. Readers take the steps in the middle for much the same, so that only a tie told as a
cause without any doubt counts.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from variorum import lexicon
from variorum.collate.certainty import hedge
from variorum.collate.clauses import asks, content
from variorum.collate.listed import Hit, hits, holds
from variorum.collate.polarity import exact, negates
from variorum.collate.tokens import Token, tokens_before, tokens_behind
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "ties@1"
# Words behind a verb in which what it changes must stand, and words between a comparison and its risk.
OBJECT, COMPARED = 6, 4
# Words before a verb in which a doubt bears on it.
DOUBT = 6
# Stems that two sentences must share to tell of one matter, and two of one text for the one to repeat it.
SHARED, AGAIN = 3, 3
# The language whose verbs may stand behind what they change.
LAST = "de"


def ties(bead: Bead, view: View) -> Sequence[Variant]:
    """Return what the base only ties together and the reading tells as cause and effect.

    Nothing is said where the base makes a cause of it as well, or the reading's sentence leaves it open,
    denies it, or ties it no more firmly besides.
    """
    out = []
    for j in bead.reading:
        caused = view.reading.once(_cause, j)
        if caused is None or _tied(j, view.reading) is not None:
            continue
        for i in view.linked_base.get(j, ()):
            tie = _tied(i, view.base) or _compared(i, view.base)
            if i not in bead.base or tie is None or _firm(i, view) or not _one_matter(i, j, caused, view):
                continue
            sure = 0.65 if view.across else 0.75
            out.append(found(view, Kind.CAUSE, tie, caused, by=BY, confidence=sure))
            break
    return out


def _one_matter(i: int, j: int, caused: Span, view: View) -> bool:
    """Return whether a sentence tells of the two things that a cause in the reading has on either side."""
    told = view.reading.telling
    lang = told.lang
    if any(_tied(n, view.reading) for n in view.linked_reading.get(i, ())):
        return False
    if view.across:
        return view.one_matter(i, j, 0)
    ts = sentence_tokens(j, view.reading)
    near = view.base.stems_of(i)
    before = content(tokens_before(ts, caused)) & near
    behind = content(tokens_behind(ts, caused)) & near
    if lang == LAST:  # the verb may come first or last
        return len(before | behind) >= SHARED
    return bool(before and behind) and len(before | behind) >= SHARED


def _firm(i: int, view: View) -> bool:
    """Return whether the base makes a cause of the same matter, in this sentence or another."""
    mine = view.base.stems_of(i)
    return any(
        view.base.once(_cause, n) is not None
        for n in view.base.indices
        if n == i or len(view.base.stems_of(n) & mine) >= AGAIN
    )


def _tied(i: int, whole: Whole) -> Span | None:
    """Return the words of a sentence that tie two things and no more, not where it denies the tie."""
    return whole.once(_tie, i)


def _tie(i: int, whole: Whole) -> Span | None:
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    return next((h.span(ts) for h in hits(ts, "ties", lang, "ties") if not _denied(ts, h, lang)), None)


def _denied(ts: Sequence[Token], h: Hit, lang: str) -> bool:
    """Return whether a negation stands before some words, or, where it may, behind them."""
    behind = OBJECT if lang == LAST else 0
    near = range(max(0, h.first - DOUBT), min(len(ts), h.first + h.size + behind))
    return any(negates(ts[k], lang) and not exact(ts, k, lang) for k in near)


def _compared(i: int, whole: Whole) -> Span | None:
    """Return the words that compare two groups, in a text that found a tie there or only looked on."""
    return whole.once(_comparison, i)


def _comparison(i: int, whole: Whole) -> Span | None:
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    if not _looked_on(i, whole):
        return None
    for h in hits(ts, "ties", lang, "likelier"):
        if not _denied(ts, h, lang):
            return h.span(ts)
    risks = [h.first for h in hits(ts, "ties", lang, "risks")]
    for h in hits(ts, "ties", lang, "compared"):
        if _denied(ts, h, lang):
            continue
        at = [k for k in risks if abs(k - h.first) <= COMPARED]
        if at:
            first, last = min(h.first, at[0]), max(h.first + h.size - 1, at[0])
            return Span(ts[first].span.start, ts[last].span.end)
    return None


def _looked_on(i: int, whole: Whole) -> bool:
    others = (n for n in whole.indices if n != i and whole.once(_ties, n))
    return whole.overall(_observed) or any(
        not whole.stems_of(n).isdisjoint(whole.stems_of(i)) for n in others
    )


def _observed(whole: Whole) -> bool:
    """Return whether a text tells of a study that only looked on."""
    every = (sentence_tokens(n, whole) for n in whole.indices)
    return any(holds(ts, "ties", whole.telling.lang, "observed") for ts in every)


def _ties(i: int, whole: Whole) -> bool:
    """Return whether a sentence speaks of a tie at all, denied or not."""
    return holds(sentence_tokens(i, whole), "ties", whole.telling.lang, "ties")


def _cause(j: int, whole: Whole) -> Span | None:
    """Return the first words of a sentence that make one thing the reason of another."""
    return next(_caused(j, whole), None)


def _caused(j: int, whole: Whole) -> Iterator[Span]:
    """Yield the words of a sentence that make one thing the reason of another, without doubt or denial."""
    lang = whole.telling.lang
    ts = sentence_tokens(j, whole)
    if asks(whole.telling.sentence(j)):
        return
    for h in _causes(ts, lang):
        if not (_denied(ts, h, lang) or _doubted(ts, h, lang)):
            yield h.span(ts)


def _doubted(ts: Sequence[Token], h: Hit, lang: str) -> bool:
    """Return whether a doubt stands before some words, or, where it may, behind them; "risk" is none."""
    near = ts[max(0, h.first - DOUBT) : h.first + h.size + (OBJECT if lang == LAST else 0)]
    risks = {k for x in hits(near, "ties", lang, "risks") for k in range(x.first, x.first + x.size)}
    return any(hedge(t, lang) for k, t in enumerate(near) if k not in risks)


def _causes(ts: Sequence[Token], lang: str) -> list[Hit]:
    """Return the causal words of a sentence, in order: of verbs of change those with what they change."""
    selves = lexicon.folded("ties", lang, "selves")
    out = list(hits(ts, "ties", lang, "causes"))
    out += [h for h in hits(ts, "ties", lang, "changes") if _changes(ts, h, lang)]
    return sorted(h for h in out if not ts[h.first].fold.endswith(selves))


def _changes(ts: Sequence[Token], h: Hit, lang: str) -> bool:
    """Return whether a verb changes a risk, and is no noun, adjective or passive of the same form."""
    behind = list(takewhile(lambda t: t.kind != "stop", ts[h.first + h.size : h.first + h.size + OBJECT]))
    before = ts[max(0, h.first - OBJECT) : h.first]
    if any(t.fold in lexicon.known("ties", lang, "states") for t in before[-2:]):
        return False
    at = next((x.first for x in hits(behind, "ties", lang, "risks")), None)
    if at is None:
        return lang == LAST and holds(before, "ties", lang, "risks")
    if ts[h.first].fold in lexicon.known("ties", lang, "forms"):
        known = lexicon.known("ties", lang, "determiners")
        return any(t.fold.partition("'")[0] in known for t in behind[: at + 1])
    return True
