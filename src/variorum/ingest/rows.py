"""How a source that could not be used is told: a row for the report, in text that can be written anywhere."""

from pathlib import Path

from variorum.data import Rejected
from variorum.errors import InputError, UnreadableSource
from variorum.ingest.fields import clean


def row(source: str, problem: InputError) -> Rejected:
    """Return the row of an input that could not be used."""
    return Rejected(source=clean(source), error=problem.slug, message=clean(str(problem)))


def unreadable(problem: Exception) -> UnreadableSource:
    """Return the error of a file or folder that the system does not let us read."""
    reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    return UnreadableSource(
        f"it can't be read: {reason}; expected a readable file or folder. Check its name and permissions."
    )


def shown(path: Path) -> str:
    """Return a path as text that can be written anywhere, also where a file name is no valid Unicode."""
    return clean(str(path))
