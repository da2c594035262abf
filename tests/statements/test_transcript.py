"""Transcripts and interviews: who speaks where by the layout alone."""

from variorum.data import Form, Span, Statement, Telling
from variorum.statements import extract, resolve
from variorum.statements.transcript import transcript
from variorum.testing import assert_spans, tell

BROADCAST = (
    "ADA VALE: The port is shut. What is the mood?", "",
    "TOMAS REYL: Grim. The union's Bo Lind says it may strike.", "",
    "VALE: And the owner?", "",
    "REYL: He said no.",
)  # fmt: skip


def told(*sentences: str) -> list[tuple[str, str | None, str]]:
    """Return content, speaker and form of what the rules find, resolved."""
    t = tell(*sentences)
    rows = resolve([t], extract(t, None))
    assert_spans(t, rows)
    return [(_words(t, s), s.speaker, s.form.value) for s in rows]


def _words(t: Telling, s: Statement) -> str:
    return " ... ".join(c.of(t.text) for c in s.content)


def test_every_sentence_of_a_part_is_its_speaker_s_own() -> None:
    t = tell("ADA VALE: The port is shut.", "What is the mood?", "", "TOMAS REYL: Grim.", "", "VALE: And the owner?", "",
             "REYL: He left.")  # fmt: skip
    rows = resolve([t], extract(t, None))
    assert [(_words(t, s), s.speaker) for s in rows] == [
        ("The port is shut.", "ADA VALE"),
        ("What is the mood?", "ADA VALE"),
        ("Grim.", "TOMAS REYL"),
        ("And the owner?", "ADA VALE"),
        ("He left.", "TOMAS REYL"),
    ]
    assert {s.form for s in rows} == {Form.DIRECT}


def test_what_a_speaker_reports_stays_within_their_words() -> None:
    rows = told(*BROADCAST)
    assert ("it may strike", "Bo Lind", "indirect") in rows
    assert ("He said no.", "TOMAS REYL", "direct") in rows
    assert ("no", "TOMAS REYL", "indirect") not in rows  # nobody calls himself "he"


def test_initials_stand_for_whoever_bears_them() -> None:
    rows = told("Ada Vale met Tomas Reyl in May.", "", "TR: Why?", "", "AV: I had to.", "", "TR: Who knew?", "", "AV: We did.")
    assert [r[1] for r in rows if r[2] == "direct"] == ["Tomas Reyl", "Ada Vale", "Tomas Reyl", "Ada Vale"]


def test_who_answers_questions_without_names_is_the_one_told_of_before_them() -> None:
    lines = ("", "Q: Why?", "", "A: I had to.", "", "Q: Who knew?", "", "A: We did.")
    one, two = told("Ada Vale met us in May.", *lines), told("Ada Vale and Tomas Reyl met us in May.", *lines)
    assert [r[1] for r in one if r[2] == "direct"] == [None, "Ada Vale", None, "Ada Vale"]
    assert [r[1] for r in two if r[2] == "direct"] == [None] * 4
    team = told("Striker Ada Vale met us in May.", "She plays for Karsk Rovers.", *lines)
    assert [r[1] for r in team if r[2] == "direct"] == [None, "Ada Vale", None, "Ada Vale"]


def test_headings_of_questions_and_answers_go_by_the_language() -> None:
    rows = told("Анна Вейл пришла в мае.", "", "Вопрос: Почему?", "", "Ответ: Так вышло.", "", "Вопрос: Кто знал?", "",
                "Ответ: Мы знали.")  # fmt: skip
    assert [r[:2] for r in rows if r[2] == "direct"] == [
        ("Почему?", None), ("Так вышло.", "Анна Вейл"), ("Кто знал?", None), ("Мы знали.", "Анна Вейл")
    ]  # fmt: skip


DASHES = (
    "Анна Вейл ушла с завода в мае.", "",
    "— Почему вы ушли?", "",
    "— Так вышло.", "Я сказала, что цех закроют.", "",
    "— Директор говорит, что цех открыт.", "",
    "— Пусть приедет и посмотрит.", "",
    "— Вы вернётесь?", "",
    "— Нет.",
)  # fmt: skip


