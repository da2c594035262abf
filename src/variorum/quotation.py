"""Quotation marks: a typed state machine from a text to its quotations.

Straight, curly, low, guillemets either way round, corner brackets, single marks told apart from
apostrophes; nested, unclosed, and the convention of opening each paragraph of a long quotation
anew. A mark that fits nowhere is passed over; one that never closes gives a quotation to the end
of its paragraph, flagged. Nothing is guessed across paragraphs but by that convention.

The rules of opening and closing are those of the Unicode Standard, section 6.2 ("Quotation
Marks", language-based usage), with the character before and after deciding where a mark may be
either.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from variorum.data import Span

UNCLOSED = "unclosed"
CONTINUED = "continued"  # runs on into the next paragraph, which opens with a mark of its own

_MAX_DEPTH = 4  # marks nested deeper are ornament; also bounds the work a hostile text can cause
_MARK = re.compile("[\"'“”„‟‘’‚‛«»‹›「」『』″]|``|''")
# A cell of a table as it stands in the file: in marks itself, with each of its own doubled.
_DOUBLED, _LONE = re.compile(r"(?<!\S)\"\"(?=\w)"), re.compile(r"(?<!\")\"(?!\")")
_CELL = re.compile("\"\"|['“”„‟‘’‚‛«»‹›「」『』″]|``")
_ROUND = 2  # marks round a cell
_GAP = re.compile(r"\n\s*\n")

# What may close a quotation opened by each mark. A straight mark closes any of its weight: mixed
# pairs are the commonest damage.
_CLOSERS = {
    '"': '"”″',
    '""': '""',
    "″": '"”″',
    "“": '”"″',
    "”": "”",
    "„": '“”"‟',
    "‟": '”"',
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "``": "''\"",
    "'": "'’",
    "‘": "’'",
    "‛": "’'",
    "‚": "‘’'",
    "‹": "›",
    "›": "‹›",
}
_SINGLE = frozenset("'’‘‛‚‹›")
_CAN_START = frozenset("\"“”„‟«»‘‛‚'‹›「『″") | {"``", '""'}
_PREFER_CLOSE = frozenset("”’»›」』") | {"''"}
_OPEN_BEFORE = frozenset("([{<¿¡-–—―/=*_>")
_STOPS = frozenset(".,!?…;:")
_CURLY, _CURLY_CLOSERS = frozenset("“"), frozenset('”"″')


class _Role(Enum):
    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch between quotation marks. `depth` is 0 for the outermost."""

    span: Span  # with its marks
    inner: Span  # without them
    depth: int
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    end: int  # of the mark
    depth: int


def _fits(text: str, start: int, end: int) -> _Role:
    """Return what the neighbours of a mark let it be."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    left_free = before.isspace() or before in _OPEN_BEFORE or before in "“„«‘‚‹\"'"
    right_free = not (after.isalnum() or after in "“„«‘‚‹([¿¡$€£#@…")
    if left_free and right_free:
        return _Role.EITHER
    if left_free:
        return _Role.OPEN
    if right_free:
        return _Role.CLOSE
    # Letters on both sides: a word joined to a mark, as in `said:"Yes"`.
    if before in _STOPS or before in "”»’":
        return _Role.EITHER
    return _Role.NEITHER


def _apostrophe(text: str, start: int, end: int) -> bool:
    """Return whether a single mark stands inside a word or before digits: don't, o'clock, '90s."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() and after.isalnum():
        return True
    if after.isdigit() and not before.isalnum():
        return re.match(r"\d\d(?:er|s|-?х)?\b(?![’'])", text[end : end + 6]) is not None
    if any(text[i : i + 3] in ("'n'", "’n’", "'N'", "’N’") for i in (start, max(0, start - 2))):
        return True  # rock 'n' roll
    return before.isdigit() and after in "″\"’' "  # feet and minutes: 5' 10"


def _singles(text: str, marks: Sequence[re.Match[str]]) -> dict[int, int | None]:
    """Return, for each single mark by position, where the next single mark that may close stands
    if no opening one comes before it. Read from the right, so linear.
    """
    ahead: dict[int, int | None] = {}
    upcoming: int | None = None
    for m in reversed(marks):
        mark = m.group()
        if mark not in "'’‘" or _apostrophe(text, m.start(), m.end()):
            continue
        ahead[m.start()] = upcoming
        role = _fits(text, m.start(), m.end())
        if role is _Role.OPEN or mark == "‘":
            upcoming = None
        elif role in (_Role.CLOSE, _Role.EITHER):
            upcoming = m.start()
    return ahead


def _possessive(text: str, m: re.Match[str], ahead: dict[int, int | None]) -> bool:
    """Return whether the closing single mark at `m` is a plural's: 'The workers' vote is fair.'"""
    if m.group() not in "'’" or text[m.start() - 1 : m.start()] not in ("s", "z", "x"):
        return False
    after = text[m.end() : m.end() + 2]
    if not (len(after) == 2 and after[0] == " " and after[1].isalpha()):
        return False
    later = ahead.get(m.start())
    return later is not None and text[later - 1] in _STOPS


