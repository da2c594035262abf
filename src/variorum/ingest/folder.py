"""A folder's files: those we read, and what is told of the others."""

import html
import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from variorum.data import Rejected
from variorum.errors import UnknownFormat, UnreadableSource
from variorum.ingest.fields import Note, clean
from variorum.ingest.formats import EXPECTED, HTML, advice, ending, missed
from variorum.ingest.rows import row, shown, unreadable

LIST, DATA = "pages.txt", "findings.json"  # of a report: the list of its pages, and what they show
_KINDS_SHOWN = 6  # endings named of files passed over
_NAMED = 5  # files named of those that may well hold articles
_MAX_PAGE = 20 << 20  # bytes of a page that are searched for its parts
_PARTS = re.compile(r"[-_. ](?=\w+$)")  # "_files", "-Dateien", "_fichiers": browsers add it in their language


def walk(folder: Path) -> tuple[list[Path], list[Rejected | Note]]:
    """Return the files below a folder that we read, by their names, and what of it is not among them.

    Links to folders are not followed: they may lead in a circle. Hidden files are passed over, and so is what
    a browser saved beside a page for it to load.
    """
    files: list[Path] = []
    others: list[Path] = []
    errors: list[OSError] = []
    reports: list[Path] = []
    for where, inner, names in os.walk(folder, onerror=errors.append):
        here = Path(where)
        parts = _parts(here, inner, names)
        reports += [here] * ({LIST, DATA} <= {*names})
        inner[:] = sorted(name for name in inner if not name.startswith(".") and name not in parts)
        for path in (here / n for n in sorted(names) if not n.startswith(".")):
            if ending(path):
                files.append(path)
            elif not any(path.is_relative_to(r) for r in reports):  # told as a report's by its pages
                others.append(path)
    out: list[Rejected | Note] = [row(shown(Path(e.filename or folder)), unreadable(e)) for e in errors]
    if not files and not errors:
        hint = next((f" {advice(p)}." for p in others if missed(p)), "")
        problem = UnreadableSource(
            f"the folder holds nothing to read; expected files that end in {EXPECTED}. "
            f"Name a folder with articles.{hint}"
        )
        out.append(row(shown(folder), problem))
    elif others:
        out.append(_left(folder, others))
    return files, out


def _parts(here: Path, folders: Sequence[str], names: Sequence[str]) -> set[str]:
    """Return the folders that a browser put beside a page: named after it, and the page loads from them."""
    pages = {n[: -len(e)]: n for n in names for e in HTML if n.lower().endswith(e)}
    out = set()
    for name in folders:
        for added in _PARTS.finditer(name):
            page = pages.get(name[: added.start()])
            if page is not None and _loads(here / page, name):
                out.add(name)
    return out


def _loads(page: Path, folder: str) -> bool:
    """Return whether a page's markup names a folder as where something of it lies."""
    try:
        with page.open("rb") as stream:
            markup = stream.read(_MAX_PAGE)
    except OSError:
        return False  # told when the page itself is read
    ways = (folder, quote(folder, safe=""), quote(folder), html.escape(folder, quote=False))
    return any(f"{way}/".encode(errors="surrogateescape") in markup for way in ways)


def _left(folder: Path, others: Sequence[Path]) -> Note:
    """Return what is said of files in a folder that we can't read: those that may hold articles by name."""
    many = Counter(p.suffix.lower() or "no ending" for p in others)
    likely = {p.suffix.lower() for p in others if missed(p)}
    often = sorted(many.items(), key=lambda x: (x[0] not in likely, -x[1], x[0]))[:_KINDS_SHOWN]
    kinds = ", ".join(f"{n} {kind}" for kind, n in often)
    kinds += ", …" if len(many) > _KINDS_SHOWN else ""
    files = "1 file was" if len(others) == 1 else f"{len(others):,} files were"
    texts = [p for p in others if missed(p)]
    named = ", ".join(str(p.relative_to(folder)) for p in texts[:_NAMED])
    named += f" and {len(texts) - _NAMED:,} more" if len(texts) > _NAMED else ""
    todo = " ".join(f"{x}." for x in dict.fromkeys(advice(p) for p in texts))
    return Note(
        source=shown(folder),
        slug=UnknownFormat.slug,
        message=f"{files} passed over ({clean(kinds)}){clean(f': {named}') if named else ''}; expected files "
        f"that end in {EXPECTED}. {todo or 'Save what should be read in one of these.'}",
    )
