"""From files and folders to articles, one file a format. A source that fails becomes a row; others go on."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from variorum.data import Article, Rejected, Sighting
from variorum.errors import DuplicateId, InputError, TooLarge, UnknownFormat, UnreadableSource
from variorum.ingest import html, jsonl, mail, plain, table, word
from variorum.ingest.fields import Note, clean
from variorum.ingest.folder import DATA, LIST, walk
from variorum.ingest.formats import (
    EXPECTED,
    HTML,
    LINES,
    MAIL,
    PAGES,
    PLAIN,
    TABLES,
    WORD,
    advice,
    ending,
    stem,
)
from variorum.ingest.rows import row, shown, unreadable

MAX_FILE = 20 << 20  # bytes a text or HTML file; JSON lines are read line by line and have a cap a line
_READERS = {
    **dict.fromkeys(PLAIN, plain.read),
    **dict.fromkeys(HTML, html.read),
    **dict.fromkeys(WORD, word.read),
    **dict.fromkeys(MAIL, mail.read),
    **dict.fromkeys(PAGES, mail.page),
}


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
    for found in read(sources):
        if isinstance(found, Article):
            articles.append(found)
        elif isinstance(found, Rejected):
            rejected.append(found)
        elif notes is not None:
            notes.append(found)
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
        rejected += [row(s.source, problem) for s in article.sightings]
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
            yield from _one_file(path, source=shown(path), fallback=names[path])
        except InputError as problem:
            yield row(shown(path), problem)
        except OSError as problem:
            yield row(shown(path), unreadable(problem))


def _one_file(path: Path, *, source: str, fallback: str) -> Iterator[Article | Rejected | Note]:
    kind = ending(path).lower()
    if not kind:
        raise UnknownFormat(
            f"the name ends in {path.suffix or 'nothing'}; expected one of {EXPECTED}. "
            f"{advice(path) or 'Rename the file after what it holds'}."
        )
    if not path.is_file():
        raise UnreadableSource("this is no regular file; expected a file or a folder. Name the file itself.")
    if kind in LINES or kind in TABLES:
        yield from (jsonl if kind in LINES else table).read(path, source=source, fallback=fallback)
        return
    with path.open("rb") as stream:
        data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise TooLarge(
            f"the file has {path.stat().st_size:,} bytes; at most {MAX_FILE:,} are read as one article. "
            "Split it into its articles, one a file or one a line of JSON, or save its text alone as .txt."
        )
    yield _READERS[kind](data, source=source, fallback=fallback)


def _own(path: Path) -> bool:
    """Return whether a file is of a report: a page, or the list of its pages."""
    if path.name == LIST:
        return path.with_name(DATA).is_file()
    if not path.name.lower().endswith(HTML) or not path.is_file():
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
        source=shown(own[0]),
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
            files, here = walk(path) if path.is_dir() else _named(path)
            problems.update(dict.fromkeys(here))
            for file in files:
                # The same file named twice is read once, under the name that sorts first.
                key = os.path.realpath(file)
                found[key] = min(file, found.get(key, file), key=str)
        except (OSError, ValueError) as problem:  # a name with a null byte, one too long, a forbidden parent
            problems[row(shown(path), unreadable(problem))] = None
    return sorted(found.values(), key=str), list(problems)


def _named(path: Path) -> tuple[list[Path], list[Rejected | Note]]:
    if path.exists():
        return [path], []
    problem = UnreadableSource(
        "there is no such file or folder; expected the name of one. Check the spelling and where you are."
    )
    return [], [row(shown(path), problem)]


def _names(files: Sequence[Path]) -> dict[Path, str]:
    """Return a name for each file, by which its articles are called where they bring no id.

    It is the stem; with the ending where two files of one folder share the stem; with as many parent
    folders before it as tell it from the others.
    """
    full = {p: Path(os.path.abspath(p)) for p in files}  # noqa: PTH100  links keep the name they were given
    stems = Counter((p.parent, stem(p)) for p in full.values())
    parts = {
        p: (*q.parts[1:-1], stem(q) if stems[q.parent, stem(q)] == 1 else q.name) for p, q in full.items()
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


def _given(article: Article) -> bool:
    return any(s.id is not None for s in article.sightings)


def _rank(article: Article) -> tuple[bool, str, str, str]:
    first = article.sightings[0]
    return (not _given(article), article.id, first.source, first.sha256)


def _merged(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield one article for each title and text, with all its sightings.

    White space is no difference: what was pasted from a page ends its lines elsewhere than the page does.
    """
    same: dict[bytes, list[Article]] = {}
    for article in articles:
        words = "\n".join(" ".join(x.split()) for x in (article.title, article.text))
        same.setdefault(hashlib.blake2b(words.encode(), digest_size=16).digest(), []).append(article)
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
