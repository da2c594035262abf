"""Press releases: texts that their own subject hands to newsrooms, and says so.

What a release tells it has from nobody in the news: of a release and a report that share their wording, the
report drew on the release, as far as the two alone can show. It is known by its face: its first lines call it
one, and below stands whom newsrooms may ask, with an address or a number. Where these are the people of the
very outlet that the text is from, it need not call itself anything.
"""

import re
from functools import cache

from variorum.data import Telling
from variorum.lexicon import load
from variorum.stemma.names import named_in
from variorum.text import fold, squeeze, unmarked

# Lines from the top in which a release calls itself one, and words of such a line: a sentence has more.
HEAD_LINES, HEAD_WORDS = 6, 14
# Lines from where newsrooms are told whom to ask to the address or number itself.
BLOCK_LINES = 5
LONGEST = 400  # characters of a line that are read
_DATE = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}-\d\d-\d\d"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_REACHED_AT = re.compile(rf"{_MAIL}|(?:\+|(?<![\w.,])(?!{_DATE}))\d[\d ()/.\u2011-]{{5,}}\d")


def is_release(telling: Telling) -> bool:
    """Return whether a text is a press release by its face: what it calls itself, and whom it says to ask."""
    title = telling.article.title
    lines = [line for line in (squeeze(x[:LONGEST]) for x in (title, *telling.text.splitlines())) if line]
    names, contacts = _patterns(telling.lang)
    # "Embargoed until 3 May. The news ..." runs on where its first sentence calls it so.
    heads = [x.partition(". ")[0] for x in lines[:HEAD_LINES]]
    called = any(len(x.split()) <= HEAD_WORDS and names.match(unmarked(fold(x))) for x in heads)
    # A release opens with its news: whom to ask stands in its lower half.
    for n in range(len(lines) // 2, len(lines)):
        block = lines[n : n + BLOCK_LINES]
        if contacts.search(unmarked(fold(lines[n]))) and any(map(_REACHED_AT.search, block)):
            return called or named_in("\n".join(block), telling.article.outlet)
    return False


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a release calls itself, and what stands before those to ask, both in folded words."""
    table = load("releases")
    own = table.get(lang, table["en"])
    names, contacts = ("|".join(map(re.escape, own[k])) for k in ("names", "contacts"))
    return re.compile(rf"(?:{names})(?!\w)"), re.compile(rf"(?<!\w)(?:{contacts})(?!\w)|(?:{contacts})s?\s*:")
