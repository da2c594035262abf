"""From a collation to page objects: letters, files, findings, rows, statements."""

from dataclasses import replace
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

import report_fixture as ferry
from variorum.data import (
    Alignment,
    Collation,
    Edge,
    Evidence,
    Form,
    Kind,
    Link,
    Reading,
    Relation,
    Span,
    Statement,
    Stemma,
    Story,
)
from variorum.report.context import StoryContext
from variorum.report.findings import findings, told_once
from variorum.report.pages import ArticlePage, IndexPage, Page, ReaderPage, SaidPage, StoryPage
from variorum.report.parallel import rows
from variorum.report.passages import passage, pieces, shorten, visible
from variorum.report.said import speakers
from variorum.report.sigla import file_name, finding_id, greek, letters, order, sigla, slug
from variorum.report.view import pages
from variorum.report.words import FORMS, KINDS, PLURALS, RELATIONS, percent, sureness
from variorum.testing import tell
from variorum.text import count, quoted

P = TypeVar("P", bound=Page)


def context() -> StoryContext:
    made = ferry.collation()
    return StoryContext.of(made.stories[0], {t.id: t for t in made.tellings}, made.statements)


def all_of(kind: type[P], collation: Collation | None = None) -> list[P]:
    return [p for _, p in pages(collation or ferry.collation()) if isinstance(p, kind)]


def test_every_kind_form_and_relation_has_words() -> None:
    assert set(KINDS) == set(Kind)
    assert set(FORMS) == {"direct", "indirect", "mixed"}
    assert set(RELATIONS) == set(PLURALS) == set(Relation)


def test_sources_get_earlier_letters_than_what_draws_on_them() -> None:
    assert order(ferry.story(), {t.id: t for t in ferry.ALL}) == (
        "wire", "edit", "slant", "russian", "morning", "digest", "own",
    )  # fmt: skip
    assert sigla(ferry.story(), {t.id: t for t in ferry.ALL})["lost:1"] == "α"


def test_a_source_comes_first_even_if_its_date_is_later() -> None:
    late = replace(ferry.WIRE, article=replace(ferry.WIRE.article, published=ferry._at(23)))
    tellings = {t.id: t for t in (*ferry.ALL[1:], late)}
    found = order(ferry.story(), tellings)
    assert found.index("wire") < found.index("edit") < found.index("slant")


def test_of_two_alone_the_base_comes_first_whatever_the_dates() -> None:
    a, b = tell("One.", id="z", published=ferry._at(12)), tell("Two.", id="a", published=ferry._at(1))
    v = ferry.variant(Kind.NUMBER, ferry.reading(a, "One"), ferry.reading(b, "Two"), 1, "")
    story = Story(id="s", title="", tellings=("a", "z"), variants=(v,))
    assert order(story, {"a": a, "z": b}) == ("z", "a")


def test_letters_go_on_after_z() -> None:
    assert [letters(n) for n in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]
    assert (greek(0), greek(23), greek(24)) == ("α", "ω", "α2")


@given(st.text())
def test_names_of_files_stay_in_their_folder(id_: str) -> None:
    name = file_name("telling", id_, id_)
    assert name.replace("-", "").isalnum()
    assert name.isascii()
    assert len(name) < 80
    assert file_name("x", id_) != file_name("x", id_ + "x")


def test_a_slug_is_cut_between_words() -> None:
    assert slug("Ferry runs aground off Port Ellory", 20) == "ferry-runs-aground"
    assert slug("Паром") == ""


def test_findings_come_by_weight_and_name_both_tellings() -> None:
    found = findings(context())
    assert [f.kind for f in found[:3]] == [Kind.NUMBER, Kind.POLARITY, Kind.QUOTE]
    first = found[0]
    assert (first.base.siglum, first.reading.siglum) == ("A", "C")
    assert first.base.passage is not None
    assert first.base.passage.words == "12 passengers"
    assert first.base.passage.before.endswith("on Tuesday, and ")


