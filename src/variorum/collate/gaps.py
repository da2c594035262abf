"""What the reading left out, and what it put in: sentences and clauses with no counterpart anywhere."""

import re
from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.agreement import meets
from variorum.collate.announced import announced
from variorum.collate.certainty import hedge
from variorum.collate.clauses import Clause, clauses, length, plainly
from variorum.collate.denials import has, may_deny, pending, told_elsewhere
from variorum.collate.moments import unbound
from variorum.collate.names import neighbours, same_name, same_word, small_words
from variorum.collate.numbers import counts
from variorum.collate.parties import anonymous
from variorum.collate.polarity import grants
from variorum.collate.silence import kept_silent, silent
from variorum.collate.tokens import stem, tokens
from variorum.collate.view import View, Whole, found
from variorum.data import Kind, Span, Telling, Variant
from variorum.revision import revision
from variorum.text import fold, words

BY = "gaps@6"
_MAIL = re.compile(r"\S@\w[\w-]*\.\w")
# Share of a sentence's stems that stand together in one stretch of the other text: it is there, unlinked.
RESTORED = 0.6
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
# Share of the base that must be linked for a clause left out to be worth a word: others condense.
COVERED = 0.75
# A link at most this sure, between sentences with this share of stems in common, may be chance.
UNSURE = 0.9
CHANCE = 0.25
# Stems of a retelling's own, for each that it lost: from here on a clause was put in other words, and one
# that denies something may have been.
REWORDED, DENIED = 1.0, 1.2
# Fewer stems than this say nothing about whether a clause is there, nor fewer words anything at all.
LEAST = 3
# Letters of the longest word that stands before the one that opens a clause: "and if", "even if".
JOINER = 4
# Share of a sentence's stems that a base sentence must hold to be its likely source, though no link says so.
LIKE = 0.2
# Lists of words that say no: for themselves, or to what somebody might do.
DENYING = ("negators", "deny_words", "against")
# Fewer words than this make a headline, a credit or a flourish, no claim.
SENTENCE = 7
FACT, DENIAL = "a fact with a number or a name", "a denial"
_WORD = re.compile(r"\S+")


def omissions(view: View) -> Sequence[Variant]:
    """Return base sentences, and clauses of linked ones, that the reading carries nowhere, weighed by note.

    A denial, a condition and the other side's answer count most; a sentence without anybody's words, number
    or name is background and is left alone.
    """
    out = []
    quiet, notes = kept_silent(view), _notes(view.base.telling)
    for i, s in enumerate(view.base.telling.sentences):
        linked = view.linked_reading.get(i, ())
        text = s.of(view.base.telling.text)
        if text.rstrip("\"”»’' ").endswith("?"):
            continue  # a question claims nothing
        if _MAIL.search(text) or s in notes:
            continue  # no part of the report: "Contact: press@...", "Correction: an earlier version ..."
        if len(words(text)) < LEAST and not has(text, view.base.telling.lang, "negators"):
            continue  # nor do "¶ 35." and "Ibid."; "Nobody was." does
        if linked and not _crowded_out(i, linked, view):
            out += [] if view.across else _clause_gone(i, linked, view, quiet)
            continue
        reason = importance(s, view.base)
        if reason is None or _restored(s, view.base, view.reading, view):
            continue
        if (quiet and silent(text, view.base.telling.lang)) or announced(i, view):
            continue
        if reason != DENIAL and _recalls(text, view.base.telling.lang):
            continue  # "Earlier it was reported that ...": each outlet recalls what it will
        if told_elsewhere(i, view) or (reason == FACT and _facts_stand(s, view)):
            continue
        out.append(found(view, Kind.OMISSION, s, None, by=BY, confidence=0.85, note=f"left out: {reason}"))
    return out


def _recalls(text: str, lang: str) -> bool:
    """Return whether a sentence opens by recalling what was reported before."""
    told = " ".join(fold(w) for w, _ in words(text)) + " "
    return any(told.startswith(f"{p} ") for p in lexicon.folded("speech", lang, "reminders"))


def _notes(telling: Telling) -> Sequence[Span]:
    """Return the sentences of a text that speak of an earlier version of it."""
    said = revision(telling)
    return said.notes if said else ()


