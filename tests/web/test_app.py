"""The served report answers its own pages on its own address, and nobody else's."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import report_fixture as ferry
from variorum.report.html import render
from variorum.report.view import pages
from variorum.review import read
from variorum.web.app import App, Request, Response
from variorum.web.journal import Journal
from variorum.web.shelf import Shelf

HOST = "127.0.0.1:8765"
NOON = datetime(2025, 3, 7, 12, tzinfo=UTC)


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(Shelf(ferry.collation()), Journal(tmp_path / "review.jsonl"), reviewer="Ana", port=8765, now=lambda: NOON)


def get(app: App, path: str, method: str = "GET", **headers: str) -> Response:
    return app.respond(Request(method, path, {"host": HOST} | {k.replace("_", "-"): v for k, v in headers.items()}))


def post(app: App, sent: object, **headers: str) -> Response:
    own = {
        "host": HOST,
        "origin": f"http://{HOST}",
        "sec-fetch-site": "same-origin",
        "content-type": "application/json",
        "x-variorum-token": app.desk.token,
    }
    given = own | {k.replace("_", "-"): v for k, v in headers.items()}
    body = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
    return app.respond(Request("POST", "/review", {k: v for k, v in given.items() if v}, body))


def first(app: App) -> str:
    return next(iter(app.shelf.findings))


def test_every_page_of_the_report_is_served_at_the_path_it_is_saved_at(app: App) -> None:
    for path, page in pages(ferry.collation()):
        served = get(app, f"/{path}")
        assert served.status == 200
        assert served.body.decode() == render(app._env, path, page, app.desk)


def test_a_folder_is_its_index_and_nothing_else_is_there(app: App) -> None:
    assert get(app, "/").body == get(app, "/index.html").body
    folder = next(p for p, _ in pages(ferry.collation())).rpartition("/")[0]
    assert get(app, f"/{folder}/?from=elsewhere").body == get(app, f"/{folder}/index.html").body
    for path in ("/../../etc/passwd", "/static/../app.py", "/static/", "//", "/stories/", "/%2e%2e/", "\x00", ""):
        assert get(app, path).status == (200 if path == "" else 404), path


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8765", "", "[::1]:8765"])
def test_a_foreign_host_is_refused(app: App, host: str) -> None:
    assert get(app, "/", host=host).status == 421
    assert post(app, {"finding": first(app), "verdict": "accept"}, host=host).status == 421


def test_another_sites_script_or_frame_gets_nothing_and_a_link_does(app: App) -> None:
    assert get(app, "/", sec_fetch_site="cross-site", sec_fetch_mode="no-cors", sec_fetch_dest="script").status == 403
    assert get(app, "/", sec_fetch_site="same-site", sec_fetch_mode="cors", sec_fetch_dest="empty").status == 403
    assert get(app, "/", sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="iframe").status == 403
    assert get(app, "/", sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="document").status == 200


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("origin", "", 403),
        ("origin", "null", 403),
        ("origin", "http://evil.example", 403),
        ("origin", "http://127.0.0.1:9999", 403),
        ("origin", "https://127.0.0.1:8765", 403),
        ("sec_fetch_site", "cross-site", 403),
        ("sec_fetch_site", "same-site", 403),
        ("x_variorum_token", "", 403),
        ("x_variorum_token", "guess", 403),
        ("x_variorum_token", "ключ", 403),
        ("content_type", "text/plain", 415),
        ("content_type", "application/x-www-form-urlencoded", 400),
    ],
)
def test_a_decision_from_elsewhere_is_refused(app: App, header: str, value: str, status: int) -> None:
    assert post(app, {"finding": first(app), "verdict": "accept"}, **{header: value}).status == status
    assert not app.journal.path.exists()


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"", 400),
        (b"[" * 60_000, 400),
        (b'"\xff"', 400),
        ({"finding": "no such", "verdict": "accept"}, 404),
        ({"finding": "x", "verdict": "guilty"}, 400),
        ({"finding": "x", "verdict": "accept", "as": "lie"}, 400),
        ({"verdict": "accept"}, 400),
    ],
)
def test_what_is_no_decision_is_refused(app: App, sent: object, status: int) -> None:
    assert post(app, sent).status == status
    assert not app.journal.path.exists()


def test_a_decision_is_kept_and_shown(app: App) -> None:
    answer = post(app, {"finding": first(app), "verdict": "accept", "as": "strength", "note": "by\ntelephone"})

    said = {"verdict": "accepted as strength", "by": "Ana", "when": "7 March 2025, 12:00 UTC", "note": "by telephone"}
    assert answer.status == 200
    told = json.loads(answer.body)
    assert told["state"] == "accept"
    assert said.items() <= told["opinions"][0].items()
    (kept,), wrong = read(app.journal.path.read_bytes())
    assert not wrong
    assert (kept.by, kept.at, kept.note, kept.key) == ("Ana", NOON, "by telephone", first(app))
    story = next(p for p, _ in pages(ferry.collation()) if p.endswith("index.html"))
    assert b"accepted as strength" in get(app, f"/{story}").body
    assert b"1 finding accepted" in get(app, "/about.html").body
    assert get(app, "/review.jsonl").body == app.journal.path.read_bytes()


def send(app: App, page: str = "", token: str | None = None, **headers: str) -> Response:
    fields = {"token": app.desk.token if token is None else token, "finding": first(app), "verdict": "reject", "as": "",
              "note": "by\nform", "page": page}  # fmt: skip
    kind = {"content_type": "application/x-www-form-urlencoded; charset=utf-8", "x_variorum_token": ""}
    return post(app, urlencode(fields).encode(), **(kind | headers))


def test_a_form_decides_and_leads_back_to_its_page(app: App) -> None:
    reader = next(p for p, _ in pages(ferry.collation()) if "/read-" in p)
    answer = send(app, f"{reader}#f-0123456789")
    assert (answer.status, answer.headers["Location"]) == (303, f"/{reader}#f-0123456789")
    (kept,), wrong = read(app.journal.path.read_bytes())
    assert not wrong
    assert (kept.verdict, kept.as_kind, kept.note, kept.by) == ("reject", None, "by form", "Ana")


@pytest.mark.parametrize("page", ["", "//evil.example/", "https://evil.example/", "../../etc/passwd", "\r\nSet-Cookie: a=b", "a#b"])
def test_a_form_leads_nowhere_but_to_our_own_pages(app: App, page: str) -> None:
    assert send(app, page).headers["Location"] == "/"


def test_a_form_from_elsewhere_is_refused(app: App) -> None:
    assert send(app, token="guess").status == 403
    assert send(app, token="").status == 403
    assert send(app, origin="null").status == 403
    assert send(app, origin="http://evil.example", sec_fetch_site="cross-site").status == 403
    assert not app.journal.path.exists()


def test_what_a_colleague_adds_to_the_file_is_shown_without_a_restart(app: App, tmp_path: Path) -> None:
    other = App(Shelf(ferry.collation()), Journal(tmp_path / "review.jsonl"), reviewer="Ben", port=8765, now=lambda: NOON)
    assert b"accepted" not in get(app, "/about.html").body
    post(other, {"finding": first(other), "verdict": "reject"})
    assert b"no findings accepted, 1 rejected" in get(app, "/about.html").body
    assert json.loads(post(app, {"finding": first(app), "verdict": "accept"}).body)["state"] == "conflict"


def test_half_a_line_that_a_crash_left_costs_nothing_else(app: App) -> None:
    app.journal.path.write_bytes(b'{"review": 1, "ki')
    post(app, {"finding": first(app), "verdict": "accept"})
    kept, wrong = read(app.journal.path.read_bytes())
    assert len(kept) == 1
    assert [n for n, _ in wrong] == [1]


def test_a_review_file_that_cannot_be_written_is_told(app: App) -> None:
    app.journal.path.mkdir()
    answer = post(app, {"finding": first(app), "verdict": "accept"})
    assert answer.status == 500
    assert b"can't be used" in answer.body


def test_every_answer_carries_the_policy(app: App) -> None:
    for answer in (get(app, "/"), get(app, "/none"), get(app, "/static/review.js"), post(app, b""), get(app, "/", host="x")):
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_hostile_collation_is_served_like_any_other(tmp_path: Path) -> None:
    made = ferry.hostile()
    app = App(Shelf(made), Journal(tmp_path / "r.jsonl"), reviewer=ferry.HOSTILE, port=8765)
    for path, _ in pages(made):
        body = get(app, f"/{path}").body
        assert b"<script>window" not in body
        assert b"<img" not in body
    assert post(app, {"finding": first(app), "verdict": "accept", "note": ferry.HOSTILE}).status == 200
    assert len(read(app.journal.path.read_bytes())[0]) == 1
