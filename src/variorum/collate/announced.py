"""Sentences that only announce what their speaker says next: "The firm denied it. The pump had been sound."

Who merges the two into one sentence, or goes straight to the words, has left nothing out.
"""

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.names import same_name
from variorum.collate.parties import mouthpiece, pronouns
from variorum.collate.view import View, Whole
from variorum.collate.window import sentence_tokens
from variorum.data import Statement
from variorum.text import fold, words

# Stems of a sentence besides who says it and how, up to which it announces and no more.
BRIEF = 2


def announced(i: int, view: View) -> bool:
    """Return whether a sentence of the base only announces the next one, which the reading has."""
    whole = view.base
    k = i + 1
    if k >= len(whole.telling.sentences) or not view.linked_reading.get(k):
        return False
    if whole.telling.paragraph_of[i] != whole.telling.paragraph_of[k]:
        return False
    mine = [s for s in whole.said((i,)) if s.source and whole.telling.sentences[i].holds(s.source)]
    if not mine or any(whole.telling.sentences[i].holds(q.span) for q in whole.quantities):
        return False
    if len(_claim(i, mine, whole)) > BRIEF:
        return False
    return any(_goes_on(p, mine, whole) for p in whole.said((k,)))


def _claim(i: int, mine: list[Statement], whole: Whole) -> frozenset[str]:
    """Return what a sentence says besides who says it and that he denies, agrees or is asked."""
    frame = [x for s in mine for x in (s.source, s.cue) if x]
    ts = [t for t in sentence_tokens(i, whole) if not any(x.overlap(t.span) for x in frame)]
    phrases = lexicon.known("negation", whole.telling.lang, "deny_words")
    denying = {w for phrase in phrases for w in phrase.split()}
    return content([t for t in ts if t.fold not in denying])


def _goes_on(p: Statement, mine: list[Statement], whole: Whole) -> bool:
    """Return whether a statement is by who spoke before: named again, meant by a pronoun, spoken for."""
    if _pronoun(p, whole) or mouthpiece(p, whole):
        return True
    return any(
        s.speaker and p.speaker and (s.speaker == p.speaker or same_name(s.speaker, p.speaker)) for s in mine
    )


def _pronoun(p: Statement, whole: Whole) -> bool:
    """Return whether no more than a pronoun or a paper of the speaker's own says whose words these are."""
    if p.source is None:
        return True
    told = [w for at, _ in words(p.source.of(whole.telling.text)) for w in at.split("-")]  # "a-t-il"
    papers, known = lexicon.known("roles", whole.telling.lang, "releases"), pronouns(whole.telling.lang)
    return any(fold(w) in papers for w in told) or (
        any(fold(w) in known for w in told) and not any(w[:1].isupper() for w in told[1:])
    )
