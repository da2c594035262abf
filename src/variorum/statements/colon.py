"""A body and a colon before what it says: "Karsk's Foreign Ministry: none of our ships left port".

Live pages, posts and headlines tell so. A place before a colon only says where something was: it takes the
noun of a body, or its letters, to tell one from the other.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.data import Span, Telling
from variorum.statements.complements import body_noun
from variorum.statements.datelines import opening
from variorum.statements.houses import STATE, read
from variorum.statements.names import tokens
from variorum.statements.pieces import speech_for
from variorum.statements.raw import Raw
from variorum.statements.roles import Words, singular, words_for

_HEAD = re.compile(r"[^:.!?\n\"“„«»”()]{3,60}:\s+(?=[^\s\"“„«])")
_WHO = 6  # words of whoever speaks
_LEAST = 2  # words of what is said
_SCORE = 0.6


def before_colon(telling: Telling, raws: Sequence[Raw]) -> list[Raw]:
    """Return raw statements with those of bodies before a colon, at the head of a paragraph."""
    w, out = words_for(telling.lang), list(raws)
    heads = {p.start for p in telling.paragraphs}
    for s in (s for s in telling.sentences if s.start in heads):
        m = _HEAD.match(telling.text, opening(telling, s), s.end)
        if m is None:
            continue
        source, said = Span(m.start(), m.start() + m.group().index(":")), Span(m.end(), s.end)
        row = tokens(telling.text, said.start, said.end)
        topic = len(row) < _LEAST or row[0].low in w.determiners | speech_for(telling.lang).questions
        if topic or not _body(telling, source, w):
            continue  # "Ministry of truth: a short history", "The court: what we know"
        at = said.start
        own = [r for r in out if r.contents[0].start == at and (r.cue is None or r.cue.end <= at)]
        out = [r for r in out if r not in own]
        contents = own[0].contents if own else (said,)
        raw = Raw(source=source, cue=None, contents=contents, score=_SCORE)
        out.append(replace(own[0], source=source, cue=None) if own else raw)
    return sorted(out, key=lambda r: r.contents[0])


def _body(telling: Telling, source: Span, w: Words) -> bool:
    """Return whether a phrase names a body: its first noun or its last is for one."""
    row = tokens(telling.text, source.start, source.end)
    if not 0 < len(row) <= _WHO or not row[0].capital or (row[0].low in w.determiners and w.lang == "en"):
        return False  # "The court: what we know"
    house = read(source.of(telling.text), telling.lang)
    if house is not None:
        return house.body != STATE
    nouns = {x for t in row for x in (t.low, singular(t.low))} if not w.declines else set()
    return bool(nouns & w.public) or any(body_noun(t.low, w) in w.public for t in row[:2])
