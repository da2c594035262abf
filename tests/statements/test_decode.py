"""From token distributions to statements: legal sequences, arcs, repairs."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.data import Span, Statement, Tagged, Telling
from variorum.statements import extract
from variorum.testing import assert_spans, tell

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
LETTER = {"s": "source", "c": "cue", "t": "content"}


def tagged(telling: Telling, marks: str, arcs: dict[int, int] | None = None) -> Tagged:
    """Return a Tagged from a letter a token: S/s source, C/c cue, T/t content (capitals begin), - none.

    Arcs go to the nearest cue of the sentence unless given.
    """
    spans = tuple(Span(*m.span()) for m in re.finditer(r"\w+|[^\w\s]", telling.text))
    assert len(spans) == len(marks), (len(spans), [s.of(telling.text) for s in spans])
    probs = np.full((len(spans), len(LABELS)), 0.01, np.float32)
    cues = [i for i, m in enumerate(marks) if m == "C"]
    heads = np.full(len(spans), -1, np.int32)
    for i, m in enumerate(marks):
        name = "O" if m == "-" else ("B-" if m.isupper() else "I-") + LETTER[m.lower()]
        probs[i, LABELS.index(name)] = 0.94
        if m.lower() in "st" and cues:
            heads[i] = min(cues, key=lambda c: abs(c - i))
    for i, a in (arcs or {}).items():
        heads[i] = a
    return Tagged(tokens=spans, labels=LABELS, probs=probs, arcs=heads, by="test@1")


def parts(telling: Telling, s: Statement) -> tuple[str | None, str | None, str]:
    return (
        s.source.of(telling.text) if s.source else None,
        s.cue.of(telling.text) if s.cue else None,
        " ... ".join(c.of(telling.text) for c in s.content),
    )


def test_labels_become_a_statement() -> None:
    t = tell("Ada Vale said the harbour was open.")
    (s,) = extract(t, tagged(t, "SsCTttt-"))
    assert parts(t, s) == ("Ada Vale", "said", "the harbour was open")
    assert s.by == "test@1"
    assert s.confidence > 0.9


def test_content_is_set_to_its_quotation_marks() -> None:
    t = tell('"We are open," Vale said.')
    (s,) = extract(t, tagged(t, "-Ttt--SC-"))
    assert parts(t, s) == ("Vale", "said", '"We are open,"')


def test_an_illegal_sequence_is_decoded_to_a_legal_one() -> None:
    t = tell("Vale said the harbour was open.")
    (s,) = extract(t, tagged(t, "sCtttt-"))  # I-source and I-content where only B- may stand
    assert parts(t, s)[2] == "the harbour was open"


def test_a_second_verb_shares_the_subject() -> None:
    t = tell("Vale called it odd and said she would go.")
    rows = [parts(t, s) for s in extract(t, tagged(t, "SCTt-CTtt-"))]
    assert rows == [("Vale", "called", "it odd"), ("Vale", "said", "she would go")]


def test_an_arc_outweighs_nearness() -> None:
    t = tell("Vale said Ito left, Moro added.")
    marks = "SCTt-SC-"
    rows = [parts(t, s) for s in extract(t, tagged(t, marks, arcs={0: 1, 2: 1, 3: 1, 5: 6}))]
    assert ("Vale", "said", "Ito left") in rows


def test_a_content_goes_on_after_an_inserted_cue() -> None:
    t = tell("The harbour, she said, was open.")
    (s,) = extract(t, tagged(t, "TttSCttt-"))
    assert parts(t, s) == ("she", "said", "The harbour ... was open")


def test_a_content_that_begins_anew_is_a_statement_of_its_own() -> None:
    t = tell("It was late, she said, and the harbour was open.")
    rows = [parts(t, s) for s in extract(t, tagged(t, "Ttt-SC--Tttt-"))]
    assert rows == [("she", "said", "It was late"), ("she", "said", "the harbour was open")]


@pytest.mark.parametrize(
    ("text", "marks", "told"),
    [
        ('"It broke," she said. "We ran."', "-Ttt-SC--Tt--", ['"It broke,"', '"We ran."']),
        ('It was late, he said: "We ran."', "Ttt-SC--Tt--", ["It was late", '"We ran."']),
        ("«Нет», — сказала она. — «Бежали».", "-T--" + "-CS--" + "-T--", ["«Нет»", "«Бежали»"]),
        ('"It broke," said Vale Jr. "and we ran."', "-Ttt-CSs--Ttt--", ['"It broke," ... "and we ran."']),
        ('"It broke," said Mr. Vale, "and we ran."', "-Ttt-CSss--Ttt--", ['"It broke," ... "and we ran."']),
    ],
)
def test_a_sentence_or_a_colon_before_a_content_parts_it(text: str, marks: str, told: list[str]) -> None:
    t = tell(text)
    assert [parts(t, s)[2] for s in extract(t, tagged(t, marks))] == told


def test_a_cue_without_content_takes_the_quotation_beside_it() -> None:
    t = tell('"We are open," Vale said.')
    (s,) = extract(t, tagged(t, "------SC-"))
    assert parts(t, s)[2] == '"We are open,"'
    assert s.confidence < 0.7


def test_a_nested_statement_is_both_its_own_and_part_of_the_outer() -> None:
    t = tell("Ito said Vale had told her the harbour was open.")
    rows = extract(t, tagged(t, "SCSCccTttt-", arcs={2: 3}))
    assert [parts(t, s) for s in rows] == [
        ("Ito", "said", "Vale had told her the harbour was open"),
        ("Vale", "had told", "the harbour was open"),
    ]
    assert rows[1].within == rows[0].content[0].start


def test_a_quotation_over_two_sentences_is_cut_at_the_sentence() -> None:
    t = tell('Vale said: "We are open.', 'We shall stay."')
    rows = [parts(t, s) for s in extract(t, tagged(t, "SC-Tttttttttt"))]
    assert rows == [("Vale", "said", '"We are open.'), (None, None, 'We shall stay."')]


def test_an_unclaimed_line_of_quotation_stands_alone() -> None:
    t = tell("He laughed.", '"We shall stay open all night."')
    (s,) = extract(t, tagged(t, "-" * 12))
    assert (s.source, s.cue) == (None, None)


@given(st.integers(0, 2**32 - 1))
def test_any_distribution_gives_spans_inside_the_text(seed: int) -> None:
    rng = np.random.default_rng(seed)
    t = tell('"We are open," Vale said; she told Ito "no".', "Moro, who spoke, denied “it", "and left.”")
    spans = tuple(Span(*m.span()) for m in re.finditer(r"\w+|[^\w\s]", t.text))
    probs = rng.dirichlet(np.ones(len(LABELS)), len(spans)).astype(np.float32)
    arcs = rng.integers(-1, len(spans), len(spans)).astype(np.int32)
    assert_spans(t, extract(t, Tagged(tokens=spans, labels=LABELS, probs=probs, arcs=arcs, by="random")))


def rows_of(text: str, marks: str, arcs: dict[int, int] | None = None) -> list[tuple[str | None, str | None, str]]:
    t = tell(text)
    return [parts(t, s) for s in extract(t, tagged(t, marks, arcs))]


def test_an_attribution_behind_a_whole_statement_encloses_it() -> None:
    rows = rows_of("Reyl said Ito left, Vale alleged.", "SCTt-SC-")
    assert rows == [("Vale", "alleged", "Reyl said Ito left"), ("Reyl", "said", "Ito left")]


def test_an_attribution_encloses_no_clause_before_a_semicolon() -> None:
    rows = rows_of("Reyl said Ito left; it rained, Vale alleged.", "SCTtttt-SC-")
    assert [r for r in rows if r[0] == "Vale"] == []


def test_a_statement_nested_in_what_is_alleged_is_part_of_it() -> None:
    # The arcs give the inner words to the outer verb.
    rows = rows_of("Reyl told him that Ito left, Vale alleged.", "SC--Tt-SC-", {0: 8, 4: 8, 5: 8})
    assert rows == [("Vale", "alleged", "Reyl told him that Ito left"), ("Reyl", "told", "Ito left")]


def test_a_participle_s_content_is_not_drawn_out_over_the_main_verb() -> None:
    rows = rows_of("Reyl said a report urging reform was late.", "SCTtCTtt-", {2: 4, 3: 4})
    assert ("Reyl", "said", "a report") in rows or all(r[2] != "Reyl said a report" for r in rows)


def test_the_hearer_of_an_inserted_cue_is_no_part_of_the_content() -> None:
    rows = rows_of("The families, he told parliament, deserved help.", "Tt-SCtttt-")
    assert rows == [("he", "told", "The families ... deserved help")]


def test_words_in_doubt_go_with_the_content_they_begin() -> None:
    t = tell("Reyl would go, he said.")
    row = tagged(t, "TTt-SC-")
    row.probs[0] = 0.11
    row.probs[0, LABELS.index("B-content")] = 0.3
    assert [parts(t, s) for s in extract(t, row)] == [("he", "said", "Reyl would go")]


def test_a_clause_before_and_is_not_said_by_the_subject_behind_it() -> None:
    rows = rows_of("The fund grows, and Vale says it is late.", "Ttt--SCTtt-", {0: -1, 1: -1, 2: -1})
    assert rows == [("Vale", "says", "it is late")]


def test_a_verb_is_no_end_that_a_source_lacks() -> None:
    rows = rows_of("Vale rejected Reyl's claims, saying it was late.", "SCTttt-CTtt-")
    assert {r[0] for r in rows} == {"Vale"}


def test_a_cue_without_a_source_takes_the_subject_before_it() -> None:
    assert rows_of("A harbour expert slammed “cowboys”.", "---C-T--")[0][0] == "A harbour expert"
    assert rows_of("The plan was slammed as “mad”.", "--Cc--T--")[0][0] is None  # who suffers the verb


def test_a_verb_that_says_nothing_does_not_part_a_content() -> None:
    rows = rows_of("They allege Reyl knew it was unsafe.", "SCTCTtt-", {3: 1, 4: 1, 5: 1, 6: 1})
    assert rows == [("They", "allege", "Reyl knew it was unsafe")]
    rows = rows_of("They seek money and weigh a suit.", "SCTtCTt-", {2: 1, 3: 1, 5: 1, 6: 1})
    assert ("They", "seek", "money and weigh a suit") not in rows
    rows = rows_of("They allege fraud, knew it was unsafe.", "SCT-CTtt-", {4: 1, 5: 1, 6: 1, 7: 1})
    assert ("They", "allege", "fraud") in rows


@pytest.mark.parametrize(("verb", "found"), [("promised", 1), ("caught", 0)])
def test_a_deed_must_be_likelier_a_statement_than_words_are(verb: str, found: int) -> None:
    t = tell(f"Vale {verb} a ball.")
    marked = tagged(t, "SCTt-")
    unsure = replace(marked, probs=np.where(marked.probs > 0.5, np.float32(0.65), marked.probs))
    assert len(extract(t, unsure)) == found
