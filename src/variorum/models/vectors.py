"""Sentences to vectors: the same content lies near, in one language and across languages."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.models.stack import BOS, EOS, Progress, Stack, tokenizer

MAX_TOKENS = 96  # as in training; a longer sentence is read to here
MAX_CHARS = 2_000


class Encoder:
    """A fine-tuned multilingual encoder, mean-pooled (docs/models/encoder.md)."""

    dim = 384

    def __init__(self) -> None:
        self._stack = Stack("encoder")
        self.id = self._stack.id

    def __call__(self, sentences: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Return unit vectors, (sentences, 384). The same sentence is computed once."""
        unique = list(dict.fromkeys(sentences))
        rows = [
            [BOS, *e.ids[: MAX_TOKENS - 2], EOS]
            for e in tokenizer().encode_batch([s[:MAX_CHARS] for s in unique], add_special_tokens=False)
        ]
        found = self._stack.run(rows, progress=progress)
        place = {s: i for i, s in enumerate(unique)}
        out = np.zeros((len(sentences), self.dim), np.float32)
        for i, s in enumerate(sentences):
            out[i] = found[place[s]][0]
        return out
