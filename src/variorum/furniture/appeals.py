"""Sentences in which an outlet speaks to its reader of itself: subscribe, follow us, we use cookies.

They stand among an article's sentences and are none of its report. News speaks of others; outside quotation
marks it does not say "you", ask for anything or say "we". Where it does and the matter is the outlet's own
letter, channel, cookies or purse, it is the page that speaks; and so it is in brackets on who made the text.
"""

import re
from functools import cache

from variorum.lexicon import expression, load
from variorum.text import fold, unmarked

# A question with the answer to it, or a quotation, is longer; so is a paragraph that could not be cut.
LONGEST = 300
AWAY = 160  # characters of a line that leads to another article
_QUOTED = re.compile(r"(?:[“„«\"‟]|»(?!\s))[^“”„«»\"‟]*[”“»\"‟«]?")


def is_appeal(sentence: str, lang: str) -> bool:
    """Return whether a sentence is the outlet's word to its reader; never in a language without a list.

    >>> is_appeal("Get our newsletter in your inbox every morning.", "en")
    True
    >>> is_appeal("The paper has sent its newsletter to 4,000 readers since May.", "en")
    False
    """
    patterns = _patterns(lang)
    if patterns is None or len(sentence) > LONGEST:
        return False
    bare = unmarked(_QUOTED.sub(" ", sentence))
    folded = fold(bare)
    about, reader, ours, asks, made, away = patterns
    if sentence.startswith(("(", "[")) and made.match(folded) and len(made.findall(folded)) > 1:
        return True  # "(Reporting by Ada Brock; Editing by Ilse Hahn)"; one alone may be the source
    if len(sentence) <= AWAY and away.match(folded.lstrip("-–—•>* ")):
        return True  # "Read also: The bridge is closed"
    if not about.search(folded):
        return False
    # The first word has its capital by its place.
    return bool(asks.match(folded) or ours.search(folded) or reader.search(bare[:1].lower() + bare[1:]))


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...] | None:
    table = load("appeals").get(lang)
    if table is None:
        return None
    about, ours, asks, made = (expression(table[k]) for k in ("about", "self", "asks", "made"))
    return about, expression(table["reader"]), ours, asks, made, expression(table["away"], r"\s*[:：]")
