"""What a text says of an earlier version of itself puts the two in order."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from variorum.data import Alignment, Article, Link, Relation, Telling
from variorum.revision import Revision, revision
from variorum.segment import segment
from variorum.stemma import stemma
from variorum.stemma.revisions import earlier
from variorum.testing import tell

BODY = (
    "All {n} dams in the Sarn district are to be inspected by the end of September, Adela Kelm said.",
    "The Rothe reservoir has been lowered by four metres as a precaution.",
    '"We will look at every single wall," she said.',
    "A campsite owner said she had reported wet patches as early as last autumn.",
)
NOTE = "Correction: An earlier version of this story said that there were 64 dams."
MORNING, EVENING = datetime(2026, 5, 4, 8, tzinfo=UTC), datetime(2026, 5, 4, 20, tzinfo=UTC)


def version(name: str, n: str, *more: str, outlet: str = "SPA", title: str = "Dams", at: datetime | None = None) -> Telling:
    return tell(*(s.format(n=n) for s in BODY), *more, id=name, outlet=outlet, title=title, published=at)


def beside(a: Telling, b: Telling, relation: Relation = Relation.COPY) -> Alignment:
    links = tuple(Link(i, i, 1.0) for i in range(len(BODY)))
    return Alignment(
        left=a.id, right=b.id, links=links, by="t", relation=relation, confidence=0.99, drawn=0.99, coverage_left=1.0,
        coverage_right=0.9,
    )  # fmt: skip


FIRST, MENDED = version("first", "64"), version("mended", "46", NOTE)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The dam holds. This article was amended on 4 May to correct the number of dams."),
        ("en", "(Adds reaction of the ministry)\n\nThe dam holds."),
        ("de", "Der Damm hält. In einer früheren Version dieses Artikels hieß es, es gebe 64 Dämme."),
        ("fr", "Le barrage tient. Une version précédente de cet article parlait de 64 barrages."),
        ("es", "La presa aguanta. Una versión anterior de este artículo hablaba de 64 presas."),
        ("it", "La diga tiene. Una versione precedente di questo articolo parlava di 64 dighe."),
        ("ru", "Плотина держится. В предыдущей версии материала говорилось о 64 плотинах."),
        ("uk", "Гребля тримається. У попередній версії матеріалу йшлося про 64 греблі."),
    ],
)
def test_a_note_on_an_earlier_version_is_known(lang: str, text: str) -> None:
    found = revision(segment(Article(id="a", text=text, lang=lang), lang))
    assert found is not None
    assert len(found.notes) == 1


@pytest.mark.parametrize(
    ("lang", "title", "text"),
    [
        ("en", "Update on the dams", "The ministry published an earlier version of the plan in May."),
        ("en", "Correction of course", "The bank has corrected its story."),
        ("en", "Paper amends column", 'The paper\'s note says: "An earlier version of this article was wrong."'),
        ("de", "Neue Fassung", "In einer früheren Version des Gesetzes stand eine Frist von zwei Jahren."),
        ("ru", "Поправки", "В предыдущей версии закона такого пункта не было."),
        ("xx", "CORRECTED: Dams", "The dam holds."),
    ],
)
def test_news_about_versions_of_other_things_is_none(lang: str, title: str, text: str) -> None:
    assert revision(segment(Article(id="a", text=text, title=title, lang=lang), lang)) is None


def test_the_number_of_an_update_is_read() -> None:
    assert revision(version("u", "46", title="UPDATE 2-All dams to be checked")) == Revision((), 2)
    assert revision(version("u", "46", title="CORRECTED: All dams to be checked")) == Revision((), None)


def test_what_a_correction_puts_right_did_not_come_from_it() -> None:
    paper = version("paper", "64", outlet="Herald")
    assert "64" in earlier(paper, MENDED, beside(paper, MENDED, Relation.REWRITE), 0.0)
    right = version("right", "46", outlet="Herald")
    assert not earlier(right, MENDED, beside(right, MENDED, Relation.REWRITE), 0.0)
    assert not earlier(MENDED, paper, beside(MENDED, paper), 0.0)


def test_an_update_is_later_than_its_outlet_s_own_text_alone() -> None:
    update = version("update", "46", "This story has been updated.")
    own, other = version("own", "46"), version("other", "46", outlet="Herald")
    assert earlier(own, update, beside(own, update), 0.0)
    assert not earlier(other, update, beside(other, update), 0.0)
    # A follow-up in new words is no version, unless it was out before; and no date is gone against.
    assert not earlier(own, update, beside(own, update, Relation.REWRITE), 0.0)
    assert earlier(own, update, beside(own, update, Relation.REWRITE), 1.0)
    assert not earlier(own, update, beside(own, update), -1.0)


def test_updates_are_in_the_order_of_their_numbers() -> None:
    one, two = (version(f"u{n}", "46", title=f"UPDATE {n}-Dams") for n in (1, 2))
    assert earlier(one, two, beside(one, two), 0.0)
    assert not earlier(two, one, beside(two, one), 0.0)


@pytest.mark.parametrize("turned", [False, True])
def test_a_correction_hangs_from_what_it_corrects(turned: bool) -> None:
    a, b = (MENDED, FIRST) if turned else (FIRST, MENDED)
    found = stemma([a, b], [beside(a, b)])
    assert [(e.parent, e.child) for e in found.edges] == [("first", "mended")]
    assert "revision" in [x.kind for x in found.edges[0].evidence]


def test_without_the_note_two_versions_stay_open() -> None:
    plain = version("mended", "46")
    assert not stemma([FIRST, plain], [beside(FIRST, plain)]).edges


def test_what_was_out_before_a_signed_wire_does_not_hang_from_it() -> None:
    def dated(t: Telling, at: datetime) -> Telling:
        return replace(t, article=replace(t.article, published=at))

    wire = tell("BRENN (SPA) - " + BODY[0].format(n="46"), *BODY[1:], id="wire", outlet="SPA")
    release = version("release", "46", outlet="Ministry of Water")
    x = beside(release, wire, Relation.REWRITE)
    for at, hung in ((MORNING, False), (EVENING, True)):
        noon = datetime(2026, 5, 4, 12, tzinfo=UTC)
        # A paper that names the wire, so that there is a date to believe.
        paper = version("paper", "46", '"Nobody came," she told SPA.', outlet="Herald", at=datetime(2026, 5, 5, tzinfo=UTC))
        pairs = [x, beside(paper, wire, Relation.REWRITE), beside(paper, release, Relation.REWRITE)]
        found = stemma([dated(wire, noon), dated(release, at), paper], pairs)
        assert (("wire", "release") in [(e.parent, e.child) for e in found.edges]) is hung


def test_a_page_that_its_outlet_kept_up_is_no_source_of_what_it_grew_from() -> None:
    first, grown = version("first", "64", at=MORNING), version("grown", "64", "It rained.", at=EVENING)
    assert earlier(first, grown, beside(first, grown), 1.0)
    assert not earlier(grown, first, beside(grown, first), -1.0)
    assert not earlier(first, grown, beside(first, grown, Relation.REWRITE), 1.0)
    other = version("other", "64", "It rained.", outlet="Sarn Post", at=EVENING)
    assert not earlier(first, other, beside(first, other), 1.0)


def test_a_note_goes_on_to_the_end_of_the_paragraph_that_it_opens() -> None:
    more = ("That was the number of all dams in the country.", "It also gave the wrong office for Adela Kelm.")
    apart, within = tell(*BODY, "", NOTE, *more, "", "It rained.", "The dam held."), tell(*BODY, NOTE, *more)
    found = [revision(t) for t in (apart, within)]
    assert [len(x.notes) for x in found if x] == [3, 1]
