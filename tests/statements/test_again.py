"""Whom descriptions outside English call again: by trade, by gender, by a compound's end, by a bare surname."""

import pytest
from test_decode import parts, tagged
from test_resolve import says, speaker

from variorum.data import Form
from variorum.statements import extract, resolve
from variorum.testing import assert_spans, tell


def twice(lang: str, first: str, second: str, sources: tuple[str, str]) -> str | None:
    """Return whom the second of two sentences' sources stands for."""
    t = tell(first, second, lang=lang)
    return resolve([t], [says(t, s) for s in sources])[-1].speaker


@pytest.mark.parametrize(
    ("lang", "first", "second", "sources", "expected"),
    [
        ("de", "Tove Halmer sagte nein.", "Es sei spät, so die Chemikerin.", ("Tove Halmer", "die Chemikerin"), "Tove Halmer"),
        ("de", "Tove Halmer sagte nein.", "Es sei spät, so der 61-Jährige.", ("Tove Halmer", "der 61-Jährige"), "Tove Halmer"),
        ("fr", "Anne Vasseur a dit non.", "« Oui », dit l'élue.", ("Anne Vasseur", "l'élue"), "Anne Vasseur"),
        ("es", "Marta Olid dijo que no.", "«Sí», dijo la regidora.", ("Marta Olid", "la regidora"), "Marta Olid"),
        ("ru", "Анна Холм сказала нет.", "«Да», — сказала женщина.", ("Анна Холм", "женщина"), "Анна Холм"),
        ("uk", "Анна Холм сказала ні.", "«Так», — сказала дослідниця.", ("Анна Холм", "дослідниця"), "Анна Холм"),
        # A man is no "Chemikerin", a lawyer may be somebody new, and a plural without its article is nobody.
        ("de", "Herr Aldo Marrek sagte nein.", "Es sei spät, so die Chemikerin.", ("Aldo Marrek", "die Chemikerin"), "Chemikerin"),
        ("fr", "Anne Vasseur et Paul Morin ont dit non.", "« Oui », dit l'avocate.", ("Anne Vasseur", "l'avocate"), "avocate"),
        ("de", "Tove Halmer sagte nein.", "Es sei spät, sagten Analysten.", ("Tove Halmer", "Analysten"), "Analysten"),
        ("ru", "Анна Холм и Лев Орск пришли.", "«Да», — сказал консул.", ("Анна Холм", "консул"), "консул"),
    ],
)  # fmt: skip
def test_who_spoke_is_called_again_by_what_he_or_she_is(
    lang: str, first: str, second: str, sources: tuple[str, str], expected: str
) -> None:
    assert twice(lang, first, second, sources) == expected


def test_of_two_who_talk_the_noun_tells_which() -> None:
    t = tell("Frau Ada Vale sagte nein.", "Herr Jan Holm sagte ja.", "„Nein“, sagte die Physikerin.", lang="de")
    rows = [says(t, s) for s in ("Ada Vale", "Jan Holm", "die Physikerin")]
    assert resolve([t], rows)[-1].speaker == "Ada Vale"


def test_the_minister_is_the_environment_minister() -> None:
    t = tell(
        "Umweltministerin Corinna Stegel kam.",
        "Verkehrsminister Jan Holm ging.",
        "Nein, sagte der Minister.",
        "Doch, sagte die Ministerin.",
        lang="de",
    )
    assert speaker(t, "der Minister") == "Jan Holm"
    assert speaker(t, "die Ministerin") == "Corinna Stegel"


@pytest.mark.parametrize(
    ("lang", "name", "text", "source"),
    [
        ("de", "Anna Fischer", "Die Leiterin, Anna Fischer, kam. Nein, sagte Fischer.", "Fischer"),
        ("de", "Peter Bauer", "Der Hausmeister Peter Bauer kam. Nein, sagte Bauer.", "Bauer"),
        ("de", "Ursula von der Au", "Ministerin Ursula von der Au kam. Von der Au sagte nein.", "Von der Au"),
        ("fr", "Jean Roi", "Le député Jean Roi a dit non.", "Le député Jean Roi"),
        ("es", "Luis Rey", "El alcalde Luis Rey llegó. «No», dijo Rey.", "Rey"),
    ],
)
def test_a_surname_may_be_a_calling(lang: str, name: str, text: str, source: str) -> None:
    t = tell(*(f"{s.rstrip('.')}." for s in text.split(". ")), lang=lang)
    assert speaker(t, source, t.text.count(source) - 1) == name


