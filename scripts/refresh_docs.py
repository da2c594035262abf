"""Runs the commands that the documents show and writes what they print between the markers.

    python scripts/refresh_docs.py            every document
    python scripts/refresh_docs.py --check    changes nothing; exit code 1 where `--help` texts have drifted

A place looks like this; the fence between is replaced:

    <!-- output of: variorum collate examples/ferry -->
    <!-- end of output -->

Commands run in the repository root with 80 columns and no colour. What a pipe adds ("| head") runs but is not shown.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_PLACE = re.compile(r"(<!-- output of: (?P<command>[^\n]+?) -->\n).*?(<!-- end of output -->)", re.DOTALL)


def documents() -> list[Path]:
    """Return every document that may hold a place, in name order."""
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])


def printed(command: str) -> str:
    """Return what a command prints, standard output and error in one, trailing blanks cut."""
    env = os.environ | {
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    }
    done = subprocess.run(command, shell=True, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    return "\n".join(line.rstrip() for line in done.stdout.rstrip("\n").split("\n"))


def refreshed(text: str, only: str = "") -> str:
    """Return a document with each place filled anew, or only those whose command holds `only`."""

    def fill(m: re.Match[str]) -> str:
        command = m["command"]
        if only not in command:
            return m.group()
        return f"{m.group(1)}```console\n$ {command.split(' | ')[0]}\n{printed(command)}\n```\n{m.group(3)}"

    return _PLACE.sub(fill, text)


def main() -> int:
    """Refresh or check the documents; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    drifted = []
    for path in documents():
        old = path.read_text("utf-8")
        # Help texts are the same on every machine; findings may differ in the last digit of a confidence.
        new = refreshed(old, only="--help" if options.check else "")
        if new != old:
            drifted.append(path)
            if not options.check:
                path.write_text(new, "utf-8")
    for path in drifted:
        print(("drifted: " if options.check else "written: ") + str(path.relative_to(ROOT)))
    return 1 if options.check and drifted else 0


if __name__ == "__main__":
    sys.exit(main())
