"""A checker's marks and the rules' findings, weighed together into what is reported.

The checker gives every token of both passages a distribution over "same" and the kinds of change.
Neighbouring tokens that are likely changed make a run. How sure a run, or a rule's finding, is follows from
what is known of it (evidence.py) by decision trees (trees.py), fitted on stories whose labels the checker
never saw (training/judge.py); what is less likely than they were fitted to report is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from variorum import lexicon
from variorum.collate import evidence
from variorum.collate.evidence import Key, Run
from variorum.collate.excused import excused
from variorum.collate.looks import plain
from variorum.collate.missing import of_loss
from variorum.collate.names import same_name, share_word
from variorum.collate.omissions import BY as LOST
from variorum.collate.scales import CAPITALS
from variorum.collate.trees import Trees, fitted
from variorum.collate.trim import trimmed
from variorum.collate.unsaid import of_gone, unsaid
from variorum.collate.view import View, found
from variorum.data import Checked, Kind, Span, Statement, Telling, Variant
from variorum.text import words

# A run is made of neighbouring tokens this likely changed: low, since the trees decide.
REACH = 0.1
# Share of a run's plainest mark that a word at its ends must have to be shown, in the base as in the reading.
PLAIN = 0.5
# Words either side of a run that, standing in the base with it word for word, show that nothing changed.
BESIDE = 2
# A rule this sure has compared figures, dates or quoted words letter by letter. Where this share of what
# stands round them in the sentence is the base's, too, both tell one thing, and no model overrules it.
SPELT, ONE = 0.9, 0.6
# How much surer than others a mark must be whose words are in another language than the base's: whoever reads
# it can check it least.
ABROAD = 0.2


_PRONOUNS = ("pronouns_male", "pronouns_female", "pronouns_thing", "pronouns_group")


def runs(key: Key, c: Checked) -> list[Run]:
    """Return the runs of marked tokens on the reading side of one pair of passages."""
    changed = 1.0 - c.reading_probs[:, c.labels.index("same")].astype(float)
    out, k = [], 0
    while k < len(c.reading):
        end = k
        while end < len(c.reading) and changed[end] >= REACH:
            end += 1
        if end > k:
            out.append(_run(k, end, key, c))
        k = end + 1
    return out


def _run(first: int, last: int, key: Key, c: Checked) -> Run:
    total = c.reading_probs[first:last].sum(axis=0)
    named = [(Kind(x), float(total[n])) for n, x in enumerate(c.labels) if x != "same"]
    kinds = tuple(sorted(named, key=lambda x: (-x[1], x[0])))
    return Run(Span(c.reading[first].start, c.reading[last - 1].end), first, last, kinds, key)


def candidates(
    rules: Sequence[Variant], view: View, checked: Mapping[Key, Checked], back: Mapping[Key, Checked]
) -> list[tuple[str, Variant, dict[str, float]]]:
    """Return what could be reported, as ("loss", "rule" or "run", the finding, what is known of it).

    What rules and checker miss of the base comes first, then the rules' other findings, then the checker's
    marks, but for words that stand so in the base and for those that say the same another way.
    """
    second = {key[1][0]: c for key, c in back.items()}
    lost = [v for v in rules if v.by == LOST]
    lost += unsaid(lost, view, second)
    losses = [("loss", v, of_loss(v, len(lost), view) | of_gone(v, view, second)) for v in lost]
    rules = trimmed([v for v in rules if v.reading is not None and v.kind is not Kind.OMISSION], view)
    known = evidence.Known(rules, checked)
    out = losses + [("rule", v, evidence.of_rule(v, known, view) | evidence.setting(v, view)) for v in rules]
    for key, c in sorted(checked.items()):
        marked = [r for r in runs(key, c) if not (_word_for_word(r, c, view) or excused(r, view))]
        if len(marked) > 1 and key[1][0] not in view.linked_base:
            marked = [_run(marked[0].first, marked[-1].last, key, c)]  # a sentence put in is one addition
        shown = trimmed([_variant(r, view, c) for r in marked], view)
        out += [
            ("run", v, evidence.of_run(r, known, view) | evidence.setting(v, view))
            for r, v in zip(marked, shown, strict=True)
            if not (_both_attributed(v, view) or _one_speaker(v, view) or _by_pronoun(v, view))
        ]
    return out


def _both_attributed(v: Variant, view: View) -> bool:
    """Return whether words marked for another voice are put to somebody in both texts.

    "One of the two restorers called it sound", "One of them thought it sound": neither is the outlet's own.
    Whether it is the same mouth is another question.
    """
    if v.kind is not Kind.VOICE or v.base is None or v.reading is None:
        return False
    sides = ((view.base, v.base.span), (view.reading, v.reading.span))
    return all(any(_holds(s, span) for s in whole.statements) for whole, span in sides)


def _one_speaker(v: Variant, view: View) -> bool:
    """Return whether words marked for another speaker are put to one by name in both texts: "the CHP".

    The base may name who speaks in a sentence before: what it goes on to say is theirs, too.
    """
    if v.kind is not Kind.SPEAKER or v.base is None or v.reading is None:
        return False
    told = [s for s in view.reading.statements if s.speaker and s.source and s.source.overlap(v.reading.span)]
    said = [s for s in view.base.statements if s.speaker and _touches(s, v.base.span)]
    return any(same_name(a.speaker or "", b.speaker or "") for a in said for b in told)


def _by_pronoun(v: Variant, view: View) -> bool:
    """Return whether words marked for another speaker are put to a pronoun in either text, and nobody can
    tell to whom: "he said" may be the same.
    """
    if v.kind is not Kind.SPEAKER or v.base is None or v.reading is None:
        return False
    for whole, span in ((view.base, v.base.span), (view.reading, v.reading.span)):
        known = lexicon.known("roles", whole.telling.lang, *_PRONOUNS)
        for s in whole.statements:
            told = [w.casefold() for w, _ in words(s.source.of(whole.telling.text))] if s.source else []
            if _touches(s, span) and s.speaker is None and told and known.issuperset(told):
                return True
    return False


def _touches(s: Statement, span: Span) -> bool:
    """Return whether any part of a statement shares words with a span."""
    return any(x.overlap(span) for x in (s.source, s.cue, *s.content) if x is not None)


def _holds(s: Statement, span: Span) -> bool:
    """Return whether a statement that names who speaks holds most of some words."""
    if s.source is None:
        return False
    parts = [x for x in (s.source, s.cue, *s.content) if x is not None]
    return 2 * sum(x.overlap(span) for x in parts) > len(span)


def judged(
    rules: Sequence[Variant], view: View, checked: Mapping[Key, Checked], back: Mapping[Key, Checked]
) -> tuple[Variant, ...]:
    """Return the rules' findings as the checker sees them, and the checker's own where no rule speaks.

    `checked` is what it says of the reading (looks.passages), `back` what of the base (backward). A credit
    left out is not weighed.
    """
    trees = fitted()
    out = [v for v in rules if (v.reading is None or v.kind is Kind.OMISSION) and v.by != LOST]
    met: list[Span] = []
    for of, v, about in candidates(rules, view, checked, back):
        if of == "run" and v.reading and any(v.reading.span.overlap(x) for x in met):
            continue
        least = floor(of, about, trees[of].least)
        sure = assured(of, v, about, likely(of, v, about, trees[of]), least)
        if sure >= least:
            out.append(replace(v, confidence=round(sure, 4)))
            if of == "rule" and v.reading:
                met.append(v.reading.span)
    return tuple(v for v in out if not _told_otherwise(v, out))


def _told_otherwise(v: Variant, found: Sequence[Variant]) -> bool:
    """Return whether what the checker misses holds words that another finding shows changed: not left out."""
    if v.kind is not Kind.OMISSION or v.by == LOST or v.base is None:
        return False
    return any(w.reading is not None and w.base is not None and v.base.span.holds(w.base.span) for w in found)


def floor(of: str, about: Mapping[str, float], least: float) -> float:
    """Return the least chance at which a finding is reported, given that of findings in one language."""
    return least + (ABROAD if of == "run" and about["across"] else 0.0)


def likely(of: str, v: Variant, about: Mapping[str, float], trees: Trees) -> float:
    """Return how sure a finding is: by the trees, or by its own word where they never met its rule."""
    met = of != "rule" or evidence.named(v) in trees.names
    return trees.chance(about) if met else v.confidence


def assured(of: str, v: Variant, about: Mapping[str, float], chance: float, least: float) -> float:
    """Return how sure a finding is, given its chance by the trees and the least that is reported."""
    alike = about.get("common", 0.0) >= ONE or bool(about.get("across"))
    spelt = of == "rule" and v.confidence >= SPELT and alike
    return max(chance, least) if spelt else chance


def _word_for_word(r: Run, c: Checked, view: View) -> bool:
    """Return whether a run stands in a base sentence it is read beside, with the words on either side of it.

    What is the same there is the same, whatever a model makes of it.
    """
    whole = Span(c.reading[0].start, c.reading[-1].end)
    own = words(whole.of(view.reading.telling.text), whole.start)
    inside = [k for k, (_, at) in enumerate(own) if at.overlap(r.span)]
    if not inside:
        return True  # punctuation alone
    told = ["", *plain(whole.of(view.reading.telling.text)), ""]
    near = told[max(0, inside[0] + 1 - BESIDE) : inside[-1] + 2 + BESIDE]
    for i in r.key[0]:
        base = ["", *plain(view.base.telling.sentence(i)), ""]  # empty ones mark begin and end
        if any(base[k : k + len(near)] == near for k in range(len(base) - len(near) + 1)):
            return True
    return False


def _variant(r: Run, view: View, c: Checked) -> Variant:
    sure = 1.0 - float(c.reading_probs[r.first : r.last, c.labels.index("same")].min())
    kind = r.kinds[0][0]
    span = _tight(r, c, view.reading.telling)
    if kind is Kind.ADDITION or r.key[1][0] not in view.linked_base:
        kind = Kind.ADDITION
        return found(view, kind, None, span, by=c.by, confidence=sure, note="the base has nothing of this")
    base = _base(c, kind, view)
    if kind is Kind.ROLE and _new_name(span, view):
        kind = Kind.ENTITY  # two who changed places are in both texts
    return found(view, kind, base or _sentence(r, view), span, by=c.by, confidence=sure)


def _new_name(span: Span, view: View) -> bool:
    """Return whether words of the reading hold a name that the base has nowhere, by any form of it.

    A capital shows no name where all nouns have one.
    """
    if view.across or view.reading.telling.lang == CAPITALS:
        return False
    held = {w for n in view.base.names for w in n.words}
    mine = [w for n in view.reading.names if span.holds(n.span) for w in n.words]
    return any(not share_word((w,), held) for w in mine)


def _tight(r: Run, c: Checked, told: Telling) -> Span:
    """Return a run's whole words from its first plain mark to its last: weak ones at its ends fall away."""
    changed = 1.0 - c.reading_probs[r.first : r.last, c.labels.index("same")].astype(float)
    plain = np.flatnonzero(changed >= PLAIN * changed.max())
    first, last = c.reading[r.first + int(plain[0])], c.reading[r.first + int(plain[-1])]
    return _worded(Span(first.start, last.end), told)


