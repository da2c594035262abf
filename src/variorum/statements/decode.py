"""From the tagger's distributions to pieces that belong together.

Labels are decoded by Viterbi over legal sequences only (an I- label follows its own B- or I-), sentence
by sentence; then segments are tied to cues by the arcs their tokens vote for. What the arcs leave
open is repaired: a cue without a source takes the subject it shares, a quotation beside a cue
becomes its content.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from variorum.data import Span, Tagged, Telling
from variorum.quotation import Quotation
from variorum.statements.pieces import speech_for
from variorum.statements.raw import Quotes, Raw, begins_anew, letters

_FLOOR = 1e-6  # least probability, so that a log is finite
_RELUCTANCE = -1.0  # log-odds taken from "O": F1 is best where recall is bought below even odds (Lewis 1995)
_ALONE = 0.6  # mean probability a content needs to stand without a cue
_LEAST = 0.35  # mean probability below which a content is noise: no better than one guess in three
_STRAY = 1  # tokens that may tear a content apart
_REACH = 40  # characters on either side of a cue in which an unclaimed quotation may be its content
_INSIDE = ("B-source", "I-source", "B-cue", "I-cue")  # what may stand inside a content: "A, she said, B"
_HEARER = 6  # words that may say to whom and when something was said
_ENDS = re.compile(r";|[.!?…][\"”’']?\s+[\"“‘]?[^\W\d_a-z]")  # a clause, or a sentence that was not cut
_MARKS = ',;:.!?"“”«»'
_NEAR = 3  # tokens an arc may miss its cue's first token by


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of tokens of one role."""

    role: str  # "source", "cue", "content"
    first: int  # tokens
    last: int
    span: Span
    score: float  # mean probability of its labels
    arc: int  # token of the cue it points to, -1 for none
    begins: bool  # opens with a B- label; a content that does not goes on after an inserted cue


def viterbi(logp: NDArray[np.float64], labels: Sequence[str]) -> list[int]:
    """Return the likeliest legal label sequence of one sentence, as indices into `labels`."""
    n = len(labels)
    allowed = np.zeros((n, n))
    first = np.zeros(n)
    for j, name in enumerate(labels):
        if name.startswith("I-"):
            first[j] = (
                0.0 if name == "I-content" else -np.inf
            )  # a quotation may go on from the sentence before
            for i, before in enumerate(labels):
                if before not in ("B-" + name[2:], name) and not (name == "I-content" and before in _INSIDE):
                    allowed[i, j] = -np.inf
    best = logp[0] + first
    back = np.zeros(logp.shape, dtype=np.int32)
    for t in range(1, len(logp)):
        scores = best[:, None] + allowed
        back[t] = scores.argmax(axis=0)
        best = scores[back[t], np.arange(n)] + logp[t]
    path = [int(best.argmax())]
    for t in range(len(logp) - 1, 0, -1):
        path.append(int(back[t, path[-1]]))
    return path[::-1]


def segments(telling: Telling, tagged: Tagged) -> list[list[Segment]]:
    """Return the segments of each sentence of a telling, in order."""
    starts = [t.start for t in tagged.tokens]
    out: list[list[Segment]] = []
    for sentence in telling.sentences:
        a, b = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if a >= b:
            out.append([])
            continue
        logp = np.log(np.maximum(tagged.probs[a:b].astype(np.float64), _FLOOR))
        logp[:, [j for j, name in enumerate(tagged.labels) if name == "O"]] += _RELUCTANCE
        path = viterbi(logp, tagged.labels)
        out.append(_runs(tagged, a, path))
    return out


