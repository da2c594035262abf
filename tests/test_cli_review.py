"""`serve` and `review` from the command line: one line for each mistake, nothing lost."""

import http.client
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import report_fixture as ferry
from variorum.cli import main
from variorum.report.html import write
from variorum.report.json import dumps
from variorum.review import Decision, Verdict, digest, line, place, read
from variorum.web.server import Server

TELLINGS = {t.id: t for t in ferry.collation().tellings}
DIGESTS = {i: digest(t.text) for i, t in TELLINGS.items()}
ACCEPTED = Decision(
    kind=ferry.VARIANTS[0].kind,
    base=place(ferry.VARIANTS[0].base, TELLINGS, DIGESTS),
    reading=place(ferry.VARIANTS[0].reading, TELLINGS, DIGESTS),
    verdict=Verdict.ACCEPT,
    by="Ana",
    at=datetime(2025, 3, 7, tzinfo=UTC),
)
REJECTED = replace(ACCEPTED, verdict=Verdict.REJECT, by="Ben", at=datetime(2025, 3, 8, tzinfo=UTC))


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, list[str]]:
    with pytest.raises(SystemExit) as ended:
        main([str(a) for a in arguments])
    seen = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, seen.out, seen.err.splitlines()


def test_two_reviewers_files_become_one_and_their_conflict_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "ana.jsonl").write_bytes(line(ACCEPTED))
    (tmp_path / "ben.jsonl").write_bytes(line(REJECTED) + line(ACCEPTED))
    code, out, err = run(capsys, "review", "merge", tmp_path / "ben.jsonl", tmp_path / "ana.jsonl")

    assert code == 0
    assert read(out.encode())[0] == (ACCEPTED, REJECTED)
    assert len(err) == 1
    assert "reviewers differ on number wire: “12 passengers”" in err[0]
    assert "Ana: accept; Ben: reject" in err[0]


def test_a_merge_may_take_the_place_of_what_it_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(ACCEPTED))
    (tmp_path / "b.jsonl").write_bytes(line(REJECTED) + b"{half a li")
    code, _, err = run(capsys, "review", "merge", tmp_path / "a.jsonl", tmp_path / "b.jsonl", "-o", tmp_path / "a.jsonl")

    assert code == 3
    assert any("b.jsonl:2 is no decision" in x for x in err)
    assert read((tmp_path / "a.jsonl").read_bytes())[0] == (ACCEPTED, REJECTED)


def test_of_a_file_that_is_no_review_the_first_lines_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(ACCEPTED))
    (tmp_path / "b.jsonl").write_text('{"text": "It opened."}\n' * 30)
    code, out, err = run(capsys, "review", "merge", tmp_path / "a.jsonl", tmp_path / "b.jsonl")

    assert (code, read(out.encode())[0]) == (3, (ACCEPTED,))
    assert len(err) == 5
    assert "26 more lines are none; expected" in err[-1]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["review", "merge", "none.jsonl"], 4, "none.jsonl can't be read"),
        (["review", "merge"], 2, "FILE"),
        (["serve"], 2, "SOURCE_OR_REPORT"),
        (["serve", "none.json", "--port", "0"], 4, "none.json can't be read"),
        (["serve", "a.json", "b.txt", "--port", "0"], 2, "is taken for saved findings"),
        (["serve", "none.txt", "--port", "0"], 4, "no article could be used"),
        (["serve", "none.txt", "--port", "70000"], 2, "70000"),
        (["serve", "none.txt", "--review", "no/where/review.jsonl"], 4, "there is no folder"),
    ],
)
def test_a_mistake_is_one_clear_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    seen = run(capsys, *arguments)

    assert seen[0] == code
    assert said in seen[2][-1]
    assert all(x.startswith("variorum: ") for x in seen[2])


@pytest.mark.parametrize("saved", ["report", "json"])
def test_a_report_is_served_until_it_is_stopped(tmp_path: Path, saved: str) -> None:
    if saved == "report":
        target = write(ferry.collation(), tmp_path / "out").parent
    else:
        target = tmp_path / "found.json"
        target.write_bytes(dumps(ferry.collation()))
    (tmp_path / "review.jsonl").write_bytes(line(ACCEPTED) + b"half a line\n")
    served = subprocess.Popen(
        [sys.executable, "-m", "variorum", "serve", str(target), "--port", "0", "--reviewer", "Ana"],
        cwd=tmp_path, env=os.environ | {"PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert served.stdout
    told = served.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", told)
    assert found, told
    link = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=20)
    link.request("GET", "/about.html")
    assert b"1 finding accepted" in link.getresponse().read()
    served.terminate()
    _, complaints = served.communicate(timeout=20)
    assert served.returncode == 0
    assert "review.jsonl:2 is no decision" in complaints


def test_a_review_that_can_not_be_kept_is_told_and_the_report_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "found.json").write_bytes(dumps(ferry.collation()))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Server, "serve_forever", lambda _: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    for writable in (True, False):
        monkeypatch.setattr(os, "access", lambda *_, able=writable: able)
        with pytest.raises(SystemExit) as ended:
            main(["serve", "found.json", "--port", "0", "--reviewer", "Ana"])
        seen = capsys.readouterr()
        assert ended.value.code == 0
        assert ("Decisions of Ana go to review.jsonl" in seen.out) is writable
        assert ("no decision can be kept" in seen.err) is not writable
