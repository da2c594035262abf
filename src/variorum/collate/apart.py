"""Numbers that tell how far a thing is off another: "5 km/h faster than allowed" is no speed."""

from itertools import takewhile

from variorum import lexicon
from variorum.collate.quantities import Quantity
from variorum.collate.tokens import tokens_behind, unelided
from variorum.collate.view import Whole
from variorum.collate.window import sentence_tokens

# Words from a number to "than": of its unit ("Kilometer pro Stunde schneller als"), behind the comparative.
UNIT, BEHIND = 3, 2


def differs(q: Quantity, whole: Whole) -> bool:
    """Return whether a comparative and "than" stand behind a number.

    Shares are told so or otherwise, and are the same: "9 percent less than in May", "down 9 percent on May".
    """
    i = whole.sentence_of(q.span)
    if i is None or q.unit in ("share", "factor"):
        return False
    lang = whole.telling.lang
    compared, than = (lexicon.known("numbers", lang, key) for key in ("compared", "than"))
    ts = tokens_behind(sentence_tokens(i, whole), q.core)
    row = [unelided(t.fold) for t in takewhile(lambda t: t.kind == "word", ts)]
    at = next((k for k, w in enumerate(row[: UNIT + 1]) if w in compared), None)
    return at is not None and not than.isdisjoint(row[at + 1 : at + 2 + BEHIND])
