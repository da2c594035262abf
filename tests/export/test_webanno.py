"""Web Annotation: valid by the model, and pointing at the words it says it points at."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

import report_fixture as ferry
from collation_strategy import collations
from variorum.data import Collation
from variorum.export.tables import FINDINGS, STATEMENTS, Table
from variorum.export.webanno import webanno
from variorum.report.json import dumps
from variorum.report.saved import loads

SCHEMA = json.loads((Path(__file__).parent / "webanno.schema.json").read_text("utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)


def made(collation: Collation, table: Table = FINDINGS) -> Any:
    return json.loads(webanno(loads(dumps(collation)), table))


def items(tree: Any) -> list[Any]:
    return list(tree["first"]["items"]) if "first" in tree else []


@pytest.mark.parametrize("table", [FINDINGS, STATEMENTS], ids=lambda t: t.name)
def test_the_ferry_is_valid(table: Table) -> None:
    VALID.validate(made(ferry.collation(), table))
    VALID.validate(made(ferry.hostile(), table))


@settings(max_examples=60)
@given(collations())
def test_any_run_is_valid_and_every_selector_picks_the_same_words_twice(collation: Collation) -> None:
    run = loads(dumps(collation))
    texts = {hashlib.sha256(t.article.text.encode()).hexdigest(): t.article.text for t in run.tellings}
    for table in (FINDINGS, STATEMENTS):
        tree = made(collation, table)
        VALID.validate(tree)
        assert tree["total"] == len(items(tree))
        for a in items(tree):
            for target in a["target"]:
                text = texts[digest(target["source"]["id"])]
                if "selector" in target:
                    position, quote = target["selector"]
                    assert text[position["start"] : position["end"]] == quote["exact"]
                    around = quote["prefix"] + quote["exact"] + quote["suffix"]
                    assert text[position["start"] - len(quote["prefix"]) :].startswith(around)


def digest(iri: str) -> str:
    """Return the hexadecimal form of a digest's name."""
    import base64  # noqa: PLC0415

    value = iri.removeprefix("ni:///sha-256;")
    return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)).hex()


def test_positions_count_code_points_beyond_the_first_plane_too() -> None:
    t = ferry.WIRE
    shifted = replace(t, article=replace(t.article, text=t.text.replace("PORT ELLORY", "PORT 🌊🌊🌊🌊🌊🌊")))
    run = ferry.collation()
    first = made(replace(run, tellings=(shifted, *run.tellings[1:])))["first"]["items"][0]["target"][0]["selector"]
    assert first[1]["exact"] == shifted.text[first[0]["start"] : first[0]["end"]] == "12 passengers"


def test_the_page_a_text_was_read_from_is_its_scope() -> None:
    run = ferry.collation()
    addressed = replace(run.tellings[0], article=replace(run.tellings[0].article, url="https://example.org/a b?q=ä"))
    target = made(replace(run, tellings=(addressed, *run.tellings[1:])))["first"]["items"][0]["target"][0]
    assert target["scope"] == "https://example.org/a%20b?q=%C3%A4"


def test_an_omission_targets_the_text_that_lacks_the_words() -> None:
    omission = next(a for a in items(made(ferry.collation())) if a["body"][0]["value"] == "omission")
    base, reading = omission["target"]
    assert "selector" in base
    assert "selector" not in reading


def test_the_same_run_gets_the_same_names() -> None:
    assert webanno(ferry.collation()) == webanno(ferry.collation())
    names = [a["id"] for a in items(made(ferry.collation()))]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("lost", ["id", "type", "target"])
def test_the_schema_refuses_an_annotation_that_lacks_what_it_must_have(lost: str) -> None:
    tree = made(ferry.collation())
    del tree["first"]["items"][0][lost]
    assert not VALID.is_valid(tree)
