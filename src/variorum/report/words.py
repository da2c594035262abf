"""What the report calls things: one table for terminal and pages, so both say the same.

Wording is about texts, never about people's motives.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from variorum.data import Form, Kind, Relation
from variorum.report.passages import shorten
from variorum.text import LANGUAGES


class KindWords(NamedTuple):
    """How a kind is named in a list, and what it means in one sentence."""

    label: str
    meaning: str


KINDS: dict[Kind, KindWords] = {
    Kind.NUMBER: KindWords("number", "A quantity, share, price or count differs."),
    Kind.DATE: KindWords("date or time", "A date, a time, a duration or the order of events differs."),
    Kind.ENTITY: KindWords("name or thing", "A person, place, body or thing is another one, or less exact."),
    Kind.SPEAKER: KindWords("speaker", "The same words are put to another speaker."),
    Kind.ROLE: KindWords("who to whom", "Who did it to whom, or whom it concerns, differs."),
    Kind.POLARITY: KindWords("yes or no", "A negation or an opposite is put in or taken out."),
    Kind.CERTAINTY: KindWords("certainty", "A hedge or a condition is dropped or added."),
    Kind.STRENGTH: KindWords("strength", "A degree is raised or lowered."),
    Kind.VOICE: KindWords("voice", "A speaker’s claim is told in the outlet’s own voice, or the reverse."),
    Kind.QUOTE: KindWords("quoted words", "Words inside quotation marks differ, the marks kept."),
    Kind.CAUSE: KindWords("cause", "A causal link is put in or taken out."),
    Kind.ADDITION: KindWords("added", "The reading makes a claim that its base does not make."),
    Kind.OMISSION: KindWords("left out", "The base says something that the reading leaves out."),
}

_BY_NAME = {kind.value: said.label for kind, said in KINDS.items()}

# How a telling hangs on its source, to be followed by "of A"; and what a pair is called by itself.
RELATIONS: dict[Relation, str] = {
    Relation.COPY: "copy",
    Relation.EDIT: "light edit",
    Relation.REWRITE: "rewrite",
    Relation.TRANSLATION: "translation",
    Relation.PARTIAL: "borrowing of a part",
    Relation.SAME_EVENT: "same event, told for itself",
}
PLURALS: dict[Relation, str] = {
    Relation.COPY: "copies",
    Relation.EDIT: "light edits",
    Relation.REWRITE: "rewrites",
    Relation.TRANSLATION: "translations",
    Relation.PARTIAL: "borrow a part",
    Relation.SAME_EVENT: "told for themselves",
}

# What is to be said where nothing hangs together, so that nobody takes it for a fault of the run.
NO_STORY = "No two articles here tell the same report or the same event, as far as their words show."

FORMS: dict[Form, str] = {
    Form.DIRECT: "in quotation marks",
    Form.INDIRECT: "retold",
    Form.MIXED: "partly in quotation marks",
}

EVIDENCE: dict[str, str] = {
    "date": "dates",
    "credit": "credit",
    "shared-variant": "shared readings",
    "containment": "what each holds",
    "order": "order of passages",
    "language": "language",
    "year": "years named",
    "signature": "signed opening",
    "revision": "note on an earlier version",
    "length": "length",
    "page": "a page that is kept up",
    "headings": "headings",
    "loan": "borrowed part",
    "kinship": "whom else it is kin to",
    "changes": "what changed",
}

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip

# Steps of a probability in words; the number stands beside them.
_SURE = ((0.9, "very likely"), (0.7, "likely"), (0.5, "possible"), (0.0, "uncertain"))


def sureness(confidence: float) -> str:
    """Return a confidence (0 to 1) in words."""
    return next((word for floor, word in _SURE if confidence >= floor), _SURE[-1][1])


def percent(share: float) -> int:
    """Return a share (0 to 1) as a whole number of percent; 100 and 0 only where nothing is missing."""
    if 0 < share < 1:
        return min(99, max(1, round(share * 100)))
    return round(share * 100)


def language(code: str) -> str:
    """Return a language's English name, or its code where we have none."""
    return LANGUAGES.get(code) or shorten(code, 20)


def moment(when: datetime | None) -> str:
    """Return a date as "12 March 2025, 07:30 UTC"; midnight sharp reads as a date without a time."""
    if when is None:
        return "date unknown"
    utc = in_utc(when)
    day = f"{utc.day} {_MONTHS[utc.month - 1]} {utc.year}"
    return day if (utc.hour, utc.minute, utc.second) == (0, 0, 0) else f"{day}, {utc:%H:%M} UTC"


def short_moment(when: datetime) -> tuple[str, str]:
    """Return a date in two short lines for an axis: ("12 Mar", "07:30")."""
    utc = in_utc(when)
    clock = "" if (utc.hour, utc.minute, utc.second) == (0, 0, 0) else f"{utc:%H:%M}"
    return f"{utc.day} {_MONTHS[utc.month - 1][:3]}", clock


def in_utc(when: datetime) -> datetime:
    """Return a moment in UTC; one without a zone is read as UTC, so results don't hang on the machine."""
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def at_most(n: int, most: int) -> int:
    """Return how many of n things to name: `most`, and one more where "and 1 more" would take its place."""
    return n if n <= most + 1 else most


def kinds_named(note: str) -> str:
    """Return a note that ends in a list of kinds with what the report calls them.

    >>> kinds_named("shares 2 changes with A against B: polarity, quote")
    'shares 2 changes with A against B: yes or no, quoted words'
    """
    head, colon, tail = note.rpartition(": ")
    names = tail.split(", ")
    if not colon or not all(n in _BY_NAME for n in names):
        return note
    return f"{head}: {', '.join(_BY_NAME[n] for n in names)}"


def evidence(kind: str) -> str:
    """Return what a kind of evidence is called; an unknown one by its own name."""
    return EVIDENCE.get(kind, kind.replace("-", " "))
