"""An approval told as further on than it went: "subject to approval" as "approved"."""

from collections.abc import Iterator, Sequence

from variorum import lexicon
from variorum.collate.certainty import hedge
from variorum.collate.clauses import asks
from variorum.collate.listed import Hit, hits, place
from variorum.collate.polarity import exact, negates
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "steps@1"
# Words before an end in which it is put off, doubted or denied, and in which it plainly is; where verbs
# stand apart, words behind it and far before. Between an approval and the word that gives it.
BEFORE, CLOSE, BEHIND, FAR, GIVEN = 5, 3, 3, 12, 3
# Stems that two sentences of one language must share to tell of one matter.
SHARED = 3
# The language whose verbs may have what puts them off, or denies them, far before or behind them.
FREE = "de"


def steps(bead: Bead, view: View) -> Sequence[Variant]:
    """Return approvals that the base nowhere tells of, in the place of a step before them."""
    out = []
    for j in bead.reading:
        done = next(_ends(j, view.reading), None)
        if done is None or view.base.overall(_anywhere):
            continue
        for i in view.linked_base.get(j, ()):
            step = _step(i, view.base)
            if step is not None and i in bead.base and view.one_matter(i, j, SHARED):
                sure = 0.65 if view.across else 0.75
                out.append(found(view, Kind.CERTAINTY, step, done, by=BY, confidence=sure))
                break
    return out


def _step(i: int, whole: Whole) -> Span | None:
    return place(sentence_tokens(i, whole), "steps", whole.telling.lang, "approval")


def _anywhere(whole: Whole) -> bool:
    """Return whether a text tells of an approval that was given, or has no words for one."""
    lang = whole.telling.lang
    every = (sentence_tokens(i, whole) for i in whole.indices)
    return not lexicon.known("steps", lang, "approved") or any(
        not _ahead(ts, h, lang, CLOSE) for ts in every for h in _given(ts, lang)
    )


def _ends(j: int, whole: Whole) -> Iterator[Span]:
    """Yield the words of a sentence for an end that has come, without doubt or denial."""
    lang = whole.telling.lang
    ts = sentence_tokens(j, whole)
    if asks(whole.telling.sentence(j)):
        return
    known = lexicon.known("steps", lang, "known")
    for h in _given(ts, lang):
        if not _put_off(ts, h, lang) and not (h.first and ts[h.first - 1].fold in known):
            yield h.span(ts)


def _given(ts: Sequence[Token], lang: str) -> Iterator[Hit]:
    """Yield the words for an end, "approved", or for one that was given or got: "gave their approval"."""
    yield from hits(ts, "steps", lang, "approved")
    givers = lexicon.known("steps", lang, "given")
    for h in hits(ts, "steps", lang, "nouns"):
        last = h.first + h.size - 1
        reach = FAR if lang == FREE else GIVEN
        near = [k for k in range(len(ts))[max(0, h.first - reach) : last + 1 + GIVEN] if ts[k].fold in givers]
        if near:
            first = min(h.first, near[0])
            yield Hit(first, max(last, near[-1]) - first + 1)


def _put_off(ts: Sequence[Token], h: Hit, lang: str) -> bool:
    """Return whether an end is put off, doubted or denied: "will be approved", "may have approved"."""
    return _ahead(ts, h, lang, BEFORE) or any(hedge(t, lang) for t in ts[max(0, h.first - BEFORE) : h.first])


def _ahead(ts: Sequence[Token], h: Hit, lang: str, reach: int) -> bool:
    """Return whether an end has not come by the words so far before it, or denied by them."""
    ahead = lexicon.known("steps", lang, "ahead")
    near = range(len(ts))[max(0, h.first - reach) : h.first]
    if lang == FREE:
        near = range(len(ts))[max(0, h.first - FAR) : h.first + h.size + BEHIND]
    return any(ts[k].fold in ahead or (negates(ts[k], lang) and not exact(ts, k, lang)) for k in near)