def _runs(tagged: Tagged, offset: int, path: Sequence[int]) -> list[Segment]:
    found: list[Segment] = []
    i = 0
    while i < len(path):
        name = tagged.labels[path[i]]
        if name == "O":
            i += 1
            continue
        role, j = name[2:], i + 1
        while j < len(path) and tagged.labels[path[j]] == "I-" + role:
            j += 1
        rows = range(offset + i, offset + j)
        score = float(np.mean([tagged.probs[r, path[r - offset]] for r in rows]))
        votes = Counter(int(tagged.arcs[r]) for r in rows)
        top = max(votes.values())
        arc = max(a for a, n in votes.items() if n == top)
        span = Span(tagged.tokens[offset + i].start, tagged.tokens[offset + j - 1].end)
        found.append(
            Segment(
                role=role,
                first=offset + i,
                last=offset + j - 1,
                span=span,
                score=score,
                arc=arc,
                begins=name.startswith("B-"),
            )
        )
        i = j
    return found


def decode(
    telling: Telling, tagged: Tagged, quotations: Sequence[Quotation], heads: Sequence[Span] = ()
) -> list[Raw]:
    """Return the tagger's findings as raw statements, in order of place.

    `heads` are a transcript's headings: they name no source of what is reported below them.
    """
    quotes = Quotes(telling, quotations)
    out: list[Raw] = []
    for sentence, found in zip(telling.sentences, segments(telling, tagged), strict=True):
        row = [s for s in found if not any(h.start <= s.span.start <= h.end for h in heads)]
        out.extend(_group(telling, sentence, row, quotes))
    return out


def _cue_of(seg: Segment, cues: Sequence[Segment]) -> Segment | None:
    """Return the cue a segment's arc points at, one a little off included."""
    if seg.arc < 0 or not cues:
        return None
    i = bisect_left(cues, seg.arc, key=lambda c: c.last)
    near = cues[max(0, i - 1) : i + 1]
    best = min(near, key=lambda c: (0 if c.first <= seg.arc <= c.last else abs(c.first - seg.arc), c.first))
    return best if best.first <= seg.arc <= best.last or abs(best.first - seg.arc) <= _NEAR else None


def _nearest(seg: Segment, among: Sequence[Segment]) -> Segment | None:
    """Return the segment of a sorted row that stands nearest to another, the earlier of two."""
    i = bisect_left(among, seg.first, key=lambda c: c.first)
    return min(among[max(0, i - 1) : i + 1], key=lambda c: (_gap(seg, c), c.first), default=None)


def _gap(a: Segment, b: Segment) -> int:
    return max(b.first - a.last, a.first - b.last)


def _group(telling: Telling, sentence: Span, row: Sequence[Segment], quotes: Quotes) -> list[Raw]:
    row, speech = _mended(telling, row), speech_for(telling.lang)
    cues = [s for s in row if s.role == "cue"]
    contents, sources, alone = _tied(telling, row, cues, quotes)
    out = []
    bound = {s.first for s in sources.values()}
    loose = [s for s in row if s.role == "source" and s.first not in bound]
    before: Segment | None = None
    for cue in cues:
        source = sources.get(cue.first)
        if before and source is None and ";" not in telling.text[before.span.end : cue.span.start]:
            source = before  # "X called it so and said ...": the subject is shared
        before = source
        own = contents.get(cue.first, [])
        units = _units(telling, cue, source, row, contents, quotes)
        if not own:
            found = (
                _swallowed(telling, cue, row, contents)
                or _lent(telling, cue, row, contents, speech.verbs)
                or _enclosed(telling, cue, source, row, contents)
                or _beside(cue, sentence, row, quotes)
            )
            units = [found] if found else []
        parts = [s.score for s in own] + [cue.score] + ([source.score] if source else [])
        score = float(np.mean(parts)) * (1.0 if own else _ALONE)
        named = source.span if source else None
        out += [Raw(source=named, cue=cue.span, contents=tuple(spans), score=score) for spans in units]
    for seg in alone:
        if seg.score >= _ALONE or _quoted(seg, quotes):
            source = _nearest(seg, loose)
            named = source.span if source else None
            out.append(Raw(source=named, cue=None, contents=(seg.span,), score=seg.score * _ALONE))
    return out


