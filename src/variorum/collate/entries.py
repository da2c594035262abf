"""The times at the heads of a live page's entries: they tell when something was written, not when it was."""

import re

from variorum.data import Span, Telling
from variorum.text import words

# "18:45 - ", "7.25 Uhr:", "[14:05]", "9h30 |", a time on a line of its own or right before a capital.
_HEAD = re.compile(
    r"[\[(•*\s]*(?P<at>(?:2[0-4]|[01]?\d)[:.h]\s?[0-5]\d(?:\s?(?:[ap]\.?m\.?|Uhr|h))?)(?:\s[A-Z]{2,4})?(?:\s*(?:[-–—:|\])]|\n)|(?-i:\s+(?=[^\W\d_a-zа-яёєіїґß-öø-ÿ])))",
    re.IGNORECASE,
)
# A page has so many of them at least, and half of them as many words: a programme's points are short.
ENTRIES, LONG = 3, 8


def entry_times(telling: Telling) -> tuple[Span, ...]:
    """Return where the times stand that head the entries of a live page; none in other texts."""
    found: list[Span] = []
    long = 0
    for p in telling.paragraphs:
        told = p.of(telling.text)
        head = _HEAD.match(told + "\n")
        if head is not None:
            found.append(Span(p.start + head.start("at"), p.start + head.end("at")))
            long += len(words(told)) > LONG
    return tuple(found) if len(found) >= ENTRIES and 2 * long >= len(found) else ()
