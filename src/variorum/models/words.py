"""From the tokenizer's pieces to words: a label is a word's, never half a word's."""

from collections.abc import Sequence

from variorum.data import Span


def words(text: str, pieces: Sequence[tuple[int, int]]) -> tuple[list[Span], list[int]]:
    """Return words (runs of letters and digits) and single marks, and the index of each one's first piece.

    `pieces` are (start, end) in `text`, in order, white space trimmed off, none empty.
    """
    spans: list[Span] = []
    first: list[int] = []
    for k, (a, b) in enumerate(pieces):
        if spans and a == spans[-1].end and text[a - 1].isalnum() and text[a].isalnum():
            spans[-1] = Span(spans[-1].start, b)
        else:
            spans.append(Span(a, b))
            first.append(k)
    return spans, first
