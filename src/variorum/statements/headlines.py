"""Lines whose words have capitals by their place, and the words that have them inside a sentence."""

import re
from collections.abc import Iterable

from variorum.data import Span, Telling
from variorum.statements.names import tokens
from variorum.text import fold

_LINE = 300  # characters of a sentence looked at to tell a headline
_CLOSES = tuple(".!?…\"”»)")
_HEADLINE = 5  # words a headline has at least
_SHORT_WORD = 3  # letters of words that headlines leave small
_AGED = re.compile(r", \d{2},")  # "Vale, 37,"


def headline(text: str, sentence: Span) -> bool:
    """Return whether a line without a stop has (almost) all words in capitals: they tell no names there."""
    if text[sentence.end - 1 : sentence.end] in _CLOSES:
        return False
    end = min(sentence.end, sentence.start + _LINE)
    row = [t for t in tokens(text, sentence.start, end) if t.text.isalpha()]
    long = [t for t in row if len(t.text) > _SHORT_WORD]
    return len(row) >= _HEADLINE and 5 * sum(t.capital for t in long) >= 4 * len(long)


def seen_inside(tellings: Iterable[Telling]) -> frozenset[str]:
    """Return the words with a capital within a sentence, or of who has an age, folded: likely in names."""
    found = set()
    for t in tellings:
        for s in t.sentences:
            for i, tok in enumerate(() if headline(t.text, s) else tokens(t.text, s.start, s.end)):
                named = tok.capital and (i or _AGED.match(t.text, tok.span.end))
                if named and (len(tok.bare) > 1 or not tok.text.isupper()):
                    found.add(fold(tok.bare))
    return frozenset(found)
