"""Names across alphabets: whether a credit means an outlet, and one key for a name in two languages."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from variorum import lexicon
from variorum.cyrillic import LATIN
from variorum.data import Article
from variorum.text import dateline, fold, stands_for

_LATIN = str.maketrans(
    {**LATIN, "є": "e", "й": "j", "ы": "y", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "e", "œ": "e"}
)
_SOUNDS = (
    ("tsch", "s"), ("sch", "s"), ("shch", "s"), ("tch", "s"), ("dzh", "z"), ("ph", "f"), ("ck", "k"),
    ("qu", "kv"), ("ch", "s"), ("sh", "s"), ("zh", "z"), ("x", "ks"), ("w", "v"), ("y", "i"), ("j", "i"),
    ("c", "k"), ("q", "k"), ("h", ""), ("ou", "u"), ("oo", "u"), ("th", "t"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_HOST = re.compile(r"https?://(?:www\.)?([^/:?#\s]{1,253})", re.IGNORECASE)
_PARTS = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"the", "a", "an", "le", "la", "les", "el", "los", "il", "lo", "der", "die", "das"})
# Share of letters two spellings of one name have in common at least (rapidfuzz ratio, 0 to 100).
# Two romanisations of one Cyrillic name differ in about one letter in five.
ALIKE = 78.0
# Where a signature stands, in characters from the start: a dateline is well inside it.
SIGNED_WITHIN = 140
# Characters before a name in which who led to it is read, and words between that and the name.
BEFORE, LED = 80, 3


@lru_cache(maxsize=65536)
def latin(word: str) -> str:
    """Return a word folded and in Latin letters: "Сірит" -> "sirit"."""
    return fold(word).translate(_LATIN)


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Return what stays of a name when it changes alphabet or case ending, five letters at most."""
    return sounded(latin(word).replace("'", ""))[:5]


@lru_cache(maxsize=4096)
def sounded(word: str) -> str:
    """Return a word in Latin letters as it sounds, whatever alphabet or spelling it came from."""
    for sound, letter in _SOUNDS:
        word = word.replace(sound, letter)
    return _DOUBLE.sub(r"\1", word)


def parts(name: str) -> tuple[str, ...]:
    """Return the words of a name in Latin letters, articles left out."""
    found = tuple(latin(w) for w in _PARTS.findall(name))
    return tuple(w for w in found if w not in _ARTICLES) or found


def outlet_of(article: Article) -> str:
    """Return the name an article's outlet goes by: as given, else the host of its address, else who signs its
    dateline, else "".
    """
    if article.outlet:
        return article.outlet
    found = _HOST.match(article.url or "")
    if found or article.url:
        return found.group(1) if found else ""
    signs = dateline(article.text)
    return signs.of(article.text) if signs else ""


def holders(credit: str, outlets: Sequence[str]) -> tuple[int, ...]:
    """Return every outlet that fits a credit as well as any does; none where none fits.

    A credit may shorten the name ("Tidewater" for "Tidewater News"), write its initials ("TNS"), or
    spell it in another alphabet.
    """
    said = parts(credit)
    if not said:
        return ()
    scores = [_match(said, parts(outlet), capitals=credit.isupper()) for outlet in outlets]
    top = max(scores, default=0.0)
    return tuple(i for i, s in enumerate(scores) if s == top) if top >= 1.0 else ()


def _match(said: tuple[str, ...], outlet: tuple[str, ...], *, capitals: bool) -> float:
    """Return 3 for the same words, 2 for a shortened name or its initials, 1 for a like spelling, else 0.

    Two letters are initials only where they stand in `capitals`, as agencies sign.
    """
    if not outlet:
        return 0.0
    if said == outlet:
        return 3.0
    if len("".join(said)) >= 3 and (set(said) <= set(outlet) or set(outlet) < set(said)):
        return 2.0
    if len(said) == 1 and len(said[0]) >= (2 if capitals else 3) and stands_for(said[0], outlet):
        return 2.0
    a, b = "".join(map(sounded, said)), "".join(map(sounded, outlet))
    near = fuzz.ratio(a, b) >= ALIKE
    part = len(said) <= len(outlet) and all(
        max(fuzz.ratio(sounded(w), sounded(o)) for o in outlet) >= ALIKE for w in said
    )
    return 1.0 if min(len(a), len(b)) >= 5 and (near or part) else 0.0


def named_in(text: str, outlet: str) -> bool:
    """Return whether a text writes out the whole name of an outlet, capitals and all."""
    return next(_places(text, outlet), None) is not None


def sourced_in(text: str, outlet: str, lang: str) -> bool:
    """Return whether a text names an outlet other than as one that had made what the text tells of."""
    return any(not _paying(text[max(0, at - BEFORE) : at], lang) for at in _places(text, outlet))


def _places(text: str, outlet: str) -> Iterator[int]:
    found = _PARTS.findall(outlet)
    if not found or not any(w[0].isupper() for w in found):
        return iter(())
    pattern = r"(?<!\w)" + r"[\W_]{1,3}".join(re.escape(w) for w in found) + r"(?!\w)"
    return (m.start() for m in re.finditer(pattern, text))


def _paying(before: str, lang: str) -> bool:
    """Return whether some words lead to whoever had something made: "commissioned by the newspaper"."""
    told = "".join(f" {fold(w)}" for w in _PARTS.findall(before))
    ordered = lexicon.folded("media", lang, "ordered")
    return any(f" {x} " in f"{told} " and len(told.rpartition(f" {x}")[2].split()) <= LED for x in ordered)


def signed(article: Article) -> bool:
    """Return whether the opening of a text is signed with its own outlet's name, as a wire's dateline is."""
    if not article.outlet and not article.url:
        return dateline(article.text) is not None
    head, outlet = article.text[:SIGNED_WITHIN], article.outlet
    own = parts(outlet)
    if any(_match(parts(m), own, capitals=m.isupper()) >= 2.0 for m in _BRACKETED.findall(head)):
        return True
    return named_in(head, outlet)
