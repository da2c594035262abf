"""Findings, statements and the rest as tables: CSV, JSON lines, Parquet."""

import csv as reading
import io
import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import report_fixture as ferry
from collation_strategy import collations
from variorum.data import Collation, Story, Variant
from variorum.errors import BadRecord, MissingExtra
from variorum.export.csv import ACTING, csv
from variorum.export.jsonl import jsonl, read_findings
from variorum.export.parquet import parquet
from variorum.export.tables import FINDINGS, SPANS, STATEMENTS, TABLES, TELLINGS, TEXT, TEXTS, Table
from variorum.report.json import dumps
from variorum.report.saved import loads
from variorum.report.sigla import finding_id

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "export.md").read_text("utf-8")


def saved(collation: Collation) -> Collation:
    """Return a collation as the exports get it."""
    return loads(dumps(collation))


FERRY = saved(ferry.collation())


def from_csv(data: bytes) -> list[dict[str, str]]:
    return list(reading.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def from_jsonl(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def known(collation: Collation) -> list[tuple[str, Variant]]:
    """Return a run's findings, each once, as a set would hold them but in a fixed order."""
    out = {(s.id, finding_id(v)): v for s in collation.stories for v in s.variants}
    return sorted(((k[0], v) for k, v in out.items()), key=lambda x: (x[0], finding_id(x[1])))


@settings(max_examples=60)
@given(collations())
def test_json_lines_read_back_into_the_same_findings(collation: Collation) -> None:
    """The same place told twice is one finding; of those, the weightiest stands."""
    run = saved(collation)
    found = read_findings(jsonl(run, FINDINGS))
    places = {(s.id, finding_id(v)) for s in run.stories for v in s.variants}
    assert {(story, finding_id(v)) for story, v in found} == places
    held = {s.id: s.variants for s in run.stories}
    assert all(v in held[story] for story, v in found)


def test_the_ferry_reads_back_from_json_lines() -> None:
    found = sorted(read_findings(jsonl(FERRY, FINDINGS)), key=lambda x: (x[0], finding_id(x[1])))
    assert found == known(FERRY)


def test_a_line_that_is_no_finding_is_told_with_its_number() -> None:
    with pytest.raises(BadRecord, match="line 2 is no finding"):
        read_findings(jsonl(FERRY, FINDINGS).split(b"\n")[0] + b'\n{"story": 1}\n')


def test_a_finding_has_both_wordings_with_who_else_reads_so() -> None:
    row = from_jsonl(jsonl(FERRY, FINDINGS))[0]
    assert (row["kind"], row["base_words"], row["reading_words"]) == ("number", "12 passengers", "Nearly 30 people")
    assert (row["base_siglum"], row["base_also"], row["reading_siglum"]) == ("A", ["B"], "C")
    assert ferry.WIRE.text[row["base_start"] : row["base_end"]] == row["base_words"]
    assert row["base_sentence"] == ferry.WIRE.sentence(0)
    assert row["base_published"] == "2025-03-04T12:40:00+00:00"


def test_an_omission_names_all_who_lack_the_words() -> None:
    row = next(r for r in from_jsonl(jsonl(FERRY, FINDINGS)) if r["kind"] == "omission")
    assert (row["reading_siglum"], row["reading_also"]) == ("B", ["C"])
    assert row["reading_words"] is None
    assert row["reading_start"] is None


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda t: t.name)
def test_every_format_has_the_same_columns_and_as_many_rows(table: Table) -> None:
    names = [c.name for c in table.columns]
    rows = list(table.rows(FERRY))
    assert rows
    assert all(list(r) == names for r in rows)
    assert [list(r) for r in from_csv(csv(FERRY, table))] == [names] * len(rows)
    assert [list(r) for r in from_jsonl(jsonl(FERRY, table))] == [names] * len(rows)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda t: t.name)
def test_no_cell_of_a_table_is_always_empty(table: Table) -> None:
    """A column that nothing fills is a column nobody asked for; what only some runs have is named here."""
    rare = {"telling": "url credit", "statements": "within flags", "tellings": "url credit"}.get(table.name, "").split()
    rows = list(table.rows(FERRY))
    empty = [c.name for c in table.columns if not any(r[c.name] not in (None, "", []) for r in rows)]
    assert set(empty) <= set(rare), empty


