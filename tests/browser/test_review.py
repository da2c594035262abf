"""Reviewing in a real browser: served, decisions go to the file; saved, they are downloaded."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import report_fixture as ferry
from variorum.report.edition import Edition
from variorum.report.html import write
from variorum.report.pages import ReaderPage
from variorum.report.view import contexts
from variorum.review import of, read
from variorum.web.app import App
from variorum.web.journal import Journal
from variorum.web.server import bind
from variorum.web.shelf import Shelf

pytestmark = pytest.mark.browser
STORY = f"stories/{next(contexts(ferry.collation())).folder}/index.html"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the address of a server of the fixture's report, and its review file."""
    kept = tmp_path / "review.jsonl"
    with bind(0) as server:
        server.app = App(Shelf(ferry.collation()), Journal(kept), reviewer="Ana", port=server.port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.port}/", kept
        server.shutdown()
        thread.join()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    context = browser.new_context(reduced_motion="reduce", accept_downloads=True)
    page = context.new_page()
    page.troubles = []
    page.on("console", lambda m: page.troubles.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: page.troubles.append(str(e)))
    yield page
    assert not page.troubles
    context.close()


def test_served_pages_ask_their_own_server_alone(tab: Any, served: tuple[str, Path]) -> None:
    asked: list[str] = []
    tab.on("request", lambda r: asked.append(r.url))
    for path in Shelf(ferry.collation())._contexts:
        tab.goto(f"{served[0]}{path}/")
        for href in tab.evaluate("[...document.querySelectorAll('a[href$=html]')].map((a) => a.href)"):
            tab.goto(href)
    tab.goto(served[0])
    assert len(asked) > 20
    assert all(u.startswith((served[0], "data:")) for u in asked)


def test_decisions_made_by_hand_and_by_key_are_kept_and_shown_again(tab: Any, served: tuple[str, Path]) -> None:
    address, kept = served
    tab.goto(address + STORY)
    tab.get_by_role("button", name="Review finding 1", exact=True).click()
    tab.get_by_label("The kind is").select_option(label="strength")
    tab.get_by_label("Note").fill("<b>by telephone</b>")
    tab.get_by_role("button", name="accept").click()
    tab.locator(".finding").first.get_by_text("accepted as strength").wait_for()
    tab.locator(".finding").nth(1).focus()
    tab.keyboard.press("r")
    tab.locator(".finding.reject").wait_for()

    made, wrong = read(kept.read_bytes())
    assert not wrong
    assert [(d.verdict, d.as_kind, d.note, d.by) for d in made] == [
        ("accept", "strength", "<b>by telephone</b>", "Ana"),
        ("reject", None, "", "Ana"),
    ]
    tab.reload()
    assert tab.locator(".finding").first.locator(".opinion").inner_text().startswith("accepted as strength by Ana")
    assert tab.locator(".finding.reject").count() == 1
    tab.get_by_label("rejected").check()
    assert tab.locator(".finding:visible").count() == 1


def test_a_decision_can_be_taken_back(tab: Any, served: tuple[str, Path]) -> None:
    tab.goto(served[0] + STORY)
    tab.locator(".finding").first.focus()
    tab.keyboard.press("a")
    tab.locator(".finding.accept").wait_for()
    tab.get_by_role("button", name="Review finding 1", exact=True).click()
    tab.get_by_role("button", name="take back").click()
    tab.locator(".finding.accept").wait_for(state="detached")
    tab.reload()
    assert tab.locator(".opinion").count() == 0


def test_a_saved_report_hands_its_decisions_out_as_the_same_file(tab: Any, tmp_path: Path) -> None:
    index = write(ferry.collation(), tmp_path / "out")
    tab.goto((index.parent / STORY).as_uri())
    tab.locator(".finding").nth(0).focus()
    tab.keyboard.press("a")
    tab.locator(".finding").nth(4).focus()
    tab.keyboard.press("r")
    tab.get_by_label("Your name").fill("Ben")
    tab.reload()
    assert tab.locator(".finding.reject").count() == 1
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="Download review.jsonl").click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)

    assert saved.name == "review.jsonl"
    made, wrong = read(saved.read_bytes())
    assert not wrong
    assert {(d.verdict.value, d.by) for d in made} == {("accept", "Ben"), ("reject", "Ben")}
    review = of(ferry.collation(), made)
    assert not review.orphans
    assert len(review.standing) == 2
    again = write(ferry.collation(), tmp_path / "again", review)
    tab.context.clear_cookies()
    tab.evaluate("sessionStorage.clear()")
    tab.goto((again.parent / STORY).as_uri())
    assert tab.locator(".finding.accept .opinion").inner_text().startswith("accepted by Ben")


def reader(between: str = "A and C") -> str:
    made = Edition(next(contexts(ferry.collation())))
    for name, page in made.pages():
        if isinstance(page, ReaderPage) and f"{page.left.siglum} and {page.right.siglum}" == between:
            return f"{STORY.rpartition('/')[0]}/{name}"
    raise AssertionError(between)


