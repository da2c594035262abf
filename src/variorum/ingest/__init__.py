"""From files and folders to articles: one module a format.

A source that fails becomes a row and the run goes on.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from variorum.data import Article, Rejected, Sighting
from variorum.errors import DuplicateId, InputError, TooLarge, UnknownFormat, UnreadableSource
from variorum.ingest import html, jsonl, plain

MAX_FILE = 20 << 20  # bytes a text or HTML file; JSON lines are read line by line and have a cap a line
_PLAIN = (".txt", ".md")
_HTML = (".html", ".htm")
_LINES = (".jsonl", ".jsonl.gz")
_EXPECTED = ", ".join((*_PLAIN, *_HTML, *_LINES))


def gather(sources: Sequence[str]) -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    """Return all articles of the sources by id, and the rows that could not be used by source.

    The order of the sources changes nothing. The same title and text read twice is one article with two
    sightings, under the first id in sorted order (an id that was given before one that was made up). Of
    two texts under one id the one whose source sorts first stays; the other is rejected.
    """
    articles: list[Article] = []
    rejected: list[Rejected] = []
    for row in read(sources):
        if isinstance(row, Article):
            articles.append(row)
        else:
            rejected.append(row)
    kept: dict[str, Article] = {}
    for article in sorted(_merged(articles), key=lambda a: (not _given(a), a.id, _place(a))):
        first = kept.setdefault(article.id, article)
        if first is not article:
            for sighting in article.sightings:
                taken = DuplicateId(
                    f"the id {article.id!r} already stands for another text ({first.sightings[0].source}); "
                    "expected one text an id. Give this one an id of its own."
                )
                rejected.append(_row(sighting.source, taken))
    return (
        tuple(kept[id_] for id_ in sorted(kept)),
        tuple(sorted(rejected, key=lambda r: (r.source, r.error, r.message))),
    )


def read(sources: Sequence[str]) -> Iterator[Article | Rejected]:
    """Yield each article of the sources, or why there is none, file by file; folders in name order.

    Raises nothing: every failure is a `Rejected` row.
    """
    files, rejected = _files(sources)
    yield from rejected
    names = _names(files)
    for path in files:
        source = _shown(path)
        try:
            yield from _one_file(path, source=source, fallback=names[path])
        except InputError as error:
            yield _row(source, error)
        except OSError as problem:
            yield _row(source, _unreadable(problem))


def _one_file(path: Path, *, source: str, fallback: str) -> Iterator[Article | Rejected]:
    kind = _kind(path)
    if kind is None:
        raise UnknownFormat(
            f"the name ends in {path.suffix or 'nothing'}; expected one of {_EXPECTED}. "
            "Rename the file after what it holds."
        )
    if not path.is_file():
        raise UnreadableSource("this is no regular file; expected a file or a folder. Name the file itself.")
    if kind is jsonl:
        yield from jsonl.read(path, source=source, fallback=fallback)
        return
    size = path.stat().st_size
    if size > MAX_FILE:
        raise TooLarge(
            f"the file has {size:,} bytes; at most {MAX_FILE:,} are read as one article. "
            "Split it into its articles, one a file or one a line of JSON."
        )
    reader = html.read if kind is html else plain.read
    yield reader(path.read_bytes(), source=source, fallback=fallback)


def _kind(path: Path) -> object | None:
    name = path.name.lower()
    for endings, kind in ((_PLAIN, plain), (_HTML, html), (_LINES, jsonl)):
        if name.endswith(endings):
            return kind
    return None


def _files(sources: Iterable[str]) -> tuple[list[Path], list[Rejected]]:
    """Return the files of the sources, each once, folders in name order; and what can't be read."""
    found: dict[str, Path] = {}
    rejected: list[Rejected] = []

    def reject(path: Path, error: InputError) -> None:
        rejected.append(_row(_shown(path), error))

    def add(path: Path) -> None:
        key = os.path.realpath(path)
        # The same file named twice is read once, under the name that sorts first, whatever the order.
        if key not in found or str(path) < str(found[key]):
            found[key] = path

    for source in sources:
        path = Path(source)
        try:
            if path.is_dir():
                inside, problems = _walk(path)
                for file in inside:
                    add(file)
                for problem in problems:
                    reject(Path(problem.filename or path), _unreadable(problem))
                if not inside and not problems:
                    reject(path, _nothing_in_it())
            elif path.exists():
                add(path)
            else:
                reject(path, _missing())
        except (OSError, ValueError) as problem:  # a name with a null byte, one too long, a forbidden parent
            reject(path, _unreadable(problem))
    return sorted(found.values(), key=str), rejected


