"""A line that names who is quoted below it: "The Karsk Herald (Ada Vale):", and a quotation a paragraph."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from variorum.data import Form, Span, Statement, Telling
from variorum.statements.names import tokens

_LONGEST = 8  # words of such a line
_SMALL = frozenset((
    "of", "the", "for", "and", "de", "la", "del", "des", "du", "der", "die", "und", "von", "et", "y",
))  # fmt: skip
_MARKS = tuple("\"“„«‘'")


def headed(telling: Telling, statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements, those of nobody in a paragraph of quotations put to the name on the line above.

    Between the two stand such paragraphs alone.
    """
    heads: dict[int, Span] = {}  # paragraph -> the line above it
    above: Span | None = None
    for i, p in enumerate(telling.paragraphs):
        line = _named(telling, p)
        if line is None and p.of(telling.text).lstrip().startswith(_MARKS):
            if above is not None:
                heads[i] = above
            continue
        above = line
    starts = [p.start for p in telling.paragraphs]
    out = []
    for s in statements:
        nobodys = s.source is None and s.cue is None and s.form is Form.DIRECT
        head = heads.get(bisect_right(starts, s.content[0].start) - 1) if nobodys else None
        out.append(s if head is None else replace(s, source=head))
    return out


def _named(telling: Telling, paragraph: Span) -> Span | None:
    """Return a line without its colon where it is a name and no more."""
    told = paragraph.of(telling.text).rstrip()
    if not told.endswith(":"):
        return None
    row = tokens(telling.text, paragraph.start, paragraph.end)
    if not 0 < len(row) <= _LONGEST or not row[0].capital:
        return None
    if not all(t.capital or t.low in _SMALL for t in row):
        return None
    return Span(paragraph.start, paragraph.start + len(told) - 1)
