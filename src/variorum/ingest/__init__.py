"""From files and folders to articles, one file a format. A source that fails becomes a row; others go on."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from variorum.data import Article, Rejected, Sighting
from variorum.errors import DuplicateId, InputError, TooLarge, UnknownFormat, UnreadableSource
from variorum.ingest import html, jsonl, plain
from variorum.ingest.fields import Note, clean

MAX_FILE = 20 << 20  # bytes a text or HTML file; JSON lines are read line by line and have a cap a line
_PLAIN = (".txt", ".md")
_HTML = (".html", ".htm")
_LINES = (".jsonl.gz", ".jsonl")
_ENDINGS = (*_PLAIN, *_HTML, *_LINES)
_EXPECTED = ", ".join(sorted(_ENDINGS))
_LIST, _DATA = "pages.txt", "findings.json"  # of a report: the list of its pages, and what they show
_KINDS_SHOWN = 6  # endings named of files passed over


def gather(
    sources: Sequence[str], notes: list[Note] | None = None
) -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    """Return all articles of the sources by id, and the rows that could not be used by source.

    What was passed over though its source is used goes to `notes`.

    The order of the sources changes nothing. The same title and text read twice is one article with two
    sightings, under the first id in sorted order (an id that was given before one that was made up). Of
    two texts under one given id the one whose source sorts first stays; the other is rejected. An id that
    was made up gives way to a given one: "wire" becomes "wire-2".
    """
    articles: list[Article] = []
    rejected: list[Rejected] = []
    for row in read(sources):
        if isinstance(row, Article):
            articles.append(row)
        elif isinstance(row, Rejected):
            rejected.append(row)
        elif notes is not None:
            notes.append(row)
    kept: dict[str, Article] = {}
    for article in sorted(_merged(articles), key=_rank):
        first = kept.setdefault(article.id, article)
        if first is article:
            continue
        if not _given(article):
            free = next(f"{article.id}-{n}" for n in count(2) if f"{article.id}-{n}" not in kept)
            kept[free] = replace(article, id=free)
            continue
        problem = DuplicateId(
            f"the id {article.id!r} already stands for another text ({first.sightings[0].source}); "
            "expected one text an id. Give this one an id of its own."
        )
        rejected += [_row(s.source, problem) for s in article.sightings]
    return (
        tuple(kept[k] for k in sorted(kept)),
        tuple(sorted(rejected, key=lambda r: (r.source, r.error, r.message))),
    )


def read(sources: Sequence[str]) -> Iterator[Article | Rejected | Note]:
    """Yield each article of the sources, or why there is none, file by file; folders in name order.

    Raises nothing: every failure is a `Rejected` row. A `Note` says what was passed over besides. Files of a
    report that we wrote are no articles: it often lies beside those it was made of.
    """
    found, problems = _files(sources)
    yield from problems
    own = [path for path in found if _own(path)]
    if own:
        yield _passed_over(own)
    files = sorted(set(found) - set(own), key=str)
    names = _names(files)
    for path in files:
        try:
            yield from _one_file(path, source=_shown(path), fallback=names[path])
        except InputError as problem:
            yield _row(_shown(path), problem)
        except OSError as problem:
            yield _row(_shown(path), _unreadable(problem))


def _one_file(path: Path, *, source: str, fallback: str) -> Iterator[Article | Rejected | Note]:
    ending = _ending(path)
    if not ending:
        raise UnknownFormat(
            f"the name ends in {path.suffix or 'nothing'}; expected one of {_EXPECTED}. "
            "Rename the file after what it holds."
        )
    if not path.is_file():
        raise UnreadableSource("this is no regular file; expected a file or a folder. Name the file itself.")
    if ending.lower() in _LINES:
        yield from jsonl.read(path, source=source, fallback=fallback)
        return
    with path.open("rb") as stream:
        data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise TooLarge(
            f"the file has {path.stat().st_size:,} bytes; at most {MAX_FILE:,} are read as one article. "
            "Split it into its articles, one a file or one a line of JSON."
        )
    reader = html.read if ending.lower() in _HTML else plain.read
    yield reader(data, source=source, fallback=fallback)


def _own(path: Path) -> bool:
    """Return whether a file is of a report: a page, or the list of its pages."""
    if path.name == _LIST:
        return path.with_name(_DATA).is_file()
    if not path.name.lower().endswith(_HTML) or not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return html.ours(stream.read(html.HEAD))
    except OSError:
        return False  # told when the file itself is read


def _passed_over(own: Sequence[Path]) -> Note:
    """Return what is said of the files of reports among the sources."""
    were = "1 file of a report was" if len(own) == 1 else f"{len(own):,} files of reports were"
    return Note(
        source=_shown(own[0]),
        slug=UnknownFormat.slug,
        message=f"{were} passed over; expected articles. Name those that a report was made of, or give its "
        "folder to 'variorum serve' or 'variorum export'.",
    )


def _files(sources: Iterable[str]) -> tuple[list[Path], list[Rejected | Note]]:
    """Return the files of the sources, each once and sorted by name, and what is not among them and why."""
    found: dict[str, Path] = {}
    problems: dict[Rejected | Note, None] = {}
    for source in sources:
        path = Path(source)
        try:
            files, here = _walked(path) if path.is_dir() else _named(path)
            problems.update(dict.fromkeys(here))
            for file in files:
                # The same file named twice is read once, under the name that sorts first.
                key = os.path.realpath(file)
                found[key] = min(file, found.get(key, file), key=str)
        except (OSError, ValueError) as problem:  # a name with a null byte, one too long, a forbidden parent
            problems[_row(_shown(path), _unreadable(problem))] = None
    return sorted(found.values(), key=str), list(problems)


def _named(path: Path) -> tuple[list[Path], list[Rejected | Note]]:
    if path.exists():
        return [path], []
    problem = UnreadableSource(
        "there is no such file or folder; expected the name of one. Check the spelling and where you are."
    )
    return [], [_row(_shown(path), problem)]


def _walked(folder: Path) -> tuple[list[Path], list[Rejected | Note]]:
    """Return the files below a folder that we read, by their names, and what of it is not among them.

    Links to folders are not followed: they may lead in a circle. Hidden files are passed over.
    """
    files: list[Path] = []
    others: list[Path] = []
    errors: list[OSError] = []
    for where, inner, names in os.walk(folder, onerror=errors.append):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for path in (Path(where, n) for n in sorted(names) if not n.startswith(".")):
            (files if _ending(path) else others).append(path)
    out: list[Rejected | Note] = [_row(_shown(Path(e.filename or folder)), _unreadable(e)) for e in errors]
    if not files and not errors:
        problem = UnreadableSource(
            f"the folder holds nothing to read; expected files that end in {_EXPECTED}. "
            "Name a folder with articles."
        )
        out.append(_row(_shown(folder), problem))
    elif others:
        out.append(_left(folder, others))
    return files, out


def _left(folder: Path, others: Sequence[Path]) -> Note:
    """Return what is said of files in a folder that we can't read: one full of PDFs is no rare thing."""
    many = Counter(p.suffix.lower() or "no ending" for p in others)
    often = sorted(many.items(), key=lambda x: (-x[1], x[0]))[:_KINDS_SHOWN]
    kinds = ", ".join(f"{n} {kind}" for kind, n in often)
    kinds += ", …" if len(many) > _KINDS_SHOWN else ""
    files = "1 file was" if len(others) == 1 else f"{len(others):,} files were"
    return Note(
        source=_shown(folder),
        slug=UnknownFormat.slug,
        message=f"{files} passed over ({clean(kinds)}); expected files that end in {_EXPECTED}. "
        "Save what should be read in one of these.",
    )


