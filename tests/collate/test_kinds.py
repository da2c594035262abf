"""The examples that docs/kinds.md says are found by rule alone are found, with their kind, at their place."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from variorum.collate import collate
from variorum.data import Alignment, Kind, Link, Telling
from variorum.statements import extract, resolve
from variorum.testing import tell

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "kinds.md"
DAY = datetime(2025, 3, 11, tzinfo=UTC)
_ROW = re.compile(r"^\| (.+?) \| (.+?) \|$", re.MULTILINE)


def examples() -> list[tuple[str, str, str]]:
    """Return (kind, base, reading) of every row under "by rule"."""
    out = []
    for part in re.split(r"^## ", DOCUMENT.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        kind = part.split("`")[1] if part.startswith("`") else ""
        table = part.partition("| by rule: base | reading |\n| --- | --- |\n")[2]
        out += [(kind, a, b) for a, b in _ROW.findall(table)]
    return out


def told(text: str, name: str) -> Telling:
    lang = "ru" if re.search("[а-я]", text) else "en"
    return tell(*text.split("<br>"), id=name, lang=lang, published=DAY)


@pytest.mark.parametrize(("kind", "base", "reading"), examples())
def test_an_example_is_found_with_its_kind(kind: str, base: str, reading: str) -> None:
    a, b = told(base, "a"), told(reading, "b")
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    links = tuple(Link(i, i, 1.0) for i in range(min(len(a.sentences), len(b.sentences))))
    found = collate(a, b, Alignment(left="a", right="b", links=links, by="test"), said)

    assert kind in [v.kind for v in found]
    assert all(v.note and "@" in v.by for v in found)


def test_every_kind_has_four_examples_and_more() -> None:
    count = {k: sum(kind == k for kind, _, _ in examples()) for k in Kind}

    assert all(n >= 4 for n in count.values()), count
