"""A claim that is the speaker's in one telling and the outlet's own in the other.

From statements, not from words.
"""

from collections.abc import Sequence

from variorum.collate.join import stems
from variorum.collate.tokens import stem, tokens
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Form, Kind, Span, Statement, Variant

BY = "voice@1"
# Share of a statement's stems that an unattributed clause must hold to be the same claim
# in the outlet's own voice.
HELD = 0.4
# Fewer stems than this meet by chance.
LEAST = 3
# A statement less sure than this may be no statement at all.
SURE = 0.6


def voice(bead: Bead, view: View) -> Sequence[Variant]:
    """Return claims of a speaker in the base that the reading tells as its own."""
    if view.across or not view.reading.statements:
        return ()  # a telling that puts nothing to anybody was not read for statements
    return _bare(bead, view)


def _bare(bead: Bead, view: View) -> list[Variant]:
    out = []
    for s in view.base.said(bead.base):
        if s.confidence < SURE:
            continue
        linked = {
            j for i in _sentences(s, view.base) for j in view.linked_reading.get(i, ()) if j in bead.reading
        }
        content = stems(view.base, s.content, view.base.telling.lang)
        place = _carrier(content, linked, view.reading)
        if place is None:
            continue
        sentence, clause = place
        if (
            _attributed(sentence, view.reading, s)
            or _named(s, sentence, view)
            or _speaker_near(s, sentence, view.reading)
        ):
            continue
        base = _whole(s)
        note = f"the claim is {s.speaker or 'a source'}'s in the base, the outlet's own here"
        out.append(found(view, Kind.VOICE, base, clause, by=BY, confidence=0.7 * s.confidence, note=note))
    return out


def _sentences(s: Statement, whole: Whole) -> set[int]:
    return {i for c in s.content if (i := whole.telling.sentence_at(c.start)) is not None}


def _carrier(content: frozenset[str], sentences: set[int], whole: Whole) -> tuple[int, Span] | None:
    """Return the sentence that holds most of a statement's stems, and the stretch from first to last."""
    best: tuple[float, int, Span] | None = None
    for j in sorted(sentences):
        span = whole.telling.sentences[j]
        held = [
            t
            for t in tokens(span.of(whole.telling.text), span.start, whole.telling.lang)
            if _key(t.fold, t.kind) in content
        ]
        keys = frozenset(_key(t.fold, t.kind) for t in held)
        part = len(keys) / len(content) if content and len(keys) >= LEAST else 0.0
        if part >= HELD and (best is None or part > best[0]):
            best = (part, j, Span(held[0].span.start, held[-1].span.end))
    return (best[1], best[2]) if best else None


def _key(word: str, kind: str) -> str:
    return stem(word) if kind == "word" else word


def _attributed(sentence: int, whole: Whole, s: Statement) -> bool:
    """Whether the reading's sentence, or the one before in its paragraph, stands under some statement."""
    spans = [whole.telling.sentences[sentence]]
    return any(
        c.overlap(x)
        for p in whole.statements
        for c in (*p.content, *(y for y in (p.source, p.cue) if y))
        for x in spans
    )


def _named(s: Statement, sentence: int, view: View) -> bool:
    """Whether the reading's sentence still holds the words that name the source."""
    if s.source is None:
        return False
    source = stems(view.base, (s.source,), view.base.telling.lang)
    here = stems(view.reading, (view.reading.telling.sentences[sentence],), view.reading.telling.lang)
    return len(source & here) * 2 > len(source)


def _speaker_near(s: Statement, sentence: int, whole: Whole) -> bool:
    """Whether the sentence goes on with what its neighbour reports.

    Free indirect speech keeps the speaker.
    """
    paragraph = whole.telling.paragraph_of
    for k in (sentence - 1, sentence + 1):
        if not 0 <= k < len(whole.telling.sentences) or paragraph[k] != paragraph[sentence]:
            continue
        near = whole.telling.sentences[k]
        for p in whole.statements:
            if (
                p.form is not Form.DIRECT
                and any(c.overlap(near) for c in p.content)
                and p.speaker
                and p.speaker == s.speaker
            ):
                return True
    return False


def _whole(s: Statement) -> Span:
    spans = [x for x in (s.source, s.cue) if x] or list(s.content)
    return Span(min(x.start for x in spans), max(x.end for x in spans))
