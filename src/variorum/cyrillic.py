"""Latin letters for Cyrillic ones, by the common ground of BGN/PCGN and the national schemes.

Keys made of them are compared and never read; who makes keys levels further what spelling habits part.
"""

from collections.abc import Mapping
from types import MappingProxyType

LATIN: Mapping[str, str] = MappingProxyType(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zh",
        "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch",
        "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
        "ђ": "d", "ј": "i", "љ": "li", "њ": "ni", "ћ": "ch", "џ": "dzh",
    }
)  # fmt: skip
