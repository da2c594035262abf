"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, then one-byte code pages.

Of one-byte pages the Cyrillic ones are told apart by letter statistics; what does not read as Cyrillic is
taken for Western Europe's. In the languages we know that is right more often than a general detector, which
takes Spanish and Italian for Central European (benchmarks/encodings.py). Central European text comes out
wrong.
"""

import codecs
import re

from variorum.errors import UnknownFormat

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CYRILLIC_PAGES = ("cp1251", "koi8-u", "cp866", "iso8859-5")
SAMPLE = 1 << 16  # bytes looked at to tell an encoding: ample for letter statistics, and bounded
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b")
# The most frequent letters of Russian and Ukrainian running text (above 2.5 % in either). The right
# page turns the bytes into these, a wrong one into rare letters and capitals in mid-word.
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмідпу")
_MIN_WIDE_SHARE = 0.3  # share of zero high bytes that makes text UTF-16: all in English, spaces in Russian
_MAX_BINARY_SHARE = 0.02  # share of control bytes above which bytes are no text in any one-byte page


def decode(data: bytes) -> str:
    """Return the text that bytes hold, byte order mark taken off. Raises UnknownFormat for binary data."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace")
    wide = _wide(data[:SAMPLE])
    if wide:
        return data.decode(wide, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte(data)
    _refuse_binary(data[:SAMPLE])
    return text


def is_wide(head: bytes) -> bool:
    """Return whether the first bytes of a file show UTF-16 or UTF-32, where a line end is no single byte."""
    return any(head.startswith(mark) for mark, codec in _MARKS if codec != "utf-8") or _wide(head) is not None


def _wide(head: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark, told by where its zero (or 0x04) bytes stand."""
    head = head[: len(head) & ~1]
    if len(head) < 4:
        return None
    for codec, high, low in (("utf-16-le", head[1::2], head[0::2]), ("utf-16-be", head[0::2], head[1::2])):
        # The high byte is 0 for Latin, digits and spaces, 4 for Cyrillic, 0x20 for typographic marks.
        script = sum(high.count(b) for b in (0x00, 0x04, 0x20))
        zeros = high.count(0)
        if zeros and script >= 0.9 * len(high) and low.count(0) < zeros:
            share = zeros / len(high)
            if share >= _MIN_WIDE_SHARE or (high.count(4) / len(high) > 0.5 and share > 0.05):
                return codec
    return None


def _one_byte(data: bytes) -> str:
    # A stray bad byte in megabytes of good UTF-8 is damage, not another code page.
    good = _valid_utf8_share(data[:SAMPLE])
    if good > 0.9:
        return data.decode("utf-8", errors="replace")
    _refuse_binary(data[:SAMPLE])
    sample = data[:SAMPLE]
    best, best_score = "cp1252", 0.0
    for page in _CYRILLIC_PAGES:
        score = _reads_cyrillic(sample.decode(page, errors="replace"))
        if score > best_score:
            best, best_score = page, score
    return data.decode(best, errors="replace")


def _valid_utf8_share(sample: bytes) -> float:
    """Return the share of non-ASCII bytes that stand in well-formed UTF-8 sequences."""
    high = sum(1 for b in sample if b >= 0x80)
    if not high:
        return 1.0
    kept = sample.decode("utf-8", errors="ignore").encode("utf-8")
    return sum(1 for b in kept if b >= 0x80) / high


def _reads_cyrillic(text: str) -> float:
    """Return how much text reads as Cyrillic, 0 where it does not: the share of frequent letters among the
    non-ASCII signs, less twice the capitals that follow a small letter.
    """
    high = [c for c in text if c >= "\x80" and not c.isspace()]
    if not high:
        return 0.0
    letters = sum(1 for c in high if "Ѐ" <= c <= "ӿ")
    common = sum(1 for c in high if c in _COMMON_CYRILLIC)
    odd = len(_ODD_CASE.findall(text))
    # Accented Latin letters come alone between ASCII ones; Cyrillic letters come in words.
    runs = sum(len(m) for m in _CYRILLIC_RUN.findall(text))
    if runs < 0.5 * letters or letters < 0.5 * len(high):
        return 0.0
    return (common - 2 * odd) / len(high)


_ODD_CASE = re.compile(r"[а-яёіїєґ][А-ЯЁІЇЄҐ]")
_CYRILLIC_RUN = re.compile(r"[Ѐ-ӿ]{3,}")


def _refuse_binary(sample: bytes) -> None:
    odd = len(sample) - len(sample.translate(None, _CONTROL))
    if odd > _MAX_BINARY_SHARE * len(sample) and odd > 1:
        raise UnknownFormat(
            f"{odd} of the first {len(sample)} bytes are control bytes, so this is binary data; expected "
            "text, HTML or JSON lines. Save the article as text or HTML and name that file."
        )
