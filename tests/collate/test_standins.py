"""standins: a name that both texts hold is read under another; what only one holds stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collate import standins
from variorum.data import Span, Telling
from variorum.models.passages import side
from variorum.models.reading import read as read_as
from variorum.testing import tell

SIDES = [
    "NATO", "Russia", "Moscow", "Kestrel", "Ursula von der Leyen", "Marine Le Pen", "Ada Brock", "the UN",
    "Kim Jong Un", "BP", "J.P. Morgan", "Coca-Cola", "al-Shabaab", "the Democratic Republic of the Congo",
]  # fmt: skip


def read(t: Telling, hidden: object) -> str:
    return " ".join(read_as(t.text, s, hidden[t.id])[0] for s in t.sentences)  # type: ignore[index]


def test_names_of_both_are_hidden_and_a_name_of_one_is_not() -> None:
    a = tell("The envoy of NATO met Ida Vreshko on Monday.", id="a")
    b = tell("On Monday Vreshko met NATO's envoy in Brenik.", id="b")
    hidden = standins(a, b)
    assert read(a, hidden) == "The envoy of Alder met Ida Borin on Monday."
    assert read(b, hidden) == "On Monday Borin met Alder's envoy in Brenik."


def test_a_name_is_one_word_where_both_have_all_of_it() -> None:
    a = tell("The envoy met Ida van Vreshko and Jan Orel.", id="a")
    b = tell("Ida van Vreshko saw the envoy, and so did Pavel Orel.", id="b")
    hidden = standins(a, b)
    assert read(a, hidden) == "The envoy met Alder and Jan Borin."
    assert read(b, hidden) == "Alder saw the envoy, and so did Pavel Borin."


def test_a_name_in_another_alphabet_is_the_same_name() -> None:
    a = tell("The minister met Ida Vreshko in Moscow.", id="a", lang="en")
    b = tell("Министр принял Иду Врешко в столице.", id="b", lang="ru")
    hidden = standins(a, b)
    assert read(b, hidden).split()[3] == read(a, hidden).split()[4]


@pytest.mark.parametrize(("name", "spelt"), [("Abu Dhabi", "Абу-Даби"), ("Tel Aviv", "Тель-Авив"), ("Los Angeles", "Лос-Анджелес")])
def test_a_name_that_another_language_writes_with_a_hyphen_is_the_same_name(name: str, spelt: str) -> None:
    a = tell(f"No papers from {name} have come.", id="a", lang="en")
    b = tell(f"Никаких бумаг из {spelt} не пришло.", id="b", lang="ru")
    hidden = standins(a, b)
    assert read(a, hidden).split()[3] == read(b, hidden).split()[3] == "Alder"


@given(st.sampled_from(SIDES), st.sampled_from(SIDES), st.booleans())
def test_with_the_names_swapped_in_both_the_very_same_words_are_read(x: str, y: str, opens: bool) -> None:
    if x == y:
        return

    def pair(one: str, two: str) -> list[str]:
        lead = f"{one} accused {two} of lying." if opens else f"On Monday {one} accused {two} of lying."
        a = tell(lead, f"The envoy of {two} left for talks with {one}.", id="a")
        b = tell(f"{two} was accused of lying by {one}, whose envoy left.", id="b")
        hidden = standins(a, b)
        return [read(a, hidden), read(b, hidden)]

    assert pair(x, y) == pair(y, x)


@pytest.mark.parametrize(
    ("base", "text", "told"),
    [
        ("All talks with the U.S. ended.", "Talks the U.S. led ended.", "Talks Alder led ended."),
        ("The U.S. said no.", "Then U.S. Steel said no.", "Then Alder Steel said no."),
        ("Karsk-backed men held Karsk.", "Then men held Karsk.", "Then men held Alder."),
        ("Talks between Karsk and Brenik hurt.", "All Karsk-Brenik talks hurt.", "All Alder-Borin talks hurt."),
        ("All met al-Shabar and Coppa-Sola.", "So al-Shabar met Coppa-Sola.", "So Alder met Borin."),
        ("They soothe NATO.", "Then they soothe NATO.", "Then they soothe Alder."),
        ("We met Mr Berg.", "All met Mr Vale.", "All met Mr Vale."),
    ],
)
def test_points_hyphens_and_articles(base: str, text: str, told: str) -> None:
    a, b = tell(base, id="a"), tell(text, id="b")
    assert read(b, standins(a, b)) == told


def test_a_name_ends_with_its_sentence() -> None:
    a, b = (tell("They joined the EU.", "Karsk said no.", id=x) for x in "ab")
    assert read(a, standins(a, b)) == "They joined Alder. Borin said no."


def test_a_noun_of_two_letters_is_no_name() -> None:
    a, b = (tell("Der Preis für Öl stieg, meint die EU.", id=x, lang="de") for x in "ab")
    assert read(a, standins(a, b)) == "Der Preis für Öl stieg, meint die Alder."


@pytest.mark.parametrize("hide", [False, True])
def test_what_is_read_points_to_where_it_stands(hide: bool) -> None:
    a = tell("The envoy of NATO met Ida Vreshko on Monday.", id="a")
    b = tell("On Monday Vreshko met NATO's envoy.", id="b")
    ids, spans = side(b, (0,), standins(a, b)[b.id] if hide else ())
    assert len(ids) == len(spans)
    assert list(spans) == sorted(spans, key=lambda s: s.start)
    words = {s.of(b.text) for s in spans}
    assert {"On", "Monday", "."} <= words
    assert ("Vreshko" in words) == hide  # a stand-in's pieces all point to the whole word
    assert spans[-1] == Span(len(b.text) - 1, len(b.text))


@pytest.mark.parametrize(
    ("base", "reading", "told", "retold"),
    [
        # By its capital in one text, by its name in the other.
        (("The envoy said Moscow had no plans.", "The Russian navy left."),
         ("The envoy said Russia had no plans.", "The Russian navy left."),
         "The envoy said Alder had no plans. Alder navy left.", "The envoy said Alder had no plans. Alder navy left."),
        # One text alone has it.
        (("The envoy saw no threat to Latvia.", "It was late."),
         ("The envoy saw no threat to Lithuania.", "Vale left."),
         "The envoy saw no threat to Alder. It was late.", "The envoy saw no threat to Borin. Vale left."),
    ],
)  # fmt: skip
def test_a_state_is_one_name_whatever_it_is_called_and_whoever_has_it(
    base: tuple[str, ...], reading: tuple[str, ...], told: str, retold: str
) -> None:
    a, b = tell(*base, id="a"), tell(*reading, id="b")
    hidden = standins(a, b)
    assert (read(a, hidden), read(b, hidden)) == (told, retold)
