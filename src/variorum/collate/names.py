"""Proper names in a text, and whether two are the same name: spellings, alphabets, short forms, acronyms."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from rapidfuzz.distance import JaroWinkler

from variorum import lexicon
from variorum.cyrillic import LATIN
from variorum.data import Span, Telling
from variorum.text import acronyms, fold

# Two spellings of one name, after transliteration, lie this near (Jaro-Winkler similarity);
# different names don't.
ALIKE = 0.86
CONSONANTS = 4  # that two spellings in kindred languages must share
_NAME = re.compile(r"[^\W\d_]+(?:['’ʼ\-‑][^\W\d_]+)*\.?")
INNER = frozenset(  # small words inside names
    {
        "of", "the", "de", "la", "le", "del", "della", "di", "da", "du", "des", "von", "van", "der", "den",
        "und", "and", "et", "y", "e", "al", "bin", "for",
    }
)  # fmt: skip
SHORTENED = 4  # letters of a capital word whose point ends no sentence: "J. Alder", "St. Olaf", "Prof. Berg"
_SHORTENED = re.compile(rf"\b[^\W\d_]{{1,{SHORTENED}}}\.\Z")
ARTICLED = ("al-", "el-")  # "al-Shabaab" is a name, whatever its first letter
PARTICLES = INNER - {"of", "the", "and", "und", "et", "y", "e", "for"}  # inside one name alone
# Languages that put the names of firms, papers and ships in quotation marks; there up to three words inside
# them, and no sentence, are a name.
MARKED = frozenset({"ru", "uk"})
_TITLED = re.compile(r"[^\W\d_]+(?:[ \-‑][^\W_]+){0,2}[\"”“»’']")
_LETTERS = {**LATIN, "є": "e", "ю": "u", "я": "a"}  # what is soft in one spelling is not in the other
_SOUNDS = (
    ("sch", "sh"), ("tsch", "ch"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("x", "ks"),
    ("w", "v"), ("y", "i"), ("c", "k"), ("th", "t"), ("j", "i"), ("oo", "u"), ("ou", "u"), ("ee", "i"),
    ("ie", "i"), ("gh", "g"), ("dg", "d"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words: "the Meridian Compact" without its article."""

    span: Span
    words: tuple[str, ...]  # folded


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """Return how a name's word sounds, roughly, in one alphabet: Врешко and Vreshko meet."""
    w = "".join(_LETTERS.get(c, c) for c in fold(word) if c.isalnum())
    for a, b in _SOUNDS:
        w = w.replace(a, b)
    out = [c for i, c in enumerate(w) if i == 0 or w[i - 1] != c]
    return "".join(out)


@lru_cache(maxsize=65536)
def same_word(a: str, b: str) -> bool:
    """Return whether two words can be one name's word in two spellings or inflections."""
    x, y = sound(a), sound(b)
    if not x or not y:
        return False
    if f"{a}s" == b or f"{b}s" == a:
        return True  # ATM, ATMs
    short = min(len(x), len(y))
    if x == y or (
        short >= 4 and (x.startswith(y[:short]) or y.startswith(x[:short])) and abs(len(x) - len(y)) <= 3
    ):
        return True
    if short >= 6 and x[: short - 2] == y[: short - 2]:
        return True  # England, English
    return short >= 4 and x[0] == y[0] and JaroWinkler.similarity(x, y) >= ALIKE and abs(len(x) - len(y)) <= 3


def share_word(a: Iterable[str], b: Collection[str]) -> bool:
    """Return whether some word of one name is, in any spelling, one of the other."""
    return any(same_word(x, y) for x in a for y in b)


def end_alike(a: Name, b: Name) -> bool:
    """Return whether two names end in the same word, as those of one person do."""
    return same_word(a.words[-1], b.words[-1])


def neighbours(a: str, b: str) -> bool:
    """Return whether two words are one name in two kindred languages, whose vowels differ by rule.

    Підлісся and Подлесье, Кам'яниця and Каменица: the consonants are the same, four at least.
    """
    x, y = ("".join(c for c in sound(w) if c not in "aeiou") for w in (a, b))
    short = min(len(x), len(y))
    return same_word(a, b) or (short >= CONSONANTS and x[:short] == y[:short] and abs(len(x) - len(y)) <= 2)


