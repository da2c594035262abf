"""`variorum export SOURCE...`: what a run found, for other programs."""

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

    SOURCE is one JSON file or report folder that collate or compare wrote (- is JSON on standard
    input), or what collate takes: files with articles, and folders of them. Both give the same bytes.
    """
    from variorum.cli import DONE, SOME_REJECTED  # noqa: PLC0415  help must come at once
    from variorum.cli.output import ready, write  # noqa: PLC0415
    from variorum.cli.results import nothing_usable  # noqa: PLC0415
    from variorum.cli.sources import collated, saved  # noqa: PLC0415
    from variorum.errors import UsageError  # noqa: PLC0415
    from variorum.report.json import dumps  # noqa: PLC0415
    from variorum.report.saved import loads  # noqa: PLC0415

    if table is not None and table not in _HELD.get(form, ()):
        able = ", ".join(f for f, held in _HELD.items() if table in held)
        raise UsageError(f"--format {form} has no table {table}; expected one of {able}, or no --table.")
    ready(json=output, folder=None, sources=sources)
    found = saved(sources)
    # As reading it back from JSON would give it: the same bytes follow.
    collation = found or loads(dumps(collated("export", sources, quiet)))
    if not collation.tellings and collation.rejected and not found:
        return nothing_usable(collation.rejected, None)
    write(_made(_part(collation, stories), form, table or "findings"), output)
    return SOME_REJECTED if collation.rejected and not found else DONE


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
