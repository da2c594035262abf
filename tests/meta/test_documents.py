"""The documents say what is there: errors, dependencies, modules, verbs, kinds."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import variorum.errors
from variorum.cli import VERBS
from variorum.data import Kind, Relation

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "variorum"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def headings(text: str) -> set[str]:
    """Return the anchors a reader of Markdown makes of a document's headings."""
    found = re.findall(r"^#{1,6}\s+(.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", re.sub(r"`", "", h)).strip().lower().replace(" ", "-") for h in found}


def test_every_error_is_documented() -> None:
    anchors = headings(read("docs/errors.md"))
    slugs = {
        cls.slug
        for cls in vars(variorum.errors).values()
        if isinstance(cls, type) and issubclass(cls, variorum.errors.VariorumError) and not cls.__subclasses__()
    }

    assert slugs <= anchors


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    names = {re.split(r"[<>=!~\[; ]", d)[0] for d in wanted if not d.startswith("variorum")}
    told = set(re.findall(r"^\| `([\w\-]+)`", read("docs/dependencies.md"), re.MULTILINE))

    assert names == told


def test_every_verb_has_a_page_that_shows_its_help() -> None:
    for verb in VERBS:
        assert f"$ variorum {verb} --help" in read(f"docs/{verb}.md")


def test_every_kind_and_relation_is_explained() -> None:
    assert {str(kind) for kind in Kind} <= headings(read("docs/kinds.md"))
    for relation in Relation:
        assert f"`{relation}`" in read("docs/collate.md")


def test_no_table_of_figures_stands_twice() -> None:
    tables = re.findall(r"<!-- table: .*?<!-- end of table -->", read("docs/benchmarks.md"), re.DOTALL)

    assert tables
    for body in tables:
        heads = re.findall(r"^(\|.*\|)\n\| --- ", body, re.MULTILINE)
        assert len(heads) == len(set(heads)), heads


def test_help_texts_and_the_tree_are_the_programs() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "refresh_docs.py"), "--check"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_architecture_has_a_place_for_the_tree() -> None:
    """That it is up to date is checked with the help texts, above."""
    tree = read("ARCHITECTURE.md").split("<!-- tree of: src/variorum -->", 1)[1].split("<!-- end of tree -->", 1)[0]

    assert "data.py" in tree


def test_architecture_shows_the_layers_that_are_checked() -> None:
    contracts = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    shown = read("ARCHITECTURE.md").split("## Layers", 1)[1].split("```text\n", 1)[1].split("\n```", 1)[0]

    assert shown.splitlines() == contracts[0]["layers"]


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_documents_name_no_path_of_anybodys_machine(path: Path) -> None:
    assert not re.search(r"(?<![\w.])/(work|home|root|tmp|Users)/", path.read_text("utf-8"))