def test_a_finding_says_who_else_has_the_words() -> None:
    first = findings(context())[0]
    assert first.base.also == ("B",)
    assert set(first.sigla) == {"A", "B", "C"}


def test_an_omission_names_those_that_lack_the_words() -> None:
    left_out = next(f for f in findings(context()) if f.kind is Kind.OMISSION)
    assert left_out.reading.passage is None
    assert {left_out.reading.siglum, *left_out.reading.also} == {"B", "C"}
    assert left_out.reading.href.startswith("text-")


def test_who_lacks_the_words_is_who_the_finding_says_not_whom_links_leave_out() -> None:
    """A faithful telling may say it in a sentence that no link found."""
    wire = tell("It rained.", "Nobody was hurt.", id="w")
    cut, faithful = tell("It rained.", id="cut"), tell("It rained.", "There were no casualties.", id="faithful")
    ties = tuple(Alignment(left="w", right=t.id, links=(Link(0, 0, 0.9),), by="t", relation=Relation.REWRITE) for t in (cut, faithful))
    edges = tuple(Edge(parent="w", child=t.id, confidence=1) for t in (cut, faithful))
    v = replace(ferry.variant(Kind.OMISSION, ferry.reading(wire, "Nobody was hurt."), None, 1, ""), compared=("w", "cut"))
    story = Story(id="s", title="", tellings=("w", "cut", "faithful"), alignments=ties, variants=(v,), stemma=Stemma(edges=edges))
    texts = {t.id: t for t in (wire, cut, faithful)}
    found = findings(StoryContext.of(story, texts))[0]
    assert (found.reading.siglum, found.reading.also) == ("B", ())
    both = replace(story, variants=(v, replace(v, compared=("w", "faithful"))))
    assert [(f.reading.siglum, f.reading.also) for f in findings(StoryContext.of(both, texts))] == [("B", ("C",))]


def test_of_two_compared_the_base_comes_first_whatever_the_tree_says() -> None:
    a, b = tell("One.", "Two.", id="z"), tell("One.", id="a")
    v = replace(ferry.variant(Kind.OMISSION, ferry.reading(a, "Two."), None, 1, ""), compared=("z", "a"))
    story = Story(id="s", title="", tellings=("z", "a"), variants=(v,), stemma=Stemma(edges=(Edge(parent="a", child="z", confidence=1),)))
    assert order(story, {"a": b, "z": a}) == ("z", "a")


def test_two_compared_without_a_difference_stand_as_they_were_asked_for() -> None:
    a, b = tell("One.", id="z", published=ferry._at(12)), tell("One.", id="a", published=ferry._at(1))
    assert order(Story(id="z", title="", tellings=("z", "a")), {"a": b, "z": a}) == ("z", "a")


def test_an_anchor_outlives_order_and_wording_of_notes() -> None:
    v = ferry.VARIANTS[0]
    assert finding_id(v) == finding_id(replace(v, note="other", weight=0.1, by="later@2", confidence=0.2))
    assert finding_id(v) != finding_id(replace(v, kind=Kind.DATE))
    assert finding_id(v) != finding_id(replace(v, reading=None))


def test_a_note_that_repeats_the_wordings_is_not_said_again() -> None:
    notes = {f.kind: f.note for f in findings(context())}
    assert notes[Kind.POLARITY] == ""
    assert notes[Kind.QUOTE] == "the words in quotation marks lose “may have”"


def test_variants_in_another_order_make_the_same_pages() -> None:
    made = ferry.collation()
    story = made.stories[0]
    turned = replace(
        story,
        variants=story.variants[::-1],
        tellings=story.tellings[::-1],
        alignments=tuple(a.mirrored() for a in story.alignments[::-1]),
        stemma=replace(story.stemma, edges=story.stemma.edges[::-1]),
    )
    other = replace(made, stories=(turned,), statements=made.statements[::-1])
    assert dict(pages(other)) == dict(pages(made))


