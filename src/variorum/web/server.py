"""The socket: one port of 127.0.0.1, the standard library's server, one thread a connection."""

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from variorum.errors import ServeError
from variorum.web.app import LONGEST_BODY, App, Request, Response

ADDRESS = "127.0.0.1"  # never another: the report holds other people's texts
_PATIENCE = 30.0  # seconds a connection may say nothing


class Server(ThreadingHTTPServer):
    """A server that is bound to its port and answers once it has an app."""

    daemon_threads = True
    allow_reuse_address = True
    app: App | None = None

    @property
    def port(self) -> int:
        """Return the port it is bound to."""
        return int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away before its page was sent; all else is a bug and is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def bind(port: int) -> Server:
    """Return a server bound to a port of this machine, 0 for any that is free. Raises ServeError."""
    try:
        return Server((ADDRESS, port), _Handler)
    except (OSError, OverflowError) as problem:
        raise ServeError(
            f"port {port} of {ADDRESS} can't be used: {getattr(problem, 'strerror', None) or problem}; "
            "expected a free one. Name another with --port; --port 0 takes any."
        ) from None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout: ClassVar[float] = _PATIENCE

    def version_string(self) -> str:
        """Return what the server calls itself."""
        return "Variorum"

    def do_GET(self) -> None:
        """Answer."""
        self._answer(b"")

    def do_HEAD(self) -> None:
        """Answer without the page."""
        self._answer(b"")

    def do_POST(self) -> None:
        """Answer, once the body is read; a body without an honest length closes the connection."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or int(length[:9]) > LONGEST_BODY or len(length) > 9:
            self.close_connection = True
            self.send_error(413, "Expected a short body with its length")
            return
        self._answer(self.rfile.read(int(length)))

    def _answer(self, body: bytes) -> None:
        server = self.server
        assert isinstance(server, Server)
        assert server.app
        headers = {k.lower(): v for k, v in self.headers.items()}
        self._send(server.app.respond(Request(self.command, self.path, headers, body)))

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: what a person reads is theirs."""
