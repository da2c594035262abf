"""Sources and cues brought to one form: a word more or less at their ends changes nothing."""

import re

import pytest
from test_decode import parts, tagged

from variorum.statements import extract
from variorum.testing import assert_spans, tell


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("Vale called that a tale.", "SCcTt-", ("Vale", "called", "a tale")),
        ("Vale told reporters it was late.", "SCcTtt-", ("Vale", "told", "it was late")),
        ("Vale has denied any part.", "SsCTt-", ("Vale", "denied", "any part")),
        ("Spies who claimed it was late left.", "SsCTtt--", ("Spies", "claimed", "it was late")),
        ("By the board's reckoning it was late.", "Cccccc" + "Ttt-", ("the board", "By the board's reckoning", "it was late")),
        ("In their opinion it was late.", "CccTtt-", ("their", "In their opinion", "it was late")),
        ("Vale rejected the claim as “nonsense”.", "SCTttttt-", ("Vale", "rejected", "“nonsense”")),
        # What stands before it is too long for the name of a thing alone.
        (
            "Vale rejected the old harbour plan as “nonsense”.",
            "SCTttttttt-",
            ("Vale", "rejected", "the old harbour plan as “nonsense”"),
        ),
        ("Vale dismissed the claim as “nonsense”.", "SCcccTtt-", ("Vale", "dismissed", "“nonsense”")),
        ("He added that it was late.", "TC-Ttt-", ("He", "added", "it was late")),
        ("Read by a lawyer, Bo Reyl, Vale said it was late.", "-----SsssCTtt-", ("Vale", "said", "it was late")),
        ("A spokesman said Vale had told him it was late.", "Ss-TCcTttt-", ("Vale", "had told", "him it was late")),
        ("“It is late,” Vale said, according to Karsk Radio.", "Tttttt---CcSs-", ("Vale", "said", "“It is late,”")),
        ("“It is late,” Vale told the court, Karsk Radio reported.", "Tttttt-----SsC-",
         ("Vale", "told", "“It is late,”")),
        ("Karsk insiders anonymously told a paper it was late.", "SssC--Ttt-", ("Karsk insiders", "told", "it was late")),
        ("A harbour statement Monday said it was late.", "SsssCTtt-", ("A harbour statement", "said", "it was late")),
        ("Kestrel Foods, Inc. said it was late.", "---S-CTtt-", ("Kestrel Foods, Inc", "said", "it was late")),
        ("It now says it was late.", "SsCTtt-", ("It", "says", "it was late")),
        ("The maker of pumps now says it was late.", "SssssCTtt-",
         ("The maker of pumps", "says", "it was late")),
        ("The firm now says it was late.", "SsC-Ttt-", ("The firm", "says", "it was late")),
        ("Vale hailed what she called a triumph.", "SCTtttt-", ("Vale", "called", "a triumph")),
        ("The board said that will have to wait.", "SsCTtttt-", ("The board", "said", "that will have to wait")),
        ("The board said that wouldn't have to wait.", "SsCTtttttt-", ("The board", "said", "that wouldn't have to wait")),
        ("The board said that Will Vale would wait.", "SsCTtttt-", ("The board", "said", "Will Vale would wait")),
        ("Half say they may wait (33 percent).", "SCTttttt--", ("Half", "say", "they may wait (33 percent)")),
        ("She said they moved to the U.S.", "SCTtttttt-", ("She", "said", "they moved to the U.S.")),
        ("She noted the U.S.-backed plan had failed.", "SCTttt--Tttt-",
         ("She", "noted", "the U.S.-backed plan had failed")),
        ("They've argued that it was late.", "SssCTttt-", ("They", "argued", "it was late")),
        ("“It is late,” Vale said in a statement.", "TtttttSCcc--", ("Vale", "said", "“It is late,”")),
        ("“It is late,” Vale said Thursday.", "TtttttSCc-", ("Vale", "said", "“It is late,”")),
        ("“It is late,” Vale said, according to Karsk Radio.", "TttttttttCcSs-", ("Vale", "said", "“It is late,”")),
        ("Vale told the court, “It is late,” according to Karsk Radio.", "T----TtttttCcSs-",
         ("Vale", "told", "“It is late,”")),
        ("A harbour spokesman later said it was late, according to Karsk Radio.", "Ttt--Ttt-CcSs-",
         ("A harbour spokesman", "later said", "it was late")),
        ("Vale told her that it was late.", "SCTtttt-", ("Vale", "told", "it was late")),
        ("The board says it will pay on Monday.", "TtC------", ("The board", "says", "it will pay on Monday")),
        ("Vale said that when it rains, the bridge is closed.", "SCTttt------",
         ("Vale", "said", "when it rains, the bridge is closed")),
        # Who passes words on does not speak.
        ("His remarks, quoted by “Karsk Radio,” suggest it was late.", "------SsssCTtt-",
         ("His remarks", "suggest", "it was late")),
    ],
)
def test_edges_are_brought_to_one_form(text: str, marks: str, expected: tuple[str, str, str]) -> None:
    t = tell(text)
    rows = extract(t, tagged(t, marks))
    assert [parts(t, s) for s in rows] == [expected]
    assert_spans(t, rows)


