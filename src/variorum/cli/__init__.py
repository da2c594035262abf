"""The command line: one module a verb, loaded when its verb is called, so that `--help` answers at once."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from variorum import __version__
from variorum.cli.output import complain
from variorum.errors import UsageError, VariorumError

DONE, WRONG_USE, SOME_REJECTED, FAILED, STOPPED = 0, 2, 3, 4, 130

# Verb -> what it does in a line, told here so that the help text loads no verb.
VERBS = {
    "collate": "Find which articles tell the same report, who drew on whom, and what each telling changed.",
    "compare": "Compare two articles: what the second changed against the first.",
}


class _Verbs(click.Group):
    """A group whose commands are the modules of this package by name, each with a `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"variorum.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", message="variorum %(version)s")
def group() -> None:
    """See which articles retell one report, who drew on whom, and what each telling changed.

    Every finding points at the words in both texts. Nothing leaves this machine.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 2 wrong use, 3 some input rejected, 4 failed, 130 stopped."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show a letter shows a sign in its place; that must not end a run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = group.main(
            args=None if arguments is None else list(arguments), prog_name="variorum", standalone_mode=False
        )
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as helped:
        click.echo(helped.format_message())
        return DONE
    except click.UsageError as wrong:
        complain(f"{_one_line(wrong.format_message())} See 'variorum --help'.")
        return WRONG_USE
    except (KeyboardInterrupt, click.Abort):
        complain("stopped before the end; nothing more is written.")
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has seen enough ("| head"). Keep the interpreter from flushing into the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except UsageError as wrong:
        complain(str(wrong))
        return WRONG_USE
    except VariorumError as error:
        complain(str(error))
        return FAILED
    except OSError as problem:
        complain(f"{_one_line(str(problem))}. Expected to be able to read and write; check the disk and the rights.")
        return FAILED
    except MemoryError:
        complain("the memory is used up. Expected more of it or less material; collate fewer articles at a time.")
        return FAILED
    return code if isinstance(code, int) else DONE


def _one_line(text: str) -> str:
    return " ".join(text.split())
