"""Parquet (https://parquet.apache.org), by pyarrow, which loads only then: for DuckDB, pandas, R."""

import io
from datetime import datetime
from typing import Any

from variorum.data import Collation
from variorum.errors import MissingExtra
from variorum.export.rows import Cell
from variorum.export.tables import INTEGER, NUMBER, SPANS, TEXT, TEXTS, TIME, TRUTH, Table
from variorum.report.words import in_utc

ROWS = 10_000  # of a row group: what is held in memory at a time


def parquet(collation: Collation, table: Table) -> bytes:
    """Return a table as a Parquet file, compressed with zstd; moments are in UTC, to the microsecond.

    Raises MissingExtra where pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  40 MiB that only this format needs
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError:
        raise MissingExtra(
            "Parquet needs the package pyarrow, which is not installed; expected version 17 or later. "
            "Run: pip install 'variorum[parquet]'"
        ) from None

    types: dict[str, Any] = {
        TEXT: pa.string(),
        INTEGER: pa.int64(),
        NUMBER: pa.float64(),
        TRUTH: pa.bool_(),
        TIME: pa.timestamp("us", tz="UTC"),
        TEXTS: pa.list_(pa.string()),
        SPANS: pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())])),
    }
    schema = pa.schema([(c.name, types[c.kind]) for c in table.columns])
    out = io.BytesIO()
    batch: list[dict[str, Any]] = []
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            batch.clear()

        for row in table.rows(collation):
            batch.append({k: _typed(x) for k, x in row.items()})
            if len(batch) == ROWS:
                flush()
        if batch:
            flush()
    return out.getvalue()


def _typed(cell: Cell) -> object:
    if isinstance(cell, datetime):
        return in_utc(cell)
    if isinstance(cell, list) and cell and isinstance(cell[0], list):
        return [{"start": x[0], "end": x[1]} for x in cell]
    return cell
