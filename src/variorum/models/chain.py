"""A linear chain over rows of words: from scores of labels to the probability of each label at each word.

What one word is bears on what the next can be (Lafferty, McCallum & Pereira 2001, conditional random fields);
forward and backward sums (Rabiner 1989) run over many rows at once.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_ROWS = 256  # rows summed at once: memory stays small, the loop over words is shared by many


def marginals(rows: Sequence[Floats], step: Floats, first: Floats) -> list[Floats]:
    """Return P(label) for each word of each row, (words, labels), in order.

    `rows` hold label scores, (words, labels); `step[i, j]` scores label j after label i, `first[j]` label j
    at the beginning.
    """
    out: list[Floats] = [np.zeros((0, len(first)), np.float32)] * len(rows)
    order = sorted((i for i in range(len(rows)) if len(rows[i])), key=lambda i: len(rows[i]))
    for at in range(0, len(order), _ROWS):
        part = order[at : at + _ROWS]
        lengths = np.array([len(rows[i]) for i in part])
        scores = np.zeros((len(part), int(lengths.max()), len(first)), np.float64)
        for r, i in enumerate(part):
            scores[r, : lengths[r]] = rows[i]
        found = _marginals(scores, lengths, step.astype(np.float64), first.astype(np.float64))
        for r, i in enumerate(part):
            out[i] = found[r, : lengths[r]].astype(np.float32)
    return out


def _marginals(
    scores: NDArray[np.float64],
    lengths: NDArray[np.int64],
    step: NDArray[np.float64],
    first: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the marginals of padded rows, (rows, words, labels).

    Sums are taken of exponentials scaled word by word, which keeps them in range without logarithms.
    """
    moves = np.exp(step - step.max())
    local = np.exp(scores - scores.max(2, keepdims=True))
    ahead, behind = np.empty_like(local), np.ones_like(local)
    ahead[:, 0] = np.exp(first - first.max()) * local[:, 0]
    ahead[:, 0] /= ahead[:, 0].sum(1, keepdims=True)
    for t in range(1, local.shape[1]):
        new = (ahead[:, t - 1] @ moves) * local[:, t]
        ahead[:, t] = new / np.maximum(new.sum(1, keepdims=True), 1e-300)
    for t in range(local.shape[1] - 2, -1, -1):
        new = (behind[:, t + 1] * local[:, t + 1]) @ moves.T
        # Past a row's end there is nothing to sum: its last word starts from one.
        new = np.where((t + 1 < lengths)[:, None], new, 1.0)
        behind[:, t] = new / new.sum(1, keepdims=True)
    out: NDArray[np.float64] = ahead * behind
    out /= np.maximum(out.sum(2, keepdims=True), 1e-300)
    return out
