"""Statements of two tellings with the same content: direct in one, indirect in the other, or translated."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from variorum.collate.tokens import stem, tokens
from variorum.collate.view import Bead, View, Whole
from variorum.data import Form, Span, Statement

# Share of the smaller content's stems that both hold, to be the same content in one language.
JOIN = 0.34
# A statement whose match is this near to the best match's share competes with it.
CLOSE = 0.12
# How much surer a link must be than any other of its two sentences, to be theirs alone.
SURER = 0.1


def stems(whole: Whole, spans: Sequence[Span], lang: str) -> frozenset[str]:
    """Return the stems of the longer words and the numbers in some spans."""
    return frozenset(
        stem(t.fold) if t.kind == "word" else t.fold
        for s in spans
        for t in tokens(s.of(whole.telling.text), s.start, lang)
        if (t.kind == "word" and len(t.fold) > 3) or t.kind == "num"
    )


def share(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the smaller set that both hold."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def joined(s: Statement, bead: Bead, view: View) -> list[Statement]:
    """Return the base's statements that carry the content of one of the reading's, best first.

    In one language contents are compared; across languages those of one speaker on each side are taken for
    the same, of all sentences that hang together or of two that are surely each other's.
    """
    linked = sorted({i for j in view.reading.told_in(s) for i in view.linked_base.get(j, ())})
    pool = view.base.said(linked)
    if view.across:
        if _one_speaks(view.reading.said(bead.reading)) and _one_speaks(pool):
            return list(pool)
        return _surely(s, view)
    content = stems(view.reading, s.content, view.reading.telling.lang)
    scored = sorted(
        (
            (share(content, stems(view.base, p.content, view.base.telling.lang)), k)
            for k, p in enumerate(pool)
        ),
        reverse=True,
    )
    if not scored or scored[0][0] < JOIN:
        return []
    return [pool[k] for x, k in scored if x >= scored[0][0] - CLOSE]


def _one_speaks(said: Sequence[Statement]) -> bool:
    return len({x.speaker for x in said}) == 1


def _surely(s: Statement, view: View) -> list[Statement]:
    """Return what is said in the base's sentence for which a statement's surely stands, where each of the two
    has one speaker: links that are less sure lead from either to its neighbours.
    """
    at = view.reading.told_in(s)
    if len(at) != 1:
        return []
    j = next(iter(at))
    scores = view.scores
    i = max(view.linked_base.get(j, ()), key=lambda i: scores.get((i, j), 0.0), default=None)
    if i is None:
        return []
    rivals = [scores.get((n, j), 0.0) for n in view.linked_base.get(j, ()) if n != i]
    rivals += [scores.get((i, n), 0.0) for n in view.linked_reading.get(i, ()) if n != j]
    if scores.get((i, j), 0.0) < max(rivals, default=0.0) + SURER:
        return []
    said = view.base.said((i,))
    return list(said) if _one_speaks(said) and _one_speaks(view.reading.said((j,))) else []


def sourced(s: Statement, whole: Whole) -> Statement:
    """Return a statement with the source of the one whose quotation it carries on: "It was late," said Vale.
    "We went home." A paragraph's quotations of one speaker, none of another's between, are one; of one
    quotation the last sentence may have it: "It was late. We went home," said Vale.
    """
    if s.source is not None or s.form is not Form.DIRECT or not s.speaker:
        return s
    k = whole.telling.sentence_at(s.content[0].start)
    row = sorted(whole.statements, key=lambda p: p.content[0].start)
    at = row.index(s)
    while k is not None and at > 0 and row[at - 1].speaker == s.speaker:
        at -= 1
        before = whole.telling.sentence_at(row[at].content[0].start)
        if before is None or whole.telling.paragraph_of[before] != whole.telling.paragraph_of[k]:
            break
        if row[at].source is not None:
            return replace(s, source=row[at].source)
    quote = next((q.span for q in whole.quotes if q.span.overlap(s.content[0])), None)
    rest = row[row.index(s) + 1 :]
    own = takewhile(lambda p: quote and quote.overlap(p.content[0]) and p.speaker == s.speaker, rest)
    source = next((p.source for p in own if p.source is not None), None)
    return s if source is None else replace(s, source=source)


def around(s: Statement, whole: Whole) -> list[Statement]:
    """Return the statements that hold another one or are held by it.

    "X said Y had told him" puts words to both.
    """
    mine = {whole.telling.sentence_at(c.start) for c in s.content}
    return [
        p
        for p in whole.statements
        if p is not s
        and (
            any(a.overlap(b) for a in p.content for b in s.content)
            or any(p.source and c.holds(p.source) for c in s.content)
            or any(s.source and c.holds(s.source) for c in p.content)
            or (
                p.source is not None
                and whole.telling.sentence_at(p.source.start) in mine
                and p.content == s.content
            )
        )
    ]
