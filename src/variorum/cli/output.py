"""What the verbs share in talking to people and files: lines, progress, terminal properties, safe writing."""

import os
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from variorum.data import Rejected
from variorum.errors import OutputError, VariorumError

MIN_WIDTH, MAX_WIDTH = 40, 120  # columns: room for two wordings side by side; not too wide to read
_TICK = 0.1  # seconds between two updates of the progress line
_SOON = 1.0  # seconds a stage runs before its time left is worth telling

_LINE = re.compile(r":\d+$")  # behind a file's name: the line that is meant
_ALIKE_SHOWN = 4  # lines of one file told one by one that are rejected for the same reason
_REJECTED_SHOWN = 100  # inputs told one by one: of a file that holds no articles, every line is one

# Words people see for the pipeline's stages; a stage not named here shows under its own name.
_STAGES = {
    "sift": "looking for articles that may hang together",
    "read": "reading sentences",
    "align": "aligning tellings",
    "attribute": "finding statements",
    "collate": "drawing stemmata",
    "compare": "comparing tellings",
}


def one_line(text: str) -> str:
    """Return text fit for one line of a terminal: white space squeezed, control characters made visible.

    File names and JSON come from anywhere; an escape sequence in one must not reach the terminal.
    """
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def complain(message: str) -> None:
    """Write one line to standard error."""
    print(f"variorum: {one_line(message)}", file=sys.stderr, flush=True)  # noqa: T201


def told(problem: VariorumError) -> str:
    """Return an error as its line says it: the message, then its anchor in docs/errors.md."""
    return f"{problem} [{problem.slug}]"


def report_rejected(rejected: Sequence[Rejected]) -> None:
    """Write a line to standard error for each input that was rejected; of very many, for the first.

    So it is with lines of one file that are rejected for the same reason: of posts many are a picture alone.
    """
    alike: Counter[tuple[str, str, str]] = Counter()
    told: list[Rejected] = []
    for row in rejected:
        same = (_LINE.sub("", row.source), row.error, row.message)
        alike[same] += 1
        if alike[same] <= _ALIKE_SHOWN:
            told.append(row)
    for row in told[:_REJECTED_SHOWN]:
        complain(f"rejected {row.source}: {row.message} [{row.error}]")
    if more := len(rejected) - len(told[:_REJECTED_SHOWN]):
        complain(f"and {more:,} more were rejected; the JSON lists all")


def say(text: str) -> None:
    """Write text and a line feed to standard output, at once. Raises OSError on a full disk."""
    print(text, flush=True)  # noqa: T201


def forget_stdout() -> None:
    """Point standard output at nothing, so that what it still buffers fails no second time at exit."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
    except (OSError, ValueError):  # no real stream behind it, as in tests
        return


def width() -> int:
    """Return the columns to lay out for: the terminal's or COLUMNS, 80 where there is none."""
    return max(MIN_WIDTH, min(MAX_WIDTH, shutil.get_terminal_size((80, 24)).columns))


def colour(stream: TextIO | None = None) -> bool:
    """Return whether to colour: on a terminal alone, and not where NO_COLOR (no-color.org) is set."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return is_terminal(stream or sys.stdout) and not plain


def is_terminal(stream: TextIO) -> bool:
    """Return whether a person watches this stream."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


class Progress:
    """One line on standard error that says stage, count and time left; silent where nobody watches.

    Calling it is the pipeline's progress protocol: `progress(stage, done, total)`.
    """

    def __init__(self, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._shown = not quiet and is_terminal(sys.stderr)
        self._clock = clock
        self._stage = ""
        self._began = self._last = float("-inf")

    def __enter__(self) -> Self:
        if self._shown:  # models take a moment to load: nobody should wonder whether anything happens
            self._stage = "start"
            sys.stderr.write("\rstarting\x1b[K")
            sys.stderr.flush()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stage:
            self.clear()

    def clear(self) -> None:
        """Wipe the line, so that another can be written in its place."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of a stage are done."""
        if not self._shown:
            return
        now = self._clock()
        if stage != self._stage:
            self._stage, self._began = stage, now
        elif now - self._last < _TICK and done < total:
            return
        self._last = now
        line = f"{_STAGES.get(stage, stage)}  {done:,} of {total:,}"
        taken = now - self._began
        if 0 < done < total and taken >= _SOON:
            line += f"  {duration(taken / done * (total - done))} left"
        sys.stderr.write(f"\r{line[: width() - 1]}\x1b[K")
        sys.stderr.flush()


def duration(seconds: float) -> str:
    """Return seconds as people say them.

    >>> duration(7.2), duration(75), duration(4000)
    ('8 s', '1 min 15 s', '1 h 6 min')
    """
    whole = int(seconds) + (seconds > int(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def ready(
    *, json: str | None, folder: str | None, sources: Sequence[str] = (), added_to: bool = False
) -> None:
    """Fail now rather than after the work where the output can't be written, or would be over a source.

    `added_to` tells that the file stays and gets lines at its end: then its folder need not be writable.
    Raises OutputError.
    """
    if json and json != "-":
        _spare(json, sources)
        path = Path(json)
        if path.is_dir():
            raise OutputError(f"{json} is a folder; expected a file's name. Name a file in it.")
        if not path.absolute().parent.is_dir():
            raise OutputError(f"{json}: there is no folder {path.parent}; expected one. Make it first.")
        if not added_to and (path.is_file() or not path.exists()):
            _may_be_written_to(Path(os.path.realpath(path)).parent, json, "Name another file.")
    if folder:
        try:
            Path(folder).mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise OutputError(
                f"{folder} can't be made a folder: {problem.strerror or problem}; expected one for the "
                "report. Name another with -o."
            ) from None
        _may_be_written_to(Path(folder), folder, "Name another folder with -o.")


def _spare(target: str, sources: Sequence[str]) -> None:
    """Raise OutputError where a file is to be written to that is named as a source: it would be gone."""
    if Path(target).is_file() and any(os.path.realpath(target) == os.path.realpath(s) for s in sources):
        raise OutputError(f"{target} is one of the sources; expected another file. Name one that is not.")


def _may_be_written_to(folder: Path, asked: str, cure: str) -> None:
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(
            f"{asked} can't be written: the folder {folder} may not be written to; expected one that may. "
            f"{cure}"
        )


def write(data: bytes, target: str) -> None:
    """Write bytes to a file whole or not at all, or to standard output for "-". Raises OutputError.

    The bytes go to a file beside the target that then takes its name, so a full disk leaves what was
    there before.
    """
    if target == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    path = Path(os.path.realpath(target))
    try:
        if path.exists() and not path.is_file():  # a device or a pipe is written to, never replaced
            with path.open("wb") as stream:
                stream.write(data)
            return
        beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
        try:
            with beside.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as problem:
        raise OutputError(
            f"{target} could not be written: {problem.strerror or problem}; expected a place with room that "
            "may be written to. Free some space or name another file."
        ) from None