def test_links_between_pages_lead_somewhere() -> None:
    made = dict(pages(ferry.collation()))
    story = next(p for p in made.values() if isinstance(p, StoryPage))
    folder = next(k for k, p in made.items() if p is story).rpartition("/")[0]
    for f in story.findings:
        for href in (f.pair_href, f.base.href, f.reading.href):
            assert f"{folder}/{href.partition('#')[0]}" in made
    for w in story.witnesses:
        assert f"{folder}/{w.href}" in made
    index = made["index.html"]
    assert isinstance(index, IndexPage)
    assert index.stories[0].href in made
    assert all(x.href in made for x in index.lone)


def test_every_marked_finding_of_a_pair_is_in_its_reader() -> None:
    reader = next(p for p in all_of(ReaderPage) if (p.left.siglum, p.right.siglum) == ("A", "C"))
    marked = {m for r in reader.rows for s in (*r.left, *r.right) for p in s.pieces for m in p.marks}
    assert marked == {f.id for f in reader.findings}
    assert {f.kind for f in reader.findings} >= {Kind.NUMBER, Kind.OMISSION, Kind.ADDITION}
    assert reader.moved == 1


def test_the_reader_has_every_sentence_of_both_texts_once() -> None:
    for reader in all_of(ReaderPage):
        left = [s.number for r in reader.rows for s in r.left]
        right = [s.number for r in reader.rows for s in r.right]
        assert left == sorted(set(left))
        assert sorted(right) == sorted(set(right))


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7))))
def test_rows_hold_every_sentence_once_whatever_the_links(links: list[tuple[int, int]]) -> None:
    a, b = tell(*(f"A{i}." for i in range(8)), id="a"), tell(*(f"B{i}." for i in range(8)), id="b")
    found = Alignment(
        left="a", right="b", by="t", links=tuple(Link(i, j, 0.5) for i, j in sorted(set(links)))
    )
    table = rows(a, b, found, ((), ()))
    assert [s.number for r in table for s in r.left] == list(range(1, 9))
    assert sorted(s.number for r in table for s in r.right) == list(range(1, 9))


def test_a_passage_that_stands_elsewhere_is_said_to_be_moved() -> None:
    a, b = tell("One.", "Two.", "Three.", id="a"), tell("Three.", "One.", "Two.", id="b")
    found = Alignment(left="a", right="b", by="t", links=(Link(0, 1, 1), Link(1, 2, 1), Link(2, 0, 1)))
    assert [r.moved for r in rows(a, b, found, ((), ()))] == ["", "", "earlier in B: sentence 1"]


def test_a_bead_whose_sentences_stand_apart_refers_to_the_row_that_has_them() -> None:
    a, b = tell("One.", "Two.", "Three.", id="a"), tell("All.", "Two.", id="b")
    found = Alignment(left="a", right="b", by="t", links=(Link(0, 0, 0.9), Link(1, 1, 0.9), Link(2, 0, 0.4)))
    table = rows(a, b, found, ((), ()))
    assert [(len(r.left), len(r.right), r.see) for r in table] == [
        (1, 1, ""),
        (1, 1, ""),
        (1, 0, "goes with A 1"),
    ]


def test_the_same_statement_stands_in_one_row() -> None:
    varn = next(s for s in speakers(context()) if s.name == "Ilse Varn")
    assert len(varn.rows) == 1
    assert [(v.sigla, v.named) for v in varn.rows[0].voices] == [
        (("A", "B"), ""),
        (("C",), ""),
        (("D",), "Ильзе Варн"),
    ]
    assert varn.rows[0].missing == ("E", "F", "G")


def test_statements_of_unlinked_sentences_stay_apart() -> None:
    a, b = tell("Rain, Ann said.", id="a"), tell("Snow, Ann said.", id="b")
    story = Story(id="s", title="", tellings=("a", "b"))
    both = tuple(
        Statement(telling=t.id, source=None, cue=None, content=(Span(0, 4),), form=Form.INDIRECT,
                  speaker="Ann", by="t", confidence=1)
        for t in (a, b)
    )  # fmt: skip
    found = speakers(StoryContext.of(story, {"a": a, "b": b}, both))
    assert [len(s.rows) for s in found] == [2]


