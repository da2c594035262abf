"""Where what is said begins in German: at the comma that opens its clause, or right behind who says it."""

from dataclasses import replace

from variorum.data import Span, Telling
from variorum.statements.names import tokens
from variorum.statements.raw import Raw

_LOST = 6  # words at the head of a clause that a content may have lost
_LEFT = 2  # words that may stand between who says it and what goes on behind: "nach Polizeiangaben | gegen"
_STOPS = ",;:.!?…\"„“”«»()"


def begun(telling: Telling, raw: Raw) -> Raw:
    """Return a statement whose contents behind its cue and source have the words they begin with."""
    told = [x.end for x in (raw.source, raw.cue) if x is not None]
    if telling.lang != "de" or raw.cue is None:
        return raw
    contents = tuple(_begun(telling, c, max(told), n > 0) for n, c in enumerate(raw.contents))
    return replace(raw, contents=contents)


def _begun(telling: Telling, content: Span, after: int, goes_on: bool) -> Span:
    """Return a content with what parts it from the comma behind its cue: "sagte, | wer zu spät | komme"."""
    text = telling.text
    gap = text[after : content.start]
    if content.start <= after or not gap.strip():
        return content
    row = tokens(text, after, content.start)
    if not row:
        return content
    lead = text[after : row[0].span.start]
    rest = text[row[0].span.start : content.start]
    whole = not any(c in _STOPS for c in rest)
    opens = lead.strip() == "," and len(row) <= _LOST
    follows = goes_on and not lead.strip() and len(row) <= _LEFT
    return Span(row[0].span.start, content.end) if whole and (opens or follows) else content
