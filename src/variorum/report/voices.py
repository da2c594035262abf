"""What is put to whom, ready to be shown: a speaker, his or her statements, and each wording of one."""

from dataclasses import dataclass

from variorum.report.passages import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A statement as some tellings have it: same words, several sigla."""

    sigla: tuple[str, ...]
    outlets: str
    lang: str
    pieces: tuple[Piece, ...]  # marks: "source", "cue", "content"
    form: str
    named: str  # the name used here, where it isn't the row's speaker
    sure: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow:
    """One statement through the tellings."""

    id: str
    voices: tuple[Voice, ...]
    missing: tuple[str, ...]  # sigla of tellings without it


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """All that is put to one person or body."""

    id: str
    name: str  # "" where no name could be given
    rows: tuple[SaidRow, ...]
    tellings: tuple[str, ...]
    statements: int
