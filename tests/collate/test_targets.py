"""Whom a quoted word hits, and the source that is no longer named."""

from dataclasses import replace

import pytest

from variorum.collate import collate
from variorum.credit import credit
from variorum.data import Alignment, Kind, Link, Span, Telling, Variant
from variorum.testing import tell


def differ(base: Telling, reading: Telling) -> list[Variant]:
    links = tuple(Link(i, i, 0.9) for i in range(min(len(base.sentences), len(reading.sentences))))
    return list(collate(base, reading, Alignment(left=base.id, right=reading.id, links=links, by="t"), ()))


def words(v: Variant, base: Telling, reading: Telling) -> tuple[str, str]:
    assert v.base is not None
    assert v.reading is not None
    return v.base.span.of(base.text), v.reading.span.of(reading.text)


@pytest.mark.parametrize(("one", "other"), [("Orland", "Vesk"), ("Vesk", "Orland")])
def test_a_quoted_word_that_hits_another_party_is_a_role(one: str, other: str) -> None:
    last = "Orland and Vesk share a border."  # both are in both: no name was exchanged for a new one
    a = tell(f"A ‘fatal’ attack on {one} may be near, the chief of the bloc said.", last)
    b = tell(f"The chief of the bloc said the attack could prove ‘fatal’ for {other}.", last, id="b")
    found = [v for v in differ(a, b) if v.kind is Kind.ROLE]
    assert [words(v, a, b) for v in found] == [(f"‘fatal’ attack on {one}", f"‘fatal’ for {other}")]


def test_the_same_party_in_other_words_is_no_role() -> None:
    a = tell("A ‘fatal’ attack on Orland may be near, the chief said.")
    b = tell("The attack could prove ‘fatal’ for Orland, the chief said.", id="b")
    assert not [v for v in differ(a, b) if v.kind is Kind.ROLE]


def credited(text: str, name: str, telling: str = "a") -> Telling:
    t = tell(text, id=telling)
    at = t.text.index(name)
    return replace(t, credit=name, credit_span=Span(at, at + len(name)))


def test_a_credit_left_out_is_an_omission_of_the_words_that_give_it() -> None:
    a = credited("His remarks, reported by Orland.example, were met with silence.", "Orland.example")
    b = tell("His remarks about Orland were met with silence.", id="b")
    found = [v for v in differ(a, b) if v.by.startswith("credits")]
    assert [v.base.span.of(a.text) for v in found if v.base] == ["reported by Orland.example"]
    assert all(v.kind is Kind.OMISSION and v.reading is None for v in found)


def test_the_signature_of_a_text_whose_outlet_nobody_gave_is_no_credit() -> None:
    b = tell("His remarks were met with silence.", id="b")
    for outlet, lost in (("", []), ("Halden Mail", ["left out: the source it names, Norwire"])):
        a = tell("HALDEN, Oct 4 (Norwire) - His remarks were met with silence.", outlet=outlet)
        if read := credit(a.article, a.sentences, a.lang):
            a = replace(a, credit=read[0], credit_span=read[1])
        assert [v.note for v in differ(a, b) if v.by.startswith("credits")] == lost


def test_a_credit_kept_or_exchanged_is_none() -> None:
    a = credited("His remarks, reported by Norwire, were met with silence.", "Norwire")
    kept = tell("Norwire says that his remarks were met with silence.", id="b")
    other = credited("His remarks, as the Mail wrote, were met with silence.", "Mail", telling="c")
    assert not [v for x in (kept, other) for v in differ(a, x) if v.by.startswith("credits")]