def _worded(span: Span, told: Telling) -> Span:
    """Return a span made wider to whole words: the model's pieces are smaller."""
    near = (told.sentence_at(span.start), told.sentence_at(span.end - 1))
    own = [at for i in near if i is not None for _, at in words(told.sentence(i), told.sentences[i].start)]
    touched = [at for at in own if at.overlap(span)]
    return Span(min(touched).start, max(touched).end) if touched else span


def _base(c: Checked, kind: Kind, view: View) -> Span | None:
    """Return the base words that a run stands for: the likeliest of its kind and what is as plain beside it.

    None where the base has no mark: what was there, only its sentence tells.
    """
    if not c.base:
        return None
    same, column = c.labels.index("same"), c.labels.index(kind.value)
    changed = 1.0 - c.base_probs[:, same].astype(float)
    top = int(c.base_probs[:, column].argmax())
    if changed[top] < REACH:
        return None
    lo = hi = top
    while lo > 0 and changed[lo - 1] >= PLAIN * changed[top]:
        lo -= 1
    while hi + 1 < len(c.base) and changed[hi + 1] >= PLAIN * changed[top]:
        hi += 1
    return _worded(Span(c.base[lo].start, c.base[hi].end), view.base.telling)


def _sentence(r: Run, view: View) -> Span | None:
    """Return the base sentence that the run's sentence is most surely linked to."""
    mine = [x for x in view.alignment.links if x.right == r.key[1][0]]
    return view.base.telling.sentences[max(mine, key=lambda x: x.score).left] if mine else None
