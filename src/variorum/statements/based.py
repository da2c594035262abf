"""What stands beside a firm's name: where it is ("Karsk-based Kestrel", "Kestrel, which is based in Karsk"),
what it makes ("le fabricant de fourgons Kestrel").
"""

from collections.abc import Sequence

from variorum import lexicon
from variorum.statements.names import Token, tokens
from variorum.statements.roles import Words, seated
from variorum.text import fold

_MAKES = 3  # words of "fabricant de fourgons"
_REACH = 60  # characters behind a name in which its seat is told
_WORDS = 4  # between the name and the word for a seat, and from there to the town
_OF_WHAT = {"fr": frozenset(("de", "d")), "es": frozenset(("de",)), "it": frozenset(("di",))}


def of_what(near: Sequence[Token], w: Words) -> int:
    """Return where the noun stands that words before a name end in: "le fabricant | de fourgons Kestrel"."""
    of = _OF_WHAT.get(w.lang, frozenset())
    makes = len(near) > _MAKES and near[-2].low in of and near[-3].low in w.firms
    return len(near) - _MAKES if makes else len(near) - 1


def towns(text: str, before: Sequence[Token], at: int, end: int, w: Words) -> set[str]:
    """Return the town that the words round a name, which ends at `at`, tell as its seat."""
    out: set[str] = set()
    for t in reversed(before[-_WORDS:]):
        if t.bare != seated(t.bare):
            out.add(fold(seated(t.bare)))
        if t.capital or t.low in w.small:
            break
    words = lexicon.known("roles", w.lang, "seats")
    row = tokens(text, at, min(end, at + _REACH))
    k = next((i for i, t in enumerate(row[:_WORDS]) if fold(t.low) in words), None)
    if k is not None:
        out |= {fold(t.bare) for t in row[k + 1 : k + _WORDS] if t.capital}
    return out


def unseated(head: list[Token], w: Words) -> list[Token]:
    """Return the words of an apposition up to its noun: "a biotechnology firm | based in Karsk"."""
    words = lexicon.known("roles", w.lang, "seats")
    return head[:-1] if len(head) > 1 and fold(head[-1].low) in words else head
