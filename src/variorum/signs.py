"""What survives a retelling on the surface, in any script: names, numbers as values, rare and quoted words.

A word's key is a short, script-free skeleton: transliterated to Latin, spelling habits levelled (w/v, c/k/q,
doubled letters), cut to its beginning. Cutting words to a fixed length is a language-neutral stemmer that
holds its own against rule-based ones (McNamee & Mayfield 2004); levelling makes one key of "Vreshko" and
"Врешко". Keys are for comparing, never shown.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from zlib import crc32

from variorum.cyrillic import LATIN
from variorum.data import Span, Telling
from variorum.lexicon import numbers
from variorum.quotation import quotations
from variorum.text import fold, words

KEY_LENGTH = 5  # letters kept of a word: McNamee & Mayfield's best for European languages is 4 to 5
GRAM = 3  # words in a row that count as the same wording

_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k",
    "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
    "υ": "i", "φ": "f", "χ": "h", "ψ": "ps", "ω": "o",
}  # fmt: skip
_TO_LATIN = str.maketrans(
    {
        **LATIN, **_GREEK, "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
        "æ": "ae", "œ": "oe",
    }
)  # fmt: skip
# Letters that different spellings of one sound share a key for. Longest first.
_LEVEL = (
    ("tch", "ch"), ("sch", "sh"), ("dzh", "zh"), ("ph", "f"), ("kh", "h"), ("th", "t"), ("tz", "z"),
    ("ts", "z"), ("ck", "k"), ("qu", "kv"), ("sh", "s"), ("zh", "z"), ("ch", "s"), ("x", "ks"), ("q", "k"),
    ("w", "v"), ("y", "i"), ("j", "i"),
)  # fmt: skip
_SOFT_C = re.compile(r"c(?=[eiy])")
_INNER_H = re.compile(r"(?<=.)h")
_DOUBLED = re.compile(r"(.)\1+")
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+")
_QUOTED = re.compile(r"[“„«\"‟]([^“”„«»\"‟]{2,600})[”“»\"‟]")
_SUFFIX = re.compile(r"[’'].{0,2}$")


@dataclass(frozen=True, slots=True)
class Signs:
    """What one sentence carries on its surface."""

    keys: Counter[str]  # word key -> times it stands here, names and numbers among them
    names: frozenset[str]  # keys of words that the article writes with a capital inside sentences
    numbers: frozenset[str]  # values: "2300", "1.5"
    grams: frozenset[int]  # runs of GRAM folded words, as checksums
    told: frozenset[int]  # those of them that stand outside quotation marks: the outlet's own words
    narrated: int  # words outside quotation marks
    quoted: frozenset[str]  # keys of the words inside quotation marks
    folded: str  # the whole sentence folded, for telling copies
    length: int  # words


def keys_of(sentences: Iterable[Signs]) -> frozenset[str]:
    """Return the word keys of some sentences together."""
    return frozenset().union(*(s.keys for s in sentences))


@lru_cache(maxsize=1 << 17)
def key(word: str) -> str:
    """Return the script-free skeleton of a word.

    >>> key("Врешко") == key("Vreshko"), key("Okeli’s") == key("Okeli")
    (True, True)
    """
    out = _SUFFIX.sub("", fold(word)).translate(_TO_LATIN)
    if not out or out[0].isdigit():
        return out
    out = _SOFT_C.sub("s", out)
    for old, new in _LEVEL:
        out = out.replace(old, new)
    out = _DOUBLED.sub(r"\1", _INNER_H.sub("", out.replace("c", "k")))
    if out[:1] == "h":  # Cyrillic writes a foreign h as г or х
        out = "g" + out[1:]
    return out[:KEY_LENGTH]


def number(digits: str) -> str:
    """Return a written number's value as a plain decimal: no grouping marks, a point, no idle zeros.

    >>> number("2,300"), number("2 300"), number("1,50"), number("1.5")
    ('2300', '2300', '1.5', '1.5')
    """
    if _GROUPED.fullmatch(digits):
        return re.sub(r"\D", "", digits).lstrip("0") or "0"
    whole, _, part = re.sub(r"[,\u00a0\u202f ]", ".", digits).partition(".")
    part = part.replace(".", "").rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{part}" if part else whole


def runs(flat: Sequence[str], n: int) -> list[int]:
    """Return a checksum (CRC-32, the same on every machine) for each run of `n` words, in order."""
    return [crc32(" ".join(flat[i : i + n]).encode()) for i in range(len(flat) - n + 1)]


@lru_cache(maxsize=2048)
def signs(telling: Telling) -> tuple[Signs, ...]:
    """Return what each sentence of a telling carries. Linear in the text."""
    cut = [words(telling.sentence(i)) for i in range(len(telling.sentences))]
    named, counted = _named(cut), _counted(telling.lang)
    outer = [q.span for q in quotations(telling.text, telling.paragraphs) if not q.depth]
    starts = [q.start for q in outer]

    def quoted(at: int) -> bool:
        k = bisect_right(starts, at) - 1
        return k >= 0 and at < outer[k].end

    return tuple(
        _signs(telling.sentence(i), w, named, counted, [quoted(span.start + at.start) for _, at in w])
        for i, (w, span) in enumerate(zip(cut, telling.sentences, strict=True))
    )


@cache
def _counted(lang: str) -> Mapping[str, str]:
    """Return the number words of a language with their values; "one" is left out, being an article too."""
    try:
        table = numbers("numbers", lang, "cardinals")
    except FileNotFoundError:
        return {}
    return {w: f"{v:g}" for w, v in table.items() if v > 1}


def _named(cut: list[list[tuple[str, Span]]]) -> frozenset[str]:
    """Return the keys written with a capital inside sentences more often than without."""
    upper: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for sentence in cut:
        for k, (w, _) in enumerate(sentence):
            if w[:1].isupper():
                if k:
                    upper[key(w)] += 1
            elif w[:1].isalpha():
                lower[key(w)] += 1
    return frozenset(k for k, n in upper.items() if len(k) > 1 and n > lower[k])


def _signs(
    text: str,
    cut: list[tuple[str, Span]],
    named: frozenset[str],
    counted: Mapping[str, str],
    inside: Sequence[bool],
) -> Signs:
    """Return what a sentence carries; `inside` says of each of its words whether it is quoted."""
    flat = [fold(w) for w, _ in cut]
    keys: Counter[str] = Counter()
    for w, _ in cut:
        if not w[:1].isdigit():
            k = key(w)
            if k:
                keys[k] += 1
    numbers = frozenset(number(m.group()) for m in _NUMBER.finditer(text))
    numbers |= {counted[w] for w in flat if w in counted}
    keys.update("#" + n for n in numbers)
    quoted = frozenset(key(w) for m in _QUOTED.finditer(text) for w, _ in words(m.group(1)))
    grams = runs(flat, GRAM)
    return Signs(
        keys=keys,
        names=frozenset(k for k in keys if k in named),
        numbers=numbers,
        grams=frozenset(grams),
        told=frozenset(g for i, g in enumerate(grams) if not any(inside[i : i + GRAM])),
        narrated=len(cut) - sum(inside),
        quoted=quoted - {""},
        folded=" ".join(flat),
        length=len(cut),
    )
