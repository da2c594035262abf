"""Marks of the checker that the words refute: what it takes for a change is one way of saying the same.

Figures and dates that the base bears out were not changed, a quotation that stands so in it was not
altered, German reported speech, words in quotation marks and what was only heard are nobody's own voice,
what both weigh is open in both, words of one degree are one, who denies something says that it is not so,
and a passive changes nobody's part.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from variorum import lexicon
from variorum.collate.agreement import meets
from variorum.collate.apart import differs
from variorum.collate.certainty import hedge, weighs
from variorum.collate.clauses import content
from variorum.collate.evidence import Run
from variorum.collate.hearsay import hearsay, reputed
from variorum.collate.order import in_order
from variorum.collate.polarity import akin
from variorum.collate.quantities import Quantity
from variorum.collate.restated import denied_alike, doubted_alike, negated_alike
from variorum.collate.strength import degrees
from variorum.collate.times import Point, agree, grain
from variorum.collate.tokens import Token
from variorum.collate.view import View, Whole
from variorum.collate.window import sentence_tokens
from variorum.data import Kind

# Words behind the preposition of a passive in which whoever did it is named.
NAMED = 4
# What floating point may lose of a value, and from where on two equal numbers are no chance.
EXACT, LARGE = 1e-6, 100


def excused(r: Run, view: View) -> bool:
    """Return whether a run's likeliest kind of change cannot be, by the words of both texts."""
    kind = r.kinds[0][0]
    if kind in (Kind.NUMBER, Kind.DATE):
        return _borne_out(r, view)
    if kind is Kind.QUOTE:
        return _quoted(r, view)
    if kind is Kind.VOICE:
        return reported(r.key[1][0], view.reading) or _between_marks(r, view) or _heard_alike(r, view)
    if kind is Kind.SPEAKER:
        # where the base puts it to nobody, no speaker was changed for another
        return not any(s.source or s.speaker for s in view.base.said(r.key[0]))
    if kind is Kind.STRENGTH:
        return _graded(r, view)
    if kind is Kind.CERTAINTY:
        doubted = doubted_alike(r.key[0], r.key[1][0], view.base, view.reading)
        return doubted or _weighed(r, view) or _reported(r, view)
    if kind is Kind.POLARITY:
        place = (r.key[0], r.key[1][0], r.span, view.base, view.reading)
        return denied_alike(*place) or (not view.across and negated_alike(*place))
    return kind is Kind.ROLE and not view.across and _same_parts(r, view)


def _same_parts(r: Run, view: View) -> bool:
    """Return whether who does what to whom in a run is so in the base, in its order or in a passive."""
    j = r.key[1][0]
    return in_order(r.span, j, r.key[0], view) or any(turned(i, j, view) for i in r.key[0])


def _borne_out(r: Run, view: View) -> bool:
    """Return whether a run has figures or dates, and each stands so beside it: "281 752", "forty-one" and 41.

    A small number must be of the same things where others stand by: two may have changed places. Five do not
    bear out "all five", nor two of the three points "the three points".
    """
    if any(at.overlap(r.span) for at, _ in degrees(r.key[1], view.reading)):
        return False
    times = [p for p in view.reading.points_in(r.key[1]) if p.span.overlap(r.span)]
    told = view.reading.quantities_in(r.key[1])
    figures = [q for q in told if q.core.overlap(r.span)]
    there, known = view.base.quantities_in(r.key[0]), view.base.points_in(r.key[0])
    if times and not figures and all(any(_any_day(p, b) for b in known) for p in times):
        return True
    off = figures and all(differs(q, view.reading) for q in figures)
    if off and not any(differs(b, view.base) for b in there):
        return True  # "five km/h faster than allowed" is no other speed than 30
    return bool(times or figures) and (
        all(any(grain(p) == grain(b) and agree(p, b) for b in known) for p in times)
        and all(_stood(q, told, there, view) for q in figures)
    )


def _any_day(a: Point, b: Point) -> bool:
    """Return whether one of two is a day counted from one that no text gives: "yesterday" may be Monday."""
    return any(
        x.offset is not None and x.day_of is None and (y.weekday is not None or y.day is not None)
        for x, y in ((a, b), (b, a))
    )


def _stood(q: Quantity, told: Sequence[Quantity], there: Sequence[Quantity], view: View) -> bool:
    """Return whether the base has a quantity, hedged alike, and has lost none of the same things."""
    unit = [b for b in there if b.unit == q.unit]
    hedges = (q.hedge, None) if q.hedge == "about" else (q.hedge,)  # "seven days", "about a week"
    alike = [b for b in there if b.hedge in hedges and meets(b, q)]
    same = [b for b in alike if abs(b.value - q.value) <= EXACT * q.value or _converted(b, q)]
    lost = any(b.nouns & q.nouns and not any(meets(b, x) for x in told) for b in unit)
    alone = len(unit) == len(same)
    certain = view.across or q.value >= LARGE or alone or any(b.nouns & q.nouns for b in same)
    return bool(same) and not lost and certain


def _converted(b: Quantity, q: Quantity) -> bool:
    """Return whether two measures that meet are told in two units: "24 km", "15 miles"."""
    return q.unit.startswith("measure:") and b.unit == q.unit and b.written != q.written


