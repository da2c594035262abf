"""What a text says of an earlier version of itself: corrections and updates.

"Correction: an earlier version of this story said there were 64 dams." Such a note is about the text and no
part of its report; it tells which of two versions came first (`stemma.revisions`).
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from variorum.data import Span, Telling
from variorum.lexicon import load
from variorum.text import fold, unmarked

# Sentences from the top among which a bracketed note of an agency stands.
HEAD = 2
_QUOTE = re.compile(r"[\"“”„«»]")
_NUMBER = re.compile(r"\s*(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Revision:
    """What a text says of an earlier version of itself."""

    notes: tuple[Span, ...]  # the sentences that say so; none where the headline alone does
    number: int | None  # the 2 of "UPDATE 2"


@lru_cache(maxsize=2048)
def revision(telling: Telling) -> Revision | None:
    """Return what a text says of an earlier version of itself, None where it says nothing of the kind."""
    patterns = _patterns(telling.lang)
    if patterns is None:
        return None
    headline, bracket, note = patterns
    title = unmarked(fold(telling.article.title))
    titled = headline.match(title)
    found: list[Span] = []
    for i, span in enumerate(telling.sentences):
        text = telling.sentence(i)
        bracketed = i < HEAD and text.startswith(("(", "["))
        closing = i > HEAD and found[-1:] == [telling.sentences[i - 1]] and _goes_on(telling, found, i)
        if closing or _own(note.search(fold(text))) or (bracketed and bracket.match(unmarked(fold(text)))):
            found.append(span)
    if not titled and not found:
        return None
    number = _NUMBER.match(title, titled.end()) if titled else None
    return Revision(tuple(found), int(number.group(1)) if number else None)


def notes(telling: Telling) -> tuple[Span, ...]:
    """Return the sentences of a text that speak of an earlier version of it."""
    said = revision(telling)
    return said.notes if said else ()


def _goes_on(telling: Telling, found: list[Span], i: int) -> bool:
    """Return whether a sentence behind a note is part of it: what closes a text is ("There are 46."), and
    the rest of a paragraph that opens with a note.
    """
    if i == len(telling.sentences) - 1:
        return True
    block = next((p for p in telling.paragraphs if p.holds(telling.sentences[i])), None)
    return block is not None and any(s.start == block.start for s in found)


def _own(found: re.Match[str] | None) -> bool:
    """Return whether a text says this itself, and quotes nobody's note."""
    return found is not None and not _QUOTE.search(found.string[: found.start()])


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    """Return what stands before a headline, what opens a note in brackets, and what any other note says."""
    table = load("revisions").get(lang)
    if table is None:
        return None
    heads, versions, texts, done = (
        "|".join(re.escape(fold(x)) for x in table[k]) for k in ("heads", "versions", "texts", "done")
    )
    others = (re.escape(fold(x)) for x in table["notes"])
    said = [rf"(?:{versions})\s+(?:{texts})", rf"(?:{texts})\s+(?:{done})", *others]
    return (
        re.compile(rf"(?:{heads})(?=\s?\d{{0,2}}\s?[:|–—(-])"),
        re.compile(rf"(?:{heads})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)"),
    )
