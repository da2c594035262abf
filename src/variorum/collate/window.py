"""The stretch of a reading that tells the same thing as the words round one word of the base."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.collate.clauses import Clause, clauses, content, within
from variorum.collate.tokens import Token, tokens
from variorum.collate.view import Whole
from variorum.data import Span

# Words on either side of a word that say what it bears on: more follow it than stand before it.
BEFORE, AFTER = 3, 8
# Share of those words' stems that a stretch must hold to tell the same thing, and how many at least.
TOLD = 0.5
LEAST = 2
# Words round that stretch that are looked at as well.
ROUND = 4
# Articles that tie one German noun to another.
GENITIVE = frozenset({"der", "des"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one sentence that hold what was looked for, and the words round them."""

    sentence: int
    span: Span
    held: frozenset[str]
    near: tuple[Token, ...]


def sentence_tokens(i: int, whole: Whole) -> tuple[Token, ...]:
    """Return the tokens of a sentence."""
    span = whole.telling.sentences[i]
    return tokens(span.of(whole.telling.text), span.start, whole.telling.lang)


def sentence_clauses(i: int, whole: Whole) -> tuple[Clause, ...]:
    """Return the clauses of a sentence."""
    span = whole.telling.sentences[i]
    return clauses(span.of(whole.telling.text), span.start, whole.telling.lang)


def named_tokens(i: int, whole: Whole) -> tuple[Token, ...]:
    """Return the tokens of a sentence, each name as one, known by its last word: its length counts not."""
    return whole.once(_named, i)


def _named(i: int, whole: Whole) -> tuple[Token, ...]:
    ts = sentence_tokens(i, whole)
    inside = within(ts)
    if whole.telling.lang == "de":  # "Verschulden der Firma" is no name, though both nouns have capitals
        inside = [on and not {t.fold for t in ts[k : k + 2]} & GENITIVE for k, on in enumerate(inside)]
    out: list[Token] = []
    start = 0
    for k, goes_on in enumerate(inside):
        if not goes_on:
            one = Span(ts[start].span.start, ts[k].span.end)
            out.append(ts[k] if start == k else replace(ts[k], span=one))
            start = k + 1
    return tuple(out)


def bearing(ts: Sequence[Token], k: int, before: int = BEFORE) -> frozenset[str]:
    """Return the stems of what word k bears on: its neighbours up to a mark.

    A word that stands between two commas of its own, "will, possibly, appeal", bears on what is round them.
    """
    lo = hi = k
    if 0 < k < len(ts) - 1 and ts[k - 1].fold == ts[k + 1].fold == ",":
        lo, hi = k - 1, k + 1
    while lo > 0 and k - lo < before and ts[lo - 1].kind != "stop":
        lo -= 1
    while hi + 1 < len(ts) and hi - k < AFTER and ts[hi + 1].kind != "stop":
        hi += 1
    return content((*ts[lo:k], *ts[k + 1 : hi + 1]))


def stretches(
    stems: frozenset[str], sentences: Sequence[int], whole: Whole, told: float = TOLD, least: int = LEAST
) -> list[Stretch]:
    """Return, for each sentence that holds enough of some stems, the stretch from the first to the last."""
    out = []
    if len(stems) < max(1, least):
        return []  # of nothing no stretch tells the same
    for j in sentences:
        ts = named_tokens(j, whole)
        held = [k for k, t in enumerate(ts) if content((t,)) & stems]
        keys = frozenset(x for k in held for x in content((ts[k],)) & stems)
        if len(keys) < max(least, told * len(stems)):
            continue
        lo, hi = max(0, held[0] - ROUND), min(len(ts), held[-1] + ROUND + 1)
        out.append(Stretch(j, Span(ts[held[0]].span.start, ts[held[-1]].span.end), keys, ts[lo:hi]))
    return out
