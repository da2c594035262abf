"""The clause of a linked sentence that its retelling lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum import lexicon
from variorum.collate.agreement import meets
from variorum.collate.certainty import hedge
from variorum.collate.clauses import Clause, length, plainly
from variorum.collate.denials import has, may_deny, pending
from variorum.collate.importance import FACT, importance
from variorum.collate.moments import unbound
from variorum.collate.names import small_words
from variorum.collate.parties import anonymous
from variorum.collate.polarity import grants
from variorum.collate.reserves import opening, reserves
from variorum.collate.restored import LEAST
from variorum.collate.silence import silent
from variorum.collate.tokens import stem, tokens
from variorum.collate.view import View, Whole, found
from variorum.collate.window import sentence_clauses
from variorum.data import Kind, Variant
from variorum.text import fold, words

# A clause of a linked sentence is gone when at most this share of its stems stands in its retelling; one that
# reserves something may hold more.
GONE = 0.34
SOME = 0.6
# Share of a clause's stems that may stand anywhere in the reading, which is another context each.
ELSEWHERE = 2 / 3
# Share of a clause that names a speaker and reports.
FRAME = 0.7
# The retelling of a sentence that lost a clause is at most this long, as a share of it.
SHORTER = 0.9
# Share of the base that must be linked for a clause left out to be worth a word, and a look: others condense.
COVERED, LOOKED = 0.75, 0.6
# A link surer than this is no chance.
SURE = 0.9
# Stems of a retelling's own, for each that it lost: from here on a clause was put in other words, and one
# that denies something may have been.
REWORDED, DENIED = 1.0, 1.2
# Lists of words that say no: for themselves, or to what somebody might do.
DENYING = ("negators", "deny_words", "against")
# How sure a lost denial or reserve is, any other clause, and one that only further evidence can tell.
WEIGHTY, PLAIN, FAINT = 0.6, 0.45, 0.3


@dataclass(frozen=True)
class Retold:
    """A sentence of the base and the sentences of the reading that it is linked to."""

    i: int
    linked: Sequence[int]
    view: View

    @property
    def text(self) -> str:
        """The sentence."""
        return self.view.base.telling.sentence(self.i)

    @property
    def lang(self) -> str:
        """The base's language."""
        return self.view.base.telling.lang

    @property
    def other(self) -> str:
        """The reading's language."""
        return self.view.reading.telling.lang

    @cached_property
    def clauses(self) -> Sequence[Clause]:
        """Its clauses."""
        return sentence_clauses(self.i, self.view.base)

    @cached_property
    def told(self) -> str:
        """The retelling."""
        return " ".join(self.view.reading.telling.sentence(j) for j in self.linked)

    @cached_property
    def near(self) -> frozenset[str]:
        """Its stems."""
        return frozenset().union(*(self.view.reading.stems_of(j) for j in self.linked))

    @cached_property
    def small(self) -> frozenset[str]:
        """Stems that are about nothing in the base's language."""
        return frozenset(stem(w) for w in small_words(self.lang))

    @cached_property
    def shorter(self) -> bool:
        """Whether the retelling is so much shorter that it may lack a clause."""
        other = self.view.reading.telling
        told = sum(length(other.sentence(j), other.lang) for j in self.linked)
        return told <= SHORTER * length(self.text, self.lang)

    @cached_property
    def reworded(self) -> float:
        """Stems of the retelling's own, for each that it lost."""
        base, there = self.view.base, self.view.linked_base
        source = frozenset().union(*(base.stems_of(k) for j in self.linked for k in there[j]))
        return len(self.near - source) / max(1, len(source - self.near))


def lost_clause(i: int, linked: Sequence[int], view: View, by: str, *, quiet: bool) -> Variant | None:
    """Return the clause of a linked sentence that its retelling lacks: one that denies or reserves, else any.

    A telling that is much shorter than its base leaves clauses out everywhere; nothing is made of those. A
    `quiet` reading tells of silences elsewhere (silence.py). What is no surer than FAINT wants more evidence.
    """
    if view.covered < LOOKED:
        return None
    r = Retold(i, linked, view)
    parts = _open_to_loss(r, quiet=quiet)
    plain = [c for c in parts if _gone(c, r)]
    sure, lost = WEIGHTY, next((c for c in parts if _weighty(c, r)), None)
    if lost is None:
        sure, lost = PLAIN, next((c for c in plain if r.shorter and r.reworded < REWORDED), None)
    if lost is None or view.covered < COVERED:
        sure, lost = FAINT, lost or next(iter(plain), None)
    if lost is None:
        return None
    reason = importance(lost.span, view.base)
    if sure <= PLAIN and (reason is None or (reason == FACT and _facts_kept(lost, r))):
        return None  # background: nobody's words, no denial, no number, no name
    note = f"left out: {reason or 'a limiting clause'}"
    return found(view, Kind.OMISSION, lost.span, None, by=by, confidence=sure, note=note)


