"""legible: what the eye does not see is left out, and every place is found again in the text as it stands."""

import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum import pipeline
from variorum.data import Article, Span
from variorum.ingest import gather
from variorum.legible import legible
from variorum.report.json import dumps

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "ferry"
PIECES = ("a", "e\u0301", "и\u0306", "\u00ad", "\u200b", " ", "а\u0301", "b. ", "x\u0331", "\ufeff", "o\u0302\u0301", "ß", "&quot;", "&#39;", "&shy;", "& ", "&noentity;")


def read(text: str) -> str:
    found = legible(Article(id="a", text=text))
    return found[0].text if found else text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Der Kapi\u00adtän der Fähre", "Der Kapitän der Fähre"),
        ("Der Kapita\u0308n", "Der Kapitän"),
        ("\ufeffОн Верни\u0301тся", "Он Вернится"),
        ("Русский и\u0306од", "Русский йод"),
        ("&quot;Nein&quot;, sagte K&amp;auml;the&nbsp;&#8211; AT&amp;T", "\"Nein\", sagte K&auml;the\u00a0– AT&T"),
        ("R&D; and &xyz; stay", "R&D; and &xyz; stay"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_text_is_read_as_the_eye_reads_it(text: str, seen: str) -> None:
    assert read(text) == seen


def test_a_letter_under_a_heap_of_marks_costs_no_more_than_its_length() -> None:
    heap = "a" + "\u0301\u0323" * 200_000  # composed as one letter it would take minutes
    assert len(read(heap)) < len(heap)


def test_a_text_that_stands_so_already_is_not_touched() -> None:
    assert legible(Article(id="a", text="Der Kapitän der Fähre ging von Bord.")) is None


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.data())
def test_every_stretch_is_found_again(text: str, data: st.DataObject) -> None:
    found = legible(Article(id="a", text=text))
    if found is None or not found[0].text:
        return
    seen, origin = found[0].text, found[1]
    start = data.draw(st.integers(0, len(seen) - 1))
    end = data.draw(st.integers(start + 1, len(seen)))
    if unicodedata.combining(seen[start]) or (end < len(seen) and unicodedata.combining(seen[end])):
        return  # no word begins or ends inside a letter
    words = origin.span(Span(start, end)).of(text)
    assert read(words) == seen[start:end]
    assert words[0] not in "\u00ad\u200b\ufeff"
    assert words[-1] not in "\u00ad\u200b\ufeff"


def test_unseen_marks_change_nothing_that_is_found() -> None:
    articles, _ = gather([str(EXAMPLE)])
    odd = [
        replace(a, text=unicodedata.normalize("NFD", re.sub(r"(\w{4})(\w{4})", "\\1\u00ad\\2", a.text))) for a in articles
    ]
    assert any(a.text != b.text for a, b in zip(articles, odd, strict=True))
    plain, other = (json.loads(dumps(pipeline.run(x))) for x in (articles, odd))
    text = {t["id"]: t["text"] for t in plain["tellings"]}
    odd_text = {t["id"]: t["text"] for t in other["tellings"]}
    assert odd_text == {a.id: a.text for a in odd}
    assert len(other["statements"]) == len(plain["statements"])
    for a, b in zip(plain["statements"], other["statements"], strict=True):
        assert (a["telling"], a["form"], a["speaker"]) == (b["telling"], b["form"], b["speaker"])
        for x, y in zip(a["content"], b["content"], strict=True):
            assert read(odd_text[b["telling"]][slice(*y)]) == text[a["telling"]][slice(*x)]
    for one, two in zip(plain["stories"], other["stories"], strict=True):
        assert [(v["kind"], v["note"]) for v in one["variants"]] == [(v["kind"], v["note"]) for v in two["variants"]]
