import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.data import Article
from variorum.segment import MAX_SENTENCE, segment


def cut(text: str, lang: str = "en", title: str = "") -> list[str]:
    return [s.of(text) for s in segment(Article(id="a", text=text, title=title), lang).sentences]


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("en", ["Gov. Ada Marsh met Mr. J. R. Holt at 5 p.m. on Oct. 14.", "No. 5 won.", "She left the U.S.", "The end."]),
        ("en", ["He asked: “Why?” and left.", "“We go.”", "Then he stayed."]),
        ("en", ["Prices rose 3.5 percent at Acme Inc. on Monday.", "He waited ... and left."]),
        ("de", ["Am 3. Oktober kam z. B. Dr. Klein.", "Der 25. Platz ging an Ulm.", "Es kostet 3 Mio. Euro."]),
        ("ru", ["В 2024 г. он приехал в г. Киев и т. д.", "Это проф. А. Б. Иванов.", "«Да!» — сказал он."]),
        ("uk", ["Ціна зросла на 5 млн.", "Він поїхав у м. Луцьк."]),
        ("fr", ["M. Dupont a dit : « C'est fini. »", "Il est parti.", "Mme. Roy aussi."]),
        ("es", ["El Sr. García llegó a EE. UU. ayer.", "¿Qué pasa?", "¡Nada!"]),
        ("fr", ["KARSK, 14 oct. (AMN) - Le port est fermé.", "Il pleut."]),
        ("es", ["KARSK, 20 ago. (AMN).- El puerto cerró.", "Llueve."]),
        ("en", ["It closed on the 14th, at no. 5.", "(It rained.)", "Nobody came."]),
        ("it", ["Il sig. Bianchi arriva.", "Il dott. Verdi no."]),
    ],
)
def test_sentences_of_each_language_are_found(lang: str, sentences: list[str]) -> None:
    assert cut(" ".join(sentences), lang) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ['"Is it a joke?" Ms Vale said.', "It rained."],
        ['"Who pays?" Mayor Ada Vale asked reporters on Monday.', "Nobody knew."],
        ['"We ran.', 'Why stop?" Vale asked.'],
        ['"Is it a joke?"', "Vale said she did not know."],
        ['"Will he go?"', "Vale said on Monday that he would."],
        ['"Stop!"', "The crowd left."],
        ["He asked: “Why?”", "The board said nothing."],
        ["Is it so?", "Vale said no."],
    ],
)
def test_who_asked_stays_with_the_question(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_single_line_break_inside_a_sentence_is_no_boundary() -> None:
    text = "She asked for the U.S.\nHarbour Plan today.\nThen she left."
    assert cut(text) == ["She asked for the U.S.\nHarbour Plan today.", "Then she left."]


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert cut("A line of a list\n\nThe body.") == ["A line of a list", "The body."]


def test_list_and_dialogue_lines_are_their_own() -> None:
    assert cut("Items:\n- one thing\n- two things") == ["Items:", "- one thing", "- two things"]


def test_a_dateline_stays_with_its_sentence() -> None:
    assert cut("MARLOW, Oct 14 - Halberd Press. The port closed. It rained.") == [
        "MARLOW, Oct 14 - Halberd Press. The port closed.",
        "It rained.",
    ]
    for opening in ("КАРСК, 4 мая (Норвайр).", "КАРСК, 4 мая. /Норвайр/."):
        assert cut(f"{opening} Порт закрыт. Шёл дождь.") == [f"{opening} Порт закрыт.", "Шёл дождь."]


def test_a_lost_space_is_seen_but_no_address_is_broken() -> None:
    assert cut("We saw Vale.She left.") == ["We saw Vale.", "She left."]
    assert cut("Karsk.Reports said it was over.") == ["Karsk.Reports said it was over."]  # an outlet
    assert cut("It was over.The team left example.com for good.") == ["It was over.", "The team left example.com for good."]


@pytest.mark.parametrize("mark", ["", "# "])
def test_a_title_line_is_no_sentence(mark: str) -> None:
    assert cut(f"{mark}Bridge reopens\n\nIt did.", title="Bridge reopens") == ["It did."]


def test_a_first_line_that_is_running_text_stays_in_the_body() -> None:
    lead = "The bridge reopened. Cars queued."
    assert cut(f"{lead}\n\nIt rained.", title=lead) == ["The bridge reopened.", "Cars queued.", "It rained."]


def test_scraped_lines_are_paragraphs_and_wrapped_lines_are_not() -> None:
    scraped = segment(Article(id="a", text="One is here.\nTwo is here.\nThree."), "en")
    wrapped = segment(Article(id="a", text="One is\nhere. Two\nis here.\nThree."), "en")
    assert [len(t.paragraphs) for t in (scraped, wrapped)] == [3, 1]


@given(st.integers(30, 100), st.integers(0, 3), st.sampled_from(["\n", "\r\n"]))
def test_wrapped_lines_are_read_as_one_and_kept_as_they_are(width: int, n: int, end: str) -> None:
    words = ("The harbour board of Ostelin met on Monday. " * n + "Chairwoman Mirel Tassau asked the U.S. Coast "
             "Guard for its charts, which it keeps at New Vardeck, and was told to wait. Nobody was hurt.")
    lines = textwrap.wrap(words, width, break_on_hyphens=False)
    telling = segment(Article(id="a", text=end.join(lines)), "en")
    assert [" ".join(telling.sentence(i).split()) for i in range(n + 2)] == cut(words)
    assert not any("\n" in telling.sentence(i) for i in range(n + 2))
    assert telling.article.text == end.join(lines)
    assert len(telling.text) == len(telling.article.text)


def test_a_headline_without_a_stop_is_not_read_on_into_the_text() -> None:
    text = "Storm Hits New Vardeck\nMirel Tassau said on Monday that the harbour of Ostelin was shut until May."
    assert "\n" in segment(Article(id="a", text=text), "en").text


def test_a_headline_or_a_caption_above_a_paragraph_is_a_sentence_of_its_own() -> None:
    body = "Mirel Tassau said on Monday that the harbour of Ostelin would stay shut until the ninth of May, when the crane is mended."
    text = f"Storm Hits New Vardeck\n{body}\nPhoto: Ane Holt\n{body}"
    assert cut(text) == ["Storm Hits New Vardeck", body, "Photo: Ane Holt", body]
    assert cut(f"The harbour of\n{body[:20]}") == [f"The harbour of\n{body[:20]}"]


@pytest.mark.parametrize("piece", ["word ", "a. ", "“ ", "( ", ".", "A.\n", ".”", "x", "🙂", "[1]", "\r", "abc.D", "- \n"])
def test_hostile_text_is_cut_in_linear_time_and_no_sentence_is_endless(piece: str) -> None:
    telling = segment(Article(id="a", text=piece * 20_000), "en")
    assert all(len(s) <= MAX_SENTENCE for s in telling.sentences)


TEXT = st.text(alphabet=st.sampled_from(list("aAbZжЖ.!?…\"'“”’«»()[]-—,;: \n\r\t\u00a0159№🙂#•")), max_size=200)


@given(TEXT, st.sampled_from(["en", "de", "ru", "und"]))
def test_sentences_are_disjoint_trimmed_and_cover_all_that_is_not_space(text: str, lang: str) -> None:
    telling = segment(Article(id="a", text=text), lang)
    spans = telling.sentences
    assert all(0 <= s.start < s.end <= len(text) and s.of(text) == s.of(text).strip() for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    inside = {i for s in spans for i in range(s.start, s.end)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in inside)
    assert all(any(p.holds(s) for p in telling.paragraphs) for s in spans)


@given(TEXT)
def test_cutting_twice_gives_the_same(text: str) -> None:
    article = Article(id="a", text=text)
    assert segment(article, "en") == segment(article, "en")
