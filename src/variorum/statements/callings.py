"""Which calling a noun is a form of: "Umweltministers", "защитника"; and what gender it tells."""

from collections.abc import Mapping
from functools import cache

from variorum.statements.declined import nominative, readings
from variorum.statements.roles import Words, cases, words_for

_LEAST = 4  # letters a noun has at least to be known in another case
# Articles before a nominalised adjective in the nominative, and in other cases, of a man and of a woman.
_WEAK = (frozenset(("der",)), frozenset(("die", "eine")))
_OBLIQUE = (frozenset(("dem", "den", "des", "einem", "einen", "eines")), frozenset(("der", "einer")))


def calling(low: str, w: Words) -> str:
    """Return the calling a noun is, in the nominative where cases are told apart; "" where it is none."""
    if low in w.people:
        return low
    if w.compounds:
        return next((form for form in cases(low) if form in w.people or form.endswith(w.ends)), "")
    if w.declines and len(low) >= _LEAST:
        near = {p for key in readings(low) for p in _by_root(w.lang).get(key, ())}
        found = {p for p in near if nominative(frozenset((low, p))) == p}
        return found.pop() if len(found) == 1 else ""
    return ""


@cache
def _by_root(lang: str) -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Return the callings by declension and by what is left of them without an ending."""
    out: dict[tuple[str, int], tuple[str, ...]] = {}
    for noun in sorted(words_for(lang).people):
        if "-" not in noun:
            for key in readings(noun):
                out[key] = (*out.get(key, ()), noun)
    return out


def base(noun: str, w: Words) -> str:
    """Return the calling a compound ends in, "minister" of "umweltminister"; else the noun itself."""
    if not w.compounds:
        return noun
    ends = (p for p in w.ends if noun.endswith(p) and p != noun)
    return max(ends, key=lambda p: (len(p), p), default=noun)


def gender(noun: str, w: Words) -> str:
    """Return whether a calling tells of a man, "he", or a woman, "she"; "" where it may be either."""
    for form in (noun, base(noun, w)):
        if form in w.female:
            return "she"
        if form in w.male:
            return "he"
    return ""


def adjectival(noun: str, article: str, w: Words) -> str | None:
    """Return of what gender a German noun is that has an adjective's endings, by its article: "der", "die
    Vorsitzende", "dem Vorsitzenden"; "" where that leaves it open, None of any other noun.
    """
    stem = noun.removesuffix("n")
    if not w.compounds or not stem.endswith("e") or stem in w.female:
        return None
    if not any(f"{x}r" in w.people for x in (stem, base(stem, w))):
        return None
    he, she = _OBLIQUE if noun.endswith("n") else _WEAK
    return "he" if article in he else "she" if article in she or noun == stem else ""
