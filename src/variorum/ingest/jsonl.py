"""JSON lines, plain or gzipped: an article a line. A bad line is reported by its number, the rest go on."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from variorum.data import Article, Rejected
from variorum.errors import BadRecord, InputError, TooLarge, UnreadableSource
from variorum.ingest.encoding import decode, is_wide
from variorum.ingest.fields import Note, article, passed_over, unnamed

READER = "jsonl@1"
MAX_LINE = 16 << 20  # bytes a line: the longest text allowed, in four-byte characters, and as much again
MAX_UNPACKED = 8 << 30  # bytes a file unpacks to: stops a gzip bomb
_HEAD = 4096
_MOST_FIELDS = 1000  # names kept of the fields met: in a hostile file every line has others


def read(path: Path, *, source: str, fallback: str) -> Iterator[Article | Rejected | Note]:
    """Yield the article of each line, or why there is none, and what was passed over in it.

    Blank lines count, and are not told. A file of reviewers' decisions, which `variorum serve` keeps in the
    folder it is started in, is passed over whole.

    Raises UnreadableSource where the file breaks off: what was read before stands.
    """
    number = 0
    held: set[str] = set()
    try:
        with path.open("rb") as plain, _unpacked(plain) as stream:
            for number, line in enumerate(_lines(stream), 1):
                if isinstance(line, bytes) and _decision(line):
                    yield _review(source)
                    return
                if isinstance(line, InputError) or line.strip():
                    where = f"{source}:{number}"
                    yield from _one(line, held, source=where, fallback=f"{fallback}:{number}")
    except (OSError, EOFError, zlib.error) as problem:
        where = f"after line {number}" if number else "before the first line ended"
        used = "The lines before are used; fetch" if number else "Fetch"
        raise UnreadableSource(
            f"reading stopped {where}: {problem}; expected JSON lines, whole and readable. "
            f"{used} the file again{' for the rest' if number else ''}."
        ) from None
    if note := unnamed(held, source):
        yield note


def _unpacked(plain: BinaryIO) -> BinaryIO:
    # By its first bytes, not its name: a .gz that was unpacked on the way reads as well.
    if plain.peek(2)[:2] == b"\x1f\x8b":  # type: ignore[attr-defined]
        return gzip.GzipFile(fileobj=plain)  # type: ignore[return-value]
    return plain


def _lines(stream: BinaryIO) -> Iterator[bytes | TooLarge]:
    """Yield lines without loading any over the cap; an over-long one comes as the error it is."""
    first = stream.readline(MAX_LINE + 1)
    if is_wide(first[:_HEAD]):
        whole = first + stream.read(MAX_LINE)
        if len(whole) > MAX_LINE:
            yield TooLarge(
                f"a UTF-16 file of more than {MAX_LINE:,} bytes; at most that much is read in this encoding. "
                "Convert it to UTF-8, the encoding of JSON."
            )
            return
        for text in decode(whole).split("\n"):
            yield text.encode("utf-8", errors="replace")
        return
    line, total = first.removeprefix(b"\xef\xbb\xbf"), 0
    while line:
        total += len(line)
        if len(line) > MAX_LINE and not line.endswith(b"\n"):
            size = len(line)
            while (more := stream.readline(1 << 20)) and total <= MAX_UNPACKED:
                size, total = size + len(more), total + len(more)
                if more.endswith(b"\n"):
                    break
            yield TooLarge(
                f"the line has {size:,} bytes; at most {MAX_LINE:,} are read as one article. "
                "Split it into its articles, one a line."
            )
        else:
            yield line
        if total > MAX_UNPACKED:
            yield TooLarge(
                f"the file unpacks to more than {MAX_UNPACKED:,} bytes; reading stopped here. "
                "Split it into several files."
            )
            return
        line = stream.readline(MAX_LINE + 1)


def _one(
    line: bytes | InputError, held: set[str], *, source: str, fallback: str
) -> Iterator[Article | Rejected | Note]:
    """Yield what becomes of a line; the names of the fields that an article gave go to `held`."""
    try:
        if isinstance(line, InputError):
            raise line
        record = _record(line)
        yield article(
            record,
            fallback=fallback,
            source=source,
            sha256=hashlib.sha256(line).hexdigest(),
            reader=READER,
        )
    except InputError as error:
        yield Rejected(source=source, error=error.slug, message=str(error))
        return
    if len(held) < _MOST_FIELDS:
        held.update(k for k, v in record.items() if v not in (None, ""))
    if note := passed_over(record, source):
        yield note


def _decision(line: bytes) -> bool:
    """Return whether a line is one of a review file, as `review.line` writes it."""
    if not line.startswith(b'{"review": '):
        return False
    try:
        record = _record(line)
    except BadRecord:
        return False
    return "verdict" in record and "text" not in record


def _review(source: str) -> Note:
    return Note(
        source=source,
        slug=BadRecord.slug,
        message="a file of decisions was passed over; expected articles. To show them in a report, name it "
        "with --review.",
    )


def _record(line: bytes) -> dict[str, object]:
    try:
        read = json.loads(decode(line))
    except RecursionError:
        raise BadRecord("the JSON is nested too deep; expected a flat object. Drop the line.") from None
    except ValueError as problem:
        raise BadRecord(
            f"this is no JSON: {problem}; expected an object with a 'text'. Mend or drop the line."
        ) from None
    if not isinstance(read, dict):
        raise BadRecord(
            f"the JSON is a {type(read).__name__}; expected an object with a 'text'. Mend or drop the line."
        )
    return read
