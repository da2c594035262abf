"""The command line: exit codes, what goes to which stream, files whole or not at all."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

import variorum
from variorum import errors, pipeline
from variorum.cli import VERBS, main, output
from variorum.data import Article, Collation, Rejected, Telling
from variorum.errors import ModelError, OutputError
from variorum.report import terminal

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        # click ends the line that holds the terminal's "^C" before we say anything
        return [line for line in self.err.splitlines() if line]


Run = Callable[..., Outcome]


@pytest.fixture
def variorum_run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main([str(a) for a in arguments])
        seen = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Outcome(code, seen.out, seen.err)

    return run


def _tellings(articles: Iterable[Article]) -> tuple[Telling, ...]:
    return tuple(Telling(article=a, lang="en", sentences=()) for a in articles)


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-ins for what the verbs call, so that no model is loaded."""
    def run(articles: Sequence[Article], rejected: Sequence[Rejected] = (), *, progress: Progress) -> Collation:
        progress("read", 1, 2)
        return Collation(tellings=_tellings(articles), stories=(), rejected=tuple(rejected))

    def compare(a: Article, b: Article, *, progress: Progress) -> Collation:
        progress("read", 1, 2)
        return Collation(tellings=_tellings((a, b)), stories=())

    def summary(collation: Collation, *, width: int, colour: bool, saved: bool) -> str:
        return f"{len(collation.tellings)} tellings, {width} columns, colour {colour}"

    monkeypatch.setattr(pipeline, "run", run)
    monkeypatch.setattr(pipeline, "compare", compare)
    monkeypatch.setattr(terminal, "summary", summary)


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    file = tmp_path / "wire.txt"
    file.write_text("The bridge opened on Monday.")
    return file


@pytest.fixture
def rewrite(tmp_path: Path) -> Path:
    file = tmp_path / "rewrite.txt"
    file.write_text("On Monday, the bridge was opened.")
    return file


# the group


def test_help_names_every_verb(variorum_run: Run) -> None:
    seen = variorum_run("--help")
    assert (seen.code, seen.err) == (0, "")
    assert all(f"  {verb} " in seen.out for verb in VERBS)
    assert variorum_run().out == seen.out


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help(variorum_run: Run, verb: str) -> None:
    seen = variorum_run(verb, "--help")
    assert seen.code == 0
    assert f"variorum {verb}" in seen.out
    assert "Options:" in seen.out


def test_version(variorum_run: Run) -> None:
    assert variorum_run("--version").out == f"variorum {variorum.__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom variorum.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'numpy', 'onnxruntime', 'trafilatura', 'lxml', 'jinja2', 'msgspec', 'variorum.pipeline'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


# exit codes


@pytest.mark.parametrize(
    "arguments",
    [["collate"], ["compare", "a.txt"], ["compare", "a", "b", "c"], ["nonsense"], ["collate", "--nonsense", "a.txt"],
     ["collate", "a.txt", "-o"], ["said", "Marsh"], ["export", "a.txt"], ["export", "a.txt", "--form", "csv"]],
)  # fmt: skip
def test_wrong_use_is_one_line_and_2(variorum_run: Run, arguments: list[str]) -> None:
    seen = variorum_run(*arguments)
    assert seen.code == 2
    assert seen.out == ""
    assert len(seen.lines) == 1
    assert seen.lines[0].startswith("variorum: ")
    assert re.search(r"[.?]\)? See 'variorum.* --help'\. \[usage\]$", seen.lines[0])  # what happened, and a stop


@pytest.mark.usefixtures("stages")
def test_done_prints_the_summary(variorum_run: Run, wire: Path, rewrite: Path) -> None:
    seen = variorum_run("collate", wire, rewrite)
    assert (seen.code, seen.err) == (0, "")
    assert seen.out.startswith("2 tellings, ")
    assert seen.out.endswith("colour False\n")


