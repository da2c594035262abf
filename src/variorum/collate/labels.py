"""Lines that label a text and claim nothing: who wrote it, that it is a release, whom to ring.

Every house puts its own there, or none: who tells a report again leaves nothing out with them.
"""

import re

from variorum import lexicon
from variorum.collate.view import Whole
from variorum.text import fold, squeeze, unmarked, words

# Sentences from the top and from the end among which such a line stands, and words that it has at most.
EDGE, LONGEST = 3, 14
# Words before a number by which it shows that it can be rung, and figures that it has at least.
NEAR, FIGURES = 4, 7
# Share of a text, one in so many, at whose end a release's foot stands; characters that a heading has.
FOOT, LINE = 2, 80
_RUNG = re.compile(r"(?<![\w.,])(?:\+|\()?\d[\d ()/\u2011-]{4,}\d(?![\w.,]\d)")
_DATE = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{4}-\d\d(?:-\d\d)?|\d{4} ?[-/] ?\d{4}")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")


def label(i: int, whole: Whole) -> bool:
    """Return whether a sentence only labels its text: a byline, a release's ends, a number to ring."""
    if _headed(i, whole) or _rung(whole.telling.sentence(i), whole.telling.lang):
        return True
    return i in whole.overall(_foot)


def _foot(whole: Whole) -> frozenset[int]:
    """Return the sentences at a release's foot: whom to ask, notes for newsrooms, what its firm says of
    itself each time, "About Kestrel: ...".

    A line of its own that says so has the paragraph behind it as well.
    """
    told = whole.telling
    by, half = told.paragraph_of, len(told.sentences) // FOOT
    feet: set[int] = set()
    heading = -1
    for p, span in enumerate(told.paragraphs):
        if p == heading + 1 > 0 or _opens_foot(span.of(told.text), told.lang):
            feet.add(p)
            heading = p if p != heading + 1 and span in told.sentences else -1
    return frozenset(i for i, p in enumerate(by) if p in feet and i >= half)


def _opens_foot(paragraph: str, lang: str) -> bool:
    text = squeeze(unmarked(paragraph)).lstrip()
    folded = fold(text)
    if any(folded.startswith(x) for x in lexicon.folded("releases", lang, "contacts")):
        return True
    if any(folded.startswith(f"{x}:") for x in lexicon.folded("releases", lang, "asks")):
        return True
    head, mark, _ = text.partition(":") if ":" in text[:LINE] else (text, "", "")
    known = lexicon.folded("releases", lang, "about")
    about = next((x for x in known if fold(head).startswith(f"{x} ")), None)
    if about is None or len(head) > LINE or (not mark and text.endswith((".", "!", "?"))):
        return False
    return head[len(about) :].lstrip()[:1].isupper()


def _headed(i: int, whole: Whole) -> bool:
    """Return whether a sentence is a line of its own, "By Nina Farrow, Court Reporter"."""
    told = whole.telling
    if EDGE <= i < len(told.sentences) - EDGE or told.sentences[i] not in told.paragraphs:
        return False
    text = squeeze(told.sentence(i))
    row = words(unmarked(text))
    if text.endswith((".", "!", "?")) or not 1 < len(row) <= LONGEST:
        return False
    folded = fold(unmarked(text))
    if any(folded.startswith(x) for x in lexicon.folded("releases", told.lang, "names")):
        return True
    own = lexicon.known("media", told.lang, "writes")
    return fold(row[0][0]) in own and row[1][0][:1].isupper()


def _rung(sentence: str, lang: str) -> bool:
    """Return whether a sentence gives a number to ring, behind a word that says so."""
    known = lexicon.folded("media", lang, "rings")
    for m in _RUNG.finditer(sentence):
        number = m.group().strip()
        if sum(c.isdigit() for c in number) < FIGURES:
            continue
        if _DATE.fullmatch(number) or _THOUSANDS.fullmatch(number):
            continue
        before = [fold(w) for w, _ in words(sentence[: m.start()])][-NEAR:]
        if known and any(w.startswith(known) for w in before):
            return True
    return False
