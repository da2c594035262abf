"""A collation read back from the contract's JSON."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

import report_fixture as ferry
from collation_strategy import collations
from variorum.data import Collation, Evidence, Undirected
from variorum.errors import BadCollation
from variorum.report.json import dumps
from variorum.report.saved import loads


def encodable(collation: Collation) -> bool:
    """Return whether no string holds half a surrogate pair, which JSON can't carry."""
    return "\\ud" not in ascii(collation)


@settings(max_examples=60)
@given(collations())
def test_what_was_written_reads_back_to_the_same_records_and_bytes(collation: Collation) -> None:
    data = dumps(collation)
    read = loads(data)
    assert dumps(read) == data
    if encodable(collation):
        assert read == collation


def test_the_ferry_reads_back() -> None:
    """All but the hint of a language that a source gave, which the telling's own language has taken up."""
    told = ferry.collation()
    held = tuple(replace(t, article=replace(t.article, lang=None)) for t in told.tellings)
    assert loads(dumps(told)) == replace(told, tellings=held)


def test_fields_added_to_the_contract_may_be_missing_and_unknown_ones_be_there() -> None:
    tree = json.loads(dumps(ferry.collation()))
    tree["later"] = 1
    for t in tree["tellings"]:
        del t["url"], t["paragraphs"], t["sightings"], t["credit_span"]
    for s in tree["stories"]:
        del s["title"], s["origin_tellings"], s["stemma"]["lost_sources"], s["stemma"]["rivals"]
        for v in s["variants"]:
            del v["weight"]
    read = loads(json.dumps(tree).encode())
    assert [v.kind for v in read.stories[0].variants] == [v.kind for v in ferry.VARIANTS]
    assert [x.id for x in read.stories[0].stemma.lost] == ["lost:1"]


def broken(tree: Any, how: str) -> Any:
    story = tree["stories"][0]
    match how:
        case "contract":
            tree["contract"] = 2
        case "missing field":
            del tree["tellings"][0]["text"]
        case "wrong type":
            tree["tellings"][0]["text"] = 7
        case "unknown kind":
            story["variants"][0]["kind"] = "colour"
        case "span outside":
            story["variants"][0]["base"]["span"] = [10, 1_000_000]
        case "span backwards":
            story["variants"][0]["base"]["span"] = [9, 2]
        case "stranger":
            story["variants"][0]["base"]["telling"] = "garden"
        case "no name":
            tree["tellings"][0]["id"] = ""
        case "two of a name":
            tree["tellings"].append(tree["tellings"][0])
        case "sentence out of range":
            story["links"][0]["pairs"][0]["a"] = 99
        case "circle":
            story["stemma"]["edges"].append({"parent": "russian", "child": "wire", "confidence": 1.0})
        case "date":
            tree["tellings"][0]["published"] = "yesterday"
    return tree


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("contract", "contract 2"),
        ("missing field", "`text`"),
        ("wrong type", "tellings[0].text"),
        ("unknown kind", "colour"),
        ("span outside", "1000000"),
        ("span backwards", "[9, 2]"),
        ("stranger", "'garden'"),
        ("no name", "without an id"),
        ("two of a name", "two tellings 'wire'"),
        ("sentence out of range", "99"),
        ("circle", "circle"),
        ("date", "yesterday"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused_in_words(how: str, told: str) -> None:
    tree = broken(json.loads(dumps(ferry.collation())), how)
    with pytest.raises(BadCollation, match=r"found\.json can't be read as findings") as e:
        loads(json.dumps(tree).encode(), "found.json")
    assert told in str(e.value)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"contract": 1}'])
def test_bytes_that_are_no_findings_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(BadCollation):
        loads(data)


def test_ties_without_direction_and_who_lacks_the_words_come_back() -> None:
    made = ferry.collation()
    story = made.stories[0]
    tie = Undirected(tellings=("wire", "edit"), confidence=0.9, evidence=(Evidence(kind="containment", note="the same words", weight=0.5),))
    told = replace(
        story,
        variants=tuple(replace(v, compared=("wire", "edit")) for v in story.variants),
        stemma=replace(story.stemma, undirected=(tie,)),
    )
    read = loads(dumps(replace(made, stories=(told,))))
    assert read.stories[0].stemma.undirected == (tie,)
    assert {v.compared for v in read.stories[0].variants} == {("wire", "edit")}
    bare = replace(story, variants=tuple(replace(v, compared=None) for v in story.variants))
    assert all(v.compared is None for v in loads(dumps(replace(made, stories=(bare,)))).stories[0].variants)
