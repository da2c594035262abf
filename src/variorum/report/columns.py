"""Text in the cells of a terminal: how wide it is, where it breaks, two columns side by side.

Width follows Unicode's East Asian Width (UAX #11): wide and fullwidth characters take two cells,
combining marks and format characters none.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

Token = tuple[
    str, str
]  # a word with the space before it, if any, and its style: "", "mark", "quiet", "siglum"

_SGR = {"mark": "1;4", "quiet": "2", "siglum": "1;31", "strong": "1", "kind": "3"}


@lru_cache(maxsize=4096)
def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cells(text: str) -> int:
    """Return how many cells of a terminal line a text takes.

    >>> cells("ferry"), cells("渡し船")
    (5, 6)
    """
    return len(text) if text.isascii() else sum(map(_cell, text))


def clip(text: str, width: int) -> str:
    """Return text cut to `width` cells, with an ellipsis where something was cut."""
    if cells(text) <= width:
        return text
    out, used = "", 0
    for c in text:
        if used + _cell(c) > width - 1:
            break
        out += c
        used += _cell(c)
    return out.rstrip() + "…" if width > 0 else ""


def pad(text: str, width: int) -> str:
    """Return text cut or filled with spaces to exactly `width` cells."""
    text = clip(text, width)
    return text + " " * (width - cells(text))


def tokens(text: str, style: str = "") -> list[Token]:
    """Return a text's words as tokens; the first one keeps a leading space if the text has one."""
    out: list[Token] = []
    for i, word in enumerate(text.split()):
        space = " " if i or text[:1].isspace() else ""
        out.append((space + word, style))
    return out


def wrap(parts: Iterable[Token], width: int) -> list[list[Token]]:
    """Return tokens as lines of at most `width` cells.

    A line breaks before a token that begins with a space, so a comma stays with its word; what is longer
    than a line is cut over several.
    """
    width = max(2, width)  # room for any one character
    lines: list[list[Token]] = [[]]
    used = 0
    for unit in _units(parts):
        size = sum(cells(w) for w, _ in unit)
        if lines[-1] and used + size > width:
            lines.append([])
            used = 0
        if not lines[-1]:
            unit[0] = (unit[0][0].lstrip(), unit[0][1])
        for word, style in unit:
            rest = word
            while rest:
                head = _fitting(rest, width - used) if used < width else ""
                if head:
                    lines[-1].append((head, style))
                    used += cells(head)
                    rest = rest[len(head) :]
                if rest:
                    lines.append([])
                    used = 0
    return [x for x in lines if x] or [[]]


def _units(parts: Iterable[Token]) -> list[list[Token]]:
    """Group tokens so that each group begins with a space, the first one aside."""
    out: list[list[Token]] = []
    for token in parts:
        if out and not token[0].startswith(" "):
            out[-1].append(token)
        else:
            out.append([token])
    return out


def _fitting(text: str, width: int) -> str:
    """Return the longest beginning of a text that fits; it may be empty."""
    used = 0
    for i, c in enumerate(text):
        used += _cell(c)
        if used > width:
            return text[:i]
    return text


def paint(parts: Sequence[Token], colour: bool) -> str:
    """Return a line's tokens as text, styled with SGR sequences where colour is wanted.

    Words of one style in a row are styled as one, so that a line under them runs through.
    """
    if not colour:
        return "".join(w for w, _ in parts)
    out = ""
    for style, run in groupby(parts, key=lambda token: token[1]):
        word = "".join(w for w, _ in run)
        code = _SGR.get(style)
        lead = word[: len(word) - len(word.lstrip())]
        out += f"{lead}\x1b[{code}m{word[len(lead) :]}\x1b[0m" if code else word
    return out


def beside(
    left: Sequence[Sequence[Token]], right: Sequence[Sequence[Token]], width: int, colour: bool
) -> list[str]:
    """Return two blocks of lines side by side, each `width` cells wide, a thin rule between."""
    out = []
    for i in range(max(len(left), len(right))):
        a = left[i] if i < len(left) else []
        b = right[i] if i < len(right) else []
        fill = " " * (width - sum(cells(w) for w, _ in a))
        out.append(f"{paint(a, colour)}{fill} │ {paint(b, colour)}".rstrip())
    return out
