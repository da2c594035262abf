"""`variorum export SOURCE...`: what a run found, for other programs."""

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from variorum.data import Collation
    from variorum.export.tables import Table

FORMATS = ("csv", "jsonl", "parquet", "webanno", "tei", "graphml", "dot")
TABLES = ("findings", "statements", "links", "pairs", "edges", "tellings")
# What each format can hold: rows of any table, annotations of two, or the whole story.
_HELD = {"csv": TABLES, "jsonl": TABLES, "parquet": TABLES, "webanno": TABLES[:2]}
_NAMED = 12  # stories named where one asked for is not there


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to [-, standard output].")
@click.option("--table", type=click.Choice(TABLES), help="Which rows, where rows are written [findings].")
@click.option("--story", "stories", metavar="ID", multiple=True, help="Only this story; may be given again.")
@click.option("-q", "--quiet", is_flag=True, help="No progress; errors are still told.")
def export(
    sources: tuple[str, ...],
    form: str,
    output: str,
    table: str | None,
    stories: tuple[str, ...],
    quiet: bool,
) -> int:
    """Write what was found in a format that other programs read.

    SOURCE is one JSON file that collate or compare wrote (- is standard input), or what collate takes:
    .txt, .md, .html, .jsonl and .jsonl.gz files, and folders of them. Both give the same bytes.
    """
    from variorum.cli import DONE, SOME_REJECTED  # noqa: PLC0415  help must come at once
    from variorum.cli.output import ready, write  # noqa: PLC0415
    from variorum.cli.results import nothing_usable  # noqa: PLC0415
    from variorum.errors import UsageError  # noqa: PLC0415

    if table is not None and table not in _HELD.get(form, ()):
        able = ", ".join(f for f, held in _HELD.items() if table in held)
        raise UsageError(f"--format {form} has no table {table}; expected one of {able}, or no --table.")
    ready(json=output, folder=None)
    saved = _saved(sources)
    collation = saved or _collated(sources, quiet)
    if not collation.tellings and collation.rejected and not saved:
        return nothing_usable(collation.rejected, None)
    write(_made(_part(collation, stories), form, table or "findings"), output)
    return SOME_REJECTED if collation.rejected and not saved else DONE


def _saved(sources: tuple[str, ...]) -> "Collation | None":
    """Return what a JSON file holds, None where the sources are articles. Raises UsageError for a mix."""
    from variorum.errors import UsageError  # noqa: PLC0415

    files = [s for s in sources if s == "-" or s.lower().endswith(".json")]
    if not files:
        return None
    if len(sources) > 1:
        raise UsageError(
            f"{files[0]} is taken for saved findings, and there are {len(sources) - 1} further sources; "
            "expected one such file alone. Name it by itself, or name articles only."
        )
    from variorum.report.saved import loads  # noqa: PLC0415

    return loads(_read(files[0]), files[0] if files[0] != "-" else "standard input")


def _read(name: str) -> bytes:
    from pathlib import Path  # noqa: PLC0415

    from variorum.errors import UnreadableSource  # noqa: PLC0415

    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as problem:
        raise UnreadableSource(
            f"{name} can't be read: {problem.strerror or problem}; expected a file that may be opened. "
            "Check the spelling and the permissions."
        ) from None


def _collated(sources: tuple[str, ...], quiet: bool) -> "Collation":
    """Return what is found in articles, as reading it back from JSON would give it: the same bytes follow."""
    from variorum.cli.output import Progress, report_rejected  # noqa: PLC0415
    from variorum.data import Collation  # noqa: PLC0415
    from variorum.ingest import gather  # noqa: PLC0415
    from variorum.report.json import dumps  # noqa: PLC0415
    from variorum.report.saved import loads  # noqa: PLC0415

    with Progress(quiet=quiet) as progress:
        articles, rejected = gather(sources)
        if not articles:
            return Collation(tellings=(), stories=(), rejected=tuple(rejected))
        from variorum.pipeline import run  # noqa: PLC0415

        collation = run(articles, rejected, progress=progress)
    report_rejected(collation.rejected)
    return loads(dumps(collation))


def _part(collation: "Collation", stories: tuple[str, ...]) -> "Collation":
    """Return only the stories asked for. Raises UsageError where one is not there."""
    from variorum.cli.output import one_line  # noqa: PLC0415
    from variorum.errors import UsageError  # noqa: PLC0415
    from variorum.export.choose import chosen  # noqa: PLC0415

    if not stories:
        return collation
    held = [s.id for s in collation.stories if len(s.tellings) > 1]
    for name in stories:
        if name not in held:
            more = f" and {len(held) - _NAMED} more" if len(held) > _NAMED else ""
            known = one_line(", ".join(held[:_NAMED])) + more if held else "none, nothing hangs together"
            raise UsageError(f"there is no story {name!r}; expected {known}. See stories[].id in the JSON.")
    return chosen(collation, stories)


def _made(collation: "Collation", form: str, name: str) -> bytes:
    """Return the collation, or one table of it, in a format. Each format loads what it alone needs."""
    from importlib import import_module  # noqa: PLC0415

    from variorum.export.choose import forest  # noqa: PLC0415
    from variorum.export.tables import TABLES as KNOWN  # noqa: PLC0415

    make = getattr(import_module(f"variorum.export.{form}"), form)
    made: str | bytes
    if form in _HELD:
        wanted: Table = KNOWN[name]
        made = make(collation, wanted)
    elif form in ("graphml", "dot"):
        made = make(forest(collation), collation.tellings)
    else:
        made = make(collation)
    return made if isinstance(made, bytes) else made.encode("utf-8", "replace")
