"""Who did it to whom: two parties that changed places round the same words, or round the same verb."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from variorum import lexicon
from variorum.collate.names import Name, end_alike, share_word
from variorum.collate.tokens import Token, stem
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "roles@3"
# Words between two parties that say what one does to the other: further apart they are in other clauses.
APART = 9
LEAST = 2
# Words between a verb and either of its parties.
CLOSE = 4


@dataclass(frozen=True, slots=True)
class _Party:
    """Somebody or something that acts: a name or a common noun for people and bodies, and its place."""

    words: tuple[str, ...]
    first: int
    last: int  # index after its last token


@dataclass(frozen=True, slots=True)
class _Act:
    """What one party does to another."""

    agent: _Party
    verb: tuple[str, str]  # its stem, and the preposition that follows it
    patient: _Party
    span: Span


class _Pair(NamedTuple):
    """Two names that stand next to one another, and the stems of the words between them."""

    first: Name
    second: Name
    between: tuple[str, ...]
    span: Span


def roles(bead: Bead, view: View) -> Sequence[Variant]:
    """Return pairs of names that stand round the same words in the other order.

    Active and passive are told apart by the words between: only where nearly all of them are the same, in
    the same order, is it a swap.
    """
    if view.across:
        return ()
    out = []
    base = [p for i in bead.base for p in _pairs(i, view.base)]
    for j in bead.reading:
        for b in _pairs(j, view.reading):
            for a in base:
                if _swapped(a, b) and not any(_same_order(x, b) for x in base):
                    out.append(found(view, Kind.ROLE, a.span, b.span, by=BY, confidence=0.75))
                    break
    return out[:1] or _turned(_acts, bead, view) or _turned(_beside_pronoun, bead, view)


def _turned(read: Callable[[int, Whole], Iterator[_Act]], bead: Bead, view: View) -> list[Variant]:
    """Return what one party does to another in the base, and that other to the first in the reading."""
    base = [x for i in bead.base for x in read(i, view.base)]
    reading = [x for j in bead.reading for x in read(j, view.reading)] if base else []
    for b in reading:
        for a in base:
            if a.verb != b.verb or not (_one(a.agent, b.patient) and _one(a.patient, b.agent)):
                continue
            if not (_does(a, reading) or _does(b, base) or _one(a.agent, a.patient)):
                return [found(view, Kind.ROLE, a.span, b.span, by=BY, confidence=0.75)]
    return []


def _beside_pronoun(i: int, whole: Whole) -> Iterator[_Act]:
    """Yield what a pronoun does to a name or a name to a pronoun, no word but the verb between them:
    "he thanked Roe", "Roe thanked him".
    """
    words = _Words.of(whole.telling.lang)
    if not words.objects:
        return
    ts = sentence_tokens(i, whole)
    for p in _parties(i, ts, whole, words):
        if not ts[p.first].name:
            continue
        if p.first > 1 and ts[p.first - 2].fold in words.subjects and _verb(ts[p.first - 1], words):
            who = _Party((ts[p.first - 2].fold,), p.first - 2, p.first - 1)
            span = Span(ts[who.first].span.start, ts[p.last - 1].span.end)
            yield _Act(who, (stem(ts[p.first - 1].fold), ""), p, span)
        k = p.last
        him = words.objects.get(ts[k + 1].fold) if k + 1 < len(ts) and _verb(ts[k], words) else None
        if him is not None:
            if k + 2 < len(ts) and ts[k + 2].kind == "word" and ts[k + 2].fold not in words.leads:
                continue  # "thanked her team"
            span = Span(ts[p.first].span.start, ts[k + 1].span.end)
            yield _Act(p, (stem(ts[k].fold), ""), _Party((him,), k + 1, k + 2), span)


def _does(x: _Act, acts: Sequence[_Act]) -> bool:
    return any(
        a.verb[0] == x.verb[0] and _one(a.agent, x.agent) and _one(a.patient, x.patient) for a in acts
    )


def _one(a: _Party, b: _Party) -> bool:
    return share_word(a.words, b.words)


def _acts(i: int, whole: Whole) -> Iterator[_Act]:
    """Yield who does what to whom in a sentence, passives turned round."""
    words = _Words.of(whole.telling.lang)
    ts = sentence_tokens(i, whole)
    parties = _told_as_one(_parties(i, ts, whole, words), ts, words)
    for a, b in pairwise(parties):
        beside = ts[a.last].fold == "," and any(t.fold == "," for t in ts[a.first : a.last])
        between = ts[a.last + beside : b.first]  # "Brandvold, a columnist, has sued"
        if any(t.kind == "stop" for t in between):
            continue
        verbs = [k for k, t in enumerate(between) if _verb(t, words)]
        if len(verbs) != 1:
            continue
        k = verbs[0]
        if k > CLOSE or len(between) - k - 1 > CLOSE or between[k].fold in words.mutual:
            continue
        after = next((t.fold for t in between[k + 1 :] if t.fold in words.leads), "")
        span = Span(ts[a.first].span.start, ts[b.last - 1].span.end)
        verb = stem(between[k].fold)
        if any(t.fold in words.being for t in between[:k]) and not between[k].fold.endswith(words.going):
            if after == words.by:
                yield _Act(b, (verb, ""), a, span)
        else:
            yield _Act(a, (verb, after), b, span)


@dataclass(frozen=True, slots=True)
class _Words:
    small: frozenset[str]
    idle: frozenset[str]  # what is neither party nor verb
    parties: frozenset[str]
    mutual: frozenset[str]
    leads: frozenset[str]
    being: frozenset[str]
    by: str
    going: tuple[str, ...]  # endings of a verb that is no passive behind "is": "is buying"
    within: frozenset[str]  # what may stand between two names of one party
    subjects: frozenset[str]
    objects: Mapping[str, str]  # pronoun that something is done to -> the same one as it does something

    @staticmethod
    @lru_cache(maxsize=16)
    def of(lang: str) -> "_Words":
        roles, speech = partial(lexicon.known, "roles", lang), partial(lexicon.known, "speech", lang)
        row = partial(lexicon.folded, "roles", lang)
        return _Words(
            small=roles("small", "before", "ranks"),
            idle=speech("helpers", "that", "joins") | (speech("verbs", "manner") - roles("transitive")),
            parties=roles("people", "bodies", "firms"),
            mutual=roles("mutual"),
            leads=roles("leads"),
            being=roles("being"),
            by=next(iter(row("agent")), ""),
            going=row("going"),
            within=roles("determiners", "within") | {","},
            subjects=roles("subjects"),
            objects=dict(zip(row("objects"), row("subjects"), strict=True)),
        )


def _verb(t: Token, words: _Words) -> bool:
    return t.kind == "word" and len(t.fold) > 2 and t.fold not in words.small | words.idle


def _told_as_one(parties: Sequence[_Party], ts: Sequence[Token], words: _Words) -> list[_Party]:
    """Return parties with the names for one made one: "the maker, Benvic Pharma", "the port of Dallow"."""
    out: list[_Party] = []
    for p in parties:
        if out and p.first - out[-1].last < CLOSE and all(
            t.fold in words.within for t in ts[out[-1].last : p.first]
        ):
            out[-1] = _Party((*out[-1].words, *p.words), out[-1].first, p.last)
        else:
            out.append(p)
    return out


def _parties(i: int, ts: Sequence[Token], whole: Whole, words: _Words) -> list[_Party]:
    out: list[_Party] = []
    names = whole.names_in((i,))
    k = 0
    while k < len(ts):
        n = next((x for x in names if x.span.overlap(ts[k].span)), None)
        if n is None and k == 0 and ts[0].name and len(ts) > 1 and _verb(ts[1], words):
            out.append(_Party((ts[0].fold,), 0, 1))  # a name that stands nowhere else
            k = 1
            continue
        if n is not None:
            last = k
            while last < len(ts) and n.span.overlap(ts[last].span):
                last += 1
            out.append(_Party(n.words, k, last))
            k = last
            continue
        word = ts[k].fold.removesuffix("s")
        if ts[k].kind == "word" and (ts[k].fold in words.parties or word in words.parties):
            out.append(_Party((word,), k, k + 1))
        k += 1
    return out


def _pairs(i: int, whole: Whole) -> list[_Pair]:
    here = [n for n in whole.names_in((i,)) if whole.telling.sentences[i].holds(n.span)]
    ts = sentence_tokens(i, whole)
    out = []
    for a, b in pairwise(here):
        between = tuple(
            stem(t.fold)
            for t in ts
            if t.kind == "word" and a.span.end <= t.span.start and t.span.end <= b.span.start
        )
        if LEAST <= len(between) <= APART:
            out.append(_Pair(a, b, between, Span(a.span.start, b.span.end)))
    return out


def _swapped(a: _Pair, b: _Pair) -> bool:
    turned = end_alike(a.first, b.second) and end_alike(a.second, b.first)
    return turned and a.between == b.between and not end_alike(a.first, a.second)


def _same_order(a: _Pair, b: _Pair) -> bool:
    return end_alike(a.first, b.first) and end_alike(a.second, b.second)