@pytest.mark.usefixtures("stages")
def test_some_rejected_is_3_with_a_line_for_each(variorum_run: Run, wire: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    seen = variorum_run("collate", wire, tmp_path / "empty.txt", tmp_path / "gone.txt")
    assert seen.code == 3
    assert seen.out.startswith("1 tellings")
    assert len(seen.lines) == 2
    assert "empty.txt" in seen.lines[0]
    assert seen.lines[0].endswith("[empty-text]")
    assert seen.lines[1].endswith("[unreadable-source]")


@pytest.mark.usefixtures("stages")
def test_a_file_of_something_else_does_not_flood_the_terminal(variorum_run: Run, wire: Path, tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text('{"level": "info"}\n' * 150)
    seen = variorum_run("collate", wire, tmp_path / "log.jsonl", "--json", "-")
    assert seen.code == 3
    assert len(json.loads(seen.out)["rejected"]) == 150
    assert len(seen.lines) == 5
    assert seen.lines[-1] == "variorum: and 146 more were rejected; the JSON lists all"


@pytest.mark.usefixtures("stages")
def test_of_very_many_files_the_first_hundred_are_told(variorum_run: Run, wire: Path, tmp_path: Path) -> None:
    seen = variorum_run("collate", wire, *(tmp_path / f"gone-{k}.txt" for k in range(150)), "-q")
    assert seen.code == 3
    assert len(seen.lines) == 101
    assert seen.lines[-1] == "variorum: and 50 more were rejected; the JSON lists all"


@pytest.mark.usefixtures("stages")
def test_nothing_usable_is_4_and_the_json_says_why(variorum_run: Run, tmp_path: Path) -> None:
    seen = variorum_run("collate", tmp_path / "gone.txt", "--json", "-")
    assert seen.code == 4
    assert [r["error"] for r in json.loads(seen.out)["rejected"]] == ["unreadable-source"]
    assert len(seen.lines) == 2
    assert seen.lines[1].endswith(" [input]")


@pytest.mark.usefixtures("stages")
def test_what_was_passed_over_is_noted_and_changes_no_exit_code(variorum_run: Run, wire: Path, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"text": "It opened.", "published": "soon"}\n' * 12)
    (tmp_path / "c.pdf").write_text("x")
    seen = variorum_run("collate", tmp_path, "-q")
    assert (seen.code, seen.out) == (0, "")
    assert len(seen.lines) == 9
    assert seen.lines[0].startswith(f"variorum: note on {tmp_path}: 1 file was passed over (1 .pdf)")
    assert seen.lines[1].startswith(f"variorum: note on {tmp_path}/b.jsonl:1: 'published' is 'soon'")
    assert seen.lines[1].endswith(" [bad-record]")
    assert seen.lines[-1] == "variorum: and 5 more notes like these"


@pytest.mark.usefixtures("stages")
def test_compare_takes_one_article_a_side(variorum_run: Run, wire: Path, rewrite: Path, tmp_path: Path) -> None:
    assert variorum_run("compare", wire, rewrite).code == 0
    assert variorum_run("compare", wire, wire).code == 0
    seen = variorum_run("compare", wire, tmp_path)
    assert seen.code == 2
    assert "2 articles" in seen.lines[0]
    assert variorum_run("compare", wire, tmp_path / "gone.txt").code == 4


@pytest.mark.usefixtures("stages")
def test_compare_keeps_the_order_of_its_sides_and_what_was_rejected(variorum_run: Run, wire: Path, tmp_path: Path) -> None:
    lines = tmp_path / "b.jsonl"
    lines.write_text('{"id": "aaa", "text": "It opened."}\n{"id":\n')
    seen = variorum_run("compare", wire, lines, "--json", "-")
    read = json.loads(seen.out)
    assert seen.code == 3
    assert [t["id"] for t in read["tellings"]] == ["wire", "aaa"]
    assert [r["error"] for r in read["rejected"]] == ["bad-record"]


@pytest.mark.parametrize(
    ("problem", "code", "said"),
    [
        (ModelError("the encoder is missing"), 4, "the encoder is missing [model]"),
        (OSError(28, "No space left on device", "x"), 4, "No space left"),
        (MemoryError(), 4, "shorter articles. [error]"),
        (KeyboardInterrupt(), 130, "stopped"),
    ],
)
def test_a_failure_is_one_line(
    variorum_run: Run, wire: Path, monkeypatch: pytest.MonkeyPatch, problem: BaseException, code: int, said: str
) -> None:
    def fail(*_: object, **__: object) -> Collation:
        raise problem

    monkeypatch.setattr(pipeline, "run", fail)
    seen = variorum_run("collate", wire)
    assert seen.code == code
    assert len(seen.lines) == 1
    assert said in seen.lines[0]


def test_a_bug_is_told_as_one_with_its_place(
    variorum_run: Run, wire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "run", lambda *_, **__: os.environ["VARIORUM_NO_SUCH_NAME"])
    seen = variorum_run("collate", wire)
    assert seen.code == 4
    assert "Traceback" in seen.err
    assert seen.lines[-1].startswith("variorum: internal error (KeyError)")


# streams and files


@pytest.mark.usefixtures("stages")
def test_json_on_standard_output_is_alone_there(variorum_run: Run, wire: Path, tmp_path: Path) -> None:
    seen = variorum_run("collate", wire, tmp_path / "gone.txt", "--json", "-", "-o", tmp_path / "out")
    assert json.loads(seen.out)["contract"] == 1
    assert seen.lines[-1] == f"Report: {tmp_path / 'out' / 'index.html'}"
    assert (tmp_path / "out" / "index.html").is_file()


@pytest.mark.usefixtures("stages")
def test_the_report_is_named_after_the_summary(variorum_run: Run, wire: Path, tmp_path: Path) -> None:
    seen = variorum_run("collate", wire, "-o", tmp_path / "out")
    assert seen.out.splitlines()[-1] == f"Report: {tmp_path / 'out' / 'index.html'}"
    assert seen.out.startswith("1 tellings")


@pytest.mark.usefixtures("stages")
def test_said_takes_what_was_saved_and_refuses_an_empty_name(variorum_run: Run, wire: Path, tmp_path: Path) -> None:
    assert variorum_run("collate", wire, "--json", tmp_path / "found.json", "-q").code == 0
    listed = variorum_run("said", "Ana", tmp_path / "found.json")
    assert (listed.code, listed.lines) == (0, [])
    assert listed.out == variorum_run("said", "Ana", wire).out
    assert variorum_run("said", "Ana", tmp_path / "found.json", wire).code == 2
    assert variorum_run("said", " ", wire).code == 2


@pytest.mark.usefixtures("stages")
def test_quiet_says_nothing_but_errors(variorum_run: Run, wire: Path, tmp_path: Path) -> None:
    seen = variorum_run("collate", "-q", wire, tmp_path / "gone.txt", "-o", tmp_path / "out", "--json", tmp_path / "f.json")
    assert (seen.code, seen.out, len(seen.lines)) == (3, "", 1)
    assert json.loads((tmp_path / "f.json").read_bytes())["tellings"][0]["id"] == "wire"


@pytest.mark.usefixtures("stages")
def test_who_asked_for_a_json_file_is_told_where_it_is(variorum_run: Run, wire: Path, tmp_path: Path) -> None:
    seen = variorum_run("collate", wire, "--json", tmp_path / "f.json", "-o", tmp_path / "out")
    assert seen.out.splitlines() == [f"JSON: {tmp_path / 'f.json'}", f"Report: {tmp_path / 'out' / 'index.html'}"]


@pytest.mark.usefixtures("stages")
@pytest.mark.parametrize("where", ["folder", "gone/f.json"])
def test_an_impossible_json_file_fails_before_the_work(
    variorum_run: Run, wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.setattr(pipeline, "run", lambda *_, **__: pytest.fail("the work was begun"))
    seen = variorum_run("collate", wire, "--json", tmp_path / where)
    assert (seen.code, len(seen.lines)) == (4, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ["collate", "feed.jsonl", "--json", "feed.jsonl"], ["collate", "wire.txt", "link.jsonl", "--json", "./feed.jsonl"],
        ["compare", "feed.jsonl", "wire.txt", "--json", "wire.txt"], ["said", "Ana", "link.jsonl", "--json", "feed.jsonl"],
        ["export", "feed.jsonl", "-f", "jsonl", "-o", "feed.jsonl"], ["serve", "feed.jsonl", "--review", "feed.jsonl"],
    ],
    ids=lambda x: x[0],
)  # fmt: skip
@pytest.mark.usefixtures("wire")
def test_no_source_is_written_over(
    variorum_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    (tmp_path / "feed.jsonl").write_text('{"text": "It opened."}\n')
    (tmp_path / "link.jsonl").symlink_to("feed.jsonl")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "run", lambda *_, **__: pytest.fail("the work was begun"))
    seen = variorum_run(*arguments)
    assert (seen.code, len(seen.lines)) == (4, 1)
    assert "is one of the sources" in seen.lines[0]
    assert (tmp_path / "feed.jsonl").read_text() == '{"text": "It opened."}\n'


@pytest.mark.usefixtures("stages")
def test_findings_may_lie_beside_the_articles_and_be_written_anew(variorum_run: Run, wire: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert variorum_run("collate", tmp_path, "-q", "--json", tmp_path / "found.json").code == 0
        assert variorum_run("said", "Ana", tmp_path, "--json", tmp_path / "said.jsonl").code == 0
    assert [t["id"] for t in json.loads((tmp_path / "found.json").read_bytes())["tellings"]] == ["wire"]


@pytest.mark.parametrize("asked", [["--json", "shut/f.json"], ["-o", "shut"]], ids=" ".join)
def test_a_folder_that_may_not_be_written_to_fails_before_the_work(
    variorum_run: Run, wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    (tmp_path / "shut").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "shut")  # root may write anywhere
    monkeypatch.setattr(pipeline, "run", lambda *_, **__: pytest.fail("the work was begun"))
    seen = variorum_run("collate", wire, *asked)
    assert (seen.code, len(seen.lines)) == (4, 1)
    assert "may not be written to" in seen.lines[0]


@pytest.mark.usefixtures("stages")
def test_a_report_where_a_file_stands_is_refused(variorum_run: Run, wire: Path) -> None:
    seen = variorum_run("collate", wire, "-o", wire)
    assert (seen.code, len(seen.lines)) == (4, 1)


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "f.json"
    file.write_text("before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        output.write(b"after", str(file))
    assert [f.name for f in tmp_path.iterdir()] == ["f.json"]
    assert file.read_text() == "before"


def test_a_link_is_written_through_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("before")
    (tmp_path / "link.json").symlink_to("real.json")
    output.write(b"after", str(tmp_path / "link.json"))
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text() == "after"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_a_full_standard_output_is_4_with_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "variorum", *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_device_is_written_to_and_not_replaced() -> None:
    with pytest.raises(OutputError):
        output.write(b"{}", "/dev/full")
    assert not Path("/dev/full").is_file()


# the terminal


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_escape_sequences_in_a_file_name_do_not_reach_the_terminal(variorum_run: Run) -> None:
    seen = variorum_run("collate", "a\x1b[31m\nb\u202e.txt")
    assert "\x1b" not in seen.err
    assert "\u202e" not in seen.err
    assert len(seen.lines) == 2


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert output.colour(Terminal())
    assert not output.colour(io.StringIO())
    monkeypatch.setenv("TERM", "dumb")
    assert not output.colour(Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not output.colour(Terminal())


@pytest.mark.parametrize(("columns", "expected"), [("80", 80), ("10", 40), ("500", 120)])
def test_the_width_stays_readable(monkeypatch: pytest.MonkeyPatch, columns: str, expected: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert output.width() == expected


def test_progress_tells_stage_count_and_time_left_and_cleans_up(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    now = iter([0.0, 10.0, 10.01, 20.0])
    with output.Progress(clock=lambda: next(now)) as progress:
        for done in (0, 10, 11, 20):
            progress("align", done, 40)
    shown = [line.removesuffix("\x1b[K") for line in screen.getvalue().split("\r")[1:]]
    assert shown == [
        "starting",
        "aligning tellings  0 of 40",
        "aligning tellings  10 of 40  30 s left",
        "aligning tellings  20 of 40  20 s left",
        "",
    ]


@pytest.mark.parametrize("quiet", [True, False])
def test_progress_is_silent_where_nobody_watches(monkeypatch: pytest.MonkeyPatch, *, quiet: bool) -> None:
    screen = Terminal() if quiet else io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    with output.Progress(quiet=quiet) as progress:
        progress("align", 1, 2)
    assert screen.getvalue() == ""


# the documents


def test_every_slug_has_its_paragraph() -> None:
    text = (Path(__file__).parent.parent / "docs" / "errors.md").read_text(encoding="utf-8")
    headings = {line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")}
    slugs = {e.slug for e in vars(errors).values() if isinstance(e, type) and issubclass(e, errors.VariorumError)}
    assert headings == slugs
