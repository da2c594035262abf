"""Capitals and demonyms that stand for a government: "Moscow", "the Russian cabinet".

A text's own word comes first ("Dvorin, the Tarvan capital"); beside it stands the list of all states in
`lexicon/states.toml`.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from variorum import lexicon
from variorum.data import Telling
from variorum.statements.names import Token, tokens
from variorum.states import LISTED_IN, countries, states
from variorum.text import fold

_BEFORE = 3  # words before "capital" looked at: "the Tarvan capital", "Tarva's ancient capital"
_SAME_STEM = 4  # letters two words share to count as one family: "Karsk", "Karskian"
_ENDING = 3  # letters the longer of the two may go on for after what they share


def akin(a: str, b: str) -> bool:
    """Return whether two words are one or of one family: "Tarva", "Tarvan", and not "Tarva.com"."""
    a, b = fold(a), fold(b)
    if a == b:
        return True
    if "." in a or "." in b:
        return False
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n >= _SAME_STEM and max(len(a), len(b)) - n <= _ENDING


def governs(noun: str, lang: str) -> bool:
    """Return whether a noun is one for a state's government, in a language we know."""
    table = lexicon.load("states")
    return noun in table.get(lang, table[LISTED_IN]).get("governments", ())


def belongs(word: str, state: str) -> bool:
    """Return whether a word says that something is a state's: "Spanish", "Tarvan"."""
    return akin(word, state) or states().get(fold(word)) == state


def one_state(a: str, b: str) -> bool:
    """Return whether two words speak of one state, by its name, its people or its capital."""
    return akin(a, b) or states().get(fold(a), a) == states().get(fold(b), b)


def another(marks: AbstractSet[str], others: AbstractSet[str], lang: str) -> bool:
    """Return whether what two descriptions of a body have beside its noun tells of two bodies.

    Each has a word that the other lacks, as "das estnische" and "das russische" ministry; in English, where
    such words may tell of anything ("the mission that was sent"), each that of a state.
    """
    if lang == LISTED_IN:
        a, b = ({x for x in row if fold(x) in countries()} for row in (marks, others))
        return bool(a and b) and not any(one_state(x, y) for x in a for y in b)
    more = any(not any(akin(x, y) for y in others) for x in marks)
    return more and any(not any(akin(y, x) for x in marks) for y in others)


def seats(tellings: Iterable[Telling]) -> dict[str, str]:
    """Return folded city -> the word its country goes by beside it, as the tellings put it: "Tarvan"."""
    out: dict[str, str] = {}
    table = lexicon.load("states")
    for t in tellings:
        nouns = table.get(t.lang, table[LISTED_IN]).get("capital", ())
        for s in t.sentences:
            row = tokens(t.text, s.start, s.end)
            for i, tok in enumerate(row):
                if tok.low in nouns and not tok.capital:
                    found = _seat(t.text, row, i)
                    if found is not None:
                        out.setdefault(fold(found[0]), found[1])
    return out


def _seat(text: str, row: list[Token], i: int) -> tuple[str, str] | None:
    """Return city and country word round the noun at i: "Dvorin, the Tarvan capital"."""
    country, first = "", i
    for j in range(i - 1, max(-1, i - 1 - _BEFORE), -1):
        if text[row[j].span.end : row[j + 1].span.start] != " ":
            break
        first = j
        if row[j].capital:
            country = row[j].bare
    after = i + 1
    if after + 1 < len(row) and row[after].low == "of" and row[after + 1].capital:
        country, after = row[after + 1].bare, after + 2
    if not country:
        return None
    for k, gap in ((first - 1, (", ",)), (after, (", ", " "))):
        if not 0 <= k < len(row) or not row[k].capital:
            continue
        near = (
            text[row[k - 1].span.end : row[k].span.start]
            if k >= after
            else text[row[k].span.end : row[k + 1].span.start]
        )
        if near in gap and not akin(row[k].bare, country):
            return row[k].bare, country
    return None
