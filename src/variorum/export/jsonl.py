"""JSON lines (https://jsonlines.org): an object a row, lossless; findings can be read back."""

from datetime import datetime

import msgspec

from variorum.data import Collation, Kind, Reading, Span, Variant
from variorum.errors import BadRecord
from variorum.export.tables import Table


def jsonl(collation: Collation, table: Table) -> bytes:
    """Return a table as JSON lines in UTF-8. Every column is a key of every line; an empty cell is null."""
    lines = (
        {k: x.isoformat() if isinstance(x, datetime) else x for k, x in row.items()}
        for row in table.rows(collation)
    )
    return msgspec.json.Encoder().encode_lines(lines)


class _Line(msgspec.Struct):
    """The cells of a finding that make it; the others tell what the collation tells."""

    story: str
    kind: Kind
    base_telling: str | None
    base_start: int | None
    base_end: int | None
    reading_telling: str | None
    reading_start: int | None
    reading_end: int | None
    note: str
    weight: float
    confidence: float
    by: str
    compared: tuple[str, ...] = ()  # lines of older versions have none


def read_findings(data: bytes) -> tuple[tuple[str, Variant], ...]:
    """Return the findings of such a file, each with its story's id, in the file's order.

    Raises BadRecord, with the number of the line, where a line is no finding.
    """
    decoder = msgspec.json.Decoder(_Line)
    out = []
    for n, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            try:
                out.append(_finding(decoder.decode(line)))
            except (msgspec.DecodeError, UnicodeDecodeError) as e:
                raise BadRecord(
                    f"line {n} is no finding: {e}. Expected a line that 'variorum export --format jsonl' "
                    "writes. Export the findings again."
                ) from None
    return tuple(out)


def _finding(x: _Line) -> tuple[str, Variant]:
    return x.story, Variant(
        kind=x.kind,
        base=_reading(x.base_telling, x.base_start, x.base_end),
        reading=_reading(x.reading_telling, x.reading_start, x.reading_end),
        confidence=x.confidence,
        by=x.by,
        note=x.note,
        weight=x.weight,
        compared=(x.compared[0], x.compared[1]) if len(x.compared) == 2 else None,
    )


def _reading(telling: str | None, start: int | None, end: int | None) -> Reading | None:
    if telling is None or start is None or end is None:
        return None
    return Reading(telling=telling, span=Span(start, end))
