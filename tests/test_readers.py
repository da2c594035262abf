"""What people have besides text files: tables, word processors' files, mail, saved pages, and walls for pages."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.data import Article, Rejected
from variorum.errors import EmptyText, InputError, TooLarge, UnknownFormat
from variorum.ingest import gather, mail, table, word
from variorum.ingest.absent import is_absent
from variorum.ingest.fields import Note
from variorum.ingest.wall import is_wall

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def all_of(path: Path) -> tuple[tuple[Article, ...], tuple[Rejected, ...], list[Note]]:
    notes: list[Note] = []
    return (*gather([str(path)], notes), notes)


# tables


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_an_article_a_row_with_the_fields_its_first_row_names(tmp_path: Path, mark: str) -> None:
    rows = [
        ["ID", "outlet", "published", "Text", "views"],
        ["p1", "Mole Post", "2026-05-02T10:14:00Z", f'"It opened{mark}"" she said.\nAll came."', "7"],
        ["p2", "The Pier", "2.5.2026", "It did not open.", "9"],
        ["", "", "", "", ""],
        ["p3", "The Pier", "", "", ""],
    ]
    file = tmp_path / "posts.csv"
    file.write_text("\ufeff" + "\n".join(mark.join(r) for r in rows), "utf-8")
    articles, rejected, notes = all_of(file)
    assert [(a.id, a.outlet, a.text) for a in articles] == [
        ("p1", "Mole Post", f'It opened{mark}" she said.\nAll came.'),
        ("p2", "The Pier", "It did not open."),
    ]
    assert [(r.source, r.error) for r in rejected] == [(f"{file}:5", "empty-text")]
    assert [n.source for n in notes] == [f"{file}:3"]  # the date; 'views' is nobody's loss


def test_a_table_in_an_older_encoding_and_without_ids(tmp_path: Path) -> None:
    words = "Мост через реку снова открыт, сообщил мэр города Верхний Яр. По его словам, работы закончили раньше."
    file = tmp_path / "a.tsv"
    file.write_bytes(f"text\toutlet\n{words}\tЯр\n".encode("cp1251"))
    (article,), rejected, _ = all_of(file)
    assert (article.id, article.text, article.outlet, rejected) == ("a:2", words, "Яр", ())


def test_a_table_without_a_column_of_texts_says_which_it_has(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("id;message;date\n1;It opened.;2026-05-02\n")
    _, (row,), _ = all_of(file)
    assert (row.error, row.source) == ("bad-record", str(file))
    assert "found id, message, date." in row.message


def test_a_row_that_is_cut_up_by_its_own_commas_is_no_article(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('id,text\n1,It opened, she said, at last\n2,"It opened, she said"\n3,"It never closed\n')
    articles, rejected, _ = all_of(file)
    assert [a.id for a in articles] == ["2"]
    assert [r.source.rpartition(":")[2] for r in rejected] == ["2", "4"]
    assert "5 cells" not in rejected[0].message
    assert "4 cells" in rejected[0].message


def test_a_table_over_the_cap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_TABLE", 20)
    (tmp_path / "a.csv").write_text("text\n" + "It opened. " * 9)
    assert all_of(tmp_path / "a.csv")[1][0].error == "too-large"


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_fields_under_other_names_are_told_where_outlet_and_date_are_missing(tmp_path: Path, name: str) -> None:
    rows = {"a.csv": "text,channel,date\nIt opened.,pier,2026-05-02\n",
            "a.jsonl": '{"text": "It opened.", "channel": "pier", "date": "2026-05-02"}\n'}  # fmt: skip
    (tmp_path / name).write_text(rows[name])
    (note,) = all_of(tmp_path / name)[2]
    assert note.message.startswith("fields were passed over: channel, date; expected 'outlet' and 'published'")
    (tmp_path / name).write_text(rows[name].replace("channel", "outlet"))
    assert all_of(tmp_path / name)[2] == []


# word processors' files


def docx(body: str, head: str = "", part: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr(part, f'<?xml version="1.0"?>{head}<w:document xmlns:w="{SPACE}" xmlns:mc="{COMPATIBLE}">'
                            f"<w:body>{body}</w:body></w:document>")  # fmt: skip
    return out.getvalue()


def para(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{r}</w:t></w:r>" for r in runs) + "</w:p>"


def test_a_word_file_gives_its_paragraphs_and_not_what_changes_took_out(tmp_path: Path) -> None:
    body = (
        para("Bridge ", "reopens")
        + para("")
        + "<w:p><w:del><w:r><w:delText>Never. </w:delText></w:r></w:del><w:r><w:t>It opened</w:t><w:br/>"
        "<w:t>on Monday &amp; stayed so.</w:t></w:r><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p>"
        + "<w:tbl><w:tr><w:tc>" + para("In a cell.") + "</w:tc></w:tr></w:tbl>"
        + f"<w:p><mc:AlternateContent><mc:Choice>{para('Boxed.')}</mc:Choice><mc:Fallback>{para('Boxed.')}"
        "</mc:Fallback></mc:AlternateContent></w:p>"
    )  # fmt: skip
    (tmp_path / "a.docx").write_bytes(docx(body))
    (article,), _, _ = all_of(tmp_path / "a.docx")
    assert article.title == "Bridge reopens"
    assert article.text == "Bridge reopens\n\nIt opened\non Monday & stayed so.\n\nIn a cell.\n\nBoxed."


def test_a_first_paragraph_that_is_a_sentence_is_no_title() -> None:
    assert word.read(docx(para("It opened.") + para("All came.")), source="a", fallback="a").title == ""


BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"It opened.", UnknownFormat),
        (docx(para("It opened."))[:-30], UnknownFormat),
        (docx(para("It opened."), part="word/other.xml"), EmptyText),
        (docx(para("&b;"), head=BOMB), UnknownFormat),
        (docx("<w:p><w:r>"), UnknownFormat),
        (docx(""), EmptyText),
        (docx("<w:p>" * 200_000 + "</w:p>" * 200_000), EmptyText),
        (docx(para("x" * 2_000_001)), TooLarge),
        (docx(" " * (word.MAX_XML + 1)), TooLarge),
    ],
)
def test_a_word_file_made_to_hurt_is_refused_soon(data: bytes, error: type[InputError]) -> None:
    began = time.process_time()
    with pytest.raises(error):
        word.read(data, source="a", fallback="a")
    assert time.process_time() - began < 10


# mail, and pages saved as one file


def letter(body: str, kind: str = "text/plain; charset=utf-8", more: str = "") -> bytes:
    return (
        "From: =?utf-8?q?Pier_B=C3=BCro?= <press@pier.example>\r\nSubject: The pier\r\n reopens\r\n"
        f"Date: Wed, 04 Mar 2026 16:05:00 +0100\r\n{more}Content-Type: {kind}\r\n\r\n{body}"
    ).encode()


def test_a_mail_gives_its_text_subject_sender_and_date(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(letter("It opened.\r\n\r\nAll came, said Jörg."))
    (article,), _, _ = all_of(tmp_path / "a.eml")
    assert (article.title, article.outlet, article.text) == (
        "The pier reopens", "Pier Büro", "It opened.\n\nAll came, said Jörg.",
    )  # fmt: skip
    assert article.published
    assert article.published.isoformat() == "2026-03-04T16:05:00+01:00"


def test_of_a_mail_in_parts_its_own_text_is_read_and_nothing_attached() -> None:
    part = "--b\r\nContent-Type: {}\r\n{}\r\n{}\r\n"
    parts = (
        part.format("text/plain", "Content-Disposition: attachment; filename=a.txt\r\n", "Attached.")
        + part.format("message/rfc822", "", "Subject: Old\r\n\r\nForwarded.")
        + part.format("text/html; charset=koi8-r", "", "<p>Markup.</p>")
        + part.format("text/plain; charset=no-such", "", "It opened.")
        + "--b--\r\n"
    )
    made = mail.read(letter(parts, 'multipart/mixed; boundary="b"'), source="a", fallback="a")
    assert made.text.strip() == "It opened."


def test_a_page_saved_as_one_file_is_read_as_a_page(tmp_path: Path) -> None:
    words = "The bridge over the river reopened on Monday after two years, the council said. " * 3
    markup = f"<html><head><title>Bridge</title></head><body><article><p>{words}</p><p>{words}</p></article></body></html>"
    body = f"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{markup}\r\n--b--\r\n"
    more = "Snapshot-Content-Location: https://pier.example/1\r\n"
    (tmp_path / "a.mhtml").write_bytes(letter(body, 'multipart/related; boundary="b"', more))
    (article,), _, _ = all_of(tmp_path / "a.mhtml")
    assert article.text.count("reopened on Monday") >= 3
    assert (article.title, article.url, article.published) == ("Bridge", "https://pier.example/1", None)


@pytest.mark.parametrize("reader", [mail.read, mail.page])
@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"It opened.\n\nAll came.", UnknownFormat),
        (b"\0\1\2", UnknownFormat),
        (letter("Attached.", "application/pdf"), EmptyText),
        (letter("\r\n" * 600_000), TooLarge),
        (letter("x", "multipart/mixed; boundary=b" + ";" * 5_000_000), TooLarge),
        (letter("x", "multipart/mixed; boundary=b" + "\r\n ;" * 100_000), TooLarge),
        (letter("".join(f"--{k}\r\nContent-Type: multipart/mixed; boundary={k + 1}\r\n\r\n" for k in range(500)),
                "multipart/mixed; boundary=0"), TooLarge),
        (letter("", "multipart/mixed; boundary=b"), EmptyText),
    ],
)  # fmt: skip
def test_a_mail_made_to_hurt_is_refused_soon(
    reader: Callable[..., Article], data: bytes, error: type[InputError]
) -> None:
    began = time.process_time()
    with pytest.raises(error):
        reader(data, source="a", fallback="a")
    assert time.process_time() - began < 10


@pytest.mark.parametrize("head", ["From: " + "(" * 3_900, "From: =?utf-8?q?=FF?= <", "Date: Wed, 99 Foo 2026", "Subject: =?x?b?a?="])
def test_headers_that_nobody_can_read_cost_the_field_alone(head: str) -> None:
    made = mail.read(f"{head}\r\nContent-Type: text/plain\r\n\r\nIt opened.".encode(), source="a", fallback="a")
    assert made.text == "It opened."


# walls

BUTTON = "<button>OK</button>"
WALLS = [
    "We value your privacy\n\nWe and our 842 partners store information on a device, such as cookies, and process personal data.",
    "Bei uns lesen Sie mit Werbung und Tracking. Ihre Zustimmung ist widerrufbar.\n\nDetails stehen in der Datenschutzerklärung.\n\nJetzt lesen",
    "Nous et nos partenaires stockons des cookies et traitons des données personnelles.\n\nVous pouvez tout refuser.",
    "Utilizamos cookies para mostrarle anuncios. Sus datos personales están seguros con nosotros.",
    "Noi e i nostri partner usiamo cookie e trattiamo dati personali.",
    "Мы используем файлы cookie и обрабатываем ваши персональные данные.",
    "Ми використовуємо файли cookie та обробляємо ваші персональні дані.",
]
NEWS = [
    "The authority fined the shop on Thursday because its cookie banner had no button.\n\nThe shop will appeal, its lawyers said.",
    "The authority fined the shop over cookies.\n\nIt had stored personal data of 300 people without consent.",
    "“We value your privacy and use cookies,” the banner said.\n\nThe authority found that no consent was given.",
    "We drove to the bakery of Mill Street. The baker has sold bread there for forty years. His cookies are made by hand. Nobody knows how.",
    "We never gave our consent to the lockdown, the shopkeepers say.",
    "You may have clicked it away: the cookie banner.\n\nA study found that two in three people never read one.",
]


@pytest.mark.parametrize("text", WALLS)
def test_a_page_that_only_asks_for_leave_is_a_wall(text: str) -> None:
    assert is_wall(f"<html><body>{BUTTON}</body></html>", text)
    assert not is_wall("<html><body></body></html>", text)  # nothing to click
    assert not is_wall(f"<article>{BUTTON}</article>", text)  # the page says that it is an article
    assert not is_wall(BUTTON, f"{text}\n\nThe bridge over the river reopened on Monday, the council said.")


def test_a_page_that_waits_for_scripts_is_a_wall_with_nothing_to_click() -> None:
    assert is_wall("<html>", "You need to enable JavaScript to run this app.")
    assert is_wall("<html>", "Checking\n\nThe site needs to review the security of your connection. Enable JavaScript and cookies to continue.")
    assert not is_wall("<html>", "The council will teach JavaScript in all schools, it said.")


@pytest.mark.parametrize("text", NEWS)
def test_news_about_cookies_is_none(text: str) -> None:
    assert not is_wall(f"<html>{BUTTON}</html>", text)


def test_a_wall_is_rejected_in_one_line(tmp_path: Path) -> None:
    body = "".join(f"<p>{p}</p>" for p in WALLS[0].split("\n\n"))
    (tmp_path / "a.html").write_text(f"<html><head><title>Pier</title></head><body><div>{body}{BUTTON}</div></body></html>")
    _, (row,), _ = all_of(tmp_path / "a.html")
    assert row.error == "empty-text"
    assert "only a request to accept cookies" in row.message


# pages that are not there

ABSENT = [
    "Page not found | The Ostray Post",
    "404",
    "Error 404 - Page not found",
    "404 – Seite nicht gefunden",
    "This page doesn’t exist.",
    "Страница не найдена",
    "Сторінку не знайдено - Острайська пошта",
]


@pytest.mark.parametrize("title", ABSENT)
def test_a_notice_that_a_page_is_not_there_is_no_article(title: str) -> None:
    words = "Try the search, or go back to the front page."
    assert is_absent(title, words)
    assert is_absent("", f"{title}\n\n{words}")
    assert not is_absent(title, "The council said the bridge would reopen on Monday. " * 20)


def test_such_a_page_is_rejected_in_one_line(tmp_path: Path) -> None:
    page = "<html><head><title>Page not found | The Ostray Post</title></head><body><div><h1>Page not found</h1>"
    page += "<p>Sorry, we looked everywhere and could not find what you asked for.</p><p>Try the search.</p></div></body></html>"
    (tmp_path / "a.html").write_text(page)
    _, (row,), _ = all_of(tmp_path / "a.html")
    assert row.error == "empty-text"
    assert "not there" in row.message


@pytest.mark.parametrize("title", ["404 cases of measles in Ostray", "Body of missing hiker not found", "Lost: a page of the register was not found"])
def test_a_headline_with_such_words_is_news(title: str) -> None:
    assert not is_absent(title, "The council said so on Monday.")


# folders


def test_what_a_browser_saved_beside_a_page_is_no_article(tmp_path: Path) -> None:
    words = "The bridge over the river reopened on Monday after two years, the council said. " * 3
    whole = f"<html><body><article><p>{words}</p><p>{words}</p></article>{{}}</body></html>"
    (tmp_path / "My page.html").write_text(whole.format('<img src="./My%20page_files/a.png">'))
    (tmp_path / "notes.html").write_text(whole.format("").replace("Monday", "Friday"))
    for name in ("My page_files", "notes-mine"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "inner.html").write_text(whole.format("").replace("Monday", f"Sunday of {name}"))
        (tmp_path / name / "a.png").write_bytes(b"")
    articles, rejected, notes = all_of(tmp_path)
    assert [a.id for a in articles] == ["My page", "inner", "notes"]
    assert "notes-mine" in articles[1].text
    assert rejected == ()
    assert [n.message.partition(" (")[0] for n in notes] == ["1 file was passed over"]


def test_a_report_in_a_folder_is_no_loss(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It opened.")
    (tmp_path / "out" / "static").mkdir(parents=True)
    for name in ("findings.json", "status.json", "static/a.css"):
        (tmp_path / "out" / name).write_text("{}")
    (tmp_path / "out" / "pages.txt").write_text("index.html\n")
    _, _, notes = all_of(tmp_path)
    assert [n.message.partition(" passed")[0] for n in notes] == ["1 file of a report was"]


@pytest.mark.parametrize(("name", "todo"), [("a.pdf", "pdftotext"), ("a.xlsx", ".csv"), ("a.json", "'export'"), ("a.odt", ".docx")])
def test_a_file_of_another_kind_is_told_with_what_to_do(tmp_path: Path, name: str, todo: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert todo in all_of(tmp_path / name)[1][0].message
    assert todo in all_of(tmp_path)[1][0].message