def test_an_office_of_a_place_is_no_name() -> None:
    t = tell("Die Staatsanwältin von Vesk, Ximena Ruhl, kam.", "Nein, sagte sie.", "Kanzler von Ruhn ging.", lang="de")
    assert speaker(t, "sie") == "Ximena Ruhl"
    assert speaker(t, "Kanzler von Ruhn") == "von Ruhn"


def test_a_calling_with_its_article_is_no_surname() -> None:
    t = tell("Anna Fischer kam.", "Nein, sagte der Fischer am Kai.", lang="de")
    assert speaker(t, "der Fischer am Kai") != "Anna Fischer"


@pytest.mark.parametrize(
    ("lang", "text", "marks", "expected"),
    [
        ("fr", "« Oui », a-t-elle ajouté.", "Ttt-Cccccc-", ("elle", "a-t-elle ajouté", "« Oui »")),
        ("de", "Es regne, teilte die Bahn mit.", "Tt-CSss-", ("die Bahn", "teilte", "Es regne")),
        ("de", "Nach Angaben von Ada Holm regnet es.", "CSsssTt-", ("Ada Holm", "Nach Angaben von", "regnet es")),
        ("de", "Nach Angaben von Ada Holm regnet es.", "CS---Tt-", ("Ada Holm", "Nach Angaben von", "regnet es")),
        ("de", "Es regne, sagte Ada von Holm.", "Tt-CSss-", ("Ada von Holm", "sagte", "Es regne")),
        ("es", "Solo comenta que llueve.", "SCTt-", (None, "comenta", "llueve")),
        ("es", "Todos dicen que llueve.", "SCTt-", ("Todos", "dicen", "llueve")),
        ("ru", "Как пояснила Анна Холм, шёл дождь.", "C----Tt-", ("Анна Холм", "Как пояснила", "шёл дождь")),
        ("ru", "«Да», — сказал он коллегам.", "TTT--CSs-", ("он", "сказал", "«Да»")),
    ],
)
def test_edges_of_sources_in_other_languages(
    lang: str, text: str, marks: str, expected: tuple[str | None, str, str]
) -> None:
    t = tell(text, lang=lang)
    rows = extract(t, tagged(t, marks))
    assert parts(t, rows[0]) == expected
    assert_spans(t, rows)


def test_where_it_was_said_is_nobody() -> None:
    t = tell("«Mi madre no se fiaba de los bancos», explicó ante el tribunal.", lang="es")
    assert [s.source for s in extract(t, None)] == [None]
    told = tell("«Mi madre no se fiaba de los bancos», explicó el tribunal.", lang="es")
    assert [s.source is not None for s in extract(told, None)] == [True]


def test_what_stands_before_an_inserted_cue_is_no_subject() -> None:
    t = tell("Кремль, считает он, уже решил.", lang="ru")
    (s,) = extract(t, tagged(t, "S-CT-Tt-"))
    assert parts(t, s)[0] == "он"
    assert s.content[0].of(t.text) == "Кремль"


def test_a_paragraph_led_by_a_dash_is_direct_speech() -> None:
    t = tell("— Да, — сказал Холм. — Идём.", lang="ru")
    rows = extract(t, tagged(t, "-T--CS--T-"))
    assert [s.form for s in rows] == [Form.DIRECT] * len(rows) != []
    said = tell("Холм сказал — да.", lang="ru")
    assert [s.form for s in extract(said, tagged(said, "SC-T-"))] == [Form.INDIRECT]


@pytest.mark.parametrize(
    ("cue", "expected"),
    [("Отметила", "Анна Холм"), ("Признаётся", "Анна Холм"), ("Сообщается", None), ("Отмечают", None)],
)
def test_a_slavic_verb_without_a_subject_goes_on(cue: str, expected: str | None) -> None:
    t = tell("Анна Холм сказала нет.", f"{cue}, что шёл дождь.", lang="ru")
    rows = extract(t, tagged(t, "SSCT-" + "C--Tt-"))
    assert resolve([t], rows)[-1].speaker == expected
