"""From files and folders to articles."""

import gzip
import json
import os
import random
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.data import Article, Rejected
from variorum.errors import UnknownFormat
from variorum.ingest import gather, jsonl
from variorum.ingest.encoding import decode
from variorum.ingest.fields import Note, clean, moment
from variorum.ingest.html import flatten, without_code
from variorum.ingest.plain import title_of

RUSSIAN = "Мост через реку снова открыт, сообщил мэр города Верхний Яр. По его словам, работы закончили раньше срока."
UKRAINIAN = "Міст через річку знову відкрито, повідомив мер міста Верхній Яр. За його словами, роботи закінчили раніше."
GERMAN = "Die Brücke über den Fluss ist wieder geöffnet, erklärte Bürgermeister Jörg Köhler. „Früher als geplant“, sagte er."
SPANISH = "El puente sobre el río volvió a abrir, anunció el alcalde Iñigo Peñalver. «Antes de lo previsto», señaló."


def one(path: Path) -> Article:
    articles, rejected = gather([str(path)])
    assert rejected == ()
    assert len(articles) == 1
    return articles[0]


def refused(path: Path | str) -> Rejected:
    articles, rejected = gather([str(path)])
    assert articles == ()
    assert len(rejected) == 1
    return rejected[0]


def lines(path: Path, *records: object) -> Path:
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records), encoding="utf-8")
    return path


# plain text


def test_plain_text_is_taken_as_it_stands_with_its_title_line(tmp_path: Path) -> None:
    file = tmp_path / "wire.txt"
    file.write_bytes(b"Bridge  reopens\r\n\r\n It  opened.\r\n")
    article = one(file)
    assert article.text == "Bridge  reopens\r\n\r\n It  opened.\r\n"
    assert article.title == "Bridge reopens"
    assert article.id == "wire"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bridge reopens\n\nIt opened.", "Bridge reopens"),
        ("Bridge reopens\n \t\nIt opened.", "Bridge reopens"),
        ("Bridge reopens\nIt opened.\n\nMore.", ""),
        ("Bridge reopens", ""),
        ("Bridge reopens\n\n", ""),
        ("# Bridge reopens\n\nIt opened.", "Bridge reopens"),
        ("\n\nBridge reopens\n\nIt opened.", "Bridge reopens"),
    ],
)
def test_the_first_line_is_the_title_where_a_blank_line_follows(text: str, title: str) -> None:
    assert title_of(text) == title


# encodings


