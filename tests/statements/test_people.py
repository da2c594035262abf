"""Who is a person and who is meant: surnames that are callings, owners, callings no list knows, languages."""

from dataclasses import replace

import pytest
from test_resolve import says, speaker

from variorum.data import Span, Telling
from variorum.statements import cast, resolve
from variorum.statements.spellings import alike
from variorum.testing import tell


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Stephen King", "The plan had failed, Stephen King said."),
        ("Tim Cook", "Orchard's Tim Cook said no."),
        ("John Bishop", "The defender John Bishop said no."),
        ("Maria King", "Chief Justice Maria King said no."),
        ("Tilda Brask", "The Greens' Tilda Brask said no."),
        ("Gino Tarelli", "Owner Gino Tarelli said no."),
        ("Dean Baker", "The harbour was shut, Dean Baker said."),
        ("Ada Vale", "Karsk-based Ada Vale said no."),
        ("Ada Vale", "Democrat Ada Vale said no."),
    ],
)
def test_a_name_may_end_in_a_calling_and_follow_a_party_or_an_owner(name: str, sentence: str) -> None:
    assert speaker(tell(sentence, "It rained."), name) == name


def test_a_party_is_no_name_of_its_people_and_keeps_its_own() -> None:
    t = tell("Ada Vale came.", "Republican Vale said no.", "The Republican Party said yes.")
    assert (speaker(t, "Republican Vale"), speaker(t, "The Republican Party")) == ("Ada Vale", "Republican Party")


def test_which_is_no_person() -> None:
    t = tell("Otto Reyl of the Karsk Board of Elections, which ruled it so, said no.")
    assert speaker(t, "which") == "Karsk Board of Elections"


def test_what_tells_father_from_son_is_no_surname() -> None:
    t = tell("Otto Vale III hopes to win.", "Mr. Vale said no.")
    assert speaker(t, "Mr. Vale") == "Otto Vale III"
    t = tell("Robert Reyl Jr. asked for a stay.", "Reyl said no.", lang="en")
    assert speaker(t, "Reyl", 1) == "Robert Reyl Jr"


def test_an_office_alone_is_no_name() -> None:
    for words in ("The Spanish King", "The Deputy Bishop", "The High Court Judge"):
        assert speaker(tell(f"{words} said no.", "It rained."), words) in (
            words.removeprefix("The "),
            words.removeprefix("The ").lower(),
        )


@pytest.mark.parametrize(
    ("sentences", "pronoun", "expected"),
    [
        (("Colonel Orsk met the crew.", "He said no."), "He", "Orsk"),  # a rank makes one word a person's
        (("The owner, Baltasar Quevenza, came.", "He said no."), "He", "Baltasar Quevenza"),
        (("The line goes through the Haddisan family's kitchen.", "Marisa Haddisan was out.", "She said no."),
         "She", "Marisa Haddisan"),
        (("The harbour master, Ebba Torsen, on the board for the times, wrote.", "She said no."), "She",
         "Ebba Torsen"),
        # A country spoke before; it is no "he", however often it acts.
        (("Russia announced a step.", "“It is late,” Orsk said.", "“We go,” he added."), "he", "Orsk"),
        # Nine sentences on, a text is still about the one it goes on about.
        (("Ada Vale came home.", *["She slept."] * 9, "She said no."), "She said", "Ada Vale"),
    ],
)  # fmt: skip
def test_whom_a_pronoun_stands_for(sentences: tuple[str, ...], pronoun: str, expected: str) -> None:
    t = tell(*sentences)
    word = pronoun.partition(" ")[0]
    first = [says(t, "Orsk")] if "Orsk said" in t.text else []
    at = t.text.index(pronoun)
    asked = replace(says(t, word, t.text[:at].count(word)), cue=None)
    assert resolve([t], [*first, asked])[-1].speaker == expected


def test_what_a_person_is_called_is_learnt_from_its_place() -> None:
    t = tell("Kaarlo Enberg, a landrover from Tessin, came.", "It rained.", "The landrover said no.")
    assert speaker(t, "The landrover") == "Kaarlo Enberg"


def test_somebody_new_is_not_the_one_person_named_before() -> None:
    t = tell("Liv Anders swam for Karsk.", "The foreman said no.")
    assert speaker(t, "The foreman") == "foreman"
    t = tell("Liv Anders swam for Karsk.", "It was late, the 31-year-old said.")
    assert speaker(t, "the 31-year-old") == "Liv Anders"


