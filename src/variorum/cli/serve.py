"""`variorum serve SOURCE_OR_REPORT...`: the report in a browser on this machine, and a review kept."""

import click

PORT = 8765  # the same each time, so that a link to a finding holds
REVIEW = "review.jsonl"


@click.command()
@click.argument("sources", metavar="SOURCE_OR_REPORT...", nargs=-1, required=True)
@click.option("--review", metavar="FILE", default=REVIEW, show_default=True, help="Where decisions are kept.")
@click.option("--reviewer", metavar="NAME", help="Whose decisions they are [your login name].")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any.")
@click.option("--open", "browse", is_flag=True, help="Open it in the browser.")
@click.option("-q", "--quiet", is_flag=True, help="No progress; errors are still told.")
def serve(
    sources: tuple[str, ...], review: str, reviewer: str | None, port: int, browse: bool, quiet: bool
) -> int:
    """Show the report in a browser, and keep what you decide about its findings.

    SOURCE_OR_REPORT is what collate takes (files with articles, folders of them), or one report
    folder or JSON file that collate or compare wrote. Pages are shown to this machine alone, at
    127.0.0.1. Ctrl-C stops.
    """
    import signal  # noqa: PLC0415  help must come at once
    from pathlib import Path  # noqa: PLC0415

    from variorum.cli import DONE  # noqa: PLC0415
    from variorum.cli.output import complain, one_line, ready, say  # noqa: PLC0415
    from variorum.cli.results import nothing_usable, tell_wrong  # noqa: PLC0415
    from variorum.cli.sources import collated, saved  # noqa: PLC0415
    from variorum.errors import OutputError  # noqa: PLC0415
    from variorum.web.app import App  # noqa: PLC0415
    from variorum.web.journal import Journal  # noqa: PLC0415
    from variorum.web.server import ADDRESS, bind  # noqa: PLC0415
    from variorum.web.shelf import Shelf  # noqa: PLC0415

    ready(json=review, folder=None, sources=sources, added_to=True)
    with bind(port) as server:  # first of all: a port that is taken is told before the work
        journal = Journal(Path(review))
        tell_wrong(review, journal.decisions()[1])
        collation = saved(sources) or collated("serve", sources, quiet)
        if not collation.tellings:
            return nothing_usable(collation.rejected, None)
        shelf = Shelf(collation)
        shelf.revise(journal.decisions()[0])
        server.app = App(shelf, journal, reviewer=reviewer or _login(), port=server.port)
        address = f"http://{ADDRESS}:{server.port}/"
        say(f"Report: {address} (Ctrl-C stops)")
        if journal.writable():
            say(f"Decisions of {one_line(server.app.desk.reviewer)} go to {one_line(review)}")
        else:
            complain(
                f"note on {review}: it may not be written to, so no decision can be kept; expected that. "
                f"Name another with --review. [{OutputError.slug}]"
            )
        if browse:
            click.launch(address)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # told to stop is as good as Ctrl-C
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("")
    return DONE


def _login() -> str:
    """Return the name of whoever runs this, "reviewer" where the system has none."""
    import getpass  # noqa: PLC0415

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "reviewer"
