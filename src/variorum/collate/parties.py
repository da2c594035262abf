"""What sort of party a statement's speaker is: a person or a body told by name, or somebody unnamed."""

from enum import StrEnum
from functools import cache

from variorum import lexicon
from variorum.collate.numerals import numerals
from variorum.collate.tokens import singular
from variorum.collate.view import Whole
from variorum.data import Statement
from variorum.text import fold, words


class Sort(StrEnum):
    """A named person, a named body, or nothing that can be told."""

    PERSON = "person"
    BODY = "body"
    UNKNOWN = "unknown"


def _words(lang: str, *keys: str) -> frozenset[str]:
    return lexicon.known("roles", lang, *keys)


@cache
def pronouns(lang: str) -> frozenset[str]:
    """Return every pronoun of a language, folded."""
    keys = (k for k in lexicon.table("roles", lang) if k.startswith("pronouns"))
    return _words(lang, *keys)


def named(s: Statement) -> bool:
    """Return whether a statement's speaker goes by a name."""
    return bool(s.speaker and s.speaker[0].isupper())


def called(s: Statement, whole: Whole) -> str:
    """Return what a speaker goes by: the name where one is known, else the words of the text, if any."""
    if s.speaker and named(s):
        return s.speaker
    told = s.source.of(whole.telling.text).strip(" ,;:") if s.source else ""
    small = fold(told.partition(" ")[0]) in _words(whole.telling.lang, "determiners")
    return told[:1].lower() + told[1:] if small else told  # "The maker of pumps", at the head of a sentence


def sort_of(s: Statement, whole: Whole) -> Sort:
    """Return what a speaker is, by the name it goes by.

    Two capitalised words and more, none of them a common noun for a body, an office or a document, are a
    person's; with a noun for a body they are a body's. One word alone could be either.
    """
    parts = [w for w, _ in words(s.speaker or "")]
    if not parts or not parts[0][0].isupper():
        return Sort.UNKNOWN
    lang = whole.telling.lang
    folded = [fold(w) for w in parts]
    small = [w for w in parts if not w[0].isupper()]
    if set(folded) & _words(lang, "people", "documents", "titles") or (lang == "de" and small):
        return Sort.UNKNOWN  # an office or "Angaben der Aufsicht": no name
    if set(folded) & _words(lang, "bodies", "firms", "sites"):
        return Sort.BODY
    if len(parts) == 1:
        return Sort.UNKNOWN
    return Sort.PERSON if not small or len(parts) - len(small) >= 2 else Sort.UNKNOWN


def pronoun(s: Statement, whole: Whole) -> bool:
    """Return whether the words that name the speaker are a pronoun alone."""
    if s.source is None:
        return True
    told = [fold(w) for w, _ in words(s.source.of(whole.telling.text))]
    return bool(told) and all(w in pronouns(whole.telling.lang) for w in told)


def gender(s: Statement, whole: Whole) -> str | None:
    """Return "he" or "she" where a pronoun alone names the speaker and leaves no doubt."""
    if s.source is None:
        return None
    told = {fold(w) for w, _ in words(s.source.of(whole.telling.text))}
    he, she = (_words(whole.telling.lang, f"pronouns_{k}") for k in ("male", "female"))
    if len(told) != 1 or told & he & she:
        return None
    return "he" if told & he else "she" if told & she else None


def spelt(s: Statement, whole: Whole) -> bool:
    """Return whether the words that name the speaker hold the name itself."""
    if s.source is None or s.speaker is None:
        return False
    told = {fold(w).split("'")[0] for w, _ in words(s.source.of(whole.telling.text).replace("’", "'"))}
    return any(fold(w) in told for w, _ in words(s.speaker) if w[0].isupper())


def document(s: Statement, whole: Whole) -> bool:
    """Return whether what speaks is a paper: whose it is, was worked out."""
    if s.source is None:
        return False
    papers = _words(whole.telling.lang, "documents")
    return any(fold(w) in papers for w, _ in words(s.source.of(whole.telling.text)))


def anonymous(s: Statement, whole: Whole) -> bool:
    """Return whether the speaker is somebody unnamed, told by calling only: "two officials", "a nurse".

    "The minister" has a name that the reader knows, so a definite description is not anonymous.
    """
    if s.source is None or pronoun(s, whole) or named(s):
        return False
    told = words(s.source.of(whole.telling.text))
    if not told or any(w[0].isupper() for w, at in told if at.start > 0):
        return False  # "an aide to Roe" may be anybody of Roe's
    lang = whole.telling.lang
    few = numerals(lang)
    first = fold(told[0][0])
    graded = lexicon.numbers("grades", lang, "quantity")
    open_ = first in few.indefinite or first in graded or few.cardinal(first) is not None
    bodies = _words(lang, "bodies", "documents", "firms")
    head = next((fold(w) for w, _ in told if singular(fold(w)) in bodies | _words(lang, "people")), "")
    return open_ and singular(head) not in bodies


def lay(s: Statement, whole: Whole) -> bool:
    """Return whether unnamed people speak for themselves: "residents", "two parents"."""
    if s.source is None or named(s):
        return False
    told = [fold(w) for w, _ in words(s.source.of(whole.telling.text))]
    lang = whole.telling.lang
    graded = lexicon.numbers("grades", lang, "quantity")
    while told and (told[0] in graded or told[0] in numerals(lang).cardinals):
        del told[0]
    # "The tenant" is somebody whom the reader knows, "the drivers' union" a body.
    return len(told) == 1 and told[0] != singular(told[0]) and singular(told[0]) in _words(lang, "lay")


def mouthpiece(s: Statement, whole: Whole) -> bool:
    """Return whether a source is somebody who speaks for a body: "a spokesman", "the press service"."""
    told = words(s.source.of(whole.telling.text)) if s.source else []
    return any(singular(fold(w)) in _words(whole.telling.lang, "mouths") for w, _ in told)
