"""How a verb that made a collation ends: rows rejected, JSON, report, summary, exit code."""

import sys
from collections.abc import Sequence
from pathlib import Path

from variorum.cli import DONE, FAILED, SOME_REJECTED
from variorum.cli.output import colour, complain, one_line, report_rejected, say, width, write
from variorum.data import Collation, Rejected


def deliver(collation: Collation, *, folder: str | None, json_file: str | None, quiet: bool) -> int:
    """Write what was asked for and return the exit code. Raises OutputError.

    The summary goes to standard output unless JSON was asked for; the report's place follows it.
    """
    report_rejected(collation.rejected)
    if json_file:
        from variorum.report.json import dumps  # noqa: PLC0415  each form loads what it alone needs

        write(dumps(collation), json_file)
    index = None
    if folder:
        from variorum.report.html import write as write_pages  # noqa: PLC0415

        index = write_pages(collation, Path(folder))
    if not quiet:
        if not json_file:
            from variorum.report.terminal import summary  # noqa: PLC0415

            say(summary(collation, width=width(), colour=colour()))
        if index is not None:
            line = f"Report: {one_line(str(index))}"
            if json_file == "-":
                print(line, file=sys.stderr, flush=True)  # noqa: T201  standard output holds the JSON alone
            else:
                say(line)
    return SOME_REJECTED if collation.rejected else DONE


def nothing_usable(rejected: Sequence[Rejected], json_file: str | None) -> int:
    """Tell why no work could be done, in JSON too where that was asked for, and return the exit code."""
    report_rejected(rejected)
    if json_file:
        from variorum.report.json import dumps  # noqa: PLC0415

        write(dumps(Collation(tellings=(), stories=(), rejected=tuple(rejected))), json_file)
    complain("no article could be used; expected at least one. Mend the sources above or name others.")
    return FAILED
