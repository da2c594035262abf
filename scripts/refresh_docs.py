"""Fills the places in the documents that a machine fills: what commands print, and the tree of the package.

    python scripts/refresh_docs.py            every document
    python scripts/refresh_docs.py --check    changes nothing; exit code 1 where a tree or help text drifted

A place looks like one of these; what stands between is replaced:

    <!-- output of: variorum collate examples/ferry -->
    <!-- end of output -->
    <!-- tree of: src/variorum -->
    <!-- end of tree -->

The tree has a line a module, the first sentence of its docstring. Commands run in the repository root with
80 columns and no colour. What a pipe adds ("| head") runs but is not shown.
"""

import argparse
import ast
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_PLACE = re.compile(r"(<!-- output of: (?P<command>[^\n]+?) -->\n).*?(<!-- end of output -->)", re.DOTALL)
_TREE = re.compile(r"(<!-- tree of: (?P<folder>[^\n]+?) -->\n).*?(<!-- end of tree -->)", re.DOTALL)
TREE_WIDTH = 130  # columns a line of the tree may take


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


def apart() -> None:
    """Put single articles of the example into files of their own, as the documents tell readers to."""
    lines = (ROOT / "examples/ferry/articles.jsonl").read_text("utf-8").splitlines(keepends=True)
    (ROOT / "out").mkdir(exist_ok=True)
    for n, name in ((0, "wire"), (2, "slanted")):
        (ROOT / "out" / f"{name}.jsonl").write_text(lines[n], "utf-8")


def sentence(path: Path) -> str:
    """Return the first sentence of a module's docstring, on one line; "" where it has none."""
    doc = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    first = " ".join(doc.split("\n\n")[0].split())
    return re.split(r"(?<=[.])\s", first + " ")[0].strip()


def tree(folder: Path) -> str:
    """Return a line for each module of a package; a package's own, `__init__`, before what it holds."""
    lines = [f"{folder.relative_to(ROOT)}/"]
    modules = folder.rglob("*.py")
    for path in sorted(modules, key=lambda p: (p.parent if p.name == "__init__.py" else p).parts):
        inner = path.relative_to(folder)
        if path.name == "__init__.py" and path.parent != folder:
            name, depth = f"{inner.parent.name}/", len(inner.parent.parts)
        else:
            name, depth = inner.name, len(inner.parts)
        told = f"{'  ' * depth}{name}".ljust(24) + " " + sentence(path)
        lines.append(told if len(told) <= TREE_WIDTH else told[: TREE_WIDTH - 2].rsplit(" ", 1)[0] + " …")
    return "\n".join(lines)


def refreshed(text: str, only: str = "") -> str:
    """Return a document with each place filled anew; of the commands only those that hold `only`."""

    def fill(m: re.Match[str]) -> str:
        command = m["command"]
        if only not in command:
            return m.group()
        return f"{m.group(1)}```console\n$ {command.split(' | ')[0]}\n{printed(command)}\n```\n{m.group(3)}"

    def grow(m: re.Match[str]) -> str:
        return f"{m.group(1)}```text\n{tree(ROOT / m['folder'])}\n```\n{m.group(3)}"

    return _TREE.sub(grow, _PLACE.sub(fill, text))


def main() -> int:
    """Refresh or check the documents; return the exit code."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--check", action="store_true", help="change nothing, fail on drift")
    parser.add_argument("--only", default="", metavar="TEXT", help="run only commands that hold this text")
    options = parser.parse_args()
    if not options.check:
        apart()
    drifted = []
    for path in documents():
        old = path.read_text("utf-8")
        # Help texts are the same on every machine; findings may differ in the last digit of a confidence.
        new = refreshed(old, only="--help" if options.check else options.only)
        if new != old:
            drifted.append(path)
            if not options.check:
                path.write_text(new, "utf-8")
    for path in drifted:
        print(("drifted: " if options.check else "written: ") + str(path.relative_to(ROOT)))
    return 1 if options.check and drifted else 0


if __name__ == "__main__":
    sys.exit(main())
