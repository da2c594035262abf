"""The review file on disk: read whole, added to line by line, never rewritten."""

import os
from pathlib import Path

from variorum.errors import OutputError
from variorum.review import Decision, line, read


class Journal:
    """A review file. It need not be there yet: the first decision makes it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, int, int] | None = None

    def changed(self) -> bool:
        """Return whether the file is another one than when it was last read: others may write to it too."""
        return self._stamp() != self._seen

    def writable(self) -> bool:
        """Return whether a decision could be kept now: the file, or where there is none its folder."""
        if self.path.exists():
            return os.access(self.path, os.W_OK)
        return os.access(self.path.absolute().parent, os.W_OK | os.X_OK)

    def decisions(self) -> tuple[tuple[Decision, ...], tuple[tuple[int, str], ...]]:
        """Return the decisions, and (line number, what is wrong) for lines that are none.

        Raises OutputError where there is a file that can't be read.
        """
        self._seen = self._stamp()
        return read(self.content())

    def content(self) -> bytes:
        """Return the file as it is, empty where there is none. Raises OutputError."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as problem:
            raise OutputError(self._told(problem)) from None

    def add(self, decision: Decision) -> None:
        """Write a decision at the end of the file, so that it is there even if the power goes.

        Raises OutputError where it can't be written.
        """
        try:
            with self.path.open("a+b") as stream:
                end = stream.seek(0, os.SEEK_END)
                whole = True
                if end:
                    stream.seek(end - 1)
                    whole = stream.read(1) == b"\n"  # else somebody's editor or a crash left half a line
                stream.write((b"" if whole else b"\n") + line(decision))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as problem:
            raise OutputError(self._told(problem)) from None

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return (found.st_ino, found.st_size, found.st_mtime_ns)

    def _told(self, problem: OSError) -> str:
        return (
            f"the review file {str(self.path)!r} can't be used: {problem.strerror or problem}; expected a "
            "file that may be read and added to. Name another with --review."
        )
