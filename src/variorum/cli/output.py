"""What the verbs show and write: progress and complaints on standard error, results where they were asked for."""

import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

import click

from variorum.data import Collation, Rejected
from variorum.errors import OutputError

Progress = Callable[[str, int, int], None]

_EVERY = 0.1  # seconds between two drawings of the progress line
_NARROWEST, _WIDEST = 40, 120  # columns the summary is laid out for


def complain(message: str) -> None:
    """Write one line to standard error."""
    click.echo(f"variorum: {shown(message)}", err=True)


def shown(text: str) -> str:
    """Return text as one line that can't steer a terminal: control characters become spaces or "?"."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(c if c.isprintable() else "?" for c in line)


def tell_rejected(rejected: Sequence[Rejected]) -> None:
    """Write a line for each input that could not be used, and where to read more."""
    for row in rejected:
        complain(f"{row.source}: {row.message} [{row.error}]")


def colours(stream: TextIO) -> bool:
    """Return whether colour is wanted: on a terminal, and not where NO_COLOR or a dumb terminal says no."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return the columns to lay text out in."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))


@contextlib.contextmanager
def progress(*, quiet: bool, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
             ) -> Iterator[Progress]:
    """Give a `progress(stage, done, total)` that draws one line with the time left, on a terminal only.

    The line is gone when the block ends, so that nothing of it stays among the results.
    """
    out = stream if stream is not None else sys.stderr
    if quiet or not out.isatty():
        yield lambda _stage, _done, _total: None
        return
    drawn, began, stage_now = -1.0, clock(), ""

    def draw(stage: str, done: int, total: int) -> None:
        nonlocal drawn, began, stage_now
        now = clock()
        if stage != stage_now:
            stage_now, began, drawn = stage, now, -1.0
        if now - drawn < _EVERY and done < total and drawn >= 0:
            return
        drawn = now
        line = progress_line(stage, done, total, now - began)
        out.write("\r\033[K" + line[: width() - 1])
        out.flush()

    try:
        yield draw
    finally:
        out.write("\r\033[K")
        out.flush()


def progress_line(stage: str, done: int, total: int, seconds: float) -> str:
    """Return "aligning  120/231, 4 s left"; the time left is told once a part is done."""
    if total <= 0:
        return stage
    line = f"{stage}  {done:,}/{total:,}"
    if 0 < done < total and seconds >= 1:
        left = seconds * (total - done) / done
        line += f", {left:.0f} s left" if left < 100 else f", {left / 60:.0f} min left"
    return line


def check_target(path: Path, *, folder: bool) -> None:
    """Raise OutputError if a result could not be put at `path`: better said before the work than after."""
    if folder:
        if path.exists() and not path.is_dir():
            raise OutputError(f"{path} is a file; expected a folder for the report. Name another folder with -o.")
        return
    if path.is_dir():
        raise OutputError(f"{path} is a folder; expected a file for the JSON. Name a file in it.")
    if not path.parent.is_dir():
        raise OutputError(f"there is no folder {path.parent}; expected one for {path.name}. Create it first.")


def write_bytes(data: bytes, path: Path) -> None:
    """Write a file whole or not at all. Raises OutputError where there is no room or no right to."""
    try:
        if path.exists() and not path.is_file():  # a pipe or device: nothing to replace
            path.write_bytes(data)
            return
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            mask = os.umask(0)
            os.umask(mask)
            part.chmod(0o666 & ~mask)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise cannot_write(path, problem) from None


def cannot_write(path: Path, problem: OSError) -> OutputError:
    """Return the error for a result that could not be written."""
    return OutputError(
        f"{path} could not be written: {problem.strerror or problem}; expected room and the right to write there. "
        "Free some space or name another place."
    )


def deliver(collation: Collation, *, folder: Path | None, json: str | None, quiet: bool) -> None:
    """Write the results asked for: JSON, the report, else a summary for the terminal. Raises OutputError."""
    if json is not None:
        from variorum.report.json import dumps  # noqa: PLC0415  loaded by need

        data = dumps(collation)
        if json == "-":
            _to_stdout(data)
        else:
            write_bytes(data, Path(json))
            if not quiet:
                click.echo(f"JSON: {json}", err=True)
    index = _report(collation, folder) if folder is not None else None
    if quiet:
        return
    if json is None:
        from variorum.report.terminal import summary  # noqa: PLC0415  loaded by need

        click.echo(summary(collation, width=width(), colour=colours(sys.stdout)), color=True)
    if index is not None:
        click.echo(f"Report: {index}", err=json == "-")


def _report(collation: Collation, folder: Path) -> Path:
    from variorum.report.html import write  # noqa: PLC0415  loaded by need

    try:
        return write(collation, folder)
    except OSError as problem:
        raise cannot_write(folder, problem) from None


def _to_stdout(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise cannot_write(Path("standard output"), problem) from None
