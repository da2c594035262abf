"""Who did it to whom, told by pronouns alone: "she informed him" as "he informed her".

In languages whose pronouns tell who does something from those to whom it is done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_clauses, sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "pronominal@1"
# Stems that two clauses must share to tell of one deed, and the share of the longer one's: who gives it to
# somebody is not who gets it.
LEAST, SAME = 2, 0.75
# Of whom each pair of lists is: who does it, and to whom.
PAIRS = (("he_does", "to_her"), ("she_does", "to_him"))


@dataclass(frozen=True, slots=True)
class _Deed:
    """What one does to another in a clause."""

    pair: int  # whether he does it to her, or she to him: a place in PAIRS
    stems: frozenset[str]
    span: Span  # of the two pronouns and what stands between


def pronominal(bead: Bead, view: View) -> Sequence[Variant]:
    """Return deeds of the base that the reading has turned round, where neither text has both ways."""
    if view.across:
        return ()
    base = [d for i in bead.base for d in view.base.each(_deeds, i)]
    reading = [d for j in bead.reading for d in view.reading.each(_deeds, j)] if base else []
    for b in reading:
        a = next((a for a in base if a.pair != b.pair and _same(a, b)), None)
        both = a is not None and (
            any(x.pair == b.pair and _same(x, b) for x in base)
            or any(x.pair == a.pair and _same(x, a) for x in reading)
        )
        if a is not None and not both:
            return [found(view, Kind.ROLE, a.span, b.span, by=BY, confidence=0.75)]
    return ()


def _same(a: _Deed, b: _Deed) -> bool:
    return len(a.stems & b.stems) >= max(LEAST, SAME * max(len(a.stems), len(b.stems)))


def _deeds(i: int, whole: Whole) -> Iterator[_Deed]:
    """Yield what one does to another in the clauses of a sentence that leave no doubt of it."""
    lang, ts = whole.telling.lang, sentence_tokens(i, whole)
    for clause in sentence_clauses(i, whole):
        own = [t for t in ts if clause.span.holds(t.span)]
        ways = [(n, *at) for n, keys in enumerate(PAIRS) if (at := _pair(own, keys, lang)) is not None]
        if len(ways) == 1:
            n, k, m = ways[0]
            first, last = sorted((k, m))
            stems = content([t for x, t in enumerate(own) if x not in (k, m)])
            yield _Deed(n, stems, Span(own[first].span.start, own[last].span.end))


def _pair(ts: Sequence[Token], keys: tuple[str, str], lang: str) -> tuple[int, int] | None:
    """Return the places of who does something and of whom it is done to, if both are there."""
    does, done = (lexicon.known("roles", lang, key) for key in keys)
    who = [k for k, t in enumerate(ts) if t.fold in does]
    whom = [k for k, t in enumerate(ts) if t.fold in done and not _other(ts, k, lang)]
    return (who[-1], whom[0]) if who and len(whom) == 1 else None


def _other(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether a pronoun is of whom something is, or of who does it: "her team", "by her"."""
    if k > 0 and ts[k - 1].fold in lexicon.known("roles", lang, "agent"):
        return True
    leads = lexicon.known("roles", lang, "leads", "adverbs", "places")
    after = ts[k + 1 : k + 2]
    return ts[k].fold == "her" and any(t.kind == "word" and t.fold not in leads for t in after)
