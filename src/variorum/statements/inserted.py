"""Who says it told between dashes inside the marks: «Уже поздно, — сказала Вейл. — Идите домой»."""

import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.data import Form, Span, Statement, Telling
from variorum.statements.names import tokens
from variorum.statements.pieces import speech_for
from variorum.statements.quoted import cited

_INSERTED = re.compile(r"(?<=[,.!?…])\s[—–-]\s([^—–\n«»“”\"]{3,120}?)[.,]?\s[—–-]\s")
_LEAD = 2  # words up to the verb


def inserted(telling: Telling, statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements, quotations of nobody with source and cue that stand between dashes in them."""
    speech, out = speech_for(telling.lang), []
    for s in statements:
        first = s.content[0]
        lone = s.source is None and s.cue is None and s.form is Form.DIRECT and len(s.content) == 1
        m = _INSERTED.search(telling.text, first.start, first.end) if lone else None
        row = tokens(telling.text, *m.span(1)) if m is not None else []
        verb = next((i for i, t in enumerate(row[:_LEAD]) if t.low in speech.verbs), None)
        if m is None or verb is None or m.end() >= first.end:
            out.append(s)
            continue
        who = telling.text[row[verb].span.end : m.end(1)].partition(",")[0]
        begins = row[verb].span.end + len(who) - len(who.lstrip())
        source = Span(begins, begins + len(who.strip())) if who.strip() else None
        if source is not None:
            source = cited(telling, source, row[verb].span, speech) or source
        content = (Span(first.start, m.start()), Span(m.end(), first.end))
        out.append(replace(s, source=source, cue=row[verb].span, content=content))
    return out
