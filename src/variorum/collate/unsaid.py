"""What the base says and its retelling does not: the checker's second look, the base beside the reading.

It says of each word of a base sentence how likely the other text tells nothing of it (training/untold.py);
clauses of which the most is gone are candidates, beside those that the rules miss (omissions.py).
"""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from variorum.collate.importance import FACT, importance
from variorum.collate.lost import FAINT
from variorum.collate.omissions import claims, corrects
from variorum.collate.silence import kept_silent, silent
from variorum.collate.view import View, found
from variorum.collate.window import sentence_clauses
from variorum.data import Checked, Kind, Span, Variant
from variorum.text import words

# Mean log-odds of a clause's words from which it may be gone: as likely as not. Trees decide.
GONE = 0.0
# Words that a clause must have to be told as left out.
LEAST = 3
_MARK = re.compile(r"[,;:]\s+(?=\S)")


def unsaid(lost: Sequence[Variant], view: View, back: Mapping[int, Checked]) -> list[Variant]:
    """Return clauses of the base that the checker misses in the reading, beside those `lost` by the rules.

    `back` holds what it says of sentences of the base, by their indices.
    """
    if corrects(view):
        return []
    told, known = view.base.telling, [v.base.span for v in lost if v.base]
    out = []
    quiet = kept_silent(view)
    for i, c in sorted(back.items()):
        if not claims(i, view):
            continue
        for span in _gone(i, c, view):
            reason = importance(span, view.base)
            if reason in (None, FACT) or any(span.overlap(x) for x in known):
                continue
            text = span.of(told.text)
            if len(words(text)) < LEAST or (quiet and silent(text, told.lang)):
                continue
            note = f"left out: {reason}"
            out.append(found(view, Kind.OMISSION, span, None, by=c.by, confidence=FAINT, note=note))
    return out


def of_gone(v: Variant, view: View, back: Mapping[int, Checked]) -> dict[str, float]:
    """Return what the checker says of an omission's words; nothing where it did not look.

    Log-odds that the reading tells nothing of them: on average, of the plainest, and of what a quarter does
    not reach; of the whole sentence, and of the rest of that.
    """
    assert v.base is not None
    i = view.base.telling.sentence_at(v.base.span.start)
    c = back.get(i) if i is not None else None
    inside = _inside(c, v.base.span) if c else np.array(False)
    if c is None or not inside.any():
        return {}
    own, rest = np.sort(c.untold[inside]), c.untold[~inside]
    return {
        "looked": 1.0,
        "gone": float(own.mean()),
        "gone top": float(own[-1]),
        "gone low": float(own[len(own) // 4]),
        "gone sentence": float(c.untold.mean()),
        "gone rest": float(rest.mean()) if rest.size else 0.0,
    }


def _gone(i: int, c: Checked, view: View) -> list[Span]:
    """Return the runs of a base sentence's clauses that are gone; the whole sentence where all are."""
    parts = [x.span for x in sentence_clauses(i, view.base)]
    lacks = [float(c.untold[at].mean()) > GONE if (at := _inside(c, x)).any() else False for x in parts]
    if parts and all(lacks):
        return [view.base.telling.sentences[i]]
    runs = [list(g) for gone, g in groupby(zip(lacks, parts, strict=True), key=itemgetter(0)) if gone]
    return [_tight(Span(run[0][1].start, run[-1][1].end), c, view) for run in runs]


def _tight(span: Span, c: Checked, view: View) -> Span:
    """Return some clauses without what stands before a mark and is told: "since 2011, | denied that ..."."""
    for m in reversed(list(_MARK.finditer(view.base.telling.text, span.start, span.end))):
        before = _inside(c, Span(span.start, m.start()))
        if before.any() and float(c.untold[before].mean()) <= GONE:
            return Span(m.end(), span.end)
    return span


def _inside(c: Checked, span: Span) -> NDArray[np.bool_]:
    return np.array([s.overlap(span) > 0 for s in c.reading], bool)
