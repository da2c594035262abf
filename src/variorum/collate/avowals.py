"""What somebody denied told as admitted, or the reverse: "denied it was late", "admitted it was late"."""

from collections.abc import Iterator

from variorum import lexicon
from variorum.collate.join import share, stems
from variorum.collate.names import same_name
from variorum.collate.tokens import tokens, unelided
from variorum.collate.view import View, Whole
from variorum.data import Span, Statement
from variorum.text import fold, words

# Share of the stems of what is said that both sides must have to say the same, and how many at least.
SAME, LEAST = 0.6, 3
# Words before a cue in which a negator turns it: "did not deny".
BEFORE = 3
_LISTS = ("avows", "disavows")
# What says so and what says not; not to have said either is the contrary of having said it, of no more.
_TURNED = {
    "avows": ("disavows", "not avows"),
    "disavows": ("avows", "not disavows"),
    "not avows": ("avows",),
    "not disavows": ("disavows",),
}


def turned_cues(base: tuple[int, ...], reading: tuple[int, ...], view: View) -> Iterator[tuple[Span, Span]]:
    """Yield the verbs of two statements that say the same, the one as so and the other as not so.

    Not where either text has the same both ways, nor of two speakers told apart: who admits and who denies
    may be two.
    """
    for s in view.base.said(base):
        key = _sort(s, view.base)
        if not key or s.cue is None:
            continue
        for p in view.reading.said(reading):
            if p.cue is None or _sort(p, view.reading) not in _TURNED[key] or not _same(s, p, view):
                continue
            if s.speaker and p.speaker and not same_name(s.speaker, p.speaker):
                continue
            again = any(_sort(x, view.reading) == key and _same(s, x, view) for x in view.reading.statements)
            other = (x for x in view.base.statements if _sort(x, view.base) == _sort(p, view.reading))
            if not again and not any(_same(x, p, view) for x in other):
                yield s.cue, p.cue


def _sort(s: Statement, whole: Whole) -> str:
    """Return which list the cue of a statement stands in, "not" before it where a negator turns it.

    "" where a negator turns what is said, or words of both stand there: "would neither confirm nor deny".
    """
    if s.cue is None:
        return ""
    text, lang = whole.telling.text, whole.telling.lang
    at = whole.telling.sentence_at(s.cue.start)
    begins = whole.telling.sentences[at].start if at is not None else s.cue.start
    no = lexicon.known("negation", lang, "negators")
    lead = tokens(text[begins : s.cue.start])[-BEFORE:]
    cue = [fold(w) for w, _ in words(s.cue.of(text))]
    near = {unelided(x) for x in (*(t.fold for t in lead), *cue)}
    said = {unelided(t.fold) for c in s.content for t in tokens(c.of(text))}
    sorts = [k for k in _LISTS if not lexicon.known("negation", lang, k).isdisjoint((*near, *cue))]
    denied = lexicon.known("negation", lang, "disavows")
    heads = {unelided(t.fold) for c in s.content[:1] for t in tokens(c.of(text))[:BEFORE]}
    if sorts == ["avows"] and denied & heads:
        return ""  # "she said she denied it"
    if len(sorts) != 1 or lexicon.known("negation", lang, sorts[0]).isdisjoint(cue) or no & said:
        return ""
    if no.isdisjoint(near):
        return sorts[0]
    apart = no.isdisjoint(cue) and any(t.kind == "stop" for t in lead)  # "Roe, who did not vote, said"
    return "" if apart else f"not {sorts[0]}"


def _same(s: Statement, p: Statement, view: View) -> bool:
    """Return whether two statements of one language have most of their words in common."""
    a = stems(view.base, s.content, view.base.telling.lang)
    b = stems(view.reading, p.content, view.reading.telling.lang)
    return min(len(a), len(b)) >= LEAST and share(a, b) >= SAME