@pytest.mark.parametrize("text", [RUSSIAN, GERMAN, "Plain words only."])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp866"), (RUSSIAN, "iso8859-5"),
        (UKRAINIAN, "cp1251"), (UKRAINIAN, "koi8-u"), (GERMAN, "cp1252"), (SPANISH, "cp1252"),
    ],
)  # fmt: skip
def test_one_byte_pages_are_told_apart(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


def test_one_damaged_byte_does_not_turn_utf8_into_another_page() -> None:
    data = (RUSSIAN * 20).encode()
    assert decode(data[:301] + b"\xff" + data[301:]).count("мэр") >= 19


@given(st.binary(max_size=400))
def test_no_bytes_break_the_decoder(data: bytes) -> None:
    with suppress(UnknownFormat):
        assert isinstance(decode(data), str)


# JSON lines


def test_json_lines_bring_their_fields(tmp_path: Path) -> None:
    record = {"id": " 015/R3 ", "text": "It  opened.", "title": "Bridge", "outlet": "Wire", "url": "https://x.test/1",
              "published": "2025-03-12T07:30:00Z", "lang": "en-GB"}  # fmt: skip
    article = one(lines(tmp_path / "a.jsonl", record))
    assert (article.id, article.text, article.title) == (" 015/R3 ", "It  opened.", "Bridge")
    assert (article.outlet, article.url, article.lang) == ("Wire", "https://x.test/1", "en-GB")
    assert article.published == datetime(2025, 3, 12, 7, 30, tzinfo=UTC)
    assert article.sightings[0].source.endswith("a.jsonl:1")


def test_a_date_that_cant_be_read_is_noted_and_the_article_used(tmp_path: Path) -> None:
    rows = [{"text": "It opened.", "published": p} for p in ("12.3.2025", 1741764600, "2025-03-12", " ", None)]
    notes: list[Note] = []
    articles, rejected = gather([str(lines(tmp_path / "a.jsonl", *rows, {"text": "", "published": "soon"}))], notes)
    assert len(articles[0].sightings) == 5
    assert [r.source.rpartition(":")[2] for r in rejected] == ["6"]  # told once: it is not used at all
    assert [(n.source.rpartition(":")[2], n.slug) for n in notes] == [("1", "bad-record"), ("2", "bad-record")]
    assert "'12.3.2025' and was passed over; expected ISO 8601" in notes[0].message


def test_lines_that_lead_away_from_a_page_are_no_part_of_its_article(tmp_path: Path) -> None:
    words = "The bridge over the river reopened on Monday after two years of work, the council said. " * 3
    away = ("Read more: Why bridges close", "Читайте также: мосты", "Sign up for our newsletter.", "Lire aussi : les ponts")
    kept = ("Read more books, the mayor said.", "Related: " + "the engineers had warned of it. " * 8, "Follow us, they cried.")
    body = "".join(f"<p>{x}</p><p>{words}</p>" for x in (*away, *kept))
    (tmp_path / "p.html").write_text(page(f"<article>{body}</article>"), "utf-8")
    text = one(tmp_path / "p.html").text
    assert [x for x in away if x in text] == []
    assert [x for x in kept if x.strip() not in text] == []


def test_a_broken_line_is_told_by_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", {"text": "One opened."}, '{"text": "Two', "", {"text": "Four opened."}, [1], {"id": "q"})
    articles, rejected = gather([str(file)])
    assert [a.id for a in articles] == ["a:1", "a:4"]
    assert [(r.source.rpartition(":")[2], r.error) for r in rejected] == [
        ("2", "bad-record"), ("5", "bad-record"), ("6", "bad-record"),
    ]  # fmt: skip


def test_gzipped_lines_are_read_and_a_cut_file_keeps_what_came_before(tmp_path: Path) -> None:
    rng = random.Random(7)
    rows = "".join(json.dumps({"text": f"Row {n} {rng.random()} opened."}) + "\n" for n in range(2000)).encode()
    whole, cut = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz"
    whole.write_bytes(gzip.compress(rows))
    assert len(gather([str(whole)])[0]) == 2000
    cut.write_bytes(gzip.compress(rows)[:-4000])
    articles, rejected = gather([str(cut)])
    assert 0 < len(articles) < 2000
    assert [r.error for r in rejected] == ["unreadable-source"]
    assert f"after line {len(articles)}: " in rejected[0].message
    cut.write_bytes(gzip.compress(rows)[:40])
    assert "before the first line ended: " in refused(cut).message


def test_a_line_over_the_cap_is_rejected_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 1000)
    file = lines(tmp_path / "a.jsonl", {"text": "x " * 3000}, {"text": "Two opened."})
    articles, rejected = gather([str(file)])
    assert [a.id for a in articles] == ["a:2"]
    assert [r.error for r in rejected] == ["too-large"]


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"text": ' * 50_000, '{"id": ' + "9" * 10_000 + ', "text": "One."}'])
def test_json_made_to_hurt_is_a_bad_record(tmp_path: Path, deep: str) -> None:
    assert refused(lines(tmp_path / "a.jsonl", deep)).error == "bad-record"


def test_lone_surrogates_and_nulls_become_replacement_characters(tmp_path: Path) -> None:
    article = one(lines(tmp_path / "a.jsonl", '{"id": "k\\ud800", "text": "a\\ud800b\\u0000c", "title": "t\\udfff"}'))
    assert article.text == "a\ufffdb\ufffdc"
    assert article.id.encode() == "k\ufffd".encode()
    assert article.title == "t\ufffd"


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaning_keeps_every_offset(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    cleaned.encode()
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-03-12", datetime(2025, 3, 12, tzinfo=UTC)),
        ("2025-03-12T07:30:00", datetime(2025, 3, 12, 7, 30, tzinfo=UTC)),
        (" 2025-03-12T07:30+02:00 ", datetime(2025, 3, 12, 7, 30, tzinfo=timezone(timedelta(hours=2)))),
        ("12 March", None), ("", None), (20250312, None), (None, None), ("0001-01-01T00:00+14:00", None),
    ],
)  # fmt: skip
def test_dates_are_aware_or_unknown(value: object, expected: datetime | None) -> None:
    assert moment(value) == expected