def _open_to_loss(r: Retold, *, quiet: bool) -> Sequence[Clause]:
    """Return the clauses that may be lost: of two denials as many are told, "not the first" is "another"."""
    negators = lexicon.known("negation", r.lang, "negators")
    return [
        c
        for c in r.clauses
        if not (_keeps_no(c, r) or (quiet and silent(c.span.of(r.view.base.telling.text), r.lang)))
        and not (c.words & negators and _again(c, r))
    ]


def _weighty(c: Clause, r: Retold) -> bool:
    """Return whether a clause denies or reserves something, and its retelling nothing."""
    denial = r.reworded < DENIED and _loses_no(c, r)
    denial = denial and not (len(r.clauses) == 1 and _met(r))
    return (denial or (_kept(c, r) <= SOME and _loses_reserve(c, r))) and not _beside(c, r)


def _kept(c: Clause, r: Retold) -> float:
    """Return the share of a clause's stems, or of those that are about something, that its retelling has."""
    held = _share(c.stems, r.near)
    own = c.stems - {stem(w) for w in opening(r.lang)} - r.small
    return max(held, _share(own, r.near)) if own else held


def _share(stems: frozenset[str], near: frozenset[str]) -> float:
    return len(stems & near) / len(stems) if stems else 0.0


def _gone(c: Clause, r: Retold) -> bool:
    """Return whether a clause is lost that only says something: nothing of it stands in its retelling."""
    claim = _claim(c, r.view.base)
    if len(r.clauses) == 1 or len(claim) < LEAST:
        return False
    if _share(claim - r.small, r.near) > GONE:
        return False
    if len(claim & r.view.reading.all_stems) > ELSEWHERE * len(claim) or _figured(c, r) or _beside(c, r):
        return False
    if _said_otherwise(c, r) or (_met(r) and _all_else_frames(c, r)) or _frame(c, r.view.base):
        return False
    if c.words & lexicon.known("negation", r.lang, "negators"):
        return not (has(r.told, r.other, *DENYING) or pending(r.told, r.other))
    return True


def _met(r: Retold) -> bool:
    """Return whether a sentence is what some sentence of the reading tells: what it denies is told there, or
    its contrary is, and neither is left out.
    """
    score = r.view.scores
    return any(
        score[r.i, j] > SURE or all(score[r.i, j] >= score[k, j] for k in r.view.linked_base[j])
        for j in r.linked
    )


def _claim(c: Clause, whole: Whole) -> frozenset[str]:
    """Return what a clause is about without its word of saying, which any other may stand for."""
    cues = [p.cue for p in whole.statements if p.cue and p.cue.overlap(c.span)]
    saying = {fold(w) for x in cues for w, _ in words(x.of(whole.telling.text))}
    return c.stems - {stem(w) for w in saying}


def _said_otherwise(c: Clause, r: Retold) -> bool:
    """Return whether a clause is all that some unnamed people say, and unnamed ones speak in its retelling.

    Where nothing but this sentence is told there, "quelques riverains s'inquiètent" stands for "quelques
    habitants craignent l'afflux", though no word is the same.
    """
    base, reading = r.view.base, r.view.reading
    if any(r.view.linked_base[j] != (r.i,) for j in r.linked):
        return False
    return any(anonymous(p, reading) for p in reading.said(r.linked)) and any(
        p.cue and c.span.holds(p.cue) and all(c.span.holds(x) for x in p.content)
        for p in base.said((r.i,))
        if anonymous(p, base)
    )


def _beside(c: Clause, r: Retold) -> bool:
    """Return whether a clause that denies something is told in a sentence of its own beside its retelling."""
    mine, other = r.view.base.telling, r.view.reading.telling
    if not has(c.span.of(mine.text), mine.lang, "negators", "deny_words"):
        return False
    near = {j + d for j in r.linked for d in (-1, 1) if 0 <= j + d < len(other.sentences)} - set(r.linked)
    return any(
        not r.view.linked_base.get(j) and has(other.sentence(j), other.lang, "negators", "deny_words")
        for j in near
    )


