"""Bodies that a story speaks of without a name: "the regional hospital", later "the hospital"."""

from collections.abc import Iterable

from variorum.data import Telling
from variorum.statements.names import Token, tokens
from variorum.statements.roles import Words, singular, words_for

_MARKS = 3  # words between article and noun


def described(tellings: Iterable[Telling]) -> dict[str, str]:
    """Return, for each noun of a body, the tellings' first description that says more: "regional hospital".

    For languages that put adjectives before the noun; in others the noun alone stands.
    """
    out: dict[str, str] = {}
    for t in tellings:
        w = words_for(t.lang)
        for s in t.sentences:
            row = tokens(t.text, s.start, s.end)
            for i in range(len(row) - 2):
                if row[i].low in w.determiners:
                    found = _phrase(t.text, row, i + 1, w)
                    if found is not None:
                        out.setdefault(singular(found[0]), found[1])
    return out


def _phrase(text: str, row: list[Token], i: int, w: Words) -> tuple[str, str] | None:
    """Return head noun and words of a body's description that begins at i, all in lower case."""
    head = -1
    for j in range(i, min(len(row), i + _MARKS + 1)):
        t = row[j]
        if j > i and text[row[j - 1].span.end : t.span.start] != " ":
            break
        if t.text != t.low or t.owns or t.low in w.small or t.low in w.breaks or not t.low.isalpha():
            break
        if t.low in w.bodies or singular(t.low) in w.bodies:
            head = j
        elif t.low in w.people:
            return None  # "the hospital director"
    if head <= i:
        return None
    return row[head].low, text[row[i].span.start : row[head].span.end]
