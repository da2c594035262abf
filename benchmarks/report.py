"""How large a report may grow: a story of 300 tellings, a report of 2,000 stories, written and opened.

    python -m benchmarks.report [--tellings 300] [--stories 2000] [--write]

The collations are made by hand, seeded, of sentences of ours; no model takes part. Every telling of the large
story is aligned with every other, as they are where a wire report is copied all over. Printed for each
report: pages and bytes, processor seconds to write it and to write it again after one article changed, how
many pages that touched, and for its largest pages the seconds until a browser can be used, from disk and with
an empty cache. A browser needs the package playwright and $VARIORUM_CHROMIUM or `chromium` on the path;
without one those figures are left out.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import html

from benchmarks.large import edited, large, many
from benchmarks.measure import machine, measured
from benchmarks.tables import Cell, put, table
from variorum.data import Collation
from variorum.report.html import write

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
# What a story's page quotes of articles.
QUOTING = (
    "//p[contains(@class,'words') or contains(@class,'title') or contains(@class,'said')]"
    " | //ul[contains(@class,'alone')]/li | //q | //span[@class='one']/span"
)


@contextmanager
def browser() -> Iterator[Any]:
    """Yield Chromium, or None where there is none."""
    path = os.environ.get("VARIORUM_CHROMIUM") or shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  the figures of a browser are optional
    except ImportError:
        path = None
    if not path:
        yield None
        return
    with sync_playwright() as play:
        flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        started = play.chromium.launch(executable_path=path, args=flags)
        yield started
        started.close()


def interactive(started: Any, page: Path, tries: int = 5) -> float | None:
    """Return the seconds from asking for a page until it answers a key: the least of some tries.

    The least, since whatever else runs on the machine can only add to it.
    """
    if started is None:
        return None
    taken = []
    for _ in range(tries):
        context = started.new_context(viewport={"width": 1440, "height": 900})
        tab = context.new_page()
        began = time.perf_counter()
        tab.goto(page.as_uri(), wait_until="load")
        tab.keyboard.press("n")
        # Two frames: what the key changed has been drawn.
        tab.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
        taken.append(time.perf_counter() - began)
        context.close()
    return min(taken)


def without_text(page: Path) -> int:
    """Return the bytes that opening a page transfers, style and script with it, less what it quotes.

    Quoted are passages, titles and sentences of articles; their marked-up outlets, letters, dates count.
    """
    raw = page.read_bytes()
    static = sum(p.stat().st_size for p in (page.parents[2] / "static").iterdir())
    tree = html.document_fromstring(raw.decode("utf-8"))
    return len(raw) + static - sum(len(e.text_content().encode()) for e in tree.xpath(QUOTING))


def measure(name: str, collation: Collation, folder: Path, started: Any) -> list[list[Cell]]:
    began = time.process_time()
    with measured() as first:
        write(collation, folder)
    took = time.process_time() - began
    pages = sorted(folder.rglob("*.html"), key=lambda p: -p.stat().st_size)
    before = {p: p.stat().st_mtime_ns for p in pages}
    mended = edited(collation)
    began = time.process_time()
    write(mended, folder)
    again = time.process_time() - began
    touched = sum(p.stat().st_mtime_ns != before.get(p) for p in folder.rglob("*.html"))
    mib = sum(p.stat().st_size for p in pages) / (1 << 20)
    rows: list[list[Cell]] = [
        [f"{name}: pages", len(pages)],
        [f"{name}: MiB", f"{mib:.1f}"],
        [f"{name}: processor seconds to write", f"{took:.1f}"],
        [f"{name}: processor seconds to write again, one article changed", f"{again:.1f}"],
        [f"{name}: pages that touched", touched],
        [f"{name}: peak memory, MiB", f"{first.peak_mib:.0f}"],
    ]
    story_page = max(folder.glob("stories/*/index.html"), key=lambda p: p.stat().st_size)
    shown = {"index": folder / "index.html", "story page": story_page, "largest page": pages[0]}
    for what, page in shown.items():
        seconds = interactive(started, page)
        label = f"{name}: {what}" + (f" ({page.name.split('-')[0]})" if what == "largest page" else "")
        rows.append([f"{label}, kB", round(page.stat().st_size / 1000)])
        rows.append([f"{label}, seconds until usable", None if seconds is None else f"{seconds:.2f}"])
    bare = round(without_text(story_page) / 1000)
    rows.append([f"{name}: story page with style and scripts, without article text, kB", bare])
    return rows


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--tellings", type=int, default=300)
    p.add_argument("--stories", type=int, default=2000)
    p.add_argument("--keep", type=Path, help="write the reports here and leave them")
    p.add_argument("--write", action="store_true", help="write the table into docs/benchmarks.md")
    o = p.parse_args()
    rows: list[list[Cell]] = []
    with browser() as started, tempfile.TemporaryDirectory() as scratch:
        where = o.keep or Path(scratch)
        if o.tellings:
            rows += measure(f"1 story of {o.tellings}", large(o.tellings), where / "large", started)
        if o.stories:
            rows += measure(f"{o.stories} stories", many(o.stories), where / "many", started)
    body = table(["Report", "figure"], rows) + f"\n\nOn {machine()}."
    print(body)
    if o.write:
        put(DOCUMENT, "report", body)


if __name__ == "__main__":
    main()