def test_what_another_calls_a_thing_is_a_word_of_theirs() -> None:
    t = tell("Vale hailed what a spokesman called “a triumph”.")
    rows = [parts(t, s) for s in extract(t, tagged(t, "SCTttttttt-"))]
    assert rows == [("Vale", "hailed", "what a spokesman called “a triumph”"), ("a spokesman", "called", "“a triumph”")]


def test_who_calls_a_thing_so_may_have_a_long_name() -> None:
    t = tell("Vale hailed what the Free Republic of the Lower Vale called “a triumph”.")
    rows = [parts(t, s) for s in extract(t, tagged(t, "SCTtttttttttttt-"))]
    assert rows[1] == ("the Free Republic of the Lower Vale", "called", "“a triumph”")


def test_a_source_ends_where_its_cue_begins() -> None:
    t = tell("Vale said on Monday it was late.")
    (s,) = extract(t, tagged(t, "SC--Ttt-"))
    assert parts(t, s)[0] == "Vale"


def test_a_subject_is_not_shared_over_a_semicolon() -> None:
    t = tell("Vale said it was late; rumours put it at noon.")
    rows = extract(t, tagged(t, "SCTtt--CTtt-"))
    assert [parts(t, s)[0] for s in rows] == ["Vale", "rumours"]


@pytest.mark.parametrize(
    ("lang", "text", "marks", "source"),
    [
        ("es", "El puente cierra, anunció la compañía el martes.", "Ttt-CSss--", "la compañía"),
        ("es", "El puente cierra, anunció la compañía el martes.", "Ttt-CSsss-", "la compañía"),
        ("de", "Die Brücke sei zu, teilte die Behörde am Donnerstag mit.", "Tttt-CSsss--", "die Behörde"),
        ("ru", "Мост закрыт, сообщило ведомство в четверг.", "Tt-CSss-", "ведомство"),
        ("en", "A clerk of the new board on Monday said it was late.", "SsssssssCTtt-", "A clerk of the new board"),
        ("de", "„Ja“, sagte die Chefin Maren Vale vor Journalisten in Karsk.", "TTT-CSsssssss-", "die Chefin Maren Vale"),
        ("de", "Er war laut Verein ansprechbar und ruhig.", "TtCSs---", "Verein"),
        ("de", "„Ja“, sagte der Sprecher im Ministerium.", "TTT-CSsss-", "der Sprecher im Ministerium"),
        ("fr", "Maren Vale devant la presse assure que tout va bien.", "SssssC-Ttt-", "Maren Vale"),
        ("ru", "«Да», — сказала Вейл «Вестнику Карска».", "TTT--CSssss-", "Вейл"),
        ("ru", "Газета «Вестник Карска» сказала, что поздно.", "SssssC--T-", "Газета «Вестник Карска»"),
        ("en", "Maren Vale of the harbour board said it was late.", "SsssssCTtt-", "Maren Vale of the harbour board"),
    ],
)  # fmt: skip
def test_to_whom_it_was_said_is_no_part_of_who_said_it(lang: str, text: str, marks: str, source: str) -> None:
    t = tell(text, lang=lang)
    (s,) = extract(t, tagged(t, marks))
    assert parts(t, s)[0] == source