def test_nobody_named_comes_last() -> None:
    assert [s.name for s in speakers(context())][-1] == ""


def test_an_article_keeps_all_its_text() -> None:
    for page in all_of(ArticlePage):
        text = " ".join(
            "".join(p.text for p in (*m.gap, *m.sentence.pieces)) for para in page.paragraphs for m in para
        )
        source = next(t for t in (*ferry.ALL, ferry.GARDEN) if t.id == page.id)
        assert text.split() == source.text.split()


def test_text_between_sentences_is_shown() -> None:
    t = tell("One.", "Two.", id="a")
    t = replace(t, sentences=t.sentences[1:])
    page = all_of(ArticlePage, Collation(tellings=(t,), stories=()))[0]
    assert page.paragraphs[0][0].gap[0].text == "One. "


def test_stories_of_one_telling_count_as_articles_alone() -> None:
    alone = Story(id="garden", title="", tellings=("garden",))
    made = replace(ferry.collation(), stories=(ferry.story(), alone))
    index = all_of(IndexPage, made)[0]
    assert (index.total, len(index.lone)) == (1, 1)


def test_very_many_findings_go_on_further_pages() -> None:
    a, b = tell("x " * 400, id="a"), tell("y " * 400, id="b")
    many = tuple(
        ferry.variant(Kind.NUMBER, Reading(telling="a", span=Span(2 * i, 2 * i + 1)),
                      Reading(telling="b", span=Span(2 * i, 2 * i + 1)), 1, "")
        for i in range(200)
    )  # fmt: skip
    story = Story(id="s", title="", tellings=("a", "b"), variants=many)
    parts = all_of(StoryPage, Collation(tellings=(a, b), stories=(story,)))
    assert [len(p.findings) for p in parts] == [50, 50, 50, 50]
    assert parts[1].findings[0].number == 51
    assert parts[1].findings[0].href.startswith("changes-2.html#f-")


def test_a_credit_is_held_against_the_tellings_here() -> None:
    credits_ = {c.siglum: c.verdict for c in all_of(StoryPage)[0].credits}
    assert credits_["B"] == "names Northgate Wire, which is A here; draws on A"
    assert credits_["D"] == "draws on C; its text names no source"


def test_sentences_only_one_has_are_listed() -> None:
    alone = {a.siglum: [s.text for s in a.sentences] for a in all_of(StoryPage)[0].alone}
    assert alone["C"] == ["Its captain is a cousin of the company’s owner."]
    assert len(alone["G"]) == 3


def test_no_output_speaks_of_motive_or_verdict() -> None:
    said = " ".join(
        map(str, [all_of(SaidPage), [k.meaning for k in KINDS.values()], all_of(StoryPage)])
    ).lower()
    for word in ("false", "propaganda", "misleading", "distort", "manipulat", "disinformation"):
        assert word not in said.replace("=false", "")


def test_text_that_acts_is_made_visible() -> None:
    assert visible("a\x1b[31mb\x00c\u202ed\ud800\u2066e") == "a\ufffd[31mb\ufffdc\ufffdd\ufffde"
    assert visible("tab\tand\nline") == "tab\tand\nline"


@given(st.text(), st.integers(1, 60))
def test_shortened_text_is_one_line_no_longer_than_asked(text: str, limit: int) -> None:
    out = shorten(text, limit)
    assert len(out) <= limit
    assert "\n" not in out


@given(st.text(min_size=1), st.data())
def test_pieces_put_together_are_the_text(text: str, data: st.DataObject) -> None:
    cut = st.integers(0, len(text)).flatmap(lambda a: st.tuples(st.just(a), st.integers(a, len(text))))
    marks = [(Span(a, b), str(i)) for i, (a, b) in enumerate(data.draw(st.lists(cut, max_size=4)))]
    found = pieces(text, Span(0, len(text)), marks)
    assert "".join("".join(p.text.split()) for p in found) == "".join(visible(text).split())


