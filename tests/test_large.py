"""Large reports: no page grows with the square of a story, every link leads somewhere, a second run does little."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from benchmarks.large import edited, large, many
from benchmarks.report import without_text
from lxml import html

import report_fixture as ferry
from variorum.data import Collation
from variorum.errors import OutputError
from variorum.report import fresh
from variorum.report import html as writer
from variorum.report.html import write
from variorum.report.pages import SAID_VOICES, SIGLA_SHOWN, STORY_FINDINGS, STORY_TELLINGS
from variorum.report.said import parts, speakers
from variorum.report.view import contexts

SIZE = 70  # tellings: over twice of what one page lists, so that there are three such pages


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(large(SIZE), tmp_path_factory.mktemp("large")).parent


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by every path that is rendered."""
    out: list[str] = []
    real = writer.render

    def render(env: Any, path: str, page: Any) -> str:
        out.append(path)
        return real(env, path, page)

    monkeypatch.setattr(writer, "render", render)
    return out


def every_page(folder: Path) -> dict[Path, Any]:
    return {p: html.document_fromstring(p.read_text("utf-8")) for p in folder.rglob("*.html")}


def links(path: Path, tree: Any) -> Iterator[tuple[Path, str]]:
    for href in tree.xpath("//a/@href"):
        if not re.match(r"[a-z]+:", href):
            page, fragment = urldefrag(href)
            yield ((path.parent / page).resolve() if page else path.resolve()), fragment


def test_every_link_and_every_anchor_is_there(report: Path) -> None:
    pages = {p.resolve(): t for p, t in every_page(report).items()}
    ids = {p: set(t.xpath("//@id")) for p, t in pages.items()}
    for path, tree in pages.items():
        for target, fragment in links(path, tree):
            assert target in ids, (path.name, target.name)
            assert not fragment or fragment in ids[target], (path.name, target.name, fragment)


def test_no_list_of_letters_or_links_grows_with_the_story(report: Path) -> None:
    most = max(STORY_TELLINGS, STORY_FINDINGS) + SIGLA_SHOWN
    for path, tree in every_page(report).items():
        for e in tree.xpath("//p | //ul[contains(@class,'pairs')] | //span"):
            assert len(e.xpath("./b[@class='siglum'] | ./li")) <= most, path.name
        assert len(tree.xpath("//ol[@class='witnesses']/li")) <= STORY_TELLINGS
        assert len(tree.xpath("//li[contains(@class,'finding')]")) <= STORY_FINDINGS


def test_all_tellings_edges_and_findings_stand_on_some_page(report: Path) -> None:
    pages = every_page(report).values()
    (story,) = large(SIZE).stories
    assert sum(len(t.xpath("//ol[@class='witnesses']/li")) for t in pages) == SIZE
    assert sum(len(t.xpath("//ul[@class='descents']/li[@data-ends]")) for t in pages) == len(story.stemma.edges)
    own = "//li[contains(@class,'finding')]//a[@class='number'][starts-with(@href,'#')]/text()"  # readers point there
    numbers = [int(x) for t in pages for x in t.xpath(own)]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_all_statements_stand_on_some_page_of_who_said_what(report: Path) -> None:
    pages = {p: t for p, t in every_page(report).items() if p.name.startswith("said")}
    assert len(pages) > 1
    assert all(len(t.xpath("//div[@class='voice']")) <= SAID_VOICES for t in pages.values())
    shown = sorted(s for t in pages.values() for s in t.xpath("//div[@class='saying']/@id"))
    (context,) = contexts(large(SIZE))
    assert shown == sorted(row.id for speaker in speakers(context) for row in speaker.rows)


def test_a_statement_of_very_many_wordings_goes_on_on_the_next_page() -> None:
    (context,) = contexts(large(SIZE))
    first = speakers(context)[0]
    voices = first.rows[0].voices[:1] * (2 * SAID_VOICES + 1)
    row = replace(first.rows[0], voices=voices, missing=("Z",))
    pages = parts((replace(first, rows=(first.rows[0], row)),))
    assert [[len(r.voices) for s in page for r in s.rows] for page in pages] == [[1], [SAID_VOICES], [SAID_VOICES], [1]]
    rows = [r for page in pages for s in page for r in s.rows if r.id.startswith(row.id)][1:]
    assert len({r.id for r in rows}) == 3
    assert [r.missing for r in rows] == [(), (), ("Z",)]


def test_a_story_page_stays_under_300_kb_without_article_text(report: Path) -> None:
    page = next(report.glob("stories/*/index.html"))
    assert without_text(page) < 300_000


def test_pages_of_a_larger_story_are_hardly_larger(tmp_path: Path) -> None:
    def heaviest(n: int) -> int:
        folder = write(large(n), tmp_path / str(n)).parent
        return max(p.stat().st_size for p in folder.rglob("*.html"))

    assert heaviest(80) < 1.4 * heaviest(40)


def test_a_second_run_makes_only_the_story_that_changed(tmp_path: Path, rendered: list[str]) -> None:
    run = many(6)
    write(run, tmp_path)
    first = len(rendered)
    rendered.clear()
    write(edited(run), tmp_path)
    stories = {p.split("/")[1] for p in rendered if p.startswith("stories/")}
    assert len(stories) == 1
    assert len(rendered) < first / 2
    anew = write(edited(run), tmp_path.parent / f"{tmp_path.name}-anew").parent
    assert contents(tmp_path) == contents(anew)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_page_that_is_gone_is_made_again(tmp_path: Path) -> None:
    write(ferry.collation(), tmp_path)
    before = contents(tmp_path)
    next(tmp_path.glob("stories/*/said.html")).unlink()
    write(ferry.collation(), tmp_path)
    assert contents(tmp_path) == before


def test_what_another_program_made_is_made_again(tmp_path: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    write(ferry.collation(), tmp_path)
    first = len(rendered)
    monkeypatch.setattr(fresh, "program", lambda: "another")
    rendered.clear()
    write(ferry.collation(), tmp_path)
    assert len(rendered) == first


def test_after_a_run_that_broke_off_everything_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = ferry.collation()
    write(run, tmp_path)
    real, count = writer._put, [0]

    def full(path: Path, content: bytes) -> None:
        count[0] += path.suffix == ".html"
        if count[0] > 2:
            raise OSError(28, "No space left on device")
        real(path, content)

    monkeypatch.setattr(writer, "_put", full)
    with pytest.raises(OutputError):
        write(shouted(run), tmp_path)
    monkeypatch.setattr(writer, "_put", real)
    write(run, tmp_path)
    again = write(run, tmp_path.parent / f"{tmp_path.name}-anew").parent
    assert contents(tmp_path) == contents(again)


def shouted(run: Collation) -> Collation:
    """Return a run whose every text differs from the first's, spans as they are."""
    return replace(run, tellings=tuple(replace(t, article=replace(t.article, text=t.text.upper())) for t in run.tellings))
