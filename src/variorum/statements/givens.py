"""Months and other small words that are given names, too: "May Vale", "Will Reyl"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.statements.names import Token

_GIVEN = frozenset(("april", "august", "jan", "june", "mar", "may", "will"))
_SURNAMES = frozenset(("mar", "may", "will"))
_BEFORE = frozenset(  # "in May", "the May cheques": no Mrs May
    ("in", "of", "by", "since", "until", "till", "from", "to", "through", "during", "before", "after", "last",
     "next", "this", "that", "early", "late", "mid", "the")
)  # fmt: skip


def given(text: str, row: Sequence["Token"], a: int, j: int, lang: str) -> bool:
    """Return whether a small word at the head of the run [a, j) is somebody's given name, in English; "Will"
    in German, too, which has no verb with a capital inside a sentence. "Will Karsk yield?" asks.
    """
    german = lang == "de" and row[a].low == "will" and a + 1 < j
    if not (lang == "en" or german) or row[a].low not in _GIVEN or row[a].text.isupper():
        return False
    if a + 1 >= j:
        return a > 0 and row[a].low in _SURNAMES
    asks = a == 0 and row[a].low in ("may", "will") and text[row[-1].span.end :].lstrip("”\"’ ")[:1] == "?"
    return not asks and not (a > 0 and row[a].low != "will" and _dated(row[a - 1]))


def month(row: Sequence["Token"], a: int, j: int) -> bool:
    """Return whether a run is the month of May alone."""
    if j - a > 1 or row[a].low != "may" or row[a].owns:
        return False
    dated = j < len(row) and row[j].text[0].isdigit()
    return dated or (a > 0 and _dated(row[a - 1]))


def _dated(before: "Token") -> bool:
    return before.low in _BEFORE or before.text[0].isdigit()
