"""A pile of articles that are out to break the report, from files to pages, in a real browser."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

EVIL = "</title></template></noscript><script>window.broken=1</script><img src=x onerror=window.broken=1>\"'>\u202edlrow\u2066"
NAMED = "<img src=x onerror=window.broken=1>\u202e"  # no slash: it names a file
BODY = [
    "The harbour board closed the north quay on Monday after 12 inspectors found cracks in its wall.",
    f"\u201c{EVIL} is what the wall says,\u201d harbour master Ilse Varn told reporters.",
    "The quay may open again in June, she said, and a nul\x00byte stood in her letter.",
    "Two ferries were sent to the old pier, and nobody was hurt.",
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a report of the pile; nothing else is written beside it."""
    root = tmp_path_factory.mktemp("hostile")
    pile = root / "pile"
    pile.mkdir()
    text = "\n\n".join(BODY)
    (pile / f"{NAMED}.txt").write_text(f"{EVIL}\n\n{text}", "utf-8")
    page = "".join(f"<p>{x.replace('&', '&amp;').replace('<', '&lt;')}</p>" for x in BODY).replace("12 insp", "40 insp")
    (pile / "page.html").write_text(f"<html><head><title>{EVIL}</title><meta charset=utf-8></head><body><article>{page}</article></body></html>", "utf-8")
    row = {"id": "../../../" + EVIL, "title": EVIL, "outlet": EVIL, "url": "javascript:window.broken=1", "published": "2025-03-04T12:00:00Z", "lang": "en",
           "text": text.replace("12 inspectors", "Nearly 30 inspectors").replace("may open", "will open")}  # fmt: skip
    (pile / "long.txt").write_text("A word\n\n" + "x" * 100_000 + " is a word, said Ilse Varn.", "utf-8")
    (pile / "lines.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    env = os.environ | {"NO_COLOR": "1"}
    done = subprocess.run([sys.executable, "-m", "variorum", "collate", "pile", "-o", "out"], cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 3), done.stderr
    assert "\u202e" not in done.stdout + done.stderr
    assert sorted(x.name for x in root.iterdir()) == ["out", "pile"]
    return root / "out"


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    page.troubles = []
    page.on("console", lambda m: page.troubles.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: page.troubles.append(str(e)))
    page.on("dialog", lambda d: page.troubles.append(d.message))
    page.on("request", lambda r: page.troubles.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
    yield page
    context.close()


def test_they_hang_together_and_break_nothing(tab: Any, out: Path) -> None:
    pages = sorted(out.rglob("*.html"))
    assert len(list(out.glob("stories/*/text-*.html"))) >= 2
    for path in pages:
        tab.goto(path.as_uri())
        seen = tab.evaluate(
            "() => ({ broken: window.broken, images: document.images.length, scripts: document.scripts.length,"
            " odd: [...document.querySelectorAll('a')].filter((a) => !['file:', 'http:', 'https:'].includes(new URL(a.href, location).protocol)).length,"
            " turned: /[\\u202a-\\u202e\\u2066-\\u2069\\0]/.test(document.documentElement.outerHTML),"
            " over: document.documentElement.scrollWidth - document.documentElement.clientWidth })"
        )
        assert seen == {"broken": None, "images": 0, "scripts": 2, "odd": 0, "turned": False, "over": 0}, path.name
    assert not tab.troubles


def test_the_words_themselves_are_there_to_be_read(tab: Any, out: Path) -> None:
    for path in out.glob("stories/*/text-*.html"):
        tab.goto(path.as_uri())
        assert "<script>window.broken=1</script>" in tab.locator("main").inner_text()
    tab.goto(next(out.glob("articles/a-word-*.html")).as_uri())
    shown = tab.evaluate("[...document.querySelectorAll('.line .text')].map((x) => x.textContent).join('')")
    assert "x" * 100_000 in shown


def test_every_file_stays_in_the_folder_under_a_plain_name(out: Path) -> None:
    for path in out.rglob("*"):
        assert path.resolve().is_relative_to(out.resolve())
        assert path.name.isascii()
        assert not set(path.name) & set("<>\"'%\\ ")
