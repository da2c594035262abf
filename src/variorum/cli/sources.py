"""Where a verb's findings come from: a report or a JSON file that was saved, or articles collated now."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from variorum.cli.output import Progress, report_rejected
from variorum.data import Collation
from variorum.errors import UnreadableSource, UsageError
from variorum.report.html import DATA, LIST


def saved(sources: Sequence[str]) -> Collation | None:
    """Return what a report folder or a JSON file holds (- is standard input), None for articles.

    Raises UsageError for a mix, UnreadableSource, BadCollation.
    """
    made = [s for s in sources if s == "-" or s.lower().endswith(".json") or (Path(s) / LIST).is_file()]
    if not made:
        return None
    if len(sources) > 1:
        raise UsageError(
            f"{made[0]} is taken for saved findings, and there are {len(sources) - 1} further sources; "
            "expected one such file or folder alone. Name it by itself, or name articles only."
        )
    from variorum.report.saved import loads  # noqa: PLC0415  not needed for articles

    if made[0] == "-":
        return loads(sys.stdin.buffer.read(), "standard input")
    path = Path(made[0]) / DATA if Path(made[0]).is_dir() else Path(made[0])
    try:
        return loads(path.read_bytes(), str(path))
    except OSError as problem:
        raise UnreadableSource(
            f"{path} can't be read: {problem.strerror or problem}; expected a file that may be opened. "
            "Check the spelling and the permissions."
        ) from None


def collated(verb: str, sources: Sequence[str], quiet: bool) -> Collation:
    """Return what is found in articles; one without any where none could be used."""
    from variorum.cli.material import gathered  # noqa: PLC0415
    from variorum.cli.settings import settings  # noqa: PLC0415  not needed for saved findings

    with Progress(quiet=quiet) as progress:
        articles, rejected = gathered(sources, progress)
        if not articles:
            return Collation(tellings=(), stories=(), rejected=tuple(rejected))
        from variorum.pipeline import run  # noqa: PLC0415

        found = run(articles, rejected, progress=progress)
    collation = replace(found, settings=settings(verb, sources))
    report_rejected(collation.rejected)
    return collation
