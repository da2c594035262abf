"""Direct quotations by rules of others, in our words: who stands by a quotation, sieve after sieve.

The sieves are those of Muzny, Fang, Chang & Jurafsky (EACL 2017), the quote annotator of CoreNLP, less
those that need a parser: (1) trigrams of quotation, name or pronoun, and verb; (2) a single mention in
the paragraph outside the marks; (3) the last mention before a quotation that ends its paragraph; (4)
turns of a conversation, one speaker every second paragraph; (5) the name told most nearby. A pronoun
goes to the last name before it. The Gender Gap Tracker (Asr et al. 2021) finds the same with a parser
in place of the first.
"""

from collections.abc import Sequence

from variorum.data import Form, Span, Statement, Telling
from variorum.quotation import Quotation, quotations
from variorum.statements.headlines import seen_inside
from variorum.statements.names import Token, find_names, tokens
from variorum.statements.pieces import speech_for

WORDS = 3  # of a quotation, under which marks are scare quotes
NEAR = 4  # words round a quotation read for a trigram
Mention = tuple[Span, str]  # a name or a pronoun at its place, and who it is


def sieved(telling: Telling) -> tuple[Statement, ...]:
    """Return the direct quotations of a telling with the speakers the sieves give them."""
    marks = quotations(telling.text, telling.paragraphs)
    quotes = [q for q in marks if not q.depth and len(q.inner.of(telling.text).split()) >= WORDS]
    mentions = _mentions(telling, quotes)
    out: list[Statement] = []
    before: list[tuple[int, Mention | None]] = []  # paragraph and speaker of the quotations so far
    for q in quotes:
        k = next((i for i, p in enumerate(telling.paragraphs) if p.start <= q.span.start < p.end), 0)
        near = telling.paragraphs[k]
        own = [m for m in mentions if near.holds(m[0])]
        found = _trigram(telling, q.span, own) or _alone(q, near, own) or _turn(before, k) or _most(own)
        before.append((k, found))
        out += [
            Statement(
                telling=telling.id, source=found[0] if found else None, cue=None, form=Form.DIRECT,
                content=(Span(max(s.start, q.span.start), min(s.end, q.span.end)),),
                speaker=found[1] if found else None, by="sieves", confidence=1.0,
            )
            for s in telling.sentences if s.overlap(q.span)
        ]  # fmt: skip
    return tuple(out)


def _mentions(telling: Telling, quotes: Sequence[Quotation]) -> list[Mention]:
    """Return names and pronouns outside the marks, in order; a pronoun is whoever was named last."""
    known, out, last = seen_inside([telling]), [], ""
    full: dict[str, str] = {}
    for s in telling.sentences:
        row: list[tuple[Span, str]] = [(n.span, n.text) for n in find_names(telling, s.start, s.end, known)]
        row += [(t.span, "") for t in tokens(telling.text, s.start, s.end) if t.low in ("he", "she")]
        for span, name in sorted(row):
            if any(q.span.holds(span) for q in quotes):
                continue
            if " " in name:
                full.setdefault(name.split()[-1], name)
            last = full.get(name, name) or last
            out.append((span, last))
    return out


def _trigram(telling: Telling, quote: Span, own: Sequence[Mention]) -> Mention | None:
    """Return the mention that stands with a verb of saying right beside a quotation."""
    verbs = speech_for(telling.lang).verbs
    after = tokens(telling.text, quote.end, quote.end + 80)[:NEAR]
    before = tokens(telling.text, max(0, quote.start - 80), quote.start)[-NEAR:]
    for row in (after, before):
        if any(t.low in verbs for t in row):
            beside = [m for m in own if any(_touch(t, m) for t in row)]
            if beside:
                return beside[0] if row is after else beside[-1]
    return None


def _touch(t: Token, m: Mention) -> bool:
    return bool(t.span.overlap(m[0]))


def _alone(q: Quotation, near: Span, own: Sequence[Mention]) -> Mention | None:
    """Return the one somebody of the paragraph, or the last one before a quotation that ends it."""
    if len({name for _, name in own}) == 1:
        return own[0]
    ahead = [m for m in own if m[0].end <= q.span.start]
    return ahead[-1] if ahead and near.end - q.span.end <= 1 else None


def _turn(before: Sequence[tuple[int, Mention | None]], k: int) -> Mention | None:
    """Return who spoke in the same paragraph, or two paragraphs before."""
    return next((m for p, m in reversed(before) if p in (k, k - 2)), None)


def _most(own: Sequence[Mention]) -> Mention | None:
    names = [name for _, name in own]
    return max(own, key=lambda m: names.count(m[1]), default=None)
