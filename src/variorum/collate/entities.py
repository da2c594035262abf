"""Names that the base doesn't hold, in the place of one that the reading lost."""

from collections.abc import Sequence

from variorum.collate.clauses import content
from variorum.collate.names import Name, same_word
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Variant

BY = "entities@3"
# Tokens on either side of a name that say what is told of it.
ROUND = 10


def entities(bead: Bead, view: View) -> Sequence[Variant]:
    """Return the names of the reading that stand nowhere in the base where a name of the base is gone.

    A name is known to the other text if each of its words, in any spelling or alphabet, stands there, or if
    it is the acronym of a run of words there. One new name for one lost name is a swap; else nothing is said.
    """
    if view.across:
        return ()  # places and bodies have other names in other languages: Азия, Asia
    new = [
        n
        for n in view.reading.names_in(bead.reading)
        if not _known(n, view.base) and not _unit(n, view.reading)
    ]
    if not new:
        return ()
    lost = [n for n in view.base.names_in(bead.base) if not _held(n, bead, view)]
    new, lost = _distinct(new), _distinct(lost)
    if len(new) != 1 or len(lost) != 1 or (len(new[0].words) > 1) != (len(lost[0].words) > 1):
        return ()
    if view.base.names_speaker(lost[0].span) and view.reading.names_speaker(new[0].span):
        return ()  # "сообщает ТАСС", "передает РБК": who says so is a matter of speakers
    if _of_place(lost[0], view.base) != _of_place(new[0], view.reading):
        return ()  # "the Dallow-born singer" is no other than "Ada Brock"
    if not _near(lost[0], view.base) & _near(new[0], view.reading):
        return ()  # "a loss at Brask", "arrested in Hollin": each tells a thing of its own
    return [found(view, Kind.ENTITY, lost[0].span, new[0].span, by=BY, confidence=0.75)]


def _of_place(n: Name, whole: Whole) -> bool:
    """Return whether a name is half of a word for whoever comes from there: "Dallow-born"."""
    text = whole.telling.text
    inside, behind = n.span.of(text).partition("-")[2], text[n.span.end : n.span.end + 2]
    return inside[:1].islower() or (behind[:1] == "-" and behind[1:].islower())


def _near(n: Name, whole: Whole) -> frozenset[str]:
    """Return the stems of the words that stand round a name in its sentence."""
    i = whole.sentence_of(n.span)
    ts = sentence_tokens(i, whole) if i is not None else ()
    before = [t for t in ts if t.span < n.span and not t.span.overlap(n.span)][-ROUND:]
    behind = [t for t in ts if t.span > n.span and not t.span.overlap(n.span)][:ROUND]
    return frozenset(content([t for t in (*before, *behind) if t.kind != "stop"]))


def _unit(n: Name, whole: Whole) -> bool:
    # "20 degrees Fahrenheit": a unit, converted
    return any(q.core.holds(n.span) or 0 <= n.span.start - q.span.end <= 12 for q in whole.quantities)


def _known(n: Name, whole: Whole) -> bool:
    words = whole.capitals
    return any(_has(w, words) or w in whole.words for w in n.words) or _acronym(n, whole)


def _held(n: Name, bead: Bead, view: View) -> bool:
    here = {w for m in view.reading.names_in(bead.reading) for w in m.words}
    anywhere = view.reading.words
    return any(_has(w, here) or w in anywhere or _has(w, view.reading.capitals) for w in n.words) or _acronym(
        n, view.reading
    )


def _has(word: str, words: frozenset[str] | set[str]) -> bool:
    return word in words or any(same_word(word, w) for w in words)


def _acronym(n: Name, whole: Whole) -> bool:
    made = "".join(w[0] for w in n.words)
    return (len(made) >= 2 and made in whole.words) or (len(n.words) == 1 and n.words[0] in whole.acronyms)


def _distinct(found_: Sequence[Name]) -> list[Name]:
    out: list[Name] = []
    for n in found_:
        if not any(set(n.words) & set(m.words) for m in out):
            out.append(n)
    return out
