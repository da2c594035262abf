"""What the program wrote itself is no article, where it lies among the sources of the next run."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.data import Collation, Kind, Span
from variorum.ingest import gather
from variorum.pipeline import tell
from variorum.report.html import write
from variorum.review import NEVER, Decision, Place, Verdict, line

if TYPE_CHECKING:
    from variorum.ingest.fields import Note

PAGE = "<html><body><article>" + "<p>The bridge over the Tarn reopened after months of repairs.</p>" * 9 + "</article></body></html>"


def test_a_report_beside_its_articles_is_not_read_as_more_of_them(tmp_path: Path) -> None:
    """The second `variorum collate . -o out` sees what the first one wrote."""
    (tmp_path / "a.txt").write_text("It opened.")
    (tmp_path / "index.html").write_text(PAGE)  # the report has a page of that name, too
    before = gather([str(tmp_path)])
    write(Collation(tellings=tuple(map(tell, before[0])), stories=()), tmp_path / "out")
    written = len([*tmp_path.glob("out/**/*.html"), *tmp_path.glob("out/*.txt")])
    notes: list[Note] = []
    assert written > 3
    assert gather([str(tmp_path)], notes) == before
    assert notes[-1].source.startswith(str(tmp_path / "out"))
    assert notes[-1].message.startswith(f"{written} files of reports were passed over; expected articles.")
    assert gather([str(tmp_path / "out" / "index.html")]) == ((), ())
    (tmp_path / "pages.txt").write_text("Nine pages were torn out.")
    assert [a.id for a in gather([str(tmp_path)])[0]] == ["a", "index", "pages"]


def test_a_review_beside_its_articles_is_passed_over_with_one_note(tmp_path: Path) -> None:
    place = Place(text="ab" * 32, span=Span(0, 4), telling="a", words="Some")
    made = Decision(kind=Kind.NUMBER, base=place, reading=place, verdict=Verdict.ACCEPT, by="Ana", at=NEVER)
    (tmp_path / "review.jsonl").write_bytes(line(made) * 30)
    notes: list[Note] = []
    assert gather([str(tmp_path)], notes) == ((), ())
    assert [(Path(n.source).name, n.slug) for n in notes] == [("review.jsonl", "bad-record")]
    record = {"review": 5, "verdict": "Worth the money.", "text": "The kettle boils."}
    (tmp_path / "kettles.jsonl").write_text(json.dumps(record) + "\n" + json.dumps({"review": 5}) + "\n")
    articles, rejected = gather([str(tmp_path / "kettles.jsonl")])
    assert [a.text for a in articles] == ["The kettle boils."]
    assert [r.error for r in rejected] == ["bad-record"]
