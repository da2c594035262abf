"""`variorum compare A B`: how one article differs from another."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from variorum.cli.output import Progress
    from variorum.data import Article, Rejected


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("-o", "--output", "folder", metavar="DIR", help="Write the report into this folder.")
@click.option("--json", "json_file", metavar="FILE", help="Write all findings as JSON; - is standard output.")
@click.option("--review", metavar="FILE", help="Show in the report what this review file says.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors are still told.")
def compare(
    a: str, b: str, folder: str | None, json_file: str | None, review: str | None, quiet: bool
) -> int:
    """Show how article B differs from article A.

    A is taken as the base: every difference says what B has where A has something else. Each of A
    and B is a file with one article.
    """
    from dataclasses import replace  # noqa: PLC0415  help must come at once

    from variorum.cli.output import Progress, ready  # noqa: PLC0415
    from variorum.cli.results import deliver, nothing_usable  # noqa: PLC0415
    from variorum.cli.settings import settings  # noqa: PLC0415

    ready(json=json_file, folder=folder, sources=(a, b))
    with Progress(quiet=quiet) as progress:
        left, lost_left = _only(a, progress)
        right, lost_right = _only(b, progress)
        rejected = (*lost_left, *lost_right)
        if left is None or right is None:
            return nothing_usable(rejected, json_file)
        from variorum import pipeline  # noqa: PLC0415

        collation = replace(
            pipeline.compare(left, right, progress=progress),
            rejected=rejected,
            settings=settings("compare", (a, b), review),
        )
    return deliver(collation, folder=folder, json_file=json_file, quiet=quiet, review=review)


def _only(source: str, progress: "Progress") -> "tuple[Article | None, tuple[Rejected, ...]]":
    """Return the one article of a source, None where it could not be used. Raises UsageError for several."""
    from variorum.cli.material import gathered  # noqa: PLC0415
    from variorum.errors import UsageError  # noqa: PLC0415

    articles, rejected = gathered([source], progress)
    if len(articles) > 1:
        raise UsageError(
            f"{source} holds {len(articles)} articles; expected exactly one. "
            f"Name a file with one article, or use 'variorum collate {source}'."
        )
    return (articles[0] if articles else None), rejected