def test_the_document_names_every_column_and_what_it_holds() -> None:
    for table in TABLES.values():
        part = DOCUMENT.split(f"### `{table.name}`", 1)[1].split("\n### ", 1)[0]
        assert f"A row is {table.a_row}." in part
        for c in table.columns:
            if table is FINDINGS and c.name.startswith("reading_"):
                continue  # "say the same of the reading"
            assert re.search(rf"^\| `{c.name}` \| [a-z ]+ \| {re.escape(c.meaning)} \|$", part, re.MULTILINE), c


@pytest.mark.parametrize("start", ACTING)
def test_no_cell_of_a_spreadsheet_begins_like_a_formula(start: str) -> None:
    text = f"{start}cmd|' /C calc'!A0"
    story = FERRY.stories[0]
    hostile = loads(dumps(Collation(tellings=FERRY.tellings, stories=(_noted(story, text),))))
    row = from_csv(csv(hostile, FINDINGS))[0]
    assert row["note"] == "'" + text


def _noted(story: Story, note: str) -> Story:
    return replace(story, variants=tuple(replace(v, note=note, weight=-1.5) for v in story.variants))


@settings(max_examples=60)
@given(collations())
def test_csv_holds_any_text_and_gives_it_back(collation: Collation) -> None:
    run = saved(collation)
    for table in (FINDINGS, STATEMENTS, TELLINGS):
        kinds = {c.name: c.kind for c in table.columns}
        for told, row in zip(from_csv(csv(run, table)), table.rows(run), strict=True):
            for name, cell in row.items():
                if kinds[name] == TEXT:
                    assert told[name].removeprefix("'") == str(cell or "").replace("\0", "\ufffd")
                    assert not told[name].startswith(tuple(set(ACTING) - {"'"}))
                elif kinds[name] not in (TEXTS, SPANS) and isinstance(cell, float):
                    assert float(told[name]) == cell


def test_duckdb_reads_parquet_with_its_types() -> None:
    pytest.importorskip("pyarrow", reason="pyarrow, the extra “parquet”, is not installed")
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    import pyarrow.parquet as pq  # noqa: PLC0415

    db = duckdb.connect()
    for table in TABLES.values():
        read = pq.read_table(io.BytesIO(parquet(FERRY, table)))
        db.register(table.name, read)
        assert db.sql(f"select count(*) from {table.name}").fetchall() == [(len(list(table.rows(FERRY))),)]
    found = db.sql(
        """select f.kind, f.base_words, year(f.base_published), t.characters, f.base_also
           from findings f join tellings t on t.telling = f.base_telling where f.rank = 1"""
    ).fetchall()
    assert found[0] == ("number", "12 passengers", 2025, len(ferry.WIRE.text), ["B"])
    spans = db.sql("select content[1].start, content[1].end from statements where speaker = 'Per Lund'").fetchall()
    assert ferry.GARDEN.text[slice(*spans[0])].startswith("“Everyone")


def test_duckdb_opens_the_file_itself(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow, the extra “parquet”, is not installed")
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    for name, data in (("f.parquet", parquet(FERRY, FINDINGS)), ("f.csv", csv(FERRY, FINDINGS)), ("f.jsonl", jsonl(FERRY, FINDINGS))):
        (tmp_path / name).write_bytes(data)
        rows = duckdb.sql(f"select kind, reading_words from '{tmp_path / name}' order by rank").fetchall()
        assert rows[0] == ("number", "Nearly 30 people")
        assert len(rows) == len(ferry.VARIANTS)


def test_hostile_text_reaches_no_reader_broken() -> None:
    pytest.importorskip("pyarrow", reason="pyarrow, the extra “parquet”, is not installed")
    run = saved(ferry.hostile())
    for table in TABLES.values():
        n = len(list(table.rows(run)))
        assert len(from_csv(csv(run, table))) == len(from_jsonl(jsonl(run, table))) == n
        assert parquet(run, table)


def test_without_pyarrow_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'variorum\[parquet\]'"):
        parquet(FERRY, FINDINGS)
