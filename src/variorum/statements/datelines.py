"""Where a report begins, behind its dateline: "PORT HALLAM, May 4 (Tidewater) - "."""

import re

from variorum.data import Telling

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
