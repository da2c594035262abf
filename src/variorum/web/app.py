"""What is answered to what: a request to a response, with no socket in sight.

Anybody's web page, open in the same browser, can make that browser send requests here. So: only our own
names are answered to (a page that rebinds its name to this machine gets nothing); nothing is handed to
another site's script, frame or image; a decision is taken only from our own page, told by its origin and
by a token that only that page holds. It comes from a script as JSON, or from a form where no script runs.
"""

import hmac
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Lock
from urllib.parse import parse_qsl

import msgspec

from variorum.data import Kind
from variorum.errors import OutputError
from variorum.report.findings import opinion
from variorum.report.html import SERVED_POLICY, Desk, environment, render, static
from variorum.review import LONGEST_NAME, LONGEST_NOTE, Verdict
from variorum.web.journal import Journal
from variorum.web.shelf import Shelf

LONGEST_BODY = 65_536  # bytes of a decision
_FORM, _JSON = "application/x-www-form-urlencoded", "application/json"
_FIELDS = 12  # of a form; ours has six
_ANCHOR = re.compile(r"f-[0-9a-f]{1,32}")
_TYPES = {"css": "text/css", "js": "text/javascript", "html": "text/html", "jsonl": "application/jsonl"}
_HEADERS = {
    "Content-Security-Policy": f"{SERVED_POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with none at all a browser would hide a form's origin from us too
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Request:
    """What a browser asked. Header names are in lower case."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """What it gets."""

    status: int
    body: bytes
    headers: Mapping[str, str]


class _Sent(msgspec.Struct):
    """A decision as the page sends it; who decided and when is the server's to say."""

    finding: str
    verdict: Verdict
    as_: Kind | None = msgspec.field(default=None, name="as")
    note: str = ""
    token: str = ""  # in a form; a script sends it as a header
    page: str = ""  # in a form: where to lead back to


class App:
    """The report of one collation at one port of this machine."""

    def __init__(
        self,
        shelf: Shelf,
        journal: Journal,
        *,
        reviewer: str,
        port: int,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.shelf, self.journal, self._now = shelf, journal, now
        self.desk = Desk(token=secrets.token_urlsafe(24), reviewer=reviewer[:LONGEST_NAME])
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self._env = environment()
        self._static = dict(static())
        self._one = Lock()  # pages are made one at a time: they share what they have worked out

    def respond(self, request: Request) -> Response:
        """Return the answer to a request, whatever it is."""
        if request.headers.get("host", "").lower() not in self._hosts:
            return _text(421, "This server answers to its own address on this machine only.")
        if not self._from_here(request):
            return _text(403, "Another site's page asked for this; only our own pages may.")
        path = request.path.partition("?")[0].partition("#")[0].removeprefix("/")
        if request.method == "POST":
            return self._decide(request) if path == "review" else _text(404, "Nothing takes a POST here.")
        if request.method not in ("GET", "HEAD"):
            return _text(405, "Expected GET, HEAD or POST.", {"Allow": "GET, HEAD, POST"})
        with self._one:
            return self._get(path + "index.html" if path.endswith("/") or not path else path)

    def _from_here(self, request: Request) -> bool:
        """Return whether a request may be ours: following a link from elsewhere is, all else is not."""
        site = request.headers.get("sec-fetch-site", "same-origin")
        if request.method == "GET" and request.headers.get("sec-fetch-mode") == "navigate":
            return request.headers.get("sec-fetch-dest", "document") == "document"
        return site in ("same-origin", "none")

    def _get(self, path: str) -> Response:
        if path.startswith("static/"):
            found = self._static.get(path.removeprefix("static/"))
            return _ok(found, path) if found is not None else _missing()
        try:
            if path == "review.jsonl":
                return _ok(self.journal.content(), path)
            self._catch_up()
        except OutputError as problem:
            return _text(500, str(problem))
        page = self.shelf.page(path)
        if page is None:
            return _missing()
        return _ok(render(self._env, path, page, self.desk).encode(), path)

    def _catch_up(self) -> None:
        """Take in what the review file says, where it has changed. Raises OutputError."""
        if self.journal.changed():
            self.shelf.revise(self.journal.decisions()[0])

    def _decide(self, request: Request) -> Response:
        headers = request.headers
        own = {f"http://{host}" for host in self._hosts}
        if headers.get("origin", "").lower() not in own:
            return _text(403, "A decision is taken from our own pages only.")
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in (_JSON, _FORM):
            return _text(415, "Expected JSON, or a form.")
        try:
            sent = _sent(kind, request.body)
        except (msgspec.MsgspecError, ValueError, RecursionError) as problem:
            return _text(400, f"No decision: {problem}")
        token = sent.token if kind == _FORM else headers.get("x-variorum-token", "")
        if not hmac.compare_digest(token.encode("utf-8", "replace"), self.desk.token.encode()):
            return _text(403, "The page is of an earlier server. Load it again.")
        with self._one:
            made = self.shelf.decision(sent.finding, sent.verdict, sent.as_)
            if made is None:
                return _text(404, "This report has no such finding. Load the page again.")
            note = " ".join(sent.note[:LONGEST_NOTE].split())
            try:
                self.journal.add(replace(made, note=note, by=self.desk.reviewer, at=self._now()))
                self._catch_up()
            except OutputError as problem:
                return _text(500, str(problem))
            return self._back(sent.page) if kind == _FORM else self._state(sent.finding)

    def _back(self, page: str) -> Response:
        """Return an answer that leads a browser back to a page of ours, to its front where there is none."""
        path, _, anchor = page.partition("#")
        place = f"/{path}" if self.shelf.page(path) else "/"
        if _ANCHOR.fullmatch(anchor):
            place += f"#{anchor}"
        return Response(303, b"", {"Location": place, **_HEADERS})

    def _state(self, key: str) -> Response:
        """Return what stands of a finding, in the words of the pages."""
        stands = self.shelf.review.of(key)
        state = "open" if stands is None else "conflict" if stands.conflict else stands.last.verdict.value
        said = [opinion(d) for d in stands.decisions] if stands else []
        return Response(
            200,
            msgspec.json.encode({"state": state, "opinions": said}),
            {"Content-Type": "application/json", **_HEADERS},
        )


def _sent(kind: str, body: bytes) -> _Sent:
    """Return a body as a decision. Raises ValueError or msgspec's own where it is none."""
    if kind == _JSON:
        return msgspec.json.decode(body, type=_Sent)
    fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_FIELDS))
    return msgspec.convert({k: v for k, v in fields.items() if v}, type=_Sent)


def _ok(body: bytes, path: str) -> Response:
    kind = _TYPES.get(path.rpartition(".")[2], "application/octet-stream")
    return Response(200, body, {"Content-Type": f"{kind}; charset=utf-8", **_HEADERS})


def _missing() -> Response:
    return _text(404, "The report has no such page.")


def _text(status: int, words: str, headers: Mapping[str, str] | None = None) -> Response:
    return Response(
        status,
        f"{words}\n".encode(),
        {"Content-Type": "text/plain; charset=utf-8", **_HEADERS, **(headers or {})},
    )
