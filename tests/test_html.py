"""The report as files: complete, escaped, inside its folder, rewritten only where it changed."""

import os
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

import report_fixture as ferry
import variorum
from variorum.data import Collation, Rejected
from variorum.errors import OutputError
from variorum.report.html import LIST, POLICY, STATIC, write

SOURCES = Path(variorum.__file__).parent / "report"


class Seen(HTMLParser):
    """What a browser would find in a page: tags, links, ids, text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.shape: list[tuple[str, ...]] = []  # each tag with its attributes' names
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.shape.append((tag, *(name for name, _ in attrs)))
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self.words += data


def written(folder: Path) -> dict[str, Seen]:
    return {p.relative_to(folder).as_posix(): Seen(p.read_text()) for p in sorted(folder.rglob("*.html"))}


def test_the_index_is_returned_and_the_static_files_lie_beside_it(tmp_path: Path) -> None:
    index = write(ferry.collation(), tmp_path / "out")
    assert index == tmp_path / "out" / "index.html"
    assert index.is_file()
    assert all((tmp_path / "out" / "static" / name).is_file() for name in STATIC)


def test_every_link_leads_to_a_file_and_an_anchor_that_are_there(tmp_path: Path) -> None:
    write(ferry.collation(), tmp_path)
    seen = written(tmp_path)
    for name, page in seen.items():
        for link in page.links:
            if link.startswith("data:"):
                continue
            path, _, anchor = link.partition("#")
            target = ((tmp_path / name).parent / path).resolve() if path else tmp_path / name
            assert target.is_file(), (name, link)
            if anchor:
                there = seen[target.relative_to(tmp_path).as_posix()]
                assert anchor in there.ids, (name, link)


def test_ids_are_unique_on_every_page(tmp_path: Path) -> None:
    write(ferry.collation(), tmp_path)
    for name, page in written(tmp_path).items():
        assert len(page.ids) == len(set(page.ids)), name


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    write(ferry.hostile(), tmp_path / "out")
    for name, page in written(tmp_path / "out").items():
        assert page.tags.count("script") == 2, name  # our own two
        assert "img" not in page.tags
        assert not [a for a in page.attributes if a.startswith("on")], name
        assert "style" not in page.attributes
        assert not [x for x in page.links if x.lower().startswith("javascript:")]
        assert "\x1b" not in page.words
        assert "\u202e" not in page.words
    assert {p.name for p in tmp_path.iterdir()} == {"out"}


def test_hostile_text_changes_nothing_but_itself(tmp_path: Path) -> None:
    """The same findings in words of the same lengths make pages of the same tags with the same attributes."""
    write(ferry.hostile(), tmp_path / "evil")
    write(ferry.hostile(re.sub(r"\S", "w", ferry.HOSTILE)), tmp_path / "calm")
    shapes = [
        sorted((len(p.shape), p.shape) for p in written(tmp_path / name).values()) for name in ("evil", "calm")
    ]
    assert [s for _, s in shapes[0]] == [s for _, s in shapes[1]]


def test_no_template_marks_text_as_safe_or_holds_script_or_style() -> None:
    for path in (SOURCES / "templates").iterdir():
        text = path.read_text()
        assert not re.search(r"\|\s*safe\b|Markup|autoescape", text), path.name
        assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son\w+=", text), path.name


def test_every_page_has_a_strict_policy(tmp_path: Path) -> None:
    write(ferry.collation(), tmp_path)
    for path in tmp_path.rglob("*.html"):
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', path.read_text())
        assert policy
        assert unescape(policy[1]) == POLICY
    assert "default-src 'none'" in POLICY
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_a_web_address_is_a_link_and_any_other_is_not(tmp_path: Path) -> None:
    def page(url: str) -> Seen:
        t = replace(ferry.GARDEN, article=replace(ferry.GARDEN.article, url=url))
        write(Collation(tellings=(t,), stories=()), tmp_path)
        return next(p for name, p in written(tmp_path).items() if name.startswith("articles/"))

    assert "https://example.org/tulips" in page("https://example.org/tulips").links
    assert not [x for x in page("javascript:alert(1)").links if "alert" in x]
    assert not [x for x in page("file:///etc/passwd").links if "passwd" in x]


def test_a_second_run_rewrites_only_what_changed(tmp_path: Path) -> None:
    write(ferry.collation(), tmp_path)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}
    about = tmp_path / "about.html"
    about.write_text("something else")
    write(ferry.collation(), tmp_path)
    changed = {p for p, t in before.items() if p.stat().st_mtime_ns != t}
    assert changed == {about}
    assert "About this run" in about.read_text()


def test_pages_of_an_earlier_report_go_and_other_files_stay(tmp_path: Path) -> None:
    write(ferry.collation(), tmp_path)
    mine = tmp_path / "notes.html"
    mine.write_text("mine")
    write(Collation(tellings=(ferry.GARDEN,), stories=()), tmp_path)
    assert mine.read_text() == "mine"
    assert not (tmp_path / "stories").exists() or not list((tmp_path / "stories").iterdir())


def test_a_forged_list_of_pages_removes_nothing_else(tmp_path: Path) -> None:
    outside = tmp_path / "outside.html"
    outside.write_text("keep")
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("keep")
    (out / LIST).write_text(f"../outside.html\nnotes.txt\n{outside}\nstories/../../outside.html\n")
    write(ferry.collation(), out)
    assert outside.read_text() == "keep"
    assert (out / "notes.txt").read_text() == "keep"


def test_a_folder_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    taken = tmp_path / "out"
    taken.write_text("")
    with pytest.raises(OutputError, match="can't write the report"):
        write(ferry.collation(), taken)


def test_a_full_disk_is_a_clear_error_and_leaves_no_half_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(ferry.collation(), tmp_path)

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    (tmp_path / "index.html").unlink()
    with pytest.raises(OutputError, match="No space left on device"):
        write(ferry.collation(), tmp_path)
    assert not list(tmp_path.rglob("*.part"))


def test_an_empty_collation_still_makes_a_report(tmp_path: Path) -> None:
    index = write(Collation(tellings=(), stories=()), tmp_path)
    assert "No two articles here tell the same report" in index.read_text()


def test_the_same_collation_makes_the_same_bytes(tmp_path: Path) -> None:
    write(ferry.collation(), tmp_path / "a")
    write(ferry.collation(), tmp_path / "b")
    a, b = ({p.relative_to(x): p.read_bytes() for p in x.rglob("*.*")} for x in (tmp_path / "a", tmp_path / "b"))
    assert len(a) > len(STATIC)
    assert a == b


def test_a_story_page_is_small(tmp_path: Path) -> None:
    write(ferry.collation(), tmp_path)
    for path in tmp_path.rglob("*.html"):
        assert path.stat().st_size < 300_000


def test_two_runs_into_one_folder_at_a_time_leave_a_whole_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one run puts a page in its place, the other writes all of them."""
    alone, both = tmp_path / "alone", tmp_path / "both"
    write(ferry.collation(), alone)
    here, real = os.getpid(), Path.replace

    def replace_(half: Path, page: Path) -> Path:
        if os.getpid() == here:
            monkeypatch.setattr(os, "getpid", lambda: here + 1)
            write(ferry.collation(), both)
        return real(half, page)

    monkeypatch.setattr(Path, "replace", replace_)
    write(ferry.collation(), both)
    assert {p.relative_to(alone): p.read_bytes() for p in alone.rglob("*.*")} == {
        p.relative_to(both): p.read_bytes() for p in both.rglob("*.*")
    }


def test_a_run_that_is_stopped_leaves_no_half_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(half: Path, page: Path) -> Path:
        if page.name == "index.html":
            raise KeyboardInterrupt
        return real(half, page)

    real = Path.replace
    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write(ferry.collation(), tmp_path / "out")
    monkeypatch.setattr(Path, "replace", real)
    assert [*tmp_path.rglob("*.part")] == []
    assert write(ferry.collation(), tmp_path / "out").is_file()


def test_of_very_many_inputs_that_were_not_used_a_thousand_are_listed(tmp_path: Path) -> None:
    lost = tuple(Rejected(source=f"log.jsonl:{n}", error="bad-record", message="no text") for n in range(1200))
    about = write(replace(ferry.collation(), rejected=lost), tmp_path).with_name("about.html").read_text("utf-8")
    assert about.count("log.jsonl:") == 1000
    assert "and 200 more; the JSON output lists them all" in about
