"""The socket: this machine alone, and no request that breaks it."""

import http.client
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import report_fixture as ferry
from variorum.errors import ServeError
from variorum.web.app import App
from variorum.web.journal import Journal
from variorum.web.server import Server, bind
from variorum.web.shelf import Shelf


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with bind(0) as bound:
        bound.app = App(Shelf(ferry.collation()), Journal(tmp_path / "r.jsonl"), reviewer="Ana", port=bound.port)
        thread = threading.Thread(target=bound.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield bound
        bound.shutdown()
        thread.join()


def ask(server: Server, method: str, path: str, body: bytes | None = None, **headers: str) -> http.client.HTTPResponse:
    link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    link.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
    answer = link.getresponse()
    answer.read()
    link.close()
    return answer


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"
    assert ask(server, "GET", "/").status == 200
    assert ask(server, "HEAD", "/").status == 200
    assert ask(server, "GET", "/", Host="evil.example").status == 421
    assert ask(server, "DELETE", "/").status == 501


def test_a_body_that_is_too_long_or_has_no_length_is_not_read(server: Server) -> None:
    assert ask(server, "POST", "/review", b"x" * 65_537).status == 413
    for length in (b"-1", b"9" * 40, b"many", "٣".encode()):
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
            raw.sendall(b"POST /review HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + b"\r\n\r\n")
            assert b" 413 " in raw.recv(1000).splitlines()[0]


def test_noise_breaks_nothing(server: Server) -> None:
    for noise in (b"\x00\xff\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"G" * 70_000 + b"\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
            raw.sendall(noise)
            raw.shutdown(socket.SHUT_WR)
            raw.recv(1000)
    assert ask(server, "GET", "/").status == 200


@pytest.mark.parametrize(("problem", "told"), [(ConnectionResetError(), False), (BrokenPipeError(), False), (KeyError("k"), True)])
def test_a_browser_that_went_away_is_not_told_and_a_bug_is(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], problem: Exception, told: bool
) -> None:
    def fail(_: object) -> None:
        raise problem

    monkeypatch.setattr(server.app, "respond", fail)
    with pytest.raises(http.client.RemoteDisconnected):
        ask(server, "GET", "/")
    assert ("Traceback" in capsys.readouterr().err) is told


def test_a_port_that_is_taken_is_told_in_one_line(server: Server) -> None:
    with pytest.raises(ServeError, match="expected a free one"):
        bind(server.port)
