"""The documents say what is there: errors, dependencies, files, verbs, kinds."""

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
# Files that make one idea together have one line, their folder's.
FOLDED = {"lexicon", "report/templates", "report/static", "models/weights"}


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


def test_help_texts_in_the_documents_are_the_programs() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "refresh_docs.py"), "--check"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_architecture_lists_the_files_that_are() -> None:
    tree = read("ARCHITECTURE.md").split("```text\nsrc/variorum/", 1)[1].split("```", 1)[0]
    told, folder = set(), ""
    for line in tree.splitlines()[1:]:
        m = re.match(r"(?P<indent> +)(?P<name>[\w./]+)\s", line + " ")
        if m is None:
            continue
        if len(m["indent"]) == 2:
            folder = m["name"] if m["name"].endswith("/") else ""
            told.add(m["name"].rstrip("/"))
        else:
            told.add(folder + m["name"].rstrip("/"))
    there = set()
    for path in SOURCE.rglob("*.py"):
        inner = path.relative_to(SOURCE)
        fold = next((f for f in FOLDED if inner.is_relative_to(f)), None)
        there.add(fold or str(inner.parent if path.name == "__init__.py" and inner.parent != Path() else inner))
    told -= FOLDED - there

    assert there <= told | FOLDED, sorted(there - told)
    assert {t for t in told if t.endswith(".py")} <= there, sorted(told - there)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_documents_name_no_path_of_anybodys_machine(path: Path) -> None:
    assert not re.search(r"(?<![\w.])/(work|home|root|tmp|Users)/", path.read_text("utf-8"))
