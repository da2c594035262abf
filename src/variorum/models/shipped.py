"""Files that come with the program, found and read: weights of models, coefficients fitted in training."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from variorum.errors import ModelError

_Made = TypeVar("_Made")


def shipped(package: str, name: str) -> Path:
    """Return the path of a file beside a package's modules. Raise ModelError where it is missing."""
    path = Path(str(files(package).joinpath(name)))
    if not path.is_file():
        raise ModelError(
            f"the shipped weights {path.name} are missing: expected {path}. Install variorum again."
        )
    return path


def opened(path: Path, load: Callable[[Path], _Made]) -> _Made:
    """Return what `load` makes of a shipped file. Raise ModelError where the file is not whole."""
    try:
        return load(path)
    except MemoryError:
        raise
    except Exception as problem:  # each library has errors of its own for a file that was cut short
        raise ModelError(
            f"the shipped weights {path.name} can't be read ({type(problem).__name__}): expected the file of "
            f"this version at {path}. Install variorum again."
        ) from problem


def arrays(path: Path) -> dict[str, NDArray[Any]]:
    """Return the arrays of a file by name."""
    with np.load(path) as z:
        return dict(z)


def coefficients(package: str, form: type[_Made]) -> _Made:
    """Return what a package's `weights.json` holds, as `form`. Raise ModelError where it can't be read."""
    path = shipped(package, "weights.json")
    return opened(path, lambda held: msgspec.json.decode(held.read_bytes(), type=form))
