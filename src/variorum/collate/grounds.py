"""What else speaks for or against a place being changed: what rules can read there, as numbers.

A model that marks words knows nothing of what "40 %" and "two in five" are, or of whose words are told. Each
kind of change asks its own question of both sides; the answers go into the weighing (judged.py).
"""

from collections.abc import Callable, Sequence

from variorum.collate.agreement import meets
from variorum.collate.certainty import hedge
from variorum.collate.names import same_name, same_word
from variorum.collate.polarity import negates
from variorum.collate.times import agree
from variorum.collate.tokens import Token
from variorum.collate.view import View, Whole
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span
from variorum.text import fold, words

Grounds = dict[str, float]


def grounds(kind: Kind, span: Span, base: Sequence[int], sentence: int, view: View) -> Grounds:
    """Return what can be read at a place of the reading, by name; `base` are the sentences it goes back to.

    1.0 answers yes, -1.0 no, 0.0 that nothing there answers; counts are clipped to two.
    """
    asked = _ASKED.get(kind)
    if asked is None:
        return {}
    return {f"{kind.value}: {name}": x for name, x in asked(span, base, sentence, view).items()}


def _number(span: Span, base: Sequence[int], sentence: int, view: View) -> Grounds:
    own = [q for q in view.reading.quantities if q.core.overlap(span)]
    known = [any(meets(q, r) for r in view.base.inside(base)) for q in own]
    anywhere = [any(meets(q, r) for r in view.base.quantities) for q in own]
    return {"known": _all(known), "known anywhere": _all(anywhere)}


def _date(span: Span, base: Sequence[int], sentence: int, view: View) -> Grounds:
    own = [p for p in view.reading.points if p.span.overlap(span)]
    known = [any(agree(p, q) for q in view.base.points) for p in own]
    return {"known": _all(known), **_number(span, base, sentence, view)}


def _names(span: Span, base: Sequence[int], sentence: int, view: View) -> Grounds:
    own = [w for n in view.reading.names if n.span.overlap(span) for w in n.words]
    near = [w for n in view.base.names_in(base) for w in n.words]
    return {
        "names known": _all([any(same_word(w, x) for x in near) for w in own]),
        "names known anywhere": _all([any(same_word(w, x) for x in view.base.capitals) for w in own]),
    }


def _certainty(span: Span, base: Sequence[int], sentence: int, view: View) -> Grounds:
    lost = _count(base, view.base, _hedged) - _count((sentence,), view.reading, _hedged)
    any_lost = _count(base, view.base, hedge) - _count((sentence,), view.reading, hedge)
    return {"doubts lost": _clipped(lost), "leanings lost": _clipped(any_lost)}


def _polarity(span: Span, base: Sequence[int], sentence: int, view: View) -> Grounds:
    lost = _count(base, view.base, negates) - _count((sentence,), view.reading, negates)
    return {"noes lost": _clipped(lost), "noes differ": float(abs(lost) % 2)}


def _speaker(span: Span, base: Sequence[int], sentence: int, view: View) -> Grounds:
    mine = {s.speaker for s in view.reading.said((sentence,)) if s.speaker}
    theirs = {s.speaker for s in view.base.said(base) if s.speaker}
    known = [any(a == b or same_name(a, b) for b in theirs) for a in mine]
    at_source = any(s.source and s.source.overlap(span) for s in view.reading.statements)
    return {
        "speaker known": _all(known) if theirs else 0.0,
        "at source": float(at_source),
        **_names(span, base, sentence, view),
    }


def _voice(span: Span, base: Sequence[int], sentence: int, view: View) -> Grounds:
    said_there = bool(view.base.said(base))
    told = [x for s in view.reading.statements for x in (*s.content, s.cue, s.source) if x]
    said_here = any(x.overlap(span) for x in told)
    return {
        "said there": float(said_there),
        "said here": float(said_here),
        "lost": float(said_there and not said_here),
    }


def _quote(span: Span, base: Sequence[int], sentence: int, view: View) -> Grounds:
    inside = any(q.span.overlap(span) for q in view.reading.quotes)
    theirs = {
        fold(w)
        for q in view.base.quotes
        if view.base.touches(q.span, base)
        for w, _ in words(q.span.of(view.base.telling.text))
    }
    own = [fold(w) in theirs for w, _ in words(span.of(view.reading.telling.text))]
    return {"inside": float(inside), "words known": sum(own) / len(own) if own else 0.0}


_ASKED: dict[Kind, Callable[[Span, Sequence[int], int, View], Grounds]] = {
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.ENTITY: _names,
    Kind.ROLE: _names,
    Kind.SPEAKER: _speaker,
    Kind.VOICE: _voice,
    Kind.CERTAINTY: _certainty,
    Kind.POLARITY: _polarity,
    Kind.QUOTE: _quote,
    Kind.STRENGTH: _number,
    Kind.ADDITION: _names,
}


def _all(known: Sequence[bool]) -> float:
    return 0.0 if not known else 1.0 if all(known) else -1.0


def _clipped(n: int) -> float:
    return float(max(-2, min(2, n)))


def _count(sentences: Sequence[int], whole: Whole, is_one: Callable[[Token, str], bool]) -> int:
    lang = whole.telling.lang
    return sum(is_one(t, lang) for i in sentences for t in sentence_tokens(i, whole) if t.kind == "word")


def _hedged(t: Token, lang: str) -> bool:
    return hedge(t, lang, "core")
