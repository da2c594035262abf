"""`variorum review merge FILE...`: what several reviewers decided, as one file."""

import click


@click.group()
def review() -> None:
    """Put together what reviewers decided about findings.

    Decisions are made in 'variorum serve', or on the pages of a saved report, and kept as JSON lines.
    """


@review.command(short_help="Write the decisions of several review files as one.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to [-, standard output].")
def merge(files: tuple[str, ...], output: str) -> int:
    """Write the decisions of several review files as one, each once, in the order of their time.

    A plain concatenation means the same. Findings on which reviewers differ are told on standard error;
    all their decisions are kept, and the report shows them side by side.
    """
    from variorum.cli import DONE, SOME_REJECTED  # noqa: PLC0415  help must come at once
    from variorum.cli.output import complain, ready, write  # noqa: PLC0415
    from variorum.cli.results import load_review  # noqa: PLC0415
    from variorum.review import line, merged, standing  # noqa: PLC0415

    ready(json=output, folder=None)
    read = [load_review(f) for f in files]
    together = merged(d for found, _ in read for d in found)
    write(b"".join(line(d) for d in together), output)
    for stands in standing(together).values():
        if stands.conflict:
            d = stands.last
            words = " / ".join(f"{p.telling}: “{p.words}”" for p in (d.base, d.reading) if p)
            said = "; ".join(
                f"{x.by}: {x.verdict}" + (f" as {x.as_kind}" if x.as_kind else "") for x in stands.decisions
            )
            complain(f"reviewers differ on {d.kind} {words} ({said})")
    return SOME_REJECTED if any(wrong for _, wrong in read) else DONE
