"""Fields that stand before a text between two lines "---", as notes and site generators write them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from variorum.data import Article
from variorum.ingest import gather
from variorum.legible import legible
from variorum.pipeline import run
from variorum.report.context import full_title
from variorum.report.html import write


def one(path: Path) -> Article:
    (article,), rejected = gather([str(path)])
    assert rejected == ()
    return article


NOTE = """---
title: "Bridge reopens: a first look"
outlet: Karsk Herald
date: 2026-03-02T09:10:00
tags: [bridge, karsk]
---
# Bridge reopens: a first look

The bridge opened on Monday. It had been shut for a year.
"""


def test_fields_before_a_text_are_the_articles_and_no_part_of_what_it_tells(tmp_path: Path) -> None:
    (file := tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    article = one(file)
    assert (article.title, article.outlet) == ("Bridge reopens: a first look", "Karsk Herald")
    assert article.published == datetime(2026, 3, 2, 9, 10, tzinfo=UTC)
    assert article.text == NOTE
    found = run([article])
    (told,) = found.tellings
    assert told.text == NOTE
    assert [told.sentence(i) for i in range(2)] == ["The bridge opened on Monday.", "It had been shut for a year."]
    assert len(told.sentences) == 2


@pytest.mark.parametrize(
    "top",
    [
        "---\nIt opened on Monday, he said.\n---\n",  # a rule over a lead
        "---\ntitle: A\n\nIt opened.\n",  # a rule that nothing closes
        "title: A\n---\n",
        "---\n" + "a: b\n" * 200 + "---\n",
    ],
)
def test_what_is_no_fields_is_text(tmp_path: Path, top: str) -> None:
    (file := tmp_path / "note.md").write_text(top + "The bridge opened.\n", encoding="utf-8")
    article = one(file)
    assert (article.outlet, article.published) == ("", None)
    assert legible(article) is None


@pytest.mark.parametrize(
    "given", ["outlet: [", "outlet: *a", "- a\n- b", "published: 2026-13-45", "outlet: " + "[" * 1500, "outlet: 12"]
)
def test_fields_that_cannot_be_read_are_none(tmp_path: Path, given: str) -> None:
    (file := tmp_path / "note.md").write_text(f"---\n{given}\n---\nThe bridge opened.\n", encoding="utf-8")
    article = one(file)
    assert (article.outlet, article.published) == ("", None)


def test_fields_without_a_text_are_no_article(tmp_path: Path) -> None:
    (file := tmp_path / "note.md").write_text("---\ntitle: Bridge\n---\n\n", encoding="utf-8")
    articles, (rejected,) = gather([str(file)])
    assert (articles, rejected.error) == ((), "empty-text")


def test_an_article_without_a_title_goes_by_its_first_words_not_by_its_fields() -> None:
    post = '---\ntitle: ""\noutlet: Breeze\n---\nThe ferry is late again.'
    assert full_title(Article(id="a", text=post)) == "The ferry is late again."


def test_a_field_that_is_no_yaml_spoils_its_own_line_alone(tmp_path: Path) -> None:
    top = "---\ntitle: Karsk: bridge reopens\noutlet: @karskherald\ndate: 2026-03-02 09:10\nlang: en\n---\n"
    (file := tmp_path / "note.md").write_text(f"{top}The bridge opened on Monday.\n", encoding="utf-8")
    article = one(file)
    assert (article.title, article.outlet) == ("Karsk: bridge reopens", "@karskherald")
    assert article.published == datetime(2026, 3, 2, 9, 10, tzinfo=UTC)


def test_a_texts_page_begins_behind_its_fields(tmp_path: Path) -> None:
    (file := tmp_path / "note.md").write_text(NOTE.replace("# Bridge", "Bridge"), encoding="utf-8")
    (other := tmp_path / "other.md").write_text(NOTE.replace("Karsk Herald", "Vesk Post"), encoding="utf-8")
    write(run([one(file), one(other)]), tmp_path / "out")
    pages = [p.read_text("utf-8") for p in (tmp_path / "out").rglob("text-*.html")]
    assert len(pages) == 2
    assert all("The bridge opened on Monday." in page for page in pages)
    assert not any("tags: [bridge" in page for page in pages)