def _row(source: str, problem: InputError) -> Rejected:
    return Rejected(source=clean(source), error=problem.slug, message=clean(str(problem)))


def _unreadable(problem: Exception) -> UnreadableSource:
    reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    return UnreadableSource(
        f"it can't be read: {reason}; expected a readable file or folder. Check its name and permissions."
    )


def _shown(path: Path) -> str:
    """Return a path as text that can be written anywhere, also where a file name is no valid Unicode."""
    return clean(str(path))


def _names(files: Sequence[Path]) -> dict[Path, str]:
    """Return a name for each file, by which its articles are called where they bring no id.

    It is the stem; with the ending where two files of one folder share the stem; with as many parent
    folders before it as tell it from the others.
    """
    full = {p: Path(os.path.abspath(p)) for p in files}  # noqa: PTH100  links keep the name they were given
    stems = Counter((p.parent, _stem(p)) for p in full.values())
    parts = {
        p: (*q.parts[1:-1], _stem(q) if stems[q.parent, _stem(q)] == 1 else q.name) for p, q in full.items()
    }
    depth = dict.fromkeys(files, 1)
    while True:
        names = {p: "/".join(parts[p][-depth[p] :]) for p in files}
        holders = Counter(names.values())
        shared = [p for p in files if holders[names[p]] > 1 and depth[p] < len(parts[p])]
        if not shared:
            return {p: clean(name) for p, name in names.items()}
        for p in shared:
            depth[p] += 1


def _ending(path: Path) -> str:
    """Return the ending that tells the format, as it is written; "" where we know none."""
    name = path.name.lower()
    known = next((e for e in _ENDINGS if name.endswith(e)), "")
    return path.name[len(name) - len(known) :] if known else ""


def _stem(path: Path) -> str:
    return path.name.removesuffix(_ending(path)) or path.name


def _given(article: Article) -> bool:
    return any(s.id is not None for s in article.sightings)


def _rank(article: Article) -> tuple[bool, str, str, str]:
    first = article.sightings[0]
    return (not _given(article), article.id, first.source, first.sha256)


def _merged(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield one article for each title and text, with all its sightings."""
    same: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        same.setdefault((article.title, article.text), []).append(article)
    for group in same.values():
        if len(group) == 1:
            yield group[0]
            continue
        group.sort(key=_rank)
        sightings: tuple[Sighting, ...] = tuple(s for a in group for s in a.sightings)
        # The words are as old as their first sighting, and go by the outlet that had them then.
        dates = [a.published for a in group if a.published]
        first = min(dates) if dates else None
        early = [*(a for a in group if a.published == first), *group]
        yield replace(
            group[0],
            outlet=next((a.outlet for a in early if a.outlet), ""),
            url=next((a.url for a in early if a.url), None),
            published=first,
            lang=next((a.lang for a in group if a.lang), None),
            sightings=sightings,
        )
