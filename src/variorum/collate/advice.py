"""Advice to whoever reads, of a text that gives none: "readers over 45 should switch to green tea"."""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.clauses import asks
from variorum.collate.listed import Hit, hits, holds
from variorum.collate.polarity import negates
from variorum.collate.tokens import Token
from variorum.collate.view import View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Variant

BY = "advice@1"
# Words between those who are advised and what says so, and behind it those that make it something else.
NEAR, BEHIND = 5, 2
# Words that two texts about one matter must share for a sentence to be on it.
SHARED = 2


def advice(view: View) -> Sequence[Variant]:
    """Return the reading's sentences that tell people what to do, where the base advises nobody.

    A base in whose language we know no words of advice may give some; so may a reading in which the words
    are somebody's: who speaks there is looked for elsewhere.
    """
    if any(view.own) or _advises(view.base):
        return ()
    out = []
    for j, s in enumerate(view.reading.telling.sentences):
        if _tells_people(j, view.reading) and not view.reading.said((j,)) and _on_the_matter(j, view):
            note = "the base advises nobody"
            sure = 0.6 if view.across else 0.7
            out.append(found(view, Kind.ADDITION, None, s, by=BY, confidence=sure, note=note))
    return out


def _advises(whole: Whole) -> bool:
    lang = whole.telling.lang
    return not lexicon.known("advice", lang, "advising") or any(
        holds(sentence_tokens(i, whole), "advice", lang, "advising") for i in whole.indices
    )


def _tells_people(j: int, whole: Whole) -> bool:
    """Return whether a sentence says what people ought to do, and neither asks nor denies it."""
    lang = whole.telling.lang
    ts = sentence_tokens(j, whole)
    if asks(whole.telling.sentence(j)) or any(negates(t, lang) for t in ts):
        return False
    return any(_to_people(ts, h, lang) for h in hits(ts, "advice", lang, "ought"))


def _to_people(ts: Sequence[Token], h: Hit, lang: str) -> bool:
    """Return whether people stand beside what ought to be done, and nothing makes a wish of it."""
    last = h.first + h.size
    if holds(ts[last : last + BEHIND], "advice", lang, "open"):
        return False
    near = [t for t in ts[max(0, h.first - NEAR) : last + NEAR] if t.kind == "word"]
    return any(t.fold in lexicon.known("advice", lang, "readers") for t in near)


def _on_the_matter(j: int, view: View) -> bool:
    return view.across or len(view.reading.stems_of(j) & view.base.all_stems) >= SHARED
