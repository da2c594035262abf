"""The shipped models: small, on the CPU, through onnxruntime, with nothing to download.

Each is built on first use and kept: `encoder()`, `tagger()`. What each was trained on and
how well it does stands in its model card, docs/models/.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.models.tags import Tagger
    from variorum.models.vectors import Encoder

__all__ = ["encoder", "tagger"]


@cache
def encoder() -> "Encoder":
    """Return the sentence encoder. Raise ModelError where its weights are missing or altered."""
    from variorum.models.vectors import Encoder  # noqa: PLC0415 - onnxruntime and numpy load late

    return Encoder()


@cache
def tagger() -> "Tagger":
    """Return the attribution tagger. Raise ModelError where its weights are missing or altered."""
    from variorum.models.tags import Tagger  # noqa: PLC0415

    return Tagger()
