"""Where a report begins, behind its dateline: "PORT HALLAM, May 4 (Tidewater) - "."""

import re

from variorum.data import Span, Telling

_DATELINE = re.compile(
    r"[^\W\d_a-zа-яё][^a-zа-яё\n(–—-]{2,40}(?:,[^(–—\n]{0,40}?)?(?:(?:\([^)\n]{0,40}\)\s*)?[–—-]\s"
    r"|\([^)\n]{2,40}\)\.(?:-|\s)\s?|\.\s/[^/\n]{2,40}/\.\s)"
)
_DATELINE_LONGEST = 120  # characters


def dateline(telling: Telling) -> int:
    """Return where the report begins after its dateline: "PORT HALLAM, May 4 (Tidewater) - "."""
    if not telling.sentences:
        return 0
    first = telling.sentences[0]
    m = _DATELINE.match(telling.text, first.start, min(first.end, first.start + _DATELINE_LONGEST))
    return m.end() if m else 0


def behind(telling: Telling, source: Span) -> Span:
    """Return a source without the dateline it opens a sentence with: "KARSK — | Mayor Vale | said"."""
    k = telling.sentence_at(source.start)
    if k is None or telling.sentences[k].start != source.start:
        return source
    m = _DATELINE.match(telling.text, source.start, min(source.end, source.start + _DATELINE_LONGEST))
    return Span(m.end(), source.end) if m and m.end() < source.end else source