def test_the_regulator_is_nobody_named_by_chance() -> None:
    t = tell("Meters ran backwards in Hollin.", "The regulator spoke of weeks.")
    assert speaker(t, "The regulator") == "regulator"


def test_all_of_one_quotation_is_one_speakers() -> None:
    t = tell("Karsk will act.", "“It is late.", "We go,” Vale said.")
    karsk = says(t, "Karsk")
    whole = replace(karsk, source=None, cue=None, content=(Span(t.text.index("“"), t.text.index(" We")),))
    told = says(t, "Vale")
    told = replace(told, content=(Span(t.text.index("We"), t.text.index(" Vale")),))
    found = resolve([t], [karsk, whole, told])
    assert [s.speaker for s in found] == ["Karsk", "Vale", "Vale"]


def german(*sentences: str) -> Telling:
    return tell(*sentences, lang="de")


def test_german_nouns_are_no_people_and_belong_to_whom_the_genitive_names() -> None:
    t = german("Die Münzen lagen im Saal.", "Er sagte nein.")
    assert speaker(t, "Er") is None
    t = german("Gestern kam Bodo Trampler.", "Nach Bodo Tramplers Vermutung regnet es.")
    assert speaker(t, "Bodo Tramplers Vermutung") == "Bodo Trampler"
    t = german("Das Außenministerium in Lethau sagte nein.")
    assert speaker(t, "Das Außenministerium in Lethau") == "Außenministerium in Lethau"


@pytest.mark.parametrize(
    ("a", "b"),
    [("Lavrov", "Lawrow"), ("Shoigu", "Choïgou"), ("Zelensky", "Selenskyj"), ("Putin", "Poutine"),
     ("Netanyahu", "Netanjahu"), ("Kuznetsov", "Kusnezow"), ("Khamenei", "Chamenei")],
)  # fmt: skip
def test_one_name_in_the_spelling_of_two_languages(a: str, b: str) -> None:
    assert alike(a, b)
    english = tell(f"Minister Ada {a} said no.", id="en")
    other = german(f"Ada {b} sagte nein.")
    other = replace(other, article=replace(other.article, id="de"))
    one, two = resolve([english, other], [says(english, f"Minister Ada {a}"), says(other, f"Ada {b}")])
    assert one.speaker == two.speaker


@pytest.mark.parametrize(("a", "b"), [("Hansen", "Jansen"), ("Brandt", "Brand"), ("Schmidt", "Schmitt")])
def test_names_that_only_look_alike_stay_apart(a: str, b: str) -> None:
    assert not alike(a, b)


def test_two_spellings_in_one_language_are_two_people() -> None:
    t = tell("Ada Lavrov said no.", "Eva Lawrow said yes.")
    found = resolve([t], [says(t, "Ada Lavrov"), says(t, "Eva Lawrow")])
    assert [s.speaker for s in found] == ["Ada Lavrov", "Eva Lawrow"]


def test_the_company_is_not_the_outlet_that_tells_of_it() -> None:
    t = tell("Valewire has seen the letter, Valewire reports.", "The company spoke of luck.", outlet="Valewire")
    assert speaker(t, "The company") == "company"


def test_the_company_is_the_firm_that_tells_of_itself_and_no_rival_told_of_later() -> None:
    t = tell(
        "KARSK - Velt Instruments lost money in May.",
        "The company expects better.",
        "Velt has bought Lumea, a maker of lamps.",
        outlet="Velt Instruments",
    )
    assert speaker(t, "The company") == "Velt Instruments"


@pytest.mark.parametrize("name", ["Velt Instruments", "Velt Foods", "Velt Airlines"])
def test_a_name_that_ends_in_a_trade_is_a_firm(name: str) -> None:
    t = tell(f"{name} lost money in May.")
    assert [f.is_person for f in cast.build([t]).figures if f.parts[0] == "Velt"] == [False]


def test_a_state_is_a_name_though_it_opens_its_sentence() -> None:
    t = tell("Oman lashed out at the plan.", "It said no.")
    assert speaker(t, "It") == "Oman"


def test_what_guillemets_hold_whole_is_no_person() -> None:
    t = tell("Анна Вейл пришла в «Карский Вестник».", "Он пишет: нет.", lang="ru")
    assert speaker(t, "Он") != "Карский Вестник"