def test_a_name_in_guillemets_is_whole_in_its_source_and_no_content() -> None:
    t = tell("Канал «Карск сегодня» сообщил, что мост закрыт.", lang="ru")
    assert parts(t, extract(t, tagged(t, "Sss--C--Tt-"))[0])[0] == "Канал «Карск сегодня»"
    t = tell("Канал «Цех» утверждает обратное.", lang="ru")
    assert extract(t, tagged(t, "SsssC--")) == ()


@pytest.mark.parametrize(
    ("lang", "text", "marks", "count"),
    [
        ("ru", "Позже он уточнил, что мост закрыт.", "CTttttt-", 0),
        ("en", "She says nothing for a minute.", "SCTttt-", 0),
        ("en", "She said nothing.", "SCT-", 0),
        ("en", "She did not respond to a request for comment.", "SCcccTttt-", 0),
        ("en", "She did not respond to the charge.", "SCcccTt-", 1),
        ("en", "She said nothing had changed.", "SCTtt-", 1),
        ("en", "She said nothing in the files showed an order from them.", "SCTtttttttt-", 1),
        ("en", "She said nothing at all.", "SCTtt-", 1),
        ("de", "Sie sagte nichts über den Hafen.", "SCTttt-", 0),
        ("en", "She said “nothing”.", "SCTtt-", 1),
        ("en", "“Nothing,” she said.", "TTTTSC-", 1),
    ],
)  # fmt: skip
def test_an_adverb_is_no_cue_and_nothing_no_content(lang: str, text: str, marks: str, count: int) -> None:
    t = tell(text, lang=lang)
    assert len(extract(t, tagged(t, marks))) == count


def test_a_page_is_nobody() -> None:
    t = tell("Auf Seite 80 heißt es, die Kosten seien hoch.", lang="de")
    (s,) = extract(t, tagged(t, "SssCc-Tttt-"))
    assert s.source is None


@pytest.mark.parametrize(
    ("lang", "text", "marks", "source"),
    [
        ("ru", "«Я устала», — цитирует Daily Mail модель.", "Ttttt-CSss-", "модель"),
        ("ru", "«Уже поздно», — цитирует министра агентство «Карск».", "Ttttt-CSssss-", "министра"),
        ("ru", "«Уже поздно», — цитирует Анну Вейл газета «Север».", "Ttttt-CSsssss-", "Анну Вейл"),
        ("uk", "«Уже пізно», — цитує міністра агентство УНІАН.", "Ttttt-CSss-", "міністра"),
        ("ru", "«Уже поздно», — цитирует ТАСС.", "Ttttt-CS-", "ТАСС"),
    ],
)
def test_whom_an_outlet_quotes_is_the_source(lang: str, text: str, marks: str, source: str) -> None:
    t = tell(text, lang=lang)
    assert [parts(t, s)[0] for s in extract(t, tagged(t, marks))] == [source]


