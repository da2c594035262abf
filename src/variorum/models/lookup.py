"""Sentences to rough vectors without a network: the word table's rows, weighed by rareness, added, projected.

A first look at a fraction of the encoder's time: good enough to say which articles of one language may carry
the same content, and in which sentences, not whether they do. Weighing by rareness follows Arora, Liang &
Ma (2017); the projection keeps what passages of the same content share (training/rough.py).
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from variorum.data import Telling
from variorum.models.shipped import arrays, opened
from variorum.models.stack import Progress, look_up, tokenizer, weights

MAX_CHARS = 2_000  # of a sentence that are read
CHUNK = 256  # tellings whose words are read at a time: bounds memory


@cache
def _table() -> NDArray[np.float32]:
    """Return the word table behind the projection, (words, dim)."""
    read = opened(weights("rough.npz"), arrays)
    mean, projection = read["mean"].astype(np.float32), read["projection"].astype(np.float32)
    count = int(read["words"])
    out = np.zeros((count, projection.shape[1]), np.float32)
    for i in range(0, count, 8192):
        rows = look_up(np.arange(i, min(count, i + 8192))) - mean
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        out[i : i + len(rows)] = rows @ projection
    return out


def look(tellings: Sequence[Telling], progress: Progress | None = None) -> dict[str, NDArray[np.float16]]:
    """Return each telling's sentences as rows, (sentences, dim), by its id; long sentences have long rows.

    How rare a word is, is counted in these very tellings. The order of the tellings changes nothing.
    """
    ordered = sorted(tellings, key=lambda t: t.id)
    table = _table()
    df = np.zeros(len(table), np.int64)
    read = []
    for i in range(0, len(ordered), CHUNK):
        for words, ends in _read(ordered[i : i + CHUNK]):
            df[np.unique(words)] += 1
            read.append((words, ends))
        if progress is not None:
            progress(min(len(ordered), i + CHUNK), len(ordered))
    rare = np.where(df > 0, np.log((len(ordered) + 1) / (df + 0.5)), 0.0).astype(np.float32)
    table = table * np.maximum(rare, 0.0)[:, None]
    return {t.id: _sums(table[words], ends) for t, (words, ends) in zip(ordered, read, strict=True)}


def _read(tellings: Sequence[Telling]) -> list[tuple[NDArray[np.uint16], NDArray[np.int64]]]:
    """Return each telling's words as numbers, and where each sentence ends among them."""
    texts = [t.sentence(i)[:MAX_CHARS] for t in tellings for i in range(len(t.sentences))]
    found = tokenizer().encode_batch(texts, add_special_tokens=False)
    out, at = [], 0
    for t in tellings:
        own = [e.ids for e in found[at : at + len(t.sentences)]]
        at += len(own)
        ends = np.cumsum([len(x) for x in own], dtype=np.int64)
        out.append((np.array([w for x in own for w in x], np.uint16), ends))
    return out


def _sums(rows: NDArray[np.float32], ends: NDArray[np.int64]) -> NDArray[np.float16]:
    until = np.concatenate([np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0, dtype=np.float64)])
    sums: NDArray[np.float16] = np.diff(until[np.concatenate([[0], ends])], axis=0).astype(np.float16)
    return sums