def test_a_reader_takes_decisions_by_key_and_by_hand(tab: Any, served: tuple[str, Path]) -> None:
    address, kept = served
    tab.goto(address + reader())
    tab.keyboard.press("n")
    tab.keyboard.press("a")
    tab.locator(".row:first-of-type ~ .row .finding.accept .opinion").wait_for()
    tab.keyboard.press("n")
    tab.keyboard.press("a")  # two begin in that row: nothing is decided for both
    assert tab.locator(".finding.accept").count() == 1
    tab.keyboard.press("r")
    tab.locator(".finding.reject .opinion").wait_for()
    tab.locator(".gloss:not([open]) summary").first.click()
    tab.locator(".finding.open:visible").get_by_role("button", name="Review finding").first.click()
    tab.get_by_label("Note").fill("read in both")
    tab.get_by_role("button", name="reject").click()
    tab.locator(".finding.reject q", has_text="read in both").wait_for()

    made, wrong = read(kept.read_bytes())
    assert not wrong
    assert [d.verdict.value for d in made] == ["accept", "reject", "reject"]
    assert not of(ferry.collation(), made).orphans
    tab.reload()
    assert tab.locator(".gloss[open] .opinion:visible").count() == 3
    tab.goto(address + STORY)
    assert tab.locator(".opinion").count() == 3


def test_several_tellings_side_by_side_take_decisions_too(tab: Any, served: tuple[str, Path]) -> None:
    tab.goto(served[0] + next(f"{STORY.rpartition('/')[0]}/{n}" for n in Edition(next(contexts(ferry.collation()))).names if n.startswith("beside")))
    tab.keyboard.press("n")
    tab.keyboard.press("r")
    tab.locator(".finding.reject .opinion").wait_for()
    assert len(read(served[1].read_bytes())[0]) == 1


def test_a_saved_reader_hands_out_the_words_it_marks(tab: Any, tmp_path: Path) -> None:
    index = write(ferry.collation(), tmp_path / "out")
    tab.goto((index.parent / reader()).as_uri())
    tab.keyboard.press("n")
    tab.keyboard.press("a")
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="Download review.jsonl").click()
    waiting.value.save_as(tmp_path / "saved.jsonl")
    (made,), wrong = read((tmp_path / "saved.jsonl").read_bytes())
    assert not wrong
    assert made.base
    assert made.reading
    assert (made.base.words, made.reading.words) == ("12 passengers", "Nearly 30 people")
    assert not of(ferry.collation(), (made,)).orphans


@pytest.mark.parametrize("page", [STORY, reader()], ids=["story", "reader"])
def test_served_pages_take_decisions_without_a_script(browser: Any, served: tuple[str, Path], page: str) -> None:
    address, kept = served
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + page)
    fold = tab.locator(".gloss summary")
    if fold.count():
        fold.first.click()
    tab.locator(".finding summary", has_text="review").first.click()
    form = tab.get_by_role("form", name="Review finding").first
    form.get_by_label("The kind is").select_option(label="strength")
    form.get_by_label("Note").fill("Без <b>скрипта</b>")
    form.get_by_role("button", name="accept").click()
    tab.wait_for_load_state()
    assert tab.url.startswith(f"{address}{page}#f-")
    assert tab.locator(".opinion:visible").first.inner_text().startswith("accepted as strength by Ana")
    (made,), wrong = read(kept.read_bytes())
    assert not wrong
    assert (made.verdict, made.as_kind, made.note, made.by) == ("accept", "strength", "Без <b>скрипта</b>", "Ana")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_while_one_reviews(browser: Any, axe: str, served: tuple[str, Path], scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(served[0] + STORY)
    for n, key in enumerate("ara"):
        page.locator(".finding").nth(n).focus()
        page.keyboard.press(key)
        page.locator(".finding").nth(n).locator(".opinion").wait_for()
    page.get_by_role("button", name="Review finding 4", exact=True).click()
    page.locator("svg a.stroke").first.focus()
    assert page.locator(".edgecard").is_visible()
    page.evaluate(axe)
    found = page.evaluate("axe.run({ preload: false })")["violations"]
    assert not [(v["id"], [n["html"] for n in v["nodes"]]) for v in found]
    page.goto(served[0] + reader())
    page.keyboard.press("n")
    page.keyboard.press("a")
    page.locator(".gloss[open] .opinion").first.wait_for()
    page.get_by_role("button", name="Review finding").first.click()
    page.evaluate(axe)
    found = page.evaluate("axe.run({ preload: false })")["violations"]
    assert not [(v["id"], [n["html"] for n in v["nodes"]]) for v in found]
    context.close()


def test_another_sites_page_cannot_decide(tab: Any, served: tuple[str, Path], browser: Any) -> None:
    """A page of another origin sends what ours would send, token aside, in the ways browsers let it."""
    address, kept = served
    key = next(iter(Shelf(ferry.collation()).findings))
    sent = json.dumps({"finding": key, "verdict": "accept"})
    stranger = browser.new_context().new_page()
    stranger.goto("data:text/html,<title>elsewhere</title>")
    tries = (
        "async ([u, b]) => { for (const m of ['no-cors', 'cors']) try { await fetch(u, { method: 'POST', mode: m, body: b }) } catch {} }"
    )
    stranger.evaluate(tries, [address + "review", sent])
    stranger.set_content(f"<form method=post enctype=text/plain action='{address}review'><input name='{sent}'></form>")
    stranger.evaluate("document.forms[0].submit()")
    stranger.wait_for_load_state()
    assert not kept.exists()
    stranger.context.close()