# pages

PARAGRAPHS = "".join(
    f"<p>The bridge over the Tarn reopened on Monday after {n} months of repairs, the mayor of Carrick told reporters.</p>"
    for n in range(3, 9)
)


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='en'><head><title>Bridge reopens</title>{head}</head><body>{body}</body></html>"


def test_a_page_gives_text_title_date_and_outlet_but_no_script(tmp_path: Path) -> None:
    head = ("<meta property='og:site_name' content='Tarn Gazette'><style>.menace{}</style>"
            "<meta property='article:published_time' content='2025-03-12T07:30:00+00:00'>"
            "<script>var menace = '</p>';</script>")  # fmt: skip
    file = tmp_path / "p.html"
    file.write_text(page(f"<script>menace()</script><article><h1>Bridge reopens</h1>{PARAGRAPHS}"
                         "<script>document.write('menace')</script></article><style>p{menace}</style>", head))  # fmt: skip
    article = one(file)
    assert "after 3 months" in article.text
    assert "after 8 months" in article.text
    assert "menace" not in article.text
    assert article.title == "Bridge reopens"
    assert article.outlet == "Tarn Gazette"
    assert article.published == datetime(2025, 3, 12, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-03-12T09:30:00+02:00"}</script>',
        '<meta itemprop="datePublished" content="2025-03-12T07:30:00Z">',
    ],
)
def test_the_time_of_publication_is_read_with_its_offset(tmp_path: Path, head: str) -> None:
    file = tmp_path / "p.html"
    file.write_text(page(f"<article>{PARAGRAPHS}</article>", head))
    assert one(file).published == datetime(2025, 3, 12, 7, 30, tzinfo=UTC)


def test_what_a_page_sets_for_its_line_breaks_is_no_letter(tmp_path: Path) -> None:
    words = "Die Hafen&shy;behörde von Oste\u200blin be\u00adstätigte am Mon\u2060tag, dass der Kapita\u0308n gewarnt hatte. "
    page = f"<html><head><title>Der Kapi&shy;tän</title></head><body><article><p>{words * 4}</p></article></body></html>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    (found,), _ = gather([str(tmp_path)])
    assert found.title == "Der Kapitän"
    assert found.text.startswith("Die Hafenbehörde von Ostelin bestätigte am Montag, dass der Kapitän gewarnt hatte.")


def test_a_page_without_its_optional_tags(tmp_path: Path) -> None:
    file = tmp_path / "p.htm"
    file.write_text(f"<title>Bridge reopens</title>{PARAGRAPHS}")
    article = one(file)
    assert "after 3 months" in article.text
    assert article.title == "Bridge reopens"


def test_a_page_of_too_many_tags(tmp_path: Path) -> None:
    file = tmp_path / "p.html"
    file.write_text("<p>word " * 40_001)
    assert refused(file).error == "too-large"


def test_a_page_keeps_the_hour_it_gives(tmp_path: Path) -> None:
    file = tmp_path / "p.html"
    head = '<meta property="article:published_time" content="2025-03-12T19:40:00+01:00">'
    body = "".join(f"<p>The bridge at Harnow was opened again to carts and walkers, part {i}.</p>" for i in range(8))
    file.write_text(page(f"<article>{body}</article>", head), "utf-8")

    assert one(file).published == datetime(2025, 3, 12, 19, 40, tzinfo=timezone(timedelta(hours=1)))


def test_a_thousand_nested_tags_lose_no_text(tmp_path: Path) -> None:
    file = tmp_path / "p.html"
    file.write_text(page("<div>" * 1000 + f"<article>{PARAGRAPHS}</article>" + "</div>" * 1000))
    assert "after 3 months" in one(file).text


def test_the_page_declares_its_encoding(tmp_path: Path) -> None:
    file = tmp_path / "p.html"
    body = "".join(f"<p>{RUSSIAN} Это сообщение номер {n}.</p>" for n in range(5))
    file.write_bytes(page(f"<article>{body}</article>", "<meta charset='windows-1251'>").encode("cp1251"))
    assert "сообщил мэр города" in one(file).text


