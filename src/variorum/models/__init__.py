"""The shipped models: small, on the CPU, through onnxruntime, with nothing to download.

Each is built on first use and kept: `encoder()`, `tagger()`, `checker()`. What each was trained on and
how well it does stands in its model card, docs/models/.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from variorum.data import Telling
    from variorum.models.passages import Checker
    from variorum.models.stack import Progress
    from variorum.models.tags import Tagger
    from variorum.models.vectors import Encoder

__all__ = ["checker", "encoder", "rough", "tagger"]


@cache
def encoder() -> "Encoder":
    """Return the sentence encoder. Raise ModelError where its weights are missing or damaged."""
    from variorum.models.vectors import Encoder  # noqa: PLC0415 - onnxruntime and numpy load late

    return Encoder()


@cache
def tagger() -> "Tagger":
    """Return the attribution tagger. Raise ModelError where its weights are missing or damaged."""
    from variorum.models.tags import Tagger  # noqa: PLC0415

    return Tagger()


@cache
def checker() -> "Checker":
    """Return the checker of two passages. Raise ModelError where its weights are missing or damaged."""
    from variorum.models.passages import Checker  # noqa: PLC0415

    return Checker()


def rough(
    tellings: "Sequence[Telling]", progress: "Progress | None" = None
) -> "dict[str, NDArray[np.float16]]":
    """Return rough rows of each telling's sentences, by its id: no network takes part."""
    from variorum.models.lookup import look  # noqa: PLC0415

    return look(tellings, progress)