@pytest.mark.parametrize(
    ("text", "marks", "source"),
    [
        ("Мост закрыт, рассказал газете «Север» мэр Вейл.", "Tt-CSsssss-", "мэр Вейл"),
        ("Мост закрыт, сообщили «Северу» в мэрии Карска.", "Tt-CSsssss-", "в мэрии Карска"),
        ("Мост закрыт, сообщает газета «Север».", "Tt-CSsss-", "газета «Север»"),
        ("Мост закрыт, сообщает издание «Север» в правительстве.", "Tt-CSsssss-", "издание «Север» в правительстве"),
        ("Мост закрыт, сообщает «Север» в понедельник.", "Tt-CSssss-", "«Север»"),
    ],
)
def test_the_outlet_somebody_speaks_to_is_no_source(text: str, marks: str, source: str) -> None:
    t = tell(text, lang="ru")
    assert [parts(t, s)[0] for s in extract(t, tagged(t, marks))] == [source]


@pytest.mark.parametrize(("lang", "text"), [("de", "Es ist spät – Vale."), ("ru", "Уже очень поздно – Вейл.")])
def test_a_mark_that_stands_for_a_verb_raises_nothing(lang: str, text: str) -> None:
    t = tell(text, lang=lang)
    assert [parts(t, s)[0] for s in extract(t, tagged(t, "TttCS-"))] == [text.split("– ")[1].rstrip(".")]


@pytest.mark.parametrize(
    ("lang", "text", "marks", "source", "cue"),
    [
        ("ru", "Как сообщает пресс-служба суда по Карску, мост закрыт.", "SC-------Tt-", "пресс-служба суда по Карску",
         "сообщает"),
        ("de", "Wie die Bahn in Karsk mitteilte, ist die Brücke gesperrt.", "CSsss--Tttt-", "die Bahn in Karsk", "mitteilte"),
        ("ru", "Позднее осуждённый заявил, что мост закрыт.", "SsC--Tt-", "осуждённый", "заявил"),
        ("en", "Later Vale said it was late.", "SsCTtt-", "Vale", "said"),
        ("de", "Insbesondere sieht er darin ein Hindernis.", "SC-TTt-", "er", "sieht"),
    ],
)  # fmt: skip
def test_as_and_adverbs_are_no_source_and_no_cue(lang: str, text: str, marks: str, source: str, cue: str) -> None:
    t = tell(text, lang=lang)
    assert [parts(t, s)[:2] for s in extract(t, tagged(t, marks))] == [(source, cue)]


@pytest.mark.parametrize(
    ("lang", "text", "marks", "expected"),
    [
        ("de", "„Ja“, schrieb Reyl auf Telegram.", "TTT-CSss-", ("Reyl", "schrieb", "„Ja“")),
        ("fr", "« Il est tard », a-t-elle ajouté.", "Ttttt-SssssC-", ("elle", "ajouté", "« Il est tard »")),
        ("de", "Die Ingenieure hätten keine Gefahr gefunden.", "SsCTtt-",
         (None, None, "Die Ingenieure hätten keine Gefahr gefunden")),
    ],
)  # fmt: skip
def test_where_it_is_posted_and_in_which_mood_is_no_part_of_who_says_it(
    lang: str, text: str, marks: str, expected: tuple[str | None, str | None, str]
) -> None:
    t = tell(text, lang=lang)
    assert [parts(t, s) for s in extract(t, tagged(t, marks))] == [expected]


def test_what_is_passed_on_has_its_speaker_too() -> None:
    t = tell("Vale told the board that it was late, according to Karsk Radio.")
    rows = [parts(t, s) for s in extract(t, tagged(t, "Tttttttt-CcSs-"))]
    assert rows == [
        ("Karsk Radio", "according to", "Vale told the board that it was late"),
        ("Vale", "told", "it was late"),
    ]


def test_who_says_it_may_stand_between_dashes_inside_the_marks() -> None:
    t = tell("«Уже поздно, — сказала глава совета Анна Вейл. — Идите домой».", lang="ru")
    (s,) = extract(t, tagged(t, "-" * len(re.findall(r"\w+|[^\w\s]", t.text))))
    assert parts(t, s) == ("глава совета Анна Вейл", "сказала", "«Уже поздно, ... Идите домой»")
    assert_spans(t, (s,))