def _tied(
    telling: Telling, row: Sequence[Segment], cues: Sequence[Segment], quotes: Quotes
) -> tuple[dict[int, list[Segment]], dict[int, Segment], list[Segment]]:
    """Return contents and source of each cue, by its first token, and the contents without one.

    Where the arcs say nothing, the nearest cue is taken; for quoted words one outside the marks.
    """
    contents: dict[int, list[Segment]] = {}
    sources: dict[int, Segment] = {}
    alone: list[Segment] = []
    outside = [c for c in cues if not quotes.in_span(c.span)]
    for seg in row:
        if seg.role == "cue":
            continue
        cue = _cue_of(seg, cues)
        if cue is None:
            cue = _nearest(seg, outside if seg.role == "content" and _quoted(seg, quotes) else cues)
            if cue is not None and seg.role == "content" and _parted(telling, seg, row):
                continue
        if seg.role == "content":
            if cue is None:
                alone.append(seg)
            else:
                contents.setdefault(cue.first, []).append(seg)
        elif cue is not None and (cue.first not in sources or _gap(seg, cue) < _gap(sources[cue.first], cue)):
            sources[cue.first] = seg
    return contents, sources, alone


def _parted(telling: Telling, seg: Segment, row: Sequence[Segment]) -> bool:
    """Return whether a conjunction parts a content from the subject after it, which no arc ties it to:
    "The roof fund grows, and | Vale says ..." is two things told, the first by nobody.
    """
    i = bisect_left(row, seg.last + 1, key=lambda s: s.first)
    if i >= len(row) or row[i].role != "source":
        return False
    gap = telling.text[seg.span.end : row[i].span.start].replace(",", " ").split()
    return len(gap) == 1 and gap[0].casefold() in speech_for(telling.lang).joins


def _units(
    telling: Telling,
    cue: Segment,
    source: Segment | None,
    row: Sequence[Segment],
    contents: dict[int, list[Segment]],
    quotes: Quotes,
) -> list[list[Span]]:
    """Return the contents of one cue, those that go on after it joined."""
    units: list[list[Span]] = []
    last: Segment | None = None
    for seg in contents.get(cue.first, ()):
        span = _through(seg, cue, row, contents)
        behind = source is not None and source.first > seg.last
        span = Span(_back(telling, seg, cue, row, contents) if behind else span.start, span.end)
        if units:
            span = _behind_hearer(telling, span, cue, source)
        if units and units[-1][-1].holds(span):
            continue
        marks = (last is not None and _quoted(last, quotes), _quoted(seg, quotes))
        quoted = all(marks)
        alike = marks[0] == marks[1]
        if units and last is not None and alike and _bridged(telling, last, seg, row, contents):
            units[-1][-1] = Span(units[-1][-1].start, span.end)
        elif units and _goes_on(telling, units[-1][-1], span, seg, cue, source, quoted):
            units[-1].append(span)
        else:
            units.append([span])
        last = seg
    return units


def _bridged(
    telling: Telling, last: Segment, seg: Segment, row: Sequence[Segment], contents: dict[int, list[Segment]]
) -> bool:
    """Return whether nothing but a verb that says nothing parts two contents of one cue: "They allege | Vale,
    61, | knew | it was unsafe". Behind "and" the verb is a second one of whoever speaks.
    """
    end = last.span.of(telling.text).split()[-1:]
    if end and end[0].casefold() in speech_for(telling.lang).joins:
        return False
    i = bisect_left(row, last.last + 1, key=lambda s: s.first)
    verb = row[i] if i < len(row) else seg
    loose = verb.role == "cue" and verb.first not in contents
    return loose and verb.first == last.last + 1 and seg.first == verb.last + 1


