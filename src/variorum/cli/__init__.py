"""The command line: one group, a file a verb. A verb's module loads when it is called: help is instant."""

import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from variorum import __version__
from variorum.cli.output import complain, forget_stdout, told
from variorum.errors import UsageError, VariorumError

# verb -> what it does, for the list of verbs; each is a click command of that name in a module of that name
VERBS = {
    "collate": "Find who tells the same report, who drew on whom, and what each telling changed.",
    "compare": "Show how article B differs from article A.",
    "export": "Write what was found as CSV, JSON lines, Parquet, Web Annotation, TEI, GraphML or DOT.",
    "review": "Put together what reviewers decided about findings.",
    "said": "List what one speaker is said to have said, telling by telling.",
    "serve": "Show the report in a browser on this machine, and keep a review of it.",
}
DONE, WRONG_USE, SOME_REJECTED, FAILED, STOPPED = 0, 2, 3, 4, 130


class _Verbs(click.Group):
    """A group that knows its verbs by name and loads each on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in VERBS:
            return None
        command = getattr(import_module(f"variorum.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


_CODES = "Exit codes: 0 done; 2 wrong use; 3 done, some input rejected; 4 failed."
_SETTINGS = {"help_option_names": ["-h", "--help"]}


@click.group(cls=_Verbs, invoke_without_command=True, context_settings=_SETTINGS, epilog=_CODES)
@click.version_option(__version__, prog_name="variorum", message="%(prog)s %(version)s")
@click.pass_context
def group(ctx: click.Context) -> None:
    """Read articles and show what lies behind them.

    Which tell the same report, who drew on whom, who is said to have said what, and what each
    telling changed, every finding with the words it rests on. Nothing leaves this machine.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit.

    0 done, 2 wrong use, 3 done with some input rejected, 4 failed, 130 stopped by Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # where a terminal lacks a letter it shows "?"
    sys.exit(_outcome(args))


def _outcome(args: Sequence[str] | None) -> int:
    """Return the exit code, every failure told in one line. No user's mistake shows a traceback."""
    try:
        code = group.main(args=args, prog_name="variorum", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        complain("stopped before the end; nothing more was written")
        return STOPPED
    except (click.ClickException, UsageError) as problem:
        complain(_wrong_use(problem))
        return WRONG_USE
    except BrokenPipeError:  # whoever read standard output has gone: nobody to tell
        forget_stdout()
        return FAILED
    except Exception as problem:  # noqa: BLE001  the last line of defence: what is no user's doing is told as a bug
        forget_stdout()
        complain(_failure(problem))
        return FAILED
    return code if isinstance(code, int) else DONE


def _wrong_use(problem: click.ClickException | UsageError) -> str:
    if not isinstance(problem, click.ClickException):
        return told(problem)
    path = "variorum"
    if isinstance(problem, click.UsageError) and problem.ctx:
        path = problem.ctx.command_path
    said = problem.format_message()
    stop = "" if said.endswith((".", "?", "?)")) else "."
    return f"{said}{stop} See '{path} --help'. [{UsageError.slug}]"


def _failure(problem: Exception) -> str:
    match problem:
        case VariorumError():
            return told(problem)
        case OSError():
            what = f"{problem.filename or 'output'}: {problem.strerror or problem}"
            said = f"{what}; expected to be able to read and write. Check the disk and the permissions."
        case MemoryError():
            said = "out of memory; expected less material at once. Collate fewer or shorter articles."
        case _:
            traceback.print_exception(problem)
            said = f"internal error ({type(problem).__name__}). This is a bug: report it with these lines."
    return f"{said} [{VariorumError.slug}]"
