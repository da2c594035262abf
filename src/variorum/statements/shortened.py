"""Bodies by the noun of their name, with a capital: "the Commission", behind "the European Commission"."""

from collections.abc import Mapping, Sequence

from variorum import lexicon
from variorum.statements.figure import Figure
from variorum.statements.names import Name
from variorum.statements.roles import Words
from variorum.states import LISTED_IN
from variorum.text import fold


def shortened(n: Name, last: Mapping[int, int], figures: Sequence[Figure], w: Words) -> int | None:
    """Return the body named last whose name holds a noun that stands alone, None where no body is meant.

    `last` says where each figure was named last before. Nouns that are names by themselves ("the Senate") are
    no shorter ones; English alone, where such a noun has its capital from the name.
    """
    if w.lang != LISTED_IN or not n.body or len(n.parts) > 1 or n.titles or n.whose:
        return None
    noun = fold(n.parts[0])
    if noun not in w.bodies or noun in lexicon.known("roles", w.lang, "alone"):
        return None
    told = (f for f in last if figures[f].body and len(figures[f].spelt) > 1)
    whole = (f for f in told if any(fold(p) == noun for p in figures[f].spelt))
    return max(whole, key=last.__getitem__, default=None)
