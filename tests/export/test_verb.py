"""`variorum export`: the same bytes from a saved JSON as from the articles, and a line for every wrong use."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import report_fixture as ferry
from variorum import pipeline
from variorum.cli import main
from variorum.cli.export import FORMATS, TABLES
from variorum.data import Collation, Edge, Lost, Rejected, Stemma, Story
from variorum.export import tables
from variorum.report.json import dumps

Run = Callable[..., int]


def third() -> Collation:
    """Return the ferry with scores that the JSON rounds."""
    run = ferry.collation()
    story = replace(run.stories[0], variants=tuple(replace(v, weight=v.weight / 3, confidence=1 / 3) for v in run.stories[0].variants))
    return replace(run, stories=(story,))


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    def run(*args: str) -> int:
        with pytest.raises(SystemExit) as end:
            main(["export", *args])
        return int(end.value.code or 0)

    monkeypatch.setattr(pipeline, "run", lambda *_, **__: replace(third(), rejected=()))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "found.json").write_bytes(dumps(third()))
    (tmp_path / "a.txt").write_text("The ferry ran aground on Tuesday.", "utf-8")
    return run


@pytest.mark.parametrize("form", FORMATS)
def test_saved_findings_and_articles_give_the_same_bytes(export: Run, form: str) -> None:
    assert export("found.json", "-f", form, "-o", "saved") == 0
    assert export("a.txt", "-q", "-f", form, "-o", "fresh") == 0
    assert Path("saved").read_bytes() == Path("fresh").read_bytes() != b""


def test_the_verb_offers_the_tables_there_are() -> None:
    assert tuple(tables.TABLES) == TABLES


@pytest.mark.parametrize("name", TABLES)
def test_each_table_goes_to_standard_output(export: Run, capsysbinary: Any, name: str) -> None:
    assert export("found.json", "-f", "jsonl", "--table", name) == 0
    lines = capsysbinary.readouterr().out.splitlines()
    assert list(json.loads(lines[0])) == [c.name for c in tables.TABLES[name].columns]


def test_findings_come_through_a_pipe(export: Run, capsysbinary: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(dumps(third()))

    monkeypatch.setattr(sys, "stdin", Piped())
    assert export("-", "-f", "csv") == 0
    assert capsysbinary.readouterr().out.count(b"\r\n") == 1 + len(ferry.VARIANTS)


def test_what_was_rejected_is_told_where_articles_are_read(export: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    row = Rejected(source="b.txt", error="empty-text", message="nothing")
    monkeypatch.setattr(pipeline, "run", lambda *_, **__: replace(third(), rejected=(row,)))
    assert export("a.txt", "-q", "-f", "csv", "-o", "out.csv") == 3
    assert "rejected b.txt" in capsys.readouterr().err


def two_stories() -> Collation:
    """Return the ferry and a second story, of two tellings that go back to a lost source of their own."""
    run = third()
    twins = tuple(replace(t, article=replace(t.article, id=t.id + "'")) for t in (ferry.MORNING, ferry.DIGEST))
    edges = tuple(Edge(parent="lost:1", child=t.id, confidence=0.5) for t in twins)
    other = Story(id="other", title="", tellings=tuple(t.id for t in twins), stemma=Stemma(edges=edges, lost=(Lost(id="lost:1"),)))
    return replace(run, tellings=(*run.tellings, *twins), stories=(*run.stories, other))


def test_one_story_can_be_had_alone(export: Run) -> None:
    Path("two.json").write_bytes(dumps(two_stories()))
    assert export("two.json", "-f", "jsonl", "--table", "tellings", "--story", "other", "-o", "out") == 0
    assert [json.loads(x)["telling"] for x in Path("out").read_bytes().splitlines()] == ["morning'", "digest'"]


def test_lost_sources_of_several_stories_stay_apart(export: Run) -> None:
    Path("two.json").write_bytes(dumps(two_stories()))
    assert export("two.json", "-f", "graphml", "-o", "out.graphml") == 0
    graph = nx.read_graphml("out.graphml")
    assert {n for n, d in graph.nodes(data=True) if d["lost"]} == {"wire/lost:1", "other/lost:1"}
    assert set(graph.predecessors("morning'")) == {"other/lost:1"}
    assert graph.number_of_edges() == len(ferry.STEMMA.edges) + 2


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("found.json", "a.txt", "-f", "csv"), 2, "is taken for saved findings"),
        (("found.json", "-f", "tei", "--table", "links"), 2, "has no table links"),
        (("found.json", "-f", "webanno", "--table", "links"), 2, "has no table links"),
        (("found.json", "-f", "csv", "--story", "x"), 2, "expected wire."),
        (("found.json", "-f", "xlsx"), 2, "xlsx"),
        (("found.json",), 2, "--format"),
        (("gone.json", "-f", "csv"), 4, "No such file"),
        (("a.json", "-f", "csv"), 4, "can't be read as findings"),
        (("found.json", "-f", "csv", "-o", "no/where.csv"), 4, "no folder"),
        (("gone.txt", "-f", "csv"), 4, "no article could be used"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, tuple) else "",
)
def test_a_wrong_use_is_one_line(export: Run, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], code: int, told: str) -> None:
    Path("a.json").write_text("{}", "utf-8")
    assert export(*args) == code
    seen = capsys.readouterr()
    assert told in seen.err
    assert "Traceback" not in seen.err
    assert seen.out == ""


def test_without_pyarrow_the_line_says_what_to_install(export: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert export("found.json", "-f", "parquet", "-o", "x.parquet") == 4
    assert capsys.readouterr().err.strip().endswith("pip install 'variorum[parquet]' [missing-extra]")
    assert not Path("x.parquet").exists()
