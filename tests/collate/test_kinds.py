"""The examples that docs/kinds.md says are found, by rule alone or with the checker, are found with their kind."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from variorum.collate import backward, collate, passages, standins
from variorum.data import Alignment, Kind, Link, Statement, Telling
from variorum.models import checker
from variorum.statements import extract, resolve
from variorum.testing import tell

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "kinds.md"
DAY = datetime(2025, 3, 11, tzinfo=UTC)
_ROW = re.compile(r"^\| (.+?) \| (.+?) \|$", re.MULTILINE)


BY_RULE, WITH_CHECKER = "by rule", "with the checker"


def examples(table: str) -> list[tuple[str, str, str]]:
    """Return (kind, base, reading) of every row of the tables under one heading."""
    out = []
    for part in re.split(r"^## ", DOCUMENT.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        kind = part.split("`")[1] if part.startswith("`") else ""
        rows = part.partition(f"| {table}: base | reading |\n| --- | --- |\n")[2].partition("\n\n")[0]
        out += [(kind, a, b) for a, b in _ROW.findall(rows + "\n")]
    return out


def told(text: str, name: str) -> Telling:
    lang = "ru" if re.search("[а-я]", text) else "en"
    return tell(*text.split("<br>"), id=name, lang=lang, published=DAY)


def compared(base: str, reading: str) -> tuple[Telling, Telling, Alignment, list[Statement]]:
    a, b = told(base, "a"), told(reading, "b")
    links = tuple(Link(i, i, 1.0) for i in range(min(len(a.sentences), len(b.sentences))))
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    return a, b, Alignment(left="a", right="b", links=links, by="test"), list(said)


@pytest.mark.parametrize(("kind", "base", "reading"), examples(BY_RULE))
def test_an_example_is_found_with_its_kind(kind: str, base: str, reading: str) -> None:
    found = collate(*compared(base, reading))

    assert kind in [v.kind for v in found]
    assert all(v.note and "@" in v.by for v in found)


def test_what_rules_and_checker_find_together_is_found_with_its_kind() -> None:
    rows = [*examples(BY_RULE), *examples(WITH_CHECKER)]
    pairs = [compared(base, reading) for _, base, reading in rows]
    asked = [
        (one, left, other, right, standins(a, b))
        for a, b, x, said in pairs
        for one, other, keys in ((a, b, passages(a, b, x)), (b, a, backward(a, b, x, said)))
        for left, right in keys
    ]
    marks = iter(checker()(asked, lambda done, total: None))
    missed = []
    for (kind, _, reading), (a, b, x, said) in zip(rows, pairs, strict=True):
        checked = {key: next(marks) for key in passages(a, b, x)}
        found = collate(a, b, x, said, checked, {key: next(marks) for key in backward(a, b, x, said)})
        if kind not in [v.kind for v in found]:
            missed.append((kind, reading))

    assert not missed


@pytest.mark.parametrize(("kind", "base", "reading"), examples(WITH_CHECKER))
def test_what_is_said_to_need_the_checker_is_found_by_no_rule(kind: str, base: str, reading: str) -> None:
    assert kind not in [v.kind for v in collate(*compared(base, reading))]


def test_every_kind_has_ten_examples_by_rule() -> None:
    count = {k: sum(kind == k for kind, _, _ in examples(BY_RULE)) for k in Kind}

    assert all(n >= 10 for n in count.values()), count
