"""The stuff statements are made of, and the last step of making them, whatever found the pieces.

A `Raw` is a source, a cue and stretches of content as the tagger or the rules cut them. `finish`
cuts content at sentence ends, sets its edges to words and quotation marks, tells direct from
indirect, and adds quotations that nobody claimed: the second sentence of a quote, a lone line.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum import lexicon
from variorum.data import Form, Span, Statement, Telling
from variorum.quotation import UNCLOSED, Quotation
from variorum.statements.datelines import opening
from variorum.text import fold

_OPENS = " \t\n\u00a0\u202f\"“”„«»‹›‚‘’'(—–-"  # between the end of a sentence and a word
_DIRECT = 0.9  # share of a content's letters inside marks that makes it direct
_HALF = 0.5  # share of a quotation a content must hold to be set to its marks
_LONE_WORDS = 4  # words a quotation needs to stand for a statement of its own
_LONE = 0.5  # confidence of a quotation that no source and no cue claims
_WHOLE = 0.8  # share of a sentence a quotation fills to be taken for the whole of it
_REACH = 3  # characters beyond its edge in which a content finds its quotation marks
_NEIGHBOURS = 6  # statements before and after in which an outer one is looked for
_TALK = ("—", "–", "―")
_QUE = re.compile(r"(?:qu)?[’'](?=\w)", re.IGNORECASE)
_HYPHENED = re.compile(r"(?:(?<=\w)[-‑]|(?<=\w[-‑]))[^\W_]+(?:[-‑][^\W_]+)*")
_EDGE = " \t\n\r\u00a0,;:–—-"
_STOPS = ".…"
_BRACKETS = {"(": ")", "[": "]"}
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")  # "U.S" without its last point
_THAT = ("that", "dass", "daß", "что", "що", "que", "che")
# Behind these "that" is what is spoken of: "said that will have to wait".
_OF_THAT = frozenset((
    "is", "was", "has", "had", "does", "did", "will", "would", "can", "could", "may", "might", "must",
    "shall", "should", "cannot", "meant", "ca", "wo",
))  # fmt: skip
# Sentences up to which a quotation that never closes is taken at its word. In a longer stretch the mark that
# is missing stood somewhere, and most of it is the author's own: the first sentence alone is somebody's.
_TRUSTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """Pieces that belong together. `contents` are in order."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    score: float


class Quotes:
    """The outermost quotations of a telling, cut to sentences, to be asked by place."""

    def __init__(self, telling: Telling, quotes: Sequence[Quotation]) -> None:
        self.telling = telling
        self.outer = [self._kept(q) for q in quotes if q.depth == 0]
        self.ends = [q.span.end for q in self.outer]

    def _kept(self, q: Quotation) -> Quotation:
        """Return a quotation, one that never closes cut to what can be trusted."""
        first, last = (self.telling.sentence_at(at) for at in (q.inner.start, q.inner.end - 1))
        if UNCLOSED not in q.flags or first is None or last is None or last - first < _TRUSTED:
            return q
        end = self.telling.sentences[first].end
        return replace(q, span=Span(q.span.start, end), inner=Span(q.inner.start, end))

    def in_span(self, span: Span, within: Span | None = None) -> list[tuple[Span, Quotation]]:
        """Return the quotations that touch a span, each cut to it (or to `within`)."""
        out = []
        edge = within or span
        i = bisect_right(self.ends, span.start)
        while i < len(self.outer) and self.outer[i].span.start < span.end:
            q = self.outer[i]
            cut = _trim(
                self.telling.text, Span(max(q.span.start, edge.start), min(q.span.end, edge.end)), " \n\t"
            )
            if cut.start < cut.end:
                out.append((cut, q))
            i += 1
        return out


def _trim(text: str, span: Span, chars: str) -> Span:
    a, b = span.start, span.end
    while a < b and (text[a] in chars or text[a].isspace()):
        a += 1
    while b > a and (text[b - 1] in chars or text[b - 1].isspace()):
        b -= 1
    return Span(a, b)


def letters(text: str, span: Span) -> int:
    """Return how many letters and digits a span holds."""
    return sum(c.isalnum() for c in text[span.start : span.end])


def _to_words(text: str, span: Span, within: Span) -> Span:
    a, b = span.start, span.end
    while a > within.start and text[a].isalnum() and text[a - 1].isalnum():
        a -= 1
    while b < within.end and text[b - 1].isalnum() and text[b].isalnum():
        b += 1
    rest = _HYPHENED.match(text, b, within.end)  # "des UN- | Sicherheitsrats"
    return Span(a, rest.end() if rest is not None else b)