def _paragraphs(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    if paragraphs:
        return [p for p in paragraphs if p.start < p.end]
    out, at = [], 0
    for m in _GAP.finditer(text):
        out.append(Span(at, m.start()))
        at = m.end()
    out.append(Span(at, len(text)))
    return [p for p in out if p.start < p.end]


def _to_come(marks: Sequence[re.Match[str]]) -> dict[int, int]:
    """Return, for each opening curly mark by position, how many more close than open behind it."""
    out, balance = {}, 0
    for m in reversed(marks):
        mark = m.group()
        if mark in _CURLY:
            out[m.start()] = balance
            balance -= 1
        elif mark in _CURLY_CLOSERS:
            balance += 1
    return out


def _match(stack: list[_Open], mark: str) -> int | None:
    """Return the place in the stack of what `mark` would close, the innermost first."""
    for i in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS[stack[i].mark] or (mark == "''" and stack[i].mark in ('"', "``")):
            return i
        if stack[i].mark not in _SINGLE and mark in _SINGLE:
            return None  # a single mark never closes across a double one
    return None


class _Machine:
    """Reads one paragraph's marks from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []
        self.found: list[Quotation] = []

    def read(self, marks: Sequence[re.Match[str]]) -> None:
        ahead = _singles(self.text, marks)
        to_come = _to_come(marks)
        for m in marks:
            mark, start, end = m.group(), m.start(), m.end()
            if mark in _SINGLE and mark not in "‹›" and _apostrophe(self.text, start, end):
                continue
            role = _fits(self.text, start, end)
            i = _match(self.stack, mark)
            if mark in _CURLY and self.stack and self.stack[-1].mark == mark:
                if role is _Role.EITHER:  # a space on both sides: the wrong half
                    self._close(len(self.stack) - 1, start, end)
                    continue
                if to_come[start] <= len(self.stack):
                    i = len(self.stack) - 1  # more open than close: the first never does
            if i is not None and self._closes(self.stack[i], mark, role):
                if mark in _SINGLE and _possessive(self.text, m, ahead):
                    continue
                self._close(i, start, end)
            elif self._opens(mark, role):
                if i is not None and self.stack[i].mark == mark and mark not in _SINGLE:
                    self._give_up(i, start)  # a second opening of the same kind: the first never closed
                if len(self.stack) < _MAX_DEPTH:
                    self.stack.append(_Open(mark, start, end, len(self.stack)))

    @staticmethod
    def _closes(opened: _Open, mark: str, role: _Role) -> bool:
        if role in (_Role.CLOSE, _Role.EITHER) or mark in _PREFER_CLOSE:
            return not (role is _Role.OPEN and opened.mark == mark)
        if role is _Role.NEITHER:
            return mark not in _SINGLE
        return mark not in _CAN_START

    @staticmethod
    def _opens(mark: str, role: _Role) -> bool:
        if mark not in _CAN_START:
            return False
        if mark in "“„‟«‚‹「『" or mark == "``":
            return role is not _Role.CLOSE or mark in "«「『"
        if mark == "‘":
            return role is _Role.OPEN
        if mark in "'‛":
            return role is _Role.OPEN
        if mark in "”»›":
            return role is _Role.OPEN
        return role in (_Role.OPEN, _Role.EITHER)

    def _close(self, i: int, start: int, end: int) -> None:
        self._give_up(i + 1, start)
        opened = self.stack.pop()
        if opened.end < start:
            inner = Span(opened.end, start)
            self.found.append(Quotation(span=Span(opened.start, end), inner=inner, depth=opened.depth))

    def _give_up(self, i: int, at: int) -> None:
        """Drop all from place `i` of the stack: single marks silently, others flagged up to `at`."""
        while len(self.stack) > i:
            opened = self.stack.pop()
            stop = len(self.text[opened.end : at].rstrip()) + opened.end
            if opened.mark not in _SINGLE and opened.end < stop:
                self.found.append(
                    Quotation(
                        span=Span(opened.start, stop),
                        inner=Span(opened.end, stop),
                        depth=opened.depth,
                        flags=(UNCLOSED,),
                    )
                )


def quotations(text: str, paragraphs: Sequence[Span] = ()) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order of their first mark, outer before inner.

    Without `paragraphs` a blank line parts them. Spans lie inside one paragraph; a quotation of
    several paragraphs is one `Quotation` in each, all but the last flagged "continued". One that
    never closes is flagged "unclosed". Never raises; linear in the length of the text.
    """
    parts = _paragraphs(text, paragraphs)
    cell = _DOUBLED.search(text) is not None and len(_LONE.findall(text)) <= _ROUND
    every = list((_CELL if cell else _MARK).finditer(text))
    out: list[Quotation] = []
    k = 0
    held: list[list[Quotation]] = []
    first_marks: list[str | None] = []
    for p in parts:
        while k < len(every) and every[k].start() < p.start:
            k += 1
        first = k
        while k < len(every) and every[k].end() <= p.end:
            k += 1
        marks = every[first:k]
        machine = _Machine(text)
        machine.read(marks)
        machine._give_up(0, p.end)  # noqa: SLF001 - the machine is this module's own
        held.append(machine.found)
        lead = next((i for i in range(p.start, p.end) if not text[i].isspace()), p.start)
        starts = marks and marks[0].start() == lead and marks[0].group() in _CAN_START
        first_marks.append(marks[0].group() if starts else None)
    for i, found in enumerate(held):
        last = _trimmed_end(text, parts[i])
        following = first_marks[i + 1] if i + 1 < len(held) else None
        for q in found:
            opened = text[q.span.start]
            runs_on = UNCLOSED in q.flags and q.depth == 0 and q.span.end >= last
            if runs_on and following is not None and _CLOSERS.get(following) == _CLOSERS.get(opened):
                out.append(Quotation(span=q.span, inner=q.inner, depth=q.depth, flags=(CONTINUED,)))
            else:
                out.append(q)
    return tuple(sorted(out, key=lambda q: (q.span.start, -q.span.end)))


def _trimmed_end(text: str, p: Span) -> int:
    end = p.end
    while end > p.start and text[end - 1].isspace():
        end -= 1
    return end