@given(st.text(min_size=1), st.data())
def test_a_passage_is_cut_to_measure_and_never_fails(text: str, data: st.DataObject) -> None:
    a = data.draw(st.integers(0, len(text)))
    found = passage(tell(text), Span(a, data.draw(st.integers(a, len(text)))))
    assert max(len(found.before), len(found.after)) <= 160


def test_a_passage_of_a_hundred_thousand_letters_stays_short() -> None:
    found = passage(tell("w" * 100_000), Span(40_000, 60_000))
    assert len(found.before) + len(found.words) + len(found.after) < 1000


def test_counts_and_shares_read_well() -> None:
    assert [count(n, "telling") for n in (0, 1, 2)] == ["no tellings", "1 telling", "2 tellings"]
    assert [percent(x) for x in (0, 0.001, 0.5, 0.999, 1)] == [0, 1, 50, 99, 100]
    assert [sureness(x) for x in (0.95, 0.7, 0.5, 0.1)] == ["very likely", "likely", "possible", "uncertain"]


def test_notes_name_tellings_by_their_letters_but_quotations_stay() -> None:
    assert (
        context().told("shares with [wire], not with [edit]: “the [wire]”, wired")
        == "shares with A, not with B: “the [wire]”, wired"
    )


def test_a_word_of_a_note_that_is_also_an_id_stays_a_word() -> None:
    assert context().told("the light edit lacks what the wire has") == "the light edit lacks what the wire has"
    assert context().told("names [nobody], [edit] too") == "names [nobody], B too"
    assert quoted("the “light” edit") == "“the ‘light’ edit”"


def test_a_translation_that_has_the_sentence_does_not_lack_it() -> None:
    a, b = tell("It rained.", "It snowed.", id="a"), tell("Es regnete.", id="b", lang="de")
    c = tell("It snowed.", id="c")
    story = Story(
        id="s",
        title="",
        tellings=("a", "b", "c"),
        alignments=(
            Alignment(left="a", right="b", by="t", links=(Link(0, 0, 1.0),)),
            Alignment(left="a", right="c", by="t", links=(Link(1, 0, 1.0),)),
        ),
        variants=(ferry.variant(Kind.OMISSION, ferry.reading(a, "It rained."), None, 1, ""),),
        stemma=Stemma(
            edges=(Edge(parent="a", child="b", confidence=1), Edge(parent="a", child="c", confidence=1))
        ),
    )
    found = findings(StoryContext.of(story, {t.id: t for t in (a, b, c)}))[0]
    assert (found.reading.siglum, found.reading.also) == ("C", ())


def test_what_two_tellings_leave_out_is_counted_once_on_each_edge() -> None:
    a = tell("It rained.", "It snowed.", id="a")
    b, c = tell("It snowed.", id="b"), tell("It snowed.", id="c")
    linked = (Link(1, 0, 1.0),)
    v = ferry.variant(Kind.OMISSION, ferry.reading(a, "It rained."), None, 1, "")
    story = Story(
        id="s",
        title="",
        tellings=("a", "b", "c"),
        alignments=tuple(Alignment(left="a", right=x, by="t", links=linked) for x in "bc"),
        variants=(v, v),
        stemma=Stemma(edges=tuple(Edge(parent="a", child=x, confidence=1) for x in "bc")),
    )
    made = all_of(StoryPage, Collation(tellings=(a, b, c), stories=(story,)))[0]
    assert [d.changes for d in made.descents] == [1, 1]
    assert [w.changes for w in made.witnesses] == [0, 1, 1]


def test_evidence_names_kinds_as_findings_do_and_counts_no_changes_of_its_own() -> None:
    a, b = tell("It rained.", id="a"), tell("It rained.", id="b")
    said = (
        Evidence(kind="shared-variant", note="shares 2 changes with [a] against [c]: polarity, quote", weight=1),
        Evidence(kind="changes", note="3 differences: addition, omission"),
        Evidence(kind="credit", note="names no source: nobody"),
    )
    edges = (Edge(parent="a", child="b", confidence=1, evidence=said),)
    story = Story(id="s", title="", tellings=("a", "b"), stemma=Stemma(edges=edges))
    made = all_of(StoryPage, Collation(tellings=(a, b), stories=(story,)))[0]
    assert [r.note for r in made.descents[0].reasons] == [
        "shares 2 changes with A against [c]: yes or no, quoted words",
        "names no source: nobody",
    ]


