"""What is known while the tellings of a story are read: who spoke where, and who goes without a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from variorum.statements.cast import Cast

Key = int | str  # a figure, or the words for somebody unnamed
Who = tuple[str, int | None, bool, bool]  # the speaker's name, the figure, whether a body, whether several

ONE_OF = "one of "  # begins the label of one of several


@dataclass(slots=True)
class Unnamed:
    """Somebody without a name: "two officials at the ministry"."""

    label: str
    head: str
    marks: frozenset[str]
    count: int | None
    group: bool
    body: bool
    other: bool = False  # than the first so called: "another nurse"
    calls: dict[str, set[int]] = field(default_factory=dict)  # words used for them -> tellings that do

    @property
    def most_called(self) -> str:
        """Return the words that most tellings call them by, of equals the first."""
        return max(self.calls, key=lambda words: len(self.calls[words]), default=self.label)

    def called(self, words: str, telling: int) -> None:
        """Note that a telling calls them so."""
        if words:
            self.calls.setdefault(words, set()).add(telling)


@dataclass(slots=True)
class Turn:
    """Who spoke where, as resolved so far in one telling."""

    sentence: int
    speaker: str
    figure: int | None
    body: bool
    group: bool


@dataclass(slots=True)
class State:
    """Everything known while the tellings of a story are read."""

    cast: Cast
    described: Mapping[str, str] = field(default_factory=dict)  # a body's noun -> its fuller description
    seats: Mapping[str, str] = field(default_factory=dict)  # a capital -> what its country is called there
    unnamed: list[Unnamed] = field(default_factory=list)
    authors: dict[str, str] = field(default_factory=dict)  # a document's noun -> who it is by
    turns: list[Turn] = field(default_factory=list)  # of the telling being read

    @property
    def last_turn(self) -> Turn | None:
        """Return who spoke last in the telling being read, None where nobody has."""
        return self.turns[-1] if self.turns else None
