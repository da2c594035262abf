"""Quotations that a page pulls out of its report: the same words stand there with whoever says them."""

from collections.abc import Sequence

from variorum.data import Form, Statement
from variorum.statements.names import tokens

_SAME = 6  # words two quotations begin with that are one


def pulled(text: str, rows: Sequence[tuple[int, Statement]]) -> dict[int, int]:
    """Return, for statements of a text that nobody is said to make, the one of the same words that names who
    makes it. `rows` are numbered.
    """
    opening = {n: _opening(text, s) for n, s in rows}
    known: dict[tuple[str, ...], int] = {}
    for n, s in rows:
        if s.source is not None and s.speaker is not None and s.form is not Form.INDIRECT:
            known.setdefault(opening[n], n)
    lone = [n for n, s in rows if s.source is None and s.cue is None and len(opening[n]) == _SAME]
    return {n: known[opening[n]] for n in lone if opening[n] in known}


def _opening(text: str, s: Statement) -> tuple[str, ...]:
    """Return the words a statement begins with."""
    return tuple(t.low for t in tokens(text, s.content[0].start, s.content[0].end)[:_SAME])
