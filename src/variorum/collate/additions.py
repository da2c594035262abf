"""What the reading put in: sentences with a claim that has no support anywhere in the base."""

from collections.abc import Sequence

from variorum.collate.agreement import meets
from variorum.collate.clauses import asks
from variorum.collate.labels import label
from variorum.collate.names import same_name, same_word
from variorum.collate.numbers import counts
from variorum.collate.restored import restored
from variorum.collate.view import View, found
from variorum.data import Kind, Span, Variant
from variorum.revision import notes

BY = "additions@1"
# Share of a sentence's stems that a base sentence must hold to be its likely source, though no link says so.
LIKE = 0.2
# Fewer words than this make a headline, a credit or a flourish, no claim.
SENTENCE = 7


def additions(view: View) -> Sequence[Variant]:
    """Return the reading's sentences that hold a checkable claim and have no support anywhere in the base."""
    out = []
    own = notes(view.reading.telling)
    for j, s in enumerate(view.reading.telling.sentences):
        if s in own:
            continue
        if view.linked_base.get(j) or not _claims(j, s, view) or restored(s, view.reading, view.base, view):
            continue
        if _likely_source(j, view) or (view.across and not _news(j, view)):
            continue
        out.append(
            found(view, Kind.ADDITION, None, s, by=BY, confidence=0.7, note="the base has nothing of this")
        )
    return out


def _likely_source(j: int, view: View) -> bool:
    """Return whether the base may tell what the reading tells in a sentence without a link.

    A link can be missed. Where the speaker has words in the base too, or one of its sentences shares a fifth
    of the content, the sentence is taken for a retelling rather than for something new.
    """
    mine = {p.speaker for p in view.reading.said((j,)) if p.speaker}
    theirs = {p.speaker for p in view.base.statements if p.speaker}
    if any(a == b or same_name(a, b) for a in mine for b in theirs):
        return True
    if view.across:
        return False
    stems = view.reading.stems_of(j)
    least = LIKE * len(stems)
    return bool(stems) and any(len(stems & view.base.stems_of(i)) >= least for i in view.base.indices)


def _news(j: int, view: View) -> bool:
    """Return whether a sentence has a figure or a name that stands nowhere in the base, in any alphabet."""
    known = {q.value for q in view.base.quantities}
    figures = [q for q in view.reading.quantities_in((j,)) if q.digits and counts(q)]
    if any(q.value not in known for q in figures):
        return True
    names = [n for n in view.reading.names_in((j,)) if not view.reading.points_in((j,))]
    return any(not any(same_word(w, k) for k in view.base.capitals) for n in names for w in n.words)


def _claims(j: int, s: Span, view: View) -> bool:
    """Whether a sentence says something that can be checked. Questions, calls and flourishes don't."""
    whole = view.reading
    text = s.of(whole.telling.text)
    if len(text.split()) < SENTENCE or asks(text) or label(j, whole):
        return False
    if whole.telling.credit_span and whole.telling.credit_span.overlap(s):
        return False
    counted = [q for q in whole.quantities_in((j,)) if q.unit != "ordinal" and (q.digits or q.value > 2)]
    numbers = [q for q in counted if not any(meets(b, q) for b in view.base.quantities)]
    said = any(c.overlap(s) for p in whole.statements for c in p.content)
    return bool(numbers) or said or any(s.holds(n.span) and len(text.split()) > SENTENCE for n in whole.names)
