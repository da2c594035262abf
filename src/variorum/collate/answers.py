"""An answer for a silence, or a silence for an answer: "denied it" told as "would not comment".

To say nothing is neither to deny nor to confirm. The words for either are those of the scale of claims
(`lexicon/abroad.toml`), and those for rejecting where a charge is what is rejected; a silence is read by
`silence`. Both can be held against each other across languages.
"""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.scales import Word, on_shared, shared
from variorum.collate.silence import mute
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Span, Variant

BY = "answers@1"
SURE, ABROAD = 0.7, 0.6
CLAIM, REJECTED = "claim", ("approval", 0)
# Sentences that are held against each other at most: of more nobody can say which answers which.
SPLIT = 2


def answers(bead: Bead, view: View) -> Sequence[Variant]:
    """Return silences of the reading where the base has an answer, and answers where it has a silence."""
    if max(len(bead.base), len(bead.reading)) > SPLIT:
        return ()
    gave, gives = _answer(bead.base, view.base), _answer(bead.reading, view.reading)
    kept, now = _silence(bead.base, view.base), _silence(bead.reading, view.reading)
    sure = ABROAD if view.across else SURE
    if gave and now and not kept and not gives and not _mute_elsewhere(bead.base, view.base):
        return [found(view, Kind.POLARITY, gave, now, by=BY, confidence=sure)]
    if kept and gives and not now and not gave and not _mute_elsewhere(bead.reading, view.reading):
        return [found(view, Kind.POLARITY, kept, gives, by=BY, confidence=sure)]
    return ()


def _answer(sentences: Sequence[int], whole: Whole) -> Span | None:
    """Return the first word of some sentences by which somebody denies or confirms, under no negation.

    Who is asked to confirm has not done so yet.
    """
    link = lexicon.known("negation", whole.telling.lang, "infinitive")
    words = [w for i in sentences for w in _claims(i, whole) if not (w.negated or link & {*w.ahead[-1:]})]
    return words[0].span if words else None


def _claims(i: int, whole: Whole) -> list[Word]:
    lang = whole.telling.lang
    known, charged = shared(lang), whole.words_of(i) & lexicon.known("negation", lang, "charges")
    out = []
    for n, words in whole.once(on_shared, i).items():
        name = known[n].sort
        out += [w for w in words if name == CLAIM or (charged and (name, w.end) == REJECTED)]
    return out


def _silence(sentences: Sequence[int], whole: Whole) -> Span | None:
    """Return the first words of some sentences that say that somebody gives no comment."""
    return next((at for i in sentences if (at := mute(i, whole))), None)


def _mute_elsewhere(own: Sequence[int], whole: Whole) -> bool:
    """Return whether another sentence of a text is a silence, which the other text may have told there."""
    return any(mute(i, whole) for i in whole.indices if i not in own)