def _crowded_out(i: int, linked: Sequence[int], view: View) -> bool:
    """Return whether a sentence's links are chance: few words in common, each better linked elsewhere."""
    if view.across:
        return False
    score = {(x.left, x.right): x.score for x in view.alignment.links}
    stems = view.base.stems_of(i)
    near = frozenset().union(*(view.reading.stems_of(j) for j in linked))
    if len(stems) < LEAST or len(stems & near) > CHANCE * len(stems):
        return False
    mine, other = view.base.telling, view.reading.telling
    if has(mine.sentence(i), mine.lang, "deny_words") and any(
        has(other.sentence(j), other.lang, "deny_words") for j in linked
    ):
        return False  # a denial is told in any words: "rejected all blame", "says it was not liable"
    return all(
        score[i, j] <= UNSURE and any(k != i and score[k, j] >= score[i, j] for k in view.linked_base[j])
        for j in linked
    )


def additions(view: View) -> Sequence[Variant]:
    """Return the reading's sentences that hold a checkable claim and have no support anywhere in the base."""
    out = []
    notes = _notes(view.reading.telling)
    for j, s in enumerate(view.reading.telling.sentences):
        if s in notes:
            continue
        if view.linked_base.get(j) or not _claims(j, s, view) or _restored(s, view.reading, view.base, view):
            continue
        if _likely_source(j, view) or (view.across and not _news(j, view)):
            continue
        out.append(
            found(view, Kind.ADDITION, None, s, by=BY, confidence=0.7, note="the base has nothing of this")
        )
    return out


def importance(s: Span, whole: Whole) -> str | None:
    """Return why a sentence matters to the picture, or None where it is background."""
    named = [n.span for n in whole.names if s.holds(n.span)]
    words = {  # "Doctors Without Borders" denies nothing
        fold(w.group())
        for w in _WORD.finditer(whole.telling.text, s.start, s.end)
        if not any(n.start <= w.start() < n.end for n in named)
    }
    words |= {w.strip(".,;:!?\"”“»«()'’‘") for w in words}
    lang = whole.telling.lang
    counted = any(s.holds(q.span) for q in whole.quantities)
    # "Warned" and "refused" deny enough to stand for a lost "not"; nobody who warns denies a charge.
    open_, other = (lexicon.known("negation", lang, key) for key in ("unsure", "no_denial"))
    said = any(c.overlap(s) for p in whole.statements for c in p.content) or bool(words & other)
    if words & lexicon.known("negation", lang, "deny_words") - open_ - other:
        return DENIAL
    if counted and words & lexicon.known("harm", lang, "words"):
        return "how many people came to harm"
    if words & (lexicon.known("negation", lang, "negators") | open_):
        return "a statement that something is not so"
    if said:
        parts = clauses(s.of(whole.telling.text), s.start, lang)
        reserve = any(_reserves(c, whole) or _leads(c, whole) for c in parts)
        return "a condition or a reserve" if reserve else "somebody's words"
    if counted or any(s.holds(n.span) for n in whole.names):
        return FACT
    return None


def _restored(s: Span, mine: Whole, other: Whole, view: View) -> bool:
    """The last look: the sentence's words stand elsewhere. Across languages its names and numbers do."""
    if view.across:
        return _landmarks(s, mine, other)
    here = [c.stems for c in clauses(s.of(mine.telling.text), s.start, mine.telling.lang)]
    stems = frozenset().union(*here) if here else frozenset()
    if len(stems) < LEAST:
        return False
    return any(
        len(stems & other.stems_of(k)) >= RESTORED * len(stems) for k in range(len(other.telling.sentences))
    )


def _landmarks(s: Span, mine: Whole, other: Whole) -> bool:
    """Return whether a sentence's names and figures stand together in a sentence of the other language."""
    names = [n.words[-1] for n in mine.names if s.holds(n.span)]
    figures = [q.value for q in mine.quantities if s.holds(q.span) and q.digits]
    if len(names) + len(figures) < 2:
        return False
    for k in range(len(other.telling.sentences)):
        theirs = [n.words[-1] for n in other.names_in((k,))]
        values = [q.value for q in other.quantities_in((k,))]
        met = sum(any(same_word(a, b) for b in theirs) for a in names) + sum(v in values for v in figures)
        if met >= max(2, RESTORED * (len(names) + len(figures))):
            return True
    return False


