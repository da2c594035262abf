"""What a run found as tables: what a row is, what its columns are called, what they hold.

The same tables, with the same columns, go into CSV, JSON lines and Parquet.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from variorum.data import Collation
from variorum.export import rows
from variorum.export.rows import Cell, Row

# How a column's cells are typed: what each format makes of them is its own business.
TEXT, INTEGER, NUMBER, TRUTH, TIME = "text", "integer", "number", "truth", "time"
TEXTS, SPANS = "texts", "spans"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, how its cells are typed, what they hold. Any cell may be empty (None)."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: columns in order, and its rows made from a collation one after another."""

    name: str
    a_row: str  # what one row is
    columns: tuple[Column, ...]
    make: Callable[[Collation], Iterable[Row]]

    def rows(self, collation: Collation) -> Iterator[Row]:
        """Yield the rows, their cells under the columns' names and in their order."""
        names = [c.name for c in self.columns]
        for row in self.make(collation):
            cells: dict[str, Cell] = {name: row.get(name) for name in names}
            assert row.keys() <= cells.keys(), row.keys() - cells.keys()
            yield cells


def _side(name: str, what: str) -> tuple[Column, ...]:
    """Return the columns of one wording of a finding."""
    return (
        Column(f"{name}_siglum", TEXT, f"letter of the {what} in its story, as in the report"),
        Column(f"{name}_telling", TEXT, f"id of the {what}; also where it lacks the words"),
        Column(f"{name}_outlet", TEXT, "its outlet"),
        Column(f"{name}_published", TIME, "when it was published"),
        Column(f"{name}_lang", TEXT, "its language"),
        Column(f"{name}_start", INTEGER, "where the words begin, in code points; empty where it lacks them"),
        Column(f"{name}_end", INTEGER, "where they end, that code point not included"),
        Column(f"{name}_words", TEXT, "the words themselves; empty where it lacks them"),
        Column(f"{name}_sentence", TEXT, "the sentence or sentences they stand in"),
        Column(f"{name}_also", TEXTS, "letters of further tellings that read the same, or lack it too"),
        Column(f"{name}_sha256", TEXT, "SHA-256 of its text in UTF-8, to know it again"),
    )


_STORY = (
    Column("story", TEXT, "id of the story"),
    Column("story_title", TEXT, "what the story is called"),
)
_SURE = (
    Column("confidence", NUMBER, "how sure the program is, 0 to 1"),
    Column("by", TEXT, "rule or model that found it, with its version"),
)


def _telling(name: str, what: str) -> tuple[Column, ...]:
    return (
        Column(f"{name}", TEXT, f"id of {what}"),
        Column(f"{name}_siglum", TEXT, "its letter in the story"),
        Column(f"{name}_outlet", TEXT, "its outlet"),
    )


FINDINGS = Table(
    "findings",
    "one finding: a place where a telling says something else than its base",
    (
        *_STORY,
        Column("finding", TEXT, "the finding's anchor, the same as in the report"),
        Column("rank", INTEGER, "its place in the story, the weightiest first, from 1"),
        Column("kind", TEXT, "what it changes, one of the thirteen kinds"),
        *_side("base", "base"),
        *_side("reading", "reading"),
        Column("compared", TEXTS, "the two tellings it was found between, base first; empty if not known"),
        Column("note", TEXT, "one line on what differs"),
        Column("weight", NUMBER, "what the order of findings goes by; no unit"),
        *_SURE,
    ),
    rows.findings,
)
STATEMENTS = Table(
    "statements",
    "one statement: words or thoughts that one telling puts to somebody",
    (
        *_STORY,
        *_telling("telling", "the telling"),
        Column("published", TIME, "when it was published"),
        Column("lang", TEXT, "its language"),
        Column("speaker", TEXT, "who is said to have said it, one name in all the story; empty if unsure"),
        Column("form", TEXT, "direct, indirect or mixed"),
        Column("source_start", INTEGER, "where the words that name the speaker begin"),
        Column("source_end", INTEGER, "and end"),
        Column("source_words", TEXT, "these words"),
        Column("cue_start", INTEGER, "where the words that report begin"),
        Column("cue_end", INTEGER, "and end"),
        Column("cue_words", TEXT, "these words"),
        Column("content", SPANS, "where what is said stands: one span, or several where the cue breaks it"),
        Column("content_words", TEXT, "these words, the parts joined by “ … ”"),
        Column("within", INTEGER, "start of the content of the statement that this one stands in"),
        Column("flags", TEXTS, "what to be wary of: “unclosed”, a quotation mark never closed"),
        *_SURE,
        Column("sha256", TEXT, "SHA-256 of the telling's text in UTF-8"),
    ),
    rows.statements,
)
LINKS = Table(
    "links",
    "two tellings of a story and how they hang together",
    (
        *_STORY,
        *_telling("a", "one telling"),
        *_telling("b", "the other"),
        Column("relation", TEXT, "copy, edit, rewrite, translation, partial or same-event"),
        Column("coverage_a", NUMBER, "share of a's text that has a counterpart in b, 0 to 1"),
        Column("coverage_b", NUMBER, "share of b's text that has a counterpart in a, 0 to 1"),
        Column("pairs", INTEGER, "how many pairs of sentences are linked"),
        *_SURE,
    ),
    rows.links,
)
PAIRS = Table(
    "pairs",
    "two sentences with the same content, in two tellings of a story",
    (
        Column("story", TEXT, "id of the story"),
        Column("a", TEXT, "id of one telling"),
        Column("a_sentence", INTEGER, "number of its sentence, from 0"),
        Column("a_start", INTEGER, "where that sentence begins"),
        Column("a_end", INTEGER, "and ends"),
        Column("a_words", TEXT, "the sentence"),
        Column("b", TEXT, "id of the other telling"),
        Column("b_sentence", INTEGER, "number of its sentence, from 0"),
        Column("b_start", INTEGER, "where that sentence begins"),
        Column("b_end", INTEGER, "and ends"),
        Column("b_words", TEXT, "the sentence"),
        Column("score", NUMBER, "how sure the program is that both say the same, 0 to 1"),
    ),
    rows.pairs,
)
EDGES = Table(
    "edges",
    "one edge of a story's stemma: a child that drew on a parent",
    (
        *_STORY,
        *_telling("parent", "the source, a telling or a lost one"),
        Column("lost", TRUTH, "whether the source is one that nobody holds"),
        *_telling("child", "what drew on it"),
        Column("second", TRUTH, "whether the child has another parent that is likelier"),
        Column("confidence", NUMBER, "how sure the program is, 0 to 1"),
        Column("evidence", TEXTS, "what that rests on, a line each"),
    ),
    rows.edges,
)
TELLINGS = Table(
    "tellings",
    "one telling: an article as it was read",
    (
        *_STORY,
        *_telling("telling", "the telling"),
        Column("title", TEXT, "its title"),
        Column("url", TEXT, "its address"),
        Column("published", TIME, "when it was published"),
        Column("lang", TEXT, "its language"),
        Column("credit", TEXT, "the source that its text names"),
        Column("origin", INTEGER, "which of the story's independent origins it goes back to, from 1"),
        Column("characters", INTEGER, "length of its text in code points"),
        Column("sentences", INTEGER, "how many sentences it has"),
        Column("sources", TEXTS, "where its bytes came from"),
        Column("sha256", TEXT, "SHA-256 of its text in UTF-8"),
    ),
    rows.tellings,
)
TABLES: dict[str, Table] = {t.name: t for t in (FINDINGS, STATEMENTS, LINKS, PAIRS, EDGES, TELLINGS)}
