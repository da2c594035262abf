"""Sentences to vectors: the same content lies near, in one language and across languages."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.models.stack import BOS, EOS, Progress, Stack, tokenizer

MAX_TOKENS = 96  # as in training; a longer sentence is read to here
MAX_CHARS = 2_000
PART = 16_384  # sentences that go through together: what is held of each meanwhile takes some kilobytes


class Encoder:
    """A fine-tuned multilingual encoder, mean-pooled (docs/models/encoder.md)."""

    dim = 384

    def __init__(self) -> None:
        self._stack = Stack("encoder")
        self.id = self._stack.id

    def __call__(self, sentences: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Return unit vectors, (sentences, 384). The same sentence is computed once."""
        unique = list(dict.fromkeys(sentences))
        place = {s: i for i, s in enumerate(unique)}
        read = np.zeros((len(unique), self.dim), np.float32)
        for start in range(0, len(unique), PART):
            part = unique[start : start + PART]

            def tick(done: int, _total: int, before: int = start) -> None:
                if progress is not None:
                    progress(before + done, len(unique))

            for i, found in enumerate(self._stack.run(_pieces(part), progress=tick), start):
                read[i] = found[0]
        if len(unique) == len(sentences):
            return read
        out: NDArray[np.float32] = read[[place[s] for s in sentences]]
        return out


def _pieces(sentences: Sequence[str]) -> list[NDArray[np.int32]]:
    """Return the pieces of some sentences, marks of beginning and end around them."""
    found = tokenizer().encode_batch([s[:MAX_CHARS] for s in sentences], add_special_tokens=False)
    return [np.array([BOS, *e.ids[: MAX_TOKENS - 2], EOS], np.int32) for e in found]