def _likely_source(j: int, view: View) -> bool:
    """Return whether the base may tell what the reading tells in a sentence without a link.

    A link can be missed. Where the speaker has words in the base too, or one of its sentences shares a fifth
    of the content, the sentence is taken for a retelling rather than for something new.
    """
    mine = {p.speaker for p in view.reading.said((j,)) if p.speaker}
    theirs = {p.speaker for p in view.base.statements if p.speaker}
    if any(a == b or same_name(a, b) for a in mine for b in theirs):
        return True
    if view.across:
        return False
    stems = view.reading.stems_of(j)
    every = range(len(view.base.telling.sentences))
    return bool(stems) and any(len(stems & view.base.stems_of(i)) >= LIKE * len(stems) for i in every)


def _news(j: int, view: View) -> bool:
    """Return whether a sentence has a figure or a name that stands nowhere in the base, in any alphabet."""
    known = {q.value for q in view.base.quantities}
    figures = [q for q in view.reading.quantities_in((j,)) if q.digits and counts(q)]
    if any(q.value not in known for q in figures):
        return True
    names = [n for n in view.reading.names_in((j,)) if not view.reading.points_in((j,))]
    return any(not any(same_word(w, k) for k in view.base.capitals) for n in names for w in n.words)


def _clause_gone(i: int, linked: Sequence[int], view: View, quiet: bool) -> list[Variant]:
    """Return the clause of a linked sentence that its retelling lacks: one that denies or reserves, else any.

    A telling that is much shorter than its base leaves clauses out everywhere; nothing is made of those.
    """
    s = view.base.telling.sentences[i]
    text, lang = view.base.telling.text, view.base.telling.lang
    parts = clauses(s.of(text), s.start, lang)
    if view.covered < COVERED:
        return []
    there = view.reading.all_stems
    near = frozenset().union(*(view.reading.stems_of(j) for j in linked))
    told = " ".join(view.reading.telling.sentence(j) for j in linked)
    other = view.reading.telling
    shorter = sum(length(other.sentence(j), other.lang) for j in linked) <= SHORTER * length(s.of(text), lang)
    source = frozenset().union(*(view.base.stems_of(k) for j in linked for k in view.linked_base[j]))
    reworded = len(near - source) / max(1, len(source - near))
    negators = lexicon.known("negation", lang, "negators")
    small = {stem(w) for w in small_words(lang)}
    best: tuple[int, Clause] | None = None
    for c in parts:
        claim = _claim(c, view.base)
        about = claim - small
        held, told_of = (len(x & near) / len(x) if x else 0.0 for x in (c.stems, about))
        if _keeps_no(c, text[s.start : s.end], told, view) or (quiet and silent(c.span.of(text), lang)):
            continue
        if c.words & negators and _again(c, told, view):
            continue
        denial = reworded < DENIED and _loses_no(c, told, view)
        denial = denial and not (len(parts) == 1 and _met(i, linked, view))
        own = c.stems - {stem(w) for w in _opening(lang)} - small
        kept = max(held, len(own & near) / len(own)) if own else held
        if (denial or (kept <= SOME and _loses_reserve(c, told, view))) and not _beside(c, linked, view):
            rank = 2
        elif len(parts) > 1 and len(claim) >= LEAST and shorter and told_of <= GONE:
            gone = len(claim & there) <= ELSEWHERE * len(claim) and not _figured(c, linked, view)
            gone = gone and reworded < REWORDED and not _beside(c, linked, view)
            gone = gone and not _said_otherwise(c, i, linked, view)
            gone = gone and not (_met(i, linked, view) and _all_else_frames(c, parts, view.base))
            denied = bool(c.words & negators)
            denied = denied and (has(told, other.lang, *DENYING) or pending(told, other.lang))
            rank = int(gone and not denied and not _frame(c, view.base))
        else:
            continue
        if rank and (best is None or rank > best[0]):
            best = (rank, c)
    if best is None:
        return []
    reason = importance(best[1].span, view.base)
    if best[0] == 1 and (reason is None or (reason == FACT and _facts_kept(best[1].span, linked, view))):
        return []  # background: nobody's words, no denial, no number, no name
    sure = 0.6 if best[0] == 2 else 0.45
    note = f"left out: {reason or 'a limiting clause'}"
    return [found(view, Kind.OMISSION, best[1].span, None, by=BY, confidence=sure, note=note)]