def tidy(telling: Telling, span: Span, sentence: Span, quotes: Quotes) -> Span | None:
    """Return a content's span with its edges set: to words, to quotation marks, without "that"."""
    text = telling.text
    span = Span(max(span.start, opening(telling, sentence)), min(span.end, sentence.end))
    if span.start >= span.end:
        return None
    span = _trim(text, _to_words(text, span, sentence), _EDGE)
    if span.start >= span.end:
        return None
    a, b = span.start, span.end
    near = Span(max(sentence.start, a - _REACH), min(sentence.end, b + _REACH))
    touching = quotes.in_span(near, sentence)
    for cut, _ in touching:
        shared = cut.overlap(Span(a, b))
        if not shared:
            continue
        if shared >= _HALF * len(cut):
            a, b = min(a, cut.start), max(b, cut.end)
        elif cut.start < a:
            a = cut.end
        elif cut.end > b:
            b = cut.start
    span = _trim(text, Span(a, b), _EDGE)
    if span.start >= span.end:
        return None
    if not any(c.end == span.end for c, _ in touching):
        end = span.end
        while end > span.start and text[end - 1] in _STOPS and end == sentence.end:
            end -= 1
        span = _trim(text, Span(span.start, end), _EDGE)
    first = text[span.start : span.end].split(maxsplit=2)
    opened = len(first) > 1 and first[0].casefold() in _THAT
    if opened and not (first[0].casefold() == "that" and _plain(first[1]) in _OF_THAT):
        span = Span(text.index(first[1][0], span.start + len(first[0])), span.end)
    if telling.lang == "fr" and (elided := _QUE.match(text, span.start, span.end)) is not None:
        span = Span(elided.end(), span.end)  # "qu'il ferait appel"
    asks = text[span.start - 1 : span.start] in ("¿", "¡") and span.start > sentence.start
    span = Span(span.start - asks, _closed(text, span, sentence.end))
    return span if letters(text, span) else None


def _plain(word: str) -> str:
    """Return a verb without its negation and the mark behind it: "would" of "wouldn't,"."""
    return re.split(r"n?['’]|\W", word, maxsplit=1)[0]


def _closed(text: str, span: Span, last: int) -> int:
    """Return where a content ends with the bracket it opens and the point of its last word: "(33 percent)",
    "the U.S."
    """
    end = span.end
    for opens, closes in _BRACKETS.items():
        if text[end : end + 1] == closes and end < last:
            inside = span.of(text)
            end += inside.count(opens) > inside.count(closes)
    pointed = text[end : end + 1] == "." and end < last
    return end + (pointed and _ABBREVIATED.search(text, max(span.start, end - _REACH * 4), end) is not None)


def form_of(telling: Telling, contents: Sequence[Span], quotes: Quotes) -> Form:
    """Return direct where (almost) all letters stand inside marks, mixed where some do."""
    total = inside = 0
    for c in contents:
        total += letters(telling.text, c)
        inside += sum(letters(telling.text, cut) for cut, _ in quotes.in_span(c))
    if inside == 0:
        return Form.DIRECT if contents and _turn_of_talk(telling, contents[0]) else Form.INDIRECT
    return Form.DIRECT if inside >= _DIRECT * total else Form.MIXED


def _turn_of_talk(telling: Telling, content: Span) -> bool:
    """Return whether a content is what a paragraph led by a dash gives as speech: "— La pêche est mauvaise,".

    It opens the paragraph, or goes on behind a dash after the words that say whose it is.
    """
    i = bisect_right(telling.paragraphs, content.start, key=lambda p: p.start) - 1
    if i < 0:
        return False
    lead = telling.text[telling.paragraphs[i].start : content.start].strip()
    return lead[:1] in _TALK and lead[-1:] in _TALK


def finish(
    telling: Telling, raws: Sequence[Raw], quotations: Sequence[Quotation], by: str
) -> tuple[Statement, ...]:
    """Return the statements of a telling in order of place, from raw pieces and its quotations."""
    quotes = Quotes(telling, quotations)
    out: list[Statement] = []
    for raw in raws:
        out.extend(_statements(telling, raw, quotes, by))
    out = _without_doubles(out)
    out.extend(_lone(telling, out, quotes, by))
    return tuple(sorted(out, key=lambda s: (s.content[0].start, s.content[-1].end, s.cue or Span(0, 0))))


def _statements(telling: Telling, raw: Raw, quotes: Quotes, by: str) -> list[Statement]:
    by_sentence: dict[int, list[Span]] = {}
    for content in raw.contents:
        k = telling.sentence_at(content.start)
        if k is None:
            k = next((i for i, s in enumerate(telling.sentences) if s.start > content.start), None)
        while k is not None and k < len(telling.sentences) and telling.sentences[k].start < content.end:
            span = tidy(telling, content, telling.sentences[k], quotes)
            if span is not None:
                by_sentence.setdefault(k, []).append(span)
            k += 1
    home = raw.cue or raw.source
    at = telling.sentence_at(home.start) if home is not None else None
    out = []
    for k in sorted(by_sentence):
        own = at == k or (home is not None and k == min(by_sentence) and at not in by_sentence)
        out += [
            Statement(
                telling=telling.id,
                source=raw.source if own and not _object(telling, raw.source) else None,
                cue=raw.cue if own else None,
                content=contents,
                form=form_of(telling, contents, quotes),
                flags=_flags(contents, quotes),
                by=by,
                confidence=round(min(1.0, max(0.0, raw.score)), 4),
            )
            for contents in _units(telling, by_sentence[k], raw)
        ]
    return out


