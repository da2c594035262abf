"""ranks: an office that lost its rank, or came by one, of one person or alone in its place."""

import pytest

from variorum.collate import collate
from variorum.data import Alignment, Kind, Link
from variorum.testing import tell


def found(base: tuple[str, ...], reading: tuple[str, ...], lang: str = "en") -> list[str]:
    a, b = tell(*base, id="a"), tell(*reading, id="b", lang=lang)
    links = tuple(Link(i, i, 1.0) for i in range(len(a.sentences)))
    alignment = Alignment(left="a", right="b", links=links, by="test")
    told = collate(a, b, alignment, ())
    return [v.reading.span.of(b.text) for v in told if v.kind is Kind.ENTITY and v.reading]


@pytest.mark.parametrize(
    ("base", "reading", "lang", "words"),
    [
        ("Deputy Harbour Minister Ada Brock wept.", "Ada Brock, the harbour minister, wept.", "en", "minister"),
        ("Ada Brock, the harbour minister, wept.", "Former minister Ada Brock wept.", "en", "Former minister"),
        ("Two former engineers saw it.", "Two engineers saw it.", "en", "engineers"),
        ("The deputy minister of Karsk, Ada Brock, wept.", "Minister Ada Brock of Karsk wept.", "en", "Minister"),
        ("Deputy Minister Ada Brock wept.", "Министр Ада Брок плакала.", "ru", "Министр"),
        ("Deputy Minister Ada Brock wept.", "La ministre Ada Brock pleurait.", "fr", "ministre"),
    ],
)
def test_a_rank_lost_or_won_is_found(base: str, reading: str, lang: str, words: str) -> None:
    assert found((base,), (reading,), lang) == [words]


@pytest.mark.parametrize(
    ("base", "reading", "lang"),
    [
        ("Deputy Minister Ada Brock wept.", "Заместитель министра Ада Брок плакала.", "ru"),
        ("Deputy Minister Ada Brock wept.", "La ministre adjointe Ada Brock pleurait.", "fr"),
        ("Vice President Ada Brock wept.", "Vizepräsidentin Ada Brock weinte.", "de"),
        ("Deputy Vale's brother Jon Roe wept.", "Vale's brother Jon Roe wept.", "en"),
        ("The president of the club, Ada Brock, wept.", "La presidenta Ada Brock expresó su pena.", "es"),
        ("Former engineers saw it.", "Engineers who once worked there saw it.", "en"),
        ("Deputy Minister Ada Brock met the minister.", "The minister met Deputy Minister Ada Brock.", "en"),
        ("Mayor Ada Brock opened the hall.", "Ada Brock, who retired in May, opened it.", "en"),
        ("Former mayor Ada Brock met two engineers.", "Two engineers met former mayor Ada Brock.", "en"),
    ],
)
def test_a_rank_told_in_other_words_is_kept(base: str, reading: str, lang: str) -> None:
    assert found((base,), (reading,), lang) == []


def test_a_rank_told_once_may_be_left_out_later() -> None:
    base = ("Deputy Minister Ada Brock came.", "Deputy Minister Brock wept.")
    assert found(base, ("Deputy Minister Ada Brock came.", "The minister, Brock, wept.")) == []
