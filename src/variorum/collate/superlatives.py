"""Superlatives of languages beside English: "zweitgrößte", "l'un des plus anciens", "второй по величине"."""

import re
from collections.abc import Mapping, Sequence

from variorum import lexicon
from variorum.collate.tokens import Token

# Places that are no number: held by several, and of several things in the plural.
SHARED, MANY = -1, -2
# Letters that the forms of one adjective share; of the longest word that counts nothing.
FORM, LONG = 4, 3
# What "by size" makes of an ordinal, and words that tell it by themselves.
SIZE = "size"
# Words from a noun's article to "más" behind the noun, and words before a place in which it is shared.
NOUN, BEFORE = 2, 3
# Endings of words that order by themselves, and of those of them that are many.
_ENDED = {
    "de": re.compile(r"(?P<root>\w{2,}st)e[nrsm]?$"),
    "ru": re.compile(r"(?P<root>\w{2,}[еа]йш)(?:ий|ая|ее|его|ей|ему|им|ую|ем|(?P<many>ие|их|ими))$"),
    "uk": re.compile(r"(?P<root>най\w{2,}ш)(?:ий|а|е|ого|ої|ому|ій|им|ою|у|(?P<many>і|их|ими))$"),
}

Place = tuple[int, int, str, int]


def _table(lang: str) -> Mapping[str, tuple[str, ...]]:
    return lexicon.table("standings", lang)


def superlative(ts: Sequence[Token], k: int, lang: str) -> Place | None:
    """Return (first word, index after the last, what orders, the place) of a superlative at word k."""
    if lang in ("fr", "es"):
        return _compared(ts, k, lang)
    return _by_size(ts, k, lang) or _ended(ts, k, lang)


def _ended(ts: Sequence[Token], k: int, lang: str) -> Place | None:
    """Return a superlative that its ending shows: "größte", "крупнейший", "найбільший"."""
    t, table = ts[k], _table(lang)
    m = _ENDED[lang].match(t.fold) if not t.capital else None
    if m is None or t.fold in table["not_superlatives"]:
        return None
    root, place, many = m.group("root"), 1, lang != "de" and bool(m.group("many"))
    if lang == "de":
        article = ts[k - 1].fold if k else ""
        if article not in table["determiners"] or k + 1 >= len(ts) or not ts[k + 1].capital:
            return None  # "musste", "Kosten"
        many = article == "die" and t.fold.endswith("en")
        first = next((x for x in lexicon.numbers("standings", lang, "ordinals") if root.startswith(x)), "")
        place = int(lexicon.numbers("standings", lang, "ordinals").get(first, 1))
        root = root.removeprefix(first)
    elif k and (rank := _ordinal(ts[k - 1].fold, lang)):
        return k - 1, k + 1, _order(root, lang), rank
    begin = _shared(ts, k, lang) if place == 1 else None
    if begin is not None:
        return begin, k + 1, _order(root, lang), SHARED
    return k, k + 1, _order(root, lang), MANY if many and place == 1 else place


def _by_size(ts: Sequence[Token], k: int, lang: str) -> Place | None:
    """Return an ordinal that is one by size: "второй по величине"."""
    rank = _ordinal(ts[k].fold, lang)
    behind = " ".join(t.fold for t in ts[k + 1 : k + 3])
    return (k, k + 3, SIZE, rank) if rank and behind in _table(lang).get("by_size", ()) else None


def _compared(ts: Sequence[Token], k: int, lang: str) -> Place | None:
    """Return a superlative of "more" behind an article: "le deuxième plus grand", "el puerto más grande"."""
    table = _table(lang)
    if ts[k].fold in table.get("sized", ()):
        return _sized(ts, k, lang)
    if ts[k].fold not in table["superlatives"] or k + 1 >= len(ts) or ts[k + 1].kind != "word":
        return None
    adjective = ts[k + 1].fold
    if len(adjective) <= LONG or adjective in table["not_superlatives"]:
        return None
    of, last = f"{ts[k].fold} {adjective[:FORM]}", k + 2
    for at in range(k - 1, max(-1, k - 2 - NOUN), -1):
        if ts[at].kind != "word":
            return None
        if ts[at].fold in table["determiners"]:
            rank = next((r for n in range(at + 1, k) if (r := _ordinal(ts[n].fold, lang))), 1)
            if rank == 1 and (begin := _shared(ts, at + 1, lang)) is not None:
                return begin, last, of, SHARED
            many = rank == 1 and adjective.endswith("s") and ts[at].fold.endswith("s")
            return at + 1, last, of, MANY if many else rank
        if lang == "fr" and not _ordinal(ts[at].fold, lang):
            return None  # "un port plus grand": in French the article stands before "plus"
    return None


def _sized(ts: Sequence[Token], k: int, lang: str) -> Place | None:
    """Return a superlative that is one behind an article: "el mayor puerto", "su segunda mayor mina"."""
    rank = _ordinal(ts[k - 1].fold, lang) if k else 0
    first = k - bool(rank)
    if first < 1 or k + 1 >= len(ts) or ts[k + 1].kind != "word" or ts[k + 1].capital:
        return None
    if ts[k + 1].fold in _table(lang)["unsized"] or len(ts[k + 1].fold) <= LONG:
        return None
    led = ts[first - 1].fold in _table(lang)["determiners"]
    return (first, k + 1, ts[k].fold, rank or 1) if led else None


def _shared(ts: Sequence[Token], k: int, lang: str) -> int | None:
    """Return the index where "one of" or "among" begins right before word k."""
    for first in range(k - 1, max(-1, k - 1 - BEFORE), -1):
        if " ".join(t.fold for t in ts[first:k]) in _table(lang)["sharing"]:
            return first
    return None


def _ordinal(word: str, lang: str) -> int:
    """Return the place that an ordinal tells from the second on, 0 where a word is none."""
    known = lexicon.numbers("standings", lang, "ordinals")
    endings = _table(lang).get("endings", ("",))
    return next((int(n) for stem, n in known.items() if any(word == stem + e for e in endings)), 0)


def _order(root: str, lang: str) -> str:
    return SIZE if root.startswith(_table(lang).get("largest", ("\0",))) else root
