"""People told of by their land alone: "the Frenchman", "a 32-year-old Spaniard"."""

from collections.abc import Sequence

from variorum import lexicon
from variorum.data import Span
from variorum.statements.mention import Mention, Sort, label_of
from variorum.statements.names import Token
from variorum.statements.roles import Words
from variorum.states import LISTED_IN, demonyms


def countryman(span: Span, row: Sequence[Token], said: str, age: int | None, w: Words) -> Mention | None:
    """Return an English mention of somebody by their land behind an article, None for any other."""
    if w.lang != LISTED_IN or len(row) < 2 or row[0].low not in w.determiners:
        return None
    noun = row[-1]
    if not (noun.capital and of_a_land(noun.low)) or noun.owns or any(t.capital for t in row[1:-1]):
        return None
    return Mention(
        span=span,
        sort=Sort.OFFICE,
        head=noun.low,
        plain=noun.bare,
        age=age,
        label=label_of(said, w),
        definite=row[0].low == "the",
    )


def of_a_land(low: str) -> bool:
    """Return whether an English noun in small letters is somebody of a land.

    A demonym in -an or -i may be one person; what ends otherwise is a whole people: "the Dutch".
    """
    listed = low in lexicon.known("states", LISTED_IN, "people")
    return listed or (low in demonyms() and low.endswith(("an", "i")))
