"""Pages that a server sends in place of an article that is not there: "Page not found", "404"."""

import re
from functools import cache

from variorum.lexicon import load
from variorum.text import fold

# Words that such a page says at most. A report under a headline like it says more.
FEW = 120
_PARTS = re.compile(r"\s+[|–—-]\s+|\s*[:·»«|]\s+")  # a page's title and the outlet's name
_CODE = re.compile(
    r"(?:(?:http|error|fehler|erreur|errore|ошибка|помилка)\s+)*(?:404|410)(?:\s+(?:error|not found|gone))?"
)
_OPENING = re.compile(r"^(?:the|this|that|die|diese|la|cette|esta|questa|эта|ця)\s+")
_ENDS = " .!?…"


def is_absent(title: str, text: str) -> bool:
    """Return whether a page says, in its title or over its text, that what was asked for is not there."""
    if len(text.split()) > FEW:
        return False
    return any(_says(x) for x in (title, text.split("\n", 1)[0]))


def _says(line: str) -> bool:
    """Return whether a part of a headline says so and nothing else."""
    for part in (line, *_PARTS.split(line)):
        told = _OPENING.sub("", fold(part).replace("’", "'").strip(_ENDS))
        if told in _phrases() or _CODE.fullmatch(told):
            return True
        code, _, rest = told.partition(" ")
        if _CODE.fullmatch(code) and rest.strip(_ENDS + "-–—:") in _phrases():
            return True  # "404 Page not found"
    return False


@cache
def _phrases() -> frozenset[str]:
    return frozenset(fold(x) for t in load("walls").values() for x in t["absent"])
