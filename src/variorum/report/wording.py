"""Words that two near-copies do not share, whatever they mean: what an editor with two versions would mark.

A finding says that a meaning changed and may miss one; that a word is another is plain to see. Shown where
two texts have mostly the same words, since between rewrites nearly all would be marked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from variorum.data import NEAR_COPIES, Alignment, Span, Telling
from variorum.text import fold, words

OTHER = "other"  # the mark of such words, beside those of findings
LONGEST = 400  # words of linked sentences that are compared word by word
# Share of words in common under which two linked sentences are told in other words altogether.
ALIKE = 0.5

Change = tuple[Span | None, Span | None]  # words of the one, words of the other: None where it has none there


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """Linked sentences whose words are not the same: where they stand on either side, and what differs."""

    extents: tuple[Span, Span]
    changes: tuple[Change, ...]

    @property
    def hulls(self) -> Change:
        """Return on either side the stretch from the first word that differs to the last."""
        sides = [[x for c in self.changes if (x := c[k])] for k in (0, 1)]
        one, two = (_hull(side) if side else None for side in sides)
        return one, two


def near(alignment: Alignment) -> bool:
    """Return whether two texts have so many words in common that the others are worth a mark."""
    return alignment.relation in NEAR_COPIES


def reworded(left: Telling, right: Telling, alignment: Alignment) -> Iterator[Reworded]:
    """Yield the linked sentences of two tellings that are nearly the same word for word, and not quite."""
    for a, b in alignment.beads():
        lefts, rights = _sentences(left, a), _sentences(right, b)
        one, two = _words(left, lefts), _words(right, rights)
        if not one or not two or max(len(one), len(two)) > LONGEST:
            continue
        match = SequenceMatcher(None, [w for w, _ in one], [w for w, _ in two], autojunk=False)
        if match.ratio() < ALIKE:
            continue
        spans = [s for _, s in one], [s for _, s in two]
        found = tuple(
            (_hull(spans[0][i:j]) if j > i else None, _hull(spans[1][k:n]) if n > k else None)
            for tag, i, j, k, n in match.get_opcodes()
            if tag != "equal"
        )
        if found:
            yield Reworded(extents=(_hull(lefts), _hull(rights)), changes=found)


def _sentences(t: Telling, indices: Sequence[int]) -> list[Span]:
    return [t.sentences[i] for i in indices if i < len(t.sentences)]


def _words(t: Telling, sentences: Sequence[Span]) -> list[tuple[str, Span]]:
    return [(fold(w), at) for s in sentences for w, at in words(s.of(t.text), s.start)]


def _hull(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)
