"""An article's text into sentences and paragraphs, each a span of the text as it stands.

`sentencex` proposes the boundaries within a paragraph; what it misses in news text is repaired here:
abbreviations by language, initials, lines broken inside a sentence, closing marks, headlines.
"""

import re
from bisect import bisect_left
from functools import cache

from variorum.data import Article, Span, Telling
from variorum.lexicon import load

LONGEST = 2_000  # code points of one sentence; a longer one is no sentence and is cut at a space
CHUNK = 20_000  # code points handed to the splitter at once: time stays linear on a text without breaks

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_CLOSING = "\"'”’»“)]›"
_END = re.compile(r"[.!?…。！？](?:[\"'”’»“)\]›]){0,3}$")
_LAST_WORD = re.compile(r"(?:^|[\s(\[\"'“‘«„—–-])([^\s(\[\"'“‘«„—–]{1,12})\.$")
_OPENING = "\"'“‘«„([—–-•*… "


def segment(article: Article, lang: str) -> Telling:
    """Return the article cut into sentences and paragraphs.

    A title line that stands at the head of the text, a blank line after it, is no sentence of the body.
    """
    text = article.text
    sentences: list[Span] = []
    paragraphs: list[Span] = []
    for block in _blocks(text, _head(article)):
        found = _sentences(text, block, lang)
        if found:
            sentences += found
            paragraphs.append(Span(found[0].start, found[-1].end))
    return Telling(article=article, lang=lang, sentences=tuple(sentences), paragraphs=tuple(paragraphs))


def _head(article: Article) -> int:
    """Return the code point where the body begins: behind a title line that the text itself starts with."""
    title = article.title.strip()
    lead = len(article.text) - len(article.text.lstrip())
    if title and article.text.startswith(title, lead):
        end = lead + len(title)
        if _BLANK.match(article.text, end):
            return end
    return 0


def _blocks(text: str, start: int) -> list[Span]:
    """Return the paragraphs: what stands between blank lines."""
    out, at = [], start
    for m in _BLANK.finditer(text, start):
        out.append(Span(at, m.start()))
        at = m.end()
    out.append(Span(at, len(text)))
    return [b for b in out if text[b.start : b.end].strip()]


def _sentences(text: str, block: Span, lang: str) -> list[Span]:
    cuts: list[int] = []
    at = block.start
    while at < block.end:
        end = min(block.end, at + CHUNK)
        if end < block.end:
            space = text.rfind(" ", at + CHUNK // 2, end)
            end = space + 1 if space > 0 else end
        cuts += [at + k for k in _boundaries(text[at:end], lang)]
        at = end
    wrapped = _wrapped(text[block.start : block.end])
    out: list[Span] = []
    for piece in _pieces(text, block, cuts, wrapped):
        if out and _belongs(text, out[-1], piece, lang):
            out[-1] = Span(out[-1].start, piece.end)
        else:
            out.append(piece)
    return [s for long in out for s in _short(text, long)]


def _boundaries(text: str, lang: str) -> list[int]:
    """Return the offsets at which the splitter begins a sentence."""
    import sentencex  # noqa: PLC0415 - a compiled library, loaded when there is something to cut

    found = sentencex.get_sentence_boundaries(lang if lang != "und" else "en", text)
    return [int(x["start_index"]) for x in found if x["start_index"] > 0]


def _wrapped(block: str) -> bool:
    """Return whether line breaks in a paragraph are mere wrapping: most do not follow an end mark."""
    lines = [x.strip() for x in block.split("\n")][:-1]
    lines = [x for x in lines if x]
    return sum(not _END.search(x[-6:]) for x in lines) * 2 > len(lines) and len(lines) > 1


def _pieces(text: str, block: Span, cuts: list[int], wrapped: bool) -> list[Span]:
    """Return the block cut at the splitter's boundaries and at line breaks that end a line of its own."""
    marks = sorted(set(cuts))
    for m in re.finditer(r"\n+", text[block.start : block.end]):
        a, b = block.start + m.start(), block.start + m.end()
        before = text[max(block.start, a - 60) : a].rstrip()
        after = text[b : b + 40].lstrip(_OPENING)
        if not after or (wrapped and not _END.search(before[-6:])):
            continue
        if (after[0].isupper() or after[0].isdigit()) and not _abbreviated(before, "any") and before[-1:] not in ",;":
            k = bisect_left(marks, b)
            if k == len(marks) or marks[k] != b:
                marks.insert(k, b)
    out = []
    for a, b in zip([block.start, *marks], [*marks, block.end], strict=True):
        piece = _trim(text, a, b)
        if piece:
            out.append(piece)
    return out


def _trim(text: str, a: int, b: int) -> Span | None:
    while a < b and (text[a].isspace() or text[a] == "\ufeff"):
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return Span(a, b) if b > a else None


def _belongs(text: str, left: Span, right: Span, lang: str) -> bool:
    """Return whether two pieces are one sentence after all."""
    gap = text[left.end : right.start]
    if "\n" in gap and _END.search(text[max(left.start, left.end - 6) : left.end]):
        # A new line after an end mark stays a boundary, but for "U.S.\nNational": an acronym's own stop.
        return bool(re.search(r"(?:^|[\s(“\"‘«])(?:[A-ZА-ЯЁІЇЄ]\.){2,}$", text[max(left.start, left.end - 12) : left.end]))
    body = text[right.start : min(right.end, right.start + 60)]
    first = body.lstrip(_OPENING)
    if not first or not any(c.isalnum() for c in body):
        return len(body) < 6 and set(body) <= set(_CLOSING + ".,!?…")
    if first[0].islower():
        return True
    return _abbreviated(text[max(left.start, left.end - 30) : left.end], lang)


@cache
def _abbreviations(lang: str) -> frozenset[str]:
    table = load("abbreviations")
    words = list(table["any"]["before"]) if lang not in ("ru", "uk", "be", "bg", "sr") else []
    return frozenset(words) | frozenset(table.get(lang, {}).get("before", ()))


def _abbreviated(left: str, lang: str) -> bool:
    """Return whether a piece ends in an abbreviation or an initial, so that no sentence ends there."""
    m = _LAST_WORD.search(left)
    if not m:
        return False
    word = m.group(1)
    if len(word) == 1 and word.isalpha() and word.isupper():
        return word != "I"
    return word.casefold() in _abbreviations(lang) and (word[0].isupper() or len(word) <= 5)


def _short(text: str, span: Span) -> list[Span]:
    """Return the span itself, or parts of it where it is longer than any sentence."""
    out = []
    a = span.start
    while span.end - a > LONGEST:
        space = max(text.rfind(" ", a + LONGEST // 2, a + LONGEST), text.rfind("\n", a + LONGEST // 2, a + LONGEST))
        b = space if space > 0 else a + LONGEST
        piece = _trim(text, a, b)
        if piece:
            out.append(piece)
        a = b
    last = _trim(text, a, span.end)
    return [*out, last] if last else out
