"""Articles read for a verb, with what was passed over in their sources told at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.cli.output import Progress, complain
from variorum.data import Article, Rejected
from variorum.ingest import gather

if TYPE_CHECKING:
    from variorum.ingest.fields import Note

_SHOWN = 8  # a feed whose dates are all of another form is told in a few lines, not in thousands


def gathered(
    sources: Sequence[str], progress: Progress
) -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    """Return the articles of the sources and the rows that could not be used, as `ingest.gather` does.

    A line on standard error says what else was passed over; of many the first.
    """
    notes: list[Note] = []
    found = gather(sources, notes)
    if notes:
        progress.clear()
    for note in notes[:_SHOWN]:
        complain(f"note on {note.source}: {note.message} [{note.slug}]")
    if len(notes) > _SHOWN:
        complain(f"and {len(notes) - _SHOWN:,} more notes like these")
    return found
