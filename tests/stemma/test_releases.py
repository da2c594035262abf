"""A press release is known by its face, and stands above the reports that share its wording."""

from dataclasses import replace

import pytest

from variorum.data import Alignment, Link, Relation, Telling
from variorum.stemma import stemma
from variorum.stemma.releases import is_release
from variorum.testing import tell

NEWS = (
    "Lumora is recalling 48,000 monitors because their batteries may overheat.",
    "It had received 17 reports of overheating, and no injuries.",
    '"We would rather collect 48,000 monitors than explain one burn," said Petra Aldane, its head.',
)


def text(*lines: str, lang: str = "en") -> Telling:
    return tell(*(x for line in lines for x in ("", line)), id="r", lang=lang)


@pytest.mark.parametrize(
    ("first", "last", "lang"),
    [
        ("FOR IMMEDIATE RELEASE", "Media contact: Jonas Veld, press@lumora.example", "en"),
        ("Press release - 4 June 2026", "Notes to editors: call +00 555 0142.", "en"),
        ("* * * News Release * * *", "For more information, contact Jonas Veld at 555 0142 77", "en"),
        ("Embargoed until 00:01 on 4 June. " + NEWS[0], "Contact: press office, press@lumora.example", "en"),
        ("PRESSEMITTEILUNG", "Pressekontakt: Jonas Veld, Telefon 0555 / 01 42 77", "de"),
        ("Communiqué de presse", "Contact presse : veld@lumora.example", "fr"),
        ("Пресс-релиз", "Контакты для СМИ: Йонас Вельд, press@lumora.example", "ru"),
        ("Пресреліз", "Контакти для медіа: press@lumora.example", "uk"),
    ],
)
def test_a_release_calls_itself_one_and_says_whom_to_ask(first: str, last: str, lang: str) -> None:
    assert is_release(text(first, *NEWS, last, lang=lang))


@pytest.mark.parametrize(
    "lines",
    [
        NEWS,
        ("The families called for the immediate release of the hostages.", *NEWS, "Contact: desk@post.example"),
        ("Press release blunder costs minister his post", *NEWS),  # a headline, and nobody to ask
        ("Press release", *NEWS, "The press office did not answer."),  # no way to reach it
        ("Press release", *NEWS, "For more information see the issue of 11.03.2026."),  # a date is no number
        ("Recall of monitors", *NEWS, "Media contact: press@lumora.example"),  # does not call itself one
        (*NEWS, "A press release came later.", *NEWS, "Media contact: press@lumora.example"),  # below the news
    ],
)
def test_what_only_speaks_of_releases_is_none(lines: tuple[str, ...]) -> None:
    assert not is_release(text(*lines))


def test_whose_press_is_to_ask_its_own_house_need_not_call_itself_a_release() -> None:
    news = text("Recall of monitors", *NEWS, "Contact: press office, Lumora Ltd, Tel. 0555 2210.")
    own, other = (replace(news, article=replace(news.article, outlet=o)) for o in ("Lumora Ltd", "Daily Lantern"))
    assert is_release(own)
    assert not is_release(other)
    assert not is_release(news)


def tied(one: Telling, two: Telling) -> Alignment:
    at = len(one.sentences) - len(NEWS) - 1
    return Alignment(left=one.id, right=two.id, links=tuple(Link(at + i, i, 0.9) for i in range(3)), by="test",
                     relation=Relation.REWRITE, confidence=0.95, drawn=0.95, coverage_left=0.8, coverage_right=0.8)  # fmt: skip


def test_a_release_is_the_source_of_the_wire_that_shares_its_words() -> None:
    """Though the wire opens under its own name, as wires do to those who copy them."""
    release = replace(text("FOR IMMEDIATE RELEASE", *NEWS, "Media contact: press@lumora.example"))
    wire = tell("SELDWICK (Castor Wire) - " + NEWS[0], *NEWS[1:], "Shares fell 4.1 percent.", id="wire", outlet="Castor Wire")
    found = stemma([release, wire], [tied(release, wire)])
    assert [(e.parent, e.child) for e in found.edges] == [("r", "wire")]
    assert any("is a press release by its face" in x.note for e in found.edges for x in e.evidence)
    plain = tell(*NEWS[:1], *NEWS, "Orders may be sent to the shop.", id="r")
    assert [(e.parent, e.child) for e in stemma([plain, wire], [tied(plain, wire)]).edges] != [("r", "wire")]


def test_a_release_in_another_language_has_no_such_claim_on_a_report() -> None:
    release = text("FOR IMMEDIATE RELEASE", *NEWS, "Media contact: press@lumora.example")
    ours = tell(NEWS[0], *NEWS[1:], id="b", outlet="Daily Lantern")
    theirs = tell("Lumora ruft 48.000 Monitore zurück.", *NEWS[1:], id="b", outlet="Der Leuchtturm", lang="de")
    told = [[x.kind for e in stemma([release, t], [tied(release, t)]).edges for x in e.evidence] for t in (ours, theirs)]
    assert ["signature" in kinds for kinds in told] == [True, False]
