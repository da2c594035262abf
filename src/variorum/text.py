"""Pure string work that several stages share: words with offsets, normal forms, white space."""

import re
import unicodedata
from functools import lru_cache

from variorum.data import Span

# A word: letters and digits with inner apostrophes, hyphens, points and commas ("U.S", "2,300", "co-pilot").
_WORD = re.compile(r"\w+(?:[’'.,\-‑]\w+)*[%‰]?")
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


def words(text: str, start: int = 0) -> list[tuple[str, Span]]:
    """Return the words of a text with their spans, `start` added to each offset.

    >>> [w for w, _ in words("The U.S. sent 2,300 troops.")]
    ['The', 'U.S', 'sent', '2,300', 'troops']
    """
    return [(m.group(), Span(start + m.start(), start + m.end())) for m in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word's normal form for comparing: NFKC, plain quotes and dashes, lower case, no accents."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).translate(_QUOTES).casefold())
    # й and ё decompose too; the breve and diaeresis are kept for Cyrillic, where they are letters.
    return unicodedata.normalize(
        "NFC",
        "".join(c for i, c in enumerate(plain) if not unicodedata.combining(c) or "а" <= plain[i - 1] <= "я"),
    )


def plain(text: str) -> str:
    """Return text with quotation marks, dashes and odd spaces made plain. Length may change."""
    return text.translate(_QUOTES)


def squeeze(text: str) -> str:
    """Return text with every run of white space as one space, ends trimmed."""
    return " ".join(text.split())
