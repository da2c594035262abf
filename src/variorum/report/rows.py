"""Sentences and the rows that set them side by side, as data: text safe to read, not escaped."""

from dataclasses import dataclass

from variorum.report.passages import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence in a parallel cell or an article."""

    number: int
    pieces: tuple[Piece, ...]
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Sentences of two tellings that carry the same content, or one side's sentences with a gap beside."""

    left: tuple[Sentence, ...]
    right: tuple[Sentence, ...]
    moved: str = ""  # where its right side stands, when that is out of order
    see: str = ""  # these sentences go with another row: its words
    see_href: str = ""
    bead: int = -1  # rows with the same number carry the same content


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one telling has at one row: sentences, a reference to where they stand, a gap, or nothing."""

    sentences: tuple[Sentence, ...] = ()
    moved: str = ""  # where they stand in their telling, when that is out of order
    see: str = ""
    see_number: int = 0  # the base's sentence that `see` refers to
    gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """One row of several tellings side by side: a cell a column, the base's first."""

    cells: tuple[Cell, ...]
    only: int = -1  # the one column that has it, where no other does; -1 for a row of the base
