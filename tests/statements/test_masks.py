"""masks: the tagger reads names under stand-ins, so that it labels two sides alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.data import Span
from variorum.models import tagger
from variorum.models.reading import place, read
from variorum.statements import extract, masks
from variorum.testing import assert_spans, tell

ONE = ["NATO", "Russia", "Moscow", "Kyiv", "Israel", "Iran", "Gazprom", "Shell"]
TWO = ["Mark Rutte", "Vladimir Putin", "Ursula von der Leyen", "Marine Le Pen", "Ora Vale"]
SIDES = ["the Labour Party", "the Treasury", "the Northern Shelf Council", "NATO"]
TEXTS = [
    "On Monday {A} accused {B} of moving troops to the border, and {B} denied it.",
    "According to {A}, {B} fired first. Two diplomats said neither side wanted to stop.",
    "What {A} plans, {B} complained, was written without anybody else in the room.",
    "{B} has been accused by {A} of breaking the deal, a claim that {B} calls “absurd”.",
]


def shown(*sentences: str, lang: str = "en") -> str:
    t = tell(*sentences, lang=lang)
    return read(t.text, Span(0, len(t.text)), masks(t))[0]


def test_names_are_hidden_and_what_they_are_names_of_is_not() -> None:
    assert shown("The Karsk Ministry told Ida Vale of Karsk that it was late in May.") == (
        "Alder told Borin of Calden that it was late in May."
    )
    assert shown("The ministry told reporters.", "Minister Ida Vale of the Karsk office did, too.") == (
        "The ministry told reporters. Minister Alder of the Borin office did, too."
    )


def test_an_article_goes_with_a_name_that_stands_by_itself() -> None:
    assert shown("We heard the UN said no.", "The UN convoy left.") == "We heard Alder said no. The Alder convoy left."
    assert shown("Russia said no.", "BP left.", "Researchers said no.") == "Alder said no. Borin left. Researchers said no."


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("de", "Präsident Jan Brock bestritt das; Brock ging.", "Präsident Alder bestritt das; Alder ging."),
        ("de", "Laut Karsk flohen zwei Millionen Menschen.", "Laut Alder flohen zwei Millionen Menschen."),
        ("fr", "Selon Jan Brock, Karsk ment.", "Selon Alder, Borin ment."),
        ("es", "Karsk ha dicho que no, según Ellmar.", "Alder ha dicho que no, según Borin."),
        ("ru", "Брок заявил, что Карск уступит.", "Alder заявил, что Borin уступит."),
        ("en", "They soothe Karsk.", "They soothe Alder."),
    ],
)
def test_names_are_hidden_in_other_languages_and_german_nouns_are_not(lang: str, text: str, told: str) -> None:
    assert shown(text, lang=lang) == told


def test_a_country_of_several_words_is_one_name() -> None:
    assert shown("We heard the Islamic Republic of the Vale said no.") == "We heard Alder said no."


def test_a_man_is_the_same_by_his_last_name_and_two_parties_are_two() -> None:
    assert shown("We met Mark van der Rutte and, later, Rutte.") == "We met Alder and, later, Alder."
    assert shown("We asked the Tar Party and the Vos Party.") == "We asked Alder and Borin."


def test_a_word_that_opens_a_sentence_is_no_name_for_that() -> None:
    assert shown("Nobody saw it.", "Boats lay idle.") == "Nobody saw it. Boats lay idle."


@given(st.sampled_from(TEXTS), st.sampled_from([ONE, TWO, SIDES]), st.randoms(use_true_random=False))
def test_with_two_names_swapped_the_very_same_words_are_read(text: str, names: list[str], rng: object) -> None:
    a, b = rng.sample(names, 2)  # type: ignore[attr-defined]
    assert shown(text.format(A=a, B=b)) == shown(text.format(A=b, B=a))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("pair", [TWO[:2], TWO[2:4], SIDES[:2]])
def test_with_two_names_swapped_no_statement_changes(text: str, pair: list[str]) -> None:
    def found(a: str, b: str) -> list[tuple[str, ...]]:
        t = tell(text.format(A=a, B=b))
        rows = extract(t, tagger()([t], standins={t.id: masks(t)})[0])
        assert_spans(t, rows)
        spans = [(s.source, s.cue, *s.content) for s in rows]
        return [tuple(x.of(t.text).replace(a, "{A}").replace(b, "{B}") for x in r if x) for r in spans]

    assert found(*pair) == found(*pair[::-1])


@given(st.text(alphabet="aB é.Ж“", max_size=30), st.lists(st.integers(0, 30), max_size=6))
def test_every_piece_of_what_is_read_lies_in_the_text(text: str, cuts: list[int]) -> None:
    edges = sorted({min(c, len(text)) for c in cuts})
    hidden = [(Span(a, b), "Alder") for a, b in zip(edges[::2], edges[1::2], strict=False) if a < b]
    told, pieces = read(text, Span(0, len(text)), hidden)
    for k in range(len(told)):
        at = place(k, k + 1, pieces)
        assert 0 <= at.start < at.end <= len(text)
