"""A browser if there is one: Debian's Chromium, driven by Playwright, with axe-core to check each page.

Looked for: the Python package `playwright`; a browser at $VARIORUM_CHROMIUM, else `chromium` on the
path; axe at $VARIORUM_AXE, else in node_modules beside the repository's root. What is missing is said
in the reason for skipping.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))  # report_fixture serves the tests beside this folder too


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Yield a started Chromium."""
    api = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
    path = os.environ.get("VARIORUM_CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("no Chromium: install Debian's package chromium or set VARIORUM_CHROMIUM")
    with api.sync_playwright() as play:
        # Without a sandbox only where the tests run as root, as they do in a container.
        flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        started = play.chromium.launch(executable_path=path, args=flags)
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Return axe-core's source."""
    for path in (os.environ.get("VARIORUM_AXE", ""), ROOT / "node_modules" / "axe-core" / "axe.min.js"):
        if path and Path(path).is_file():
            return Path(path).read_text(encoding="utf-8")
    pytest.skip("no axe-core: npm install axe-core, or set VARIORUM_AXE to axe.min.js")
