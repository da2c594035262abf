"""Whom a quoted word hits: "‘fatal’ for A" in one telling, "a ‘fatal’ blow to B" in the other."""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.names import Name, share_word
from variorum.collate.tokens import tokens_behind
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "targets@1"
# Words inside the marks: a longer quotation is compared word by word elsewhere.
LONGEST = 3
# Words between a quoted word and the name that it bears on.
REACH = 6


def targets(bead: Bead, view: View) -> Sequence[Variant]:
    """Return quoted words that both sides keep, and that bear on one party here and on another there.

    The party is the first name behind a preposition of direction ("for", "on", "against") after the
    quoted word, before any stop. Nothing is said where either side names none, or where one side's
    sentence bears the word on both.
    """
    if view.across:
        return ()
    out = []
    base = [t for i in bead.base for t in _aimed(i, view.base)]
    for j in bead.reading:
        for word, name, span in _aimed(j, view.reading):
            same = [t for t in base if t[0] == word]
            if same and not any(share_word(t[1].words, name.words) for t in same):
                out.append(found(view, Kind.ROLE, same[0][2], span, by=BY, confidence=0.8))
    return out


def _aimed(i: int, whole: Whole) -> list[tuple[tuple[str, ...], Name, Span]]:
    """Return (quoted words, the party they bear on, the words from the one to the other) of a sentence."""
    leads = lexicon.known("roles", whole.telling.lang, "towards")
    names = {n.span.start: n for n in whole.names_in((i,))}
    ts = sentence_tokens(i, whole)
    out = []
    for q in whole.quotes:
        if len(q.words) > LONGEST or not whole.telling.sentences[i].holds(q.span):
            continue
        led = False
        for t in tokens_behind(ts, q.span)[: REACH + 2]:
            if t.kind == "stop" and t.fold in ",;:.!?()":
                break
            if led and t.span.start in names:
                span = Span(max(0, q.span.start - 1), names[t.span.start].span.end)
                out.append((tuple(w for w, _ in q.words), names[t.span.start], span))
                break
            led = led or t.fold in leads
    return out
