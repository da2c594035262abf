"""What a model reads in a text's stead, words replaced by stand-ins, and where its pieces come from."""

from bisect import bisect_right
from collections.abc import Sequence

from variorum.data import Span

Standins = Sequence[tuple[Span, str]]  # words of a text in order, each with what is read for it
Piece = tuple[int, int, Span]  # start and end in what is read, and the place in the telling


def read(text: str, whole: Span, standins: Standins) -> tuple[str, list[Piece]]:
    """Return a stretch of a text as it is read, and the pieces it is made of, in order."""
    out: list[str] = []
    pieces: list[Piece] = []
    at, n = whole.start, 0
    for span, word in standins:
        if span.start < at or span.end > whole.end:
            continue
        for place_, told in ((Span(at, span.start), text[at : span.start]), (span, word)):
            if told:
                pieces.append((n, n + len(told), place_))
                out.append(told)
                n += len(told)
        at = span.end
    if at < whole.end or not pieces:
        out.append(text[at : whole.end])
        pieces.append((n, n + whole.end - at, Span(at, whole.end)))
    return "".join(out), pieces


def place(a: int, b: int, pieces: Sequence[Piece]) -> Span:
    """Return where in the telling a token of what is read stands; a stand-in's is the whole of the word."""
    first = pieces[bisect_right(pieces, a, key=lambda p: p[1])]
    last = pieces[bisect_right(pieces, b - 1, key=lambda p: p[1])]
    start = first[2].start + (a - first[0] if first[1] - first[0] == len(first[2]) else 0)
    end = last[2].start + (b - last[0] if last[1] - last[0] == len(last[2]) else len(last[2]))
    return Span(start, end)