def _quoted(r: Run, view: View) -> bool:
    """Return whether a run lies in a quotation whose every word stands so in a quotation of the base, or
    neither its sentences nor the base's hold any.
    """
    if not view.reading.quoted(r.key[1]) and not view.base.quoted(r.key[0]):
        return True
    held = [q for q in view.reading.quotes if q.span.overlap(r.span)]
    known = {tuple(w for w, _ in q.words) for q in view.base.quotes}
    return bool(held) and all(tuple(w for w, _ in q.words) in known for q in held)


def _between_marks(r: Run, view: View) -> bool:
    """Return whether a run lies in a quotation, closed or not: there the outlet says nothing."""
    own = sentence_tokens(r.key[1][0], view.reading)
    said = [t.span for t in own if t.kind == "word" and t.span.overlap(r.span)]
    return bool(said) and any(all(q.span.holds(x) for x in said) for q in view.reading.quotes)


def reported(i: int, whole: Whole) -> bool:
    """Return whether a verb's form says, outside quotation marks, that somebody else says so: "er sei"."""
    known = lexicon.known("speech", whole.telling.lang, "reported")
    return any(
        t.fold in known and not t.capital and not any(q.span.overlap(t.span) for q in whole.quotes)
        for t in sentence_tokens(i, whole)
    )


def _heard_alike(r: Run, view: View) -> bool:
    """Return whether a run has a verb's form that says it was only heard, and the base a word of that doubt.

    "Which is alleged to have bought it" is "qui l'aurait acheté": neither is the outlet's own.
    """
    here, there = view.reading.telling.lang, view.base.telling.lang
    mine = sentence_tokens(r.key[1][0], view.reading)
    if not any(t.span.overlap(r.span) and hearsay(mine, k, here) for k, t in enumerate(mine)):
        return False
    charged = lexicon.known("hedges", there, "charged")
    rows = [sentence_tokens(i, view.base) for i in r.key[0]]
    return any(
        hearsay(ts, k, there) or reputed(ts, k, there) or t.fold in charged or hedge(t, there, "core")
        for ts in rows
        for k, t in enumerate(ts)
    )


def _graded(r: Run, view: View) -> bool:
    """Return whether each word of degree in a run has one as high in the base: "sämtliche", "alle"."""
    mine = [(at, g) for at, g in degrees((r.key[1][0],), view.reading) if at.overlap(r.span)]
    theirs = [g for _, g in degrees(view.linked_base.get(r.key[1][0], ()), view.base)]
    return bool(mine) and all(g in theirs for _, g in mine)


def _weighed(r: Run, view: View) -> bool:
    """Return whether a run tells what is weighed, and the base that it is: "considers", "prüft"."""
    lang, other = view.reading.telling.lang, view.base.telling.lang
    here = [t for t in sentence_tokens(r.key[1][0], view.reading) if t.span.overlap(r.span)]
    there = [t for i in view.linked_base.get(r.key[1][0], ()) for t in sentence_tokens(i, view.base)]
    return any(weighs(t, lang) for t in here) and any(weighs(t, other) for t in there)


def _reported(r: Run, view: View) -> bool:
    """Return whether the reading puts to somebody what the base leaves open by "allegedly" alone."""
    lang = view.base.telling.lang
    heard = lexicon.known("hedges", lang, "charged")
    open_ = {t.fold for i in r.key[0] for t in sentence_tokens(i, view.base) if hedge(t, lang)}
    said = (s for s in view.reading.said(r.key[1]) if s.source is not None)
    return bool(open_) and open_ <= heard and any(c.overlap(r.span) for s in said for c in s.content)


@dataclass(frozen=True, slots=True)
class _Passive:
    patient: frozenset[str]
    agent: frozenset[str]


def _passive(ts: Sequence[Token], lang: str) -> _Passive | None:
    """Return who had it done to him and who did it, in a sentence that says "was ... by"."""
    being, agent = lexicon.known("roles", lang, "being"), lexicon.known("roles", lang, "agent")
    k = next((n for n, t in enumerate(ts) if t.fold in being), None)
    if k is None:
        return None
    by = next((n for n in range(k + 1, len(ts)) if ts[n].fold in agent), None)
    if by is None:
        return None
    before, behind = content(ts[:k]), content(ts[by + 1 : by + 1 + NAMED])
    return _Passive(before, behind) if before and behind else None


def turned(i: int, j: int, view: View) -> bool:
    """Return whether one of two sentences tells in the passive what the other has the same doer do."""
    lang = view.reading.telling.lang
    mine, theirs = sentence_tokens(i, view.base), sentence_tokens(j, view.reading)
    for one, other in ((mine, theirs), (theirs, mine)):
        p = _passive(one, lang)
        if p is None or _passive(other, lang) is not None:
            continue
        does, suffers = (_first(stems, other) for stems in (p.agent, p.patient - p.agent))
        if does is not None and suffers is not None and does < suffers:
            return True
    return False


def _first(stems: frozenset[str], ts: Sequence[Token]) -> int | None:
    """Return the index of the first word in any form of one of these."""
    return next((n for n, t in enumerate(ts) for a in content((t,)) if any(akin(a, b) for b in stems)), None)
