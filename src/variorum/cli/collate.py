"""`variorum collate SOURCE...`: the main job."""

import click


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("-o", "--output", "folder", metavar="DIR", help="Write the report into this folder.")
@click.option("--json", "json_file", metavar="FILE", help="Write all findings as JSON; - is standard output.")
@click.option("--review", metavar="FILE", help="Show in the report what this review file says.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors are still told.")
def collate(
    sources: tuple[str, ...], folder: str | None, json_file: str | None, review: str | None, quiet: bool
) -> int:
    """Find who tells the same report, who drew on whom, and what each telling changed.

    SOURCE is a text, a web page, a .docx or .eml file, a table (.csv) or JSON lines (.jsonl) with an
    article a row, or a folder of these.
    """
    from dataclasses import replace  # noqa: PLC0415  help must come at once

    from variorum.cli.material import gathered  # noqa: PLC0415
    from variorum.cli.output import Progress, ready  # noqa: PLC0415
    from variorum.cli.results import deliver, nothing_usable  # noqa: PLC0415
    from variorum.cli.settings import settings  # noqa: PLC0415

    ready(json=json_file, folder=folder, sources=sources)
    with Progress(quiet=quiet) as progress:
        articles, rejected = gathered(sources, progress)
        if not articles:
            return nothing_usable(rejected, json_file)
        from variorum.pipeline import run  # noqa: PLC0415

        asked = settings("collate", sources, review)
        collation = replace(run(articles, rejected, progress=progress), settings=asked)
    return deliver(collation, folder=folder, json_file=json_file, quiet=quiet, review=review)
