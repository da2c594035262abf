"""The JSON of the contract."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum.data import (
    Alignment,
    Article,
    Collation,
    Edge,
    Evidence,
    Form,
    Kind,
    Link,
    Lost,
    Reading,
    Rejected,
    Relation,
    Sighting,
    Span,
    Statement,
    Stemma,
    Story,
    Telling,
    Variant,
)
from variorum.report.json import dumps
from variorum.testing import tell

SEEN = Sighting(source="a.txt", sha256="ab" * 32, reader="plain@1")


def collation(relation: Relation | None = Relation.REWRITE) -> Collation:
    a = tell("The bridge cost 31 million.", "It opened.", id="a", outlet="Wire", credit="Tarn Agency",
             published=datetime(2025, 3, 12, 7, 30, tzinfo=UTC))
    b = tell("The bridge cost more than 30 million.", id="b")
    variant = Variant(kind=Kind.NUMBER, base=Reading(telling="a", span=Span(16, 26)),
                      reading=Reading(telling="b", span=Span(16, 36)), confidence=0.9, by="numbers@1", weight=2.0)
    left_out = Variant(kind=Kind.OMISSION, base=Reading(telling="a", span=Span(28, 38)), reading=None,
                       confidence=0.5, by="gaps@1")
    edge = Edge(parent="lost:1", child="a", confidence=0.75,
                evidence=(Evidence(kind="containment", note="b lacks it", weight=1.5),))
    stemma = Stemma(edges=(edge,), lost=(Lost(id="lost:1", held=(Reading(telling="a", span=Span(0, 5)),)),),
                    rivals=((edge,),), origins=(("a", "b"),))
    link = Alignment(left="a", right="b", links=(Link(0, 0, np.float32(0.88)),), by="align@1", relation=relation,  # type: ignore[arg-type]
                     confidence=0.97, coverage_left=0.8, coverage_right=1.0)
    statement = Statement(telling="a", source=Span(0, 3), cue=None, content=(Span(4, 10), Span(12, 14)),
                          form=Form.INDIRECT, speaker="Ada Marsh", by="rules@1", confidence=0.6)
    return Collation(
        tellings=(a, b),
        stories=(Story(id="s", title="Bridge", tellings=("a", "b"), alignments=(link,), variants=(variant, left_out),
                       stemma=stemma),),
        statements=(statement,),
        rejected=(Rejected(source="x.txt", error="empty-text", message="nothing"),),
        models=("m@1",),
    )


def test_every_field_of_the_contract_is_there_with_its_type() -> None:
    read = json.loads(dumps(collation()))
    assert read["contract"] == 1
    assert isinstance(read["variorum"], str)
    a, b = read["tellings"]
    assert a["id"] == "a"
    assert a["outlet"] == "Wire"
    assert a["published"] == "2025-03-12T07:30:00+00:00"
    assert a["credit"] == "Tarn Agency"
    assert a["sentences"] == [[0, 27], [28, 38]]
    assert b["published"] is None
    assert b["credit"] is None
    assert b["title"] == ""
    (story,) = read["stories"]
    assert story["tellings"] == ["a", "b"]
    assert story["origins"] == 1
    (link,) = story["links"]
    assert (link["a"], link["b"], link["relation"], link["confidence"]) == ("a", "b", "rewrite", 0.97)
    assert (link["coverage_a"], link["coverage_b"]) == (0.8, 1.0)
    assert link["pairs"] == [{"a": 0, "b": 0, "score": 0.88}]
    assert story["stemma"]["lost"] == ["lost:1"]
    (edge,) = story["stemma"]["edges"]
    assert (edge["parent"], edge["child"], edge["confidence"]) == ("lost:1", "a", 0.75)
    assert edge["evidence"] == [{"kind": "containment", "note": "b lacks it", "weight": 1.5}]
    number, omission = story["variants"]
    assert number["kind"] == "number"
    assert number["base"] == {"telling": "a", "span": [16, 26]}
    assert number["reading"] == {"telling": "b", "span": [16, 36]}
    assert (number["confidence"], number["by"], number["note"]) == (0.9, "numbers@1", "")
    assert omission["reading"] is None
    (statement,) = read["statements"]
    assert (statement["telling"], statement["source"], statement["cue"]) == ("a", [0, 3], None)
    assert statement["content"] == [[4, 10], [12, 14]]
    assert (statement["form"], statement["speaker"], statement["confidence"]) == ("indirect", "Ada Marsh", 0.6)
    assert read["rejected"] == [{"source": "x.txt", "error": "empty-text", "message": "nothing"}]


def test_an_unrelated_pair_has_a_null_relation() -> None:
    assert json.loads(dumps(collation(relation=None)))["stories"][0]["links"][0]["relation"] is None


def test_the_same_collation_gives_the_same_bytes() -> None:
    assert dumps(collation()) == dumps(collation())


def test_one_object_ended_by_a_line_feed() -> None:
    data = dumps(Collation(tellings=(), stories=()))
    assert data.endswith(b"}\n")
    assert data.count(b"\n") == 1


def test_an_empty_span_is_a_span_and_not_null() -> None:
    s = Statement(telling="a", source=Span(3, 3), cue=None, content=(Span(4, 5),), form=Form.DIRECT, by="x", confidence=1.0)
    read = json.loads(dumps(Collation(tellings=(), stories=(), statements=(s,))))
    assert read["statements"][0]["source"] == [3, 3]


def test_a_score_that_is_no_number_is_still_json() -> None:
    s = Statement(telling="a", source=None, cue=None, content=(), form=Form.DIRECT, by="x", confidence=float("nan"))
    assert json.loads(dumps(Collation(tellings=(), stories=(), statements=(s,))))["statements"][0]["confidence"] == 0


@given(st.text(alphabet=st.characters(codec=None), max_size=40))
def test_any_text_is_valid_utf8_and_keeps_its_length(text: str) -> None:
    telling = Telling(article=Article(id=text or "x", text=text, title=text), lang="und", sentences=())
    read = json.loads(dumps(Collation(tellings=(telling,), stories=())).decode("utf-8"))
    found = read["tellings"][0]["text"]
    assert len(found) == len(text)
    assert all(c in (d, "\ufffd") for c, d in zip(found, text, strict=True))


def keys(tree: Any) -> set[str]:
    """Return every key of an object and of all it holds."""
    if isinstance(tree, dict):
        return set(tree) | {k for x in tree.values() for k in keys(x)}
    return {k for x in tree for k in keys(x)} if isinstance(tree, list) else set()


def test_the_document_explains_every_field() -> None:
    told = (Path(__file__).resolve().parents[1] / "docs" / "json.md").read_text("utf-8")
    table = told.split("| field | holds |", 1)[1].split("\n\n", 1)[0]
    named = {word for words in re.findall(r"`([\w\[\].-]+)`", table) for word in re.split(r"[\[\].]+", words)}
    whole = replace(collation(), tellings=tuple(replace(t, article=replace(t.article, sightings=(SEEN,))) for t in collation().tellings))
    assert keys(json.loads(dumps(whole))) <= named
