"""Two who talk in turn: lines of quotation with nothing between, each another's answer to the one before.

News goes on quoting one speaker in a new paragraph; a text is taken for talk only where questions in
quotation marks are answered in quotation marks, again and again.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from variorum.data import Span

_QUESTIONS = 2  # answered right away, that make a text a talk
_BACK = 8  # lines back in which the other of two spoke
_ASKS = ("?",)
_CLOSING = "\"”»“’'"


Who = TypeVar("Who")


@dataclass(slots=True)
class Talk(Generic[Who]):
    """The quotations of a telling as they are read in order, and who said each."""

    text: str
    quoted: Sequence[Span]
    lines: list[tuple[int, Who | None]] = field(default_factory=list)  # a quotation and who said it
    _held: bool | None = None

    @property
    def held(self) -> bool:
        """Return whether two or more talk here."""
        if self._held is None:
            asked = sum(self._answers(q) and self._asks(q - 1) for q in range(1, len(self.quoted)))
            self._held = asked >= _QUESTIONS
        return self._held

    def at(self, span: Span) -> int | None:
        """Return which quotation a place stands in."""
        q = bisect_right(self.quoted, span.start, key=lambda x: x.start) - 1
        return q if q >= 0 and self.quoted[q].holds(span) else None

    def said(self, span: Span, who: Who | None) -> None:
        """Note who said the quotation a place stands in."""
        q = self.at(span)
        if q is not None:
            self.lines.append((q, who))

    def answers(self, span: Span) -> bool:
        """Return whether a line of talk answers the one before it."""
        q = self.at(span)
        behind = q is not None and bool(self.lines) and self.lines[-1][0] == q - 1
        return q is not None and behind and self.held and self._answers(q)

    def other(self) -> Who | None:
        """Return who answers whoever said the last line: who spoke before, None where that is not known."""
        last = self.lines[-1][1]
        if last is None:
            return self.lines[-2][1] if len(self.lines) > 1 else None
        return next((w for _, w in reversed(self.lines[-_BACK:]) if w is not None and w != last), None)

    def _answers(self, q: int) -> bool:
        """Return whether nothing stands between a quotation and the one before, which is closed."""
        a, b = self.quoted[q - 1], self.quoted[q]
        return not self.text[a.end : b.start].strip() and self.text[a.end - 1] in _CLOSING

    def _asks(self, q: int) -> bool:
        return self.quoted[q].of(self.text).rstrip(_CLOSING + " ").endswith(_ASKS)
