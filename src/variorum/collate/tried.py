"""What was tried in animals or in a dish, told of people or of nobody: "lowered it in mice", "lowers it"."""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.listed import hits
from variorum.collate.tokens import Token, tokens
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "tried@1"
# Stems that two sentences of one language must share to tell of one trial, and how sure a link must be.
SHARED, SURE = 3, 0.6


def tried(bead: Bead, view: View) -> Sequence[Variant]:
    """Return sentences on what was tried in animals whose reading knows of none, in a text of research.

    Nothing is said where the reading tells of an animal or a laboratory anywhere: then it is known of what
    it speaks.
    """
    if not _research(view.base) or _kept(view.reading):
        return ()
    for i in bead.base:
        at = _tried(i, view.base) if i == _first(view) else None
        for j in view.linked_reading.get(i, ()) if at is not None else ():
            if j in bead.reading and _one_trial(i, j, view):
                people = _people(j, view.reading) if _people(i, view.base) is None else None
                kind = Kind.CERTAINTY if people is None else Kind.ENTITY
                reading = people or view.reading.telling.sentences[j]
                return [found(view, kind, at, reading, by=BY, confidence=0.65 if view.across else 0.75)]
    return ()


def _first(view: View) -> int | None:
    """Return the first sentence on such a trial that the reading tells: what follows goes with it."""
    every = range(len(view.base.telling.sentences))
    return next((i for i in every if view.linked_reading.get(i) and _tried(i, view.base)), None)


def _one_trial(i: int, j: int, view: View) -> bool:
    if view.scores.get((i, j), 0.0) < SURE:
        return False
    return view.across or len(view.base.stems_of(i) & view.reading.stems_of(j)) >= SHARED


def _tried(i: int, whole: Whole) -> Span | None:
    """Return the words of a sentence for what it was tried in, or those before it that its "they" is."""
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    for h in hits(ts, "trials", lang, "tried"):
        return _span(ts, h.first, h.size)
    theirs = lexicon.known("roles", lang, "pronouns_group")
    return _tried(i - 1, whole) if i and ts and ts[0].fold in theirs else None


def _people(i: int, whole: Whole) -> Span | None:
    ts = sentence_tokens(i, whole)
    return next((_span(ts, *h) for h in hits(ts, "trials", whole.telling.lang, "people")), None)


def _span(ts: Sequence[Token], first: int, size: int) -> Span:
    return Span(ts[first].span.start, ts[first + size - 1].span.end)


def _research(whole: Whole) -> bool:
    return _holds(whole, "studies")


def _kept(whole: Whole) -> bool:
    return _holds(whole, "tried", "kept")


def _holds(whole: Whole, *keys: str) -> bool:
    """Return whether a text or its heading has a word of some lists; without lists it may have."""
    lang = whole.telling.lang
    if not lexicon.known("trials", lang, *keys):
        return True
    ts = tokens(f"{whole.telling.article.title}\n{whole.telling.text}", 0, lang)
    return next(hits(ts, "trials", lang, *keys), None) is not None
