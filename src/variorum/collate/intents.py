"""What somebody means to do told as done across languages: "планирует закрыть" as "has closed".

Within a language the verb itself is met again (plans). Between two, a sentence of one clause whose only verb
leads to what is planned stands beside one of a single clause whose verb says that it is over.
"""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.certainty import hedge
from variorum.collate.clauses import length
from variorum.collate.listed import Hit, hits, holds
from variorum.collate.polarity import AS_LONG, SURE, says_no
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_clauses, sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "intents@1"
# Words between what stands before a participle and the participle, where it does not close the clause.
NEAR = 3
# The language whose participle closes the clause.
FREE = "de"


def intents(bead: Bead, view: View) -> Sequence[Variant]:
    """Return plans of the base whose only counterpart, as long as they, is over in the reading."""
    if not view.across or len(bead.base) != 1 or len(bead.reading) != 1:
        return ()
    i, j = bead.base[0], bead.reading[0]
    one, two = view.base.telling, view.reading.telling
    sizes = sorted((length(one.sentence(i), one.lang), length(two.sentence(j), two.lang)))
    if view.scores.get((i, j), 0.0) < SURE or sizes[0] < AS_LONG * sizes[1]:
        return ()
    if len(sentence_clauses(i, view.base)) != 1 or len(sentence_clauses(j, view.reading)) != 1:
        return ()
    plan, done = view.base.once(_plan, i), view.reading.once(_done, j)
    if plan is None or done is None:
        return ()
    return (found(view, Kind.CERTAINTY, plan, done, by=BY, confidence=0.65),)


def _plan(i: int, whole: Whole) -> Span | None:
    """Return the words of a sentence for what somebody means to do, where nothing is denied or over in it."""
    lang, ts = whole.telling.lang, sentence_tokens(i, whole)
    if says_no(ts, lang) or _over(ts, lang) is not None:
        return None
    return next((h.span(ts) for h in hits(ts, "hedges", lang, "intended", "planned")), None)


def _done(j: int, whole: Whole) -> Span | None:
    """Return the words of a sentence for what is over, where nothing is left open, decided or denied."""
    lang, ts = whole.telling.lang, sentence_tokens(j, whole)
    said = lexicon.known("speech", lang, "verbs")
    planned = lexicon.folded("hedges", lang, "planning", "resolved")
    left = any(hedge(t, lang) or t.fold in said or t.fold.startswith(planned) for t in ts if t.kind == "word")
    if left or says_no(ts, lang) or holds(ts, "hedges", lang, "intended", "planned", "settled"):
        return None
    over = _over(ts, lang)
    return None if over is None else over.span(ts)


def _over(ts: Sequence[Token], lang: str) -> Hit | None:
    """Return the verb of some words that says that it is over: "has closed", "hat ... geschlossen"."""
    table = lexicon.table("hedges", lang)
    before, ends = table.get("perfect", ()), table.get("participles", table.get("over_ends", ()))
    row = [k for k, t in enumerate(ts) if t.kind == "word"]
    for k in (k for k in row if ts[k].fold in before):
        behind = [n for n in row if n > k]
        near = behind[-1:] if lang == FREE else behind[:NEAR]
        n = next((n for n in near if ts[n].fold.endswith(ends) and not ts[n].capital), None)
        if n is not None:
            return Hit(k, n - k + 1)
    return None