def _figured(c: Clause, r: Retold) -> bool:
    """Return whether a clause has figures, shares or factors, and its sentence's retelling has them all."""
    mine = [
        q
        for q in r.view.base.quantities
        if c.span.holds(q.core) and (q.digits or q.unit in ("share", "factor"))
    ]
    theirs = r.view.reading.quantities_in(r.linked)
    return bool(mine) and all(any(meets(q, t) for t in theirs) for q in mine)


def _frame(c: Clause, whole: Whole) -> bool:
    """Return whether a clause is a dateline, or the words that name a speaker and report."""
    text = whole.telling.text
    first = words(c.span.of(text))[0][0]
    if len(first) > 2 and first.isupper() and whole.telling.sentence_at(c.span.start) == 0:
        return True
    spans = [x for p in whole.statements for x in (p.source, p.cue) if x]
    return sum(x.overlap(c.span) for x in spans) >= FRAME * len(c.span)


def _all_else_frames(c: Clause, r: Retold) -> bool:
    """Return whether a clause is all that its sentence tells: "The board said / that it would close"."""
    return all(p is c or _frame(p, r.view.base) for p in r.clauses)


def _loses_no(c: Clause, r: Retold) -> bool:
    """Return whether a clause says that something is not so, and its retelling has no word that could."""
    text = c.span.of(r.view.base.telling.text)
    if grants(tokens(text, 0, r.lang), r.lang):
        return False
    if not c.stems or not unbound(text, r.lang) & c.words & lexicon.known("negation", r.lang, "negators"):
        return False  # "he sees it otherwise, not so:" says nothing, "not before May" denies nothing
    if has(r.told, r.other, *DENYING) or (_leaves_open(c, r.other) and _open(r.told, r.other)):
        return False
    open_ = lexicon.known("hedges", r.lang, "core_phrases")
    if any(p in " ".join(fold(w) for w, _ in words(text)) for p in open_):
        return not any(hedge(t, r.other) for t in tokens(r.told, 0, r.other))  # "not ruled out" told as "may"
    return not may_deny(r.told, r.other)


def _again(c: Clause, r: Retold) -> bool:
    """Return whether "not the first one" is told as "another", "once before", "already"."""
    first = lexicon.folded("negation", r.lang, "first")
    again = lexicon.known("negation", r.other, "again")
    here = [fold(w) for w, _ in words(c.span.of(r.view.base.telling.text))]
    return any(w.startswith(first) for w in here) and any(fold(w) in again for w, _ in words(r.told))


def _facts_kept(c: Clause, r: Retold) -> bool:
    """Return whether the names and numbers of a clause stand in its sentence's retelling."""
    base, reading = r.view.base, r.view.reading
    told = frozenset().union(*(reading.words_of(j) for j in r.linked))
    names = [n for n in base.names if c.span.holds(n.span)]
    numbers = [q for q in base.quantities if c.span.holds(q.span)]
    values = reading.quantities_in(r.linked)
    return all(any(w in told for w in n.words) for n in names) and all(
        any(meets(q, t) for t in values) for q in numbers
    )


def _keeps_no(c: Clause, r: Retold) -> bool:
    """Return whether a clause says that something is not so, and its sentence's retelling denies as often.

    Behind "though" a word of denying says so, too: "though she denied it" may be a sentence of its own.
    """
    keys = ("negators", "deny_words") if reserves(c, r.view.base) else ("negators",)
    known = lexicon.known("negation", r.lang, *keys)
    return bool(c.words & known) and _denials(r.told, r.lang) >= _denials(r.text, r.lang)


def _denials(text: str, lang: str) -> int:
    return sum(has(w, lang, "negators", "deny_words") for w in plainly(text))


def _leaves_open(c: Clause, lang: str) -> bool:
    """Return whether what a clause says no to is a no: "did not rule out"."""
    first = lexicon.folded("negation", lang, "excluding")
    return any(w.startswith(first) for w in c.words)


def _open(told: str, lang: str) -> bool:
    """Return whether a retelling leaves something open: "may", "whether"."""
    known = lexicon.known("hedges", lang, "modals", "conditions")
    return any(fold(w) in known for w, _ in words(told))


def _loses_reserve(c: Clause, r: Retold) -> bool:
    """Return whether a clause opens with a condition or a contrast, and its retelling has none."""
    if not reserves(c, r.view.base):
        return False
    conditions = lexicon.known("hedges", r.other, "conditions")
    others = lexicon.known("negation", r.other, "contrast", "pairing")  # "but", "won without a majority"
    row = plainly(r.told)
    so = lexicon.known("negation", r.other, "so")  # "in which case"
    return (conditions | others).isdisjoint(row) and not any(f" {p} " in f" {' '.join(row)} " for p in so)
