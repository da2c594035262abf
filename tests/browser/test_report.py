"""The report in a real browser, opened from disk: nothing breaks, nothing leaves, everyone can use it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import report_fixture as ferry
import variorum
from variorum.data import Relation, Span
from variorum.report.html import write
from variorum.report.pages import FINDINGS_OPEN, STORY_FINDINGS
from variorum.review import digest
from variorum.testing import tell

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(ferry.collation(), tmp_path_factory.mktemp("report")).parent


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    page = context.new_page()
    page.troubles = []
    page.on("console", lambda m: page.troubles.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: page.troubles.append(str(e)))
    yield page
    context.close()


def every_page(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def story_page(folder: Path) -> str:
    return next(folder.glob("stories/*/index.html")).as_uri()


def reader_page(folder: Path, pair: str) -> str:
    for path in folder.glob("stories/*/read-*.html"):
        if f"<title>{pair} side by side" in path.read_text():
            return path.as_uri()
    raise AssertionError(pair)


def test_no_page_complains_or_asks_for_anything_but_its_own_files(tab: Any, report: Path) -> None:
    asked: list[str] = []
    tab.on("request", lambda r: asked.append(r.url))
    for path in every_page(report):
        tab.goto(path.as_uri())
    assert not tab.troubles
    assert {u.partition(":")[0] for u in asked} <= {"file", "data"}
    assert all(u.startswith((report.as_uri(), "data:")) for u in asked)


def test_styles_and_script_work_from_disk_under_the_policy(tab: Any, report: Path) -> None:
    tab.goto(story_page(report))
    assert tab.evaluate("getComputedStyle(document.querySelector('.sides')).display") == "grid"
    assert tab.locator(".filters").is_visible()


@pytest.mark.parametrize("view", [NARROW, WIDE], ids=["narrow", "wide"])
def test_no_page_scrolls_sideways(browser: Any, tmp_path: Path, report: Path, view: dict[str, int]) -> None:
    hostile = write(ferry.hostile(), tmp_path).parent
    context = browser.new_context(viewport=view)
    page = context.new_page()
    for path in (*every_page(report), *every_page(hostile)):
        page.goto(path.as_uri())
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, path.name
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Any, axe: str, report: Path, scheme: str) -> None:
    context = browser.new_context(viewport=NARROW, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for path in every_page(report):
        page.goto(path.as_uri())
        page.evaluate(axe)
        found = page.evaluate("axe.run({ preload: false })")["violations"]
        assert not [(v["id"], [n["html"] for n in v["nodes"]]) for v in found], path.name
    context.close()


def test_the_page_about_the_run_says_what_it_was_made_under(tab: Any, report: Path) -> None:
    tab.goto((report / "about.html").as_uri())
    for words in ("2,000,000 characters", "encoder@1", "ab" * 32, "nothing to read in", "Which wording is true"):
        assert tab.locator("main", has_text=words).count() == 1


def test_hostile_text_does_nothing(tab: Any, tmp_path: Path) -> None:
    folder = write(ferry.hostile(), tmp_path / "out").parent
    for path in every_page(folder):
        tab.goto(path.as_uri())
        assert tab.evaluate("window.broken === undefined"), path.name
        assert tab.evaluate("document.images.length") == 0
    assert not tab.troubles


def test_a_page_is_whole_without_javascript(browser: Any, report: Path) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    page.goto(story_page(report))
    assert page.locator(".finding").count() == len(ferry.VARIANTS)
    assert page.locator("section .jump").is_visible()
    assert not page.locator(".filters").is_visible()
    page.locator("section .jump a").first.click()
    assert "#f-" in page.url
    page.locator(".finding .apparatus a").first.click()
    assert page.locator(".row").count() > 5
    page.goto(beside_page(report))
    assert page.locator(".heads p:visible").count() == 4
    assert page.locator(".row mark:visible").count() > 3
    for path in every_page(report):
        page.goto(path.as_uri())
        assert len(page.locator("main").inner_text()) > 100, path.name
    context.close()


def test_n_and_p_walk_the_differences(tab: Any, report: Path) -> None:
    tab.goto(story_page(report))
    at = "document.activeElement.querySelector('.number')?.textContent"
    walked = []
    for key in ("n", "n", "n", "p"):
        tab.keyboard.press(key)
        walked.append(tab.evaluate(at))
    assert walked == ["1", "2", "3", "2"]


def test_n_walks_the_rows_of_a_reader(tab: Any, report: Path) -> None:
    tab.goto(reader_page(report, "A and C"))
    seen = []
    for _ in range(3):
        tab.keyboard.press("n")
        seen.append(tab.evaluate("document.activeElement.querySelector('mark')?.textContent"))
    assert seen == ["12 passengers", "may have left", "Some members"]


def test_filters_show_what_is_ticked(tab: Any, report: Path) -> None:
    tab.goto(story_page(report))
    tab.get_by_label("number").check()
    assert tab.locator(".finding:visible").count() == 1
    tab.get_by_label("yes or no").check()
    assert tab.locator(".finding:visible").count() == 2
    tab.locator("input[name=telling][value=F]").check()
    assert tab.locator(".finding:visible").count() == 0
    assert "0 of 8 shown" in tab.locator("#status").text_content()


def test_a_link_to_a_finding_leads_to_it(tab: Any, report: Path) -> None:
    tab.goto(story_page(report))
    anchor = tab.locator(".finding").nth(4).get_attribute("id")
    tab.goto(f"{story_page(report)}#{anchor}")
    assert tab.locator(f"#{anchor}").evaluate("x => x.getBoundingClientRect().top < innerHeight")
    tab.locator(f"#{anchor} .apparatus a").first.click()
    assert tab.url.endswith(f"#{anchor}")
    assert tab.locator(f".row:has(> #{anchor})").is_visible()


def test_a_finding_is_copied_with_both_wordings(tab: Any, report: Path) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(story_page(report))
    tab.get_by_role("button", name="Copy finding 1 as Markdown").click()
    tab.locator("#status", has_text="Copied").wait_for(state="attached")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert "12 passengers" in copied
    assert "Nearly 30 people" in copied
    assert "#f-" in copied
    tab.get_by_role("button", name="Copy finding 1 as citation").click()
    tab.locator("#status", has_text="Copied as citation").wait_for(state="attached")
    cited = tab.evaluate("navigator.clipboard.readText()")
    base = ferry.VARIANTS[0].base
    assert base
    for part in (
        "A (Northgate Wire, 4 March 2025, 12:40 UTC): “12 passengers”",
        "C (The Daily Lantern, 4 March 2025, 16:10 UTC): “Nearly 30 people”",
        f"base: wire {base.span.start}-{base.span.end}",
        digest(ferry.SLANT.text),
        "number@1",
        f"Variorum {variorum.__version__}",
        "#f-",
    ):
        assert part in cited


def test_a_finding_is_copied_from_a_reader_as_from_the_list(tab: Any, report: Path) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copied = []
    for page in (story_page(report), reader_page(report, "A and C")):
        tab.goto(page)
        if tab.locator(".gloss").count():
            tab.locator(".gloss summary").first.click()
        for name in ("text", "Markdown", "citation"):
            tab.get_by_role("button", name=f"Copy finding 1 as {name}").click()
            tab.locator("#status", has_text=f"Copied as {name}").wait_for(state="attached")
            copied.append(tab.evaluate("navigator.clipboard.readText()"))
            assert tab.url.partition("#")[0] in copied[-1]
    listed, read = ([x.partition("In: ")[0].partition("file:")[0] for x in copied[k : k + 3]] for k in (0, 3))
    assert listed == read
    assert all("“12 passengers”" in x and "“Nearly 30 people”" in x for x in listed)


def test_an_edge_lights_its_evidence_and_tells_what_changed_on_the_way(tab: Any, report: Path) -> None:
    tab.goto(story_page(report))
    card = tab.locator(".edgecard")
    assert not card.is_visible()
    tab.locator("svg a.stroke[data-ends='A C']").focus()
    assert tab.locator(".descents li.lit").count() == 1
    assert "83 % of C stands in A" in card.inner_text().replace("\u00a0", " ")
    assert "Nearly 30 people" in card.inner_text()
    tab.locator("svg a.stroke[data-ends='C D']").hover(force=True)
    assert "100 % of D stands in C" in card.inner_text().replace("\u00a0", " ")
    tab.keyboard.press("Escape")
    assert not card.is_visible()


def test_without_a_script_an_edge_leads_to_what_changed_on_the_way(browser: Any, report: Path) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.goto(story_page(report))
    edge = page.locator("svg a.stroke[href='#edge-A-C']")
    assert "7 differences (" in edge.locator("title").text_content()
    edge.focus()
    page.keyboard.press("Enter")
    there = page.locator("#edge-A-C")
    assert there.evaluate("x => x.getBoundingClientRect().top < innerHeight")
    assert there.get_by_text("Nearly 30 people").evaluate("x => x.checkVisibility({ contentVisibilityAuto: true })")
    context.close()


def test_a_narrow_screen_has_the_stemma_in_lines(browser: Any, report: Path) -> None:
    context = browser.new_context(viewport=NARROW)
    page = context.new_page()
    page.goto(story_page(report))
    assert not page.locator("svg.stemma").is_visible()
    assert [x.split(" ")[0] for x in page.locator(".branches li:visible").all_inner_texts()] == ["A", "B", "C", "D", "α", "E", "F", "G"]
    page.locator(".branches a", has_text="The Daily Lantern").click()
    assert page.url.endswith("#edge-A-C")
    page.set_viewport_size(WIDE)
    assert page.locator("svg.stemma").is_visible()
    assert not page.locator(".branches").is_visible()
    context.close()


def test_another_reading_is_told_with_its_odds_and_drawn(tab: Any, report: Path) -> None:
    tab.goto(story_page(report))
    assert "Two readings explain this about as well, 6 to 4: " in tab.locator("#rivals").inner_text()
    assert tab.locator("svg a.stroke.rival title").text_content() == "another reading: F draws on E"


def test_the_first_screen_says_who_drew_on_whom_what_changed_and_who_is_quoted(tab: Any, report: Path) -> None:
    tab.goto(story_page(report))
    for words in ("12 passengers", "Nearly 30 people", "ruled out"):
        assert tab.locator(".short", has_text=words).count() == 1
    foot = "x => x.getBoundingClientRect().bottom"
    assert tab.locator(".short").evaluate(foot) < WIDE["height"]
    assert tab.locator(".voices").evaluate("x => x.getBoundingClientRect().top") < WIDE["height"]
    assert tab.locator("svg.stemma").evaluate("x => x.getBoundingClientRect().top") < WIDE["height"] / 2


def beside_page(folder: Path) -> str:
    return next(folder.glob("stories/*/beside-*.html")).as_uri()


def test_a_text_runs_as_its_own_letters_do(tab: Any, report: Path) -> None:
    made = ferry.collation()
    words = "כמעט 30 בני אדם נפצעו כאשר מעבורת עמוסה התנגשה בשרטון."
    hebrew = tell(words, words, words, id="russian", lang="he", title=words, outlet="המגדלור")
    kept = tuple(s for s in made.statements if s.telling != "russian")
    story = replace(made.stories[0], said=())
    folder = write(replace(made, tellings=tuple(hebrew if t.id == "russian" else t for t in made.tellings), stories=(story,), statements=kept),
                   report.parent / "hebrew").parent  # fmt: skip
    for page in (beside_page(folder), story_page(folder)):
        tab.goto(page)
        found = "[...document.querySelectorAll('.cell, .heads p, .witnesses .title')].filter((x) => /[א-ת]/.test(x.textContent) && x.checkVisibility())"
        assert set(tab.evaluate(f"{found}.map((x) => getComputedStyle(x).direction)")) == {"rtl"}


def test_several_tellings_are_read_beside_one(tab: Any, report: Path) -> None:
    tab.goto(beside_page(report))
    assert tab.locator(".heads p:visible").count() == 4
    assert tab.locator(".cell.gap:visible", has_text="not in").count() > 0
    assert tab.locator(".shift:visible", has_text="moved").count() > 0
    tab.keyboard.press("n")
    assert tab.evaluate("document.activeElement.querySelector('mark').textContent") == "12 passengers"


def test_a_reader_chooses_three_beside_the_first(tab: Any, report: Path) -> None:
    made = ferry.collation()
    more = tell(ferry.EDIT.text + " It is said.", id="more", title="Ferry aground", outlet="Fifth Paper")
    links = ferry._alignment(ferry.WIRE, more, Relation.EDIT, (0.7, 0.9), ferry._links(*((i, i) for i in range(5))))
    story = replace(made.stories[0], tellings=(*made.stories[0].tellings, "more"), alignments=(*made.stories[0].alignments, links))
    folder = write(replace(made, tellings=(*made.tellings, more), stories=(story,)), report.parent / "five").parent
    tab.goto(beside_page(folder))
    assert tab.locator(".heads p:visible").count() == 4
    box = tab.locator(".choose input:not(:checked)")
    name = box.get_attribute("data-siglum")
    box.check()
    assert tab.locator(".choose input:checked").count() == 3
    assert tab.locator(".heads p:visible").count() == 4
    assert tab.locator(f".heads p:visible:has(.siglum:text-is('{name}'))").count() == 1
    for key in ("n", "n", "n"):
        tab.keyboard.press(key)
        assert tab.evaluate("[...document.activeElement.querySelectorAll('mark:not(.off)')].filter((x) => x.checkVisibility()).length") > 0


def test_rows_of_one_passage_light_up_together(tab: Any, report: Path) -> None:
    tab.goto(reader_page(report, "A and C"))
    kin = tab.evaluate(
        "() => { const all = [...document.querySelectorAll('[data-bead]')].map((x) => x.dataset.bead);"
        " return all.find((x, i) => all.indexOf(x) !== i) ?? null; }"
    )
    if kin is not None:
        tab.locator(f"[data-bead='{kin}']").first.focus()
        assert tab.locator(".row.kin").count() > 1
    tab.locator(".row[data-bead] a.n").first.focus()
    assert tab.locator(".row:focus-within").count() == 1


def crowded(folder: Path) -> Path:
    """Return a report whose story has as many findings as fill more than one page."""
    made = ferry.collation()
    found = tuple(
        replace(v, reading=replace(v.reading, span=Span(v.reading.span.start, v.reading.span.start + 1 + n)) if v.reading else None,
                base=replace(v.base, span=Span(v.base.span.start, v.base.span.start + 1 + n)) if v.base else None)
        for v in ferry.VARIANTS for n in range(12)
    )  # fmt: skip
    return write(replace(made, stories=(replace(made.stories[0], variants=found),)), folder).parent


def test_differences_come_first_and_those_of_less_weight_are_folded(tab: Any, tmp_path: Path) -> None:
    page = story_page(crowded(tmp_path))
    tab.goto(page)
    order = tab.evaluate("[...document.querySelectorAll('main > section')].map((x) => x.getAttribute('aria-labelledby'))")
    assert order[0] == "changes"
    assert order.index("tellings") < order.index("evidence")
    shown = "[...document.querySelectorAll('.finding')].filter((x) => x.checkVisibility({ contentVisibilityAuto: true })).length"
    assert tab.evaluate(shown) == FINDINGS_OPEN
    for _ in range(FINDINGS_OPEN + 1):
        tab.keyboard.press("n")
    assert tab.evaluate("document.activeElement.querySelector('.number').textContent") == str(FINDINGS_OPEN + 1)
    assert tab.evaluate(shown) == STORY_FINDINGS
    tab.goto("about:blank")
    tab.goto(page)
    tab.get_by_label("number", exact=False).first.check()
    assert tab.locator("details.rest").get_attribute("open") is not None
    late = tab.locator(".finding").nth(FINDINGS_OPEN + 4).get_attribute("id")
    tab.goto("about:blank")
    tab.goto(f"{page}#{late}")
    assert tab.locator(f"#{late}").evaluate("x => x.checkVisibility({ contentVisibilityAuto: true }) && x.getBoundingClientRect().top < innerHeight")


def test_without_a_script_folded_differences_open_by_hand_and_are_printed(browser: Any, tmp_path: Path) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    page.goto(story_page(crowded(tmp_path)))
    last = page.locator(".finding").last
    seen = "x => x.checkVisibility({ contentVisibilityAuto: true })"
    assert not last.evaluate(seen)
    page.emulate_media(media="print")
    assert last.evaluate(seen)
    page.emulate_media(media="screen")
    page.locator("details.rest > summary").click()
    assert last.evaluate(seen)
    context.close()


def test_a_story_page_is_light(tab: Any, tmp_path: Path) -> None:
    """A page as full as one gets, without the articles' own words, weighs under 300 kB with all it loads."""
    folder = crowded(tmp_path)
    sizes: list[int] = []
    tab.on("requestfinished", lambda r: sizes.append(len(r.response().body())))
    tab.goto(story_page(folder))
    assert tab.locator(".finding").count() == STORY_FINDINGS
    texts = tab.evaluate("[...document.querySelectorAll('.words')].reduce((n, x) => n + x.textContent.length, 0)")
    assert sum(sizes) - texts < 300_000
    ids = "[...document.querySelectorAll('.finding')].map((x) => x.id)"
    shown: set[str] = set()
    for path in sorted(folder.glob("stories/*/changes-*.html")):
        shown |= set(tab.evaluate(ids))
        tab.goto(path.as_uri())
    shown |= set(tab.evaluate(ids))
    assert len(shown) == 12 * len(ferry.VARIANTS)


def test_a_printed_page_holds_what_the_screen_folds_away(tab: Any, report: Path) -> None:
    tab.goto(story_page(report))
    tab.get_by_label("number").check()
    tab.emulate_media(media="print")
    assert tab.locator(".finding:visible").count() == len(ferry.VARIANTS)
    assert not tab.locator(".filters").is_visible()
    assert tab.locator("details:not([open]) li").first.evaluate("x => x.checkVisibility({ contentVisibilityAuto: true })")
    assert not tab.locator(".copy").first.is_visible()
