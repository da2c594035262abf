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
_TURNED = {"avows": "disavows", "disavows": "avows"}


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
            if p.cue is None or _sort(p, view.reading) != _TURNED[key] or not _same(s, p, view):
                continue
            if s.speaker and p.speaker and not same_name(s.speaker, p.speaker):
                continue
            again = any(_sort(x, view.reading) == key and _same(s, x, view) for x in view.reading.statements)
            other = (x for x in view.base.statements if _sort(x, view.base) == _TURNED[key])
            if not again and not any(_same(x, p, view) for x in other):
                yield s.cue, p.cue


def _sort(s: Statement, whole: Whole) -> str:
    """Return which list the cue of a statement stands in, "" where a negator turns it or what is said."""
    if s.cue is None:
        return ""
    text, lang = whole.telling.text, whole.telling.lang
    at = whole.telling.sentence_at(s.cue.start)
    begins = whole.telling.sentences[at].start if at is not None else s.cue.start
    no = lexicon.known("negation", lang, "negators")
    lead = [t.fold for t in tokens(text[begins : s.cue.start])][-BEFORE:]
    cue = [fold(w) for w, _ in words(s.cue.of(text))]
    said = [t.fold for c in s.content for t in tokens(c.of(text))]
    if not no.isdisjoint([unelided(x) for x in (*lead, *cue, *said)]):
        return ""
    return next((k for k in _TURNED if not lexicon.known("negation", lang, k).isdisjoint(cue)), "")


def _same(s: Statement, p: Statement, view: View) -> bool:
    """Return whether two statements of one language have most of their words in common."""
    a = stems(view.base, s.content, view.base.telling.lang)
    b = stems(view.reading, p.content, view.reading.telling.lang)
    return min(len(a), len(b)) >= LEAST and share(a, b) >= SAME
