"""A telling's text to attribution labels: who is said (source) to have said (cue) what (content)."""

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from variorum.data import Span, Tagged, Telling
from variorum.models.chain import marginals
from variorum.models.reading import Standins, place, read
from variorum.models.stack import BOS, EOS, Progress, Stack, tokenizer
from variorum.models.words import words

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
    """The attribution tagger (docs/models/tagger.md); `path` names other weights than those shipped."""

    def __init__(self, path: Path | None = None) -> None:
        self._stack = Stack("tagger", path)
        self.id = self._stack.id
        chain = json.loads(self._stack.notes["chain"])
        self._step, self._first = (np.array(chain[k], np.float32) for k in ("step", "first"))

    def __call__(
        self,
        tellings: Sequence[Telling],
        progress: Progress | None = None,
        convention: int = CONVENTION,
        standins: Mapping[str, Standins] = MappingProxyType({}),
    ) -> list[Tagged]:
        """Return one Tagged a telling, in order; its tokens are words and single marks.

        `standins` tells, by telling, what is read in the place of some words.
        """
        cut = [_cut(t, standins.get(t.id, ())) for t in tellings]
        rows = [w.ids for windows_, _ in cut for w in windows_]
        found = self._stack.run(rows, [[convention] * len(r) for r in rows], progress)
        heads, scores = [], []
        for w, (y, arcs) in zip([w for ws, _ in cut for w in ws], found, strict=True):
            scores.append(y[w.pieces])
            heads.append(arcs[w.pieces][:, [0, *w.pieces]])
        probs = marginals(scores, self._step, self._first)
        out, at = [], 0
        for windows_, spans in cut:
            n = len(windows_)
            out.append(self._joined(spans, windows_, probs[at : at + n], heads[at : at + n]))
            at += n
        return out

    def _joined(
        self,
        spans: Sequence[Span],
        windows_: Sequence["_Window"],
        probs: Sequence[NDArray[np.float32]],
        heads: Sequence[NDArray[np.float32]],
    ) -> Tagged:
        all_probs = np.zeros((len(spans), len(LABELS)), np.float32)
        arcs = np.full(len(spans), -1, np.int32)
        for w, p, scores in zip(windows_, probs, heads, strict=True):
            core = slice(w.core[0] - w.first, w.core[1] - w.first)
            all_probs[w.core[0] : w.core[1]] = p[core]
            head = _heads(p, scores)[core]
            arcs[w.core[0] : w.core[1]] = np.where(head > 0, head - 1 + w.first, -1)
        return Tagged(tokens=tuple(spans), labels=LABELS, probs=all_probs, arcs=arcs, by=self.id)


@dataclass(frozen=True, slots=True)
class _Window:
    """A stretch of a text as the graph reads it."""

    ids: list[int]
    pieces: list[int]  # place of each word's first piece in `ids`
    first: int  # index of the first of these words in the text
    core: tuple[int, int]  # words whose labels are taken from this window


def _cut(telling: Telling, standins: Standins = ()) -> tuple[list[_Window], list[Span]]:
    """Return the windows of a telling and its words."""
    text, pieces = read(telling.text, Span(0, len(telling.text)), standins)
    ids, off = _tokens(text)
    found, first = words(text, off)
    starts = {s.start for s in telling.sentences}
    breaks = [k for k, (a, b) in enumerate(off) if place(a, b, pieces).start in starts]
    out = []
    for lo, a, b, hi in windows(len(ids), breaks):
        i, j = bisect_left(first, lo), bisect_left(first, hi)
        core = (bisect_left(first, a), bisect_left(first, b))
        if i < j:
            out.append(_Window([BOS, *ids[lo:hi], EOS], [k - lo + 1 for k in first[i:j]], i, core))
    return out, [place(s.start, s.end, pieces) for s in found]


def _heads(p: NDArray[np.float32], scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return each word's head among likely cues, counted from 1; 0 stands for no cue."""
    cue = np.concatenate([[1.0], p[:, LABELS.index("B-cue")]])
    out: NDArray[np.int64] = np.where(cue[None, :] > CUE_FLOOR, scores, -1e4).argmax(1)
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
