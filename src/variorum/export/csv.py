"""CSV (RFC 4180) that a spreadsheet opens as it stands: UTF-8 with a mark, and no cell that is a formula."""

import csv as _csv
import io
from datetime import datetime

from variorum.data import Collation
from variorum.export.rows import Cell
from variorum.export.tables import TEXT, TEXTS, Table

# What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection), the full-width forms that
# some make plain first, and the mark itself, so that taking one off gives back the text.
ACTING = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
MARK = "'"
LIST = "; "


def csv(collation: Collation, table: Table) -> bytes:
    """Return a table as CSV: a line of column names, then a line a row.

    A text cell that begins like a formula has `'` put before it. Null characters, which end a cell in some
    readers, become U+FFFD.
    """
    out = io.StringIO()
    writer = _csv.writer(out)
    writer.writerow([c.name for c in table.columns])
    texts = {c.name for c in table.columns if c.kind in (TEXT, TEXTS)}
    for row in table.rows(collation):
        writer.writerow([_guarded(_shown(x)) if k in texts else _shown(x) for k, x in row.items()])
    return out.getvalue().encode("utf-8-sig")


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case datetime():
            return cell.isoformat()
        case list():
            return LIST.join(x if isinstance(x, str) else f"{x[0]}-{x[1]}" for x in cell)
        case _:
            return str(cell).replace("\0", "\ufffd")


def _guarded(text: str) -> str:
    return MARK + text if text.startswith(ACTING) else text
