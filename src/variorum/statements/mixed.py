"""What the grammar mends in the tagger's findings: the source it left out, or cut short.

Whole statements the grammar alone finds are not added, but one sort: beside a trained tagger they cost
more precision than they bring recall (measured on RETOLD by fold).
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from variorum.data import Span
from variorum.statements.pieces import Speech
from variorum.statements.raw import Raw

_HEARER = 5  # words to whom a question is put, and the one that opens it
_MARKS = frozenset("\"“„«‘'”»’")
_PIECES = 2  # into which a statement is torn: who says it and what
_SHARED = 0.8  # of a content's characters, to be another's source or content
_OPENS = 8  # characters of "that" and what is around it
_AROUND = 6  # findings of the grammar on either side that one of the tagger's is held against


def blend(
    text: str, found: Sequence[Raw], ruled: Sequence[Raw], speech: Speech, bare: Sequence[Raw] = ()
) -> list[Raw]:
    """Return the tagger's raw statements, sources mended by those of the rules, in order of place.

    What the tagger passes over and the rules are sure of is added: who asked whether something is so, and
    whom a preposition tells it by ("nach Ansicht von Vale"); and `bare` verbs that open their sentence.
    """
    rules = sorted((*ruled, *bare), key=_place)
    starts = [_place(r) for r in rules]
    cues = frozenset(r.cue.start for r in found if r.cue is not None)
    sure = [r for r in rules if _asks(text, r, speech.questions) or _according(text, r, speech)]
    sure += bare
    quotes = _quotations(rules, text)
    found = _whole(text, _mended(_first_said(found, quotes), rules, starts), rules, starts, speech)
    held = sorted((x for r in found for x in (r.cue, *r.contents) if x is not None), key=lambda x: x.start)
    begins = [x.start for x in held]
    new = [r for r in sure if not _touched(r, held, begins)]
    new += _inner(text, found, rules, starts, speech)
    sourced = (_sourced(raw, rules, starts, cues) for raw in found)
    told = (_saying(text, raw, rules, starts, speech) for raw in sourced)
    return sorted((*told, *new), key=_place)


def _quotations(rules: Sequence[Raw], text: str) -> list[Raw]:
    """Return what the rules found of words in quotation marks and nothing else, in order of place."""
    own = (r for r in rules if r.source is not None and r.cue is not None and len(r.contents) == 1)
    return [r for r in own if {text[r.contents[0].start], text[r.contents[0].end - 1]} <= _MARKS]


def _first_said(found: Sequence[Raw], quotes: Sequence[Raw]) -> list[Raw]:
    """Return raw statements, a quotation put to who says it where they put it to who passes it on, with
    source and cue for a part of what is said: "“No,” Vale told the court, | according to | Karsk Radio".
    """
    starts = [_place(r) for r in quotes]
    out, parts = [], []
    for raw in found:
        first, last = raw.contents[0].start, raw.contents[-1].end
        passed = raw.source is not None and raw.cue is not None and raw.cue.start >= last
        near = quotes[bisect_left(starts, first) : bisect_left(starts, last)] if passed else ()
        own = next((r for r in near[:_AROUND] if _held_by(r, raw)), None)
        if own is None:
            out.append(raw)
        else:
            parts += [x for x in (own.source, own.cue) if x is not None]
            out.append(replace(own, score=raw.score))
    return [r for r in out if not all(any(p.holds(c) for p in parts) for c in r.contents)] if parts else out


def _mended(found: Sequence[Raw], rules: Sequence[Raw], starts: Sequence[int]) -> list[Raw]:
    """Return raw statements, one that was torn at its verb whole again and its subject's: "A spokesman |
    later said | it was late, according to Karsk Radio" with both pieces put to who passes it on.
    """
    of: dict[Span, list[Raw]] = {}
    for raw in found:
        if raw.cue is not None and raw.source is not None:
            of.setdefault(raw.cue, []).append(raw)
    gone: dict[int, Raw | None] = {}
    for cue, row in of.items():
        if len(row) != _PIECES:
            continue
        subject, said = sorted(row, key=_place)
        i = bisect_left(starts, _place(said))
        for rule in rules[max(0, i - _AROUND) : i + _AROUND]:
            if rule.source is not None and rule.cue is not None and _tears(rule, subject, said, cue):
                gone |= {id(subject): None, id(said): replace(rule, score=said.score)}
                break
    kept = (gone.get(id(r), r) for r in found)
    return [r for r in kept if r is not None]


def _saying(text: str, raw: Raw, rules: Sequence[Raw], starts: Sequence[int], speech: Speech) -> Raw:
    """Return a statement with what the rules find that its cue tells, where the words for whoever says it
    were taken for what is said: "The board | says it will pay".
    """
    i, first = bisect_left(starts, _place(raw)), raw.contents[0]
    named = raw.source is not None and not raw.source.overlap(first)
    if raw.cue is None or raw.cue.start < first.end or named:
        return raw
    passive = not speech.passive.isdisjoint(raw.cue.of(text).casefold().split())
    near = rules[max(0, i - _AROUND) : i + _AROUND] if len(raw.contents) == 1 and not passive else ()
    for rule in near:
        same = rule.cue is not None and rule.cue.overlap(raw.cue)
        if same and rule.source is not None and rule.source.overlap(first) == len(first):
            return replace(raw, source=rule.source, contents=rule.contents)
    return raw


def _inner(
    text: str, found: Sequence[Raw], rules: Sequence[Raw], starts: Sequence[int], speech: Speech
) -> list[Raw]:
    """Return what somebody says in a statement that is passed on by a preposition behind it, and that the
    tagger has no cue in: "Vale told a committee that it was late, | according to | Karsk Radio".
    """
    cues = [r.cue for r in found if r.cue is not None]
    out = []
    for raw in found:
        first = raw.contents[0]
        words = tuple(raw.cue.of(text).casefold().split()) if raw.cue is not None else ()
        if words not in speech.according or len(raw.contents) > 1 or (raw.cue or first).start < first.end:
            continue
        i = bisect_left(starts, first.start)
        for rule in rules[max(0, i - _AROUND) : i + _AROUND]:
            if rule.source is None or rule.cue is None or len(rule.contents) > 1:
                continue
            whole = rule.source.start == first.start and abs(rule.contents[0].end - first.end) <= 1
            own = not any(rule.cue.overlap(c) for c in cues)
            if whole and own and rule.cue.end <= rule.contents[0].start:
                out.append(rule)
                break
    return out


def _tears(rule: Raw, subject: Raw, said: Raw, cue: Span) -> bool:
    """Return whether two contents of one cue behind them are the source and the content of another."""
    one, two = subject.contents[0], said.contents[0]
    parts = len(rule.contents) == len(subject.contents) == len(said.contents) == 1
    if not parts or rule.source is None or rule.cue is None or cue.start < two.end:
        return False
    between = one.end <= rule.cue.start and rule.cue.end <= two.start + _OPENS
    named = rule.source.overlap(one) >= _SHARED * len(one)
    return between and named and rule.contents[0].overlap(two) >= _SHARED * len(two)


def _held_by(rule: Raw, raw: Raw) -> bool:
    """Return whether a quotation with its source and cue stands before the source and cue of a statement that
    holds the quotation.
    """
    if rule.source is None or rule.cue is None or raw.source is None or raw.cue is None:
        return False
    before = max(rule.source.end, rule.cue.end, rule.contents[0].end)
    own = any(c.holds(rule.contents[0]) for c in raw.contents)
    return own and before <= min(raw.source.start, raw.cue.start)


def _whole(
    text: str, found: Sequence[Raw], rules: Sequence[Raw], starts: Sequence[int], speech: Speech
) -> list[Raw]:
    """Return raw statements, those of a clause that only says when or if with what then is: "said that | when
    it rains |, the bridge is closed".
    """
    held = sorted((x for r in found for x in (r.cue, *r.contents) if x is not None), key=lambda x: x.start)
    begins = [x.start for x in held]
    out = []
    for raw in found:
        first = raw.contents[0]
        hangs = raw.cue is not None and len(raw.contents) == 1 and text[first.end : first.end + 1] == ","
        if hangs and _lesser(first.of(text), speech):
            i, free = bisect_left(starts, first.start), bisect_left(begins, first.end)
            for rule in rules[max(0, i - _AROUND) : i + _AROUND]:
                one = rule.contents[0]
                same = rule.cue is not None and raw.cue is not None and rule.cue.overlap(raw.cue)
                more = one.start <= first.start + _OPENS and one.overlap(first) and one.end > first.end
                taken = free < len(held) and held[free].start < one.end
                if same and more and len(rule.contents) == 1 and not taken:
                    raw = replace(raw, contents=rule.contents)  # noqa: PLW2901
                    break
        out.append(raw)
    return out


def _lesser(content: str, speech: Speech) -> bool:
    """Return whether a content opens with a word of time or condition, "that" aside."""
    words = content.casefold().split()
    words = words[words[0] in speech.clauses | {"that"} :] if words else words
    return any(tuple(words[: len(x)]) == x for x in speech.lesser)


def _asks(text: str, raw: Raw, questions: Collection[str]) -> bool:
    """Return whether a question stands behind a cue and to whom it is put: "asked him whether"."""
    if raw.source is None or raw.cue is None or len(raw.contents) != 1:
        return False
    between = text[raw.cue.end : raw.contents[0].start].split()
    return 1 < len(between) <= _HEARER and between[-1].casefold() in questions


def _according(text: str, raw: Raw, speech: Speech) -> bool:
    """Return whether its cue is a preposition of several words: "according to", "nach Meinung"."""
    words = tuple(raw.cue.of(text).casefold().split()) if raw.cue is not None else ()
    return raw.source is not None and len(words) > 1 and words in speech.according


def _touched(raw: Raw, held: Sequence[Span], begins: Sequence[int]) -> bool:
    """Return whether anything of a statement is part of another already."""
    whole = Span(min(x.start for x in (raw.cue, *raw.contents) if x is not None), raw.contents[-1].end)
    i = bisect_left(begins, whole.end)
    return any(x.end > whole.start for x in held[max(0, i - _AROUND) : i])


def _place(raw: Raw) -> int:
    return min(c.start for c in raw.contents)


def _sourced(raw: Raw, rules: Sequence[Raw], starts: Sequence[int], cues: Collection[int]) -> Raw:
    """Return a statement with the source the grammar gives its cue, if it has none of its own or one
    that lacks its end: "two people with knowledge of". What goes on with the verb of another cue (the
    first places of all are `cues`) is no end it lacks: "Vale | rejected the claims, saying ...". Words that
    one says and another passes on are the first one's: "“No,” Vale told the court, Karsk Radio reported".
    """
    i = bisect_left(starts, _place(raw))
    for rule in rules[max(0, i - _AROUND) : i + _AROUND]:
        if raw.cue is None:
            shared = sum(a.overlap(b) for a in rule.contents for b in raw.contents)
            if raw.source is None and 2 * shared >= sum(map(len, raw.contents)):
                return replace(raw, source=rule.source, cue=rule.cue)
            continue
        if rule.cue is None or rule.source is None:
            continue
        if _nearer(rule, raw):
            return replace(raw, source=rule.source, cue=rule.cue)
        if not rule.cue.overlap(raw.cue):
            continue
        fuller = raw.source is None or (
            rule.source.start == raw.source.start and rule.source.end > raw.source.end
        )
        verb = raw.source is not None and raw.source.end + 1 in cues
        if fuller and not verb and not any(rule.source.overlap(c) for c in raw.contents):
            return replace(raw, source=rule.source)
    return raw


def _nearer(rule: Raw, raw: Raw) -> bool:
    """Return whether a rule finds source and cue between words and those the tagger puts them to."""
    if raw.cue is None or raw.source is None or len(raw.contents) > 1:
        return False
    own = raw.contents[0]
    behind, before = own.end, min(raw.cue.start, raw.source.start)
    between = all(x is not None and behind <= x.start and x.end <= before for x in (rule.source, rule.cue))
    return between and any(c.overlap(own) for c in rule.contents)
