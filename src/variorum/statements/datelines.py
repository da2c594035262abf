"""Where a report begins, behind its dateline: "PORT HALLAM, May 4 (Tidewater) - "."""

import re

from variorum.data import Span, Telling

_DATELINE = re.compile(
    r"[^\W\d_a-zа-яё][^a-zа-яё\n(–—-]{2,40}(?:,[^(–—\n]{0,40}?)?(?:(?:\([^)\n]{0,40}\)\s*)?[–—-]\s"
    r"|\([^)\n]{2,40}\)\.(?:-|\s)\s?|\.\s/[^/\n]{2,40}/\.\s)"
)
_DATELINE_LONGEST = 120  # characters
_TIMED = re.compile(  # of an entry of a live page: "16:20 The mayor said", "[9.05 Uhr] Vale sagte"
    r"[\[(]?(?:2[0-4]|[01]?\d)[:.h][0-5]\d(?:\s?(?:[ap]\.?m\.?|Uhr|h))?[\])]?\s*[-–—:|]?\s+(?=[^\W\d_a-zа-яё]|[\"“„«])"
)


def opening(telling: Telling, sentence: Span) -> int:
    """Return where a sentence's own words begin: behind a dateline, or the time at a paragraph's head."""
    if sentence == telling.sentences[0] and (begins := dateline(telling)):
        return begins
    m = _TIMED.match(telling.text, sentence.start, sentence.end)
    if m is None or not any(p.start == sentence.start for p in telling.paragraphs):
        return sentence.start
    return m.end()


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