def test_each_second_paragraph_of_an_interview_by_dashes_answers() -> None:
    rows = [r[:2] for r in told(*DASHES) if r[2] == "direct"]
    assert rows == [
        ("Почему вы ушли?", None), ("Так вышло.", "Анна Вейл"), ("Я сказала, что цех закроют.", "Анна Вейл"),
        ("Директор говорит, что цех открыт.", None), ("Пусть приедет и посмотрит.", "Анна Вейл"),
        ("Вы вернётесь?", None), ("Нет.", "Анна Вейл"),
    ]  # fmt: skip


def test_a_dash_may_lead_the_answers_alone() -> None:
    questions = (DASHES[2], DASHES[7], DASHES[11])
    asked = [line.removeprefix("— ") if line in questions else line for line in DASHES]
    rows = [r[:2] for r in told(*asked) if r[2] == "direct"]
    assert ("Почему вы ушли?", None) in rows
    assert ("Нет.", "Анна Вейл") in rows


def test_talk_in_prose_and_a_list_by_dashes_are_no_interview() -> None:
    talk = [line.replace("— Нет.", "— Нет, — сказала Анна Вейл.") for line in DASHES]
    items = ("Анна Вейл ведёт список.", "", "— Хлеб.", "", "— Соль.", "", "— Чай?", "", "— Сахар.")
    assert not transcript(tell(*talk)).parts
    rules = ("Анна Вейл подписала приказ.", "", "Кому?", "", "- Всем.", "", "Когда?", "", "- В мае.", "", "Сколько?", "",
             "- Сто.")  # fmt: skip
    assert not transcript(tell(*rules)).parts
    assert transcript(tell(*(line.replace("- ", "— ") for line in rules))).parts
    assert not transcript(tell(*items)).parts


def test_an_aside_and_prose_behind_the_last_part_are_no_one_s_words() -> None:
    t = tell("ADA VALE: Yes.", "", "(Laughs.)", "", "TOMAS REYL: No.", "", "VALE: Yes!", "", "REYL: No!", "", "It rained.")
    assert [w.of(t.text).strip() for p in transcript(t).parts for w in p.words] == ["Yes.", "No.", "Yes!", "No!"]


def test_a_paragraph_between_two_headings_goes_on_with_the_first() -> None:
    t = tell("ADA VALE: Yes.", "", "It was late.", "", "TOMAS REYL: No.", "", "VALE: Yes!", "", "REYL: No!")
    assert [w.of(t.text).strip() for w in transcript(t).parts[0].words] == ["Yes.", "It was late."]


def test_a_paragraph_that_names_a_speaker_tells_of_them() -> None:
    t = tell("ADA VALE: Yes.", "", "Then Vale left.", "", "TOMAS REYL: No.", "", "VALE: Yes!", "", "REYL: No!")
    assert len(transcript(t).parts[0].words) == 1


def test_a_list_of_facts_is_no_transcript() -> None:
    facts = ("Date: Friday.", "", "Venue: The hall.", "", "Price: Free.", "", "Contact: Ada Vale.")
    assert transcript(tell(*facts)).parts == ()


def test_a_report_with_one_quoted_line_is_no_transcript() -> None:
    assert transcript(tell("It rained.", "", 'Skipper Ada Vale: "It was grim."', "", "It stopped.")).parts == ()


def test_every_place_belongs_to_the_part_whose_words_or_heading_hold_it() -> None:
    t = tell(*BROADCAST)
    known = transcript(t)
    assert len(known.parts) == 4
    for at in range(len(t.text)):
        span = Span(at, at + 1)
        holding = [p for p in known.parts if any(x.holds(span) for x in p.words)]
        assert known.part_at(span) == (holding[0] if holding else None)
        assert known.headed(span) == any(p.head.overlap(span) > 0 for p in known.parts)
