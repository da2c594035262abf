"""The same words written in other ways: how many statements stay as they were, words and speaker.

    python -m benchmarks.written FOLDER [--stories N] [--write]

FOLDER is RETOLD's; the English tellings of its first stories are read as they are and then with lines wrapped
as mail has them, soft hyphens as web pages have them, letters taken apart as old Macs do, entities as feeds
leave them. Nothing that is found should change but for the marks that were put in. Where another quotation
mark stands the models read another word: those rows tell how much that is worth.
"""

import argparse
import json
import re
import textwrap
import unicodedata
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.retold import gold
from benchmarks.tables import Cell, put, table
from variorum.data import Article
from variorum.legible import legible
from variorum.models import tagger
from variorum.pipeline import tell
from variorum.statements import extract, masks, resolve
from variorum.text import plain, squeeze

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 72


def wrapped(text: str) -> str:
    """Return the text with lines of 72 columns, words and hyphens whole."""
    return "\n\n".join(textwrap.fill(p, WIDTH, break_on_hyphens=False) for p in text.split("\n\n"))


def curled(text: str) -> str:
    """Return the text with curled quotation marks and apostrophes."""
    opened = re.sub(r'(^|[\s(\[—–-])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(\w)'(\w)", r"\1’\2", opened)


WAYS: dict[str, Callable[[str], str]] = {
    "lines wrapped at 72 columns": wrapped,
    "a line end for a blank line": lambda s: s.replace("\n\n", "\n"),
    "line ends of Windows": lambda s: s.replace("\n", "\r\n"),
    "one paragraph": lambda s: s.replace("\n\n", " "),
    "soft hyphens": lambda s: re.sub(r"(\w{4})(\w{4,})", "\\1\u00ad\\2", s),
    "zero-width blanks": lambda s: re.sub(r"(\w{6})(\w{5,})", "\\1\u200b\\2", s),
    "letters taken apart": lambda s: unicodedata.normalize("NFD", s),
    "entities": lambda s: s.replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#39;"),
    "marks and dashes plain": plain,
    "quotation marks curled": curled,
}

Said = set[tuple[int, str, str]]


def said(texts: Sequence[str]) -> Said:
    """Return what is said in the tellings of a story: which telling, the words, the speaker."""
    articles = [Article(id=f"{i:03}", text=text) for i, text in enumerate(texts)]
    tellings = [tell(read[0] if (read := legible(a)) else a) for a in articles]
    tagged = tagger()(tellings, standins={t.id: masks(t) for t in tellings})
    found = resolve(tellings, [s for t, g in zip(tellings, tagged, strict=True) for s in extract(t, g)])
    by = {t.id: t.text for t in tellings}
    return {
        (int(s.telling), _words(" ".join(c.of(by[s.telling]) for c in s.content)), _words(s.speaker or ""))
        for s in found
    }


def _words(text: str) -> str:
    return squeeze(plain(text))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder", type=Path)
    p.add_argument("--stories", type=int, default=8)
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    counts = {way: [0, 0, 0] for way in WAYS}
    for path in islice(sorted(o.folder.glob("[0-9][0-9][0-9].json")), o.stories):
        story = json.loads(path.read_text("utf-8"))
        tellings = [gold.telling(story, t) for t in story["tellings"]]
        texts = [t.text for t in tellings if t.lang == "en"]
        before = said(texts)
        for way, write in WAYS.items():
            after = said([write(text) for text in texts])
            here = len(before), len(after), len(before & after)
            counts[way] = [a + b for a, b in zip(counts[way], here, strict=True)]
    rows: list[list[Cell]] = [[way, *n] for way, n in counts.items()]
    body = table(["Written with", "statements before", "after", "the same, words and speaker"], rows)
    print(body)
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "written", body)


if __name__ == "__main__":
    main()
