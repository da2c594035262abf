"""A mention taken apart, and the parts of the noun phrase that it is."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from variorum import lexicon
from variorum.data import Span
from variorum.statements.names import Name, Token
from variorum.statements.roles import Words, singular
from variorum.text import squeeze


class Sort(StrEnum):
    """What sort of mention it is."""

    NAME = "name"
    OFFICE = "office"  # one person by office, age or calling
    BODY = "body"
    DOCUMENT = "document"
    GROUP = "group"  # several people
    PRONOUN = "pronoun"
    ONE_OF = "one of"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mention taken apart."""

    span: Span
    sort: Sort
    name: Name | None = None
    head: str = ""  # the noun, lower case, singular
    plain: str = ""  # the noun as it stands
    marks: frozenset[str] = frozenset()  # the other content words, lower case
    age: int | None = None
    count: int | None = None
    share: bool = False  # of several: "a third of voters"
    pronoun: str = ""  # for PRONOUN, and the possessor of "her office"
    inner: Span | None = None  # a possessor without a name: "the bank" of "the bank's reckoning"
    owner: Name | None = None  # the possessor, or whoever a document is by
    joined: tuple[Name, ...] = ()  # of several who speak together by name: "Kyiv and Moscow"
    definite: bool = False
    other: bool = False  # than who was told of before: "another nurse"
    label: str = ""  # the noun phrase without its article, as it stands
    between: tuple[str, ...] = ()  # the words from the possessor to the noun
    tail: Span | None = (
        None  # what a preposition adds by description: "the ministry" of "officials at the ministry"
    )


def label_of(text: str, w: Words, *, lower: bool = False, whole: bool = False) -> str:
    """Return a noun phrase without its article, "One" made lower case, with `lower` any first word.

    With `whole` its first word is its noun and stays: "those who fish there".
    """
    text = squeeze(text).strip(" ,;:-–—\"“”'‘’")
    text = _OWNING.sub("", text)  # "the club's" alone is the club
    first, _, rest = text.partition(" ")
    if rest and first.casefold() in _OTHERS:
        text = rest  # "other officials" are officials
        first, _, rest = text.partition(" ")
    alone = first.casefold() == "those" and rest.partition(" ")[0].endswith(("ed", "ing"))
    if (
        rest
        and not (whole or alone)
        and first.casefold() in w.determiners
        and first.casefold() not in ("a", "an", "some", "same", "such")
    ):
        text = rest
    elif first.casefold() in w.small or (first[:1].isupper() and not first.isupper()):
        low = first.casefold()
        nouns = w.generic and w.compounds  # German: a noun keeps its capital
        if nouns and low not in w.small:
            return text
        paired = rest.startswith("and ") and rest[4:5].isupper()
        if paired or (low in w.places and rest[:1].isupper()) or (first.isupper() and len(first) > 1):
            return text  # "Karsk and Dvorin officials", "South Korean officials", "US officials"
        if lower or low in w.small or low in w.people or low in w.bodies or singular(low) in w.people:
            text = low + (" " + rest if rest else "")
    return text + "»" * (text.count("«") - text.count("»"))  # the mark that closes a name in it is its own


_OTHERS = frozenset(("other", "andere", "autres", "otros", "otras", "altri", "altre", "другие", "інші"))
_OWNING = re.compile(r"(?<=[a-z]{3})['’]s$")
_PARTED = re.compile(r"\s*(?:[;:()\[\]]|(?<!\d),|,(?!\d))\s*|\s+[-–—]\s+")


def chunks(text: str, span: Span) -> list[Span]:
    """Return the parts of a noun phrase between commas, dashes and brackets; "74,3%" is one number."""
    out, at = [], span.start
    for m in _PARTED.finditer(text[span.start : span.end]):
        if at < span.start + m.start():
            out.append(Span(at, span.start + m.start()))
        at = span.start + m.end()
    if at < span.end:
        out.append(Span(at, span.end))
    return out


def relative(row: list[Token], w: Words) -> int:
    """Return where a relative clause in a chunk begins, its length where there is none."""
    return next((i for i, t in enumerate(row) if i and t.low in w.who), len(row))


# What says with a preposition of what rank an office is: "le procureur en chef", "el fiscal en jefe".
_RANKED = {"en": (["chef"], ["exercice"], ["jefe"], ["funciones"]), "in": (["capo"],)}


_JOINS = frozenset(("and", "und", "sowie", "et", "y", "e"))


def both(row: list[Token], w: Words) -> bool:
    """Return whether two noun phrases are joined, each with its article: "the police and the mayor"."""
    return any(a.low in _JOINS and b.low in w.determiners and k for k, (a, b) in enumerate(pairwise(row)))


def region(row: list[Token], names: list[Name], w: Words) -> list[Token]:
    """Return the tokens of a chunk up to the first preposition, relative or verb outside a name."""
    listing = lexicon.known("roles", w.lang, "listing")
    for i, t in enumerate(row):
        inside = any((n.span.start if n.lead < 0 else n.lead) <= t.span.start < n.span.end for n in names)
        participle = i > 1 and t.low.endswith(("ing", "ed")) and t is not row[-1]
        done = i > 0 and t.low.endswith("ed") and [x.low for x in row[i + 1 : i + 2]] == ["by"]
        acts = done or (participle and (called(row[i - 1].low, w) or row[i - 1].low in w.documents))
        ranked = [x.low for x in row[i + 1 : i + 2]] in _RANKED.get(t.low, ())
        joined = i > 1 and both(row[i - 2 : i + 1], w)  # "die Feuerwehr und | die Polizei"
        breaks = t.low in w.breaks or t.low in listing or acts
        if i and breaks and not (inside or ranked or joined or t.capital):
            return row[:i]  # "the mission | monitoring the truce", "a trial | run by", "groups | like Vale"
    return row


def called(low: str, w: Words) -> bool:
    """Return whether a word is what people or bodies are called."""
    return low in w.people or low in w.bodies or singular(low) in w.people


def owning(names: list[Name], row: list[Token], k: int) -> Name | None:
    """Return the possessor; none in what says who did it: "a trial | run by Vale's board"."""
    acted = [t.low for t in row[k + 1 : k + 2]] == ["by"]
    return next((n for n in names if n.owns and not acted), None)


def held(row: list[Token], head: list[Token], names: list[Name]) -> Span | None:
    """Return the possessor that is no name: "the bank" of "the bank's reckoning"."""
    inside = [n.span for n in names]
    held = next(
        (t for t in head[:-1] if t.owns and not any(n.start <= t.span.start < n.end for n in inside)), None
    )
    return Span(row[0].span.start, held.span.start + len(held.bare)) if held is not None else None
