"""Pure string work that several stages share: words with offsets, normal forms, white space, wording."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from variorum.data import Span

# A word: letters and digits with inner apostrophes, hyphens, points and commas ("U.S", "2,300", "co-pilot").
_WORD = re.compile(r"\w+(?:[’'.,\-‑]\w+)*[%‰]?")
_THE = "the "
# Made-up names that models read in the place of names, so that nothing hangs on what the sides are called.
NEUTRAL = (
    "Alder", "Borin", "Calden", "Doren", "Elmar", "Feldin", "Garen", "Halvor", "Ilmar", "Joren", "Kelden",
    "Lorin", "Marel", "Norden", "Orlen", "Perrin", "Quillan", "Rodan", "Selmar", "Torven", "Ulden", "Varen",
    "Welmar", "Yorin",
)  # fmt: skip
LANGUAGES: dict[str, str] = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "und": "language unknown", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

_QUOTES = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′`", "'"),
        **dict.fromkeys("–—―‒−‑", "-"),
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
    }
)
_INNER = str.maketrans("“”", "‘’")
_OPENING = re.compile(r"^[\W_]+")
# "HALDEN, Oct 4 (Norwire) -", and where such a line may stand: below a headline or two.
_CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ"
_DATELINE = re.compile(
    rf"^(?:[{_CAPITAL}][^()\n.]{{1,70}}\(([{_CAPITAL}][^()\n]{{1,39}})\)\s*\.?\s*[-–—:]"
    # With a stop alone behind it, a place in capitals and a day must show it: "КАРСК, 4 мая. /Норвайр/."
    rf"|(?=[{_CAPITAL}]{{4}}[^()\n.]*\d)[^()\n.]{{2,71}}(?:\(|\. /)([{_CAPITAL}][^()/\n]{{1,39}})[)/]\.)",
    re.MULTILINE,
)
_DATELINE_WITHIN = 600
# YAML between two lines of three hyphens at the very top, as Markdown notes and site generators have it.
_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n((?:(?!---)[^\n]{0,2000}\n){1,80}?)---[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"[\w-]{1,40}[ \t]*:(?:\s|$)|[ \t]|-[ \t]|#|\r?$")  # a key or what goes on with one
_COMPOUND = 4  # letters at least of either word of a compound
# Small words of a name, folded, in the languages we read: its short form may pass over them.
_JOINING = frozenset((
    "of", "the", "and", "for", "de", "des", "du", "del", "d", "l", "la", "las", "le", "les", "el", "los", "y",
    "e", "et", "en", "a", "pour", "para", "und", "fur", "der", "die", "das", "di", "da", "do", "dos", "della",
    "delle", "dei", "и", "і", "й", "та", "в", "у", "по", "з",
))  # fmt: skip
_LONE = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def front_matter(text: str) -> tuple[str, int]:
    r"""Return the fields that stand before a text, between two lines "---", and where the text then begins.

    >>> front_matter("---\ntitle: Bridge reopens\n---\nThe bridge ...")
    ('title: Bridge reopens\n', 30)
    >>> front_matter("The bridge ...")
    ('', 0)
    """
    found = _MATTER.match(text)
    if not found or not all(_FIELD.match(line) for line in found.group(1).split("\n")):
        return "", 0
    return found.group(1), found.end()


def words(text: str, start: int = 0) -> list[tuple[str, Span]]:
    """Return the words of a text with their spans, `start` added to each offset.

    >>> [w for w, _ in words("The U.S. sent 2,300 troops.")]
    ['The', 'U.S', 'sent', '2,300', 'troops']
    """
    return [(m.group(), Span(start + m.start(), start + m.end())) for m in _WORD.finditer(text)]


def article_start(text: str, start: int) -> int:
    """Return where the English article before a place begins, or the place itself.

    >>> article_start("All of the Kremlin", 11), article_start("They soothe NATO", 12)
    (7, 12)
    """
    begin = start - len(_THE)
    bare = begin == 0 or (begin > 0 and not text[begin - 1].isalnum())
    return begin if bare and text[begin:start].lower() == _THE else start


def dateline(text: str) -> Span | None:
    """Return the name that a text is signed with in its dateline, by place.

    >>> text = "HALDEN, Oct 4 (Norwire) - The port shut."
    >>> dateline(text).of(text)
    'Norwire'
    """
    found = _DATELINE.search(text[:_DATELINE_WITHIN])
    return Span(*found.span(found.lastindex or 0)) if found else None


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word's normal form for comparing: NFKC, plain quotes and dashes, lower case, no accents."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).translate(_QUOTES).casefold())
    # й and ё decompose too; the breve and diaeresis are kept for Cyrillic, where they are letters.
    return unicodedata.normalize(
        "NFC",
        "".join(c for i, c in enumerate(plain) if not unicodedata.combining(c) or "а" <= plain[i - 1] <= "я"),
    )


def acronyms(words: Sequence[str]) -> frozenset[str]:
    """Return what the initials of a name's words make, its small words counted or not.

    >>> sorted(acronyms(["agencia", "meridiana", "de", "noticias"]))
    ['amdn', 'amn']
    """
    large = [w for w in words if w not in _JOINING]
    return frozenset("".join(w[0] for w in row) for row in (words, large) if row)


def stands_for(short: str, words: Sequence[str]) -> bool:
    """Return whether a word is made of a name's initials, those of what a compound is made of among them.

    >>> stands_for("sdn", ["sportdienst", "nord"])
    True
    """
    if short in acronyms(words):
        return True
    rest = short if len(short) > len(words) > 1 else ""
    for left, w in zip(range(len(words) - 1, -1, -1), words, strict=True):  # words that are left behind it
        if not rest.startswith(w[0]):
            return False
        inner = w[_COMPOUND : 1 - _COMPOUND]  # where the second word of a compound may begin
        rest = rest[1 + (len(rest) - 1 > left and rest[1] in inner) :]
    return not rest and len(short) > len(words) > 1


def plain(text: str) -> str:
    """Return text with quotation marks, dashes and odd spaces made plain. Length may change."""
    return text.translate(_QUOTES)


def unmarked(line: str) -> str:
    """Return a line without the marks it opens with: "** PRESS RELEASE **" as "PRESS RELEASE **"."""
    return _OPENING.sub("", line)


def encodable(text: str) -> str:
    """Return text fit for UTF-8, which holds no lone surrogate: U+FFFD stands for each."""
    return text.translate(_LONE)


def squeeze(text: str) -> str:
    """Return text with every run of white space as one space, ends trimmed."""
    return " ".join(text.split())


def count(n: int, one: str, many: str = "") -> str:
    """Return "1 telling", "2 tellings", "no tellings"."""
    return f"{n or 'no'} {one if n == 1 else many or one + 's'}"


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return names in a row, of very many the first and how many more.

    >>> listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C", "D", "E"])
    ('A', 'A and B', 'A, B, C and 2 more')
    """
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join(x for x in (", ".join(names[:-1]), *names[-1:]) if x)


def named(telling: str) -> str:
    """Return a telling's id as notes hold it, so that it is told from a word: "[wire]"."""
    return f"[{telling}]"


def quoted(text: str) -> str:
    """Return words of an article as notes hold them, in marks that nothing inside can close."""
    return f"“{text.translate(_INNER)}”"
