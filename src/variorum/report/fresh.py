"""Which stories of a report need no new pages: those made by the same program from the same records.

After coverage.py's IncrementalChecker: what pages are made from is remembered as a digest, and a digest of
the program that made them stands beside it. Pages themselves are not compared; delete the folder to make
them anew.
"""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from variorum import __version__
from variorum.data import Collation
from variorum.report.context import StoryContext
from variorum.report.json import dumps

STATUS = "status.json"  # beside the pages
_FORMAT = 1


class _Status(msgspec.Struct):
    """What the file holds."""

    format: int
    program: str
    stories: dict[str, str]  # folder -> digest of what its pages were made from


def program() -> str:
    """Return a digest of all that turns records into pages: this package's code, templates, style."""
    out = hashlib.sha256(__version__.encode())
    for name, data in sorted(_files(resources.files("variorum.report"), "")):
        out.update(f"\0{name}\0{len(data)}\0".encode())
        out.update(data)
    return out.hexdigest()


def _files(folder: Traversable, prefix: str) -> Iterable[tuple[str, bytes]]:
    for x in folder.iterdir():
        if x.is_dir():
            if x.name != "__pycache__":
                yield from _files(x, f"{prefix}{x.name}/")
        elif not x.name.endswith(".pyc"):
            yield prefix + x.name, x.read_bytes()


def digest(context: StoryContext) -> str:
    """Return a digest of all that a story's pages are made from, reviewers' decisions included."""
    alone = Collation(
        tellings=tuple(context.tellings[i] for i in context.order),
        stories=(context.story,),
        statements=context.statements,
    )
    out = hashlib.sha256(dumps(alone))
    for v in context.story.variants:
        standing = context.reviewed(v)
        out.update(repr(standing).encode("utf-8", "replace") if standing else b"-")
    return out.hexdigest()


def before(folder: Path, made_by: str) -> dict[str, str]:
    """Return the digests of a folder's stories; none where another program made them, or nothing did."""
    with suppress(FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        found = msgspec.json.decode((folder / STATUS).read_bytes(), type=_Status)
        if found.format == _FORMAT and found.program == made_by:
            return found.stories
    return {}


def status(made_by: str, stories: Mapping[str, str]) -> bytes:
    """Return the file to be written once all pages are."""
    return (
        msgspec.json.format(msgspec.json.encode(_Status(_FORMAT, made_by, dict(stories))), indent=0) + b"\n"
    )