def _walk(folder: Path) -> tuple[list[Path], list[OSError]]:
    """Return the readable formats in a folder and its folders, hidden ones left out, and what went wrong."""
    errors: list[OSError] = []
    found: list[Path] = []
    for at, inner, names in os.walk(folder, onerror=errors.append):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        found += [Path(at, n) for n in sorted(names) if not n.startswith(".") and _kind(Path(n)) is not None]
    return found, errors


def _missing() -> UnreadableSource:
    return UnreadableSource(
        "there is no such file or folder; expected the name of one. Check the spelling and the current folder."
    )


def _nothing_in_it() -> UnreadableSource:
    return UnreadableSource(
        f"the folder holds nothing that can be read; expected files that end in {_EXPECTED}. "
        "Name a folder with articles."
    )


def _row(source: str, error: InputError) -> Rejected:
    return Rejected(source=source, error=error.slug, message=str(error))


def _unreadable(problem: Exception) -> UnreadableSource:
    reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    return UnreadableSource(
        f"it can't be read: {reason}; expected a readable file or folder. Check its name and its permissions."
    )


def _shown(path: Path) -> str:
    """Return a path as text that can be written anywhere, also where a file name is no valid Unicode."""
    return str(path).encode("utf-8", errors="replace").decode("utf-8")


def _names(files: Sequence[Path]) -> dict[Path, str]:
    """Return each file's stem, with as many parent folders before it as make it the only one of its name."""
    depth = dict.fromkeys(files, 1)
    while True:
        names = {path: "/".join(_parts(path)[-depth[path] :]) for path in files}
        count = Counter(names.values())
        shared = [p for p in files if count[names[p]] > 1 and depth[p] < len(_parts(p)) + 1]
        if not shared:
            break
        for path in shared:
            depth[path] += 1
    # Left over: files that differ in their ending alone keep it.
    return {p: _shown(Path(name if count[name] == 1 else f"{name}{_ending(p)}")) for p, name in names.items()}


def _parts(path: Path) -> tuple[str, ...]:
    full = Path(os.path.normpath(path))
    return (*full.parts[:-1], full.name.removesuffix(_ending(full)) or full.name)


def _ending(path: Path) -> str:
    name = path.name.lower()
    endings = sorted((*_PLAIN, *_HTML, *_LINES), key=len, reverse=True)
    ending = next((e for e in endings if name.endswith(e)), path.suffix)
    return path.name[len(path.name) - len(ending) :] if ending else ""


def _given(article: Article) -> bool:
    return any(s.id is not None for s in article.sightings)


def _place(article: Article) -> tuple[str, str]:
    return (article.sightings[0].source, article.sightings[0].sha256)


def _merged(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield one article for each title and text, with all its sightings."""
    same: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        same.setdefault((article.title, article.text), []).append(article)
    for group in same.values():
        if len(group) == 1:
            yield group[0]
            continue
        group.sort(key=lambda a: (not _given(a), a.id, _place(a)))
        first = group[0]
        sightings: tuple[Sighting, ...] = tuple(s for a in group for s in a.sightings)
        dates = [a.published for a in group if a.published]
        yield replace(
            first,
            outlet=next((a.outlet for a in group if a.outlet), ""),
            url=next((a.url for a in group if a.url), None),
            published=min(dates) if dates else None,  # words are as old as their first sighting
            lang=next((a.lang for a in group if a.lang), None),
            sightings=sightings,
        )