def _met(i: int, linked: Sequence[int], view: View) -> bool:
    """Return whether a sentence is what some sentence of the reading tells: what it denies is told there, or
    its contrary is, and neither is left out.
    """
    score = {(x.left, x.right): x.score for x in view.alignment.links}
    return any(
        score[i, j] > UNSURE or all(score[i, j] >= score[k, j] for k in view.linked_base[j]) for j in linked
    )


def _claim(c: Clause, whole: Whole) -> frozenset[str]:
    """Return what a clause is about without its word of saying, which any other may stand for."""
    cues = [p.cue for p in whole.statements if p.cue and p.cue.overlap(c.span)]
    saying = {fold(w) for x in cues for w, _ in words(x.of(whole.telling.text))}
    return c.stems - {stem(w) for w in saying}


def _said_otherwise(c: Clause, i: int, linked: Sequence[int], view: View) -> bool:
    """Return whether a clause is all that some unnamed people say, and unnamed ones speak in its retelling.

    Where nothing but this sentence is told there, "quelques riverains s'inquiètent" stands for "quelques
    habitants craignent l'afflux", though no word is the same.
    """
    if any(view.linked_base[j] != (i,) for j in linked):
        return False
    return any(anonymous(p, view.reading) for p in view.reading.said(linked)) and any(
        p.cue and c.span.holds(p.cue) and all(c.span.holds(x) for x in p.content)
        for p in view.base.said((i,))
        if anonymous(p, view.base)
    )


def _beside(c: Clause, linked: Sequence[int], view: View) -> bool:
    """Return whether a clause that denies something is told in a sentence of its own beside its retelling."""
    mine, other = view.base.telling, view.reading.telling
    if not has(c.span.of(mine.text), mine.lang, "negators", "deny_words"):
        return False
    near = {j + d for j in linked for d in (-1, 1) if 0 <= j + d < len(other.sentences)} - set(linked)
    return any(
        not view.linked_base.get(j) and has(other.sentence(j), other.lang, "negators", "deny_words")
        for j in near
    )


def _figured(c: Clause, linked: Sequence[int], view: View) -> bool:
    """Return whether a clause has figures, shares or factors, and its sentence's retelling has them all."""
    mine = [
        q
        for q in view.base.quantities
        if c.span.holds(q.core) and (q.digits or q.unit in ("share", "factor"))
    ]
    theirs = view.reading.quantities_in(linked)
    return bool(mine) and all(any(meets(q, r) for r in theirs) for q in mine)


def _frame(c: Clause, whole: Whole) -> bool:
    """Return whether a clause is a dateline, or the words that name a speaker and report."""
    text = whole.telling.text
    first = words(c.span.of(text))[0][0]
    if len(first) > 2 and first.isupper() and whole.telling.sentence_at(c.span.start) == 0:
        return True
    spans = [x for p in whole.statements for x in (p.source, p.cue) if x]
    return sum(x.overlap(c.span) for x in spans) >= FRAME * len(c.span)


def _all_else_frames(c: Clause, parts: Sequence[Clause], whole: Whole) -> bool:
    """Return whether a clause is all that its sentence tells: "The board said / that it would close"."""
    return all(p is c or _frame(p, whole) for p in parts)


def _loses_no(c: Clause, told: str, view: View) -> bool:
    """Return whether a clause says that something is not so, and its retelling has no word that could."""
    text, mine = c.span.of(view.base.telling.text), view.base.telling.lang
    told_no = unbound(text, mine)
    if grants(tokens(text, 0, mine), mine):
        return False
    if not c.stems or not told_no & c.words & lexicon.known("negation", mine, "negators"):
        return False  # "he sees it otherwise, not so:" says nothing, "not before May" denies nothing
    lang = view.reading.telling.lang
    if has(told, lang, *DENYING) or (_leaves_open(c, lang) and _open(told, lang)):
        return False
    open_ = lexicon.known("hedges", mine, "core_phrases")
    if any(p in " ".join(fold(w) for w, _ in words(c.span.of(view.base.telling.text))) for p in open_):
        return not any(hedge(t, lang) for t in tokens(told, 0, lang))  # "not ruled out" told as "may"
    return not may_deny(told, lang)