def _goes_on(
    telling: Telling, last: Span, span: Span, seg: Segment, cue: Segment, source: Segment | None, quoted: bool
) -> bool:
    """Return whether a content goes on after its own cue: "It was a storm, she said, that broke it" does,
    and a quotation (`quoted`: both are), "It was late, she said, and the harbour was open" begins anew.
    """
    gap = Span(last.end, max(last.end, span.start))
    inserted = gap.holds(cue.span) or (source is not None and gap.holds(source.span))
    if not inserted:
        return not seg.begins
    after = max(
        cue.span.end if gap.holds(cue.span) else 0,
        source.span.end if source and gap.holds(source.span) else 0,
    )
    if begins_anew(telling.text[after : span.start], span.of(telling.text)):
        return False
    if quoted:
        return True
    joins = speech_for(telling.lang).joins
    lead = (telling.text[after : span.end].replace(",", " ").split() or [""])[0]
    return lead.casefold() not in joins and ";" not in gap.of(telling.text)


def _mended(telling: Telling, row: Sequence[Segment]) -> list[Segment]:
    """Return the row with contents joined again that a stray token or two tore apart, and without
    contents too unlikely to keep.
    """
    out: list[Segment] = []
    for seg in row:
        last = out[-1] if out else None
        gap = telling.text[last.span.end : seg.span.start] if last else ""
        one_word = bool(gap) and not any(c.isspace() for c in gap)  # "the U.S.-backed plan"
        torn = last is not None and (one_word or seg.first - last.last - 1 <= _STRAY)
        plain = not any(c in ';:—–"”“' for c in gap)
        plain = plain and (last is None or not seg.begins or "," not in gap or last.arc == seg.arc)
        if last and torn and plain and last.role == seg.role == "content":
            span, score = Span(last.span.start, seg.span.end), max(last.score, seg.score)
            out[-1] = replace(last, last=seg.last, span=span, score=score)
            continue
        out.append(seg)
    return [s for s in out if s.role != "content" or (s.score >= _LEAST and letters(telling.text, s.span))]


def _through(seg: Segment, own: Segment, row: Sequence[Segment], contents: dict[int, list[Segment]]) -> Span:
    """Return a content's span, drawn out over a statement nested in it: "she had heard from managers
    that there would be no cuts" has its second half labelled for the inner cue, with no word between.
    """
    i = bisect_left(row, seg.last + 1, key=lambda s: s.first)
    last, end = seg.last, seg.span.end
    inner: Segment | None = None
    while i < len(row) and row[i].first == last + 1 and row[i].first != own.first:
        if row[i].role == "cue":
            inner = row[i]
        elif row[i].role == "content" and inner is not None:
            if any(c.first == row[i].first for c in contents.get(inner.first, ())):
                end = row[i].span.end
            elif row[i].begins:
                break
        last = row[i].last
        i += 1
    return Span(seg.span.start, end)


def _back(
    telling: Telling, seg: Segment, own: Segment, row: Sequence[Segment], contents: dict[int, list[Segment]]
) -> int:
    """Return where a content begins, drawn out over a statement nested in it whose own content it is:
    "Reyl told a colleague that | she was late |, Vale alleged".
    """
    i = bisect_left(row, seg.first, key=lambda s: s.first)
    if i < 2 or own.first < seg.first:  # a source and a cue
        return seg.span.start
    source, cue = row[i - 2], row[i - 1]
    nested = source.role == "source" and cue.role == "cue" and cue.first not in contents
    gap = telling.text[cue.span.end : seg.span.start]
    nested = nested and "," in telling.text[seg.span.end - 1 : seg.span.end + 2]
    if not nested or seg.first - cue.last - 1 > _HEARER or any(c in _MARKS for c in gap):
        return seg.span.start
    return source.span.start


