"""What was tried in animals or in a dish, told of people or of nobody: "lowered it in mice", "lowers it"."""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.listed import holds, place
from variorum.collate.tokens import tokens
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "tried@1"
# Stems that two sentences of one language must share to tell of one trial.
SHARED = 3


def tried(bead: Bead, view: View) -> Sequence[Variant]:
    """Return sentences on what was tried in animals whose reading knows of none, in a text of research.

    Nothing is said where the reading tells of an animal or a laboratory anywhere: then it is known of what
    it speaks.
    """
    if not view.base.overall(_research) or view.reading.overall(_kept):
        return ()
    for i in bead.base:
        at = view.base.once(_tried, i)
        at = at if at is not None and i == _first(view) else None
        for j in view.linked_reading.get(i, ()) if at is not None else ():
            if j in bead.reading and view.one_matter(i, j, SHARED):
                people = _people(j, view.reading) if _people(i, view.base) is None else None
                kind = Kind.CERTAINTY if people is None else Kind.ENTITY
                reading = people or view.reading.telling.sentences[j]
                return [found(view, kind, at, reading, by=BY, confidence=0.65 if view.across else 0.75)]
    return ()


def _first(view: View) -> int | None:
    """Return the first sentence on such a trial that the reading tells: what follows goes with it."""
    told = (i for i in view.base.indices if view.linked_reading.get(i))
    return next((i for i in told if view.base.once(_tried, i)), None)


def _tried(i: int, whole: Whole) -> Span | None:
    """Return the words of a sentence for what it was tried in, or those before it that its "they" is."""
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    if (told := place(ts, "trials", lang, "tried")) is not None:
        return told
    theirs = lexicon.known("roles", lang, "pronouns_group")
    return _tried(i - 1, whole) if i and ts and ts[0].fold in theirs else None


def _people(i: int, whole: Whole) -> Span | None:
    return place(sentence_tokens(i, whole), "trials", whole.telling.lang, "people")


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
    return holds(ts, "trials", lang, *keys)