def test_what_a_german_neuter_article_leads_is_no_person() -> None:
    lead = "Otto Vale kam spät.", "Ohne das Wort Zukunft ging es nicht."
    assert speaker(german(*lead, "Er sagte nein."), "Er") == "Otto Vale"


def test_a_german_calling_before_a_name_is_no_part_of_it() -> None:
    t = german("Die Haushälterin Anna Vale kam spät.", "Anna Vale schwieg.", "Otto Reyl kam.", "Anna Vale blieb.",
               "Die Haushälterin sagte nein.")  # fmt: skip
    assert speaker(t, "Die Haushälterin") == "Anna Vale"


@pytest.mark.parametrize(
    ("lang", "lead", "source", "expected"),
    [
        ("ru", "Пришла глава профсоюза Анна Вейл.", "глава", "Анна Вейл"),
        ("ru", "Пришла пресс-секретарь завода Анна Вейл.", "пресс-секретаря", "Анна Вейл"),
        ("uk", "Прийшла секретар ради Анна Вейл.", "секретар", "Анна Вейл"),
    ],
)
def test_a_slavic_office_may_have_its_body_before_the_name(
    lang: str, lead: str, source: str, expected: str
) -> None:
    by = "По словам" if source.endswith("я") else "Так сказала"
    assert speaker(tell(lead, f"{by} {source}, нет.", lang=lang), source, lead.count(source)) == expected


def test_an_office_in_another_case_is_not_the_name_s_behind_it() -> None:
    t = tell("По словам главы профсоюза Анна Вейл ушла.", "Глава сказал нет.", lang="ru")
    assert speaker(t, "Глава") != "Анна Вейл"


def test_a_document_in_the_locative_goes_by_its_nominative() -> None:
    assert speaker(tell("Мост закрыт.", "В отчёте говорится: нет.", lang="ru"), "В отчёте") == "отчёт"


@pytest.mark.parametrize(
    ("lang", "source"),
    [("ru", "Заместитель мэра"), ("uk", "Заступник мера"), ("ru", "Пресс-служба мэра"), ("ru", "Новый помощник мэра")],
)
def test_whose_deputy_speaks_does_not_speak(lang: str, source: str) -> None:
    t = tell("Пришёл мэр Антон Вейл.", "Мэр молчал.", f"{source} сказал нет.", lang=lang)
    t = tell("Прийшов мер Антон Вейл.", "Мер мовчав.", f"{source} сказав ні.", lang=lang) if lang == "uk" else t
    assert "Вейл" not in (speaker(t, source) or "")


def test_i_is_nobody_s_name_with_its_verb() -> None:
    t = tell("“I'd swap it,” Ada Vale said.", "“Then I'd go.”", "He said no.")
    assert speaker(t, "He") != "I'd"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("President Vale met the board.", "Vale"),  # named before, and in full only his wife is
        ("President Reyl met the board.", "Ines Vale"),
    ],
)
def test_a_surname_told_before_a_relative_has_it_in_full_is_somebody_elses(lead: str, expected: str) -> None:
    told = tell(lead, "He came with his wife Ines Vale.", "Vale said no.", "Ines Vale had said so before.")
    nth = told.text[: told.text.index("Vale said no")].count("Vale")
    assert speaker(told, "Vale", nth) == expected


def test_a_name_behind_nothing_but_blanks_is_read() -> None:
    told = tell("Es regnet." + " " * 60 + "Ada Holm sagte nein.", lang="de")
    assert speaker(told, "Ada Holm") == "Ada Holm"


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("was credited with", None),
        ("was widely criticised for", None),
        ("is said to", None),
        ("was quoted as", "Ada Vale"),
        ("was worried about", "Ada Vale"),
    ],
)
def test_who_is_only_spoken_of_says_nothing(cue: str, expected: str | None) -> None:
    told = tell(f"Ada Vale {cue} saving the bridge.")
    at = told.text.index(cue)
    (s,) = resolve([told], [replace(says(told, "Ada Vale"), cue=Span(at, at + len(cue)))])
    assert s.speaker == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [("reports from Kyiv", "reports"), ("a report from the council", "council"), ("Ukraine", "Ukraine")],
)
def test_reports_from_a_capital_are_not_its_states(source: str, expected: str) -> None:
    assert speaker(tell(f"The bridge is shut, {source} said.", "Ukraine is at war."), source) == expected
