"""What stands in one quotation, shown as one: statements are kept sentence by sentence, people say several.

'"We waited," she said. "Nobody came. We left."' are three statements and one quotation: the marks close for
the attribution alone, or for a new paragraph.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from variorum.data import Form, Span, Statement, Telling

Row = tuple[Statement, ...]  # one statement, telling by telling


def rows(
    statements: Sequence[Statement], said: Iterable[Row], tellings: Mapping[str, Telling]
) -> list[list[Row]]:
    """Return the statements in rows, told in one telling or several, and these in runs: one quotation each.

    `statements` are in the order wanted, those of one telling in the order of its text; `said` joins them
    over tellings. Rows make one quotation where the same tellings have them, all in quotation marks, and in
    each nothing but the attribution stands between: where one telling lacks a part, that is a row of its own.
    """
    row_of = {s: row for row in said for s in row}
    found: dict[Row, list[Statement]] = {}
    for s in statements:
        found.setdefault(row_of.get(s, (s,)), []).append(s)
    after = _after(statements)
    last: dict[Row, list[Row]] = {}  # the run that ends in a row
    runs: list[list[Row]] = []
    before: dict[Statement, Row] = {}
    for own in found.values():
        row = tuple(own)
        ends = {before.get(s) for s in row}
        held = next(iter(ends)) if len(ends) == 1 else None
        if held is not None and held in last and _one_quotation(held, row, tellings):
            run = last.pop(held)
            run.append(row)
        else:
            run = [row]
            runs.append(run)
        last[row] = run
        for s in row:
            if s in after:
                before[after[s]] = row
    return runs


def fused(run: Sequence[Row], tellings: Mapping[str, Telling]) -> list[Statement]:
    """Return a run's statements telling by telling, each telling's as one: for show, and in no output."""
    parts: dict[str, list[Statement]] = {}
    for row in run:
        for s in row:
            parts.setdefault(s.telling, []).append(s)
    return [_fused(own, tellings[k].text) for k, own in parts.items()]


def _fused(parts: Sequence[Statement], text: str) -> Statement:
    if len(parts) == 1:
        return parts[0]
    told = next((s for s in parts if s.cue), parts[0])
    content: list[Span] = []
    for c in sorted({c for s in parts for c in s.content}):
        if content and not text[content[-1].end : c.start].strip():
            content[-1] = Span(content[-1].start, max(c.end, content[-1].end))
        else:
            content.append(c)
    return replace(told, content=tuple(content), confidence=min(s.confidence for s in parts))


def _after(statements: Sequence[Statement]) -> dict[Statement, Statement]:
    """Return which statement follows each in its telling; those inside another are none of the run."""
    by: dict[str, list[Statement]] = {}
    for s in statements:
        if s.within is None and s.content:
            by.setdefault(s.telling, []).append(s)
    out: dict[Statement, Statement] = {}
    for own in by.values():
        own.sort(key=lambda s: (s.content[0].start, s.content[-1].end))
        out.update(pairwise(own))
    return out


def _one_quotation(one: Row, two: Row, tellings: Mapping[str, Telling]) -> bool:
    """Return whether two rows are one quotation in every telling that has them."""
    ahead = {s.telling: s for s in one}
    if ahead.keys() != {s.telling for s in two}:
        return False
    return all(s.telling in tellings and _goes_on(tellings[s.telling], ahead[s.telling], s) for s in two)


def _goes_on(telling: Telling, one: Statement, two: Statement) -> bool:
    """Return whether a quotation goes on in the next statement of the same speaker."""
    if one.form is not Form.DIRECT or two.form is not Form.DIRECT or one.speaker != two.speaker:
        return False
    gap = Span(one.content[-1].end, two.content[0].start)
    first, second = telling.sentence_at(one.content[-1].end - 1), telling.sentence_at(gap.end)
    if gap.start > gap.end or first is None or second is None or second - first > 1:
        return False
    if not any(c.isalnum() for c in gap.of(telling.text)):
        return two.speaker is not None or not (two.cue or two.source)
    # An attribution that closes the one is no break; one that opens the other is a new occasion.
    closing = one.cue is not None and gap.holds(one.cue) and two.speaker is not None
    return closing and not (two.cue and two.cue != one.cue and gap.holds(two.cue))
