"""Stories that the checker learns from and those kept from it: every label stands where it says."""

import csv
import json
import re
from pathlib import Path

import pytest

from variorum.data import Kind

TRAINING = Path(__file__).parents[1] / "training"
HELD = ("unseen", "kept", "fresh")
STORIES = sorted(p for part in ("stories", *HELD) for p in (TRAINING / part).glob("*.json"))
LANGUAGES = {"en", "de", "fr", "es", "ru", "uk"}


def stands(words: str, text: str) -> int:
    """Return how often some words stand in a text, not inside longer ones; what is empty stands once."""
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text)) if words else 1


@pytest.mark.parametrize("path", STORIES, ids=lambda p: p.stem)
def test_every_change_is_pinned_to_words_that_stand_once(path: Path) -> None:
    story = json.loads(path.read_text(encoding="utf-8"))
    texts = {name: t["text"] for name, t in story["texts"].items()}
    assert story["id"] == path.stem
    assert {t["lang"] for t in story["texts"].values()} <= LANGUAGES
    for pair in story["pairs"]:
        for c in pair["changes"]:
            assert Kind(c["kind"]) is not Kind.OMISSION
            assert c["was"] or c["now"]
            assert stands(c["was"], texts[pair["base"]]) == 1, c
            assert stands(c["now"], texts[pair["reading"]]) == 1, c


@pytest.mark.parametrize("part", HELD)
def test_what_is_kept_for_measuring_is_not_learnt_from(part: str) -> None:
    learnt, held = ({p.name for p in (TRAINING / folder).glob("*.json")} for folder in ("stories", part))
    assert held
    assert not learnt & held


def test_every_verdict_on_real_news_says_where_and_what() -> None:
    with (TRAINING / "judged" / "findings.tsv").open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t"))
    assert rows
    places = [(r["base"], r["reading"], r["kind"], r["base at"], r["reading at"]) for r in rows]
    assert len(set(places)) == len(places)
    for r in rows:
        lost = Kind(r["kind"]) is Kind.OMISSION  # shown by the base's words alone
        assert not (lost and r["reading at"]), r
        assert r["verdict"] in ("right", "kind", "trifle", "wrong"), r
        start, end = map(int, r["base at" if lost else "reading at"].split("-"))
        assert start < end, r


def test_every_verdict_on_a_statement_says_where_and_what() -> None:
    with (TRAINING / "judged" / "statements.tsv").open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t"))
    assert rows
    assert len({(r["text"], r["content"], r["speaker"]) for r in rows}) == len(rows)
    for r in rows:
        assert r["verdict"] in ("right", "speaker", "content", "none"), r
        assert r["looked at"] in ("yes", "no"), r
        assert re.fullmatch(r"[0-9a-f]{10}|", r["speaker"]), r
        assert all(int(a) < int(b) for a, b in (x.split("-") for x in r["content"].split())), r


def test_every_story_is_told_faithfully_and_otherwise() -> None:
    assert STORIES
    for path in STORIES:
        pairs = json.loads(path.read_text(encoding="utf-8"))["pairs"]
        assert any(not (p["changes"] or p["omitted"]) for p in pairs), path.stem
        assert any(p["changes"] for p in pairs), path.stem
