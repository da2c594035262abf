"""TEI: valid against a schema, texts kept to the character, every pointer leads to the words beside it."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

import report_fixture as ferry
from collation_strategy import collations
from variorum.data import Collation, Story
from variorum.export.tei import tei
from variorum.report.json import dumps
from variorum.report.saved import loads

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
OURS = etree.RelaxNG(etree.parse(Path(__file__).parent / "tei.rng"))
PARSER = etree.XMLParser(huge_tree=True)


def made(collation: Collation) -> Any:
    return etree.fromstring(tei(loads(dumps(collation))), PARSER)


EMPTY = Collation(tellings=(), stories=())


def several() -> Collation:
    """Return a run of two stories."""
    run = ferry.collation()
    twins = tuple(replace(t, article=replace(t.article, id=t.id + "'")) for t in (ferry.MORNING, ferry.DIGEST))
    return replace(run, tellings=(*run.tellings, *twins), stories=(*run.stories, Story(id="other", title="", tellings=tuple(t.id for t in twins))))  # fmt: skip


def shown(text: str) -> str:
    """Return text as XML can hold it."""
    allowed = "\t\n\r"
    return "".join(c if c in allowed or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in text)


def places(document: Any) -> dict[str, tuple[str, int]]:
    """Return where each anchor stands: in which text, after how many code points."""
    out = {}
    for ab in document.iter(TEI + "ab"):
        text, at = "".join(ab.itertext()), len(ab.text or "")
        for anchor in ab:
            out["#" + anchor.get(XML + "id")] = (text, at)
            at += len(anchor.tail or "")
    return out


def check(document: Any) -> None:
    assert OURS.validate(document), OURS.error_log.last_error
    ids = [e.get(XML + "id") for e in document.iter() if e.get(XML + "id")]
    assert len(set(ids)) == len(ids)
    named = {"#" + i for i in ids}
    for e in document.iter():
        for name in ("wit", "corresp", "from", "to", "active", "passive"):
            assert set((e.get(name) or "").split()) <= named, (name, e.get(name))
    at = places(document)
    for e in document.iter(TEI + "lem", TEI + "rdg"):
        if e.get("corresp"):
            (text, start), (_, end) = (at[x] for x in e.get("corresp").split())
            assert text[start:end] == "".join(e.itertext())


@settings(max_examples=60)
@given(collations())
def test_any_run_is_valid_and_its_pointers_lead_to_the_words(collation: Collation) -> None:
    document = made(collation)
    check(document)
    run = loads(dumps(collation))
    names = {n for s in run.stories for n in s.tellings}
    texts = sorted(shown(t.article.text) for t in run.tellings if t.id in names)
    assert sorted("".join(ab.itertext()) for ab in document.iter(TEI + "ab")) == texts


RUNS = {"ferry": ferry.collation(), "hostile": ferry.hostile(), "two stories": several(), "none": EMPTY}


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_stories_are_valid(run: Collation) -> None:
    check(made(run))


def test_stories_are_valid_by_the_whole_of_tei() -> None:
    path = os.environ.get("VARIORUM_TEI")
    if not path:
        pytest.skip("no tei_all.rng: set VARIORUM_TEI to it, from a release of the TEI consortium")
    whole = etree.RelaxNG(etree.parse(path))  # takes half a minute: once for all
    for name, run in RUNS.items():
        assert whole.validate(made(run)), (name, whole.error_log.last_error)


def test_one_story_is_a_document_and_several_are_a_corpus() -> None:
    assert made(ferry.collation()).tag == TEI + "TEI"
    assert made(several()).tag == TEI + "teiCorpus"
    assert len(made(several()).findall(TEI + "TEI")) == 2


def test_witnesses_that_read_the_same_share_a_reading() -> None:
    app = made(ferry.collation()).find(f".//{TEI}app")
    assert (app.get("type"), app.get("from"), app.get("to")) == ("number", "#A.118", "#A.131")
    assert app.find(TEI + "lem").get("wit") == "#A #B"
    assert app.find(TEI + "rdg").get("wit") == "#C"


def test_who_lacks_the_words_is_an_empty_reading() -> None:
    app = made(ferry.collation()).find(f".//{TEI}app[@type='omission']")
    assert app.find(TEI + "rdg").get("wit") == "#B #C"
    assert app.find(TEI + "rdg").text is None


def test_the_stemma_is_there_with_its_lost_source() -> None:
    document = made(ferry.collation())
    drawn = {(e.get("active"), e.get("passive")) for e in document.iter(TEI + "relation")}
    assert ("#B", "#A") in drawn
    assert ("#E", "#α") in drawn
