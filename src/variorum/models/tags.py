"""A telling's text to attribution labels: who is said (source) to have said (cue) what (content)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.data import Span, Tagged, Telling
from variorum.models.stack import BOS, EOS, Progress, Stack, tokenizer

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
CORE, CONTEXT = 192, 28  # tokens labelled in a window and tokens of context on each side, as in training
CUE_FLOOR = 0.2  # probability of a cue's first token under which nothing points to it
CONVENTION = 0  # the convention the labels follow; see training/tagger.py
SKIP_PIECE = 200_000  # code points tokenised at once


def windows(n: int, breaks: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Cut n tokens into (from, core from, core to, to); cores end where a sentence does, if one does."""
    out: list[tuple[int, int, int, int]] = []
    marks = sorted({b for b in breaks if 0 < b < n} | {n})
    at = k = 0
    while at < n:
        end = min(n, at + CORE)
        best = None
        while k < len(marks) and marks[k] <= at + CORE:
            best = marks[k]
            k += 1
        if best is not None and best > at:
            end = best
        out.append((max(0, at - CONTEXT), at, end, min(n, end + CONTEXT)))
        at = end
    return out


class Tagger:
    """The attribution tagger (docs/models/tagger.md)."""

    def __init__(self) -> None:
        self._stack = Stack("tagger")
        self.id = self._stack.id

    def __call__(
        self, tellings: Sequence[Telling], progress: Progress | None = None, convention: int = CONVENTION
    ) -> list[Tagged]:
        """Return one Tagged a telling, in order."""
        rows: list[list[int]] = []
        places: list[list[tuple[int, int, int, int]]] = []
        tokens: list[list[tuple[int, int]]] = []
        for t in tellings:
            ids, off = _tokens(t.text)
            starts = {s.start for s in t.sentences}
            breaks = [k for k, (a, _) in enumerate(off) if a in starts]
            cut = windows(len(ids), breaks)
            places.append(cut)
            tokens.append(off)
            rows += [[BOS, *ids[lo:hi], EOS] for lo, _, _, hi in cut]
        found = iter(self._stack.run(rows, [[convention] * len(r) for r in rows], progress))
        return [self._one(off, cut, found) for off, cut in zip(tokens, places, strict=True)]

    def _one(self, off: list[tuple[int, int]], cut: list[tuple[int, int, int, int]], found) -> Tagged:  # type: ignore[no-untyped-def]
        probs = np.zeros((len(off), len(LABELS)), np.float32)
        arcs = np.full(len(off), -1, np.int32)
        for lo, a, b, hi in cut:
            p, scores = next(found)
            n = hi - lo
            probs[a:b] = p[1 + a - lo : 1 + b - lo]
            arcs[a:b] = _heads(p[: n + 1], scores[: n + 2, : n + 1])[1 + a - lo : 1 + b - lo]
            arcs[a:b] = np.where(arcs[a:b] > 0, arcs[a:b] - 1 + lo, -1)
        return Tagged(
            tokens=tuple(Span(a, b) for a, b in off), labels=LABELS, probs=probs, arcs=arcs, by=self.id
        )


def _heads(p: NDArray[np.float32], scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return each token's head among likely cues; 0, the window's first mark, stands for no cue."""
    cue = p[:, 3].copy()
    cue[0] = 1.0
    masked = np.where(cue[None, :] > CUE_FLOOR, scores[:, : len(cue)], -1e4)
    out: NDArray[np.int64] = masked.argmax(1)
    return out


def _tokens(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Return token ids and their spans, white space trimmed off; very long texts go in pieces."""
    ids: list[int] = []
    off: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        end = len(text) if len(text) - at <= SKIP_PIECE else (text.rfind(" ", at, at + SKIP_PIECE) + 1 or 0)
        end = end if end > at else min(len(text), at + SKIP_PIECE)
        e = tokenizer().encode(text[at:end], add_special_tokens=False)
        for k, (a, b) in zip(e.ids, e.offsets, strict=True):
            while a < b and text[at + a].isspace():
                a += 1  # noqa: PLW2901
            while a < b and text[at + b - 1].isspace():
                b -= 1  # noqa: PLW2901
            if a < b:
                ids.append(k)
                off.append((at + a, at + b))
        at = end
    return ids, off
