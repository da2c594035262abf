"""Tables in Markdown, written into documents between markers: a figure in a document came from a command."""

import re
from collections.abc import Sequence
from pathlib import Path

Cell = str | float | int | None


def shown(cell: Cell) -> str:
    """Return a cell as text: shares with three decimals, counts as they are, nothing as a dash."""
    if cell is None:
        return "–"
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def table(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """Return a Markdown table; the first column is text, the others are figures."""
    lines = [header, ["---"] + ["--:"] * (len(header) - 1), *[[shown(c) for c in row] for row in rows]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def put(document: Path, name: str, body: str) -> None:
    """Write `body` between the markers of a name in a document. Raises ValueError where there are none."""
    place = re.compile(rf"(<!-- table: {re.escape(name)} -->\n).*?(<!-- end of table -->)", re.DOTALL)
    old = document.read_text("utf-8")
    new, n = place.subn(lambda m: f"{m.group(1)}{body}\n{m.group(2)}", old)
    if n != 1:
        raise ValueError(f"{document} has {n} places for the table {name!r}; expected one")
    document.write_text(new, "utf-8")
