"""Pages that show no article yet: a request to accept cookies, to prove oneself human, to run scripts.

News tells of cookies, too. But a wall speaks to its reader from its first words on, it speaks of nothing else
to its last, and it has something to click; one that asks for scripts has nothing to click yet.
"""

import re
from functools import cache

from variorum.lexicon import expression, load
from variorum.text import fold

_CONTROL = re.compile(r"<(?:button|input|form)\b|role=[\"']?(?:button|dialog|alertdialog)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"<article\b", re.IGNORECASE)
_SCRIPT = "javascript"
_SENTENCE = re.compile(r"[.!?。…]\W*$")  # what ends otherwise is a heading or a label
_ENDS = re.compile(r"(?<=[.!?。…])\s+")
_QUOTED = re.compile(r"(?:[“„«\"]|»(?!\s))[^“”„«»\"]*[”“»\"«]")


def is_wall(page: str, text: str) -> bool:
    """Return whether what was extracted from a page is nothing but a wall; blank lines part its paragraphs.

    A page that marks an article as one is none, whatever it says: better a wall that is read than an article
    that is not.
    """
    paragraphs = [p for p in text.split("\n\n") if _SENTENCE.search(p)]
    if not paragraphs or _ARTICLE.search(page):
        return False
    core, about, speaks = _patterns()
    folded = [fold(p) for p in paragraphs]
    sentences = [s for p in folded for s in _ENDS.split(p)]
    if not all(about.search(p) for p in folded) or not any(core.search(p) for p in folded):
        return False
    if 2 * sum(bool(about.search(s)) for s in sentences) <= len(sentences):
        return False  # a long paragraph soon holds a word of any matter
    first = _QUOTED.sub(" ", paragraphs[0])
    # The first word has its capital by its place.
    if not speaks.search(first[:1].lower() + first[1:]):
        return False
    return bool(_CONTROL.search(page)) or any(_SCRIPT in p for p in folded)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what finds a wall's matter, that and what stands beside it, and its words to the reader."""
    tables = load("walls").values()
    core, beside, speaks = ([x for t in tables for x in t[k]] for k in ("core", "beside", "speaks"))
    return expression(core), expression([*core, *beside]), expression(speaks)
