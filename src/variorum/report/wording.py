"""Words that two near-copies do not share, whatever they mean: what an editor with two versions would mark.

A finding says that a meaning changed and may miss one; that a word is another is plain to see. Shown where
two texts have mostly the same words, since between rewrites nearly all would be marked.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from variorum.data import Alignment, Relation, Span, Telling
from variorum.text import fold, words

OTHER = "other"  # the mark of such words, beside those of findings
LONGEST = 400  # words of linked sentences that are compared word by word
# Share of words in common under which two linked sentences are told in other words altogether.
ALIKE = 0.5

Change = tuple[Span | None, Span | None]  # words of the one, words of the other: None where it has none there


def near(alignment: Alignment) -> bool:
    """Return whether two texts have so many words in common that the others are worth a mark."""
    return alignment.relation in {Relation.COPY, Relation.EDIT}


def reworded(left: Telling, right: Telling, alignment: Alignment) -> Iterator[list[Change]]:
    """Yield, for linked sentences that are not the same word for word, where their words differ."""
    for a, b in alignment.beads():
        one = _words(left, [i for i in a if i < len(left.sentences)])
        two = _words(right, [i for i in b if i < len(right.sentences)])
        if not one or not two or max(len(one), len(two)) > LONGEST:
            continue
        match = SequenceMatcher(None, [w for w, _ in one], [w for w, _ in two], autojunk=False)
        if match.ratio() < ALIKE:
            continue
        found = [
            (_hull(one[i:j]), _hull(two[k:n]))
            for tag, i, j, k, n in match.get_opcodes()
            if tag != "equal"
        ]
        if found:
            yield found


def hulls(changes: list[Change]) -> tuple[Span | None, Span | None]:
    """Return on either side the stretch from the first word that differs to the last."""
    sides = [[c[k] for c in changes if c[k] is not None] for k in (0, 1)]
    out = [
        Span(min(x.start for x in side if x), max(x.end for x in side if x)) if side else None
        for side in sides
    ]
    return out[0], out[1]


def _words(t: Telling, sentences: list[int]) -> list[tuple[str, Span]]:
    spans = (t.sentences[i] for i in sentences)
    return [(fold(w), at) for s in spans for w, at in words(s.of(t.text), s.start)]


def _hull(found: list[tuple[str, Span]]) -> Span | None:
    return Span(found[0][1].start, found[-1][1].end) if found else None
