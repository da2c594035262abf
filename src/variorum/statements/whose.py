"""Whose an office or a body's noun is: "Orsic's lawyer" is not Rask's, "the unions" are not one union."""

from collections.abc import Collection, Sequence

from variorum.statements.cast import Seen
from variorum.statements.figure import Figure
from variorum.statements.mention import Mention
from variorum.statements.roles import Words, singular
from variorum.text import fold

# Sentences before one's first mention in which whoever has one is looked for.
_BEFORE = 1


def another_s(owner: int | None, f: int, figures: Sequence[Figure], seen: Sequence[Sequence[Seen]]) -> bool:
    """Return whether an office that a person has is not held by a figure, who came in beside somebody else.

    "Rask embraced his lawyer, Ada Vale ... Orsic's lawyer said": that is not she.
    """
    if owner is None or owner == f or not figures[owner].is_person:
        return False
    beside: set[int] = set()
    for row in seen:
        first = next((x for x in row if x.figure == f), None)
        if first is None:
            continue
        near = (x for x in row if first.sentence - _BEFORE <= x.sentence <= first.sentence)
        beside |= {x.figure for x in near if x.figure != f and figures[x.figure].is_person}
    return bool(beside) and owner not in beside


def several(m: Mention, parts: Collection[str], w: Words) -> bool:
    """Return whether a noun tells of several bodies, and a name of one: "the unions", "Farmers' Union"."""
    plain = fold(m.plain)
    many = plain != singular(plain) and plain not in w.bodies and singular(plain) in w.bodies
    return w.lang == "en" and many and plain not in parts
