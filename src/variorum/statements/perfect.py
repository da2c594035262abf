"""German verbs in two parts, of which the first was taken for the whole: "hatte da | gesagt, dass"."""

from collections.abc import Sequence

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.names import Token, tokens

_HAS = frozenset(("hat", "haben", "hatte", "hatten"))
_DONE = ("t", "en")  # ends of participles
_WILL = frozenset(("wird", "werden"))  # of a future as well


def whole_verb(
    telling: Telling, source: Span | None, cue: Span | None, contents: Sequence[Span]
) -> tuple[Span | None, Span | None]:
    """Return source and cue, that with the participle of its verb; what suffers a passive says nothing:
    "Vorwürfe | wurden | laut", "Die Bewohner | wurden gewarnt", but who "wird mit den Worten zitiert" does.
    """
    if cue is None or telling.lang != "de":
        return source, cue
    first, _, rest = cue.of(telling.text).casefold().partition(" ")
    if _suffers(first, rest) or (not rest and first in lexicon.known("roles", "de", "being")):
        return (source if _quoted(telling, cue) else None), cue
    last = _participle(telling, cue, contents) if not rest and first in _HAS else None
    if last is None:
        return source, cue
    if source is not None and source.end > last.span.start:  # "Vale | gesagt"
        own = tokens(telling.text, source.start, last.span.start)
        source = Span(own[0].span.start, own[-1].span.end) if own else None
    return source, last.span


def _suffers(first: str, rest: str) -> bool:
    """Return whether the words of a cue are a passive: "wurden gebeten", and no future, "wird sagen"."""
    if first not in lexicon.known("speech", "de", "passive") or not rest.endswith(_DONE):
        return False
    return first not in _WILL or rest.startswith("ge") or rest.endswith("t")


def _participle(telling: Telling, cue: Span, contents: Sequence[Span]) -> Token | None:
    """Return the participle that ends a clause before what is said."""
    after = next((c.start for c in contents if c.start > cue.end), 0)
    end = telling.text.rfind(",", cue.end, after) if after else -1
    last = tokens(telling.text, cue.end, end)[-1:] if end > 0 else []
    return last[0] if last and last[0].text.islower() and last[0].low.endswith(_DONE) else None


def _quoted(telling: Telling, cue: Span) -> bool:
    k = telling.sentence_at(cue.start)
    row = tokens(telling.text, cue.start, telling.sentences[k].end) if k is not None else []
    return any(t.low in lexicon.known("speech", "de", "quoting") for t in row)