@pytest.mark.parametrize("body", ["", "<script>menace()</script>", "<script" * 5000, "<div>" * 5000])
def test_a_page_without_an_article_says_so(tmp_path: Path, body: str) -> None:
    file = tmp_path / "p.html"
    file.write_text(body)
    assert refused(file).error == "empty-text"


def test_code_is_cut_to_its_end_tag_or_to_the_end_of_the_page() -> None:
    assert without_code("a<script>x</p></script>b<STYLE a='b'>y</style >c<script>z") == "abc"
    kept = "a<script type='application/ld+json'>{}</script>b"
    assert without_code(kept) == kept


def test_flattening_keeps_text_and_shallow_tags() -> None:
    assert flatten("<div><b>x</b></div>") == "<div><b>x</b></div>"
    deep = flatten("<div>" * 1000 + "x" + "</div>" * 1000)
    assert deep.count("<div>") == deep.count("</div>") <= 200
    assert "x" in deep


# what can't be used


def test_a_missing_file() -> None:
    row = refused("no-such-file.txt")
    assert row.error == "unreadable-source"
    assert row.source == "no-such-file.txt"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "empty-text"), (b" \n\t\n", "empty-text"), ("😀🎉👍🏽".encode(), "empty-text"), (b"12 34 %", "empty-text"),
        (bytes(range(256)) * 20, "unknown-format"), (b"PK\x03\x04" + b"\x00\x01\x02" * 300, "unknown-format"),
    ],
)  # fmt: skip
def test_text_that_is_none(tmp_path: Path, data: bytes, error: str) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(data)
    assert refused(file).error == error


