"""Words that stand in both texts in one order: nobody in them has changed parts with anybody.

"The union asked the firm" and "the union, which has asked the firm": who does what to whom hangs on the order
of words, in Russian and Ukrainian on their forms. There a word for a person in the nominative can be nobody
whom it is done to, whatever comes first; of two bodies, "МИД обвинил Кремль", only the order tells.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.tokens import Token, stem, unelided
from variorum.collate.view import View
from variorum.collate.window import sentence_tokens
from variorum.data import Span

# Words with a meaning that a stretch must have for its order to say anything.
LEAST = 2
BY_FORM = frozenset({"ru", "uk"})


def in_order(span: Span, j: int, base: Sequence[int], view: View) -> bool:
    """Return whether all that some words of a reading's sentence tell stands in one order in a base sentence.

    Who stands before them there stands before them here, too, as far as either names anybody.
    """
    ts = sentence_tokens(j, view.reading)
    return any(_held(span, ts, sentence_tokens(i, view.base), view.reading.telling.lang) for i in base)


def _held(span: Span, ts: Sequence[Token], there: Sequence[Token], lang: str) -> bool:
    mine = [k for k, t in enumerate(ts) if t.span.overlap(span) and _tells(t, lang)]
    if len(content([ts[k] for k in mine])) < LEAST:
        return False
    if lang in BY_FORM:
        told, forms = {ts[k].fold for k in mine}, {t.fold for t in there}
        if not told <= forms:
            return False
        if told & lexicon.known("roles", lang, "people"):
            return True
    at: list[int] = []
    for k in mine:
        rest = range(at[-1] + 1 if at else 0, len(there))
        found = next((n for n in rest if _same(k, ts, n, there, lang)), None)
        if found is None:
            return False
        at.append(found)
    before, known = _before(mine[0], ts, lang), _before(at[0], there, lang)
    return before <= _stems(there[: at[-1]]) and known <= _stems(ts[: mine[-1]])


def _same(k: int, ts: Sequence[Token], n: int, there: Sequence[Token], lang: str) -> bool:
    """Return whether two words are one, and where they make a passive the next ones are, too."""
    here, other = ts[k], there[n]
    if stem(unelided(here.fold)) != stem(unelided(other.fold)):
        return False
    if here.fold not in lexicon.known("roles", lang, "being", "agent"):
        return True
    behind, after = ts[k + 1 : k + 2], there[n + 1 : n + 2]
    return [t.fold for t in behind] == [t.fold for t in after]


def _tells(t: Token, lang: str) -> bool:
    """Return whether a word says who does what: articles, "that" and "has" don't."""
    return t.kind in ("word", "num") and t.fold not in _empty(lang)


@lru_cache(maxsize=8)
def _empty(lang: str) -> AbstractSet[str]:
    kept = lexicon.known("roles", lang, "being", "pronouns_male", "pronouns_female", "pronouns_group")
    helping = lexicon.known("speech", lang, "helpers", "that")
    return (helping | lexicon.known("roles", lang, "determiners", "pronouns_who", "pronouns_thing")) - kept


def _before(k: int, ts: Sequence[Token], lang: str) -> frozenset[str]:
    """Return the stems of the last word with a meaning before one, words of saying aside."""
    saying = lexicon.known("speech", lang, "verbs")
    telling = (t for t in reversed(ts[:k]) if _tells(t, lang) and t.fold not in saying)
    return next((stems for t in telling if (stems := content((t,)))), frozenset())


def _stems(ts: Sequence[Token]) -> frozenset[str]:
    """Return the stems of words one by one, as a name's words are not all its own among others."""
    return frozenset().union(*(content((t,)) for t in ts))
