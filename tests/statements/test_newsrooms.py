"""Speakers as newsrooms tell of them: parties, peoples, several kinds of people, and who is named in a quotation."""

import pytest
from test_resolve import says, speaker

from variorum.data import Form, Span, Statement
from variorum.statements import resolve
from variorum.statements.pieces import speech_for
from variorum.statements.roles import words_for
from variorum.statements.sources import bounded
from variorum.testing import tell


@pytest.mark.parametrize(
    ("sentences", "source", "expected"),
    [
        # A state is not the city that has its name, and "&" and "for a" are no end of a body's name.
        (("Mexico City is far away.", "In the end Mexico said no."), "Mexico", "Mexico"),
        (("The Center for Strategic & Harbour Studies said no.",), "The Center for Strategic & Harbour Studies", "Center for Strategic & Harbour Studies"),
        (("The Committee for a Sober Budget said no.",), "The Committee for a Sober Budget", "Committee for a Sober Budget"),
        # Where people are is not who they are.
        (("Some object, as are some trade experts in Karsk, who point out the cost.",), "who", "some trade experts"),
        (("It won no praise from the Tarvan farmers, who said no.",), "who", "Tarvan farmers"),
        # An office that is nobody's we know keeps what it is of.
        (("The head of Karsk's harbour board said no.",), "The head of Karsk's harbour board", "head of Karsk's harbour board"),
        # Several of a party or a people are no party's one member.
        (("Rep. Ada Vale, a Democrat, spoke.", "The Democrats said no."), "The Democrats", "Democrats"),
        # Those of a state are others than officials without one, and several kinds are a group of their own.
        (("Officials said so.", "Yet Japanese officials doubt it."), "Japanese officials", "Japanese officials"),
        (("Officials said so.", "Yet scholars and officials doubt it."), "scholars and officials", "scholars and officials"),
        (("Scholars and officials said so.", "Yet officials doubt it."), "officials", "officials"),
        (("It was late, other officials said.",), "other officials", "officials"),
        # A letter in brackets is a party, a party's members have their names behind it, and initials keep their points.
        (("Gov. Ada Vale (R) signed it.", "He said no."), "He", "Ada Vale"),
        (("Republicans Vale and Reyl came.", "Otto Vale left.", "Vale said no."), "Vale", "Otto Vale"),
        (("Otto J. Vale came.", "Vale said no."), "Vale", "Otto J. Vale"),
        (("The U.S. Harbour Survey said no.",), "The U.S. Harbour Survey", "U.S. Harbour Survey"),
        (("Malcolm X said no.",), "Malcolm X", "Malcolm X"),
        # A form of address parts a name from a place before it.
        (("The British Ambassador to the US Sir Kim Vale said no.",), "The British Ambassador to the US Sir Kim Vale", "Kim Vale"),
        (("Her letter to Prime Minister Kim Vale said no.",), "Her letter to Prime Minister Kim Vale", None),
        # A title goes to the one of two namesakes who holds the office.
        (("Otto Vale is mayor.", "Mayor Vale met his wife, Ada Vale.", "Ada Vale smiled.", "Mr. Vale smiled, too.", "Mr. Vale said no."), "Mr. Vale", "Otto Vale"),
        (("Sen. Bo Reyl (R-Vesk) spoke.", "His wife is Ada Reyl.", "Senator Reyl left.", "Then the senator said no."), "the senator", "Bo Reyl"),
    ],
)  # fmt: skip
def test_who_speaks(sentences: tuple[str, ...], source: str, expected: str | None) -> None:
    assert speaker(tell(*sentences), source) == expected


def test_nobody_names_himself_in_his_own_quotation() -> None:
    t = tell("Bo Reyl met Otto Vale.", "Reyl was glad.", "“Bo Reyl was here. It went well,” he tweeted.")
    said = Span(t.text.index("It went"), t.text.index(",”"))
    at = t.text.index("he tweeted")
    s = Statement(telling="a", source=Span(at, at + 2), cue=Span(at + 3, at + 10), content=(said,), form=Form.DIRECT, by="test", confidence=1.0)
    assert resolve([t], [says(t, "Reyl", 1), s])[1].speaker == "Otto Vale"


@pytest.mark.parametrize(
    ("lang", "source", "bare"),
    [
        ("en", "Vale this week", "Vale"),
        ("en", "The president on Tuesday", "The president"),
        ("ru", "Анна Вейл 4 мая", "Анна Вейл"),
        ("uk", "Анна Вейл минулого тижня", "Анна Вейл"),
        ("de", "die Bahn am 4. Mai", "die Bahn"),
        ("fr", "la maire Ada Vale mardi", "la maire Ada Vale mardi"),
        ("es", "la alcaldesa el martes", "la alcaldesa"),
        ("en", "Black Friday", "Black Friday"),
        ("en", "PORT HALLAM — Mayor Vale", "Mayor Vale"),
    ],
)
def test_a_source_ends_before_the_time_and_begins_behind_the_dateline(lang: str, source: str, bare: str) -> None:
    t = tell(f"{source} xyz.", lang=lang)
    span = bounded(t, Span(0, len(source)), Span(len(source) + 1, len(source) + 4), speech_for(lang), words_for(lang))
    assert span.of(t.text) == bare


def test_it_that_is_only_said_is_nobody() -> None:
    t = tell("The United Kingdom waits.", "It has been claimed that the visit is off.")
    at = t.text.index("It has")
    s = Statement(telling="a", source=None, cue=Span(at, at + 19), content=(Span(at + 25, at + 41),), form=Form.INDIRECT, by="test", confidence=1.0)
    assert resolve([t], [s])[0].speaker is None