def test_fifty_megabytes_in_a_line_are_refused_without_reading_them_as_text(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    assert refused(file).error == "too-large"


def test_an_article_over_two_million_code_points(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("word " * 400_001)
    assert refused(file).error == "too-large"
    file.write_text("word " * 400_000)
    assert len(one(file).text) == 2_000_000


def test_an_unknown_ending_and_a_name_that_is_no_name(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_text("Words.")
    assert refused(tmp_path / "x.docx").error == "unknown-format"
    assert refused("a\0b.txt").error == "unreadable-source"
    assert "\0" not in refused("a\0b.txt").source
    assert refused("x" * 5000 + ".txt").error == "unreadable-source"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.txt")
    assert refused(tmp_path / "x.txt").error == "unreadable-source"


def test_an_unreadable_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text("It opened.")
    scandir = os.scandir

    def guarded(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    articles, rejected = gather([str(tmp_path)])
    assert [a.id for a in articles] == ["a"]
    assert [(Path(r.source).name, r.error) for r in rejected] == [("shut", "unreadable-source")]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert refused(tmp_path).error == "unreadable-source"


def test_every_message_says_what_was_expected_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "e.txt").write_text("")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 20)
    lines(tmp_path / "l.jsonl", "{", {"id": "x"}, {"id": [], "text": "One."}, {"id": "y" * 2000, "text": "Two."})
    _, rejected = gather([str(tmp_path), "gone.txt"])
    assert len(rejected) == 7
    for row in rejected:
        assert "expected" in row.message or "at most" in row.message, row
        assert "\n" not in row.message
        assert row.message.endswith(".")


# ids, order, sameness


def test_files_of_one_stem_get_names_that_tell_them_apart(tmp_path: Path) -> None:
    for folder, name in (("a", "x.txt"), ("b", "x.txt"), ("b", "x.md"), ("b", "y.txt")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(f"{folder} {name} opened.")
    assert [a.id for a in gather([str(tmp_path)])[0]] == ["x", "x.md", "x.txt", "y"]
    (tmp_path / "b" / "x.md").unlink()
    assert [a.id for a in gather([str(tmp_path)])[0]] == ["a/x", "b/x", "y"]


def test_the_same_text_and_title_twice_is_one_article_with_two_sightings(tmp_path: Path) -> None:
    lines(tmp_path / "a.jsonl",
          {"id": "z", "text": "It opened.", "published": "2025-03-12", "outlet": "Wire"},
          {"id": "b", "text": "It opened.", "published": "2025-03-14"})  # fmt: skip
    (tmp_path / "a.txt").write_text("It opened.")
    articles, rejected = gather([str(tmp_path)])
    assert rejected == ()
    assert [(a.id, a.outlet, len(a.sightings)) for a in articles] == [("b", "Wire", 3)]
    assert articles[0].published == datetime(2025, 3, 12, tzinfo=UTC)


def test_a_text_pasted_with_other_line_ends_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"The pier\n\nIt opened on Monday.\n\nAll came.\n")
    (tmp_path / "b.txt").write_bytes(b"The pier\r\n\r\n\r\nIt opened\r\non Monday. All came.")
    (tmp_path / "c.txt").write_bytes(b"The pier\n\nIt opened on Sunday.\n\nAll came.\n")
    articles, _ = gather([str(tmp_path)])
    assert [(a.id, len(a.sightings)) for a in articles] == [("a", 2), ("c", 1)]


def test_another_text_under_a_taken_id_is_rejected(tmp_path: Path) -> None:
    articles, rejected = gather([str(lines(tmp_path / "a.jsonl", {"id": "k", "text": "One."}, {"id": "k", "text": "Two."}))])
    assert [a.text for a in articles] == ["One."]
    assert [(r.source.rpartition(":")[2], r.error) for r in rejected] == [("2", "duplicate-id")]


def test_a_made_up_id_gives_way_to_a_given_one(tmp_path: Path) -> None:
    lines(tmp_path / "z.jsonl", {"id": "wire", "text": "One opened."}, {"id": "wire-2", "text": "Two opened."})
    (tmp_path / "wire.txt").write_text("Three opened.")
    articles, rejected = gather([str(tmp_path)])
    assert rejected == ()
    assert {a.id: a.text.split()[0] for a in articles} == {"wire": "One", "wire-2": "Two", "wire-3": "Three"}


def test_a_file_named_twice_is_seen_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("It opened.")
    articles, rejected = gather([str(file), str(tmp_path), str(file), str(tmp_path / "." / "a.txt")])
    assert rejected == ()
    assert [len(a.sightings) for a in articles] == [1]


def test_folders_are_walked_and_links_to_folders_are_not(tmp_path: Path) -> None:
    (tmp_path / "in" / "ner").mkdir(parents=True)
    (tmp_path / "in" / "ner" / "a.txt").write_text("It opened.")
    (tmp_path / "in" / ".hidden.txt").write_text("It hid.")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    assert [a.id for a in gather([str(tmp_path)])[0]] == ["a"]


def test_what_else_a_folder_holds_is_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.PDF", "c.pdf", "d.odt", "README", ".hidden.pdf"):
        (tmp_path / name).write_text("It opened.")
    notes: list[Note] = []
    assert [a.id for a in gather([str(tmp_path)], notes)[0]] == ["a"]
    assert [(n.source, n.slug) for n in notes] == [(str(tmp_path), "unknown-format")]
    assert notes[0].message.startswith("4 files were passed over (2 .pdf, 1 .odt, 1 no ending): b.PDF, c.pdf, d.odt; expected")
    assert "pdftotext" in notes[0].message


def test_the_order_of_sources_changes_nothing(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(f"{min('c', name)} opened.")
    lines(tmp_path / "l.jsonl", {"id": "k", "text": "One."}, {"id": "a", "text": "Two."}, "{")
    lines(tmp_path / "m.jsonl", {"id": "k", "text": "Three."})
    sources = [*map(str, tmp_path.iterdir()), "gone.txt", "gone.txt"]
    first = gather(sorted(sources))
    rng = random.Random(3)
    for _ in range(5):
        rng.shuffle(sources)
        assert gather(sources) == first
    assert list(first[0]) == sorted(first[0], key=lambda a: a.id)


def test_a_text_seen_twice_goes_by_the_outlet_that_had_it_first(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "title": "Quay shuts", "text": "The quay shut on Monday.", "outlet": "Late Post", "published": "2031-05-03T14:00:00Z"},
        {"id": "b", "title": "Quay shuts", "text": "The quay shut on Monday.", "outlet": "Early Post", "published": "2031-05-03T12:00:00Z"},
    ]
    (tmp_path / "feed.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (found,), _ = gather([str(tmp_path / "feed.jsonl")])
    assert (found.id, found.outlet) == ("a", "Early Post")
    assert found.published is not None
    assert found.published.hour == 12
    assert {s.outlet for s in found.sightings} == {"Late Post", "Early Post"}
