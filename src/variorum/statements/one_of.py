"""One of several people told of: "one of them", "another", "один из трёх врачей", "the other, a driver"."""

import re
from collections.abc import Sequence

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.mention import Mention, Sort, called, label_of, region, relative
from variorum.statements.names import Name, Token, find_names, tokens
from variorum.statements.roles import Words
from variorum.text import fold

_ONE_OF = re.compile(
    r"(?:one|another|a second|a third) of (?:(?:the|its|their|his|her|our) |them\b|those\b|these\b|whom\b)",
    re.IGNORECASE,
)
_OTHER_ONE = re.compile(
    r"(?:one|another|the other|(?:a|the) (?:second|third|fourth|fifth))(?: one)?(?=$|[,;(–—-])", re.IGNORECASE
)
PRO = frozenset(("those", "one", "ones", "other", "others"))  # stand for a noun: what follows tells of whom
ONE = frozenset(("a", "an", "one"))
# "One" of several by gender, with its cases, and what stands between it and them.
_ONE_AMONG = {
    "один": ("один", "одного", "одному", "одним", "одном"),
    "одна": ("одна", "одной", "одну", "однієї", "одній", "однією"),
    "одно": ("одно",),
    "одне": ("одне",),
}
_AMONG = {"ru": ("из",), "uk": ("з", "із", "зі")}


def of_several(said: str) -> bool:
    """Return whether words begin with one of several: "another of the nurses"."""
    return _ONE_OF.match(said) is not None


def other_one(said: str, w: Words) -> str | None:
    """Return the label of "another", "a third", "" for one that tells nothing; None for other words."""
    return _ordinal(said, w) if _OTHER_ONE.fullmatch(said) else None


def another(row: Sequence[Token], w: Words) -> bool:
    """Return whether words say that somebody is not who was told of before: "another nurse"."""
    opens = lexicon.known("roles", w.lang, "another")
    return any(fold(" ".join(t.low for t in row[:n])) in opens for n in (1, 2) if n < len(row))


def one_of(
    telling: Telling, span: Span, parts: list[Span], known: frozenset[str], w: Words
) -> Mention | Span:
    """Return the mention of one of several, or else the part of a noun phrase that tells who is meant."""
    part = parts[0] if parts else span
    if partitive := _one_among(telling, part, w):
        beside = _apposition(telling, part.end, known)
        if beside is not None:
            return Mention(span=span, sort=Sort.NAME, name=beside, label=beside.text, definite=True)
        return Mention(span=part, sort=Sort.ONE_OF, label=label_of(partitive, w))
    if telling.lang == "en" and parts:
        label = other_one(part.of(telling.text), w)
        if label is not None:
            calling = [p for p in parts[1:2] if _calling(tokens(telling.text, p.start, p.end), w)]
            # "One, a driver from Karsk,"
            return calling[0] if calling else Mention(span=span, sort=Sort.ONE_OF, label=label)
    return part


def _one_among(telling: Telling, part: Span, w: Words) -> str:
    """Return "один из трёх врачей" of such words in any case, "" of others."""
    row = tokens(telling.text, part.start, part.end)
    if len(row) < 3 or row[1].low not in _AMONG.get(telling.lang, ()):
        return ""
    one = next((x for x, forms in _ONE_AMONG.items() if row[0].low in forms), "")
    return one and f"{one}{telling.text[row[0].span.end : _clause(row, w)]}"


def _apposition(telling: Telling, at: int, known: frozenset[str]) -> Name | None:
    """Return the name that stands between commas right behind a place: "одного из них, Тимура Садыкова,"."""
    if telling.text[at : at + 2] != ", ":
        return None
    k = telling.sentence_at(at)
    end = telling.sentences[k].end if k is not None else at
    found = next(iter(find_names(telling, at + 2, end, known)), None)
    if found is None or found.span.start != at + 2 or found.body or len(found.parts) == 1:
        return None
    return found if telling.text[found.span.end : found.span.end + 1] in (",", ".") else None


def _clause(row: list[Token], w: Words) -> int:
    """Return where the words of a chunk end before a relative clause."""
    return row[relative(row, w) - 1].span.end


def _ordinal(said: str, w: Words) -> str:
    """Return "a third" as it stands; "one" and "the other" say nothing by themselves."""
    return "" if said.rsplit(maxsplit=1)[-1].casefold() in PRO | {"another"} else label_of(said, w)


def _calling(row: list[Token], w: Words) -> bool:
    """Return whether a chunk tells what somebody is: "a driver from Karsk"."""
    return bool(row) and row[0].low in ONE and called(region(row, [], w)[-1].low, w)
