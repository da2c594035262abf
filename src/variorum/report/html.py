"""The report as files: one folder that opens from disk, with no network and no script needed.

Pages are written one after another; a story that is what it was is passed over, and a page only written
where its bytes differ, so a second run over a large collection touches what changed. Everything from an
article goes through Jinja's autoescape; nothing is marked safe.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path, PurePosixPath

from jinja2 import Environment, PackageLoader, StrictUndefined

import variorum
from variorum.data import Collation
from variorum.errors import OutputError
from variorum.report import fresh
from variorum.report.edition import Edition
from variorum.report.json import dumps
from variorum.report.pages import (
    BRANCHES_SHOWN,
    DESCENTS_OPEN,
    FINDINGS_OPEN,
    SIGLA_SHOWN,
    AboutPage,
    ArticlePage,
    BesidePage,
    IndexPage,
    Page,
    ReaderPage,
    SaidPage,
    StoryPage,
    TellingsPage,
)
from variorum.report.passages import near, visible
from variorum.report.view import FrontMatter, contexts
from variorum.report.words import KINDS, NO_STORY
from variorum.review import EMPTY, Review
from variorum.text import count

TEMPLATES: dict[type[Page], str] = {
    IndexPage: "index.html.j2",
    StoryPage: "story.html.j2",
    BesidePage: "beside.html.j2",
    TellingsPage: "tellings.html.j2",
    ReaderPage: "reader.html.j2",
    SaidPage: "said.html.j2",
    ArticlePage: "article.html.j2",
    AboutPage: "about.html.j2",
}
STATIC = ("variorum.css", "variorum.js", "review.js")
# Nothing but the report's own style sheet and scripts; no request, no form, no frame, no inline code.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
# Served, a page may also send a decision to where it came from: by script, or as a form.
SERVED_POLICY = POLICY.replace("form-action 'none'", "form-action 'self'") + "; connect-src 'self'"
DATA = "findings.json"  # the contract's object beside the pages: what serves and exports a report again
LIST = "pages.txt"  # what this folder's last report wrote; what is listed there and not made again is removed
_OURS = re.compile(r"(?:(?:stories/[a-z0-9-]+|articles)/)?[a-z0-9-]+\.html")
_LANG = re.compile(r"[a-z]{2,3}")


def write(collation: Collation, folder: Path, review: Review = EMPTY) -> Path:
    """Write the report into `folder` (made if need be) and return its index.html.

    What reviewers decided is shown with the findings it is about. A story whose records are those its pages
    were made from is passed over.

    Raises OutputError where a page can't be written: a full disk, a folder that may not be written to.
    """
    env = environment()
    written: dict[str, None] = {}

    def put(path: str, page: Page) -> None:
        _put(folder.joinpath(*PurePosixPath(path).parts), render(env, path, page).encode())

    try:
        made_by = fresh.program()
        old = fresh.before(folder, made_by)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in static():
            _put(folder / "static" / name, content)
        front, digests = FrontMatter(collation, review), {}
        for context in contexts(collation, review):
            edition, inner = Edition(context), f"stories/{context.folder}"
            front.add(edition)
            digests[inner] = fresh.digest(context)
            paths = [f"{inner}/{name}" for name in edition.names]
            written |= dict.fromkeys(paths)
            if old.get(inner) != digests[inner] or not all((folder / x).is_file() for x in paths):
                # Should this run break off here, the next one makes all pages anew.
                (folder / fresh.STATUS).unlink(missing_ok=True)
                for name, page in edition.pages():
                    put(f"{inner}/{name}", page)
        for path, page in front.pages():
            put(path, page)
            written[path] = None
        _put(folder / DATA, dumps(collation))
        _sweep(folder, written)
        _put(folder / fresh.STATUS, fresh.status(made_by, digests))
    except OSError as e:
        where = f" at {e.filename}" if e.filename else ""
        raise OutputError(
            f"can't write the report into {str(folder)!r}: {e.strerror or e}{where}. "
            "Give another folder with -o, or make room there."
        ) from e
    return folder / "index.html"


def environment() -> Environment:
    """Return the templates' environment: autoescape for all, a missing name is an error."""
    env = Environment(
        loader=PackageLoader("variorum.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["langtag"] = langtag
    env.filters["near"] = near
    env.globals["count"] = count
    env.globals["SIGLA_SHOWN"] = SIGLA_SHOWN
    env.globals["KINDS"] = KINDS
    env.globals["NO_STORY"] = NO_STORY
    env.globals["BRANCHES_SHOWN"] = BRANCHES_SHOWN
    env.globals["FINDINGS_OPEN"] = FINDINGS_OPEN
    env.globals["DESCENTS_OPEN"] = DESCENTS_OPEN
    env.globals["version"] = variorum.__version__
    return env


@dataclass(frozen=True, slots=True)
class Desk:
    """Who sits at a served page: what it needs to send decisions to its server."""

    token: str
    reviewer: str


def render(env: Environment, path: str, page: Page, desk: Desk | None = None) -> str:
    """Return one page as HTML; `path` is where it will stand, for relative addresses.

    With a `desk` the page is a served one, which may send decisions to where it came from.
    """
    root = "../" * path.count("/")
    policy = SERVED_POLICY if desk else POLICY
    template = env.get_template(TEMPLATES[type(page)])
    return template.render(page=page, path=path, root=root, policy=policy, desk=desk)


def langtag(lang: str) -> str:
    """Return a language for a lang attribute, "" where it is none a browser could use."""
    lang = visible(lang)
    return lang if _LANG.fullmatch(lang) and lang != "und" else ""


def static() -> Iterator[tuple[str, bytes]]:
    """Yield the style sheet and the scripts by name."""
    for name in STATIC:
        yield name, resources.files("variorum.report").joinpath(f"static/{name}").read_bytes()


def _put(path: Path, content: bytes) -> None:
    """Write a file if it isn't there with the same bytes; a reader never sees half a page.

    Two runs may write into one folder at a time: each has a half of its own.
    """
    with suppress(FileNotFoundError):
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _sweep(folder: Path, written: dict[str, None]) -> None:
    """Remove pages of an earlier report that this one no longer has; only names we could have written."""
    record = folder / LIST
    before: list[str] = []
    with suppress(FileNotFoundError, UnicodeDecodeError):
        before = record.read_text(encoding="utf-8").splitlines()
    for name in before:
        if name not in written and _OURS.fullmatch(name):
            old = folder / name
            with suppress(FileNotFoundError, NotADirectoryError):
                old.unlink()
            with suppress(OSError):  # not empty, or the report's own folder
                if old.parent != folder:
                    old.parent.rmdir()
    _put(record, ("\n".join(written) + "\n").encode())