def _behind_hearer(telling: Telling, span: Span, cue: Segment, source: Segment | None) -> Span:
    """Return a content that goes on after its cue without to whom and when that was said: "The families,
    he told | parliament, deserved | the truth".
    """
    before = max(cue.span.end, source.span.end if source else 0)
    if span.start < before or telling.text[before : span.start].strip():
        return span
    lead, comma, _ = span.of(telling.text).partition(",")
    if not comma or len(lead.split()) > _HEARER or any(c in _MARKS for c in lead):
        return span
    return Span(span.start + len(lead) + 1, span.end)


def _quoted(seg: Segment, quotes: Quotes) -> bool:
    inside = sum(letters(quotes.telling.text, cut) for cut, _ in quotes.in_span(seg.span))
    return 2 * inside > letters(quotes.telling.text, seg.span)


def _swallowed(
    telling: Telling, cue: Segment, row: Sequence[Segment], contents: dict[int, list[Segment]]
) -> list[Span]:
    """Return the content of a cue whose content is a whole statement: "Ito said staff had told her ..."
    has labels for the inner one only.
    """
    i = bisect_left(row, cue.last + 1, key=lambda s: s.first)
    if i + 1 >= len(row) or row[i].role != "source" or row[i + 1].role != "cue":
        return []
    if any(c in ',;:."”“' for c in telling.text[cue.span.end : row[i].span.start]):
        return []
    inner = [c for c in contents.get(row[i + 1].first, ()) if c.first > row[i + 1].first]
    return [Span(row[i].span.start, max(c.span.end for c in inner))] if inner else []


def _lent(
    telling: Telling,
    cue: Segment,
    row: Sequence[Segment],
    contents: dict[int, list[Segment]],
    verbs: Collection[str],
) -> list[Span]:
    """Return the content of a cue that another statement was drawn out over: see `_back`."""
    words = cue.span.of(telling.text).casefold().split()
    i = bisect_left(row, cue.last + 1, key=lambda s: s.first)
    if i >= len(row) or i < 2 or row[i].role != "content" or words[-1] not in verbs:
        return []
    own = next((c for c in row if c.role == "cue" and row[i] in contents.get(c.first, ())), None)
    if own is None or _back(telling, row[i], own, row, contents) == row[i].span.start:
        return []
    return [row[i].span]


def _enclosed(
    telling: Telling,
    cue: Segment,
    source: Segment | None,
    row: Sequence[Segment],
    contents: dict[int, list[Segment]],
) -> list[Span]:
    """Return a whole statement that stands before its cue: "Reyl told her that it was late, Vale alleged"."""
    if source is None:
        return []
    first, last = min(cue.first, source.first), max(cue.last, source.last)
    before = [s for s in row if s.last < first]
    inner = [(s, c) for s in before if s.role == "cue" for c in contents.get(s.first, ())]
    told = [c for s, c in inner if s.last < c.first < first]
    if len(before) < 3 or not told or any(s.first > last for s in row):  # a whole statement
        return []
    end = told[-1].span.end
    gap = telling.text[end : min(cue.span.start, source.span.start)]
    closed = gap.strip() in (",", "") and "," in telling.text[end - 1 : end] + gap
    whole = Span(before[0].span.start, end)
    one = before[0].role == "source" and not _ENDS.search(telling.text, whole.start, whole.end)
    return [whole] if closed and one else []


def _beside(cue: Segment, sentence: Span, row: Sequence[Segment], quotes: Quotes) -> list[Span]:
    """Return the quotation nearest to a cue that has no content, unless another content claims it."""
    reach = Span(max(sentence.start, cue.span.start - _REACH), min(sentence.end, cue.span.end + _REACH))
    near = [c for c, _ in quotes.in_span(reach, sentence)]
    near.sort(key=lambda c: max(c.start - cue.span.end, cue.span.start - c.end))
    # Marks within a source are a name's: "канал «Цех»".
    taken = [s.span for s in row if s.role in ("content", "source")] if near else []
    return [c for c in near[:1] if not any(c.overlap(t) for t in taken)]
