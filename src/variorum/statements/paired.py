"""A body for two things or places: "the Maritime and Coastguard Agency" is one name."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.data import Span
from variorum.statements.roles import Words, singular
from variorum.states import LISTED_IN

if TYPE_CHECKING:
    from variorum.statements.names import Name, Token


def paired(text: str, row: Sequence["Token"], names: Sequence["Name"], w: Words) -> list["Name"]:
    """Return names with each body that "and" joins to a name behind an article as one with it, in English.

    Whoever is no part of a body has an article of its own: "the Kremlin and the Foreign Ministry".
    """
    out: list[Name] = []
    for n in names:
        one = w.lang == LISTED_IN and bool(out) and _one(text, row, out[-1], n, w)
        out.append(_joined(out.pop(), n) if one else n)
    return out


def _joined(first: "Name", n: "Name") -> "Name":
    return replace(n, span=Span(first.span.start, n.span.end), parts=(*first.parts, "and", *n.parts))


def _one(text: str, row: Sequence["Token"], first: "Name", n: "Name", w: Words) -> bool:
    """Return whether a name and the body behind it are one name: "the Karsk | and Vale Cricket Board"."""
    plain = not (first.body or first.titles or first.owns or any(p.isupper() for p in first.parts))
    if not plain or not n.body or n.titles or len(n.parts) <= len(first.parts):
        return False
    noun = n.parts[-1].casefold()
    before = next((t for t in reversed(row) if t.span.end <= first.span.start), None)
    articled = before is not None and before.low == "the" and text[before.span.end : first.span.start] == " "
    bodily = noun in w.bodies or singular(noun) in w.bodies
    return articled and bodily and text[first.span.end : n.span.start].split() == ["and"]