def test_no_list_of_outlets_ends_in_and_1_more() -> None:
    for n, end in ((7, "Outlet 5, Outlet 6"), (8, "Outlet 5 and 2 more")):
        some = [tell("It rained.", id=f"t{k}", outlet=f"Outlet {k}") for k in range(n)]
        story = Story(id="s", title="", tellings=tuple(t.id for t in some))
        made = all_of(IndexPage, Collation(tellings=tuple(some), stories=(story,)))[0]
        assert made.stories[0].outlets.endswith(end)


def test_counted_for_a_speaker_is_what_is_put_to_that_speaker_in_whosever_row() -> None:
    tales = [tell("Vale said no.", id=i) for i in "abc"]

    def says(telling: str, speaker: str | None) -> Statement:
        return Statement(telling=telling, source=None, cue=None, content=(Span(10, 12),), form=Form.INDIRECT,
                         speaker=speaker, by="t", confidence=1.0)  # fmt: skip

    row = (says("a", "Ada Vale"), says("b", "Ada Vale"), says("c", "Ira Reyl"))
    story = Story(id="s", title="", tellings=("a", "b", "c"), said=(row,))
    found = speakers(StoryContext.of(story, {t.id: t for t in tales}, row))
    assert [(s.name, s.statements, len(s.tellings), len(s.rows[0].voices)) for s in found] == [("Ada Vale", 2, 2, 2)]


def test_what_an_earlier_finding_tells_of_further_tellings_is_told_once() -> None:
    a = tell("It cost 11 crowns.", id="a")
    others = [tell("It cost 17 crowns.", id=i) for i in "bcd"]
    pairs = tuple(
        Alignment(left=x, right=y, by="t", links=(Link(0, 0, 1.0),)) for x, y in ("ab", "ac", "ad", "bc", "bd", "cd")
    )
    made = [
        ferry.variant(kind, ferry.reading(a, "11"), ferry.reading(b, "17"), w, "")
        for b, w in zip(others, (3, 2, 1), strict=True)
        for kind in (Kind.NUMBER, Kind.STRENGTH)
    ]
    story = Story(id="s", title="", tellings=tuple("abcd"), alignments=pairs, variants=tuple(made))
    found = findings(StoryContext.of(story, {t.id: t for t in (a, *others)}))
    assert len(found) == 6
    half = [replace(found[0], places=(found[0].places[0], "B 0 2"), reading=replace(found[0].reading, passage=passage(others[0], Span(0, 2))))]
    assert told_once([*found[:1], *half]) == [found[0], *half]  # another change of one and the same telling
    assert [(f.kind, f.reading.also) for f in told_once(found)] == [(Kind.NUMBER, ("C", "D")), (Kind.STRENGTH, ("C", "D"))]


def test_tellings_that_owe_each_other_nothing_are_not_said_to_have_changed_nothing() -> None:
    a, b = tell("It rained.", id="a"), tell("Rain fell.", id="b")
    linked = Alignment(left="a", right="b", by="t", links=(Link(0, 0, 0.9),), relation=Relation.SAME_EVENT, confidence=0.9)
    story = Story(id="s", title="", tellings=("a", "b"), alignments=(linked,))
    drawn = replace(story, stemma=Stemma(edges=(Edge(parent="a", child="b", confidence=1),)))
    told = {t.id: t for t in (a, b)}
    assert "told for itself" in StoryContext.of(story, told).unchanged
    assert StoryContext.of(drawn, told).unchanged == "No difference in meaning was found."
    apart, together = (
        all_of(StoryPage, Collation(tellings=(a, b), stories=(s,)))[0].unchanged for s in (story, drawn)
    )
    assert apart != together
