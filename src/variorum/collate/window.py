"""The stretch of a reading that tells the same thing as the words round one word of the base."""

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collate.clauses import content, within
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


def bearing(ts: Sequence[Token], k: int) -> frozenset[str]:
    """Return the stems of what word k bears on: its neighbours up to a mark.

    A name counts as one word, whatever its length, and is known by its last.
    """
    inner = within(ts)
    lo = hi = k
    before = behind = 0
    while lo > 0 and before < BEFORE and ts[lo - 1].kind != "stop":
        lo -= 1
        before += not inner[lo]
    while hi + 1 < len(ts) and ts[hi + 1].kind != "stop" and (behind < AFTER or inner[hi]):
        hi += 1
        behind += not inner[hi]
    return frozenset(content([ts[i] for i in range(lo, hi + 1) if i != k and not inner[i]]))


def stretches(
    stems: frozenset[str], sentences: Sequence[int], whole: Whole, told: float = TOLD, least: int = LEAST
) -> list[Stretch]:
    """Return, for each sentence that holds enough of some stems, the stretch from the first to the last."""
    out = []
    if len(stems) < least:
        return []
    for j in sentences:
        ts = sentence_tokens(j, whole)
        held = [k for k, t in enumerate(ts) if t.kind != "stop" and content((t,)) & stems]
        keys = frozenset(x for k in held for x in content((ts[k],)) & stems)
        if len(keys) < max(least, told * len(stems)):
            continue
        lo, hi = max(0, held[0] - ROUND), min(len(ts), held[-1] + ROUND + 1)
        out.append(Stretch(j, Span(ts[held[0]].span.start, ts[held[-1]].span.end), keys, ts[lo:hi]))
    return out
