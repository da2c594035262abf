"""The rules of the house that a machine can check: sizes, names, imports, errors. CONTRIBUTING.md says why."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import variorum.errors

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "variorum"
MODULES = sorted(SOURCE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

FILE_LINES, FILE_LINES_HARD = 500, 800
# Over 500 lines with a reason; nothing may be over 800.
LONG: frozenset[str] = frozenset()
FUNCTION_LINES = 60
PARAMETERS = 7  # ruff counts the same; six is the aim
# Names that say nothing about what a file holds.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "misc", "manager", "core", "shared"}
# What code may raise: our tree, a bug's own kind, and what Python's protocols ask for.
BUGS = {"TypeError", "ValueError", "AssertionError", "NotImplementedError"}
PROTOCOL = {"AttributeError", "KeyError", "IndexError", "StopIteration", "KeyboardInterrupt", "SystemExit"}
HEAVY = {"numpy", "onnxruntime", "tokenizers", "trafilatura", "lxml", "jinja2", "py3langid", "rapidfuzz", "pyarrow"}
ERRORS = {
    name: cls
    for name, cls in vars(variorum.errors).items()
    if isinstance(cls, type) and issubclass(cls, variorum.errors.VariorumError)
}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def loaded_by(program: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter holds after running a program."""
    code = f"import sys\n{program}\nprint(*sorted({{m.split('.')[0] for m in sys.modules}}), file=sys.__stderr__)"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("path", MODULES + TESTS, ids=named)
def test_a_file_fits_on_a_few_screens(path: Path) -> None:
    limit = FILE_LINES_HARD if named(path) in LONG else FILE_LINES

    assert len(path.read_text("utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_function_fits_on_a_screen_and_asks_for_little(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            asked = len(node.args.posonlyargs + node.args.args + node.args.kwonlyargs)
            where = f"{named(path)}:{node.lineno} {node.name}"

            assert (node.end_lineno or 0) - node.lineno < FUNCTION_LINES, where
            assert asked <= PARAMETERS or "testing.py" in where, where


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_binds_a_constant_once(path: Path) -> None:
    bound = [
        name.id
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        for name in (target.elts if isinstance(target, ast.Tuple) else [target])
        if isinstance(name, ast.Name)
    ]

    assert sorted(bound) == sorted(set(bound))


@pytest.mark.parametrize("path", MODULES + TESTS, ids=named)
def test_a_file_is_named_for_what_it_holds(path: Path) -> None:
    assert path.stem not in EMPTY_NAMES
    assert path.parent.name not in EMPTY_NAMES


def test_importing_the_package_is_light() -> None:
    assert not loaded_by("import variorum") & HEAVY


@pytest.mark.parametrize("args", [[], ["--help"], ["collate", "--help"], ["compare", "--help"], ["said", "--help"], ["export", "--help"], ["serve", "--help"], ["review", "merge", "--help"]], ids=" ".join)
def test_help_loads_nothing_heavy(args: list[str]) -> None:
    program = (
        "import io\nsys.stdout = io.StringIO()\nfrom variorum.cli import main\n"
        f"try:\n    main({args!r})\nexcept SystemExit as end:\n    assert not end.code, end.code"
    )

    assert not loaded_by(program) & HEAVY


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_is_raised_is_an_error_we_document(path: Path) -> None:
    """A bare `raise` and `raise problem` pass on what was caught; anything else is named."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            raised = ast.unparse(node.exc.func).split(".")[-1]
            known = set(ERRORS) | BUGS | PROTOCOL
            # click reads its own exceptions; nothing outside the command line may speak click.
            if "cli" in path.relative_to(SOURCE).parts:
                known |= {"Abort", "BadParameter", "ClickException", "UsageError", "Exit"}

            assert raised in known, f"{named(path)}:{node.lineno} raises {raised}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_only_the_edges_print(path: Path) -> None:
    """Stages return; the command line speaks."""
    if "cli" in path.relative_to(SOURCE).parts:
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{named(path)}:{node.lineno}"


def test_templates_never_switch_escaping_off() -> None:
    templates = sorted((SOURCE / "report").rglob("*.html*"))
    for path in templates:
        found = re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text("utf-8"))

        assert found is None, f"{named(path)}: {found}"


def test_the_package_names_no_path_of_anybodys_machine() -> None:
    for path in MODULES:
        found = re.search(r"""["'](/work|/home|/root|/tmp|/Users|[A-Z]:\\\\)""", path.read_text("utf-8"))

        assert found is None, f"{named(path)}: {found}"


def test_every_error_has_a_slug_of_its_own() -> None:
    slugs = [cls.slug for cls in ERRORS.values()]

    assert len(set(slugs)) == len(slugs)
    assert all(cls.__doc__ for cls in ERRORS.values())
