"""What the reading left out: sentences that it carries nowhere, and clauses of those that it does."""

import re
from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.announced import announced
from variorum.collate.clauses import asks
from variorum.collate.denials import has, told_elsewhere
from variorum.collate.importance import DENIAL, FACT, importance
from variorum.collate.labels import label
from variorum.collate.lost import FAINT, LOOKED, SURE, lost_clause
from variorum.collate.restored import LEAST, restored
from variorum.collate.silence import kept_silent, silent
from variorum.collate.view import View, found
from variorum.data import Kind, Span, Variant
from variorum.revision import notes, revision
from variorum.text import fold, words

BY = "omissions@1"
_MAIL = re.compile(r"\S@\w[\w-]*\.\w")
# A link no surer than SURE, between sentences with this share of stems in common, may be chance.
CHANCE = 0.25


def omissions(view: View) -> Sequence[Variant]:
    """Return base sentences, and clauses of linked ones, that the reading carries nowhere, weighed by note.

    A denial, a condition and the other side's answer count most; a sentence without anybody's words, number
    or name is background and is left alone.
    """
    if corrects(view):
        return []
    out = []
    quiet = kept_silent(view)
    for i, s in enumerate(view.base.telling.sentences):
        linked = view.linked_reading.get(i, ())
        text = s.of(view.base.telling.text)
        if not claims(i, view):
            continue
        if linked and not _crowded_out(i, linked, view):
            lost = None if view.across else lost_clause(i, linked, view, BY, quiet=quiet)
            out += [lost] if lost else []
            continue
        if view.own[0]:
            continue  # what only chance links to a brief, or to another report, is the base's own
        reason = importance(s, view.base)
        if reason is None or restored(s, view.base, view.reading, view):
            continue
        if (quiet and silent(text, view.base.telling.lang)) or announced(i, view):
            continue
        if reason != DENIAL and _recalls(text, view.base.telling.lang):
            continue  # "Earlier it was reported that ...": each outlet recalls what it will
        if told_elsewhere(i, view) or (reason == FACT and _facts_stand(s, view)):
            continue
        out.append(found(view, Kind.OMISSION, s, None, by=BY, confidence=0.85, note=f"left out: {reason}"))
    return out


def claims(i: int, view: View) -> bool:
    """Return whether a base sentence claims anything of what the report is about.

    A question does not, nor do a byline, "Contact: press@...", "Correction: an earlier version ...", "¶ 35."
    and "Ibid."; "Nobody was." does.
    """
    told = view.base.telling
    text = told.sentence(i)
    if asks(text) or _MAIL.search(text) or told.sentences[i] in notes(told):
        return False
    if label(i, view.base):
        return False
    return len(words(text)) >= LEAST or has(text, told.lang, "negators")


def corrects(view: View) -> bool:
    """Return whether the reading only puts right what an earlier text said, and tells no report again.

    It speaks of an earlier version, and has little of the base.
    """
    return revision(view.reading.telling) is not None and view.covered < LOOKED


def faint(v: Variant) -> bool:
    """Return whether a finding is an omission that further evidence must bear out (judged.py)."""
    return v.by == BY and v.confidence <= FAINT


def _recalls(text: str, lang: str) -> bool:
    """Return whether a sentence opens by recalling what was reported before."""
    told = " ".join(fold(w) for w, _ in words(text)) + " "
    return any(told.startswith(f"{p} ") for p in lexicon.folded("speech", lang, "reminders"))


def _crowded_out(i: int, linked: Sequence[int], view: View) -> bool:
    """Return whether a sentence's links are chance: few words in common, each better linked elsewhere."""
    if view.across:
        return False
    score = view.scores
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
        score[i, j] <= SURE and any(k != i and score[k, j] >= score[i, j] for k in view.linked_base[j])
        for j in linked
    )


def _facts_stand(s: Span, view: View) -> bool:
    """Return whether every name and number of a sentence stands somewhere in the reading.

    Then what it tells of them may be told in a sentence that no link found: "Biomera, the maker, paid for the
    trial" as "It paid for the trial, too".
    """
    names = [n for n in view.base.names if s.holds(n.span)]
    numbers = [q for q in view.base.quantities if s.holds(q.span)]
    kept = all(view.lacked.isdisjoint(n.words) for n in names)
    return kept and not any(q.span in view.unmet for q in numbers)
