"""Texts that say they are a later version of themselves: corrections and updates.

"Correction: an earlier version of this story said there were 64 dams." Such a note orders two versions of
one outlet whatever their dates say; and where it names what was wrong, whoever still has that did not draw on
the text that put it right.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from variorum.data import Alignment, Relation, Span, Telling
from variorum.lexicon import load
from variorum.stemma.names import outlet_of
from variorum.text import fold, words

# Sentences from the top among which a bracketed note of an agency stands.
HEAD = 2
# Relations of two versions of one report; a follow-up of the same outlet is told in new words.
VERSIONS = frozenset({Relation.COPY, Relation.EDIT})
_MARKS = re.compile(r"^[\W_]+")
_NUMBER = re.compile(r"\s*(\d{1,2})(?!\d)")
_PARTICULAR = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Revision:
    """What a text says of an earlier version of itself."""

    notes: tuple[Span, ...]  # the sentences that say so; none where the headline alone does
    number: int | None  # the 2 of "UPDATE 2"


@lru_cache(maxsize=2048)
def revision(telling: Telling) -> Revision | None:
    """Return what a text says of an earlier version of itself, None where it says nothing of the kind."""
    patterns = _patterns(telling.lang)
    if patterns is None:
        return None
    headline, bracket, note = patterns
    title = _bare(telling.article.title)
    titled = headline.match(title)
    found: list[Span] = []
    for i, span in enumerate(telling.sentences):
        text = telling.sentence(i)
        bracketed = i < HEAD and text.startswith(("(", "["))
        closing = i == len(telling.sentences) - 1 > HEAD and found[-1:] == [telling.sentences[i - 1]]
        # "There are 46.": what closes a text behind a note is part of it.
        if closing or note.search(fold(text)) or (bracketed and bracket.match(_bare(text))):
            found.append(span)
    if not titled and not found:
        return None
    number = _NUMBER.match(title, titled.end()) if titled else None
    return Revision(tuple(found), int(number.group(1)) if number else None)


def earlier(a: Telling, b: Telling, x: Alignment, dated: float) -> str:
    """Return how `b` shows that it is no source of `a`, being a later version of the same report; else "".

    `x` is of `a` (left) and `b`; `dated` is 1 where `b` is dated after `a`, -1 before, 0 where nobody knows.
    In what is returned {} stands for the name of `a`.
    """
    one, two = revision(a), revision(b)
    if two is None or a.lang != b.lang:
        return ""
    old = _put_right(a, b, x, two)
    if old and not (one and one.notes):
        return f"corrects what {{}} has: {old}"
    if one is not None and (one.number or 0) >= (two.number or 0):
        return ""
    outlet = outlet_of(a.article)
    if not outlet or outlet != outlet_of(b.article) or dated < 0:
        return ""
    if x.relation in VERSIONS or dated > 0:
        return "says that it is a later version, and {} is the same outlet's"
    return ""


def _put_right(a: Telling, b: Telling, x: Alignment, said: Revision) -> str:
    """Return the figure or name that `b` says was wrong and `a` has where `b` has none such; else ""."""
    wrong = [w for span in said.notes for w in _particulars(span.of(b.text))]
    if not wrong:
        return ""
    noted = set(said.notes)
    body = {
        fold(w) for i, s in enumerate(b.sentences) if s not in noted for w, _ in words(b.sentence(i))
    }
    linked = {k.left for k in x.links if b.sentences[k.right] not in noted}
    held = {fold(w) for i in linked for w, _ in words(a.sentence(i))}
    return next((w for w in wrong if fold(w) in held and fold(w) not in body), "")


def _particulars(text: str) -> list[str]:
    """Return the figures and names of a sentence, its first word aside."""
    return [w for w, _ in words(text)[1:] if _PARTICULAR.match(w) or w[0].isupper()]


def order(
    tellings: Sequence[Telling],
    pairs: Mapping[tuple[int, int], Alignment],
    dated: Mapping[tuple[int, int], float],
) -> dict[tuple[int, int], str]:
    """Return (elder, younger) of versions by what they say of themselves, with how: the younger is no source
    of the elder.
    """
    out = {}
    for (i, j), x in sorted(pairs.items()):
        how = earlier(tellings[i], tellings[j], x, dated.get((i, j), 0.0))
        if how:
            out[i, j] = how
    return {(i, j): how for (i, j), how in out.items() if (j, i) not in out}


def _bare(line: str) -> str:
    """Return a line folded, without the marks it opens with."""
    return _MARKS.sub("", fold(line))


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    """Return what stands before a headline, what opens a note in brackets, and what any other note says."""
    table = load("revisions").get(lang)
    if table is None:
        return None
    heads, versions, texts, done = (
        "|".join(re.escape(fold(x)) for x in table[k]) for k in ("heads", "versions", "texts", "done")
    )
    others = (re.escape(fold(x)) for x in table["notes"])
    said = [rf"(?:{versions})\s+(?:{texts})", rf"(?:{texts})\s+(?:{done})", *others]
    return (
        re.compile(rf"(?:{heads})(?=\s?\d{{0,2}}\s?[:|–—(-])"),
        re.compile(rf"(?:{heads})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)"),
    )
