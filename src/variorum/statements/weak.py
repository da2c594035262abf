"""German bodies and callings in their cases: "des karskischen Amts" is "karskische Amt", "Deutschen Dienst"
the "Deutsche Dienst". The nominative is the one behind an article: labels go without it.
"""

import re
from collections.abc import Iterable, Sequence

from variorum.statements.roles import Words

_ENDING = re.compile(r"(?:e|en|er|es|em)$")  # of an adjective
_RANKS = ("er", "es", "e", "en", "em")
_WEAK = re.compile(r"en$")
_ROOT = 4  # letters of an adjective without its ending
_GENITIVE = frozenset(("des", "eines"))
_SINGULAR = frozenset(("des", "dem"))  # articles behind which an adjective in -en is no plural's
_ONE = frozenset(("eines", "einem", "einen", "einer"))
# Ends of feminine nouns: behind "der" they are one in the genitive or the dative.
_HERS = (
    "ung", "schaft", "heit", "keit", "ion", "tät", "ei", "behörde", "stelle", "kammer", "kasse", "bank",
    "zentrale", "agentur", "firma", "gruppe", "wehr", "miliz", "presse", "sprecherin", "ministerin",
    "anwältin", "chefin",
)  # fmt: skip
_UNKNOWN = (("es", "dtkgfpb"), ("s", "lmnr"))  # what a genitive may end in, and behind which letters
_PLURAL = frozenset(("bauern", "bayern", "ungarn", "nachbarn"))  # in the nominative


def in_nominative(label: str, noun: str, w: Words) -> str:
    """Return a description with its noun and adjectives in the nominative, its article as it stands."""
    words = label.split(" ")
    at = next((k for k, x in enumerate(words) if x == noun), len(words))
    article = words[0].casefold() if at else ""
    if not w.compounds or at == len(words):
        return label
    low = noun.casefold()
    if not at and low.endswith("ern") and low[:-1] in w.people and low not in _PLURAL:
        words[0] = noun[:-1]  # "von | Ermittlern"
    if article in _GENITIVE:
        words[at] = _own(noun, w)
    hers = article == "der" and low.endswith(_HERS)
    if article in _SINGULAR or hers:
        words[1:at] = [_WEAK.sub("e", x) for x in words[1:at]]
    return " ".join(words[article in _ONE and at == 1 :])


def _own(noun: str, w: Words) -> str:
    """Return a noun in the genitive as it stands in the nominative: "Verbandes", "Sprechers"."""
    known = w.bodies | w.people | w.firms
    ends = tuple(known)
    for bare in (noun.removesuffix("s"), noun.removesuffix("es")):
        low = bare.casefold()
        if bare != noun and (low in known or low.endswith(ends)) and noun.casefold() not in known:
            return bare
    end = next((e for e, letters in _UNKNOWN if noun.endswith(e) and noun[-len(e) - 1] in letters), "")
    return noun if noun.casefold() in known or not end else noun[: -len(end)]


def one_name(a: Sequence[str], b: Sequence[str]) -> bool:
    """Return whether two names are one in two cases: "Deutsche Wetterdienst", "Deutschen Wetterdienstes"."""
    if len(a) != len(b) or len(a) < 2 or a == b:
        return False
    last = {a[-1], b[-1]}
    short = min(last, key=len)
    ends = last <= {short, f"{short}s", f"{short}es"}
    return ends and all(x == y or _root(x) == _root(y) != "" for x, y in zip(a[:-1], b[:-1], strict=True))


def _root(word: str) -> str:
    root = _ENDING.sub("", word)
    return root if root != word and len(root) >= _ROOT - 1 else ""


def standing(forms: Iterable[tuple[str, ...]], own: tuple[str, ...], w: Words) -> tuple[str, ...]:
    """Return which form of a body's name is its nominative; an adjective in -en before the noun of one body
    is made it: "beim Deutschen Wetterdienst" alone.
    """
    same = [f for f in forms if one_name(f, own)] + [own]
    best = min(same, key=lambda f: (f[-1] != min((x[-1] for x in same), key=len), _rank(f), f != own, f))
    single = best[-1].casefold().endswith(tuple(x for x in w.bodies if len(x) >= _ROOT))
    if single and len(best) > 1 and all(_root(x) for x in best[:-1]):
        return (*(_WEAK.sub("e", x) for x in best[:-1]), best[-1])
    return best


def _rank(form: Sequence[str]) -> int:
    """Return how little a form looks like a nominative: "Deutscher", "Deutsche", "Deutschen"."""
    found = (_ENDING.search(word) for word in form[:-1])
    return sum(_RANKS.index(m.group()) // 2 for m in found if m is not None)
