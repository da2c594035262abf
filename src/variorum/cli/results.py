"""How a verb that made a collation ends: rows rejected, JSON, report, summary, exit code."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.cli import DONE, FAILED, SOME_REJECTED
from variorum.cli.output import colour, complain, one_line, report_rejected, say, told, width, write
from variorum.data import Collation, Rejected
from variorum.errors import InputError

if TYPE_CHECKING:
    from variorum.review import Decision

_WRONG_SHOWN = 4  # lines of a review file that are told one by one: of another file, every line would be


def deliver(
    collation: Collation, *, folder: str | None, json_file: str | None, quiet: bool, review: str | None = None
) -> int:
    """Write what was asked for and return the exit code. Raises OutputError.

    The summary goes to standard output unless JSON was asked for; then its place does, and the report's. The
    report shows what the file `review` says of its findings.
    """
    report_rejected(collation.rejected)
    if json_file:
        from variorum.report.json import dumps  # noqa: PLC0415  each form loads what it alone needs

        write(dumps(collation), json_file)
    index = None
    if folder:
        from variorum.report.html import write as write_pages  # noqa: PLC0415
        from variorum.review import of as seen_from  # noqa: PLC0415

        index = write_pages(collation, Path(folder), seen_from(collation, decisions(review)))
    if not quiet:
        if not json_file:
            from variorum.report.terminal import summary  # noqa: PLC0415

            say(summary(collation, width=width(), colour=colour(), saved=index is not None))
        elif json_file != "-":
            say(f"JSON: {one_line(json_file)}")
        if index is not None:
            line = f"Report: {one_line(str(index))}"
            if json_file == "-":
                print(line, file=sys.stderr, flush=True)  # noqa: T201  standard output holds the JSON alone
            else:
                say(line if json_file else f"\n{line}")
    return SOME_REJECTED if collation.rejected else DONE


def decisions(review: str | None) -> "tuple[Decision, ...]":
    """Return what a review file holds, nothing for None. Raises UnreadableSource."""
    return load_review(review)[0] if review is not None else ()


def load_review(name: str) -> "tuple[tuple[Decision, ...], tuple[tuple[int, str], ...]]":
    """Return a review file's decisions and the lines that are none, which are told on standard error.

    Raises UnreadableSource.
    """
    from variorum.errors import UnreadableSource  # noqa: PLC0415
    from variorum.review import read  # noqa: PLC0415

    try:
        found, wrong = read(Path(name).read_bytes())
    except OSError as problem:
        raise UnreadableSource(
            f"{name} can't be read: {problem.strerror or problem}; expected a review file. Check its name."
        ) from None
    tell_wrong(name, wrong)
    return found, wrong


def tell_wrong(review: str, wrong: Iterable[tuple[int, str]]) -> None:
    """Tell the lines of a review file that are no decisions on standard error; of many, the first."""
    rows = list(wrong)
    for n, why in rows[:_WRONG_SHOWN]:
        complain(f"{review}:{n} is no decision and was passed over: {why}")
    if len(rows) > _WRONG_SHOWN:
        complain(
            f"{review}: {len(rows) - _WRONG_SHOWN} more lines are none; expected what serve or a report's "
            "page wrote. Check that this is the file you meant."
        )


def nothing_usable(rejected: Sequence[Rejected], json_file: str | None) -> int:
    """Tell why no work could be done, in JSON too where that was asked for, and return the exit code."""
    report_rejected(rejected)
    if json_file:
        from variorum.report.json import dumps  # noqa: PLC0415

        write(dumps(Collation(tellings=(), stories=(), rejected=tuple(rejected))), json_file)
    problem = "no article could be used; expected at least one. Mend the sources above or name others."
    complain(told(InputError(problem)))
    return FAILED