def same_name(a: str, b: str) -> bool:
    """Return whether two full names can be one person's or body's.

    The last words agree, or one is an acronym.
    """
    whole = [[fold(m.group()).strip(".") for m in _NAME.finditer(n)] for n in (a, b)]
    x, y = ([w for w in ws if w not in INNER] for ws in whole)
    if not x or not y:
        return False
    if same_word(x[-1], y[-1]):
        return True
    if "".join(y) in acronyms(whole[0]) or "".join(x) in acronyms(whole[1]):
        return True  # "MoJ", "MJ"
    shared = sum(any(same_word(p, q) for q in y) for p in x)
    return shared >= min(len(x), len(y))


@cache
def small_words(lang: str) -> frozenset[str]:
    """Return a language's words, folded, that are written small but at the head of a sentence.

    Of a language that we have no list for, those of all: "Un" opens a French sentence and ends a Korean name.
    """
    listed = lexicon.load("roles")
    langs = (lang,) if lang in listed else listed
    return frozenset().union(*(lexicon.known("roles", x, "small") for x in langs))


def names(telling: Telling) -> tuple[Name, ...]:
    """Return the proper names of a text: capitalised runs, those at a sentence's start only where the word is
    capitalised inside a sentence as well. German capitalises every noun, so there only runs of two and more
    count.
    """
    text = telling.text
    tables = (lexicon.numbers("times", telling.lang, key) for key in ("months", "weekdays"))
    timed = {*chain(*tables), *lexicon.entries("times", "en", "zones")}
    starts = {s.start for s in telling.sentences}
    inside: set[str] = set()
    runs: list[list[tuple[str, Span, bool]]] = []
    run: list[tuple[str, Span, bool]] = []
    for m in _NAME.finditer(text):
        word = m.group()
        capital = word[0].isupper() or (word.startswith(ARTICLED) and word[3:4].isupper())
        gap = text[run[-1][1].end : m.start()] if run else ""
        begins = _begins(text, m.start(), starts, telling.lang)
        if run and (gap.strip() or "\n" in gap):
            runs.append(run)
            run = []
        if capital:
            run.append((word, Span(m.start(), m.start() + len(word.rstrip("."))), begins))
            if not begins:
                inside.add(fold(word.rstrip(".")))
        elif run:
            runs.append(run)
            run = []
    if run:
        runs.append(run)
    out = []
    for r in runs:
        parts = [
            (bare(fold(w.rstrip("."))), s)
            for w, s, begins in r
            if not begins or fold(w.rstrip(".")) in inside
        ]
        parts = [(w, s) for w, s in parts if w.split("'")[0] not in timed]
        if not parts or (telling.lang == "de" and len(parts) < 2) or max(len(w) for w, _ in parts) < 3:
            continue
        out.append(Name(Span(parts[0][1].start, parts[-1][1].end), tuple(w for w, _ in parts)))
    return tuple(out)


def bare(word: str) -> str:
    """Return a folded word without its English possessive."""
    return word.removesuffix("'s")


def _begins(text: str, at: int, starts: set[int], lang: str) -> bool:
    """Whether a word opens a sentence, a point of a list or a quotation, where anything is capitalised."""
    k = at - 1
    while k >= 0 and text[k] in "\"“„«‘'(‚ \n—–-*•·▪#>":
        if k + 1 in starts or k in starts:
            return True
        k -= 1
    if k < 0 or at in starts:
        return True
    if text[at - 1] in "\"“„«‘'‚":
        # a firm's or a ship's name in marks of its own, in the run of a sentence: "банк «Вектор»"
        return not (lang in MARKED and _TITLED.match(text, at) and text[k].isalnum())
    short = _SHORTENED.search(text, max(0, k - SHORTENED - 1), k + 1)
    return text[k] in ".!?:…" and not (short and short.group()[0].isupper())