def _again(c: Clause, told: str, view: View) -> bool:
    """Return whether "not the first one" is told as "another", "once before", "already"."""
    mine, other = view.base.telling, view.reading.telling
    first = lexicon.folded("negation", mine.lang, "first")
    again = lexicon.known("negation", other.lang, "again")
    here = [fold(w) for w, _ in words(c.span.of(mine.text))]
    return any(w.startswith(first) for w in here) and any(fold(w) in again for w, _ in words(told))


def _facts_kept(s: Span, linked: Sequence[int], view: View) -> bool:
    """Return whether the names and numbers of a clause stand in its sentence's retelling."""
    told = frozenset().union(*(view.reading.words_of(j) for j in linked))
    names = [n for n in view.base.names if s.holds(n.span)]
    numbers = [q for q in view.base.quantities if s.holds(q.span)]
    values = view.reading.quantities_in(linked)
    return all(any(w in told for w in n.words) for n in names) and all(
        any(meets(q, r) for r in values) for q in numbers
    )


def _facts_stand(s: Span, view: View) -> bool:
    """Return whether every name and number of a sentence stands somewhere in the reading.

    Then what it tells of them may be told in a sentence that no link found: "Biomera, the maker, paid for the
    trial" as "It paid for the trial, too".
    """
    names = [n for n in view.base.names if s.holds(n.span)]
    numbers = [q for q in view.base.quantities if s.holds(q.span)]
    known = view.reading.capitals | view.reading.words
    alike = neighbours if view.across else same_word
    return all(any(alike(w, k) for k in known) for n in names for w in n.words) and all(
        any(meets(q, r) for r in view.reading.quantities) for q in numbers
    )


def _keeps_no(c: Clause, base: str, told: str, view: View) -> bool:
    """Return whether a clause says that something is not so, and its sentence's retelling denies as often.

    Behind "though" a word of denying says so, too: "though she denied it" may be a sentence of its own.
    """
    lang = view.base.telling.lang
    keys = ("negators", "deny_words") if _reserves(c, view.base) else ("negators",)
    known = lexicon.known("negation", lang, *keys)
    return bool(c.words & known) and _denials(told, lang) >= _denials(base, lang)


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


def _loses_reserve(c: Clause, told: str, view: View) -> bool:
    """Return whether a clause opens with a condition or a contrast, and its retelling has none."""
    if not _reserves(c, view.base):
        return False
    lang = view.reading.telling.lang
    conditions = lexicon.known("hedges", lang, "conditions")
    others = lexicon.known("negation", lang, "contrast", "pairing")  # "but", "won without a majority"
    row = plainly(told)
    so = lexicon.known("negation", lang, "so")  # "in which case"
    return (conditions | others).isdisjoint(row) and not any(f" {p} " in f" {' '.join(row)} " for p in so)


def _reserves(c: Clause, whole: Whole) -> bool:
    """Return whether a clause opens with a condition or a contrast."""
    opening = _opening(whole.telling.lang)
    first = [fold(w) for w, _ in words(c.span.of(whole.telling.text))[:2]]
    if len(first) > 1 and len(first[0]) > JOINER:
        del first[1]  # "підозрюваних поки немає": so far, and not until
    return any(w in opening for w in first)


def _leads(c: Clause, whole: Whole) -> bool:
    """Return whether a clause ends on what opens a condition: "the firm said, provided / that it paid"."""
    last = [w for w, _ in words(c.span.of(whole.telling.text))][-1:]
    return any(fold(w) in _opening(whole.telling.lang) for w in last)


def _opening(lang: str) -> frozenset[str]:
    return lexicon.known("negation", lang, "reserves")


def _claims(j: int, s: Span, view: View) -> bool:
    """Whether a sentence says something that can be checked. Questions, calls and flourishes don't."""
    whole = view.reading
    text = s.of(whole.telling.text)
    if len(text.split()) < SENTENCE or text.rstrip("\"”»’' ").endswith("?"):
        return False
    if whole.telling.credit_span and whole.telling.credit_span.overlap(s):
        return False
    counted = [q for q in whole.quantities_in((j,)) if q.unit != "ordinal" and (q.digits or q.value > 2)]
    numbers = [q for q in counted if not any(meets(b, q) for b in view.base.quantities)]
    said = any(c.overlap(s) for p in whole.statements for c in p.content)
    return bool(numbers) or said or any(s.holds(n.span) and len(text.split()) > 7 for n in whole.names)
