"""The page on Python: what it shows runs, and prints what it says."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "api.md"


def test_the_page_runs_from_top_to_bottom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = re.findall(r"^```pycon\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    page = doctest.DocTestParser().get_doctest("\n".join(shown), {}, PAGE.name, str(PAGE), 0)
    assert len(page.examples) > 20
    said: list[str] = []
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(page, out=said.append)
    assert runner.failures == 0, "".join(said)


def test_every_function_it_lists_is_imported_by_it() -> None:
    text = PAGE.read_text("utf-8")
    listed = re.findall(r"`variorum\.([\w.]+)\.(\w+)\(", text)
    assert len(listed) >= 6
    for module, name in listed:
        assert re.search(rf">>> from variorum\.{re.escape(module)} import {name}\b", text), name
