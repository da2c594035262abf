"""Tables: CSV and tab-separated text, an article a row. The first row names the columns as JSON lines do."""

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

from variorum.data import Article, Rejected
from variorum.errors import BadRecord, InputError, TooLarge
from variorum.ingest.encoding import decode
from variorum.ingest.fields import MAX_TEXT, Note, article, clean, passed_over, unnamed

READER = "table@1"
MAX_TABLE = 64 << 20  # bytes: a table is read whole, for its encoding shows only in all of it
_MARKS = (",", ";", "\t")  # between cells: what spreadsheets write, by country
_SHOWN = 12  # columns named where none is called 'text'
_NAME = 40  # characters shown of a column's name


def read(path: Path, *, source: str, fallback: str) -> Iterator[Article | Rejected | Note]:
    """Yield the article of each row, or why there is none; rows count as a spreadsheet counts them.

    Raises BadRecord where no column is named 'text', TooLarge, UnknownFormat.
    """
    with path.open("rb") as stream:
        data = stream.read(MAX_TABLE + 1)
    if len(data) > MAX_TABLE:
        raise TooLarge(
            f"the table has {path.stat().st_size:,} bytes; at most {MAX_TABLE:,} are read. "
            "Split it, or write it as JSON lines, which may be larger."
        )
    sha256 = hashlib.sha256(data).hexdigest()
    text = decode(data)
    names, mark = _head(text)
    held: set[str] = set()
    for number, row in enumerate(_rows(text, mark), 1):
        if number == 1 or (isinstance(row, list) and not any(c.strip() for c in row)):
            continue
        where = f"{source}:{number}"
        try:
            record = _record(row, names)
            yield article(record, fallback=f"{fallback}:{number}", source=where, sha256=sha256, reader=READER)
        except InputError as problem:
            yield Rejected(source=clean(where), error=problem.slug, message=clean(str(problem)))
            continue
        held.update(k for k, v in record.items() if str(v).strip())
        if note := passed_over(record, where):
            yield note
    if note := unnamed(held, source):
        yield note


def _head(text: str) -> tuple[list[str], str]:
    """Return the names of the columns and the sign between cells: the one that sets a 'text' apart."""
    seen: list[str] = []
    for mark in _MARKS:
        first = next(_rows(text, mark), [])
        names = [c.strip().casefold() for c in first] if isinstance(first, list) else []
        if "text" in names:
            return names, mark
        seen = max(seen, names, key=len)
    shown = ", ".join(clean(" ".join(n.split())[:_NAME]) for n in seen[:_SHOWN] if n) or "no name at all"
    raise BadRecord(
        f"no column is named 'text'; expected a first row that names the columns, found {shown}. "
        "Name the column with the articles 'text', and where known others 'title', 'outlet', 'published'."
    )


def _rows(text: str, mark: str) -> Iterator[list[str] | BadRecord]:
    """Yield a table's rows; a row that can't be taken apart comes as the error it is."""
    csv.field_size_limit(MAX_TEXT + 1)  # the module's own, 131,072, is less than a long article
    # What a cell holds stands as it is, line ends too. Strict: a quotation mark that is never closed would
    # otherwise make one article of all rows behind it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            yield BadRecord(
                f"the row is no row of a table: {problem}; expected cells, those with line breaks or marks "
                "in quotation marks, such marks inside written twice. Write the table anew from its program."
            )


def _record(row: list[str] | BadRecord, names: list[str]) -> dict[str, object]:
    if isinstance(row, BadRecord):
        raise row
    if any(c.strip() for c in row[len(names) :]):
        raise BadRecord(
            f"the row has {len(row)} cells and the first row names {len(names)}; expected no more. "
            "Put texts that hold the sign between cells into quotation marks."
        )
    held = {name: cell for name, cell in zip(names, row, strict=False) if name and cell}
    return {"text": "", **held}
