"""What the models share: the tokenizer, the word table, and running a graph over batches by length."""

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.models.graph import loaded
from variorum.models.shipped import arrays, opened, shipped

BOS, PAD, EOS = 0, 1, 2
BLOCK = 32
BATCH_TOKENS = 768  # tokens a batch, padding included: the fastest of 256 to 4,096 on two cores

Progress = Callable[[int, int], None]


def weights(name: str) -> Path:
    """Return the path of a model's file. Raise ModelError where it is missing."""
    return shipped("variorum.models", f"weights/{name}")


def digest(path: Path) -> str:
    """Return the first 12 hex digits of the file's SHA-256: part of a model's id."""
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()[:12]


@cache
def tokenizer() -> Any:
    """Return the shared tokenizer (SentencePiece unigram, cased, cut to the languages in use)."""
    from tokenizers import Tokenizer  # noqa: PLC0415

    return opened(weights("tokenizer.json"), lambda path: Tokenizer.from_file(str(path)))


@cache
def _table() -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    read = opened(weights("words.npz"), arrays)
    return read["codes"], read["scales"].astype(np.float32)


def look_up(ids: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the word vectors of token ids: (..., 384) float32, out of 4-bit blocks (Q4_0)."""
    codes, scales = _table()
    flat, back = np.unique(ids, return_inverse=True)
    c = codes[flat]
    w = np.concatenate([c & 15, c >> 4], axis=-1).astype(np.float32) - 8
    rows = (w * scales[flat][..., None]).reshape(len(flat), -1)
    out: NDArray[np.float32] = rows[back.reshape(ids.shape)]
    return out


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Stack:
    """One graph, run over batches sorted by length, a batch a thread.

    A batch's make-up changes no result: activations are scaled token by token (see
    training/export.py), so the threads and the order of input change nothing.
    """

    def __init__(self, name: str, path: Path | None = None) -> None:
        import onnxruntime as ort  # noqa: PLC0415

        path = path or weights(f"{name}.onnx")
        self.id = f"{name}@{digest(path)}"
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = opened(
            path, lambda x: ort.InferenceSession(loaded(x), options, providers=["CPUExecutionProvider"])
        )
        self.notes: dict[str, str] = dict(self._session.get_modelmeta().custom_metadata_map)

    def run(
        self,
        rows: Sequence[Sequence[int] | NDArray[np.int32]],
        kinds: Sequence[Sequence[int]] | None = None,
        progress: Progress | None = None,
    ) -> list[tuple[NDArray[np.float32], ...]]:
        """Return the graph's outputs for each row of token ids, in order; padding stays on."""
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        batches: list[list[int]] = []
        for i in order:
            if batches and (len(batches[-1]) + 1) * len(rows[i]) <= BATCH_TOKENS:
                batches[-1].append(i)
            else:
                batches.append([i])
        out: list[tuple[NDArray[np.float32], ...]] = [()] * len(rows)
        done = 0

        def one(batch: list[int]) -> list[NDArray[np.float32]]:
            width = max(len(rows[i]) for i in batch)
            ids = np.full((len(batch), width), PAD, np.int64)
            kind = np.zeros((len(batch), width), np.int64)
            mask = np.zeros((len(batch), width), np.int32)
            for r, i in enumerate(batch):
                ids[r, : len(rows[i])] = rows[i]
                mask[r, : len(rows[i])] = 1
                if kinds is not None:
                    kind[r, : len(rows[i])] = kinds[i]
            found: list[NDArray[np.float32]] = self._session.run(
                None, {"words": look_up(ids), "kinds": kind, "mask": mask}
            )
            return found

        with ThreadPoolExecutor(_cores()) as pool:
            for batch, found in zip(batches, pool.map(one, batches), strict=True):
                for r, i in enumerate(batch):
                    out[i] = tuple(f[r] for f in found)
                done += len(batch)
                if progress is not None:
                    progress(done, len(rows))
        return out