def _object(telling: Telling, source: Span | None) -> bool:
    """Return whether a source is a pronoun for somebody who is spoken of and never speaks: "whom"."""
    known = lexicon.known("speech", telling.lang, "objects")
    return source is not None and fold(source.of(telling.text).strip(_EDGE)) in known


def _units(telling: Telling, spans: Sequence[Span], raw: Raw) -> list[tuple[Span, ...]]:
    """Part the contents of one cue in one sentence: a content that only the cue or the source
    interrupts stays one; all else stands by itself.
    """
    units: list[list[Span]] = []
    pieces = [p for p in (raw.cue, raw.source) if p is not None]
    for span in sorted(spans):
        if units:
            last = units[-1][-1]
            gap = Span(last.end, max(last.end, span.start))
            between = gap.of(telling.text)
            anew = ";" in between or begins_anew(between, span.of(telling.text))
            if any(gap.holds(p) for p in pieces) and not anew:
                units[-1].append(span)
                continue
        units.append([span])
    return [tuple(u) for u in units]


def begins_anew(between: str, content: str) -> bool:
    """Return whether what stands before a content ends a sentence, or announces what is said next:
    `"No," she said. "Never."`, `Nobody knew, he said: "They hid it."`; not "Vale Jr. “and we stay”".
    """
    end = between.rstrip(_OPENS)[-1:]
    return end == ":" or (end in tuple(".!?…") and content.lstrip(_OPENS)[:1].isupper())


def _flags(contents: Sequence[Span], quotes: Quotes) -> tuple[str, ...]:
    return tuple(
        sorted({f for c in contents for _, q in quotes.in_span(c) for f in q.flags if f == UNCLOSED})
    )


def _without_doubles(statements: list[Statement]) -> list[Statement]:
    """Drop a statement whose content another with the same cue, or a surer one, already holds."""
    ranked = sorted(range(len(statements)), key=lambda i: (-statements[i].confidence, i))
    taken: dict[tuple[Span, ...], int] = {}
    drop = set()
    for i in ranked:
        s = statements[i]
        if s.content in taken:
            other = statements[taken[s.content]]
            if s.source == other.source or s.source is None or s.cue == other.cue or other.source is None:
                drop.add(i)
                continue
        taken.setdefault(s.content, i)
    return [s for i, s in enumerate(statements) if i not in drop]


def _lone(telling: Telling, statements: Sequence[Statement], quotes: Quotes, by: str) -> list[Statement]:
    """Return statements for quotations that fill a sentence and belong to no statement yet."""
    text = telling.text
    covered = sorted(c for s in statements for c in s.content)
    starts = [c.start for c in covered]
    out = []
    for sentence in telling.sentences:
        held = quotes.in_span(sentence)
        most = letters(text, sentence) if held else 0
        for cut, q in held:
            i = bisect_right(starts, cut.end)
            if any(c.overlap(cut) for c in covered[max(0, i - 4) : i + 1]):
                continue
            words = len(text[cut.start : cut.end].split())
            whole = letters(text, cut) >= _WHOLE * most
            ends = text[cut.start : cut.end].rstrip("\"”»“’'")[-1:] in tuple(".!?…")
            if whole and (words >= _LONE_WORDS or ends):
                flags = tuple(f for f in q.flags if f == UNCLOSED)
                s = Statement(
                    telling=telling.id,
                    source=None,
                    cue=None,
                    content=(cut,),
                    form=Form.DIRECT,
                    flags=flags,
                    by=by,
                    confidence=_LONE,
                )
                out.append(s)
    return out


def nested(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements with `within` set where one stands inside another's content.

    "X said Y had told him that ...": the inner statement's cue lies in the outer's content. Only
    the few statements around it are looked at.
    """
    out = list(statements)
    for i, s in enumerate(statements):
        if s.cue is None:
            continue
        for o in reversed(statements[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS]):
            if o is s or o.cue == s.cue or any(o.cue and c.holds(o.cue) for c in s.content):
                continue
            if any(c.holds(s.cue) for c in o.content) and all(
                any(c.overlap(x) for c in o.content) for x in s.content
            ):
                out[i] = replace(s, within=o.content[0].start)
                break
    return tuple(out)
